import { visibleName } from '@twintown/core/file-name.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { LanguageController } from '@twintown/elements/shared/language.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { RequestedDocument } from '../document-viewer/document-source.ts';
import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { comparePages, counterpartOf, type PagePair } from './compare-pages.ts';
import { compareKeys } from './compare-words.ts';
import { compareStyles } from './document-compare.styles.ts';
import { differences } from './differences.ts';
import { MarkedWords } from './marked-words.ts';
import { type LockedScrolling, lockScrolling } from './locked-scrolling.ts';

/** Detail of `tt-compare`. */
export interface CompareDetail {
  /** Pairs of pages whose text differs, and pages that only one of the documents has. */
  changed: number;
  /** All pairs. */
  total: number;
}

/** What the side of a document is told by: the page's words for it, and its address or file. */
interface Side {
  src: string | Blob;
  name: string;
}

/**
 * Two documents or two versions side by side, scrolled together, with the words that were added and
 * deleted, page by page.
 *
 * Print two links inside: the older document, then the newer one. They work without script, and name
 * the documents where `older` and `newer` are not set. Only text is compared: pictures, fonts and
 * scans are not, and the element says so.
 *
 * @tag tt-document-compare
 * @tagname tt-document-compare
 * @slot - the two links, shown below the documents
 * @fires tt-compare - the texts were compared; not fired while one of the documents cannot be read
 */
export class TtDocumentCompare extends LitElement {
  static override styles = compareStyles;
  static override properties = {
    older: { attribute: false },
    newer: { attribute: false },
  };

  /** The older document, in place of the first link: an address or a file. */
  declare older: string | Blob | undefined;
  /** The newer document, in place of the second link. */
  declare newer: string | Blob | undefined;

  readonly #language = new LanguageController(this, (language) => void this.#speak(language));
  #words = '';
  #pairs: PagePair[] | undefined;
  #failed = false;
  #hasText = true;
  #locked = true;
  #isMarked = true;
  #marks: MarkedWords[] = [];
  /** Runs while both sides go each to its own page. */
  #apart = 0;
  #lockedOn: TtDocumentViewer | undefined;
  #scrolling: LockedScrolling | undefined;
  #comparing: AbortController | undefined;

  constructor() {
    super();
    this.older = undefined;
    this.newer = undefined;
  }

  async #speak(language: string): Promise<void> {
    await loadMessages(language, 'document');
    if (language !== this.#language.language) return;
    this.#words = language;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#comparing?.abort();
    this.#unmark();
    this.#scrolling?.stop();
    this.#lockedOn = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#lock();
    // Documents that only moved along with the element stay open, and tell nothing.
    if (!this.#pairs) this.#compareOpened();
    else this.#mark();
  }

  protected override updated(): void {
    this.#lock();
  }

  #lock(): void {
    const [before, after] = this.#viewers;
    if (before === this.#lockedOn) return;
    this.#scrolling?.stop();
    this.#lockedOn = before;
    if (!before || !after) return;
    this.#scrolling = lockScrolling(
      before,
      after,
      (page, from) => counterpartOf(this.#pairs, page, from),
      () => this.#locked && this.#apart === 0,
    );
  }

  get #viewers(): TtDocumentViewer[] {
    return [...this.renderRoot.querySelectorAll('tt-document-viewer')];
  }

  #sides(): Side[] {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href]')];
    return [this.older, this.newer].flatMap((given, at): Side[] => {
      const link = links[at];
      const src = given ?? link?.getAttribute('href') ?? undefined;
      if (src === undefined) return [];
      const words = given instanceof File ? given.name : link?.textContent?.trim();
      return [{ src, name: words || new RequestedDocument(src).fileName }];
    });
  }

  readonly #stateChanged = (): void => {
    const viewers = this.#viewers;
    this.#comparing?.abort();
    this.#unmark();
    this.#pairs = undefined;
    this.#failed = viewers.some(({ state }) => state === 'failed');
    this.requestUpdate();
    this.#compareOpened();
  };

  #compareOpened(): void {
    const viewers = this.#viewers;
    if (viewers.length === 2 && viewers.every(({ state }) => state === 'ready')) {
      void this.#compare(viewers);
    }
  }

  async #compare(viewers: TtDocumentViewer[]): Promise<void> {
    const comparing = new AbortController();
    this.#comparing = comparing;
    try {
      const [before = [], after = []] = await Promise.all(
        viewers.map((viewer) => textsOf(viewer, comparing.signal)),
      );
      if (comparing.signal.aborted) return;
      const pairs = comparePages(before, after);
      this.#pairs = pairs;
      this.#mark();
      this.#hasText = [...before, ...after].some((text) => text.trim() !== '');
      const changed = pairs.filter(({ isChanged }) => isChanged).length;
      const detail: CompareDetail = { changed, total: pairs.length };
      this.dispatchEvent(new CustomEvent('tt-compare', { detail, bubbles: true, composed: true }));
    } catch {
      if (comparing.signal.aborted) return;
      this.#failed = true;
    }
    this.requestUpdate();
  }

  /** Marks in the documents what differs. */
  #mark(): void {
    this.#unmark();
    const pairs = this.#pairs;
    const [before, after] = this.#viewers;
    if (!pairs || !before || !after || !this.#isMarked) return;
    this.#marks = [
      new MarkedWords(before, 'before', pairs),
      new MarkedWords(after, 'after', pairs),
    ];
  }

  #unmark(): void {
    for (const marks of this.#marks.splice(0)) marks.stop();
  }

  readonly #show = (pair: PagePair): void => {
    const [before, after] = this.#viewers;
    // Each side goes to its own page; the one must not draw the other along.
    clearTimeout(this.#apart);
    const isOne = pair.before === undefined || pair.after === undefined;
    this.#apart = isOne ? 0 : window.setTimeout(() => (this.#apart = 0), 200);
    if (pair.before !== undefined) before?.goToPage(pair.before);
    if (pair.after !== undefined) after?.goToPage(pair.after);
    const sides = this.renderRoot.querySelector('.sides');
    const isTall = (sides?.clientHeight ?? 0) > window.innerHeight;
    sides?.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
  };

  protected override render(): TemplateResult {
    const language = this.#words;
    const sides = this.#sides();
    const worded = messagesLoaded(language, 'document');
    return html`<div class="compare" lang=${language || nothing}>
        ${worded && sides.length === 2 ? this.#bar(language) : nothing}
        <div class="sides" ?hidden=${sides.length < 2}>
          ${sides.length < 2 ? nothing : sides.map((side, at) => this.#side(side, at, language))}
        </div>
        ${
          worded && this.#pairs
            ? differences({ language, pairs: this.#pairs, keys: this.#keys, show: this.#show })
            : nothing
        }
      </div>
      <slot @slotchange=${() => this.requestUpdate()}></slot>`;
  }

  #bar(language: string): TemplateResult {
    return html`<div class="bar">
      <p role="status">${this.#summary(language)}</p>
      <label>
        <input
          type="checkbox"
          .checked=${this.#locked}
          @change=${({ target }: Event) => {
            this.#locked = (target as HTMLInputElement).checked;
            this.#scrolling?.meet();
          }}
        />
        ${translate(language, 'document.compareLocked')}
      </label>
      <label>
        <input
          type="checkbox"
          .checked=${this.#isMarked}
          @change=${({ target }: Event) => {
            this.#isMarked = (target as HTMLInputElement).checked;
            this.#mark();
          }}
        />
        ${translate(language, 'document.compareMarked')}
      </label>
    </div>`;
  }

  #summary(language: string): string {
    if (this.#failed) return translate(language, 'document.compareFailed');
    if (!this.#pairs) return translate(language, 'document.compareWorking');
    if (!this.#hasText) return this.#withoutText(language, this.#pairs);
    const count = this.#pairs.filter(({ isChanged }) => isChanged).length;
    return count === 0
      ? translate(language, 'document.compareSame')
      : translate(language, this.#keys.changed, { count });
  }

  /** How many pages there are is known of pictures of pages too. */
  #withoutText(language: string, pairs: readonly PagePair[]): string {
    const noText = translate(language, 'document.compareNoText');
    const alone = pairs.filter(({ before, after }) => before === undefined || after === undefined);
    const [first] = alone;
    if (!first) return noText;
    const key = first.before === undefined ? this.#keys.allAdded : this.#keys.allDeleted;
    return `${translate(language, key, { count: alone.length })} ${noText}`;
  }

  get #keys(): ReturnType<typeof compareKeys> {
    const [before, after] = this.#viewers;
    return compareKeys(before?.parts, after?.parts);
  }

  #side({ src, name }: Side, at: number, language: string): TemplateResult {
    const worded = messagesLoaded(language, 'document');
    const role = worded
      ? translate(language, at === 0 ? 'document.compareBefore' : 'document.compareAfter')
      : '';
    const shown = name.split('/').map(visibleName).join('/');
    return html`<div class="side">
      <p class="side-name"><span>${role}</span> <bdi>${shown}</bdi></p>
      <tt-document-viewer
        aria-label=${`${role}: ${shown}`}
        .documents=${[{ src, name }]}
        @tt-document=${this.#stateChanged}
      ></tt-document-viewer>
    </div>`;
  }
}

/** Text of all pages; one document at a time asks for one page at a time. */
async function textsOf(viewer: TtDocumentViewer, signal: AbortSignal): Promise<string[]> {
  const texts: string[] = [];
  for (let page = 1; page <= viewer.pageCount; page++) {
    texts.push(await viewer.pageText(page));
    signal.throwIfAborted();
  }
  return texts;
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-document-compare': TtDocumentCompare;
  }
  interface HTMLElementEventMap {
    'tt-compare': CustomEvent<CompareDetail>;
  }
}
