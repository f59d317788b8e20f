import { css } from 'lit';

/** Dialogs about the document: its properties, and the keys. */
export const dialogStyles = css`
  .dialog {
    box-sizing: border-box;
    inline-size: min(34rem, calc(100vw - 2rem));
    max-block-size: calc(100vh - 2rem);
    padding: 0;
    background: var(--tt-surface-raised, Canvas);
    color: var(--tt-text, CanvasText);
    border: var(--tt-border-width, 1px) solid var(--tt-border-control, #8b8d98);
    border-radius: var(--tt-radius-control, 0);
  }
  .dialog[open] {
    display: flex;
    flex-direction: column;
  }
  .dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .dialog-body {
    min-block-size: 0;
    overflow: auto;
    padding: var(--tt-space-3, 0.75rem);
    overflow-wrap: anywhere;
  }
  .dialog-body p {
    margin: 0 0 var(--tt-space-2, 0.5rem);
  }
  .dialog dl {
    margin: 0;
  }
  .dialog dl > div {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--tt-space-3, 0.75rem);
    padding-block: var(--tt-space-1, 0.25rem);
  }
  /* What a title says goes below its name before its words are broken. */
  .dialog dt {
    flex: 2 8rem;
  }
  .dialog dd {
    flex: 3 12rem;
  }
  .dialog .keys > div {
    display: grid;
    grid-template-columns: 3fr 2fr;
  }
  .dialog dt {
    color: var(--tt-text-muted, GrayText);
  }
  .dialog dd {
    margin: 0;
  }
  .dialog kbd {
    padding: 0 var(--tt-space-2, 0.5rem);
    color: inherit;
    border: var(--tt-border-width, 1px) solid var(--tt-border-control, #8b8d98);
    border-radius: var(--tt-radius-control, 0);
    white-space: nowrap;
  }
`;
