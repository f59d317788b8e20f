import { css } from 'lit';

/** Text that reflows. Spacing is in `em`, so that it follows what a reader sets. */
export const readingStyles = css`
  .reading {
    box-sizing: border-box;
    min-block-size: 100%;
    padding: 0 var(--tt-space-4, 1rem) var(--tt-space-6, 2rem);
    background: var(--tt-surface-page, Canvas);
    color: var(--tt-text, CanvasText);
    font-size: calc(var(--reading-zoom, 1) * 1em);
    overflow-wrap: break-word;
    /* The view holds the place by page; two that hold it would pull against each other. */
    overflow-anchor: none;
  }
  .reading:empty {
    display: none;
  }
  /* The room of the scroll bar belongs to the text. */
  .document:has(> .reading:not(:empty)) {
    background: var(--tt-surface-page, Canvas);
  }
  .reading-page {
    max-inline-size: 75ch;
    margin-inline: auto;
    padding-block-end: 1em;
  }
  .reading-page[data-state='waiting'] {
    min-block-size: 24rem;
  }
  .reading-page:focus {
    outline: none;
  }
  .reading-page:focus-visible .page-name {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: var(--tt-focus-inner-width, 2px);
  }
  .page-name {
    margin: 0 0 1em;
    padding-block: 0.75em 0.25em;
    border-block-end: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    color: var(--tt-text-muted, inherit);
    font-size: max(0.875rem, 0.8em);
    font-variant-numeric: tabular-nums;
  }
  .page-name[hidden] ~ .reading-text {
    padding-block-start: 1em;
  }
  /* They are the viewer's own, and would stand in the midst of what is copied. */
  :is(.page-name, .next-page) {
    user-select: none;
  }
  .next-page {
    display: flex;
    margin-inline: auto 0;
    font-size: max(0.875rem, 0.8em);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .reading-text :is(h2, h3, h4, h5, h6) {
    margin: 1.25em 0 0.5em;
    font-weight: var(--tt-weight-semibold, 600);
    line-height: var(--tt-line-heading, 1.25);
    text-wrap: balance;
  }
  .reading-text > :first-child {
    margin-block-start: 0;
  }
  .reading-text h2 {
    font-size: 1.5em;
  }
  .reading-text h3 {
    font-size: 1.25em;
  }
  .reading-text h4 {
    font-size: 1.125em;
  }
  .reading-text :is(h5, h6) {
    font-size: 1em;
  }
  .reading-text :is(p, ul, ol, dl, blockquote, pre, figure),
  .reading-text .wide {
    margin: 0 0 1em;
  }
  .reading-text :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .reading-text ol[role='list'] {
    list-style: none;
  }
  .reading-text :is(ul, ol) :is(ul, ol),
  .reading-text li > p:last-child {
    margin-block-end: 0;
  }
  .reading-text blockquote {
    padding-inline-start: 1em;
    border-inline-start: 0.25em solid var(--tt-border-subtle, #b9bbc6);
  }
  .reading-text :is(pre, code) {
    font-family: var(--tt-font-mono, ui-monospace, monospace);
    font-size: 0.9375em;
    white-space: pre-wrap;
  }
  .reading-text button {
    justify-content: start;
    min-inline-size: 0;
    padding: 0;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .reading-text :is(a, button) {
    color: var(--tt-text-link, LinkText);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .reading-text :is(a, button, .wide, [tabindex='-1']):focus-visible {
    outline: var(--tt-focus-outer-width, 3px) solid var(--tt-focus-outer, Highlight);
    outline-offset: var(--tt-focus-inner-width, 2px);
  }
  .reading-text :is(ins, del) {
    padding-inline: 0.15em;
    text-decoration-thickness: 2px;
  }
  .reading-text ins {
    background: var(--tt-success-background, #e6f4ea);
    color: var(--tt-success-text, inherit);
  }
  .reading-text del {
    background: var(--tt-danger-background, #fdecea);
    color: var(--tt-danger-text, inherit);
  }
  .reading-text figure > [role='img'] {
    padding: 1em;
    border: var(--tt-border-width, 1px) dashed var(--tt-border-control, #8b8d98);
    color: var(--tt-text-muted, inherit);
  }
  .reading-text [data-answer] {
    display: inline-block;
    min-inline-size: 6em;
    min-block-size: 1.5em;
    padding-inline: 0.25em;
    border-block-end: var(--tt-border-width, 1px) solid var(--tt-border-control, #8b8d98);
    white-space: pre-wrap;
  }
  /* Drawn here: browsers draw what is disabled so pale that it is hardly seen which is chosen. */
  .reading-text input:disabled {
    appearance: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    padding: 0;
    margin: 0;
    vertical-align: -0.2em;
    border: max(1px, 0.1em) solid;
    border-radius: 0.15em;
    background: none;
    color: inherit;
    opacity: 1;
  }
  .reading-text input[type='radio'] {
    border-radius: 50%;
  }
  /* Of borders, which stay where a reader's own colours replace all grounds. */
  .reading-text input:checked::before {
    content: '';
    display: block;
    box-sizing: border-box;
    inline-size: 0.35em;
    block-size: 0.7em;
    margin: 0.02em auto 0;
    border: solid;
    border-width: 0 0.16em 0.16em 0;
    rotate: 45deg;
  }
  .reading-text input[type='radio']:checked::before {
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-block-start: 0.2125em;
    border-width: 0.25em;
    border-radius: 50%;
  }
  .reading-text [data-line] {
    display: block;
  }
  .reading-text img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .reading-text img.drawn {
    box-sizing: border-box;
    inline-size: calc(var(--figure-width) * 1px * var(--reading-zoom, 1));
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }
  .reading-text figcaption {
    margin-block-start: 0.5em;
    color: var(--tt-text-muted, inherit);
  }
  .wide {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  .wide table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .wide :is(th, td) {
    min-inline-size: 3em;
    /* A row without text is as high as one of a line. */
    block-size: 1.5em;
    padding: 0.375em 0.75em;
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
    text-align: start;
    vertical-align: top;
  }
  .wide [data-number] {
    text-align: end;
    white-space: nowrap;
  }
  .wide th {
    background: var(--tt-surface-raised, Canvas);
    font-weight: var(--tt-weight-semibold, 600);
  }
  .wide caption {
    padding-block-end: 0.5em;
    font-weight: var(--tt-weight-semibold, 600);
    text-align: start;
  }
  /* Pairs of a name and a long address: broken anywhere rather than cut off on a phone. */
  .wide [data-facts] td {
    overflow-wrap: anywhere;
  }
  .reading-note {
    padding: 1em;
    background: var(--tt-surface-raised, Canvas);
    border: var(--tt-border-width, 1px) solid var(--tt-border-subtle, #b9bbc6);
  }
  .strip.notice {
    flex-wrap: wrap;
    align-items: baseline;
  }
  .strip.notice svg {
    margin-block-start: -0.25rem;
    transform: translateY(0.25rem);
  }
  .strip.notice span {
    flex: 1 1 12rem;
  }
  @container (inline-size < 40rem) {
    .reading {
      padding-inline: var(--tt-space-3, 0.75rem);
    }
  }
`;
