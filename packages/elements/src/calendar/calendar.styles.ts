import { css } from 'lit';

export const calendarStyles = css`
  *,
  *::before {
    box-sizing: border-box;
  }

  :host {
    display: inline-block;
  }

  :host([inline]) {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  [data-visually-hidden] {
    position: absolute;
    overflow: hidden;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button,
  select {
    min-inline-size: var(--tt-target-size);
    min-block-size: var(--tt-target-size);
    border: var(--tt-border-width) solid var(--tt-action-secondary-border);
    border-radius: var(--tt-radius-control);
    background-color: var(--tt-action-secondary-background);
    color: var(--tt-action-secondary-text);
    font: inherit;
    font-weight: var(--tt-weight-semibold);
    line-height: var(--tt-line-heading);
    cursor: pointer;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    padding: var(--tt-space-2) var(--tt-space-3);
  }

  button:hover {
    background-color: var(--tt-action-secondary-hover);
  }

  button:active {
    background-color: var(--tt-action-secondary-active);
  }

  button[aria-disabled='true'] {
    border-color: var(--tt-border-subtle);
    background-color: var(--tt-surface-sunken);
    color: var(--tt-text-muted);
    cursor: not-allowed;
  }

  #button,
  #head button {
    flex: none;
    inline-size: var(--tt-target-size);
    block-size: var(--tt-target-size);
    padding: 0;
  }

  svg {
    flex: none;
    inline-size: 1.375em;
    block-size: 1.375em;
  }

  :is(button, select, td):focus-visible {
    outline: var(--tt-focus-outer-width) solid var(--tt-focus-outer);
    outline-offset: var(--tt-focus-inner-width);
    box-shadow: 0 0 0 var(--tt-focus-inner-width) var(--tt-focus-inner);
  }

  #panel {
    container-type: inline-size;
    outline: none;
  }

  dialog {
    position: fixed;
    inset: auto;
    overflow: auto;
    inline-size: max-content;
    max-inline-size: 100vi;
    max-block-size: 100dvb;
    margin: 0;
    padding: 0;
    border: var(--tt-border-width) solid var(--tt-border-subtle);
    border-radius: var(--tt-radius-card);
    background: var(--tt-calendar-background, var(--tt-surface-page));
    color: var(--tt-text);
    box-shadow: var(--tt-shadow-float);
    scroll-padding-block: calc(var(--tt-target-size) + var(--tt-space-7) + var(--tt-space-4))
      var(--tt-space-2);
  }

  dialog > #panel {
    inline-size: calc(7 * var(--tt-target-size) + 2 * var(--tt-space-4));
    max-inline-size: 100%;
    padding: var(--tt-space-4);
  }

  dialog:modal {
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: 100%;
    max-inline-size: none;
    border-inline: 0;
    border-block-end: 0;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }

  dialog:modal > #panel {
    inline-size: min(100%, 30rem);
    margin-inline: auto;
    padding: var(--tt-space-4) 0.375rem;
  }

  /* A screen that became small under an open month. */
  @media (width < 40rem) {
    dialog > #panel {
      padding-inline: 0.375rem;
    }
  }

  dialog::backdrop {
    background: none;
  }

  dialog:modal::backdrop {
    background: rgb(0 0 0 / 0.5);
  }

  #inline {
    inline-size: calc(7 * var(--tt-target-size) + 2 * var(--tt-space-4) + 2px);
    max-inline-size: 100%;
    padding: var(--tt-space-4) clamp(0.25rem, 2vi, 1rem);
    border: var(--tt-border-width) solid var(--tt-border-subtle);
    border-radius: var(--tt-radius-card);
    background: var(--tt-calendar-background, var(--tt-surface-page));
    color: var(--tt-text);
  }

  @media (width < 40rem) {
    #inline {
      padding: 0;
      border: 0;
    }
  }

  #foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--tt-space-2);
  }

  #head {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    gap: var(--tt-space-1);
    margin-block-end: var(--tt-space-2);
  }

  #head select {
    min-inline-size: 0;
    padding-block: var(--tt-space-2);
    padding-inline: var(--tt-space-2) 1.625rem;
    appearance: none;
    border-color: var(--tt-border-control);
    background-color: var(--tt-surface-page);
    background-image:
      linear-gradient(
        to top right,
        transparent calc(50% - 1px),
        currentColor calc(50% - 1px) calc(50% + 1px),
        transparent calc(50% + 1px)
      ),
      linear-gradient(
        to top left,
        transparent calc(50% - 1px),
        currentColor calc(50% - 1px) calc(50% + 1px),
        transparent calc(50% + 1px)
      );
    background-position:
      calc(100% - 0.8125rem) 55%,
      calc(100% - 0.5rem) 55%;
    background-repeat: no-repeat;
    background-size: 0.375rem 0.375rem;
    color: var(--tt-text);
    font-weight: var(--tt-weight-regular);
    text-overflow: ellipsis;
  }

  #head svg:dir(rtl) {
    scale: -1 1;
  }

  #head select:dir(rtl) {
    background-position:
      0.5rem 55%,
      0.8125rem 55%;
  }

  /* At 400 % a month is higher than the screen: which month it is stays in sight while it scrolls. */
  dialog :is(#head, th) {
    position: sticky;
    z-index: 2;
    background: var(--tt-calendar-background, var(--tt-surface-page));
  }

  dialog #head {
    inset-block-start: 0;
    margin-block: calc(-1 * var(--tt-space-4)) 0;
    padding-block: var(--tt-space-4) var(--tt-space-2);
  }

  dialog th {
    inset-block-start: calc(var(--tt-target-size) + var(--tt-space-4) + var(--tt-space-2));
    /* The ring of a day of the first week reaches under it. */
    clip-path: inset(0 0 calc(var(--tt-focus-outer-width) + var(--tt-focus-inner-width)));
  }

  table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }

  /* Text of twice the size on a phone: a line for each, and days that do not touch. */
  @container (width < 15rem) {
    #head {
      grid-template-columns: auto 1fr auto;
    }

    #head select {
      grid-column: 1 / -1;
      grid-row: 2;
      padding-inline: min(var(--tt-space-2), 4cqi) min(1.625rem, 15cqi);
      background-position:
        calc(100% - min(0.8125rem, 7.5cqi)) 55%,
        calc(100% - min(0.5rem, 4.625cqi)) 55%;
      background-size: min(0.375rem, 3.46cqi) min(0.375rem, 3.46cqi);
      /* The longest name of a month is to be read to its end. */
      font-size: min(1em, 12cqi);
    }

    #head select:dir(rtl) {
      background-position:
        min(0.5rem, 4.625cqi) 55%,
        min(0.8125rem, 7.5cqi) 55%;
    }

    #head select + select {
      grid-row: 3;
    }

    #head button {
      grid-row: 1;
      inline-size: min(var(--tt-target-size), 40cqi);
      min-inline-size: 0;
    }

    #head select + button {
      grid-column: 3;
    }

    /* Together they would cover the days. */
    dialog :is(#head, th) {
      position: static;
    }

    td {
      font-size: min(1em, 8cqi);
    }

    tr > th {
      font-size: min(var(--tt-font-size-1), 6.5cqi);
    }
  }

  /*
   * Every month takes the room of six weeks where the screen has it: the button for the next one stays
   * under the finger, and no second press lands beside the sheet and closes it.
   */
  @media (height >= 24rem) {
    dialog table[data-weeks='5'] {
      margin-block-end: var(--tt-target-size);
    }

    dialog table[data-weeks='4'] {
      margin-block-end: calc(2 * var(--tt-target-size));
    }
  }

  th {
    padding: var(--tt-space-2) 0;
    color: var(--tt-text-muted);
    font-size: var(--tt-font-size-1);
    font-weight: var(--tt-weight-regular);
    line-height: var(--tt-line-heading);
  }

  td {
    position: relative;
    block-size: var(--tt-target-size);
    padding: 0;
    text-align: center;
  }

  td[data-day] {
    border-radius: var(--tt-radius-control);
    cursor: pointer;
  }

  td:focus-visible {
    z-index: 1;
  }

  td[data-within] {
    border-radius: 0;
    background: var(--tt-surface-selected);
  }

  td[data-day]:hover {
    background: var(--tt-surface-hover);
  }

  td[data-day]:active {
    background: var(--tt-surface-active);
  }

  td[aria-current='date'] {
    color: var(--tt-text-brand);
    font-weight: var(--tt-weight-bold);
  }

  td[aria-current='date'] span {
    border-block-end: var(--tt-border-width-strong) solid currentColor;
    padding-block-end: 2px;
  }

  td[aria-disabled='true'] {
    color: var(--tt-text-muted);
    cursor: not-allowed;
  }

  td[aria-disabled='true'] span {
    text-decoration: line-through;
  }

  td[aria-selected='true'],
  td[aria-selected='true']:hover {
    background: var(--tt-calendar-chosen-background, var(--tt-action-primary-background));
    color: var(--tt-action-primary-text);
    font-weight: var(--tt-weight-bold);
  }

  #message {
    margin: 0;
    padding-block-start: var(--tt-space-2);
    font-size: var(--tt-font-size-2);
  }

  #message:empty {
    display: none;
  }

  #foot {
    justify-content: space-between;
    padding-block-start: var(--tt-space-3);
  }

  #foot #close {
    margin-inline-start: auto;
  }

  @media (prefers-reduced-motion: no-preference) {
    button,
    td {
      transition: background-color var(--tt-motion-fast) var(--tt-motion-ease);
    }
  }

  @media (forced-colors: active) {
    :is(button, select, td):focus-visible {
      outline-color: Highlight;
    }

    #head select {
      padding-inline-end: 0;
      appearance: auto;
    }

    button[aria-disabled='true'],
    td[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }

    td[data-within] {
      border-block: var(--tt-border-width) solid CanvasText;
    }

    td[aria-selected='true'],
    td[aria-selected='true']:hover {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }

  @media print {
    :host(:not([inline])),
    #head button,
    #foot {
      display: none;
    }
  }
`;
