import { html, nothing, type TemplateResult } from 'lit';
import type { OutlineEntry } from '../../engines/engine.ts';
import { shortAddress } from '../../engines/told-address.ts';
import { awayWords } from '../part-words.ts';
import { ListPanel } from './list-panel.ts';
import { PageNames } from './page-names.ts';
import type { PanelHost } from './panel.ts';

/** From so many entries on only the first level is open at the beginning. */
const openWhole = 60;

/** The document's table of contents: nested lists of buttons, the part being read marked. */
export class OutlinePanel extends ListPanel<OutlineEntry[]> {
  protected readonly emptyWords = 'document.noOutline';
  readonly #open = new Set<OutlineEntry>();
  readonly #names: PageNames;

  constructor(host: PanelHost) {
    super(host, 'outline');
    this.#names = new PageNames(host.document);
    this.begin();
  }

  protected async read(): Promise<OutlineEntry[]> {
    const entries = (await this.host.document.outline?.()) ?? [];
    await this.#names.learn(pagesIn(entries));
    const parents = parentsIn(entries);
    if (parents.length + countIn(entries) <= openWhole)
      for (const each of parents) this.#open.add(each);
    return entries;
  }

  protected isEmpty(entries: OutlineEntry[]): boolean {
    return entries.length === 0;
  }

  protected list(entries: OutlineEntry[]): TemplateResult {
    return this.#level(entries, this.#present(entries));
  }

  /** The last entry, in reading order, that begins on the present page or before. */
  #present(entries: OutlineEntry[]): OutlineEntry | undefined {
    let present: OutlineEntry | undefined;
    const walk = (level: OutlineEntry[], shown: boolean): void => {
      for (const entry of level) {
        const begun = entry.page !== undefined && entry.page <= this.host.page;
        if (shown && begun && (present?.page ?? 0) <= (entry.page ?? 0)) present = entry;
        walk(entry.children, shown && this.#open.has(entry));
      }
    };
    walk(entries, true);
    return present;
  }

  #level(entries: OutlineEntry[], present: OutlineEntry | undefined): TemplateResult {
    return html`<ul>
      ${entries.map((entry) => {
        const { page, spot, children } = entry;
        const title = entry.title || this.#placeOf(page);
        const language = (entry.title && this.host.document.language) || nothing;
        const isOpen = this.#open.has(entry);
        return html`<li>
          <div class="entry">
            ${
              children.length > 0
                ? html`<button
                    type="button"
                    class="twist"
                    aria-expanded=${isOpen ? 'true' : 'false'}
                    aria-label=${title}
                    lang=${language}
                    @click=${() => this.#twist(entry)}
                  ></button>`
                : nothing
            }
            ${
              page === undefined
                ? this.#elsewhere(entry, title, language)
                : html`<button
                    type="button"
                    class="to"
                    aria-current=${entry === present ? 'true' : nothing}
                    @click=${() => this.host.jump(page, spot)}
                  >
                    <span lang=${language}>${title}</span
                    ><span class="where"
                      ><span aria-hidden="true">${this.#names.short(page)}</span>${
                        // A bare number after “Chapter 1” would be heard as a part of the title.
                        entry.title
                          ? html`<span class="visually-hidden">${this.#placeOf(page)}</span>`
                          : nothing
                      }</span
                    >
                  </button>`
            }
          </div>
          ${isOpen ? this.#level(children, present) : nothing}
        </li>`;
      })}
    </ul>`;
  }

  #elsewhere(
    { href }: OutlineEntry,
    title: string,
    language: string | typeof nothing,
  ): TemplateResult {
    if (!href) return html`<span class="nowhere" lang=${language}>${title}</span>`;
    return html`<a class="nowhere" href=${href} target="_blank" rel="noopener noreferrer"
      ><span lang=${language}>${title}</span
      ><span class="where">${awayWords(this.host.language, href, shortAddress(href))}</span></a
    >`;
  }

  /** A slide without a title is called by its place. */
  #placeOf(page = 1): string {
    return this.#names.full(this.host.language, page);
  }

  #twist(entry: OutlineEntry): void {
    if (!this.#open.delete(entry)) this.#open.add(entry);
    this.refresh();
  }
}

function parentsIn(entries: OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) =>
    entry.children.length > 0 ? [entry, ...parentsIn(entry.children)] : [],
  );
}

function pagesIn(entries: OutlineEntry[]): number[] {
  return entries.flatMap(({ page, children }) => [page ?? [], pagesIn(children)].flat());
}

function countIn(entries: OutlineEntry[]): number {
  return entries.reduce((sum, { children }) => sum + 1 + countIn(children), 0);
}
