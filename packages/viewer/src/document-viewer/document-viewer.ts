import { LanguageController } from '@twintown/elements/shared/language.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  Attachment,
  DocumentLayer,
  DocumentNote,
  FailureCode,
  OutlineEntry,
  PartKind,
  XmlTransform,
} from '../engines/engine.ts';
import { beginPdf } from '../engines/pdf/pdf-beginning.ts';
import type { ConvertDocument } from './conversion.ts';
import type { DocumentSession, DocumentState } from './document-session.ts';
import { readView, type ViewName } from './document-view.ts';
import type {
  CurrentDocumentDetail,
  DialogName,
  DocumentStateDetail,
  PanelDetail,
  ShownDetail,
} from './events.ts';
import { hostStyles } from './host.styles.ts';
import { type PageLayout, readLayout, readRotation, type Rotation } from './layout.ts';
import { type PanelName, readPanel } from './panels/panel.ts';
import type { FindOptions } from './panels/side-panel.ts';
import { readZoom, type Zoom, zoomStepAbove, zoomStepBelow } from './zoom.ts';

export type * from './events.ts';
export type { ConvertDocument, UnsupportedDocument } from './conversion.ts';
export type { ReadingWay } from './page-reading.ts';
export type { ViewName } from './document-view.ts';
export type { PageLayout, Rotation } from './layout.ts';
export type { FindOptions } from './panels/side-panel.ts';
export type { PanelName } from './panels/panel.ts';
export type { Zoom } from './zoom.ts';
export type {
  DocumentLayer,
  DocumentNote,
  FailureCode,
  OutlineEntry,
  PartKind,
  XmlTransform,
} from '../engines/engine.ts';
export type { DocumentState } from './document-session.ts';

/** One of several documents. Without a name the end of the address, or the file's name, is shown. */
export interface ViewerDocument {
  src: string | Blob;
  name?: string;
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
 * @slot toolbar - buttons of the page's own, in the toolbar; they share its tab stop and arrow keys
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
 * @attr {string} toolbar - `none` hides the viewer's own toolbar, for pages that bring theirs; the keys stay.
 * @fires tt-shown - the page's name, the percent, the view shown, or whether there are pages or fields is
 *   known or changed; first when a document can be read
 * @fires tt-page - another page is the present one; not fired for the first page on opening
 * @fires tt-zoom - the zoom changed, by the reader or by the width; not fired while nothing is open
 * @fires tt-view - the reader or the page turned to the other view; not fired on opening
 * @fires tt-rotation - the pages were turned; not fired on opening
 * @fires tt-layout - the pages lie otherwise; not fired on opening
 * @fires tt-panel - a panel was opened or closed
 * @fires tt-find - a search found something, ended, or went to another match
 * @fires tt-whole-words - searches now find whole words only, or parts of words again; not fired while
 *   nothing is open
 * @fires tt-hand - dragging now moves the pages, or selects text again; not fired on opening
 * @fires tt-paper - the pages became dark or light; not fired on opening
 * @fires tt-layers - layers were shown or hidden
 * @fires tt-print - the document is about to be printed; cancelling it leaves the printing to the page. Not
 *   fired while nothing is open or another print is being prepared, nor for the browser's own command
 * @fires tt-download - the document, what was filled in of it, or a file inside it is about to be saved;
 *   cancelling it leaves the saving to the page. Not fired for links that the page printed, or the browser's
 *   own commands on a link
 * @fires tt-dialog - the properties or the keyboard shortcuts were opened or closed; not fired when the
 *   element leaves the page with one of them open
 * @fires tt-full-screen - the viewer began to fill the screen, or ceased to
 * @cssState loading, ready, failed
 */
export class TtDocumentViewer extends LitElement {
  static readonly formAssociated = true;
  static override styles = hostStyles;
  static override properties = {
    src: { reflect: true },
    name: { reflect: true },
    page: { type: Number, noAccessor: true },
    zoom: { noAccessor: true, converter: readZoom },
    rotation: { noAccessor: true, converter: readRotation },
    layout: { noAccessor: true, converter: readLayout },
    panel: { noAccessor: true, converter: readPanel },
    hand: { type: Boolean },
    remember: { type: Boolean },
    pages: {},
    wholeWords: { type: Boolean },
    documents: { attribute: false },
    xmlView: { attribute: false },
    view: { noAccessor: true, converter: readView, reflect: true },
  };

  /** Address of the document. Without it the first link inside the tag names it. */
  declare src: string | null;

  /**
   * Name under which a form submits the document, as a file, once something was filled in. Of several
   * documents (`documentList`, and files inside them) each that was filled in is a file under this name.
   * Without a name, or with nothing filled in, nothing is submitted.
   */
  declare name: string | null;

  /** Whether the first mouse button drags the pages instead of selecting text. */
  declare hand: boolean;

  /**
   * Whether a document opens again at the page, zoom, rotation and layout where it was left. They
   * are kept in the tab's session storage under a digest of the address, and nothing else is. Without
   * it the same holds for documents that are opened again in the same element, and nothing is stored.
   */
  declare remember: boolean;

  /** `light` or `dark`. Dark pages are inverted as they are drawn: pictures change colour too. */
  declare pages: 'light' | 'dark';

  /** Whether a search finds whole words only. */
  declare wholeWords: boolean;

  /** Documents to step through, in place of the links inside the tag. */
  declare documents: readonly ViewerDocument[] | undefined;

  /**
   * How XML is shown: an XSLT 1.0 stylesheet, parsed by the page, or a function that is given the
   * document and returns what to show, which is cleaned. Never taken from the document; without it
   * XML is an indented outline. Holds for documents opened afterwards.
   */
  declare xmlView: Document | XmlTransform | undefined;

  /**
   * Asks the page's server for a PDF of a document that cannot be shown, such as DOC. It is given the
   * document's address or file and its name, and gives the address or the file of what to show instead,
   * or undefined. What is saved stays the document itself. Holds for documents opened afterwards.
   */
  declare convert: ConvertDocument | undefined;

  readonly #internals = this.attachInternals();
  readonly #language = new LanguageController(this, (language) => this.#session?.speak(language));
  #state: DocumentState = 'idle';
  #page = 1;
  #zoom: Zoom = 'fit-width';
  #view: ViewName = 'pages';
  #rotation: Rotation = 0;
  #layout: PageLayout = 'continuous';
  #panel: PanelName | null = null;
  // What was asked for last: an address, a file of the page's own, or nothing yet.
  #requested: string | Blob | undefined;
  /** Which of the documents was gone to last, from 0. */
  #at = 0;
  #session: DocumentSession | undefined;
  #tracked = false;

  constructor() {
    super();
    this.src = null;
    this.name = null;
    this.hand = false;
    this.remember = false;
    this.pages = 'light';
    this.wholeWords = false;
  }

  /** The present page, from 1. Setting it goes there; out of range means the nearest page. */
  get page(): number {
    return this.#session?.page ?? this.#page;
  }
  set page(page: number) {
    this.#page = Math.max(1, Math.trunc(page) || 1);
    this.goToPage(this.#page);
  }

  /** Percent of the document's own size (25 to 800), `fit-width` or `fit-page`. */
  get zoom(): Zoom {
    return this.#zoom;
  }
  set zoom(zoom: Zoom) {
    const next = readZoom(String(zoom));
    if (next !== this.#zoom) this.#zoomTo(next);
  }
  #zoomTo(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#session?.zoomTo(zoom);
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

  /** Degrees by which the pages are turned clockwise: 0, 90, 180 or 270. */
  get rotation(): Rotation {
    return this.#rotation;
  }
  set rotation(rotation: Rotation) {
    const next = readRotation(rotation);
    if (next === this.#rotation) return;
    this.#rotation = next;
    this.#session?.tools.rotate(next);
  }

  /** `continuous`, `single` (one page at a time) or `two-page`. */
  get layout(): PageLayout {
    return this.#layout;
  }
  set layout(layout: PageLayout) {
    const next = readLayout(layout);
    if (next === this.#layout) return;
    this.#layout = next;
    this.#session?.tools.lay();
  }

  /** The panel beside the pages: `search`, `outline`, `thumbnails`, … or null. */
  get panel(): PanelName | null {
    return this.#panel;
  }
  set panel(panel: PanelName | null) {
    const next = readPanel(panel);
    if (next === this.#panel) return;
    this.#panel = next;
    void this.#session?.tools.panel.show();
    this.#session?.fire('tt-panel', { panel: next } satisfies PanelDetail);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** What is open or was asked for: an address as it was given, or a file of the page's own. */
  get source(): string | Blob | undefined {
    return this.#requested;
  }

  /** Number of pages; 0 while nothing is open. */
  get pageCount(): number {
    return this.#session?.pageCount ?? 0;
  }

  /** What its pages are: `pages`, `sheets`, `slides`, or `whole` for one piece; undefined while nothing is open. */
  get parts(): PartKind | undefined {
    return this.#session?.parts;
  }

  /** What a toolbar of the page's own has to say, as in `tt-shown`; undefined while nothing is open. */
  get shown(): ShownDetail | undefined {
    return this.#session?.tools.shown;
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
    // The same document may stand in the list twice.
    const isHere = this.documentList[this.#at]?.src === this.#requested;
    return (
      (isHere ? this.#at : this.documentList.findIndex(({ src }) => src === this.#requested)) + 1
    );
  }

  /**
   * Opens one of `documentList`, from 1. For a number that there is not it is only said which is the last. A
   * `tt-document-list` gives its documents when one of its links is first pressed: until then script
   * opens one by pressing its link (`click()`).
   */
  goToDocument(number: number): void {
    const at = Math.trunc(number) - 1;
    const item = this.documentList[at];
    if (!item) return this.#session?.noneBeyond(at);
    this.#requested = item.src;
    this.#at = at;
    this.#page = 1;
    const detail: CurrentDocumentDetail = {
      number: at + 1,
      total: this.documentList.length,
      src: item.src,
      name: item.name ?? '',
    };
    this.#fire('tt-current-document', detail);
    void this.#start();
  }
  /** The next of `documentList`; past the last one it is said that it is the last. */
  nextDocument(): void {
    this.goToDocument(this.documentNumber + 1);
  }
  /** The one before; before the first one it is said that it is the first. */
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
  /**
   * Pages of the open document that were read since `trackReading()`, from 1. While a file inside it is
   * shown they are still those of the document.
   */
  get readPages(): readonly number[] {
    return this.#session?.readPages ?? [];
  }

  /** How deep the file that is shown lies inside the document, as in `tt-attachment`; 0 for itself. */
  get depth(): number {
    return this.#session?.depth ?? 0;
  }

  /**
   * Bytes of the open document, as they are shown, where all of them are here already; else undefined.
   * Fetches nothing. Rejects when the document is closed meanwhile.
   */
  async wholeFile(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#session?.wholeFile();
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
  /** Table of contents of the open document, nested as in the document; none while nothing is open. */
  async outline(): Promise<OutlineEntry[]> {
    return (await this.#session?.outline()) ?? [];
  }
  /** Comments in the open document, page by page; none while nothing is open. Reads all pages. */
  async notes(): Promise<DocumentNote[]> {
    return (await this.#session?.notes()) ?? [];
  }
  /** Layers of the open document, nested as in the document; none while nothing is open. */
  async layers(): Promise<DocumentLayer[]> {
    return (await this.#session?.tools.layers()) ?? [];
  }
  /** Shows or hides a layer by its id. Does nothing where there is none, or where the document locks it. */
  async showLayer(id: string, visible: boolean): Promise<void> {
    await this.#session?.tools.showLayer(id, visible);
  }

  /** Opens a file inside the open document, counted from 0, in its place. Never rejects. */
  async openAttachment(index: number): Promise<void> {
    await this.#session?.openAttachment(index);
  }
  /** Goes back to the document that holds the attachment that is shown. Never rejects. */
  async closeAttachment(): Promise<void> {
    await this.#session?.closeAttachment();
  }

  /** A text is a page's name in the document, such as `iv`, else its number; nothing where there is none. */
  goToPage(page: number | string): void {
    this.#session?.goTo(page);
  }
  /**
   * Goes back to where a link of the document, the table of contents, a search, another panel or a typed
   * page number led away from, one jump at a time; `shown.backPage` is its page.
   */
  goBack(): void {
    this.#session?.goBack();
  }
  nextPage(): void {
    this.#session?.turn(1);
  }
  previousPage(): void {
    this.#session?.turn(-1);
  }
  firstPage(): void {
    this.goToPage(1);
  }
  lastPage(): void {
    this.goToPage(this.pageCount);
  }
  zoomIn(): void {
    this.zoom = zoomStepAbove(this.#session?.percent ?? 100);
  }
  zoomOut(): void {
    this.zoom = zoomStepBelow(this.#session?.percent ?? 100) ?? this.zoom;
  }
  /** Fits the width of the present page, or of its pair, whatever the others are. */
  fitWidth(): void {
    this.#zoomTo('fit-width');
  }
  /** The same for the whole of the page, and shows its head. */
  fitPage(): void {
    this.#zoomTo('fit-page');
  }
  actualSize(): void {
    this.zoom = 100;
  }
  rotateRight(): void {
    this.rotation = readRotation(this.#rotation + 90);
  }
  rotateLeft(): void {
    this.rotation = readRotation(this.#rotation - 90);
  }
  /**
   * Opens the search, and begins it where a text is given. With `{ panel: false }` none is opened and
   * the focus stays: `tt-find` tells what is found, and an empty text ends it.
   */
  async find(text?: string, options?: FindOptions): Promise<void> {
    await this.#session?.tools.panel.find(text, options);
  }
  findNext(): void {
    void this.#session?.tools.panel.findStep(1);
  }
  findPrevious(): void {
    void this.#session?.tools.panel.findStep(-1);
  }
  /** Saves the document as it came. */
  download(): void {
    this.#session?.outputs.download();
  }
  /** Saves the document with what was filled in. */
  async downloadAnswers(): Promise<void> {
    await this.#session?.outputs.downloadAnswers();
  }
  /** Prints the pages with what was filled in; a document that is only read, as its text. */
  async print(): Promise<void> {
    await this.#session?.outputs.print();
  }
  async showProperties(): Promise<void> {
    await this.#session?.outputs.properties();
  }
  async showShortcuts(): Promise<void> {
    await this.#session?.outputs.shortcuts();
  }
  /** The dialog that is open, or null. */
  get dialog(): DialogName | null {
    return this.#session?.outputs.dialog ?? null;
  }
  /** Closes the properties or the keyboard shortcuts; the focus goes back to where it was. */
  closeDialog(): void {
    this.#session?.outputs.closeDialog();
  }
  get fullScreen(): boolean {
    return this.matches(':fullscreen');
  }
  /** Does nothing until a document was named. */
  async toggleFullScreen(): Promise<void> {
    await this.#session?.outputs.toggleFullScreen();
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

  formResetCallback(): void {
    this.#session?.resetAnswers();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#session?.answers.files.tell();
    this.#session?.tools.showAsAsked();
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
    this.#session?.leave();
    this.#become('loading');
    beginPdf(requested);
    import('../engines/pdf/pdf-engine.ts').catch(() => {});
    try {
      const { DocumentSession } = await import('./document-session.ts');
      if (requested !== this.#requested || !this.isConnected) return;
      this.#session ??= new DocumentSession(
        this,
        this.renderRoot as ShadowRoot,
        (...news) => this.#become(...news),
        this.#language.language,
        this.#internals,
      );
    } catch {
      // Only this file came through; the author's own link is still there.
      this.#become('failed', 'viewer');
      return;
    }
    if (this.#tracked) this.#session.trackReading();
    await this.#session.open(requested, this.#page);
  }

  #become(state: DocumentState, failure?: FailureCode): void {
    this.requestUpdate();
    if (state === this.#state) return;
    this.#state = state;
    const { states } = this.#internals;
    states.clear();
    if (state === 'idle') return;
    states.add(state);
    const detail: DocumentStateDetail = { state, ...(failure && { failure }) };
    this.#fire('tt-document', detail);
  }

  #fire(type: string, detail: DocumentStateDetail | CurrentDocumentDetail): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
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
}
