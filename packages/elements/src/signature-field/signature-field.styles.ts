import { css } from 'lit';

export const signatureFieldStyles = css`
  *,
  *::before {
    box-sizing: border-box;
  }

  :host {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  p {
    margin: 0;
  }

  #question {
    margin-block-end: var(--tt-space-2);
  }

  #sheet {
    container-type: inline-size;
    max-inline-size: 34rem;
  }

  #methods {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
  }

  #methods label {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--tt-space-2);
    min-block-size: var(--tt-target-size);
    padding: var(--tt-space-2) var(--tt-space-3);
    border: var(--tt-border-width) solid var(--tt-border-control);
    background: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
    font-weight: var(--tt-weight-semibold);
    line-height: var(--tt-line-heading);
    overflow-wrap: anywhere;
  }

  #methods label:first-child {
    border-start-start-radius: var(--tt-radius-control);
  }

  #methods label:last-child {
    border-start-end-radius: var(--tt-radius-control);
  }

  #methods label + label {
    border-inline-start-width: 0;
  }

  /* With large text on a narrow screen two words side by side would break into letters. */
  @container (width < 15em) {
    #methods {
      grid-auto-flow: row;
    }

    #methods label:first-child {
      border-start-end-radius: var(--tt-radius-control);
    }

    #methods label:last-child {
      border-start-end-radius: 0;
    }

    #methods label + label {
      border-block-start-width: 0;
      border-inline-start-width: var(--tt-border-width);
    }
  }

  #methods label:hover {
    background: var(--tt-surface-active);
    color: var(--tt-text);
  }

  #methods label:has(:checked) {
    border-block-end-width: 0;
    padding-block-end: calc(var(--tt-space-2) + var(--tt-border-width));
    background: var(--tt-surface-page);
    color: var(--tt-text);
  }

  #methods label:has(:checked)::before {
    position: absolute;
    inset: calc(-1 * var(--tt-border-width));
    inset-block-end: auto;
    block-size: var(--tt-space-1);
    border-radius: inherit;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    background: var(--tt-border-brand);
    content: '';
  }

  #methods label:has(:focus-visible) {
    z-index: 1;
    outline: var(--tt-focus-outer-width) solid var(--tt-focus-outer);
    outline-offset: var(--tt-focus-inner-width);
    box-shadow: 0 0 0 var(--tt-focus-inner-width) var(--tt-focus-inner);
  }

  /* The radio covers its label, so that exploring by touch finds a button of the label's size. */
  #methods input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  #methods label:has(:disabled) {
    border-style: dashed;
    border-color: var(--tt-border-subtle);
    background: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
  }

  #methods input:disabled {
    cursor: not-allowed;
  }

  svg {
    flex: none;
  }

  #methods svg,
  button svg {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  [data-panel] {
    padding: clamp(var(--tt-space-3), 3vi, var(--tt-space-5));
    border: var(--tt-border-width) solid var(--tt-border-control);
    border-radius: 0 0 var(--tt-radius-control) var(--tt-radius-control);
    background: var(--tt-surface-page);
  }

  #methods:not([hidden]) ~ [data-panel] {
    border-block-start: 0;
  }

  #methods[hidden] ~ [data-panel] {
    padding: 0;
    border: 0;
    background: none;
  }

  ::slotted(label) {
    display: block;
    margin-block-end: var(--tt-space-1);
    font-weight: var(--tt-weight-semibold);
    line-height: var(--tt-line-heading);
  }

  /* The page's rules see an error that was added after the input, and space it for that place. */
  ::slotted([data-error]) {
    margin-block: 0 var(--tt-space-2) !important;
  }

  #hint {
    margin-block-end: var(--tt-space-3);
    color: var(--tt-text-muted);
    font-size: var(--tt-font-size-2);
  }

  /* Paper and ink are things, not theme: they look alike in every scheme, and in forced colours. */
  #paper {
    position: relative;
    overflow: hidden;
    border: var(--tt-border-width) solid var(--tt-border-strong);
    border-radius: var(--tt-radius-control);
    background: var(--tt-surface-paper, #fff);
    color: var(--tt-ink, #1c2b5a);
    forced-color-adjust: none;
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }

  :host(:state(error)) #paper {
    border: var(--tt-border-width-strong) solid var(--tt-danger-border);
  }

  #pad {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 2;
    fill: none;
    stroke: currentColor;
    outline: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  #pad:not([aria-disabled]) {
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }

  #pad [data-guide] {
    stroke: color-mix(in srgb, var(--tt-text-paper, #1a1a1a) 55%, var(--tt-surface-paper, #fff));
    stroke-width: 5;
  }

  #tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--tt-space-2);
    margin-block-start: var(--tt-space-3);
  }

  #state {
    flex: 1 0 100%;
    min-inline-size: 0;
    max-inline-size: 100%;
    font-size: var(--tt-font-size-2);
    overflow-wrap: anywhere;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--tt-space-2);
    min-inline-size: var(--tt-target-size);
    max-inline-size: 100%;
    min-block-size: var(--tt-target-size);
    padding: var(--tt-space-2) var(--tt-space-3);
    border: var(--tt-border-width) solid
      var(--tt-button-border-color, var(--tt-action-secondary-border));
    border-radius: var(--tt-button-radius, var(--tt-radius-control));
    background: var(--tt-button-background, var(--tt-action-secondary-background));
    color: var(--tt-button-color, var(--tt-action-secondary-text));
    font: inherit;
    font-weight: var(--tt-weight-semibold);
    line-height: var(--tt-line-heading);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  button:hover {
    background: var(--tt-action-secondary-hover);
  }

  button:active {
    background: var(--tt-action-secondary-active);
  }

  button[aria-disabled='true'] {
    border-color: var(--tt-border-subtle);
    background: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
    cursor: not-allowed;
  }

  button:focus-visible {
    outline: var(--tt-focus-outer-width) solid var(--tt-focus-outer);
    outline-offset: var(--tt-focus-inner-width);
    box-shadow: 0 0 0 var(--tt-focus-inner-width) var(--tt-focus-inner);
  }

  #note {
    display: flex;
    gap: var(--tt-space-2);
    margin-block-start: var(--tt-space-3);
    color: var(--tt-text-muted);
    font-size: var(--tt-font-size-2);
  }

  #note span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  #note svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.125em;
  }

  @media (prefers-reduced-motion: no-preference) {
    #methods label,
    button {
      transition: background-color var(--tt-motion-fast) var(--tt-motion-ease);
    }
  }

  @media (forced-colors: active) {
    #methods label:has(:checked)::before {
      background: Highlight;
      forced-color-adjust: none;
    }

    #methods label:has(:focus-visible),
    button:focus-visible {
      outline-color: Highlight;
    }

    #methods label:has(:disabled),
    button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }

    #paper {
      border-color: CanvasText;
    }
  }

  @media print {
    #tools button,
    #methods label:not(:has(:checked)),
    #hint {
      display: none;
    }

    #paper,
    #sheet {
      break-inside: avoid;
    }
  }
`;
