import type { Area, PagedDocument } from '../engines/engine.ts';
import type { Rotation } from './layout.ts';
import type { PageView } from './page-view.ts';
import { type Job, RenderQueue } from './render-queue.ts';
import { visibleArea } from './visible-area.ts';

/** Device pixels of the picture of a whole page; what is seen of it beyond that comes as a detail. */
const pictureLimit = 4_000_000;

export interface WorkHost {
  readonly scroller: HTMLElement;
  readonly document: PagedDocument;
  /** Gives a page its own size. */
  measure(page: PageView): Promise<void>;
  /** The picture of a page is there; the next job begins when this is settled. */
  drawn(page: PageView): Promise<void>;
  failed(page: number): void;
}

/** Pages to work on, each list with the most wanted first. */
export interface WantedPages {
  /** In sight: drawn first, as sharp as they are seen. */
  seen: readonly PageView[];
  /** Drawn as a whole. */
  drawn: readonly PageView[];
  /** Whose text is laid out. */
  read: readonly PageView[];
}

/** Draws pages and lays out their text, one after the other, the most wanted first. */
export class PageWork {
  readonly #host: WorkHost;
  readonly #queue: RenderQueue;

  constructor(host: WorkHost) {
    this.#host = host;
    this.#queue = new RenderQueue(
      (key) => host.failed(Number.parseInt(key)),
      () => host.document.isFetching,
    );
  }

  /**
   * Replaces everything wanted before.
   * @param scale device pixels per CSS pixel at 100 %
   */
  want({ seen, drawn, read }: WantedPages, scale: number, rotation: Rotation): void {
    const jobs: Job[] = [
      ...seen.map((page) => this.#drawing(page, scale)),
      ...seen.map((page) => this.#detailing(page, scale, rotation)),
      ...seen.map((page) => this.#reading(page)),
      ...drawn.map((page) => this.#drawing(page, scale)),
      ...read.map((page) => this.#reading(page)),
    ].filter((job) => job !== undefined);
    this.#queue.want(jobs.filter(({ key }, at) => jobs.findIndex((job) => job.key === key) === at));
  }

  stop(): void {
    this.#queue.want([]);
  }

  #drawing(page: PageView, scale: number): Job | undefined {
    if (page.failed || page.isDrawnAt(pictureScale(page, scale))) return undefined;
    return {
      key: `${page.number} picture ${scale} ${page.edition}`,
      run: async (signal) => {
        await this.#host.measure(page);
        signal.throwIfAborted();
        // Measuring may tell that it is too large.
        if (page.failed) return;
        await page.draw(pictureScale(page, scale), signal);
        await this.#host.drawn(page);
      },
    };
  }

  #detailing(page: PageView, scale: number, rotation: Rotation): Job | undefined {
    if (page.failed || !page.measured || pictureScale(page, scale) === scale) {
      page.dropDetail();
      return undefined;
    }
    const seen = (margin: number): Area =>
      visibleArea(this.#host.scroller, page, { rotation, scale, margin });
    const needed = seen(0);
    if (needed.width <= 0 || needed.height <= 0 || page.hasDetail(scale, needed)) return undefined;
    const area = seen(0.25);
    return {
      key: `${page.number} detail ${scale} ${area.left} ${area.top} ${area.width} ${area.height} ${page.edition}`,
      run: (signal) => page.drawDetail(scale, area, signal),
    };
  }

  #reading(page: PageView): Job | undefined {
    if (page.failed || page.hasText) return undefined;
    return {
      key: `${page.number} text`,
      run: async (signal) => {
        if (!page.failed) await page.showText(signal);
      },
    };
  }
}

/** The scale of the picture of the whole page where `scale` is wanted. */
function pictureScale({ size }: PageView, scale: number): number {
  return Math.min(scale, Math.sqrt(pictureLimit / (size.width * size.height)));
}
