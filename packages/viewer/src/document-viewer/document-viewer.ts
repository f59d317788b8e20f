import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { LanguageController } from '@twintown/elements/shared/language.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type FailureCode,
  type OpenDocument,
} from '../engines/engine.ts';
import { info } from '../generated/icons.ts';
import { documentViewerStyles } from './document-viewer.styles.ts';
import { failurePanel } from './failure-panel.ts';
import type { PageList } from './page-list.ts';
import { RovingFocus } from './roving-focus.ts';
import { toolbar } from './toolbar.ts';
import { failureWords, pageWords, percentText } from './words.ts';
import { readZoom, type Zoom, zoomStepAbove, zoomStepBelow } from './zoom.ts';

export type { Zoom } from './zoom.ts';
export type { FailureCode } from '../engines/engine.ts';

/** `idle`: no document was named. */
export type DocumentState = 'idle' | 'loading' | 'ready' | 'failed';

/** Detail of `tt-document`. `failure` is set with `failed` only. */
export interface DocumentStateDetail {
  state: DocumentState;
  failure?: FailureCode;
}
/** Detail of `tt-page`; both count from 1. */
export interface PageDetail {
  page: number;
  total: number;
}
/** Detail of `tt-zoom`. `percent` is what is shown, also while the width decides. */
export interface ZoomDetail {
  zoom: Zoom;
  percent: number;
}

/**
 * Shows a document inside the page, with its real text and structure.
 *
 * Print the download link inside the tag: it works without script, and it names the document when
 * `src` is absent: `<tt-document-viewer><a href="/doc.pdf">Declaration (PDF, 120 kB)</a></tt-document-viewer>`.
 *
 * Bad files never throw: the element says what happened, fires `tt-document` with `failed`, and
 * the rest of the page goes on.
 *
 * @slot - what is shown without script, and below the document with it: the download link
 * @fires tt-document - the state became `loading`, `ready` or `failed`; not fired for `idle`
 * @fires tt-page - another page is the present one; not fired for the first page on opening
 * @fires tt-zoom - the zoom changed, by the reader or by the width; not fired while nothing is open
 * @cssState loading, ready, failed
 */
export class TtDocumentViewer extends LitElement {
  static override styles = documentViewerStyles;
  static override properties = {
    src: { reflect: true },
    page: { type: Number, noAccessor: true },
    zoom: { noAccessor: true, converter: readZoom },
  };

  /** Address of the document. Without it the first link inside the tag names it. */
  declare src: string | null;

  readonly #internals = this.attachInternals();
  readonly #controller = new LanguageController(this, (language) => this.#loadWords(language));
  #language = '';
  readonly #roving = new RovingFocus(this, () => this.renderRoot.querySelector('.toolbar'));
  #state: DocumentState = 'idle';
  #failure: FailureCode | undefined;
  #page = 1;
  #zoom: Zoom = 'fit-width';
  #percent = 100;
  #wrongPage = false;
  #signatures = 0;
  #said = '';
  #saying = 0;
  #document: OpenDocument | undefined;
  #pages: PageList | undefined;
  #opening: AbortController | undefined;
  // What was asked for last: an address, a file of the page's own, or nothing yet.
  #requested: string | Blob | undefined;
  #objectUrl = '';

  constructor() {
    super();
    this.src = null;
  }

  /** The present page, from 1. Setting it goes there; out of range means the nearest page. */
  get page(): number {
    return this.#page;
  }
  set page(page: number) {
    if (this.#pages) this.goToPage(page);
    else this.#page = Math.max(1, Math.trunc(page) || 1);
  }

  /** Percent of the document's own size (25 to 800), or `fit-width`. */
  get zoom(): Zoom {
    return this.#zoom;
  }
  set zoom(zoom: Zoom) {
    const next = zoom === 'fit-width' ? zoom : readZoom(String(zoom));
    if (next === this.#zoom) return;
    this.#zoom = next;
    if (this.#pages) this.#pages.zoom = next;
    this.requestUpdate();
  }

  /** Number of pages; 0 while nothing is open. */
  get pageCount(): number {
    return this.#document?.pageCount ?? 0;
  }

  /** The state, as in `tt-document`. */
  get state(): DocumentState {
    return this.#state;
  }

  /**
   * Opens `source`, an address or a file that the page holds, or opens the present one anew.
   * Resolves when the document is ready or has failed; never rejects.
   */
  async open(source?: string | Blob): Promise<void> {
    if (typeof source === 'string') this.src = source;
    this.#requested = source ?? this.#requested ?? this.#named();
    await this.#start();
  }

  goToPage(page: number): void {
    this.#pages?.goTo(page);
  }
  nextPage(): void {
    this.goToPage(this.#page + 1);
  }
  previousPage(): void {
    this.goToPage(this.#page - 1);
  }
  zoomIn(): void {
    this.zoom = zoomStepAbove(this.#percent);
  }
  zoomOut(): void {
    this.zoom = zoomStepBelow(this.#percent);
  }
  fitWidth(): void {
    this.zoom = 'fit-width';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loadWords(this.#controller.language);
    if (this.#pages) this.#pages.restore();
    else if (this.hasUpdated && this.#requested && this.#state === 'idle') void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects and connects it in one task, and must not cost a reload.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#release();
      this.#become('idle');
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('src') && this.#requested !== undefined) return;
    const named = this.#named();
    if (named === this.#requested) return;
    this.#requested = named;
    void this.#start();
  }

  #named(): string | undefined {
    return this.src ?? this.querySelector('a[href]')?.getAttribute('href') ?? undefined;
  }

  // Until the words of a new language are there the old ones stay, and with them the focus.
  #loadWords(language: string): void {
    void loadMessages(language, 'document').then(() => {
      if (language !== this.#controller.language) return;
      this.#language = language;
      this.requestUpdate();
      this.#pages?.relabel();
    });
  }

  async #start(password?: string): Promise<void> {
    this.#release();
    const requested = this.#requested;
    if (requested === undefined) return this.#become('idle');
    const opening = new AbortController();
    const { signal } = opening;
    this.#opening = opening;
    this.#become('loading');
    try {
      const source = await this.#source(requested);
      const [{ PageList: Pages }, engine] = await loadPrograms();
      signal.throwIfAborted();
      const opened = await engine.open(source, {
        signal,
        lost: (failure) => this.#fail(failure),
        ...(password === undefined ? {} : { password }),
      });
      await this.#show(opened, Pages, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#release();
    this.#become('failed', error instanceof DocumentFailure ? error.code : 'broken');
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

  async #show(opened: OpenDocument, Pages: typeof PageList, signal: AbortSignal): Promise<void> {
    try {
      const firstSize = await opened.pageSize(1);
      signal.throwIfAborted();
      await this.updateComplete;
      signal.throwIfAborted();
      this.#document = opened;
      this.#pages = new Pages({
        scroller: this.#find('.document'),
        sheets: this.#find('.sheets'),
        document: opened,
        firstSize,
        words: pageWords(() => this.#language),
        zoom: this.#zoom,
        page: this.#page,
        pageChanged: (page) => this.#pageChanged(page),
        zoomChanged: (percent) => this.#zoomChanged(percent),
      });
      this.#page = this.#pages.page;
      this.#become('ready');
    } catch (error) {
      if (this.#document !== opened) void opened.close();
      throw error;
    }
    // Counting reads the file's end; the first page need not wait for that.
    const claims = await opened.signatures().catch(() => []);
    if (signal.aborted || this.#document !== opened) return;
    this.#signatures = claims.length;
    this.requestUpdate();
  }

  #find(selector: string): HTMLElement {
    return this.renderRoot.querySelector(selector) as HTMLElement;
  }

  #release(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    this.#pages?.close();
    this.#pages = undefined;
    void this.#document?.close();
    this.#document = undefined;
    this.#signatures = 0;
    this.#wrongPage = false;
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = '';
    clearTimeout(this.#saying);
  }

  #become(state: DocumentState, failure?: FailureCode): void {
    this.#state = state;
    this.#failure = failure;
    for (const name of ['loading', 'ready', 'failed'] as const) {
      if (name === state) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
    const language = this.#language;
    if (failure) this.#say(failureWords(language, failure).join(' '));
    if (state === 'ready') {
      this.#say(translate(language, 'document.opened', { count: this.pageCount }));
    }
    this.requestUpdate();
    if (state === 'idle') return;
    const detail: DocumentStateDetail = failure ? { state, failure } : { state };
    this.#fire('tt-document', detail);
  }

  #pageChanged(page: number): void {
    this.#page = page;
    this.#wrongPage = false;
    this.requestUpdate();
    const total = this.pageCount;
    this.#fire('tt-page', { page, total } satisfies PageDetail);
    this.#say(translate(this.#language, 'document.pageOf', { page, total }), 500);
  }

  #zoomChanged(percent: number): void {
    const first = !this.#pages;
    if (percent === this.#percent && !first) return;
    this.#percent = percent;
    this.requestUpdate();
    if (first) return;
    this.#fire('tt-zoom', { zoom: this.#zoom, percent } satisfies ZoomDetail);
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
      this.requestUpdate();
    }, delay);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  readonly #pageTyped = (input: HTMLInputElement): void => {
    const typed = input.value.trim();
    const page = Number(typed);
    this.#wrongPage = !/^\d+$/.test(typed) || page < 1 || page > this.pageCount;
    this.requestUpdate();
    if (this.#wrongPage) {
      const total = this.pageCount;
      this.#say(translate(this.#language, 'document.pageRange', { total }));
      return;
    }
    input.value = String(page);
    this.goToPage(page);
  };

  // PageUp, PageDown and the vertical arrows scroll by themselves.
  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0] instanceof HTMLInputElement || !this.#pages) return;
    const scroller = event.currentTarget as HTMLElement;
    const sideways = scroller.scrollWidth > scroller.clientWidth;
    if (event.key === '+' || event.key === '=') this.zoomIn();
    else if (event.key === '-') this.zoomOut();
    else if (event.key === '0') this.fitWidth();
    else if (event.key === 'Home') this.goToPage(1);
    else if (event.key === 'End') this.goToPage(this.pageCount);
    else if (event.key === 'ArrowRight' && !sideways) this.nextPage();
    else if (event.key === 'ArrowLeft' && !sideways) this.previousPage();
    else return;
    event.preventDefault();
  };

  // The pressed button goes away with the message, so the focus moves to what stays.
  readonly #again = async (password?: string): Promise<void> => {
    const region = this.#find('.document');
    region.focus();
    await this.#start(password);
    await this.updateComplete;
    const root = this.renderRoot as ShadowRoot;
    if (root.activeElement === region) root.querySelector<HTMLElement>('input[type]')?.focus();
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

  protected override render(): TemplateResult {
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
        aria-label=${this.#document?.title || (worded ? translate(language, 'document.viewer') : nothing)}
        aria-busy=${this.#state === 'loading' ? 'true' : 'false'}
        ?hidden=${!shown}
        @keydown=${this.#keyPressed}
      >
        ${worded ? this.#message(language) : nothing}
        <div class="sheets"></div>
      </div>
      <slot @slotchange=${() => this.requestUpdate()}></slot>
      <p class="visually-hidden" role="status">${this.#said}</p>
    </div>`;
  }

  #toolbar(language: string): TemplateResult {
    return toolbar({
      language,
      page: this.#page,
      pageCount: this.pageCount,
      zoom: this.#zoom,
      percent: this.#percent,
      download: this.#download(),
      fileName: this.#fileName(),
      wrongPage: this.#wrongPage,
      roving: this.#roving,
      act: {
        previousPage: () => this.previousPage(),
        nextPage: () => this.nextPage(),
        zoomIn: () => this.zoomIn(),
        zoomOut: () => this.zoomOut(),
        fitWidth: () => this.fitWidth(),
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

async function loadPrograms(): Promise<[typeof import('./page-list.ts'), DocumentEngine]> {
  try {
    const [pages, { pdfEngine }] = await Promise.all([
      import('./page-list.ts'),
      import('../engines/pdf/pdf-engine.ts'),
    ]);
    return [pages, pdfEngine];
  } catch (cause) {
    throw new DocumentFailure('viewer', { cause });
  }
}

/** Only what a browser fetches as a document: no scripts, no local files. */
function addressOf(text: string): URL | undefined {
  if (!URL.canParse(text, document.baseURI)) return undefined;
  const address = new URL(text, document.baseURI);
  return ['https:', 'http:', 'blob:'].includes(address.protocol) ? address : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-document-viewer': TtDocumentViewer;
  }
  interface HTMLElementEventMap {
    'tt-document': CustomEvent<DocumentStateDetail>;
    'tt-page': CustomEvent<PageDetail>;
    'tt-zoom': CustomEvent<ZoomDetail>;
  }
}
