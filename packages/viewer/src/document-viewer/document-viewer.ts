import { LanguageController } from '@twintown/elements/shared/language.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Attachment, FailureCode, SignatureClaim } from '../engines/engine.ts';
import type { DocumentSession, DocumentState } from './document-session.ts';
import { readView, type ViewName } from './document-view.ts';
import type { ReadingWay } from './page-reading.ts';
import { hostStyles } from './host.styles.ts';
import { readZoom, type Zoom, zoomStepAbove, zoomStepBelow } from './zoom.ts';

export type { ReadingWay } from './page-reading.ts';
export type { ViewName } from './document-view.ts';
export type { Zoom } from './zoom.ts';
export type { FailureCode } from '../engines/engine.ts';
export type { DocumentState } from './document-session.ts';

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

/** One of several documents. Without a name the end of the address, or the file's name, is shown. */
export interface ViewerDocument {
  src: string | Blob;
  name?: string;
}
/** Detail of `tt-current-document`. */
export interface CurrentDocumentDetail {
  /** From 1. */
  number: number;
  total: number;
  src: string | Blob;
  name: string;
}
/** Detail of `tt-attachment`. */
export interface AttachmentDetail {
  /** Of the attachment that is shown, as the document states it; '' back in the document itself. */
  name: string;
  /** How deep it lies: 1 for a file of the document that was opened, 0 back in that document. */
  depth: number;
}
/** Detail of `tt-signatures`: what the document states. Nothing of it was checked. */
export interface SignaturesDetail {
  claims: readonly SignatureClaim[];
}
/** Detail of `tt-request-accessible`: the document, as address or file, and its name. */
export interface RequestAccessibleDetail {
  source: string | Blob;
  name: string;
}
/** Detail of `tt-page-read`; pages count from 1. */
export interface PageReadDetail {
  page: number;
  total: number;
  way: ReadingWay;
}
/** Detail of `tt-view`. */
export interface ViewDetail {
  view: ViewName;
}

/**
 * Shows a document inside the page, with its real text and structure.
 *
 * Print the download link inside the tag: it works without script, and it names the document when
 * `src` is absent: `<tt-document-viewer><a href="/doc.pdf">Declaration (PDF, 120 kB)</a></tt-document-viewer>`.
 *
 * Several links inside are several documents to step through; the first one is opened. A page that
 * holds its documents as data sets `documents` instead.
 *
 * Until a document is named, nothing but this file is loaded.
 *
 * Bad files never throw: the element says what happened, fires `tt-document` with `failed`, and
 * the rest of the page goes on.
 *
 * @tagname tt-document-viewer
 * @slot - what is shown without script, and below the document with it: the download link
 * @slot accessible-copy - a link or button that asks for an accessible copy: shown where the structure
 *   of the text is a guess or a page has no text
 * @slot signatures - the page's own panel on signatures, between the toolbar and the document
 * @fires tt-signatures - it is known which signatures the document states, none of them checked; fired
 *   once for each document that opens, also for none
 * @fires tt-request-accessible - what stands in the slot `accessible-copy` was used, for pages that ask
 *   without leaving; the link or button does what it does all the same
 * @fires tt-page-read - a page was read; only fired after `trackReading()`
 * @fires tt-document - the state became `loading`, `ready` or `failed`; not fired for `idle`
 * @fires tt-current-document - another of several documents is opened; not fired for the first one
 * @fires tt-attachment - a file inside the document is shown, or the document itself again
 * @fires tt-page - another page is the present one; not fired for the first page on opening
 * @fires tt-zoom - the zoom changed, by the reader or by the width; not fired while nothing is open
 * @fires tt-view - the reader or the page turned to the other view; not fired on opening
 * @cssState loading, ready, failed
 */
export class TtDocumentViewer extends LitElement {
  static override styles = hostStyles;
  static override properties = {
    src: { reflect: true },
    page: { type: Number, noAccessor: true },
    zoom: { noAccessor: true, converter: readZoom },
    documents: { attribute: false },
    view: { noAccessor: true, reflect: true, converter: { fromAttribute: readView } },
  };

  /** Address of the document. Without it the first link inside the tag names it. */
  declare src: string | null;

  /** Documents to step through, in place of the links inside the tag. */
  declare documents: readonly ViewerDocument[] | undefined;

  readonly #internals = this.attachInternals();
  readonly #language = new LanguageController(this, (language) => this.#session?.speak(language));
  #state: DocumentState = 'idle';
  #page = 1;
  #zoom: Zoom = 'fit-width';
  #view: ViewName = 'pages';
  // What was asked for last: an address, a file of the page's own, or nothing yet.
  #requested: string | Blob | undefined;
  #session: DocumentSession | undefined;
  #tracked = false;

  constructor() {
    super();
    this.src = null;
    this.documents = undefined;
  }

  /** The present page, from 1. Setting it goes there; out of range means the nearest page. */
  get page(): number {
    return this.#session?.page ?? this.#page;
  }
  set page(page: number) {
    this.#page = Math.max(1, Math.trunc(page) || 1);
    this.goToPage(this.#page);
  }

  /** Percent of the document's own size (25 to 800), or `fit-width`. */
  get zoom(): Zoom {
    return this.#zoom;
  }
  set zoom(zoom: Zoom) {
    const next = zoom === 'fit-width' ? zoom : readZoom(String(zoom));
    if (next === this.#zoom) return;
    this.#zoom = next;
    this.#session?.zoomTo(next);
    this.requestUpdate();
  }

  /**
   * `pages` or `reading`: pictures of the pages, or their text, which reflows. A document that cannot
   * be drawn is shown as text whatever is asked for.
   */
  get view(): ViewName {
    return this.#view;
  }
  set view(view: ViewName) {
    const next = readView(view);
    const before = this.#view;
    if (next === before) return;
    this.#view = next;
    this.requestUpdate('view', before);
    this.#session?.turnView();
  }

  /** What is open or was asked for: an address as it was given, or a file of the page's own. */
  get source(): string | Blob | undefined {
    return this.#requested;
  }

  /** Number of pages; 0 while nothing is open. */
  get pageCount(): number {
    return this.#session?.pageCount ?? 0;
  }

  /** The state, as in `tt-document`. */
  get state(): DocumentState {
    return this.#state;
  }

  /**
   * Opens `source`, an address or a file that the page holds, or opens the present one anew.
   * Resolves when the document is ready or has failed, at once while the element stands in no
   * page (it opens when it is put there); never rejects.
   */
  async open(source?: string | Blob): Promise<void> {
    this.#requested = source ?? this.#requested ?? this.#named();
    if (typeof source === 'string') this.src = source;
    await this.#start();
  }

  /** The documents that can be stepped through: `documents`, else the links inside the tag. */
  get documentList(): readonly ViewerDocument[] {
    return (
      this.documents ??
      Array.from(this.querySelectorAll<HTMLAnchorElement>('a[href]:not([slot])'), (link) => ({
        src: link.getAttribute('href') ?? '',
        name: link.textContent?.trim() ?? '',
      }))
    );
  }

  /** Which of `documentList` is open, from 1; 0 for a document that is not among them. */
  get documentNumber(): number {
    return this.documentList.findIndex(({ src }) => src === this.#requested) + 1;
  }

  /** Opens one of `documentList`, from 1. Does nothing for a number that there is not. */
  goToDocument(number: number): void {
    const item = this.documentList[Math.trunc(number) - 1];
    if (!item) return;
    this.#requested = item.src;
    this.#page = 1;
    const detail: CurrentDocumentDetail = {
      number: Math.trunc(number),
      total: this.documentList.length,
      src: item.src,
      name: item.name ?? '',
    };
    this.dispatchEvent(
      new CustomEvent('tt-current-document', { detail, bubbles: true, composed: true }),
    );
    void this.#start();
  }
  nextDocument(): void {
    this.goToDocument(this.documentNumber + 1);
  }
  previousDocument(): void {
    this.goToDocument(this.documentNumber - 1);
  }

  /**
   * From now on `tt-page-read` tells which pages were read: all of the page was in view for a moment,
   * or somebody went on from its end in the reading view. Holds for documents opened later too.
   */
  trackReading(): void {
    this.#tracked = true;
    this.#session?.trackReading();
  }
  /** Pages of the open document that were read since `trackReading()`, from 1. */
  get readPages(): readonly number[] {
    return this.#session?.readPages ?? [];
  }

  /**
   * Text of a page, from 1, with a line for each heading, paragraph, item and cell; '' while nothing
   * is open. Rejects when the page cannot be read or the document is closed meanwhile.
   */
  async pageText(page: number): Promise<string> {
    return (await this.#session?.pageText(Math.trunc(page))) ?? '';
  }

  /** Files inside the open document; none while nothing is open. */
  async attachments(): Promise<Attachment[]> {
    return (await this.#session?.attachments()) ?? [];
  }
  /** Opens a file inside the open document, counted from 0, in its place. Never rejects. */
  async openAttachment(index: number): Promise<void> {
    await this.#session?.openAttachment(index);
  }
  /** Goes back to the document that holds the attachment that is shown. Never rejects. */
  async closeAttachment(): Promise<void> {
    await this.#session?.closeAttachment();
  }

  goToPage(page: number): void {
    this.#session?.goTo(page);
  }
  nextPage(): void {
    this.goToPage(this.page + 1);
  }
  previousPage(): void {
    this.goToPage(this.page - 1);
  }
  zoomIn(): void {
    this.zoom = zoomStepAbove(this.#session?.percent ?? 100);
  }
  zoomOut(): void {
    this.zoom = zoomStepBelow(this.#session?.percent ?? 100);
  }
  fitWidth(): void {
    this.zoom = 'fit-width';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#state === 'idle') void this.#start();
    else this.#session?.restore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects and connects it in one task, and must not cost a reload.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#page = this.page;
      this.#session?.close();
      this.#become('idle');
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The first update names no address; a file given before it is what was asked for.
    const named =
      (changed.has('src') && (changed.get('src') !== undefined || this.src !== null)) ||
      (changed.has('documents') && (changed.get('documents') ?? this.documents) !== undefined);
    // A document that is among the new ones stays open.
    if (!changed.has('src') && this.documentNumber > 0) return;
    if (!named && this.#requested !== undefined) return;
    const wanted = this.#named();
    if (wanted === this.#requested) return;
    this.#requested = wanted;
    if (this.#state !== 'idle') this.#page = 1;
    void this.#start();
  }

  #named(): string | Blob | undefined {
    return this.src ?? this.documentList[0]?.src;
  }

  async #start(): Promise<void> {
    const requested = this.#requested;
    if (!this.isConnected) return;
    if (requested === undefined) {
      this.#session?.close();
      this.#become('idle');
      return;
    }
    this.#become('loading');
    // The session asks for this too, one round trip later.
    import('../engines/pdf/pdf-engine.ts').catch(() => undefined);
    try {
      const { DocumentSession } = await import('./document-session.ts');
      if (requested !== this.#requested || !this.isConnected) return;
      this.#session ??= new DocumentSession(
        this,
        this.renderRoot as ShadowRoot,
        (...news) => this.#become(...news),
        this.#language.language,
      );
    } catch {
      // Only this file came through; the author's own link is still there.
      this.#become('failed', 'viewer');
      return;
    }
    if (this.#tracked) this.#session.trackReading();
    const { name } = this.documents?.[this.documentNumber - 1] ?? {};
    await this.#session.open(requested, this.#page, name);
  }

  #become(state: DocumentState, failure?: FailureCode): void {
    if (state === this.#state && state === 'idle') return;
    this.#state = state;
    for (const name of ['loading', 'ready', 'failed'] as const) {
      if (name === state) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
    this.requestUpdate();
    if (state === 'idle') return;
    const detail: DocumentStateDetail = failure ? { state, failure } : { state };
    this.dispatchEvent(new CustomEvent('tt-document', { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    return html`${this.#session?.render() ?? nothing}<slot
        @slotchange=${() => this.requestUpdate()}
      ></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-document-viewer': TtDocumentViewer;
  }
  interface HTMLElementEventMap {
    'tt-document': CustomEvent<DocumentStateDetail>;
    'tt-page': CustomEvent<PageDetail>;
    'tt-zoom': CustomEvent<ZoomDetail>;
    'tt-current-document': CustomEvent<CurrentDocumentDetail>;
    'tt-attachment': CustomEvent<AttachmentDetail>;
    'tt-signatures': CustomEvent<SignaturesDetail>;
    'tt-request-accessible': CustomEvent<RequestAccessibleDetail>;
    'tt-page-read': CustomEvent<PageReadDetail>;
    'tt-view': CustomEvent<ViewDetail>;
  }
}
