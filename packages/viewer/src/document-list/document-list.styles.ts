import { css } from 'lit';

const styles = css`
  @layer tt.elements {
    tt-document-list {
      display: block;
      container-type: inline-size;
      margin-block-end: var(--tt-space-4, 1rem);
    }
    tt-document-list :is(ul, ol) {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    tt-document-list li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--tt-space-3, 0.75rem);
      padding-block: var(--tt-space-1, 0.25rem);
      border-block-end: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    }
    tt-document-list li a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tt-target-size, 2.75rem);
      overflow-wrap: anywhere;
    }
    tt-document-list li a[aria-current='true'] {
      font-weight: var(--tt-weight-semibold, 600);
    }
    tt-document-list li > a:not([data-save]) {
      flex: 1 1 12rem;
    }
    tt-document-list [data-about] {
      flex: 0 0 14rem;
      color: var(--tt-text-muted, inherit);
      font-variant-numeric: tabular-nums;
    }
    tt-document-list [data-about] span {
      display: inline-block;
    }
    tt-document-list [data-save] {
      margin-inline-start: auto;
    }
    @container (width >= 46rem) {
      tt-document-list [data-about] {
        flex-basis: 23rem;
      }
    }
    /* Every row breaks at the same place, however long its name is. */
    @container (width < 36rem) {
      tt-document-list li > a:not([data-save]) {
        flex-basis: 100%;
      }
      tt-document-list [data-about] {
        flex: 1 1 min(6rem, 100%);
        max-inline-size: 100%;
        overflow-wrap: anywhere;
      }
    }
  }
`;

/** Puts the styles of the list into a tree, once. */
export function adoptListStyles(root: Document | ShadowRoot): void {
  const sheet = styles.styleSheet;
  if (!sheet || root.adoptedStyleSheets?.includes(sheet)) return;
  root.adoptedStyleSheets?.push(sheet);
}
