import { visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import { intlTag, numberFormat } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import { html, render, type TemplateResult } from 'lit';
import { type DocumentProperty, isPaged, type OpenDocument } from '../engines/engine.ts';
import { visibleText } from '../engines/visible-text.ts';
import { x } from '../generated/icons.ts';
import type { Command } from './commands.ts';
import type { DialogName } from './events.ts';
import { keyName } from './menu.ts';
import { partKeys } from './part-words.ts';

const propertyWords = {
  title: 'document.propertyTitle',
  author: 'document.propertyAuthor',
  subject: 'document.propertySubject',
  keywords: 'document.propertyKeywords',
  program: 'document.propertyProgram',
  created: 'document.propertyCreated',
  changed: 'document.propertyChanged',
  version: 'document.propertyVersion',
} as const satisfies Record<DocumentProperty['name'], string>;

const millimetresPerPixel = 25.4 / 96;

/** What the document says of itself, and what is known of its file. */
export async function showProperties(
  holder: Element,
  language: string,
  source: OpenDocument,
  file: { name: string; size: number | undefined; page: number; told: (open: boolean) => void },
): Promise<void> {
  const [stated, size] = await Promise.all([
    source.properties?.().catch(() => []) ?? [],
    isPaged(source) ? source.pageSize(file.page).catch(() => undefined) : undefined,
  ]);
  const dates = new Intl.DateTimeFormat(intlTag(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const rows: [string, string][] = [];
  if (file.name) rows.push([translate(language, 'document.propertyFile'), visibleName(file.name)]);
  if (file.size !== undefined) {
    rows.push([translate(language, 'document.propertySize'), fileSize(language, file.size)]);
  }
  for (const { name, value } of stated) {
    const shown = value instanceof Date ? dates.format(value) : visibleText(value);
    rows.push([translate(language, propertyWords[name]), shown]);
  }
  const count = source.pageCount;
  const { parts = 'pages' } = source;
  if (parts !== 'whole') {
    rows.push([
      translate(language, partKeys(parts).property),
      numberFormat(language).format(count),
    ]);
  }
  if (size) {
    const length = (pixels: number): string =>
      numberFormat(language).format(Math.round(pixels * millimetresPerPixel));
    rows.push([
      translate(language, 'document.propertyPageSize'),
      `${length(size.width)} × ${length(size.height)} mm`,
    ]);
  }
  open(
    'properties',
    holder,
    language,
    translate(language, 'document.properties'),
    html`<dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
      )}
    </dl>`,
    file.told,
  );
}

/** The keys of the commands that the document has, and those that lead to others where there are any. */
export function showShortcuts(
  holder: Element,
  language: string,
  commands: Command[][],
  {
    hasOthers,
    container,
    told,
  }: { hasOthers: boolean; container: string | undefined; told: (open: boolean) => void },
): void {
  const rows: [string, string[]][] = commands
    .flat()
    .flatMap(({ id, name, keys }) =>
      keys?.length ? [[name, [...keys, ...(id === 'search' ? ['Ctrl + F'] : [])]]] : [],
    );
  rows.push(
    [translate(language, 'document.findNext'), ['F3']],
    [translate(language, 'document.findPrevious'), ['Shift + F3']],
    [translate(language, 'document.keyScroll'), ['PageDown', 'PageUp']],
    [translate(language, 'document.back'), ['Alt + ←']],
    [translate(language, 'document.keySelect'), ['Ctrl + A']],
    [translate(language, 'document.keyEscape'), ['Escape']],
  );
  // What reflows is enlarged by the browser itself.
  if (commands.flat().some(({ id }) => id === 'fitPage'))
    rows.push([
      translate(language, 'document.keyZoom'),
      [translate(language, 'document.keyWheel')],
    ]);
  if (hasOthers)
    rows.push(
      [translate(language, 'document.listNext'), ['Shift + PageDown']],
      [translate(language, 'document.listPrevious'), ['Shift + PageUp']],
    );
  if (container !== undefined)
    rows.push([
      translate(language, 'document.listBack', { name: visibleName(container) }),
      ['Backspace'],
    ]);
  open(
    'shortcuts',
    holder,
    language,
    translate(language, 'document.shortcuts'),
    html`<p>${translate(language, 'document.shortcutsWhere')}</p>
      <dl class="keys">
        ${rows.map(
          ([name, keys]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${keys.map((key) => html`<kbd>${keyName(key)}</kbd> `)}</dd>
            </div>`,
        )}
      </dl>`,
    told,
  );
}

// The native dialog keeps the focus inside, closes on Escape and gives the focus back.
function open(
  name: DialogName,
  holder: Element,
  language: string,
  title: string,
  content: TemplateResult,
  told: (open: boolean) => void,
): void {
  const present = holder.querySelector<HTMLDialogElement>('dialog');
  // Asked for once more, by a page's own tools for example.
  if (present?.dataset['name'] === name) return;
  present?.close();
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.dataset['name'] = name;
  dialog.lang = language;
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  render(
    html`<div class="panel-head">
        <h2 id="dialog-title">${title}</h2>
        <button
          type="button"
          title=${translate(language, 'document.closeDialog')}
          @click=${() => dialog.close()}
        >
          ${x}
        </button>
      </div>
      <div class="dialog-body" tabindex="0" role="group" aria-labelledby="dialog-title">
        ${content}
      </div> `,
    dialog,
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    told(false);
  });
  dialog.addEventListener('click', (event) => {
    // A press beside the dialog lands on its backdrop, which is the dialog itself.
    if (event.target === dialog) dialog.close();
  });
  // Keys in a dialog are none of the document's.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  holder.append(dialog);
  dialog.showModal();
  told(true);
}
