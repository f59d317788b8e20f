import { css } from 'lit';

export const compareStyles = css`
  :host {
    container-type: inline-size;
    display: block;
    color: var(--tt-text, CanvasText);
    font-family: var(--tt-font-body, system-ui, sans-serif);
    font-size: var(--tt-font-size-2, 1rem);
    line-height: var(--tt-line-text, 1.5);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--tt-space-4, 1rem);
  }
  p {
    margin: var(--tt-space-2, 0.5rem) 0;
  }
  .bar p {
    font-weight: var(--tt-weight-semibold, 600);
  }
  label,
  summary,
  button {
    display: flex;
    align-items: center;
    gap: var(--tt-space-2, 0.5rem);
    min-block-size: var(--tt-target-size, 2.75rem);
    cursor: pointer;
  }
  label input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--tt-text-link, auto);
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--tt-space-4, 1rem);
  }
  .side-name {
    overflow-wrap: anywhere;
  }
  .side-name span {
    font-weight: var(--tt-weight-semibold, 600);
  }
  tt-document-viewer {
    block-size: min(70vh, 50rem);
  }
  .differences {
    margin-block-start: var(--tt-space-4, 1rem);
  }
  details {
    border-block-start: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }
  summary {
    display: list-item;
    padding-block: calc((var(--tt-target-size, 2.75rem) - 1.5em) / 2);
    box-sizing: border-box;
  }
  button {
    padding: 0 var(--tt-space-4, 1rem);
    border: var(--tt-border-width, 1px) solid var(--tt-action-secondary-border, #8b8d98);
    border-radius: var(--tt-radius-control, 0);
    background: var(--tt-action-secondary-background, transparent);
    color: var(--tt-action-secondary-text, inherit);
    font: inherit;
  }
  button:hover {
    background: var(--tt-action-secondary-hover, #e8e8ec);
  }
  :is(summary, button, input):focus-visible {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: var(--tt-focus-inner-width, 2px);
  }
  .differences li {
    max-inline-size: 75ch;
    margin-block: var(--tt-space-2, 0.5rem);
    overflow-wrap: anywhere;
  }
  ins {
    padding-inline: 0.15em;
    background: var(--tt-success-background, #e6f4ea);
    color: var(--tt-success-text, inherit);
    text-decoration: underline;
    text-decoration-thickness: 2px;
  }
  del {
    padding-inline: 0.15em;
    background: var(--tt-danger-background, #fdecea);
    color: var(--tt-danger-text, inherit);
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  slot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--tt-space-4, 1rem);
  }
  ::slotted(a) {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--tt-target-size, 2.75rem);
  }
  .limits {
    color: var(--tt-text-muted, inherit);
    font-size: var(--tt-font-size-1, 0.875rem);
  }
  @container (inline-size < 42rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    tt-document-viewer {
      block-size: 60vh;
    }
  }
`;
