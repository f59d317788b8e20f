import { css } from 'lit';

/** Toolbar, messages and the place where the pages scroll. */
export const frameStyles = css`
  :host(:fullscreen) {
    box-sizing: border-box;
    padding: var(--tt-space-2, 0.5rem);
    background: var(--tt-surface-page, Canvas);
  }
  /* The author's links may be many, and the document keeps its room. */
  :host(:state(ready)) slot:not([name]) {
    flex: none;
    max-block-size: 25%;
    overflow: auto;
    /* What scrolls is cut off at its edge, and the ring of the focus lies outside a link. */
    --ring: calc(var(--tt-focus-outer-width, 3px) + var(--tt-focus-inner-width, 2px));
    margin-inline-start: calc(-1 * var(--ring));
    padding-block-end: var(--ring);
    padding-inline: var(--ring);
  }
  .viewer {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .document {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    scrollbar-gutter: stable;
    background: var(--tt-surface-sunken, #e8e8ec);
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }
  .viewer + slot {
    padding-block-start: var(--tt-space-2, 0.5rem);
  }
  ::slotted(a) {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--tt-target-size, 2.75rem);
  }
  .viewer slot {
    display: contents;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  :host([toolbar='none']) .toolbar {
    display: none;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--tt-space-1, 0.25rem) var(--tt-space-4, 1rem);
    padding: var(--tt-space-1, 0.25rem) var(--tt-space-2, 0.5rem);
    background: var(--tt-surface-raised, Canvas);
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    border-start-start-radius: var(--tt-radius-control, 0);
    border-start-end-radius: var(--tt-radius-control, 0);
    border-block-end: 0;
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--tt-space-2, 0.5rem);
  }
  .end {
    margin-inline-start: auto;
  }
  button,
  a:is(.download, .ways a) {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--tt-space-2, 0.5rem);
    box-sizing: border-box;
    min-inline-size: var(--tt-target-size, 2.75rem);
    min-block-size: var(--tt-target-size, 2.75rem);
    padding: 0 var(--tt-space-2, 0.5rem);
    border: var(--tt-border-width, 1px) solid transparent;
    border-radius: var(--tt-radius-control, 0);
    background: transparent;
    color: inherit;
    font: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  :is(button, .download, .ways a):hover {
    background: var(--tt-surface-hover, #e8e8ec);
  }
  :is(button, .download, .ways a):active {
    background: var(--tt-surface-active, #dddde3);
  }
  button[aria-pressed='true'] {
    background: var(--tt-surface-selected, #dfe7f5);
    border-color: var(--tt-border-control, #8b8d98);
  }
  button[aria-disabled='true'] {
    color: var(--tt-border-control, GrayText);
    background: transparent;
    cursor: default;
  }
  .level {
    min-inline-size: 3.25rem;
    text-align: center;
  }
  .level,
  .total,
  .page-number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  input {
    box-sizing: border-box;
    block-size: var(--tt-control-height, 2.75rem);
    padding: 0 var(--tt-space-2, 0.5rem);
    border: var(--tt-border-width, 1px) solid var(--tt-border-control, #8b8d98);
    border-radius: var(--tt-radius-control, 0);
    background: var(--tt-surface-page, Canvas);
    color: inherit;
    font: inherit;
  }
  .page-number {
    min-inline-size: 3.5rem;
    max-inline-size: 10rem;
    text-align: center;
  }
  input[aria-invalid='true'] {
    border: var(--tt-border-width-strong, 2px) solid var(--tt-danger-border, #ce2c31);
  }
  :is(button, a, input, select, summary, .document):focus-visible,
  ::slotted(a:focus-visible) {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: var(--tt-focus-inner-width, 2px);
    box-shadow: 0 0 0 var(--tt-focus-inner-width, 2px) var(--tt-focus-inner, Canvas);
  }
  .document:focus-visible {
    outline-offset: calc(-1 * var(--tt-focus-outer-width, 3px));
    box-shadow: none;
  }

  .shelf,
  .steps {
    display: flex;
    align-items: center;
    gap: var(--tt-space-2, 0.5rem);
    min-inline-size: 0;
  }
  .shelf {
    flex-wrap: wrap;
    padding: var(--tt-space-1, 0.25rem) var(--tt-space-2, 0.5rem);
    background: var(--tt-surface-raised, Canvas);
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    border-block-end: 0;
  }
  .shelf {
    border-start-start-radius: var(--tt-radius-control, 0);
    border-start-end-radius: var(--tt-radius-control, 0);
  }
  .shelf + .toolbar {
    border-radius: 0;
  }
  .steps {
    flex: 1 1 12rem;
  }
  .steps select {
    flex: 0 1 auto;
    box-sizing: border-box;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: var(--tt-target-size, 2.75rem);
    padding: 0 var(--tt-space-2, 0.5rem);
    border: var(--tt-border-width, 1px) solid var(--tt-border-control, #8b8d98);
    border-radius: var(--tt-radius-control, 0);
    background: var(--tt-surface-page, Canvas);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }
  .back {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  .back span {
    overflow-wrap: anywhere;
  }

  .strip {
    display: flex;
    gap: var(--tt-space-2, 0.5rem);
    align-items: flex-start;
    margin: 0;
    padding: var(--tt-space-2, 0.5rem) var(--tt-space-3, 0.75rem);
    background: var(--tt-info-background, #edf2fe);
    color: var(--tt-info-text, #1f2d5c);
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    border-block-end: 0;
  }
  .page-error {
    border-color: var(--tt-danger-border, #ce2c31);
    color: var(--tt-danger-text, #8a1c20);
    background: var(--tt-danger-background, #fdecec);
  }
  details.strip {
    display: block;
  }
  .strip summary {
    display: flex;
    flex-wrap: wrap;
    gap: var(--tt-space-2, 0.5rem);
    align-items: flex-start;
    min-block-size: 1.5rem;
    list-style: none;
    cursor: pointer;
  }
  .strip summary::-webkit-details-marker {
    display: none;
  }
  .strip summary > span:first-of-type {
    flex: 1 1 14rem;
  }
  .notes-strip {
    align-items: center;
  }
  .way-back {
    padding-block: 0;
    border-block: 0 var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }
  .strip :is(.more, .download) {
    inline-size: auto;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .strip :is(p, ul) {
    margin: var(--tt-space-2, 0.5rem) 0 0;
  }
  .strip ul {
    padding-inline-start: var(--tt-space-4, 1rem);
  }
  .strip li {
    overflow-wrap: anywhere;
  }
  .strip svg {
    margin-block-start: 0.125rem;
  }
  .loading,
  .failure {
    margin: var(--tt-space-6, 2rem) auto;
    padding: 0 var(--tt-space-4, 1rem);
    max-inline-size: var(--tt-measure-form, 66ch);
    text-align: center;
  }
  .loading {
    position: absolute;
    inset-inline: 0;
    animation: appear var(--tt-motion-slow, 200ms) 300ms both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .loading {
      animation-duration: 1ms;
    }
  }
  .failure > svg {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    color: var(--tt-text-muted, GrayText);
  }
  .failure p {
    margin: var(--tt-space-2, 0.5rem) 0;
  }
  .happened {
    font-size: var(--tt-font-size-4, 1.25rem);
    font-weight: var(--tt-weight-semibold, 600);
    line-height: var(--tt-line-heading, 1.25);
  }
  .about-file {
    color: var(--tt-text-muted, GrayText);
    overflow-wrap: anywhere;
  }
  .password {
    display: grid;
    gap: var(--tt-space-2, 0.5rem);
    max-inline-size: 20rem;
    margin: var(--tt-space-4, 1rem) auto;
    text-align: start;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--tt-space-2, 0.5rem);
    margin-block-start: var(--tt-space-4, 1rem);
  }
  .failure :is(.ways button, .ways a, .password button) {
    padding-inline: var(--tt-space-4, 1rem);
    border-color: var(--tt-action-secondary-border, #8b8d98);
    background: var(--tt-action-secondary-background, transparent);
    color: var(--tt-action-secondary-text, inherit);
    font-weight: var(--tt-weight-semibold, 600);
  }
  .failure :is(.ways button, .ways a):hover {
    background: var(--tt-action-secondary-hover, #e8e8ec);
  }
  .failure .password button {
    border-color: transparent;
    background: var(--tt-action-primary-background, CanvasText);
    color: var(--tt-action-primary-text, Canvas);
  }
  .failure .password button:hover {
    background: var(--tt-action-primary-hover, CanvasText);
  }

  @container (inline-size < 64rem) {
    .download span {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      overflow: hidden;
    }
  }

  /* On a phone the tools lie where the thumb is. */
  @container (inline-size < 40rem) {
    .toolbar {
      order: 1;
      justify-content: space-between;
      column-gap: var(--tt-space-2, 0.5rem);
      padding-inline: var(--tt-space-1, 0.25rem);
      border-block: 0 solid var(--tt-border-subtle, #b9bbc6);
      border-block-end-width: var(--tt-border-width, 1px);
      border-radius: 0;
    }
    .level {
      min-inline-size: 2.75rem;
    }
  }
  /* Paper has no tools. */
  @media print {
    :is(.toolbar, .shelf) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
