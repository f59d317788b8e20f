/** How a page came to count as read. */
export type ReadingWay = 'seen' | 'keyboard';

/** Parts that a page is looked at in, so that a tall one counts only when all of it was shown. */
const parts = 10;
/** Milliseconds that each part must have been in view. */
const moment = 1000;
const step = 250;

/**
 * Counts pages as read: when every part of them was in view for a moment, or when somebody went on
 * from their end by keyboard in the reading view. How far something was scrolled counts for nothing:
 * a page that flew past was not read, and who cannot scroll can read all the same.
 */
export class PageReading {
  readonly #scroller: HTMLElement;
  readonly #read: (page: number, way: ReadingWay) => void;
  readonly #shown = new Map<number, number[]>();
  readonly #done: Set<number>;
  readonly #timer: number;

  /** @param done pages of the document that were read before; those read from now on are added */
  constructor(
    scroller: HTMLElement,
    done: Set<number>,
    read: (page: number, way: ReadingWay) => void,
  ) {
    this.#scroller = scroller;
    this.#done = done;
    this.#read = read;
    // Counted in steps: a clock would also count the time in which the computer slept.
    this.#timer = window.setInterval(() => this.#look(), step);
  }

  /** Somebody went on from the end of a page by keyboard. */
  wentOn(page: number): void {
    this.#count(page, 'keyboard');
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (document.visibilityState === 'hidden' || !this.#scroller.checkVisibility()) return;
    const view = this.#scroller.getBoundingClientRect();
    const top = Math.max(view.top, 0);
    const bottom = Math.min(view.bottom, window.innerHeight);
    // A page that is not there yet shows nothing.
    for (const page of this.#scroller.querySelectorAll<HTMLElement>(
      '.page:has(canvas), .reading-page[data-state=shown]',
    )) {
      const number = Number(page.dataset['page']);
      if (this.#done.has(number)) continue;
      const box = page.getBoundingClientRect();
      if (box.bottom <= top || box.top >= bottom || box.height === 0) continue;
      this.#add(number, (top - box.top) / box.height, (bottom - box.top) / box.height);
    }
  }

  #add(page: number, from: number, to: number): void {
    const shown = this.#shown.get(page) ?? Array.from({ length: parts }, () => 0);
    this.#shown.set(page, shown);
    for (let part = 0; part < parts; part++) {
      const middle = (part + 0.5) / parts;
      if (middle >= from && middle <= to) shown[part] = (shown[part] ?? 0) + step;
    }
    if (shown.every((time) => time >= moment)) this.#count(page, 'seen');
  }

  #count(page: number, way: ReadingWay): void {
    if (this.#done.has(page)) return;
    this.#done.add(page);
    this.#shown.delete(page);
    this.#read(page, way);
  }
}
