import { adoptStyles, type TemplateResult } from 'lit';
import {
  type Attachment,
  type DocumentNote,
  type FailureCode,
  type FindSpot,
  isPaged,
  type OutlineEntry,
  type PartKind,
} from '../engines/engine.ts';
import type { AnswersHost } from './answers.ts';
import type { Spoken } from './announcer.ts';
import { copied } from './copying.ts';
import { dialogStyles } from './dialog.styles.ts';
import { DocumentLoader, type LoaderHost } from './document-loader.ts';
import { RequestedDocument } from './document-source.ts';
import { DocumentSteps, type StepsViewer } from './document-steps.ts';
import { DocumentTrail, type TrailHost } from './document-trail.ts';
import type { ViewName } from './document-view.ts';
import type { ViewerDocument } from './document-viewer.ts';
import type { PageDetail, RequestAccessibleDetail, ZoomDetail } from './events.ts';
import type { FilledFields } from './field-layer.ts';
import { FilledDocuments } from './filled-documents.ts';
import { frame } from './frame.ts';
import { frameStyles } from './frame.styles.ts';
import { hostStyles } from './host.styles.ts';
import { DocumentOutputs } from './outputs.ts';
import { pageStyles } from './page.styles.ts';
import type { Place } from './place.ts';
import { readingStyles } from './reading.styles.ts';
import { toolStyles } from './tool.styles.ts';
import { ViewerTools } from './viewer-tools.ts';
import { Voice } from './voice.ts';
import type { Zoom } from './zoom.ts';

/** `idle`: no document was named. */
export type DocumentState = 'idle' | 'loading' | 'ready' | 'failed';

type Viewer = LoaderHost['viewer'] &
  AnswersHost['viewer'] &
  StepsViewer & { readonly documents: readonly ViewerDocument[] | undefined };

/**
 * Everything that a viewer needs once a document is named. Its parts meet here: each asks the session for
 * what it needs of the others, and the session tells page and reader what happens.
 */
export class DocumentSession implements LoaderHost, TrailHost, AnswersHost {
  readonly viewer: Viewer;
  readonly root: ShadowRoot;
  readonly #become: (state: DocumentState, failure?: FailureCode) => void;
  readonly tools: ViewerTools;
  readonly outputs: DocumentOutputs;
  readonly voice: Voice;
  readonly answers: FilledDocuments;
  readonly submit: AnswersHost['submit'];
  readonly #loader: DocumentLoader;
  readonly #trail: DocumentTrail;
  readonly #steps: DocumentSteps;
  #percent = 100;
  #tracked = false;
  /** Pages of the document that was asked for that were read. */
  #read = new Set<number>();
  #isLacking = false;
  #isLeaving = false;

  constructor(
    viewer: Viewer,
    root: ShadowRoot,
    become: (state: DocumentState, failure?: FailureCode) => void,
    language: string,
    internals: ElementInternals,
  ) {
    this.viewer = viewer;
    this.root = root;
    this.#become = become;
    this.voice = new Voice(language, () => viewer.requestUpdate());
    this.tools = new ViewerTools(this, internals);
    this.#loader = new DocumentLoader(this);
    this.outputs = new DocumentOutputs(this, () => this.#loader.document);
    this.#trail = new DocumentTrail(this, this.#loader);
    this.#steps = new DocumentSteps(viewer, this.#trail, (by) => this.noneBeyond(by));
    this.submit = (value) => internals.setFormValue(value);
    this.answers = new FilledDocuments(this);
    const tools = [toolStyles, dialogStyles];
    adoptStyles(root, [hostStyles, frameStyles, ...tools, pageStyles, readingStyles]);
  }

  get page(): number {
    return this.#loader.page;
  }
  get pageCount(): number {
    return this.#loader.document?.pageCount ?? 0;
  }
  get parts(): PartKind | undefined {
    const { document } = this.#loader;
    return document && (document.parts ?? 'pages');
  }
  get percent(): number {
    return this.#percent;
  }
  get language(): string {
    return this.voice.language;
  }
  get download(): string {
    const { state, requested, failure } = this.#loader;
    // What came would be saved under the document's name.
    const isOther = failure === 'web-page';
    return state === 'idle' || state === 'loading' || isOther ? '' : requested.download;
  }
  get fileName(): string {
    return this.#loader.requested.fileName;
  }
  get source(): string | Blob {
    return this.#loader.requested.what;
  }
  filled(): FilledFields {
    return this.answers.fieldsOf(this.#loader.requested);
  }

  /** What the document of the page's own is known by that is open, or holds what is. */
  get rootKey(): unknown {
    return (this.#trail.root ?? this.#loader.requested).key;
  }

  saved(key: unknown, hasFailed: boolean): void {
    this.viewer.requestUpdate();
    if (hasFailed && key === this.#loader.requested.key) this.voice.unsaved();
  }

  get fileSize(): Promise<number | undefined> {
    return this.#loader.requested.size();
  }

  /** The view that is shown; of a document that cannot be drawn always the reading view. */
  get view(): ViewName {
    const { document } = this.#loader;
    return document && !isPaged(document) ? 'reading' : this.viewer.view;
  }

  goTo(page: number | string, spot?: FindSpot): void {
    if (typeof page === 'string') {
      void this.tools.goToNamed(page);
      return;
    }
    const view = this.#loader.shown?.view;
    if (view) view.goTo(page, spot);
    else this.#loader.page = page;
  }

  get place(): Place | undefined {
    return this.#loader.shown?.place;
  }

  seek(place: Place): void {
    this.#loader.shown?.seek(place);
  }

  goBack(): void {
    this.tools.way.back();
  }

  /** To the page after (1) or before (-1); of pairs to the next pair. */
  turn(by: 1 | -1): void {
    this.goTo(this.tools.neighbour(by));
  }

  zoomTo(zoom: Zoom): void {
    this.tools.zoomTo(zoom);
  }

  /** From now on tells which pages of the open document, and of later ones, were read. */
  trackReading(): void {
    this.#tracked = true;
    // An attachment is another document than the one that is asked about.
    if (this.#trail.depth === 0) this.#loader.shown?.trackReading(this.#read);
  }

  get readPages(): number[] {
    return [...this.#read].sort((a, b) => a - b);
  }

  /** How deep inside the document that was asked for the one lies that is shown. */
  get depth(): number {
    return this.#isLeaving ? 0 : this.#trail.depth;
  }

  /** Brings back the place that moving the element in the page took away. */
  restore(): void {
    this.#loader.shown?.view?.restore();
  }

  /** Shows the document in the view that the viewer now asks for. */
  turnView(): void {
    this.#loader.shown?.turnView();
  }

  /** Changes the language; until its words are there the old ones stay, and with them the focus. */
  speak(language: string): void {
    void this.learn(language);
  }

  async learn(language?: string): Promise<void> {
    if (!(await this.voice.learn(language))) return;
    this.viewer.requestUpdate();
    this.#loader.shown?.view?.relabel();
    this.tools.panel.refresh();
  }

  /** Another document is asked for: until it is opened nothing more is told of the present one. */
  leave(): void {
    this.#isLeaving = true;
    this.#read = new Set();
  }

  /** Opens a document in place of the present one. Never rejects. */
  async open(requested: string | Blob, page: number): Promise<void> {
    this.close();
    this.#isLeaving = false;
    const { documents, documentNumber } = this.viewer;
    const name = documents?.[documentNumber - 1]?.name;
    await this.#loader.open(new RequestedDocument(requested, name), page);
  }

  /** Lets go of document, worker, pictures and object URLs. */
  close(): void {
    this.#read = new Set();
    this.#loader.letGo();
    this.#trail.close();
    this.#loader.requested.release();
  }

  /** Text of a page, a line for each heading, paragraph, item and cell. */
  async pageText(page: number): Promise<string> {
    return (await this.#loader.shown?.pageText(page)) ?? '';
  }

  async outline(): Promise<OutlineEntry[]> {
    return (await this.#loader.document?.outline?.()) ?? [];
  }

  async notes(): Promise<DocumentNote[]> {
    const { document } = this.#loader;
    const found: DocumentNote[] = [];
    if (!document || !isPaged(document)) return found;
    for await (const note of document.notes?.(new AbortController().signal) ?? []) found.push(note);
    return found;
  }

  /** Files inside the open document. */
  async attachments(): Promise<Attachment[]> {
    return (await this.#loader.document?.attachments?.()) ?? [];
  }

  /**
   * Bytes of the document that the page asked for, where all of them are here. An attachment is
   * another document.
   */
  async wholeFile(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const isAsked = this.#trail.depth === 0 && !this.#loader.requested.isConverted;
    return isAsked ? this.#loader.document?.wholeFile?.() : undefined;
  }

  /** Opens an attachment, counted from 0, in place of the document that holds it. Never rejects. */
  async openAttachment(index: number): Promise<void> {
    await this.#trail.openAttachment(index);
  }

  /** Goes back from an attachment to the document that holds it, where it was left. */
  async closeAttachment(): Promise<void> {
    await this.#trail.closeAttachment();
  }

  focusAttachment(index: number): void {
    const region = this.root.querySelector('.document');
    if (!region || this.root.activeElement !== region) return;
    region.querySelector<HTMLElement>(`[data-attachment="${index}"]`)?.focus();
  }

  stepDocument(by: 1 | -1): void {
    this.#steps.step(by);
  }

  /** Says of one of several documents that none comes after it (1) or before it (-1). */
  /** @param at negative before the first document, else after the last one */
  noneBeyond(at: number): void {
    if (this.documentCount > 1) this.voice.noneBeyond(at < 0 ? -1 : 1);
  }

  get container(): string | undefined {
    return this.#trail.above?.requested.fileName;
  }

  get documentCount(): number {
    return this.#steps.count;
  }

  say(text: Spoken, delay?: number): void {
    this.voice.say(text, delay);
  }

  notice(text: string): void {
    this.voice.notice(text);
  }

  lack(isLacking: boolean): void {
    if (isLacking) this.voice.lacking();
    this.#isLacking = isLacking;
    this.viewer.requestUpdate();
  }

  #find(selector: string): HTMLElement {
    return this.root.querySelector(selector) as HTMLElement;
  }

  stateChanged(state: DocumentState, failure: FailureCode | undefined): void {
    // Words that are still on their way are waited for: a list of links opens the first document with them.
    if (state === 'loading')
      void this.voice.learn().then(() => this.#loader.state === 'loading' && this.voice.opening());
    if (failure) this.voice.failed(failure, this.#loader.facts, this.#nameAmongSeveral);
    const { document, requested } = this.#loader;
    if (state === 'ready' && document) {
      const own = requested.isNamed ? '' : this.viewer.getAttribute('aria-label');
      const name = this.#steps.name || own;
      this.voice.opened(name || this.fileName, document);
    }
    if (!this.#isLeaving) this.#become(state, failure);
  }

  documentShown(): void {
    // What could not be saved before is tried again.
    if (this.answers.isUnsaved(this.#loader.requested)) this.answered();
    if (this.#tracked) this.trackReading();
  }

  pageChanged(page: number): void {
    this.#loader.page = page;
    this.viewer.requestUpdate();
    const total = this.pageCount;
    this.fire('tt-page', { page, total } satisfies PageDetail);
    this.tools.pageChanged();
    void this.tools.pageWords().then((words) => {
      if (page !== this.#loader.page || this.tools.panel.hasSpoken) return;
      this.voice.placed(words, this.#nameAmongSeveral);
    });
  }

  /** What the page calls the viewer, where others are on it. */
  get #nameAmongSeveral(): string | null {
    return isOneOfSeveral(this.viewer) ? this.viewer.ariaLabel : null;
  }

  zoomChanged(percent: number, asked = true): void {
    const first = !this.#loader.shown?.view;
    if (percent === this.#percent && !first) return;
    this.#percent = percent;
    if (first) return;
    this.tools.tellShown();
    this.viewer.requestUpdate();
    this.fire('tt-zoom', { zoom: this.viewer.zoom, percent } satisfies ZoomDetail);
    if (asked) this.voice.zoomed(percent);
  }

  fire(name: string, detail: unknown, cancelable = false): boolean {
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable });
    return this.viewer.dispatchEvent(event);
  }

  readonly saving = (event: Event): void => {
    const holder = this.#holder;
    this.outputs.saving(event, holder && { source: holder.what, fileName: holder.fileName });
  };

  /** The file that holds one that could not be taken out of it. */
  get #holder(): RequestedDocument | undefined {
    return this.#loader.facts?.isInside ? this.#trail.above?.requested : undefined;
  }

  /** Takes back what was filled in, and what the form would submit of it. */
  resetAnswers(): void {
    this.#loader.shown?.resetAnswers();
    this.answers.reset();
    this.tools.required.reset();
    this.tools.panel.answered();
    this.viewer.requestUpdate();
  }

  answered(): void {
    this.tools.required.check();
    this.tools.panel.answered();
    if (this.#loader.document)
      this.answers.changed(this.#loader.requested, this.rootKey, this.#loader.document);
  }

  // The pressed button goes away with the message, so the focus moves to what stays.
  readonly #again = async (password?: string): Promise<void> => {
    const region = this.#find('.document');
    region.focus();
    // What the server sends now may be another file.
    if (this.depth === 0) this.#read = new Set();
    await this.#loader.start(password);
    await this.viewer.updateComplete;
    if (this.root.activeElement === region)
      this.root.querySelector<HTMLElement>('input[type]')?.focus();
  };

  render(): TemplateResult {
    const viewer = this.viewer;
    return frame({
      language: this.voice.language,
      state: this.#loader.state,
      failure: this.#loader.failure,
      facts: this.#loader.facts,
      // The page's own name for the element, or the one it gives the document, else the document's own title.
      name:
        viewer.getAttribute('aria-label') || this.#steps.name || this.#loader.document?.title || '',
      view: this.view,
      structures: this.#loader.shown?.shownStructures ?? new Set(),
      claims: this.#loader.shown?.claims ?? [],
      noteCount: this.#loader.shown?.noteCount ?? 0,
      openNotes: () => {
        this.viewer.panel = 'notes';
      },
      isCutOff: this.#loader.document?.isCutOff === true,
      notices: this.#loader.document?.notices ?? [],
      hasMoreLinks: this.#loader.shown?.moreLinks.has(this.#loader.page) ?? false,
      hasUnsaved: this.answers.files.hasFailed(this.#loader.requested.key),
      isLacking: this.#isLacking || this.#loader.isLacking,
      said: this.voice.said,
      download: this.download,
      fileName: this.fileName,
      holder: this.#holder,
      fileType: this.#loader.requested.type,
      fileSize: this.#loader.failedSize,
      pressed: this.tools.keys.pressed,
      copied: (event) => copied(event, this.root),
      saving: this.saving,
      again: (password) => void this.#again(password),
      askedForCopy: () =>
        this.fire('tt-request-accessible', {
          source: this.source,
          name: this.fileName,
        } satisfies RequestAccessibleDetail),
      shelf: this.#steps.shelf(),
      toolbar: () => this.tools.toolbar(),
      panel: this.tools.panel.render(),
      required: () => this.tools.required.render(),
      wayBack: () => this.tools.way.render(this.parts ?? 'pages'),
    });
  }
}

/** Whether others are on the page, so that each has to say which one it is. */
const isOneOfSeveral = (viewer: HTMLElement): boolean =>
  (viewer.getRootNode() as Document | ShadowRoot).querySelectorAll(viewer.localName).length > 1;
