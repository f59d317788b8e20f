import { dateFormat } from '@twintown/core/intl.js';
import { visibleName } from '@twintown/core/file-name.js';
import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import { type Box, type DocumentNote, isPaged } from '../../engines/engine.ts';
import { threads } from '../../engines/note-threads.ts';
import type { PageView } from '../page-view.ts';
import { ListPanel } from './list-panel.ts';
import { PageNames } from './page-names.ts';
import type { PanelHost } from './panel.ts';

/** Remarks kept at most: a file may be made to have no end of them. */
const mostNotes = 2000;

/** The remarks that people added to the pages, as text that can be read and listened to. */
export class Notes extends ListPanel<DocumentNote[]> {
  protected readonly emptyWords = 'document.noNotes';

  readonly #names: PageNames;

  constructor(host: PanelHost) {
    super(host, 'notes');
    this.#names = new PageNames(host.document);
    this.begin();
  }

  protected async read(): Promise<DocumentNote[]> {
    const source = this.host.document;
    const notes: DocumentNote[] = [];
    if (!isPaged(source)) return notes;
    for await (const note of source.notes?.(this.closed.signal) ?? []) {
      notes.push(note);
      if (notes.length === mostNotes) break;
    }
    await this.#names.learn(notes.map(({ page }) => page));
    return notes;
  }

  protected isEmpty(notes: DocumentNote[]): boolean {
    return notes.length === 0;
  }

  protected list(notes: DocumentNote[]): TemplateResult {
    const { language } = this.host;
    const pages = new Map<number, DocumentNote[]>();
    for (const note of notes) pages.set(note.page, [...(pages.get(note.page) ?? []), note]);
    return html`<ol>
      ${Array.from(
        pages,
        ([page, onPage]) =>
          html`<li>
            <h3>
              <button type="button" class="to" @click=${() => this.host.jump(page)}>
                ${this.#names.full(language, page)}
              </button>
            </h3>
            <ol>
              ${threads(onPage).map(
                ([first, ...replies]) =>
                  html`<li>
                    ${this.#entry(first!)}
                    ${
                      replies.length > 0
                        ? html`<ol>
                            ${replies.map((reply) => html`<li>${this.#entry(reply)}</li>`)}
                          </ol>`
                        : nothing
                    }
                  </li>`,
              )}
            </ol>
          </li>`,
      )}
    </ol>`;
  }

  #entry(note: DocumentNote): TemplateResult {
    const { language } = this.host;
    const format = dateFormat(language, { dateStyle: 'medium' });
    return html`<div class="note">
      <button
        type="button"
        class="to"
        aria-current=${note.id === this.#chosen ? 'true' : nothing}
        @click=${() => this.#show(note)}
      >
        ${noteName(language, note)}
      </button>
      <p class="note-text">${note.text}</p>
      ${note.changed ? html`<p class="where">${format.format(note.changed)}</p>` : nothing}
    </div>`;
  }

  #marked: PageView | undefined;

  #mark(page: PageView | undefined, box?: Box): void {
    this.#marked?.mark(undefined);
    this.#marked = page;
    page?.mark(box);
  }

  #chosen: string | undefined;

  /** Marks a remark on its page, and leads to what it says. */
  choose({ id, page, box }: DocumentNote): void {
    this.#mark(this.host.pages?.view(page), box);
    this.#chosen = id;
    this.refresh();
    this.focus();
  }

  #show({ id, page, box, text }: DocumentNote): void {
    const { pages } = this.host;
    this.#chosen = id;
    this.refresh();
    const turned = pages?.rotation ?? 0;
    // The corner that is the upper left one once the reader has turned the page.
    const top = box.top + (turned === 90 || turned === 180 ? box.height : 0);
    const left = box.left + (turned > 90 ? box.width : 0);
    const spot = { left, top, line: '', text, passed: box.top };
    this.#mark(pages?.view(page), box);
    this.host.jump(page, () => Promise.resolve(spot));
  }

  override close(): void {
    super.close();
    this.#mark(undefined);
  }
}

function noteName(language: string, { author, answers }: DocumentNote): string {
  if (!author) return translate(language, answers ? 'document.reply' : 'document.note');
  const name = visibleName(author);
  return translate(language, answers ? 'document.replyBy' : 'document.noteBy', { name });
}
