import { css } from 'lit';

export const fileFieldStyles = css`
  *,
  *::before {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  :host([hidden]) {
    display: none;
  }

  ::slotted(*),
  .below {
    grid-column: 1;
  }

  ::slotted(label) {
    grid-row: 1;
  }

  ::slotted([data-hint]) {
    grid-row: 2;
  }

  ::slotted([data-error]) {
    grid-row: 3;
  }

  /* The real control and what is seen of it share a cell: a press, a drop and the focus are its own. */
  ::slotted(input[type='file']),
  .zone {
    grid-row: 4;
    grid-column: 1;
  }

  ::slotted(ul[data-files]) {
    grid-row: 5;
  }

  ::slotted([data-removed]) {
    grid-row: 6;
  }

  .below {
    grid-row: 7;
  }

  :host(:state(ready)) ::slotted(input[type='file']) {
    z-index: 1;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .zone {
    display: none;
  }

  :host(:state(ready)) .zone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--tt-space-2) var(--tt-space-3);
    padding: var(--tt-space-4);
    border: var(--tt-border-width) dashed var(--tt-field-border-color, var(--tt-border-control));
    border-radius: var(--tt-field-radius, var(--tt-radius-control));
    background: var(--tt-file-field-zone-background, var(--tt-surface-raised));
    color: var(--tt-text-muted);
    pointer-events: none;
  }

  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .button,
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--tt-space-2);
    min-inline-size: var(--tt-target-size);
    min-block-size: var(--tt-target-size);
    padding: var(--tt-space-2) var(--tt-space-4);
    border: var(--tt-border-width) solid
      var(--tt-button-border-color, var(--tt-action-secondary-border));
    border-radius: var(--tt-button-radius, var(--tt-radius-control));
    background: var(--tt-action-secondary-background);
    color: var(--tt-action-secondary-text);
    font: inherit;
    font-weight: var(--tt-weight-semibold);
    line-height: var(--tt-line-heading);
    overflow-wrap: anywhere;
  }

  :host(:hover) .button {
    background: var(--tt-action-secondary-hover);
  }

  .zone[data-over] {
    border-style: solid;
    border-width: var(--tt-border-width-strong);
    border-color: var(--tt-border-brand);
    background: var(--tt-surface-selected);
    color: var(--tt-text);
  }

  button {
    cursor: pointer;
  }

  button:hover {
    background: var(--tt-action-secondary-hover);
  }

  button[aria-disabled='true'] {
    border-color: var(--tt-border-subtle);
    background: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
    cursor: not-allowed;
  }

  button:focus-visible,
  summary:focus-visible {
    outline: 3px solid var(--tt-focus-outer);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--tt-focus-inner);
  }

  .photo,
  .together,
  .broken-off {
    margin-block: var(--tt-space-3) 0;
  }

  ul {
    display: grid;
    gap: var(--tt-space-2);
    margin: var(--tt-space-3) 0 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--tt-space-2) var(--tt-space-3);
    padding: var(--tt-space-3);
    border: var(--tt-border-width) solid var(--tt-border-subtle);
    border-radius: var(--tt-radius-control);
    background: var(--tt-surface-page);
  }

  li[data-state='refused'],
  li[data-state='failed'] {
    border-color: var(--tt-danger-border);
  }

  li[data-state='absent'] {
    border-style: dashed;
  }

  li[data-state='removed'] {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    border-style: dashed;
    background: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
  }

  p {
    margin: 0;
  }

  .thumb {
    display: grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    overflow: hidden;
    border-radius: var(--tt-radius-control);
    background: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
  }

  .thumb svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .name {
    font-weight: var(--tt-weight-semibold);
    overflow-wrap: anywhere;
  }

  .ending {
    margin-inline-start: 1px;
    color: var(--tt-text-muted);
    font-weight: var(--tt-weight-regular);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--tt-space-3);
    color: var(--tt-text-muted);
    font-size: var(--tt-font-size-2);
  }

  .state {
    display: inline-flex;
    align-items: start;
    gap: var(--tt-space-1);
    font-variant-numeric: tabular-nums;
  }

  .state svg {
    block-size: 1lh;
  }

  li[data-state='uploaded'] .state {
    color: var(--tt-success-text);
  }

  .note {
    font-size: var(--tt-font-size-2);
  }

  .error {
    display: flex;
    gap: var(--tt-space-2);
    margin-block-start: var(--tt-space-1);
    color: var(--tt-field-error-color, var(--tt-danger-text));
    font-weight: var(--tt-weight-semibold);
    overflow-wrap: anywhere;
  }

  .error svg {
    margin-block-start: 0.125em;
  }

  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    margin-block-start: var(--tt-space-2);
    accent-color: var(--tt-action-primary-background);
  }

  summary {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--tt-target-size);
    color: var(--tt-text-link);
    font-size: var(--tt-font-size-2);
    cursor: pointer;
  }

  code {
    display: block;
    font-size: var(--tt-font-size-2);
    overflow-wrap: anywhere;
  }

  .actions,
  .together {
    display: flex;
    flex-wrap: wrap;
    gap: var(--tt-space-2);
  }

  .together {
    align-items: center;
  }

  /* Little is dropped there, and one line is as high as the input that stands there without script. */
  @media (width < 30rem), (pointer: coarse) {
    .drop {
      display: none;
    }
  }

  @media (width < 30rem) {
    /* Of text at four times its size: room in rem would leave none to the words. */
    :host(:state(ready)) .zone,
    .button,
    button {
      padding-inline: min(var(--tt-space-4), 5vi);
    }

    .button,
    button {
      min-inline-size: min(var(--tt-target-size), 100%);
      font-size: min(1em, 14vi);
    }

    .button {
      flex-wrap: wrap;
    }

    .facts,
    .note {
      overflow-wrap: anywhere;
    }

    .error {
      gap: min(var(--tt-space-2), 2.5vi);
    }

    .error svg {
      inline-size: min(1.25em, 6.25vi);
      block-size: min(1.25em, 6.25vi);
    }

    .thumb {
      inline-size: min(3rem, 15vi);
      block-size: min(3rem, 15vi);
    }

    .thumb svg {
      inline-size: min(1.5rem, 7.5vi);
      block-size: min(1.5rem, 7.5vi);
    }

    li {
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--tt-space-2) min(var(--tt-space-3), 4vi);
      padding-inline: min(var(--tt-space-3), 4vi);
    }

    .actions {
      grid-column: 1 / -1;
    }

    li[data-state='removed'] {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  /* Where nobody touches the screen there is hardly a camera to hold up to a paper. */
  @media not all and (any-pointer: coarse) {
    .photo {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .zone[data-over] {
      border-color: Highlight;
    }

    button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }

    progress {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    :host(:state(ready)) .zone,
    .actions,
    .together,
    button,
    progress {
      display: none;
    }
  }
`;
