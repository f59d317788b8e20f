import type { FindSpot, PagedDocument, PageSize, PageSpot } from '../engines/engine.ts';
import { fittedZoom } from './fitted-zoom.ts';
import { freeUnwanted, wantedPages } from './kept-pages.ts';
import type { PageLayout, Rotation } from './layout.ts';
import { PageSight } from './page-sight.ts';
import { scrollToSpot } from './page-spot.ts';
import { PageView, type PageHost, type PageWords } from './page-view.ts';
import { PageWork } from './page-work.ts';
import { painted } from './painted.ts';
import { ScrollAnchor } from './scroll-anchor.ts';
import { largestZoom, smallestZoom, type Zoom } from './zoom.ts';

/**
 * Milliseconds after which pages that are far away are let go of. To free three pictures took 5 ms, by
 * which the page that was asked for was asked of the worker later.
 */
const tidyAfter = 60;

export interface PageListOptions {
  scroller: HTMLElement;
  sheets: HTMLElement;
  document: PagedDocument;
  firstSize: PageSize;
  words: PageWords;
  zoom: Zoom;
  layout?: PageLayout;
  rotation?: Rotation;
  page: number;
  pageChanged(page: number): void;
  /** `asked` is false where only the room for the pages, or what is known of them, changed. */
  zoomChanged(percent: number, asked: boolean): void;
  /** A link is about to be followed. */
  following?(): void;
  /** The text of a page was laid out. */
  textShown?(page: PageView): void;
  /** A page has more links than can be used. */
  linksCut?(page: number): void;
}

/** A point of the window, as pointer events give it. */
export interface Point {
  clientX: number;
  clientY: number;
}

/** The pages: all of them as sheets of their size, few of them drawn. */
export class PageList implements PageHost {
  readonly document: PagedDocument;
  readonly words: PageWords;
  readonly #options: PageListOptions;
  readonly #scroller: HTMLElement;
  readonly #pages: PageView[] = [];
  readonly #sight: PageSight;
  readonly #anchor: ScrollAnchor;
  readonly #resized: ResizeObserver;
  readonly #work: PageWork;
  readonly #stop = new AbortController();
  #zoom: Zoom;
  #layout: PageLayout;
  #rotation: Rotation;
  #scale = 1;
  #page: number;
  #began: () => void = () => undefined;
  readonly begun = new Promise<void>((resolve) => (this.#began = resolve));
  #width = 0;
  #height = 0;
  #frame = 0;
  #fitFrame = 0;
  #tidying = 0;

  constructor(options: PageListOptions) {
    const { scroller, sheets, firstSize } = options;
    this.#options = options;
    this.document = options.document;
    this.words = options.words;
    this.#scroller = scroller;
    this.#anchor = new ScrollAnchor(scroller);
    this.#zoom = options.zoom;
    this.#layout = options.layout ?? 'continuous';
    this.#rotation = options.rotation ?? 0;
    this.#work = new PageWork({
      scroller,
      document: this.document,
      measure: (page) => this.#measure(page),
      drawn: async (page) => {
        this.#schedule();
        // What comes next would keep the picture from the screen.
        if (page.number === this.#page) await painted(100);
        this.#began();
      },
      failed: (number) => {
        this.#began();
        this.#pages[number - 1]?.fail();
      },
    });
    const total = options.document.pageCount;
    this.#page = clamp(Math.trunc(options.page) || 1, 1, total);
    this.#sight = new PageSight(scroller, () => this.#schedule());
    for (let number = 1; number <= total; number++) {
      const page = new PageView(number, firstSize, this);
      this.#pages.push(page);
      this.#sight.watch(page);
    }
    // The size that all pages begin with is the first one's own.
    if (this.#pages[0]) this.#pages[0].measured = true;
    if (firstSize.isTooLarge) this.#pages[0]?.fail(true);
    sheets.replaceChildren(...this.#pages.map(({ element }) => element));
    this.#arrange();
    this.#applyZoom();
    scroller.addEventListener('scroll', () => this.#schedule(), { signal: this.#stop.signal });
    // In a frame of its own: pages that change their size at once would be told to every listener
    // for errors as a loop of observers.
    this.#resized = new ResizeObserver(() => {
      this.#fitFrame ||= requestAnimationFrame(() => {
        this.#fitFrame = 0;
        this.#fit();
      });
    });
    this.#resized.observe(scroller);
    if (this.#page > 1) this.goTo(this.#page);
    // Where the other view stood is no place in this one.
    else scroller.scrollTop = 0;
    this.#update();
  }

  get page(): number {
    return this.#page;
  }

  /** Percent, also while the view's size decides. */
  get percent(): number {
    return Math.round(this.#scale * 100);
  }

  get zoom(): Zoom {
    return this.#zoom;
  }

  set zoom(zoom: Zoom) {
    this.#zoom = zoom;
    this.#isAsked = typeof zoom !== 'number';
    this.#fitted = this.#page;
    this.#keepingPlace(() => this.#applyZoom());
    if (!this.#isAsked || this.#cameIntoSight) return;
    if (zoom === 'fit-page') this.goTo(this.#page);
    else this.#showAcross(this.#page);
  }
  /** Whether somebody asked for the page they were on to fit, and which it was. */
  #isAsked = false;
  #fitted = 1;

  get layout(): PageLayout {
    return this.#layout;
  }

  set layout(layout: PageLayout) {
    this.#layout = layout;
    this.#rearrange();
  }

  get rotation(): Rotation {
    return this.#rotation;
  }

  set rotation(rotation: Rotation) {
    this.#rotation = rotation;
    for (const page of this.#pages) page.dropDetail();
    this.#rearrange();
  }

  /** Zooms to `percent` so that what lies at `point` stays there. */
  zoomAt(percent: number, point: Point): void {
    const frame = this.#scroller.getBoundingClientRect();
    const x = point.clientX - frame.left;
    const y = point.clientY - frame.top;
    this.#zoom = percent;
    this.#isAsked = false;
    this.#keepingPlace(() => this.#applyZoom(), x, y);
  }

  /** The page to show after (1) or before (-1) the present one; pairs count as one. */
  neighbour(direction: 1 | -1): number {
    if (this.#layout !== 'two-page') return this.#page + direction;
    return this.#page - ((this.#page - 1) % 2) + 2 * direction;
  }

  view(page: number): PageView | undefined {
    return this.#pages[page - 1];
  }

  /** Pages whose text is laid out. */
  get readable(): PageView[] {
    return this.#pages.filter((page) => page.hasText);
  }

  /** Scrolls the page's head to the top of the view, and then the spot on it; out of range means the nearest page. */
  goTo(number: number, spot?: FindSpot): void {
    const page = clamp(Math.trunc(number), 1, this.#pages.length);
    const view = this.#pages[page - 1];
    if (!view) return;
    this.#spot = this.#stays = undefined;
    if (this.#layout === 'single') this.#showOnly(page);
    // A page alone is all that is seen: each is fitted when it comes.
    if (this.#layout === 'single' && this.#isAsked && this.#fitted !== page) {
      this.#fitted = page;
      this.#applyZoom(false);
    }
    this.#scroller.scrollTop = view.element.offsetTop - this.#gap();
    this.#showAcross(page);
    this.#anchor.pin(view);
    this.#turnTo(page);
    // Not a frame later: the page that was asked for is known, and drawing it takes frames enough.
    this.#update();
    if (!spot) return;
    const from = this.#scroller.scrollTop;
    void spot().then((found) => {
      const isStill =
        this.#layout === 'single'
          ? this.#page === page && this.#scroller.scrollTop === from
          : this.#anchor.stillPinned === view;
      if (found && isStill && !this.#stop.signal.aborted) this.#goToSpot(view, found);
    });
  }

  /** The spot that was gone to last, on the page that is pinned. */
  #spot: PageSpot | undefined;

  #goToSpot(view: PageView, spot: PageSpot): void {
    const look = { rotation: this.#rotation, gap: this.#gap() };
    scrollToSpot(this.#scroller, view.element, spot, look);
    this.#anchor.pin(view);
    this.#spot = spot;
    this.#update();
  }

  stay(page: number): void {
    const view = this.#pages[page - 1];
    if (!view || this.#layout === 'single') return;
    this.#spot = undefined;
    this.#anchor.pin(view);
    this.#stays = view;
    this.#turnTo(page);
  }
  /** The page that is kept without its head being at the top. */
  #stays: PageView | undefined;

  /** Leads to where a link leads, and takes the focus along. */
  follow(page: number, spot?: FindSpot): void {
    this.#options.following?.();
    this.goTo(page, spot);
    this.#pages[this.#page - 1]?.focus();
  }

  /** The page and the one that lies beside it. */
  #pair(page: number): PageView[] {
    if (this.#layout !== 'two-page') return this.#pages.slice(page - 1, page);
    const from = page - ((page - 1) % 2);
    return this.#pages.slice(from - 1, from + 1);
  }

  #across(page: number): { left: number; right: number } {
    const elements = this.#pair(page).map(({ element }) => element);
    const left = Math.min(...elements.map(({ offsetLeft }) => offsetLeft));
    const right = Math.max(...elements.map((one) => one.offsetLeft + one.offsetWidth));
    return { left, right };
  }

  /** Whether the present page goes on beside what is seen of it. */
  get isWide(): boolean {
    const { left, right } = this.#across(this.#page);
    return right - left > this.#scroller.clientWidth;
  }

  /** Beside a much wider page, such as a plan, the others may lie out of sight. */
  #showAcross(page: number): void {
    const { left, right } = this.#across(page);
    const { scrollLeft, clientWidth } = this.#scroller;
    const isSeen = left >= scrollLeft && right <= scrollLeft + clientWidth;
    if (isSeen || right - left > clientWidth) return;
    this.#scroller.scrollLeft = (left + right - clientWidth) / 2;
  }

  /** Brings back the place after the element was moved, which takes the scroll position away. */
  restore(): void {
    const { pinned } = this.#anchor;
    if (pinned && this.#spot) this.#goToSpot(pinned, this.#spot);
    else if (pinned && pinned !== this.#stays) this.goTo(pinned.number);
    else this.#scroller.scrollTop = this.#lastTop;
    this.#schedule();
  }
  #lastTop = 0;

  /** Draws everything again, because something of the document shows differently now. */
  redraw(): void {
    for (const page of this.#pages) {
      page.outdate();
      if (page.hasText) void this.#renew(page);
    }
    this.#schedule();
  }

  /** Links and fields may be others now. Whoever works with them keeps them. */
  async #renew(page: PageView): Promise<void> {
    const isOther = await page.hasOtherLinks().catch(() => false);
    if (page.isHeld || !page.hasText) return;
    if (isOther) page.dropText();
    else this.textShown(page);
    this.#schedule();
  }

  relabel(): void {
    for (const page of this.#pages) page.relabel();
  }

  textShown(page: PageView): void {
    this.#options.textShown?.(page);
  }

  linksCut(page: number): void {
    this.#options.linksCut?.(page);
  }

  close(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#fitFrame);
    clearTimeout(this.#tidying);
    this.#sight.stop();
    this.#resized.disconnect();
    this.#work.stop();
    for (const page of this.#pages) page.remove();
    this.#pages.length = 0;
  }

  #gap(): number {
    const first = this.#layout === 'single' ? this.#page : 1;
    return this.#pages[first - 1]?.element.offsetTop ?? 0;
  }

  #arrange(): void {
    const { sheets } = this.#options;
    sheets.dataset['layout'] = this.#layout;
    sheets.dataset['rotation'] = String(this.#rotation);
    if (this.#layout === 'single') this.#showOnly(this.#page);
  }

  #rearrange(): void {
    this.#arrange();
    this.#fitted = this.#page;
    this.#applyZoom(false);
    this.goTo(this.#page);
  }

  #showOnly(page: number): void {
    const before = this.#options.sheets.querySelector('[data-shown]');
    const after = this.#pages[page - 1]?.element;
    if (before === after) return;
    const { activeElement } = this.#scroller.getRootNode() as Document | ShadowRoot;
    // What is hidden loses the focus, and with it every key of the viewer.
    if (before?.contains(activeElement)) this.#scroller.focus({ preventScroll: true });
    before?.removeAttribute('data-shown');
    after?.setAttribute('data-shown', '');
  }

  #applyZoom(asked = true): void {
    const wanted = this.#wanted();
    // What is to fit may need less than is offered by hand; where there is no room nothing fits.
    const least = wanted > 0 ? 1 : smallestZoom;
    this.#scale = clamp(wanted, least, largestZoom) / 100;
    this.#options.sheets.style.setProperty('--page-scale', String(this.#scale));
    this.#width = this.#scroller.clientWidth;
    this.#height = this.#scroller.clientHeight;
    this.#options.zoomChanged(this.percent, asked);
    this.#schedule();
  }

  #wanted(): number {
    if (typeof this.#zoom === 'number') return this.#zoom;
    const { clientWidth: width, clientHeight: height } = this.#scroller;
    return fittedZoom(this.#pages, {
      room: { width, height },
      gap: this.#gap(),
      isUpright: this.#rotation % 180 === 0,
      isPair: this.#layout === 'two-page',
      isWhole: this.#zoom === 'fit-page',
      asked: this.#isAsked ? this.#pair(this.#fitted) : undefined,
    });
  }

  /** True from being shown until it is fitted: what is hidden has neither a size nor a place. */
  get #cameIntoSight(): boolean {
    return this.#height === 0 && this.#scroller.clientHeight > 0;
  }

  #fit(): void {
    const { clientWidth, clientHeight } = this.#scroller;
    const changed =
      this.#zoom === 'fit-page'
        ? clientWidth !== this.#width || clientHeight !== this.#height
        : this.#zoom === 'fit-width' && clientWidth !== this.#width;
    if (this.#cameIntoSight) this.#keepingPlace(() => this.#applyZoom(false));
    else if (changed && clientHeight > 0) this.#keepingPlace(() => this.#applyZoom(false));
    else this.#schedule();
    this.#width = clientWidth;
    this.#height = clientHeight;
  }

  // Without a point the middle of the view and its upper edge keep their places. What was hidden has
  // no place to keep: it goes to its page.
  #keepingPlace(change: () => void, x = this.#scroller.clientWidth / 2, y = 0): void {
    if (this.#cameIntoSight) {
      change();
      this.goTo(this.#page);
      return;
    }
    this.#anchor.hold(this.#pages[this.#page - 1], change, x, y);
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#update();
    });
  }

  #update(): void {
    if (!this.#scroller.isConnected) return;
    if (this.#cameIntoSight) {
      this.#fit();
      return;
    }
    this.#lastTop = this.#scroller.scrollTop;
    const visible = this.#sight.visible();
    const pinned = this.#anchor.stillPinned;
    if (this.#layout === 'single') {
      this.#anchor.unpin();
    } else if (pinned) {
      this.#turnTo(pinned.number);
    } else if (visible[0]) {
      this.#anchor.unpin();
      this.#turnTo(visible[0].number);
    }
    const scale = this.#scale * Math.min(devicePixelRatio, 3);
    this.#work.want(wantedPages(this.#pages, this.#page, visible), scale, this.#rotation);
    this.#tidying ||= window.setTimeout(() => this.#tidy(), tidyAfter);
  }

  async #measure(page: PageView): Promise<void> {
    if (page.measured) return;
    const size = await this.document.pageSize(page.number);
    if (size.isTooLarge) page.fail(true);
    if (size.width === page.size.width && size.height === page.size.height) {
      page.measured = true;
      return;
    }
    const spot = this.#anchor.stillPinned === page ? this.#spot : undefined;
    const isWider = this.#anchor.resize(page, size, page.number < this.#page);
    if (spot) this.#goToSpot(page, spot);
    if (!isWider && !this.#isAsked) return;
    const isFitted = this.#zoom === 'fit-width' || this.#zoom === 'fit-page';
    if (isFitted && Math.abs(this.#wanted() / 100 - this.#scale) > 0.001)
      this.#keepingPlace(() => this.#applyZoom(false));
  }

  #tidy(): void {
    this.#tidying = 0;
    if (!this.#scroller.isConnected || this.#cameIntoSight) return;
    const wanted = wantedPages(this.#pages, this.#page, this.#sight.visible());
    freeUnwanted(this.#pages, this.#page, wanted);
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
