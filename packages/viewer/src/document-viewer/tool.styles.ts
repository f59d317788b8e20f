import { css } from 'lit';

/** Menu and panels. */
export const toolStyles = css`
  /* What is said above a document takes its room from the page, where there is little, and not from the document. */
  :host(:state(ready)) {
    min-block-size: min-content;
  }
  :host(:state(ready)) .viewer {
    flex: 1 0 auto;
  }
  .body {
    display: flex;
    flex: 1 0 0;
    contain: size;
    min-block-size: 14rem;
  }
  kbd {
    font: inherit;
    font-size: var(--tt-font-size-1, 0.875rem);
    color: var(--tt-text-muted, GrayText);
  }

  .menu-holder {
    position: relative;
  }
  .menu {
    position: absolute;
    z-index: 2;
    inset-block-start: 100%;
    inset-inline-end: 0;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(22rem, 90cqi);
    padding: var(--tt-space-1, 0.25rem);
    overflow-y: auto;
    background: var(--tt-surface-raised, Canvas);
    color: var(--tt-text, CanvasText);
    border: var(--tt-border-width, 1px) solid var(--tt-border-control, #8b8d98);
    border-radius: var(--tt-radius-control, 0);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 20%);
  }
  .menu[data-above] {
    inset-block: auto 100%;
  }
  .menu button {
    inline-size: 100%;
    justify-content: start;
    gap: var(--tt-space-3, 0.75rem);
    text-align: start;
  }
  .menu button span {
    flex: 1;
  }
  .menu button:focus-visible {
    outline-offset: calc(-1 * var(--tt-focus-outer-width, 3px));
    box-shadow: none;
  }
  .menu button[aria-checked='true'] {
    background: var(--tt-surface-selected, #dfe7f5);
    border-color: var(--tt-border-control, #8b8d98);
  }
  .menu-group:not(:first-child) {
    margin-block-start: var(--tt-space-1, 0.25rem);
    padding-block-start: var(--tt-space-1, 0.25rem);
    border-block-start: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }

  .panel {
    display: flex;
    flex: none;
    flex-direction: column;
    box-sizing: border-box;
    inline-size: min(18rem, 42%);
    min-block-size: 0;
    background: var(--tt-surface-raised, Canvas);
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    border-inline-end: 0;
  }
  .panel-head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: var(--tt-space-2, 0.5rem);
    padding-inline-start: var(--tt-space-3, 0.75rem);
    border-block-end: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }
  .panel-head h2 {
    margin: 0;
    font-size: var(--tt-font-size-2, 1rem);
    font-weight: var(--tt-weight-semibold, 600);
    line-height: var(--tt-line-heading, 1.25);
  }
  .panel-head button:focus-visible {
    outline-offset: calc(-1 * var(--tt-focus-outer-width, 3px));
    box-shadow: none;
  }
  .panel-body {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    padding: var(--tt-space-2, 0.5rem);
    overflow-wrap: anywhere;
  }
  .panel-body:focus-visible {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: calc(-1 * var(--tt-focus-outer-width, 3px));
  }
  .panel-body :is(ul, ol) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .panel-body ul ul {
    padding-inline-start: var(--tt-space-4, 1rem);
  }
  .panel-note {
    margin: var(--tt-space-2, 0.5rem);
    color: var(--tt-text-muted, GrayText);
  }
  .panel-body :is(.to, .results button) {
    flex: 1;
    inline-size: 100%;
    justify-content: space-between;
    padding: var(--tt-space-2, 0.5rem);
    text-align: start;
  }
  .panel-body [aria-current],
  .note:has(> [aria-current]) {
    background: var(--tt-surface-selected, #dfe7f5);
    border-color: var(--tt-border-control, #8b8d98);
  }
  .panel-body button:focus-visible {
    outline-offset: calc(-1 * var(--tt-focus-outer-width, 3px));
    box-shadow: none;
  }
  .where {
    /* Holds what is only heard, which would lengthen the page around the panel. */
    position: relative;
    flex: none;
    margin: 0;
    color: var(--tt-text-muted, GrayText);
    font-size: var(--tt-font-size-1, 0.875rem);
    font-variant-numeric: tabular-nums;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--tt-space-2, 0.5rem);
    min-block-size: var(--tt-target-size, 2.75rem);
    cursor: pointer;
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--tt-action-primary-background, AccentColor);
  }
  .entry,
  .file {
    display: flex;
    align-items: center;
  }
  .nowhere {
    flex: 1;
    padding: var(--tt-space-2, 0.5rem);
  }
  .twist {
    min-inline-size: 2.75rem;
  }
  .twist::before {
    content: '';
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
  }
  .twist[aria-expanded='true']::before {
    transform: rotate(45deg);
  }
  .outline:has(.twist) .entry > :is(.to, .nowhere):first-child {
    margin-inline-start: 2.75rem;
  }
  .search-line {
    /* Room for the focus ring below the label. */
    margin-block-start: var(--tt-space-1, 0.25rem);
    display: flex;
    align-items: center;
    gap: var(--tt-space-1, 0.25rem);
  }
  .search-line input {
    flex: 1;
    min-inline-size: 0;
  }
  .search-fields {
    position: sticky;
    inset-block-start: calc(-1 * var(--tt-space-2, 0.5rem));
    z-index: 1;
    margin: calc(-1 * var(--tt-space-2, 0.5rem));
    margin-block-end: 0;
    padding: var(--tt-space-2, 0.5rem);
    background: inherit;
  }
  .search {
    background: var(--tt-surface-raised, Canvas);
  }
  .search .results [aria-current] {
    scroll-margin-block: 12rem var(--tt-space-2, 0.5rem);
  }
  .count {
    min-block-size: 1.5em;
    margin: 0;
    color: var(--tt-text-muted, GrayText);
  }
  .results button {
    flex-direction: column;
    align-items: start;
    gap: 0;
  }
  .results mark {
    background: var(--tt-found-background, #ffd54a);
    color: black;
  }
  button.more {
    inline-size: 100%;
  }
  .layer-group {
    font-weight: var(--tt-weight-semibold, 600);
  }
  .notes :is(h3, ol) {
    margin: 0;
    font: inherit;
  }
  .notes ol ol {
    padding-inline-start: var(--tt-space-3, 0.75rem);
  }
  .note-text {
    margin: 0;
    padding-inline: var(--tt-space-2, 0.5rem);
    white-space: pre-line;
  }
  .notes .where {
    padding-inline: var(--tt-space-2, 0.5rem);
  }
  .note {
    margin-block-end: var(--tt-space-2, 0.5rem);
    padding-block-end: var(--tt-space-2, 0.5rem);
    border: var(--tt-border-width, 1px) solid transparent;
  }
  .note > .to {
    font-weight: var(--tt-weight-semibold, 600);
  }
  .panel-body .note > [aria-current] {
    border-color: transparent;
  }
  .thumbnails ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    gap: var(--tt-space-2, 0.5rem);
  }
  .thumbnails button {
    flex-direction: column;
    inline-size: 100%;
    gap: var(--tt-space-1, 0.25rem);
    padding: var(--tt-space-1, 0.25rem);
  }
  .thumbnail {
    display: grid;
    place-items: center;
    block-size: 8.125rem;
  }
  .thumbnail canvas {
    max-inline-size: 8rem;
    max-block-size: 8rem;
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    forced-color-adjust: none;
  }

  ::highlight(tt-found) {
    background-color: rgb(255 200 0 / 45%);
  }
  ::highlight(tt-found-current) {
    background-color: rgb(255 110 0 / 65%);
  }
  /* Lines, not colours alone, also where colours are the reader's own. */
  ::highlight(tt-added) {
    background-color: rgb(0 150 60 / 18%);
    text-decoration: underline 2px rgb(0 95 40);
  }
  ::highlight(tt-deleted) {
    background-color: rgb(210 0 30 / 15%);
    text-decoration: line-through 2px rgb(165 0 25);
  }
  .reading ::highlight(tt-added),
  .reading ::highlight(tt-deleted) {
    text-decoration-color: currentColor;
  }
  [data-paper='dark'] ::highlight(tt-added) {
    text-decoration-color: rgb(120 230 150);
  }
  [data-paper='dark'] ::highlight(tt-deleted) {
    text-decoration-color: rgb(255 140 150);
  }
  @media (forced-colors: none) {
    /* The letters lie below the text that is marked: laid over them, a colour would make them pale. */
    .page[data-marked] .text {
      mix-blend-mode: multiply;
    }
    [data-paper='dark'] .page[data-marked] .text {
      mix-blend-mode: screen;
    }
    [data-paper='dark'] ::highlight(tt-found-current) {
      background-color: rgb(170 50 0 / 65%);
    }
    .reading ::highlight(tt-found) {
      background-color: #ffd54a;
      color: black;
    }
    .reading ::highlight(tt-found-current) {
      background-color: #ff9a3c;
      color: black;
    }
  }
  @media (forced-colors: active) {
    .menu button[aria-checked='true'],
    .panel-body [aria-current],
    .note:has(> [aria-current]) {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    :is(.panel-body [aria-current], .note:has(> [aria-current])) .where {
      color: inherit;
    }
    ::highlight(tt-found) {
      background-color: Mark;
      color: MarkText;
    }
    /* Not Highlight, which is translucent in some browsers: the letters of the page would shine through. */
    ::highlight(tt-found-current) {
      background-color: SelectedItem;
      color: SelectedItemText;
    }
  }
  :is(.fields > *, [data-answer])[data-found] {
    background: rgb(255 200 0 / 45%);
    forced-color-adjust: none;
  }
  :is(.fields > *, [data-answer])[data-found='current'] {
    background: rgb(255 110 0 / 65%);
  }
  @media (forced-colors: active) {
    :is(.fields > *, [data-answer])[data-found] {
      background: Mark;
      color: MarkText;
    }
    :is(.fields > *, [data-answer])[data-found='current'] {
      background: SelectedItem;
      color: SelectedItemText;
    }
  }
  .found-box {
    position: absolute;
    background: rgb(255 200 0 / 45%);
    mix-blend-mode: multiply;
    pointer-events: none;
  }
  .noted {
    outline: 2px solid rgb(150 90 0);
    outline-offset: 2px;
  }
  [data-paper='dark'] .found-box {
    mix-blend-mode: screen;
  }

  /* What stands in the toolbar is not in the menu too. */
  .menu :is([data-from='small'], [data-from='medium'], [data-from='wide']),
  .menu-group:not(:has([data-from='never'])) {
    display: none;
  }
  .toolbar[data-room] [data-from='wide']:not(.menu *),
  .toolbar:is([data-room='small'], [data-room='least']) [data-from='medium']:not(.menu *),
  .toolbar[data-room='least'] [data-from='small']:not(.menu *) {
    display: none;
  }
  .toolbar[data-room] .menu [data-from='wide'],
  .toolbar:is([data-room='small'], [data-room='least']) .menu [data-from='medium'],
  .toolbar[data-room='least'] .menu [data-from='small'] {
    display: inline-flex;
  }
  .toolbar[data-room] .menu-group:has([data-from='wide']),
  .toolbar:is([data-room='small'], [data-room='least']) .menu-group:has([data-from='medium']),
  .toolbar[data-room='least'] .menu-group:has([data-from='small']) {
    display: block;
  }
  @container (inline-size < 64rem) {
    .toolbar [data-from='wide']:not(.menu *) {
      display: none;
    }
    .menu [data-from='wide'] {
      display: inline-flex;
    }
    .menu-group:has([data-from='wide']) {
      display: block;
    }
  }
  @container (inline-size < 40rem) {
    .toolbar [data-from='medium']:not(.menu *) {
      display: none;
    }
    .menu [data-from='medium'] {
      display: inline-flex;
    }
    .menu-group:has([data-from='medium']) {
      display: block;
    }
    .group {
      column-gap: var(--tt-space-1, 0.25rem);
    }
    .body {
      flex-direction: column;
    }
    .body:has(.panel) {
      min-block-size: 26rem;
    }
    /* Only the label, the count and the field stay over the list: the panel is low. */
    .search {
      display: flex;
      flex-wrap: wrap;
      align-content: start;
      justify-content: space-between;
      padding-block-start: 0;
    }
    .search-fields {
      display: contents;
    }
    .search-fields > * {
      z-index: 1;
      background: inherit;
    }
    .search-fields > :is(label:not(.check), .count) {
      position: sticky;
      inset-block-start: 0;
      flex: 1 0 auto;
      min-block-size: 1.75em;
    }
    /* Beside the label, where it takes no height from what was found. */
    .search-fields .count {
      order: 1;
      flex-grow: 0;
    }
    .search-line {
      position: sticky;
      inset-block-start: 1.75em;
      order: 2;
      flex: 1 1 100%;
      min-inline-size: 0;
      margin: 0;
      padding-block-end: var(--tt-space-1, 0.25rem);
    }
    .search-fields .check {
      order: 3;
      flex: 1 0 100%;
    }
    .search > :is(.results, .more) {
      order: 4;
      flex: 1 0 100%;
      min-inline-size: 0;
    }
    .search .results [aria-current] {
      scroll-margin-block: 5.25rem var(--tt-space-2, 0.5rem);
    }
    .panel {
      flex: 0 1 50%;
      inline-size: auto;
      border-inline-end: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
      border-block-end: 0;
    }
    .panel:has(.results) {
      flex-basis: 65%;
    }
  }
  @container (inline-size < 26rem) {
    .toolbar [data-from='small']:not(.menu *) {
      display: none;
    }
    .menu [data-from='small'] {
      display: inline-flex;
    }
    .menu-group:has([data-from='small']) {
      display: block;
    }
  }
`;
