import { translate } from '@twintown/core/messages.js';
import { adoptStyles, css } from 'lit';
import type { OpenDocument, ReadablePage } from '../engines/engine.ts';
import { titledPlace } from './part-words.ts';
import { fitTable, measureTable, paper, widthOf } from './print-table.ts';
import { printAlone, printHolder, type PrintOptions } from './print.ts';
import { readingStyles } from './reading.styles.ts';
import { readingWords } from './reading-words.ts';

/**
 * Rules for sheets of paper, which hold in the page alone and not in a shadow root. All sheets are held
 * alike: Firefox holds some of them otherwise than those before, and cuts off what is too wide.
 */
const sheets = (isWide: boolean): string => `
  @page { size: ${isWide ? 'landscape' : 'auto'}; margin: 15mm;
    @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }
`;

/**
 * Black on white whatever the page's scheme is, and text as large as in a letter. What holds for the host
 * is important, as rules of the page for any `div` would come before it.
 */
const styles = css`
  :host {
    all: initial !important;
    --tt-text: #000;
    --tt-text-link: #000;
    --tt-text-muted: #444;
    --tt-surface-page: #fff;
    --tt-surface-raised: #eee;
    --tt-border-subtle: #888;
    --tt-border-control: #888;
    --tt-success-background: #fff;
    --tt-success-text: #000;
    --tt-danger-background: #fff;
    --tt-danger-text: #000;
    display: block !important;
    color: #000 !important;
    color-scheme: light !important;
    font: 10.5pt/1.4 var(--tt-font-body, sans-serif) !important;
    overflow-wrap: anywhere !important;
  }
  @media screen {
    /* Laid out to be measured, and never seen. */
    :host {
      position: absolute !important;
      inset: 0 auto auto 0 !important;
      inline-size: 0 !important;
      block-size: 0 !important;
      overflow: hidden !important;
      visibility: hidden !important;
      contain: strict !important;
    }
  }
  section + section {
    break-before: page;
  }
  .document-name,
  .page-name {
    margin: 0 0 1em;
    padding-block: 0 0.25em;
    border-block-end: 1px solid #888;
    color: #444;
    font-size: 9pt;
  }
  .document-name:has(+ .page-name) {
    margin: 0;
    border: 0;
  }
  .wide {
    max-inline-size: none;
    overflow: visible;
  }
  .wide :is(th, td) {
    overflow-wrap: break-word;
    padding: 0.25em 0.5em;
  }
  .wide .long {
    min-inline-size: 9em;
    overflow-wrap: anywhere;
  }
  thead {
    display: table-header-group;
    break-inside: avoid;
  }
  tr,
  img,
  figure {
    break-inside: avoid;
  }
  :is(h2, h3, h4, h5, h6, caption, .page-name) {
    break-after: avoid;
  }
  p {
    orphans: 2;
    widows: 2;
  }
  .reading-text img {
    max-block-size: 90vh;
    object-fit: contain;
  }
  button {
    all: unset;
  }
`;

function progress(
  language: string,
  { parts = 'pages', pageCount }: OpenDocument,
  page: number,
): string {
  if (parts === 'whole') return translate(language, 'document.printingWhole');
  const key = parts === 'pages' ? 'document.printing' : 'document.printingPart';
  return translate(language, key, { page, total: pageCount });
}

/**
 * Prints a document that has no picture of its pages, as it stands in the reading view: its text with
 * the name of the file above it, each of its pages on a new sheet.
 */
export async function printText(source: OpenDocument, options: PrintOptions): Promise<void> {
  const { language, name, signal, say } = options;
  const total = source.pageCount;
  const holder = printHolder();
  holder.lang = language;
  const root = holder.attachShadow({ mode: 'open' });
  adoptStyles(root, [readingStyles, styles]);
  const read: ReadablePage[] = [];
  try {
    for (let page = 1; page <= total; page++) {
      say(progress(language, source, page));
      const readable = await source.readPage(page, { signal, words: readingWords(language) });
      read.push(readable);
      const section = document.createElement('section');
      if (name && page === 1) section.append(line('document-name', name));
      if (total > 1) section.append(line('page-name', await pageName(source, page, language)));
      const text = document.createElement('div');
      text.className = 'reading-text';
      if (source.language) text.lang = source.language;
      text.append(readable.content);
      section.append(text);
      root.append(section);
    }
    // A picture that cannot be decoded leaves its words.
    await Promise.all(
      [...root.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)),
    );
    signal.throwIfAborted();
    const isWide = fitTables(holder, root);
    await printAlone(holder, sheets(isWide), options);
  } finally {
    for (const { release } of read) release?.();
  }
}

async function pageName(source: OpenDocument, page: number, language: string): Promise<string> {
  const label = await source.pageLabel?.(page).catch(() => undefined);
  const { parts = 'pages', pageCount: total } = source;
  return titledPlace(language, parts, { page, total, label });
}

function line(className: string, text: string): HTMLElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * Makes wide tables fit on sheets held crosswise, and others on upright ones.
 * @returns whether the sheets are to be held crosswise
 */
function fitTables(holder: HTMLElement, root: ShadowRoot): boolean {
  document.body.append(holder);
  const tables = [...root.querySelectorAll('table')].filter(
    (table) => !table.parentElement?.closest('table'),
  );
  for (const table of tables) {
    const frame = document.createElement('div');
    frame.className = 'wide';
    table.replaceWith(frame);
    frame.append(table);
  }
  const measured = tables.map(measureTable);
  const isWide = measured.some((table) => widthOf(table) > paper.upright);
  for (const table of measured) fitTable(table, isWide ? paper.crosswise : paper.upright);
  return isWide;
}
