import { dateFormat } from '@twintown/core/intl.js';
import { html, nothing, type TemplateResult } from 'lit';
import { type DocumentNote, isPaged } from '../../engines/engine.ts';
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
    const format = dateFormat(language, { dateStyle: 'medium' });
    return html`<ol>
      ${notes.map(
        ({ page, author, text, changed }) =>
          html`<li>
            <button type="button" class="to" @click=${() => this.host.goTo(page)}>
              ${this.#names.full(language, page)}
            </button>
            <p class="note-text">${text}</p>
            ${
              author || changed
                ? html`<p class="where">
                    ${[author, changed && format.format(changed)].filter(Boolean).join(', ')}
                  </p>`
                : nothing
            }
          </li>`,
      )}
    </ol>`;
  }
}
