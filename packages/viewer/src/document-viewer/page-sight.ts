import type { PageView } from './page-view.ts';

/** Which pages are in view or near it, and how much of each is seen. */
export class PageSight {
  readonly #scroller: HTMLElement;
  readonly #pages = new Map<Element, PageView>();
  readonly #near = new Set<PageView>();
  readonly #observer: IntersectionObserver;

  /** @param changed called when a page came near the view or left it */
  constructor(scroller: HTMLElement, changed: () => void) {
    this.#scroller = scroller;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = this.#pages.get(target);
          if (page && isIntersecting) this.#near.add(page);
          else if (page) this.#near.delete(page);
        }
        changed();
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
  }

  watch(page: PageView): void {
    this.#pages.set(page.element, page);
    this.#observer.observe(page.element);
  }

  /** Pages in view, those that show most of themselves first. */
  visible(): PageView[] {
    const { scrollTop, clientHeight } = this.#scroller;
    const found: { page: PageView; height: number }[] = [];
    for (const page of this.#near) {
      const { offsetTop, offsetHeight } = page.element;
      const end = Math.min(scrollTop + clientHeight, offsetTop + offsetHeight);
      const height = end - Math.max(scrollTop, offsetTop);
      if (height > 0) found.push({ page, height });
    }
    found.sort((a, b) => b.height - a.height || a.page.number - b.page.number);
    return found.map(({ page }) => page);
  }

  stop(): void {
    this.#observer.disconnect();
    this.#pages.clear();
    this.#near.clear();
  }
}
