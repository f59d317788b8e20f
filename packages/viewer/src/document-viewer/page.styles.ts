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
  .sheets:empty {
    display: none;
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
  .page canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
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
  .text a span {
    cursor: pointer;
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
`;
