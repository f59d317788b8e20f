import { ElementBase } from '@twintown/elements/shared/base.js';
import { blobSource } from '@twintown/core/files/source.js';
import { sha256Of } from '@twintown/core/files/sha256.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { languageOf, watchLanguage } from '@twintown/elements/shared/language.js';
import type { PartKind, TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { pageRanges } from './page-ranges.ts';

const pageKeys = { progress: 'document.readProgress', left: 'document.readLeft' } as const;

/** What is counted, by what the parts of the document are. */
const readKeys = {
  pages: pageKeys,
  sheets: { progress: 'document.readProgressSheets', left: 'document.readLeftSheets' },
  slides: { progress: 'document.readProgressSlides', left: 'document.readLeftSlides' },
  whole: pageKeys,
} as const;

/** Detail of `tt-read`. */
export interface ReadDetail {
  /** Pages that were read, from 1. */
  pages: readonly number[];
  total: number;
  complete: boolean;
}

/** What can be sent along, each in a hidden input that the author printed. */
type Evidence = 'sha256' | 'pages' | 'total' | 'from' | 'to';

/**
 * Counts which pages of a document somebody has read, next to the box in which they confirm it.
 *
 * The author prints the box with its label, and hidden inputs for the evidence that the form is to
 * bring: `data-sha256` (of the document's bytes, lower case hexadecimal), `data-pages` (such as
 * `1-3,5`), `data-total`, `data-from` and `data-to` (first and last time a page was read, UTC by the
 * person's own clock). A page counts when all of it was in view for a moment, or when somebody went
 * on from its end by keyboard in the reading view; scrolling past does not count. The element says
 * what is left to read. It never locks the box: whether an unread page matters is for the server to
 * decide, by the evidence.
 *
 * Without script the box is what it is, and the evidence is empty.
 *
 * @summary Evidence of what was read, for the form.
 * @tag tt-read-confirmation
 * @tagname tt-read-confirmation
 * @attr {string} for - Id of the `<tt-document-viewer>` in the same tree.
 * @fires tt-read - Another page was read; not fired when a document opens or closes.
 * @cssState complete - Every page was read.
 */
export class TtReadConfirmation extends ElementBase {
  static readonly observedAttributes = ['for'];

  readonly #internals = this.attachInternals();
  readonly #status = document.createElement('p');
  #viewer: TtDocumentViewer | undefined;
  #stop = new AbortController();
  #unwatch: (() => void) | undefined;
  #hashed = '';
  /** Whose document the evidence is of. */
  #evidenceOf: HTMLElement | null = null;
  /** Of the document itself, also while a file inside it is shown. */
  #total = 0;
  #parts: PartKind = 'pages';

  /** Pages that were read, from 1, in order. */
  get pages(): readonly number[] {
    return this.#viewer?.readPages ?? [];
  }

  /** Whether every page was read. */
  get complete(): boolean {
    const total = this.#viewer ? this.#total : 0;
    return total > 0 && this.pages.length === total;
  }

  connectedCallback(): void {
    this.#status.dataset['hint'] = '';
    // A viewer that is printed after this element is there in the next task.
    setTimeout(() => this.#attach());
    this.#unwatch = watchLanguage(this, () => this.#say());
  }

  disconnectedCallback(): void {
    this.#stop.abort();
    this.#unwatch?.();
    this.#viewer = undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#attach();
  }

  #attach(): void {
    if (!this.isConnected) return;
    const root = this.getRootNode() as Document | ShadowRoot;
    const found = root.getElementById(this.getAttribute('for') ?? '');
    if (found === this.#viewer) return;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#viewer = undefined;
    const { signal } = this.#stop;
    if (found !== this.#evidenceOf) this.#clear();
    this.#evidenceOf = found;
    if (found?.localName !== 'tt-document-viewer') return this.#say();
    void customElements.whenDefined(found.localName).then(() => {
      if (signal.aborted) return;
      const viewer = found as TtDocumentViewer;
      this.#viewer = viewer;
      viewer.trackReading();
      viewer.addEventListener('tt-page-read', () => this.#pageRead(), { signal });
      viewer.addEventListener('tt-document', () => this.#opened(), { signal });
      this.#opened();
    });
  }

  #opened(): void {
    const viewer = this.#viewer;
    // A file inside the document is another one than is asked about.
    if (!viewer || viewer.depth > 0) return;
    if (viewer.state === 'ready') {
      const { source, pageCount, parts = 'pages' } = viewer;
      this.#total = pageCount;
      this.#parts = parts;
      if (source !== undefined && !this.#hashed) void this.#hash(source);
      if (this.pages.length > 0) this.#writePages();
    } else if (this.pages.length === 0) {
      // Another document begins: what was read of the one before says nothing of it.
      this.#clear();
    }
    this.#say();
  }

  #clear(): void {
    this.#hashed = '';
    this.#total = 0;
    for (const name of ['sha256', 'pages', 'total', 'from', 'to'] as const) this.#write(name, '');
  }

  async #hash(source: string | Blob): Promise<void> {
    const { signal } = this.#stop;
    try {
      const hash = await sha256Of(blobSource(await this.#file(source)));
      if (signal.aborted || this.#viewer?.source !== source) return;
      this.#hashed = hash;
      if (this.pages.length > 0) this.#write('sha256', hash);
    } catch {
      // Without the bytes there is no hash; an empty one says so.
      this.#hashed = '';
    }
  }

  /** What is shown, where the viewer has all of it: the server may give another file the second time. */
  async #file(source: string | Blob): Promise<Blob> {
    if (source instanceof Blob) return source;
    const shown = await this.#viewer?.wholeFile().catch(() => undefined);
    if (shown) return new Blob([shown]);
    return (await fetch(source, { signal: this.#stop.signal })).blob();
  }

  #pageRead(): void {
    const viewer = this.#viewer;
    if (!viewer) return;
    const now = new Date().toISOString();
    this.#writePages();
    if (!this.#input('from')?.value) this.#write('from', now);
    this.#write('to', now);
    this.#say();
    const detail: ReadDetail = {
      pages: this.pages,
      total: this.#total,
      complete: this.complete,
    };
    this.dispatchEvent(new CustomEvent('tt-read', { detail, bubbles: true, composed: true }));
  }

  #writePages(): void {
    this.#write('sha256', this.#hashed);
    this.#write('pages', pageRanges(this.pages));
    this.#write('total', String(this.#total));
  }

  #input(name: Evidence): HTMLInputElement | null {
    return this.querySelector(`input[type=hidden][data-${name}]`);
  }

  #write(name: Evidence, value: string): void {
    const input = this.#input(name);
    if (input && input.value !== value) input.value = value;
  }

  /** Says what is left; quietly, because it stands beside the box that it is about. */
  #say(): void {
    const language = languageOf(this);
    if (!messagesLoaded(language, 'document')) {
      void loadMessages(language, 'document').then(() => this.#say());
      return;
    }
    if (this.complete) this.#internals.states.add('complete');
    else this.#internals.states.delete('complete');
    this.#status.textContent = this.#sentence(language);
    if (this.#status.parentNode === this) return;
    this.append(this.#status);
    this.#describe();
  }

  #sentence(language: string): string {
    const total = this.#viewer ? this.#total : 0;
    if (total === 0) return translate(language, 'document.readClosed');
    if (this.complete) return translate(language, 'document.readAll');
    // What is one piece, such as a message, has no pages to count.
    if (total === 1) return translate(language, 'document.readWhole');
    const read = this.pages;
    const left = Array.from({ length: total }, (_, at) => at + 1).filter(
      (page) => !read.includes(page),
    );
    const { progress, left: notYet } = readKeys[this.#parts];
    return [
      translate(language, progress, { read: read.length, count: total }),
      translate(language, notYet, {
        count: left.length,
        pages: pageRanges(left, '\u2060–\u2060', ', '),
      }),
    ].join(' ');
  }

  /** Whoever comes to the box hears what is left. */
  #describe(): void {
    const box = this.querySelector('input[type=checkbox]');
    if (!box || this.contains(box.closest('tt-field'))) return;
    this.#status.id ||= `tt-read-${Math.random().toString(36).slice(2, 10)}`;
    const ids = (box.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
    box.setAttribute('aria-describedby', [...new Set([...ids, this.#status.id])].join(' '));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-read-confirmation': TtReadConfirmation;
  }
  interface HTMLElementEventMap {
    'tt-read': CustomEvent<ReadDetail>;
  }
}
