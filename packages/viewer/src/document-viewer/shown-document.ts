import { translate } from '@twintown/core/messages.js';
import {
  isPaged,
  type OpenDocument,
  type PageSize,
  type SignatureClaim,
  type StructureSource,
} from '../engines/engine.ts';
import type { DocumentView } from './document-view.ts';
import type { PageReadDetail, SignaturesDetail, ViewDetail } from './events.ts';
import { FieldLayers } from './field-layer.ts';
import { PageList } from './page-list.ts';
import { showPins } from './pin-layer.ts';
import { PageReading } from './page-reading.ts';
import { linesOf } from './page-text.ts';
import { type Place, placeIn, seekPlace } from './place.ts';
import { ReadingView } from './reading-view.ts';
import { readingWords } from './reading-words.ts';
import type { ToolsHost, ToolsViewer } from './tools-host.ts';
import { signatureWords } from './signature-strip.ts';
import { noteWords, pageWords, structureWords } from './words.ts';

/** What a shown document uses of the session. */
export interface ShownHost extends ToolsHost {
  readonly viewer: ToolsViewer;
  pageChanged(page: number): void;
  zoomChanged(percent: number, asked?: boolean): void;
  /** Something was filled in of the document that is shown. */
  answered(): void;
}

/** An open document from when it is shown until another one takes its place. */
export class ShownDocument {
  readonly #host: ShownHost;
  readonly #document: OpenDocument;
  readonly #firstSize: PageSize | undefined;
  readonly #signal: AbortSignal;
  readonly #scroller: HTMLElement;
  /** What is known of the structure of the pages that were read. */
  readonly structures = new Set<StructureSource>();
  /** Of the pages that were shown as pictures: whether there is text at all. */
  readonly #silence = new Set<StructureSource>();
  /** Pages that have more links than can be used. */
  readonly moreLinks = new Set<number>();
  /** What was said last of the structure. */
  #noticed = '';
  #sought: { place: Place; page: number; below: number } | undefined;
  #claims: readonly SignatureClaim[] = [];
  #view: DocumentView | undefined;
  readonly #fields: FieldLayers | undefined;
  #reading: PageReading | undefined;

  /** @param signal aborted when the document is closed */
  constructor(
    host: ShownHost,
    document: OpenDocument,
    firstSize: PageSize | undefined,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#document = document;
    this.#firstSize = firstSize;
    this.#signal = signal;
    this.#scroller = host.root.querySelector('.document') as HTMLElement;
    if (isPaged(document)) {
      const filled = host.filled();
      this.#fields = new FieldLayers({
        document,
        filled,
        words: pageWords(() => host.language),
        found: () => host.tools.fieldsFound(),
        changed: () => host.answered(),
      });
    }
  }

  /** Undefined until it is shown, and while one view takes the place of another. */
  get view(): DocumentView | undefined {
    return this.#view;
  }

  get claims(): readonly SignatureClaim[] {
    return this.#claims;
  }

  /** From now on tells which pages were read, beside those that are known to be. */
  trackReading(done: Set<number>): void {
    const { pageCount: total } = this.#document;
    this.#reading ??= new PageReading(this.#scroller, done, (page, way) =>
      this.#host.fire('tt-page-read', { page, total, way } satisfies PageReadDetail),
    );
    this.#view?.relabel();
  }

  /** Learns which signatures the document states. */
  async readSignatures(): Promise<void> {
    const claims = await this.#document.signatures().catch(() => []);
    if (this.#signal.aborted || !this.#view) return;
    this.#claims = claims;
    this.#host.viewer.requestUpdate();
    if (claims.length > 0) this.#host.notice(signatureWords(this.#host.language, claims.length));
    this.#host.fire('tt-signatures', { claims } satisfies SignaturesDetail);
  }

  #noteCount = 0;

  /** How many remarks people added, where it is known. */
  get noteCount(): number {
    return this.#noteCount;
  }

  /** Learns how many remarks people added. */
  async countNotes(): Promise<void> {
    const opened = this.#document;
    if (!isPaged(opened)) return;
    const count = await opened.noteCount?.(this.#signal).catch(() => undefined);
    if (!count || this.#signal.aborted) return;
    this.#noteCount = count;
    this.#host.viewer.requestUpdate();
    this.#host.notice(noteWords(this.#host.language, count));
  }

  /** Text of a page, a line for each heading, paragraph, item and cell. */
  async pageText(page: number): Promise<string> {
    if (!(page >= 1 && page <= this.#document.pageCount)) return '';
    const words = readingWords(this.#host.language);
    const { content, release } = await this.#document.readPage(page, {
      signal: this.#signal,
      words,
    });
    release?.();
    // What is said of the text is none of it.
    for (const part of content.querySelectorAll('[data-remarks], [data-address]')) part.remove();
    return linesOf(content).join('\n');
  }

  /** Puts the view that the viewer asks for into the page. */
  show(): DocumentView {
    this.#view = this.#makeView();
    return this.#view;
  }

  #makeView(): DocumentView {
    const host = this.#host;
    const opened = this.#document;
    const common = {
      scroller: this.#scroller,
      words: pageWords(() => host.language, opened.parts),
      zoom: host.viewer.zoom,
      page: host.page,
      pageChanged: (page: number) => host.pageChanged(page),
      zoomChanged: (percent: number, asked = true) => host.zoomChanged(percent, asked),
      following: () => host.tools.way.leave(),
    };
    if (isPaged(opened) && this.#firstSize && host.view === 'pages') {
      const { layout, rotation } = host.viewer;
      return new PageList({
        ...common,
        sheets: host.root.querySelector('.sheets') as HTMLElement,
        document: opened,
        firstSize: this.#firstSize,
        layout,
        rotation,
        textShown: (page) => {
          void this.#fields?.show(page);
          this.#found(this.#silence, page.isSilent ? 'none' : 'stated');
          void showPins(page, {
            document: opened,
            language: host.language,
            open: ({ note, file }) => {
              if (file) void host.openAttachment(file.index);
              else if (note) void host.tools.panel.showNote(note);
            },
          });
        },
        linksCut: (page) => {
          this.moreLinks.add(page);
          host.viewer.requestUpdate();
        },
      });
    }
    return new ReadingView({
      ...common,
      column: host.root.querySelector('.reading') as HTMLElement,
      document: opened,
      readingWords: () => readingWords(host.language),
      structureFound: (source) => this.#found(this.structures, source),
      isTracked: () => this.#reading !== undefined,
      wentOn: (page) => this.#reading?.wentOn(page),
      openAttachment: (index) => void host.openAttachment(index),
    });
  }

  /** Shows the document in the view that the viewer now asks for, at the same place. */
  turnView(): void {
    const host = this.#host;
    if (!isPaged(this.#document)) return;
    const place = this.#soughtPlace ?? this.#topPlace;
    const hadFocus = this.#pageElement()?.contains(host.root.activeElement);
    this.#view?.close();
    this.#view = undefined;
    const view = this.show();
    host.tools.attach(this.#document, view);
    if (hadFocus) this.#scroller.focus();
    if (place) this.#seek(place);
    host.viewer.requestUpdate();
    const shown = host.view === 'reading' ? 'document.viewReading' : 'document.viewPages';
    host.say(translate(host.language, shown));
    this.#noticed = '';
    this.#tellStructure();
    host.fire('tt-view', { view: host.view } satisfies ViewDetail);
  }

  /** Where the reader is. */
  get place(): Place | undefined {
    const element = this.#pageElement();
    return element ? placeIn(this.#scroller, element, this.#host.page) : undefined;
  }

  /** Goes to where the reader was, on the page that is shown. */
  seek(place: Place): void {
    if (place.page === this.#host.page) this.#seek(place);
  }

  #seek(place: Place): void {
    const element = this.#pageElement(place.page);
    const view = this.#view;
    const { page } = this.#host;
    if (!element || !view) return;
    if (place.above > 0) view.unpin?.();
    seekPlace(this.#scroller, element, place, this.#signal, () => {
      if (view !== this.#view) return;
      if (place.above > 0) view.stay(page);
      this.#sought = { place, page, below: this.#below(element) };
    });
  }

  /** The place that was gone to last, while nobody moved away: the end of a view may have come before it. */
  get #soughtPlace(): Place | undefined {
    const { place, page, below } = this.#sought ?? {};
    const element = place && this.#pageElement(place.page);
    if (!element || below === undefined || page !== this.#host.page) return undefined;
    return Math.abs(this.#below(element) - below) <= 2 ? place : undefined;
  }

  /** What stands at the top of the view: the present page may begin further down. */
  get #topPlace(): Place | undefined {
    const { top } = this.#scroller.getBoundingClientRect();
    for (let { page } = this.#host; page > 0; page--) {
      const element = this.#pageElement(page);
      const box = element?.getBoundingClientRect();
      if (!element || !box || box.bottom <= top) break;
      if (box.top > top) continue;
      const place = placeIn(this.#scroller, element, page);
      if (place.words || page === this.#host.page) return place;
      break;
    }
    return this.place;
  }

  /** How far below its head a page is cut off by the top of the view. */
  #below(page: Element): number {
    return this.#scroller.getBoundingClientRect().top - page.getBoundingClientRect().top;
  }

  #pageElement(page = this.#host.page): HTMLElement | null {
    return this.#scroller.querySelector(`[data-page="${page}"]:not(a)`);
  }

  /** What is known of the pages that the present view showed. */
  get shownStructures(): ReadonlySet<StructureSource> {
    return this.#host.view === 'reading' ? this.structures : this.#silence;
  }

  #found(structures: Set<StructureSource>, source: StructureSource): void {
    if (structures.has(source)) return;
    structures.add(source);
    this.#host.viewer.requestUpdate();
    this.#tellStructure();
  }

  #tellStructure(): void {
    const { language, view } = this.#host;
    const words = view === 'reading' ? structureWords(language, this.structures) : '';
    if (words && words !== this.#noticed) this.#host.notice(words);
    this.#noticed = words;
  }

  /** Takes back what was filled in. */
  resetAnswers(): void {
    this.#fields?.reset();
  }

  /** Takes the view out of the page; the document itself stays open. */
  close(): void {
    this.#reading?.stop();
    this.#view?.close();
    this.#view = undefined;
  }
}
