import { translate } from '@twintown/core/messages.js';
import { isComposing } from '@twintown/elements/shared/composing.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { type FoundText, isPaged, type PartKind } from '../../engines/engine.ts';
import { TextMatcher } from '../../engines/text-search.ts';
import { chevronDown, chevronUp } from '../../generated/icons.ts';
import { foundWords } from '../part-words.ts';
import { Highlights } from './highlights.ts';
import { PageNames } from './page-names.ts';
import type { Panel, PanelHost } from './panel.ts';

/** Milliseconds without a key after which typing counts as done. */
const rest = 250;
/** Matches listed before more are asked for. */
const portion = 200;

/** A match and the how many-th it is on its page, from 0. */
interface Listed extends FoundText {
  nth: number;
}

/** A match beside those before it. */
function listed(match: FoundText, found: readonly Listed[]): Listed {
  const last = found.at(-1);
  return { ...match, nth: last?.page === match.page ? last.nth + 1 : 0 };
}

/** Searches the whole document, lists the matches in their words and leads from one to the next. */
export class SearchPanel implements Panel {
  readonly element: HTMLElement = document.createElement('div');
  readonly #host: PanelHost;
  readonly #highlights: Highlights;
  #text = '';
  #found: Listed[] = [];
  /** What parts that are no pages are called, such as the sheets of a workbook. */
  readonly #names = new Map<number, string>();
  readonly #labels: PageNames;
  #current = -1;
  #complete = true;
  /** Of how many matches the last that was gone to was said to be one; 0 before any was. */
  #saidOf = 0;
  #shown = portion;
  #running: AbortController | undefined;
  #typing = 0;
  #filling = 0;
  #frame = 0;
  /** The way back appears above the document on going to a match, and takes room from a low panel. */
  readonly #size = new ResizeObserver(() => this.#reveal());

  constructor(host: PanelHost) {
    this.#host = host;
    this.#highlights = new Highlights(host);
    this.#labels = new PageNames(host.document);
    this.element.className = 'panel-body search';
    this.#size.observe(this.element);
    this.refresh();
  }

  get #parts(): PartKind {
    return this.#host.document.parts ?? 'pages';
  }

  focus(): void {
    const field = this.element.querySelector('input');
    field?.focus();
    field?.select();
  }

  /** Goes on with what was typed before the field had come. */
  type(text: string): void {
    this.search(text);
    const field = this.element.querySelector('input');
    field?.setSelectionRange(text.length, text.length);
  }

  /** Searches for a text in place of the present one. */
  search(text: string): void {
    clearTimeout(this.#typing);
    this.#text = text;
    void this.#run();
  }

  /** Searches for the same text in another way. */
  searchAgain(): void {
    clearTimeout(this.#typing);
    void this.#run();
  }

  /** Goes to the next (1) or the match before (-1), around the ends. */
  step(direction: 1 | -1): void {
    const total = this.#found.length;
    if (total === 0) {
      if (this.#complete && this.#text.trim()) this.#sayCount();
      return;
    }
    const start = this.#current < 0 && direction < 0 ? 0 : this.#current;
    this.#choose((start + direction + total) % total);
  }

  /** Searches again, and leaves the reader where they are: they are filling in. */
  answered(): void {
    if (!this.#text.trim()) return;
    clearTimeout(this.#filling);
    this.#filling = window.setTimeout(() => void this.#runAgain(), rest);
  }

  close(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#filling);
    cancelAnimationFrame(this.#frame);
    this.#running?.abort();
    this.#size.disconnect();
    this.#highlights.close();
  }

  #begin(): AbortSignal {
    clearTimeout(this.#filling);
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running.signal;
  }

  async #runAgain(): Promise<void> {
    const signal = this.#begin();
    const typed = this.#text.trim();
    const options = { wholeWords: this.#host.wholeWords, signal };
    const found: Listed[] = [];
    try {
      for await (const match of this.#host.document.find?.(typed, options) ?? []) {
        if (signal.aborted) return;
        found.push(listed(match, found));
      }
    } catch {
      if (signal.aborted) return;
    }
    if (signal.aborted) return;
    const chosen = this.#found[this.#current];
    this.#found = found;
    this.#current = found.findIndex(({ page, nth }) => page === chosen?.page && nth === chosen.nth);
    this.#complete = true;
    this.#highlights.renew(found[this.#current]);
    this.#fire();
    this.refresh();
  }

  async #run(): Promise<void> {
    const signal = this.#begin();
    const options = { wholeWords: this.#host.wholeWords };
    const typed = this.#text.trim();
    this.#found = [];
    this.#current = -1;
    this.#saidOf = 0;
    this.#shown = portion;
    this.#complete = typed === '';
    this.#highlights.show(typed ? new TextMatcher(typed, options) : undefined);
    this.refresh();
    const matches = typed ? this.#host.document.find?.(typed, { ...options, signal }) : undefined;
    const from = this.#host.page;
    let fired = 0;
    try {
      for await (const match of matches ?? []) {
        if (signal.aborted) return;
        const found = listed(match, this.#found);
        if (found.nth === 0) await this.#name(match.page);
        // The first match need not wait for what its page is called.
        if (found.nth === 0) void this.#labels.learn([match.page]).then(() => this.#schedule());
        if (signal.aborted) return;
        this.#found.push(found);
        // Reading goes on from where the reader is.
        if (this.#current < 0 && match.page >= from) this.#choose(this.#found.length - 1, false);
        else if (performance.now() - fired > 200) this.#fire();
        else continue;
        fired = performance.now();
        this.#schedule();
      }
    } catch {
      if (signal.aborted) return;
    }
    if (signal.aborted) return;
    this.#complete = true;
    if (this.#current < 0 && this.#found.length > 0) this.#choose(0, false);
    else this.#fire();
    this.refresh();
    if (this.#saidOf > 0) {
      // Whoever has gone on already reads a match: the count alone would take its place.
      if (this.#saidOf < this.#found.length) this.#sayMatch();
    } else if (typed) this.#sayCount();
  }

  async #name(page: number): Promise<void> {
    const { document } = this.#host;
    if (isPaged(document) || this.#names.has(page)) return;
    this.#names.set(page, (await document.pageLabel?.(page).catch(() => '')) ?? '');
  }

  #choose(index: number, spoken = true): void {
    const match = this.#found[index];
    if (!match) return;
    this.#current = index;
    if (index >= this.#shown) this.#shown = Math.ceil((index + 1) / portion) * portion;
    this.#host.leave(match.page);
    this.#highlights.choose(match.page, match.nth);
    this.#fire();
    this.refresh();
    this.#reveal();
    if (spoken) this.#sayMatch();
  }

  #reveal(): void {
    this.element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #sayMatch(): void {
    const match = this.#found[this.#current];
    if (!match) return;
    const { language } = this.#host;
    this.#saidOf = this.#found.length;
    const words = foundWords(language, this.#parts, {
      match: translate(language, 'document.matchOf', {
        current: this.#current + 1,
        total: this.#saidOf,
      }),
      page: match.page,
      total: this.#host.document.pageCount,
      name: this.#names.get(match.page) ?? this.#labels.name(match.page) ?? '',
    });
    const { before, match: found, after } = match;
    this.#host.say(
      html`${words}.
        <span lang=${this.#host.document.language || nothing}>${before}${found}${after}</span>`,
    );
  }

  #fire(): void {
    this.#host.fire('tt-find', {
      text: this.#text.trim(),
      total: this.#found.length,
      current: this.#current + 1,
      complete: this.#complete,
    });
  }

  #sayCount(): void {
    this.#host.say(this.#countWords());
  }

  #countWords(): string {
    const { language } = this.#host;
    const count = this.#found.length;
    return count === 0
      ? translate(language, 'document.noMatches')
      : translate(language, 'document.matches', { count });
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.refresh();
    });
  }

  readonly #typed = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => void this.#run(), rest);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    // What was typed last may not be searched yet.
    const { value } = event.target as HTMLInputElement;
    const isNew = value !== this.#text || (this.#found.length === 0 && this.#complete);
    clearTimeout(this.#typing);
    if (isNew || !this.#running) this.search(value);
    else this.step(event.shiftKey ? -1 : 1);
  };

  refresh(): void {
    this.#highlights.pageChanged();
    render(this.#template(), this.element);
  }

  #template(): TemplateResult {
    const { language } = this.#host;
    const total = this.#found.length;
    const step = (
      key: 'document.findPrevious' | 'document.findNext',
      icon: TemplateResult,
      direction: 1 | -1,
    ): TemplateResult =>
      html`<button
        type="button"
        title=${translate(language, key)}
        aria-disabled=${total === 0 ? 'true' : 'false'}
        @click=${() => this.step(direction)}
      >
        ${icon}
      </button>`;
    return html`<div class="search-fields" role="search">
        <label for="find">${translate(language, 'document.findText')}</label>
        <div class="search-line">
          <input
            id="find"
            type="search"
            autocomplete="off"
            enterkeyhint="search"
            .value=${this.#text}
            @input=${this.#typed}
            @keydown=${this.#pressed}
          />
          ${step('document.findPrevious', chevronUp, -1)}
          ${step('document.findNext', chevronDown, 1)}
        </div>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.#host.wholeWords}
            @change=${(event: Event) =>
              (this.#host.wholeWords = (event.target as HTMLInputElement).checked)}
          /><span>${translate(language, 'document.wholeWords')}</span></label
        >
        <p class="count">${this.#state()}</p>
      </div>
      ${this.#list(language)}`;
  }

  #state(): string {
    const { language } = this.#host;
    if (!this.#text.trim()) return '';
    const total = this.#found.length;
    const count =
      this.#current >= 0
        ? translate(language, 'document.matchOf', { current: this.#current + 1, total })
        : this.#countWords();
    if (this.#complete) return count;
    const searching = translate(language, 'document.searching');
    return total === 0 ? searching : `${count}. ${searching}`;
  }

  #list(language: string): TemplateResult | typeof nothing {
    if (this.#found.length === 0) return nothing;
    const more = this.#found.length - this.#shown;
    return html`<ol class="results">
        ${this.#found.slice(0, this.#shown).map(
          ({ page, before, match, after }, index) =>
            html`<li>
              <button
                type="button"
                aria-current=${index === this.#current ? 'true' : nothing}
                @click=${() => this.#choose(index)}
              >
                ${
                  this.#parts === 'whole'
                    ? nothing
                    : html`<span class="where"
                        >${this.#names.get(page) || this.#labels.full(language, page)}</span
                      >`
                }
                <span lang=${this.#host.document.language || nothing}
                  >${before}<mark>${match}</mark>${after}</span
                >
              </button>
            </li>`,
        )}
      </ol>
      ${
        more > 0
          ? html`<button
              type="button"
              class="more"
              @click=${() => {
                this.#shown += portion;
                this.refresh();
              }}
            >
              ${translate(language, 'document.moreResults')}
            </button>`
          : nothing
      }`;
  }
}
