import { loadMessages, translate } from '@twintown/core/messages.js';
import { adoptStyles, type TemplateResult } from 'lit';
import {
  type Attachment,
  DocumentFailure,
  type FailureCode,
  isPaged,
  type OpenDocument,
  type PageSize,
  type SignatureClaim,
  type StructureSource,
} from '../engines/engine.ts';
import { openDocument } from '../engines/open-document.ts';
import { Answers } from './answers.ts';
import { Announcer } from './announcer.ts';
import { RequestedDocument } from './document-source.ts';
import { DocumentTrail } from './document-trail.ts';
import type { DocumentView, ViewName } from './document-view.ts';
import type {
  AttachmentDetail,
  PageDetail,
  PageReadDetail,
  RequestAccessibleDetail,
  SignaturesDetail,
  ViewDetail,
  ViewerDocument,
  ZoomDetail,
} from './document-viewer.ts';
import { FieldLayers } from './field-layer.ts';
import { frame } from './frame.ts';
import { frameStyles } from './frame.styles.ts';
import { hostStyles } from './host.styles.ts';
import { DocumentOutputs } from './outputs.ts';
import { PageList } from './page-list.ts';
import { PageReading } from './page-reading.ts';
import { pageStyles } from './page.styles.ts';
import { linesOf, placeIn, seekPlace } from './place.ts';
import { ReadingView } from './reading-view.ts';
import { readingStyles } from './reading.styles.ts';
import { readingWords } from './reading-words.ts';
import type { ShelfView } from './shelf.ts';
import { toolStyles } from './tool.styles.ts';
import { type ToolsHost, type ToolsViewer, ViewerTools } from './viewer-tools.ts';
import { failureWords, pageWords, percentText } from './words.ts';
import type { Zoom } from './zoom.ts';

/** `idle`: no document was named. */
export type DocumentState = 'idle' | 'loading' | 'ready' | 'failed';

type Viewer = ToolsViewer & {
  readonly form: HTMLFormElement | null;
  readonly documentNumber: number;
  readonly documentList: readonly ViewerDocument[];
  goToDocument(number: number): void;
  nextDocument(): void;
  previousDocument(): void;
};

/** Everything that a viewer needs once a document is named: loading, views, messages. */
export class DocumentSession implements ToolsHost {
  readonly viewer: Viewer;
  readonly root: ShadowRoot;
  readonly #become: (state: DocumentState, failure?: FailureCode) => void;
  readonly tools: ViewerTools;
  readonly outputs: DocumentOutputs;
  readonly #announcer: Announcer;
  readonly #submit: (file: File | null) => void;
  #answers: Answers | undefined;
  readonly #trail = new DocumentTrail();
  #wanted: string;
  #language = '';
  #state: DocumentState = 'idle';
  #failure: FailureCode | undefined;
  #page = 1;
  #percent = 100;
  #tracked = false;
  #claims: SignatureClaim[] = [];
  #structures = new Set<StructureSource>();
  #requested = new RequestedDocument('');
  #document: OpenDocument | undefined;
  #firstSize: PageSize | undefined;
  #view: DocumentView | undefined;
  #reading: PageReading | undefined;
  #opening: AbortController | undefined;

  constructor(
    viewer: Viewer,
    root: ShadowRoot,
    become: (state: DocumentState, failure?: FailureCode) => void,
    language: string,
    submit: (file: File | null) => void,
  ) {
    this.viewer = viewer;
    this.root = root;
    this.#become = become;
    this.#wanted = language;
    this.#announcer = new Announcer(() => viewer.requestUpdate());
    this.tools = new ViewerTools(this);
    this.outputs = new DocumentOutputs(this, () => this.#document);
    this.#submit = submit;
    adoptStyles(root, [hostStyles, frameStyles, toolStyles, pageStyles, readingStyles]);
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
  get language(): string {
    return this.#language;
  }
  get download(): string {
    return this.#state === 'idle' || this.#state === 'loading' ? '' : this.#requested.download;
  }
  get fileName(): string {
    return this.#requested.fileName;
  }

  /** The view that is shown; of a document that cannot be drawn always the reading view. */
  get view(): ViewName {
    return this.#document && !isPaged(this.#document) ? 'reading' : this.viewer.view;
  }

  goTo(page: number): void {
    if (this.#view) this.#view.goTo(page);
    else this.#page = page;
  }

  zoomTo(zoom: Zoom): void {
    this.tools.zoomTo(zoom);
  }

  /** From now on tells which pages of the open document, and of later ones, were read. */
  trackReading(): void {
    this.#tracked = true;
    // An attachment is another document than the one that is asked about.
    if (!this.#document || this.#reading || this.#trail.depth > 0) return;
    this.#reading = new PageReading(this.#find('.document'), (page, way) => {
      const total = this.pageCount;
      this.fire('tt-page-read', { page, total, way } satisfies PageReadDetail);
    });
  }

  get readPages(): number[] {
    return this.#reading?.pages ?? [];
  }

  /** Brings back the place that moving the element in the page took away. */
  restore(): void {
    this.#view?.restore();
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
    this.viewer.requestUpdate();
    this.#view?.relabel();
    this.tools.relabel();
  }

  /** Opens a document in place of the present one. Never rejects. */
  async open(requested: string | Blob, page: number, name = ''): Promise<void> {
    this.close();
    this.#submit(null);
    this.#requested = new RequestedDocument(requested, name);
    this.#page = page;
    await this.#start();
  }

  /** Text of a page, a line for each heading, paragraph, item and cell. */
  async pageText(page: number): Promise<string> {
    const opened = this.#document;
    const { signal } = this.#opening ?? {};
    if (!opened || !signal || !(page >= 1 && page <= opened.pageCount)) return '';
    const words = readingWords(this.#language);
    const { content, release } = await opened.readPage(page, { signal, words });
    release?.();
    return linesOf(content).join('\n');
  }

  /** Files inside the open document. */
  async attachments(): Promise<Attachment[]> {
    return (await this.#document?.attachments?.()) ?? [];
  }

  /** Opens an attachment, counted from 0, in place of the document that holds it. Never rejects. */
  async openAttachment(index: number): Promise<void> {
    const document = this.#document;
    const opening = this.#opening;
    if (!document || !opening) return;
    const attachments = await this.attachments().catch(() => []);
    if (document !== this.#document || !attachments[index]) return;
    const level = {
      requested: this.#requested,
      document,
      firstSize: this.#firstSize,
      page: this.#page,
      opening,
      attachments,
      index,
    };
    try {
      this.#trail.descend(level);
    } catch (error) {
      this.#announcer.say(failureWords(this.#language, (error as DocumentFailure).code).join('. '));
      return;
    }
    // It stays open behind the attachment, so that the way back is short.
    this.#document = undefined;
    this.#opening = undefined;
    this.#requested = new RequestedDocument('', attachments[index].name);
    this.#keepFocus();
    await this.#openExtracted();
  }

  // What was pressed goes away with the page; whoever is elsewhere stays there.
  #keepFocus(): void {
    const region = this.#find('.document');
    const held = this.root.activeElement;
    if (held && (region.contains(held) || held.closest('.back'))) region.focus();
  }

  async #openExtracted(): Promise<void> {
    this.#page = 1;
    this.#letGo();
    this.#turn('loading');
    const level = this.#trail.above;
    try {
      const extracted = await this.#trail.extract();
      if (this.#trail.above !== level) return;
      this.#requested = extracted;
      await this.#start();
    } catch (error) {
      if (this.#trail.above === level) this.#fail(error);
    }
    this.#tellAttachment();
  }

  /** Goes back from an attachment to the document that holds it, where it was left. */
  async closeAttachment(): Promise<void> {
    const level = this.#trail.ascend();
    if (!level) return;
    this.#keepFocus();
    this.#letGo();
    this.#requested.release();
    this.#requested = level.requested;
    this.#page = level.page;
    this.#opening = level.opening;
    this.#turn('loading');
    await this.#show(level.document, level.opening.signal).catch((error: unknown) =>
      this.#fail(error),
    );
    this.#tellAttachment();
  }

  #tellAttachment(): void {
    const { depth } = this.#trail;
    const name = depth === 0 ? '' : this.#requested.fileName;
    this.fire('tt-attachment', { name, depth } satisfies AttachmentDetail);
  }

  /** Another of the page's documents, or, inside a container, another of its files. */
  goToDocument(number: number): void {
    const level = this.#trail.above;
    if (!level) return this.viewer.goToDocument(number);
    if (!level.attachments[number - 1]) return;
    level.index = number - 1;
    this.#requested.release();
    this.#requested = new RequestedDocument('', level.attachments[level.index]?.name);
    void this.#openExtracted();
  }

  stepDocument(by: number): void {
    const level = this.#trail.above;
    if (level) this.goToDocument(level.index + 1 + by);
    else if (by > 0) this.viewer.nextDocument();
    else this.viewer.previousDocument();
  }

  async #start(password?: string): Promise<void> {
    this.#letGo();
    const opening = new AbortController();
    const { signal } = opening;
    this.#opening = opening;
    this.#turn('loading');
    // The words travel beside the document; what is said when it is ready or failed needs them.
    const words = this.#loadWords();
    try {
      const opened = await openDocument(await this.#requested.request(), {
        signal,
        // A container that an attachment stands for at the moment fails when it is read again.
        lost: (failure) => this.#opening === opening && this.#fail(failure),
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

  async #show(opened: OpenDocument, signal: AbortSignal): Promise<void> {
    try {
      this.#firstSize = isPaged(opened) ? await opened.pageSize(1) : undefined;
      signal.throwIfAborted();
      this.#page = await this.tools.recall(this.#requested.download, this.#page);
      await this.viewer.updateComplete;
      signal.throwIfAborted();
      this.#document = opened;
      this.#view = this.#makeView(opened);
      this.#page = this.#view.page;
      if (this.#tracked) this.trackReading();
      this.#turn('ready');
      this.tools.attach(opened, this.#view);
    } catch (error) {
      if (this.#document !== opened) void opened.close();
      throw error;
    }
    // Counting reads the file's end; the first page need not wait for that.
    const claims = await opened.signatures().catch(() => []);
    if (signal.aborted || this.#document !== opened) return;
    this.#claims = claims;
    this.viewer.requestUpdate();
    this.fire('tt-signatures', { claims } satisfies SignaturesDetail);
  }

  #makeView(opened: OpenDocument): DocumentView {
    const scroller = this.#find('.document');
    const language = (): string => this.#language;
    const common = {
      scroller,
      words: pageWords(language),
      zoom: this.viewer.zoom,
      page: this.#page,
      pageChanged: (page: number) => this.#pageChanged(page),
      zoomChanged: (percent: number) => this.#zoomChanged(percent),
    };
    if (isPaged(opened) && this.#firstSize && this.view === 'pages') {
      const sheets = this.#find('.sheets');
      const { layout, rotation } = this.viewer;
      const fields = new FieldLayers({
        document: opened,
        words: common.words,
        found: () => this.tools.fieldsFound(),
        changed: () => this.#answered(),
      });
      return new PageList({
        ...common,
        sheets,
        document: opened,
        firstSize: this.#firstSize,
        layout,
        rotation,
        textShown: (page) => void fields.show(page),
      });
    }
    return new ReadingView({
      ...common,
      column: this.#find('.reading'),
      document: opened,
      readingWords: () => readingWords(this.#language),
      structureFound: (source) => this.#structureFound(source),
      wentOn: (page) => this.#reading?.wentOn(page),
      openAttachment: (index) => void this.openAttachment(index),
    });
  }

  /** Shows the document in the view that the viewer now asks for, at the same place. */
  turnView(): void {
    const opened = this.#document;
    if (!opened || !this.#view || !isPaged(opened)) return;
    const scroller = this.#find('.document');
    const before = this.#pageElement();
    const place = before && placeIn(scroller, before, this.#page);
    const hadFocus = before?.contains(this.root.activeElement);
    this.#view.close();
    this.#view = undefined;
    this.#view = this.#makeView(opened);
    this.tools.attach(opened, this.#view);
    if (hadFocus) scroller.focus();
    const after = this.#pageElement();
    if (place && after && this.#opening) seekPlace(scroller, after, place, this.#opening.signal);
    this.viewer.requestUpdate();
    const shown = this.view === 'reading' ? 'document.viewReading' : 'document.viewPages';
    this.#announcer.say(translate(this.#language, shown));
    this.fire('tt-view', { view: this.view } satisfies ViewDetail);
  }

  #pageElement(): HTMLElement | null {
    return this.root.querySelector(`.document [data-page="${this.#page}"]:not(a)`);
  }

  #answered(): void {
    const { viewer } = this;
    this.#answers ??= new Answers({
      get form() {
        return viewer.form;
      },
      save: () => this.outputs.answers(),
      submit: this.#submit,
    });
    this.#answers.changed();
  }

  say(text: string, delay?: number): void {
    this.#announcer.say(text, delay);
  }

  #structureFound(source: StructureSource): void {
    if (this.#structures.has(source)) return;
    this.#structures.add(source);
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
    this.#state = 'idle';
    this.#failure = undefined;
    this.viewer.requestUpdate();
    this.#opening?.abort();
    this.#opening = undefined;
    this.tools.detach();
    this.outputs.stop();
    this.#answers?.close();
    this.#answers = undefined;
    this.#reading?.stop();
    this.#reading = undefined;
    this.#view?.close();
    this.#view = undefined;
    void this.#document?.close();
    this.#document = undefined;
    this.#claims = [];
    this.#structures = new Set();
    this.#announcer.stop();
  }

  #turn(state: DocumentState, failure?: FailureCode): void {
    this.#state = state;
    this.#failure = failure;
    const language = this.#language;
    if (failure) this.#announcer.say(failureWords(language, failure).join('. '));
    if (state === 'ready') {
      this.#announcer.say(translate(language, 'document.opened', { count: this.pageCount }));
    }
    this.#become(state, failure);
  }

  #pageChanged(page: number): void {
    this.#page = page;
    this.viewer.requestUpdate();
    const total = this.pageCount;
    this.fire('tt-page', { page, total } satisfies PageDetail);
    this.tools.pageChanged();
    void this.tools.pageWords().then((words) => {
      if (page === this.#page && !this.tools.hasSpoken) this.say(words, 500);
    });
  }

  #zoomChanged(percent: number): void {
    const first = !this.#view;
    if (percent === this.#percent && !first) return;
    this.#percent = percent;
    this.viewer.requestUpdate();
    if (first) return;
    this.fire('tt-zoom', { zoom: this.viewer.zoom, percent } satisfies ZoomDetail);
    const language = this.#language;
    const text = percentText(language, percent);
    this.#announcer.say(translate(language, 'document.zoomedTo', { percent: text }), 500);
  }

  fire(name: string, detail: unknown): void {
    this.viewer.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
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

  #shelf(): Omit<ShelfView, 'language'> {
    const level = this.#trail.above;
    const own = this.viewer.documentList;
    return {
      names: level ? level.attachments.map(({ name }) => name) : own.map(({ name }) => name ?? ''),
      number: level ? level.index + 1 : this.viewer.documentNumber,
      container: level?.requested.fileName,
      act: {
        goToDocument: (number) => this.goToDocument(number),
        back: () => void this.closeAttachment(),
      },
    };
  }

  render(): TemplateResult {
    const viewer = this.viewer;
    return frame({
      language: this.#language,
      state: this.#state,
      failure: this.#failure,
      // The page's own name for the element, else the document's own title.
      name: viewer.getAttribute('aria-label') || this.#document?.title || '',
      view: this.view,
      structures: this.#structures,
      claims: this.#claims,
      said: this.#announcer.said,
      download: this.download,
      fileName: this.fileName,
      pressed: this.tools.pressed,
      again: (password) => void this.#again(password),
      askedForCopy: () =>
        this.fire('tt-request-accessible', {
          source: this.#requested.what,
          name: this.#requested.fileName,
        } satisfies RequestAccessibleDetail),
      shelf: this.#shelf(),
      toolbar: () => this.tools.toolbar(),
      panel: this.tools.panel(),
    });
  }
}
