import { adoptStyles, type TemplateResult } from 'lit';
import {
  type Attachment,
  DocumentFailure,
  type FailureCode,
  isPaged,
  type OpenDocument,
  type OpenOptions,
  type PartKind,
} from '../engines/engine.ts';
import { openDocument } from '../engines/open-document.ts';
import type { AnswersHost } from './answers.ts';
import type { Spoken } from './announcer.ts';
import { type ConvertDocument, convertUnsupported } from './conversion.ts';
import { copied } from './copying.ts';
import { RequestedDocument } from './document-source.ts';
import { dialogStyles } from './dialog.styles.ts';
import { DocumentSteps, type StepsViewer } from './document-steps.ts';
import { DocumentTrail, type OpenPlace, type TrailHost } from './document-trail.ts';
import type { ViewName } from './document-view.ts';
import type { ViewerDocument } from './document-viewer.ts';
import type { PageDetail, RequestAccessibleDetail, ZoomDetail } from './events.ts';
import type { FilledFields } from './field-layer.ts';
import { FilledDocuments } from './filled-documents.ts';
import { isOnlySaved } from './failure-panel.ts';
import { frame } from './frame.ts';
import { frameStyles } from './frame.styles.ts';
import { hostStyles } from './host.styles.ts';
import { LeftPlaces } from './left-places.ts';
import { DocumentOutputs } from './outputs.ts';
import { pageStyles } from './page.styles.ts';
import type { Place } from './place.ts';
import { readingStyles } from './reading.styles.ts';
import { ShownDocument, type ShownHost } from './shown-document.ts';
import { toolStyles } from './tool.styles.ts';
import { ViewerTools } from './viewer-tools.ts';
import { Voice } from './voice.ts';
import type { Zoom } from './zoom.ts';

/** `idle`: no document was named. */
export type DocumentState = 'idle' | 'loading' | 'ready' | 'failed';

type Viewer = ShownHost['viewer'] &
  AnswersHost['viewer'] &
  StepsViewer & {
    readonly xmlView: OpenOptions['xmlView'];
    readonly convert: ConvertDocument | undefined;
    readonly documents: readonly ViewerDocument[] | undefined;
  };

/** Milliseconds after which the tools no longer wait for the first page. */
const longestWait = 300;

/** Everything that a viewer needs once a document is named: loading, opening, closing, messages. */
export class DocumentSession implements ShownHost, TrailHost, AnswersHost {
  readonly viewer: Viewer;
  readonly root: ShadowRoot;
  readonly #become: (state: DocumentState, failure?: FailureCode) => void;
  readonly tools: ViewerTools;
  readonly outputs: DocumentOutputs;
  readonly #voice: Voice;
  readonly answers: FilledDocuments;
  readonly submit: AnswersHost['submit'];
  readonly #trail: DocumentTrail;
  readonly #steps: DocumentSteps;
  readonly #left: LeftPlaces;
  #state: DocumentState = 'idle';
  #failure: FailureCode | undefined;
  #page = 1;
  #percent = 100;
  #tracked = false;
  #isLacking = false;
  #requested = new RequestedDocument('');
  #failedSize: number | undefined;
  #document: OpenDocument | undefined;
  #shown: ShownDocument | undefined;
  #opening: AbortController | undefined;

  constructor(
    viewer: Viewer,
    root: ShadowRoot,
    become: (state: DocumentState, failure?: FailureCode) => void,
    language: string,
    submit: AnswersHost['submit'],
  ) {
    this.viewer = viewer;
    this.root = root;
    this.#become = become;
    this.#voice = new Voice(language, () => viewer.requestUpdate());
    this.tools = new ViewerTools(this);
    this.outputs = new DocumentOutputs(this, () => this.#document);
    this.#trail = new DocumentTrail(this);
    this.#steps = new DocumentSteps(viewer, this.#trail);
    this.submit = submit;
    this.answers = new FilledDocuments(this);
    this.#left = new LeftPlaces(viewer);
    const tools = [toolStyles, dialogStyles];
    adoptStyles(root, [hostStyles, frameStyles, ...tools, pageStyles, readingStyles]);
  }

  get page(): number {
    return this.#page;
  }
  get pageCount(): number {
    return this.#document?.pageCount ?? 0;
  }
  get parts(): PartKind | undefined {
    return this.#document && (this.#document.parts ?? 'pages');
  }
  get percent(): number {
    return this.#percent;
  }
  get language(): string {
    return this.#voice.language;
  }
  get download(): string {
    return this.#state === 'idle' || this.#state === 'loading' ? '' : this.#requested.download;
  }
  get fileName(): string {
    return this.#requested.fileName;
  }
  get source(): string | Blob {
    return this.#requested.what;
  }
  filled(): FilledFields {
    return this.answers.fieldsOf(this.#requested);
  }

  /** What the document of the page's own is known by that is open, or holds what is. */
  get rootKey(): unknown {
    return (this.#trail.root ?? this.#requested).key;
  }

  saved(key: unknown, hasFailed: boolean): void {
    this.viewer.requestUpdate();
    if (hasFailed && key === this.#requested.key) this.#voice.unsaved();
  }

  get fileSize(): Promise<number | undefined> {
    return this.#requested.size();
  }

  /** The view that is shown; of a document that cannot be drawn always the reading view. */
  get view(): ViewName {
    return this.#document && !isPaged(this.#document) ? 'reading' : this.viewer.view;
  }

  goTo(page: number): void {
    const view = this.#shown?.view;
    if (view) view.goTo(page);
    else this.#page = page;
  }

  zoomTo(zoom: Zoom): void {
    this.tools.zoomTo(zoom);
  }

  /** From now on tells which pages of the open document, and of later ones, were read. */
  trackReading(): void {
    this.#tracked = true;
    // An attachment is another document than the one that is asked about.
    if (this.#trail.depth === 0) this.#shown?.trackReading();
  }

  get readPages(): number[] {
    return this.#shown?.readPages ?? [];
  }

  /** Brings back the place that moving the element in the page took away. */
  restore(): void {
    this.#shown?.view?.restore();
  }

  /** Shows the document in the view that the viewer now asks for. */
  turnView(): void {
    this.#shown?.turnView();
  }

  /** Changes the language; until its words are there the old ones stay, and with them the focus. */
  speak(language: string): void {
    void this.#learn(language);
  }

  async #learn(language?: string): Promise<void> {
    if (!(await this.#voice.learn(language))) return;
    this.viewer.requestUpdate();
    this.#shown?.view?.relabel();
    this.tools.panel.refresh();
  }

  /** Opens a document in place of the present one. Never rejects. */
  async open(requested: string | Blob, page: number): Promise<void> {
    this.close();
    const { documents, documentNumber } = this.viewer;
    this.#requested = new RequestedDocument(requested, documents?.[documentNumber - 1]?.name);
    this.answers.files.tell();
    this.#page = page;
    await this.#start();
  }

  /** Text of a page, a line for each heading, paragraph, item and cell. */
  async pageText(page: number): Promise<string> {
    return (await this.#shown?.pageText(page)) ?? '';
  }

  /** Files inside the open document. */
  async attachments(): Promise<Attachment[]> {
    return (await this.#document?.attachments?.()) ?? [];
  }

  /**
   * Bytes of the document that the page asked for, where all of them are here. An attachment is
   * another document.
   */
  async wholeFile(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const isAsked = this.#trail.depth === 0 && !this.#requested.isConverted;
    return isAsked ? this.#document?.wholeFile?.() : undefined;
  }

  /** Opens an attachment, counted from 0, in place of the document that holds it. Never rejects. */
  async openAttachment(index: number): Promise<void> {
    await this.#trail.openAttachment(index);
  }

  /** Goes back from an attachment to the document that holds it, where it was left. */
  async closeAttachment(): Promise<void> {
    await this.#trail.closeAttachment();
  }

  get place(): OpenPlace | undefined {
    const document = this.#document;
    const opening = this.#opening;
    if (!document || !opening) return undefined;
    return { requested: this.#requested, document, page: this.#page, opening };
  }

  setAside(): void {
    this.#keepFocus();
    this.#keepPlace();
    this.#document = undefined;
    this.#opening = undefined;
    // Its file is still needed when it comes back.
    this.#requested = new RequestedDocument('');
  }

  expect(name: string): void {
    this.#requested.release();
    this.#requested = new RequestedDocument('', name);
    this.#page = 1;
    this.#letGo();
    this.#turn('loading');
  }

  async openRequested(requested: RequestedDocument): Promise<void> {
    this.#requested = requested;
    await this.#start();
  }

  async bringBack({ requested, document, page, opening }: OpenPlace): Promise<void> {
    this.#letGo();
    this.#requested.release();
    this.#requested = requested;
    this.#page = page;
    this.#opening = opening;
    this.#turn('loading');
    const held = this.root.activeElement;
    await this.#show(document, opening.signal).catch((error: unknown) => this.fail(error));
    await this.viewer.updateComplete;
    // A step among attachments went away with its button.
    if (held && !held.isConnected) this.root.querySelector<HTMLElement>('.document')?.focus();
  }

  // What was pressed goes away with the page; whoever is elsewhere stays there.
  #keepFocus(): void {
    const region = this.root.querySelector<HTMLElement>('.document');
    // The toolbar goes away for as long as a document opens, and what a page put into it.
    const held = this.root.activeElement ?? this.viewer.querySelector(':scope > :focus');
    if (
      held &&
      region &&
      (region.contains(held) || held.closest('.back, .panel, .toolbar, [slot]'))
    )
      region.focus();
  }

  focusAttachment(index: number): void {
    const region = this.root.querySelector('.document');
    if (!region || this.root.activeElement !== region) return;
    region.querySelector<HTMLElement>(`[data-attachment="${index}"]`)?.focus();
  }

  stepDocument(by: 1 | -1): void {
    this.#steps.step(by);
  }

  get container(): string | undefined {
    return this.#trail.above?.requested.fileName;
  }

  get documentCount(): number {
    return this.#steps.count;
  }

  async #start(password?: string): Promise<void> {
    this.#letGo();
    const opening = new AbortController();
    const { signal } = opening;
    this.#opening = opening;
    this.#turn('loading');
    // The words travel beside the document; what is said when it is ready or failed needs them.
    const words = this.#learn();
    try {
      const options: OpenOptions = {
        signal,
        // A container that an attachment stands for at the moment fails when it is read again.
        lost: (failure) => this.#opening === opening && this.fail(failure),
        ...(password === undefined ? {} : { password }),
        ...(this.viewer.xmlView ? { xmlView: this.viewer.xmlView } : {}),
      };
      const requested = this.#requested;
      requested.isConverted = false;
      const opened = await openDocument(await requested.request(), options).catch(
        async (error: unknown) => {
          const converted = await convertUnsupported(
            error,
            requested,
            this.viewer.convert,
            options,
          );
          requested.isConverted = true;
          return converted;
        },
      );
      await words;
      await this.#show(opened, signal);
    } catch (error) {
      await words;
      if (!signal.aborted) this.fail(error);
    }
  }

  fail(error: unknown): void {
    // The person's own file can still be saved from the message.
    this.#letGo();
    this.#turn('failed', error instanceof DocumentFailure ? error.code : 'broken');
    if (error instanceof DocumentFailure) this.#failedSize = error.size;
    if (this.#failedSize === undefined && isOnlySaved(this.#failure)) void this.#measure();
  }

  async #measure(): Promise<void> {
    const requested = this.#requested;
    const size = await requested.size();
    if (requested !== this.#requested || !isOnlySaved(this.#failure)) return;
    this.#failedSize = size;
    this.viewer.requestUpdate();
  }

  async #show(opened: OpenDocument, signal: AbortSignal): Promise<void> {
    try {
      const firstSize = isPaged(opened) ? await opened.pageSize(1) : undefined;
      signal.throwIfAborted();
      const place = await this.#recall();
      await this.viewer.updateComplete;
      signal.throwIfAborted();
      this.#document = opened;
      this.#shown = new ShownDocument(this, opened, firstSize, signal);
      const view = this.#shown.show();
      this.#page = view.page;
      if (place) this.#shown.seek(place);
      // What could not be saved before is tried again.
      if (this.answers.isUnsaved(this.#requested)) this.answered();
      if (this.#tracked) this.trackReading();
      // Tools would take the page's time, and the worker's, from the first page.
      await Promise.race([view.begun, pause(longestWait)]);
      // Whoever closed it meanwhile has closed all of it.
      if (signal.aborted || this.#document !== opened) return;
      this.#turn('ready');
      this.tools.attach(opened, view);
    } catch (error) {
      if (this.#document !== opened) void opened.close();
      throw error;
    }
    // Counting reads the file's end; the first page need not wait for that.
    await this.#shown.readSignatures();
  }

  /** Takes up how the document was left, and on which page; gives where on that page. */
  async #recall(): Promise<Place | undefined> {
    const asked = this.#page;
    this.#left.begin();
    this.#page = await this.tools.recall(this.#requested.download, asked);
    const left = this.#left.recall(this.#requested.key);
    // A page that was asked for by its number counts more.
    if (left && asked === 1) this.#page = left.page;
    return left?.place;
  }

  #keepPlace(): void {
    const shown = this.#shown;
    if (shown && this.#document) this.#left.keep(this.#requested.key, this.#page, shown);
  }

  say(text: Spoken, delay?: number): void {
    this.#voice.say(text, delay);
  }

  lack(isLacking: boolean): void {
    if (isLacking) this.#voice.lacking();
    this.#isLacking = isLacking;
    this.viewer.requestUpdate();
  }

  #find(selector: string): HTMLElement {
    return this.root.querySelector(selector) as HTMLElement;
  }

  /** Lets go of document, worker, pictures and object URLs. */
  close(): void {
    this.#letGo();
    this.#trail.close();
    this.#requested.release();
  }

  #letGo(): void {
    this.#keepFocus();
    this.#keepPlace();
    this.#state = 'idle';
    this.#failure = undefined;
    this.#failedSize = undefined;
    this.#isLacking = false;
    this.viewer.requestUpdate();
    this.tools.detach();
    if (this.#shown) this.#left.turnBack();
    this.outputs.stop();
    this.#shown?.close();
    this.#shown = undefined;
    const document = this.#document;
    const opening = this.#opening;
    this.#document = undefined;
    this.#opening = undefined;
    if (document && opening) this.end({ document, opening });
    else opening?.abort();
    this.#voice.stop();
  }

  /** Closes a document as soon as that costs none of the answers given in it. */
  end({ document, opening }: Pick<OpenPlace, 'document' | 'opening'>): void {
    const end = (): void => {
      opening.abort();
      void document.close();
    };
    const saved = this.answers.files.leave(document);
    if (saved) void saved.then(end);
    else end();
  }

  #turn(state: DocumentState, failure?: FailureCode): void {
    this.#state = state;
    this.#failure = failure;
    // Words that are still on their way are waited for: a list of links opens the first document with them.
    if (state === 'loading')
      void this.#voice.learn().then(() => this.#state === 'loading' && this.#voice.opening());
    if (failure) this.#voice.failed(failure, this.#nameAmongSeveral);
    if (state === 'ready' && this.#document) {
      const own = this.#requested.isNamed ? '' : this.viewer.getAttribute('aria-label');
      const name = this.#steps.name || own;
      this.#voice.opened(name || this.fileName, this.#document);
    }
    this.#become(state, failure);
  }

  pageChanged(page: number): void {
    this.#page = page;
    this.viewer.requestUpdate();
    const total = this.pageCount;
    this.fire('tt-page', { page, total } satisfies PageDetail);
    this.tools.pageChanged();
    void this.tools.pageWords().then((words) => {
      if (page !== this.#page || this.tools.panel.hasSpoken) return;
      this.#voice.placed(words, this.#nameAmongSeveral);
    });
  }

  /** What the page calls the viewer, where others are on it. */
  get #nameAmongSeveral(): string | null {
    return isOneOfSeveral(this.viewer) ? this.viewer.ariaLabel : null;
  }

  zoomChanged(percent: number, asked = true): void {
    const first = !this.#shown?.view;
    if (percent === this.#percent && !first) return;
    this.#percent = percent;
    if (first) return;
    this.viewer.requestUpdate();
    this.fire('tt-zoom', { zoom: this.viewer.zoom, percent } satisfies ZoomDetail);
    if (asked) this.#voice.zoomed(percent);
  }

  fire(name: string, detail: unknown, cancelable = false): boolean {
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable });
    return this.viewer.dispatchEvent(event);
  }

  readonly saving = (event: Event): void => this.outputs.saving(event);

  /** Takes back what was filled in, and what the form would submit of it. */
  resetAnswers(): void {
    this.#shown?.resetAnswers();
    this.answers.reset();
    this.tools.panel.answered();
    this.viewer.requestUpdate();
  }

  answered(): void {
    this.tools.panel.answered();
    if (this.#document) this.answers.changed(this.#requested, this.rootKey, this.#document);
  }

  // The pressed button goes away with the message, so the focus moves to what stays.
  readonly #again = async (password?: string): Promise<void> => {
    const region = this.#find('.document');
    region.focus();
    await this.#start(password);
    await this.viewer.updateComplete;
    if (this.root.activeElement === region)
      this.root.querySelector<HTMLElement>('input[type]')?.focus();
  };

  render(): TemplateResult {
    const viewer = this.viewer;
    return frame({
      language: this.#voice.language,
      state: this.#state,
      failure: this.#failure,
      // The page's own name for the element, or the one it gives the document, else the document's own title.
      name: viewer.getAttribute('aria-label') || this.#steps.name || this.#document?.title || '',
      view: this.view,
      structures: this.#shown?.structures ?? new Set(),
      claims: this.#shown?.claims ?? [],
      isCutOff: this.#document?.isCutOff === true,
      hasMoreLinks: this.#shown?.moreLinks.has(this.#page) ?? false,
      hasUnsaved: this.answers.files.hasFailed(this.#requested.key),
      isLacking: this.#isLacking,
      said: this.#voice.said,
      download: this.download,
      fileName: this.fileName,
      fileType: this.#requested.type,
      fileSize: this.#failedSize,
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
    });
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether others are on the page, so that each has to say which one it is. */
const isOneOfSeveral = (viewer: HTMLElement): boolean =>
  (viewer.getRootNode() as Document | ShadowRoot).querySelectorAll(viewer.localName).length > 1;
