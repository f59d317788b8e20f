import { css } from 'lit';

/**
 * Sheets and their text. The custom properties of the text (`--total-scale-factor`,
 * `--font-height`, `--scale-x`, `--rotate`, `--min-font-size`) are set by pdf.js on its elements.
 */
export const pageStyles = css`
  .sheets {
    display: flex;
    flex-direction: column;
    align-items: safe center;
    inline-size: max-content;
    min-inline-size: 100%;
    box-sizing: border-box;
    padding: var(--tt-space-4, 1rem);
    gap: var(--tt-space-4, 1rem);
  }
  .sheets:empty,
  .sheets[data-layout='single'] .page:not([data-shown]) {
    display: none;
  }
  .sheets[data-layout='two-page'] {
    display: grid;
    grid-template-columns: repeat(2, auto);
    align-items: start;
    justify-content: safe center;
  }
  .sheets[data-layout='two-page'] .page:nth-child(odd) {
    justify-self: end;
  }
  .page {
    position: relative;
    flex: none;
    inline-size: calc(var(--page-scale) * var(--page-width) * 1px);
    block-size: calc(var(--page-scale) * var(--page-height) * 1px);
    background: var(--tt-surface-paper, white);
    color: var(--tt-text-paper, black);
    outline: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    forced-color-adjust: none;
    contain: layout style;
  }
  /* Screen readers pass over what has no text: without a sign they would end at the last page that is laid. */
  :is(.page[role='region'] + .page, .page:has(+ .page[role='region']))[role='group']::before {
    content: '…';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    color: transparent;
    pointer-events: none;
    user-select: none;
  }
  .page:focus-visible {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: calc(-1 * var(--tt-focus-outer-width, 3px));
  }
  .sheets:is([data-rotation='90'], [data-rotation='270']) .page {
    inline-size: calc(var(--page-scale) * var(--page-height) * 1px);
    block-size: calc(var(--page-scale) * var(--page-width) * 1px);
  }
  .leaf {
    position: absolute;
    top: 0;
    left: 0;
    width: calc(var(--page-scale) * var(--page-width) * 1px);
    height: calc(var(--page-scale) * var(--page-height) * 1px);
    transform-origin: 0 0;
  }
  [data-rotation='90'] .leaf {
    transform: rotate(90deg) translateY(-100%);
  }
  [data-rotation='180'] .leaf {
    transform: rotate(180deg) translate(-100%, -100%);
  }
  [data-rotation='270'] .leaf {
    transform: rotate(270deg) translateX(-100%);
  }
  .leaf > canvas {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
  }
  .sheets[data-paper='dark'] .leaf > canvas {
    filter: invert(0.93) hue-rotate(180deg);
  }
  .document[data-hand] {
    cursor: grab;
    user-select: none;
  }
  .document[data-hand] .text * {
    cursor: inherit;
    user-select: none;
  }
  .document[data-dragging],
  .document[data-dragging] * {
    cursor: grabbing !important;
  }
  .page-note:not(.visually-hidden) {
    position: absolute;
    inset: 0;
    margin: 0;
    padding: var(--tt-space-6, 2rem);
    text-align: center;
  }
  @container (inline-size < 40rem) {
    .sheets {
      padding: var(--tt-space-2, 0.5rem);
      gap: var(--tt-space-2, 0.5rem);
    }
  }

  .text {
    position: absolute;
    inset: 0;
    overflow: clip;
    isolation: isolate;
    direction: ltr;
    text-align: start;
    line-height: 1;
    letter-spacing: normal;
    word-spacing: normal;
    text-size-adjust: none;
    transform-origin: 0 0;
    --min-font-size: 1;
  }
  .text[data-main-rotation='90'] {
    transform: rotate(90deg) translateY(-100%);
  }
  .text[data-main-rotation='180'] {
    transform: rotate(180deg) translate(-100%, -100%);
  }
  .text[data-main-rotation='270'] {
    transform: rotate(270deg) translateX(-100%);
  }
  .text :is(span:not(.markedContent), br) {
    position: absolute;
    color: transparent;
    white-space: pre;
    cursor: text;
    transform-origin: 0 0;
    user-select: text;
  }
  .text span:not(.markedContent, .hit) {
    --font-height: 0;
    --scale-x: 1;
    --rotate: 0deg;
    font-size: calc(var(--total-scale-factor) * var(--min-font-size) * var(--font-height));
    transform: rotate(var(--rotate)) scaleX(var(--scale-x)) scale(calc(1 / var(--min-font-size)));
  }
  .text .markedContent {
    display: contents;
  }
  .text ::selection {
    background: color-mix(in srgb, AccentColor, transparent 65%);
  }
  .text .placed {
    position: absolute;
  }
  .text a,
  .text a span:not(.markedContent) {
    cursor: pointer;
  }
  /* A link that no tag gives its words lies over them, except while they are being selected. */
  .text a:not(:has(.markedContent)) .hit {
    z-index: 1;
  }
  .sheets:active a:not(:active) .hit {
    pointer-events: none;
  }
  .text a:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .text a:focus-visible .hit {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: var(--tt-focus-inner-width, 2px);
    box-shadow: 0 0 0 var(--tt-focus-inner-width, 2px) var(--tt-focus-inner, white);
  }
  .text a:hover .hit {
    background: color-mix(in srgb, AccentColor, transparent 85%);
  }

  .pins {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .pins button {
    position: absolute;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    min-inline-size: 1.5rem;
    min-block-size: 1.5rem;
    padding: 0;
    pointer-events: auto;
    background: rgb(255 236 150);
    color: black;
    border: 1px solid rgb(110 80 0);
    border-radius: 0.25rem;
  }
  .pins svg {
    inline-size: 70%;
    block-size: 70%;
  }
  [data-rotation='90'] .pins svg {
    transform: rotate(270deg);
  }
  [data-rotation='180'] .pins svg {
    transform: rotate(180deg);
  }
  [data-rotation='270'] .pins svg {
    transform: rotate(90deg);
  }

  .fields {
    position: absolute;
    inset: 0;
    container-type: size;
    pointer-events: none;
    color-scheme: light;
    --ink: black;
    --ground: rgb(0 84 255 / 9%);
    --ground-fixed: rgb(0 0 0 / 5%);
    --ground-focus: white;
    --edge: rgb(0 50 150 / 55%);
    --edge-missing: rgb(180 0 20);
    --accent: rgb(0 60 160);
  }
  .sheets[data-paper='dark'] .fields {
    color-scheme: dark;
    --ink: white;
    --ground: rgb(120 170 255 / 15%);
    --ground-fixed: rgb(255 255 255 / 8%);
    --ground-focus: black;
    --edge: rgb(140 180 255 / 70%);
    --edge-missing: rgb(255 110 120);
    --accent: rgb(140 180 255);
  }
  .fields > * {
    position: absolute;
    box-sizing: border-box;
    min-inline-size: 0;
    block-size: auto;
    margin: 0;
    padding: 0 0.15em;
    pointer-events: auto;
    background: var(--ground);
    color: var(--ink);
    border: 1px solid var(--edge);
    border-radius: 0;
    font-family: sans-serif;
    line-height: 1.2;
    resize: none;
  }
  .fields > [data-cells] {
    padding-inline: calc((var(--cell) - 1ch) / 2) 0;
    background-image: repeating-linear-gradient(
      to right,
      transparent 0 calc(var(--cell) - 1px),
      var(--edge) calc(var(--cell) - 1px) var(--cell)
    );
    font-family: monospace;
    letter-spacing: calc(var(--cell) - 1ch);
    text-align: start;
  }
  .fields > :is([type='checkbox'], [type='radio']) {
    accent-color: var(--accent);
  }
  .fields > :is(:read-only:not(select), :disabled) {
    background-color: var(--ground-fixed);
  }
  .fields > :required {
    border-width: 2px;
  }
  .fields > [aria-invalid] {
    border-color: var(--edge-missing);
  }
  .fields > :is([type='checkbox'], [type='radio'])[aria-invalid]:not(:focus-visible) {
    outline: 2px solid var(--edge-missing);
  }
  /* Beside the corner, where it hides least of what is written there. */
  .fields > span.missing {
    display: grid;
    place-items: center;
    inline-size: 1.3em;
    block-size: 1.3em;
    padding: 0;
    pointer-events: none;
    background: var(--edge-missing);
    color: var(--ground-focus);
    border-color: var(--ground-focus);
    border-radius: 50%;
    font-size: max(0.75rem, calc(var(--page-scale) * 10px));
    font-weight: bold;
    line-height: 1;
    translate: -85% -50%;
  }
  .missing::before {
    content: '!';
  }
  .fields > :focus-visible {
    z-index: 1;
    background-color: var(--ground-focus);
  }
`;
