import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { adoptStyles, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  DocumentFailure,
  type DocumentSource,
  type FailureCode,
  type OpenDocument,
} from '../engines/engine.ts';
import { info } from '../generated/icons.ts';
import type { PageDetail, ZoomDetail } from './document-viewer.ts';
import { failurePanel } from './failure-panel.ts';
import { frameStyles } from './frame.styles.ts';
import { hostStyles } from './host.styles.ts';
import { PageList } from './page-list.ts';
import { pageStyles } from './page.styles.ts';
import { RovingFocus } from './roving-focus.ts';
import { toolbar } from './toolbar.ts';
import { failureWords, pageWords, percentText } from './words.ts';
import type { Zoom } from './zoom.ts';

/** `idle`: no document was named. */
export type DocumentState = 'idle' | 'loading' | 'ready' | 'failed';

interface Viewer extends HTMLElement, ReactiveControllerHost {
  zoom: Zoom;
  zoomIn(): void;
  zoomOut(): void;
  fitWidth(): void;
  nextPage(): void;
  previousPage(): void;
}

/** Everything that a viewer needs once a document is named: loading, toolbar, pages, messages. */
export class DocumentSession {
  readonly #viewer: Viewer;
  readonly #root: ShadowRoot;
  readonly #become: (state: DocumentState, failure?: FailureCode) => void;
  readonly #roving: RovingFocus;
  #wanted: string;
  #language = '';
  #state: DocumentState = 'idle';
  #failure: FailureCode | undefined;
  #page = 1;
  #percent = 100;
  #wrongPage = false;
  #signatures = 0;
  #said = '';
  #saying = 0;
  #document: OpenDocument | undefined;
  #pages: PageList | undefined;
  #opening: AbortController | undefined;
  #requested: string | Blob = '';
  #objectUrl = '';

  constructor(
    viewer: Viewer,
    root: ShadowRoot,
    become: (state: DocumentState, failure?: FailureCode) => void,
    language: string,
  ) {
    this.#viewer = viewer;
    this.#root = root;
    this.#become = become;
    this.#wanted = language;
    this.#roving = new RovingFocus(viewer, () => root.querySelector('.toolbar'));
    adoptStyles(root, [hostStyles, frameStyles, pageStyles]);
  }

  get page(): number {
    return this.#page;
  }
  get pageCount(): number {
    return this.#document?.pageCount ?? 0;
  }
  get percent(): number {
    return this.#percent;
  }

  goTo(page: number): void {
    if (this.#pages) this.#pages.goTo(page);
    else this.#page = page;
  }

  zoomTo(zoom: Zoom): void {
    if (this.#pages) this.#pages.zoom = zoom;
  }

  /** Brings back the place that moving the element in the page took away. */
  restore(): void {
    this.#pages?.restore();
  }

  /** Changes the language; until its words are there the old ones stay, and with them the focus. */
  speak(language: string): void {
    this.#wanted = language;
    void this.#loadWords();
  }

  async #loadWords(): Promise<void> {
    const language = this.#wanted;
    await loadMessages(language, 'document');
    if (language !== this.#wanted) return;
    this.#language = language;
    this.#viewer.requestUpdate();
    this.#pages?.relabel();
  }

  /** Opens a document in place of the present one. Never rejects. */
  async open(requested: string | Blob, page: number): Promise<void> {
    this.#requested = requested;
    this.#page = page;
    await this.#start();
  }

  async #start(password?: string): Promise<void> {
    this.close();
    const opening = new AbortController();
    const { signal } = opening;
    this.#opening = opening;
    this.#turn('loading');
    // The words travel beside the document; what is said when it is ready or failed needs them.
    const words = this.#loadWords();
    try {
      const source = await this.#source(this.#requested);
      const { pdfEngine } = await import('../engines/pdf/pdf-engine.ts').catch((cause: unknown) => {
        throw new DocumentFailure('viewer', { cause });
      });
      signal.throwIfAborted();
      const opened = await pdfEngine.open(source, {
        signal,
        lost: (failure) => this.#fail(failure),
        ...(password === undefined ? {} : { password }),
      });
      await words;
      await this.#show(opened, signal);
    } catch (error) {
      await words;
      if (!signal.aborted) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    // The person's own file can still be saved from the message.
    this.#letGo();
    this.#turn('failed', error instanceof DocumentFailure ? error.code : 'broken');
  }

  async #source(requested: string | Blob): Promise<DocumentSource> {
    if (requested instanceof Blob) {
      this.#objectUrl = URL.createObjectURL(requested);
      return new Uint8Array(await requested.arrayBuffer());
    }
    const address = addressOf(requested);
    if (!address) throw new DocumentFailure('missing');
    return address;
  }

  async #show(opened: OpenDocument, signal: AbortSignal): Promise<void> {
    try {
      const firstSize = await opened.pageSize(1);
      signal.throwIfAborted();
      await this.#viewer.updateComplete;
      signal.throwIfAborted();
      this.#document = opened;
      this.#pages = new PageList({
        scroller: this.#find('.document'),
        sheets: this.#find('.sheets'),
        document: opened,
        firstSize,
        words: pageWords(() => this.#language),
        zoom: this.#viewer.zoom,
        page: this.#page,
        pageChanged: (page) => this.#pageChanged(page),
        zoomChanged: (percent) => this.#zoomChanged(percent),
      });
      this.#page = this.#pages.page;
      this.#turn('ready');
    } catch (error) {
      if (this.#document !== opened) void opened.close();
      throw error;
    }
    // Counting reads the file's end; the first page need not wait for that.
    const claims = await opened.signatures().catch(() => []);
    if (signal.aborted || this.#document !== opened) return;
    this.#signatures = claims.length;
    this.#viewer.requestUpdate();
  }

  #find(selector: string): HTMLElement {
    return this.#root.querySelector(selector) as HTMLElement;
  }

  /** Lets go of document, worker, pictures and object URLs. */
  close(): void {
    this.#letGo();
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = '';
  }

  #letGo(): void {
    this.#state = 'idle';
    this.#failure = undefined;
    this.#viewer.requestUpdate();
    this.#opening?.abort();
    this.#opening = undefined;
    this.#pages?.close();
    this.#pages = undefined;
    void this.#document?.close();
    this.#document = undefined;
    this.#signatures = 0;
    this.#wrongPage = false;
    clearTimeout(this.#saying);
  }

  #turn(state: DocumentState, failure?: FailureCode): void {
    this.#state = state;
    this.#failure = failure;
    const language = this.#language;
    if (failure) this.#say(failureWords(language, failure).join('. '));
    if (state === 'ready') {
      this.#say(translate(language, 'document.opened', { count: this.pageCount }));
    }
    this.#become(state, failure);
  }

  #pageChanged(page: number): void {
    this.#page = page;
    this.#wrongPage = false;
    this.#viewer.requestUpdate();
    const total = this.pageCount;
    this.#fire('tt-page', { page, total } satisfies PageDetail);
    this.#say(translate(this.#language, 'document.pageOf', { page, total }), 500);
  }

  #zoomChanged(percent: number): void {
    const first = !this.#pages;
    if (percent === this.#percent && !first) return;
    this.#percent = percent;
    this.#viewer.requestUpdate();
    if (first) return;
    this.#fire('tt-zoom', { zoom: this.#viewer.zoom, percent } satisfies ZoomDetail);
    const language = this.#language;
    const text = percentText(language, percent);
    this.#say(translate(language, 'document.zoomedTo', { percent: text }), 500);
  }

  // Waits until changes come to rest, so that scrolling past ten pages is one sentence, not ten.
  #say(text: string, delay = 100): void {
    clearTimeout(this.#saying);
    this.#said = '';
    this.#saying = window.setTimeout(() => {
      this.#said = text;
      this.#viewer.requestUpdate();
    }, delay);
  }

  #fire(name: string, detail: unknown): void {
    this.#viewer.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  readonly #pageTyped = (input: HTMLInputElement): void => {
    const typed = input.value.trim();
    const page = Number(typed);
    this.#wrongPage = !/^\d+$/.test(typed) || page < 1 || page > this.pageCount;
    this.#viewer.requestUpdate();
    if (this.#wrongPage) {
      const total = this.pageCount;
      this.#say(translate(this.#language, 'document.pageRange', { total }));
      return;
    }
    input.value = String(page);
    this.goTo(page);
  };

  // The vertical arrows and the space bar scroll by themselves; PageUp and PageDown do so only in
  // some engines.
  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0] instanceof HTMLInputElement || !this.#pages) return;
    const scroller = event.currentTarget as HTMLElement;
    const sideways = scroller.scrollWidth > scroller.clientWidth;
    if (event.key === '+' || event.key === '=') this.#viewer.zoomIn();
    else if (event.key === '-') this.#viewer.zoomOut();
    else if (event.key === '0') this.#viewer.fitWidth();
    else if (event.key === 'PageDown') scroller.scrollTop += 0.9 * scroller.clientHeight;
    else if (event.key === 'PageUp') scroller.scrollTop -= 0.9 * scroller.clientHeight;
    else if (event.key === 'Home') this.goTo(1);
    else if (event.key === 'End') this.goTo(this.pageCount);
    else if (event.key === 'ArrowRight' && !sideways) this.#viewer.nextPage();
    else if (event.key === 'ArrowLeft' && !sideways) this.#viewer.previousPage();
    else return;
    event.preventDefault();
  };

  // The pressed button goes away with the message, so the focus moves to what stays.
  readonly #again = async (password?: string): Promise<void> => {
    const region = this.#find('.document');
    region.focus();
    await this.#start(password);
    await this.#viewer.updateComplete;
    if (this.#root.activeElement === region)
      this.#root.querySelector<HTMLElement>('input[type]')?.focus();
  };

  #download(): string {
    if (this.#objectUrl) return this.#objectUrl;
    return (typeof this.#requested === 'string' && addressOf(this.#requested)?.href) || '';
  }

  #fileName(): string {
    if (this.#requested instanceof File) return this.#requested.name;
    if (typeof this.#requested !== 'string') return '';
    return addressOf(this.#requested)?.pathname.split('/').pop() ?? '';
  }

  render(): TemplateResult {
    const language = this.#language;
    const worded = messagesLoaded(language, 'document');
    const shown = this.#state !== 'idle';
    return html`<div class="viewer" lang=${language || nothing}>
      ${worded && this.#state === 'ready' ? [this.#toolbar(language), this.#strip(language)] : nothing}
      <div
        id="document"
        class="document"
        role="region"
        tabindex="0"
        aria-label=${this.#name(language) || nothing}
        aria-busy=${this.#state === 'loading' ? 'true' : 'false'}
        ?hidden=${!shown}
        @keydown=${this.#keyPressed}
      >
        ${worded ? this.#message(language) : nothing}
        <div class="sheets"></div>
      </div>
      <p class="visually-hidden" role="status">${this.#said}</p>
    </div>`;
  }

  // The page's own name for the element, else the document's own title.
  #name(language: string): string {
    const given = this.#viewer.getAttribute('aria-label') ?? this.#document?.title;
    if (given) return given;
    return messagesLoaded(language, 'document') ? translate(language, 'document.viewer') : '';
  }

  #toolbar(language: string): TemplateResult {
    return toolbar({
      language,
      page: this.#page,
      pageCount: this.pageCount,
      zoom: this.#viewer.zoom,
      percent: this.#percent,
      download: this.#download(),
      fileName: this.#fileName(),
      wrongPage: this.#wrongPage,
      roving: this.#roving,
      act: {
        previousPage: () => this.#viewer.previousPage(),
        nextPage: () => this.#viewer.nextPage(),
        zoomIn: () => this.#viewer.zoomIn(),
        zoomOut: () => this.#viewer.zoomOut(),
        fitWidth: () => this.#viewer.fitWidth(),
        pageTyped: this.#pageTyped,
      },
    });
  }

  #strip(language: string): TemplateResult | typeof nothing {
    const count = this.#signatures;
    return count === 0
      ? nothing
      : html`<p class="strip">
          ${info}<span>${translate(language, 'document.signaturesUnchecked', { count })}</span>
        </p>`;
  }

  #message(language: string): TemplateResult | typeof nothing {
    if (this.#state === 'loading') {
      return html`<p class="loading">${translate(language, 'document.loading')}</p>`;
    }
    return this.#failure
      ? failurePanel({
          language,
          failure: this.#failure,
          download: this.#download(),
          fileName: this.#fileName(),
          again: (password) => void this.#again(password),
        })
      : nothing;
  }
}

/** Only what a browser fetches as a document: no scripts, no local files. */
function addressOf(text: string): URL | undefined {
  if (!URL.canParse(text, document.baseURI)) return undefined;
  const address = new URL(text, document.baseURI);
  return ['https:', 'http:', 'blob:'].includes(address.protocol) ? address : undefined;
}
