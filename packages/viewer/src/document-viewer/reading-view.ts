import type {
  FindSpot,
  OpenDocument,
  PartKind,
  ReadingWords,
  StructureSource,
} from '../engines/engine.ts';
import type { DocumentView } from './document-view.ts';
import { type SectionHost, type SectionWords, ReadingSection } from './reading-section.ts';
import { placeOfSpot, seekPlace } from './place.ts';
import { RenderQueue } from './render-queue.ts';
import type { Zoom } from './zoom.ts';

/** Documents up to this many pages are read whole, so that the browser's own search finds all. */
const readWhole = 20;
/** Pages before and after the present one that are read in longer documents. */
const ahead = 2;
/** Pages away from the present one at which text is let go. */
const kept = 15;
/** Text smaller than this is no help to anybody. */
const smallestText = 75;
const largestText = 400;

/** Milliseconds in which a place that was gone to is held against everything but the reader. */
const settling = 1000;

export interface ReadingViewOptions {
  scroller: HTMLElement;
  /** Where the pages are put; filled and emptied here alone. */
  column: HTMLElement;
  document: OpenDocument;
  words: SectionWords;
  /** Words inside the pages, in the present language. */
  readingWords(): ReadingWords;
  zoom: Zoom;
  page: number;
  pageChanged(page: number): void;
  zoomChanged(percent: number): void;
  /** A link is about to be followed. */
  following(): void;
  /** A page came whose structure is stated, guessed or absent. */
  structureFound(source: StructureSource): void;
  /** Whether it is asked which pages were read. */
  isTracked(): boolean;
  /** Somebody went on from the end of this page. */
  wentOn(page: number): void;
  openAttachment(index: number): void;
}

/** The document as a column of text that reflows, page by page. */
export class ReadingView implements DocumentView, SectionHost {
  readonly pageCount: number;
  readonly parts: PartKind;
  readonly language: string;
  readonly words: SectionWords;
  readonly #options: ReadingViewOptions;
  readonly #scroller: HTMLElement;
  readonly #sections: ReadingSection[] = [];
  readonly #near = new Set<number>();
  readonly #sight: IntersectionObserver;
  readonly #queue: RenderQueue;
  readonly #stop = new AbortController();
  #zoom: Zoom;
  #page: number;
  readonly #resized: ResizeObserver;
  #frame = 0;
  #lastTop = 0;
  /** Of the scroller, when its place was last brought back. */
  #width = 0;
  /** What stands a third down the view, and how far below its top: held there where lines break anew. */
  #held: { element: Element; top: number } | undefined;
  // A page gone to stays the present one, although the end of the column may come before its head.
  #pinned: { page: number; top: number; until: number } | undefined;
  /** The page that is the present one where the view stands. */
  #stay: { page: number; below: number } | undefined;
  /** What is asked where on its page the place lies that was gone to last. */
  #spot: FindSpot | undefined;

  constructor(options: ReadingViewOptions) {
    const { scroller, column, document: source } = options;
    this.#options = options;
    this.#scroller = scroller;
    this.words = options.words;
    this.pageCount = source.pageCount;
    this.parts = source.parts ?? 'pages';
    this.language = source.language;
    this.#zoom = options.zoom;
    this.#page = clamp(Math.trunc(options.page) || 1, 1, this.pageCount);
    this.#queue = new RenderQueue(
      (key) => this.#sections[Number(key) - 1]?.fail(),
      () => source.isFetching,
    );
    this.#sight = new IntersectionObserver((entries) => this.#seen(entries), {
      root: scroller,
      rootMargin: '100% 0px',
    });
    for (let number = 1; number <= this.pageCount; number++) {
      const section = new ReadingSection(number, this);
      this.#sections.push(section);
      this.#sight.observe(section.element);
    }
    column.replaceChildren(...this.#sections.map(({ element }) => element));
    this.#applyZoom();
    scroller.addEventListener('scroll', () => this.#schedule(), { signal: this.#stop.signal });
    for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      const { signal } = this.#stop;
      scroller.addEventListener(event, () => this.unpin(), {
        signal,
        passive: true,
        // Before the keys that lead to a page are acted upon.
        capture: true,
      });
    }
    if (this.#page > 1) this.goTo(this.#page);
    // Where the other view stood is no place in this one.
    else scroller.scrollTop = 0;
    this.#width = scroller.clientWidth;
    this.#update();
    this.#resized = new ResizeObserver(() => {
      if (this.#width === scroller.clientWidth) return;
      this.#width = scroller.clientWidth;
      this.#hold();
    });
    this.#resized.observe(scroller);
  }

  get page(): number {
    return this.#page;
  }

  get isTracked(): boolean {
    return this.#options.isTracked();
  }

  get scroller(): HTMLElement {
    return this.#scroller;
  }

  get percent(): number {
    return typeof this.#zoom === 'number' ? clamp(this.#zoom, smallestText, largestText) : 100;
  }

  get zoom(): Zoom {
    return this.#zoom;
  }

  set zoom(zoom: Zoom) {
    this.#zoom = zoom;
    this.#applyZoom();
  }

  goTo(number: number, spot?: FindSpot, arrived?: (element?: Element) => void): void {
    const page = clamp(Math.trunc(number), 1, this.pageCount);
    const element = this.#pin(page);
    this.#spot = spot;
    void spot?.().then((found) => {
      if (!found || !element || this.#spot !== spot || this.#pinned?.page !== page) return;
      this.unpin();
      const place = placeOfSpot(page, found);
      seekPlace(this.#scroller, element, place, this.#stop.signal, (there) => {
        // Of a place at its end little may be seen beside the next page.
        this.stay(page);
        arrived?.(there);
      });
    });
  }

  /** Holds the head of a page at the top of the view. */
  #pin(page: number): HTMLElement | undefined {
    const element = this.#sections[page - 1]?.element;
    if (!element) return undefined;
    this.#scroller.scrollTop = page === 1 ? 0 : element.offsetTop;
    const until = performance.now() + settling;
    this.#pinned = { page, top: this.#scroller.scrollTop, until };
    this.#turnTo(page);
    this.#schedule();
    return element;
  }

  unpin(): void {
    this.#pinned = undefined;
  }

  stay(page: number): void {
    this.#stay = { page, below: this.#below(page) };
    this.#turnTo(page);
  }

  /** How far below the head of a page the view stands. */
  #below(page: number): number {
    return this.#scroller.scrollTop - (this.#sections[page - 1]?.element.offsetTop ?? 0);
  }

  get #stayedOn(): number | undefined {
    const { page, below } = this.#stay ?? { page: 0, below: NaN };
    return Math.abs(this.#below(page) - below) <= 2 ? page : undefined;
  }

  moved(): void {
    this.unpin();
    this.#update();
  }

  follow(page: number, spot?: FindSpot): void {
    this.#options.following();
    this.#lead(page, spot);
  }

  #lead(page: number, spot?: FindSpot): void {
    const section = this.#sections[page - 1]?.element;
    this.goTo(page, spot, (element) => {
      const { activeElement } = this.#scroller.getRootNode() as Document | ShadowRoot;
      if (activeElement !== section || !(element instanceof HTMLElement)) return;
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
    });
    section?.focus({ preventScroll: true });
  }

  goOn(from: number): void {
    if (this.#sections[from - 1]?.isShown) this.#options.wentOn(from);
    if (from < this.pageCount) this.#lead(from + 1);
  }

  openAttachment(index: number): void {
    this.#options.openAttachment(index);
  }

  keepPlace(changed: HTMLElement, change: () => void): void {
    const scroller = this.#scroller;
    const { bottom } = changed.getBoundingClientRect();
    const isAbove = bottom <= scroller.getBoundingClientRect().top;
    const before = scroller.scrollHeight;
    change();
    if (this.#pinned) this.#pin(this.#pinned.page);
    else if (isAbove) scroller.scrollTop += scroller.scrollHeight - before;
    this.#schedule();
  }

  restore(): void {
    if (this.#pinned) this.#pin(this.#pinned.page);
    else this.#scroller.scrollTop = this.#lastTop;
  }

  relabel(): void {
    for (const section of this.#sections) section.relabel();
  }

  close(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#sight.disconnect();
    this.#resized.disconnect();
    this.#queue.want([]);
    for (const section of this.#sections) section.remove();
    this.#sections.length = 0;
    this.#near.clear();
  }

  #applyZoom(): void {
    this.#options.column.style.setProperty('--reading-zoom', String(this.percent / 100));
    this.#hold();
    this.#options.zoomChanged(this.percent);
  }

  /** Brings back what was in view when the lines of the text broke at other places. */
  #hold(): void {
    const { element, top } = this.#held ?? {};
    const scroller = this.#scroller;
    if (this.#pinned) this.#pin(this.#pinned.page);
    else if (element?.isConnected && top !== undefined && this.#lastTop > 0) {
      const now = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      scroller.scrollTop += now - top;
    }
    this.#schedule();
  }

  #lookAt(): void {
    const view = this.#scroller.getBoundingClientRect();
    const root = this.#scroller.getRootNode() as Document | ShadowRoot;
    const seen = root
      .elementFromPoint(view.left + view.width / 3, view.top + view.height / 3)
      ?.closest('tr, li, p, .reading-text > *');
    this.#held =
      seen && this.#options.column.contains(seen)
        ? { element: seen, top: seen.getBoundingClientRect().top - view.top }
        : undefined;
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const number = Number((target as HTMLElement).dataset['page']);
      if (isIntersecting) this.#near.add(number);
      else this.#near.delete(number);
    }
    this.#schedule();
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#update();
    });
  }

  #update(): void {
    const { isConnected, clientWidth, scrollTop } = this.#scroller;
    // What was in view is brought back first; looked at now, another place would be kept.
    if (!isConnected || clientWidth !== this.#width) return;
    this.#lastTop = scrollTop;
    const pinned = this.#pinned;
    if (pinned && Math.abs(pinned.top - scrollTop) > 2) {
      // Some browsers still hold the place of what was there before.
      if (performance.now() < pinned.until) {
        this.#pin(pinned.page);
        this.#pinned = { ...pinned, top: this.#scroller.scrollTop };
        return;
      }
      this.#pinned = undefined;
    }
    if (!this.#pinned) this.#turnTo(this.#stayedOn ?? this.#pageAt(scrollTop));
    this.#lookAt();
    this.#wish();
    for (const section of this.#sections) {
      const distance = Math.abs(section.number - this.#page);
      const isFar = this.pageCount > readWhole && distance > kept;
      if (isFar && section.isShown && !section.isHeld) section.drop();
    }
  }

  /** The page that a line a third down the view lies in; at the ends of the column the first or last. */
  #pageAt(scrollTop: number): number {
    const { clientHeight, scrollHeight } = this.#scroller;
    if (scrollTop <= 0) return 1;
    if (scrollTop + clientHeight >= scrollHeight - 2) return this.pageCount;
    const line = scrollTop + clientHeight / 3;
    const at = this.#sections.findLastIndex(({ element }) => element.offsetTop <= line);
    return Math.max(1, at + 1);
  }

  #wish(): void {
    const wanted = new Set([this.#page, ...[...this.#near].sort((a, b) => a - b)]);
    const reach = this.pageCount > readWhole ? ahead : this.pageCount;
    for (let distance = 1; distance <= reach; distance++) {
      wanted.add(this.#page + distance).add(this.#page - distance);
    }
    const sections = [...wanted]
      .map((number) => this.#sections[number - 1])
      .filter((section) => section !== undefined && !section.isShown);
    this.#queue.want(
      sections.map((section) => ({
        key: String(section?.number),
        run: (signal) => this.#read(section as ReadingSection, signal),
      })),
    );
  }

  async #read(section: ReadingSection, signal: AbortSignal): Promise<void> {
    const { document: source, readingWords, structureFound } = this.#options;
    const page = section.number;
    const labelOf = (number: number): Promise<string | undefined> | undefined =>
      source.pageLabel?.(number).catch(() => undefined);
    const [readable, label, nextLabel] = await Promise.all([
      source.readPage(page, { signal, words: readingWords() }),
      labelOf(page),
      page < source.pageCount ? labelOf(page + 1) : undefined,
    ]);
    if (signal.aborted) {
      readable.release?.();
      signal.throwIfAborted();
    }
    const before = section.element.offsetHeight;
    section.call(label, nextLabel);
    section.show(readable);
    structureFound(readable.structure);
    const grown = section.element.offsetHeight - before;
    if (this.#pinned) this.#pin(this.#pinned.page);
    else if (page < this.#page) this.#scroller.scrollTop += grown;
    this.#schedule();
  }

  #turnTo(page: number): void {
    if (page === this.#page) return;
    this.#page = page;
    this.#options.pageChanged(page);
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
