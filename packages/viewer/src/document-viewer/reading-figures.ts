import type { DrawnFigure } from '../engines/engine.ts';

export interface FigureHost {
  /** The box in which the text scrolls. */
  readonly scroller: HTMLElement;
  /** Changes something without moving what the reader has before them. */
  keepPlace(changed: HTMLElement, change: () => void): void;
}

/** Device pixels per CSS pixel: enough for letters in a picture, also when the text is enlarged. */
const sharpness = 2;

/** The pictures of a page in the reading view: each is drawn once it comes near, and let go again. */
export class ReadingFigures {
  readonly #host: FigureHost;
  readonly #stop = new AbortController();
  readonly #addresses: string[] = [];
  readonly #sight: IntersectionObserver;

  constructor(figures: readonly DrawnFigure[], host: FigureHost) {
    this.#host = host;
    this.#sight = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const figure = figures.find(({ place }) => place === target);
          if (!isIntersecting || !figure) continue;
          this.#sight.unobserve(target);
          // Its text alternative stands in its place, and stays there if it cannot be drawn.
          void this.#draw(figure).catch(() => undefined);
        }
      },
      { root: host.scroller, rootMargin: '50% 0px' },
    );
    for (const { place } of figures) this.#sight.observe(place);
  }

  release(): void {
    this.#stop.abort();
    this.#sight.disconnect();
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
  }

  async #draw({ place, draw }: DrawnFigure): Promise<void> {
    const { signal } = this.#stop;
    const picture = await draw(Math.max(sharpness, devicePixelRatio), signal);
    if (!picture) return;
    const { canvas, size } = picture;
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    // Frees its pixels at once; some browsers keep them until much later.
    canvas.width = canvas.height = 0;
    if (!blob || signal.aborted) return;
    const address = URL.createObjectURL(blob);
    this.#addresses.push(address);
    const image = document.createElement('img');
    image.className = 'drawn';
    image.alt = place.ariaLabel ?? '';
    image.src = address;
    image.style.setProperty('--figure-width', String(size.width));
    await image.decode();
    if (signal.aborted) return;
    this.#host.keepPlace(place, () => place.replaceWith(image));
  }
}
