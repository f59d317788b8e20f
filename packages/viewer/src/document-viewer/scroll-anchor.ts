import type { PageSize } from '../engines/engine.ts';
import type { PageView } from './page-view.ts';

// Where the browser holds the place itself it does so without breaking off a running scroll.
const anchorsScroll = CSS.supports('overflow-anchor: auto');

/** Keeps what is read where it is while pages change their sizes. */
export class ScrollAnchor {
  readonly #scroller: HTMLElement;
  // A page gone to stays the present one, although a taller neighbour may show more of itself.
  #pinned: { page: PageView; offset: number } | undefined;

  constructor(scroller: HTMLElement) {
    this.#scroller = scroller;
  }

  /** The page that was gone to last, until another page is read. */
  get pinned(): PageView | undefined {
    return this.#pinned?.page;
  }

  /** The page that was gone to, while nobody scrolled away from it. */
  get stillPinned(): PageView | undefined {
    const pinned = this.#pinned;
    return pinned && Math.abs(pinned.offset - this.#offsetOf(pinned.page)) < 2
      ? pinned.page
      : undefined;
  }

  /** A page was gone to. */
  pin(page: PageView): void {
    this.#pinned = { page, offset: this.#offsetOf(page) };
  }

  unpin(): void {
    this.#pinned = undefined;
  }

  #offsetOf(page: PageView): number {
    return this.#scroller.scrollTop - page.element.offsetTop;
  }

  /** Makes a change to all pages after which what lies at `x` and `y` of the view, in `page`, lies there again. */
  hold(page: PageView | undefined, change: () => void, x: number, y: number): void {
    const { scrollTop, scrollLeft, scrollWidth } = this.#scroller;
    const across = (scrollLeft + x) / scrollWidth;
    const element = page?.element;
    const before = element ? (scrollTop + y - element.offsetTop) / (element.offsetHeight || 1) : 0;
    change();
    if (element) this.#scroller.scrollTop = element.offsetTop + before * element.offsetHeight - y;
    this.#scroller.scrollLeft = across * this.#scroller.scrollWidth - x;
    if (this.#pinned) this.#pinned.offset = this.#offsetOf(this.#pinned.page);
  }

  /**
   * Gives a page its own size.
   * @param isAbove whether it stands before the present page
   * @returns whether the pages became wider by it
   */
  resize(page: PageView, size: PageSize, isAbove: boolean): boolean {
    const pinned = this.stillPinned && this.#pinned;
    const before = page.element.offsetHeight;
    const { scrollLeft, scrollWidth } = this.#scroller;
    page.measured = true;
    page.resize(size);
    const grown = page.element.offsetHeight - before;
    if (isAbove && grown !== 0) {
      // Firefox leaves a page that was gone to off by the growth in about one opening of 25.
      if (pinned) this.#scroller.scrollTop += pinned.offset - this.#offsetOf(pinned.page);
      else if (!anchorsScroll) this.#scroller.scrollTop += grown;
    }
    // The others stand in the middle of a wider page, and are not moved out of sight by it.
    const wider = this.#scroller.scrollWidth - scrollWidth;
    if (wider <= 0) return false;
    this.#scroller.scrollLeft = scrollLeft + wider / 2;
    return true;
  }
}
