import type { PagedDocument, PageSize } from '../engines/engine.ts';
import { buildStructure, type LayerWords } from './structure-layer.ts';

export interface PageWords extends LayerWords {
  pageOf(page: number, total: number): string;
  noText(): string;
  pageFailed(): string;
}

export interface PageHost {
  readonly document: PagedDocument;
  readonly words: PageWords;
  goTo(page: number): void;
}

/** One page: a sheet of the right size that holds its picture and text only while they are near. */
export class PageView {
  readonly element: HTMLElement = document.createElement('div');
  readonly number: number;
  /** Whether the size is the page's own; before, it is the first page's. */
  measured = false;
  size: PageSize;
  readonly #host: PageHost;
  #canvas: HTMLCanvasElement | undefined;
  #drawnScale = 0;
  #text: HTMLElement | undefined;
  #hasText = true;
  #note: HTMLElement | undefined;
  #failed = false;

  constructor(number: number, size: PageSize, host: PageHost) {
    this.number = number;
    this.size = size;
    this.#host = host;
    this.element.className = 'page';
    this.element.dataset['page'] = String(number);
    this.resize(size);
  }

  resize(size: PageSize): void {
    this.size = size;
    this.element.style.setProperty('--page-width', String(size.width));
    this.element.style.setProperty('--page-height', String(size.height));
  }

  get hasCanvas(): boolean {
    return this.#canvas !== undefined;
  }

  get hasText(): boolean {
    return this.#text !== undefined;
  }

  /** Whether the reader holds on to something in the page, so that it may not be taken away. */
  get isHeld(): boolean {
    const root = this.element.getRootNode() as ShadowRoot | Document;
    return this.element.contains(root.activeElement);
  }

  isDrawnAt(scale: number): boolean {
    return this.#drawnScale === scale;
  }

  /** Draws at `scale` device pixels per CSS pixel. The picture before stays until the new one is done. */
  async draw(scale: number, signal: AbortSignal): Promise<void> {
    const canvas = document.createElement('canvas');
    canvas.ariaHidden = 'true';
    try {
      await this.#host.document.renderPage(this.number, canvas, { scale, signal });
      signal.throwIfAborted();
    } catch (error) {
      shrink(canvas);
      throw error;
    }
    this.#drawnScale = scale;
    if (this.#canvas) {
      this.#canvas.replaceWith(canvas);
      shrink(this.#canvas);
    } else {
      this.element.prepend(canvas);
    }
    this.#canvas = canvas;
  }

  async showText(signal: AbortSignal): Promise<void> {
    const { document: source, words } = this.#host;
    const layer = document.createElement('div');
    layer.className = 'text';
    if (source.language) layer.lang = source.language;
    const [layout, structure, links] = await Promise.all([
      source.layText(this.number, layer, signal),
      source.structure(this.number),
      source.links(this.number),
    ]);
    signal.throwIfAborted();
    buildStructure(layer, layout, {
      structure,
      links,
      words,
      goTo: (page) => this.#host.goTo(page),
    });
    this.#text = layer;
    this.#hasText = layout.hasText || structure !== undefined;
    this.element.append(layer);
    this.relabel();
  }

  /** Says the words again, in the present language. */
  relabel(): void {
    const { words, document: source } = this.#host;
    const note = this.#failed ? words.pageFailed() : this.#hasText ? '' : words.noText();
    this.#note?.remove();
    this.#note = undefined;
    if (note) {
      this.#note = document.createElement('p');
      this.#note.className = this.#failed ? 'page-note' : 'page-note visually-hidden';
      this.#note.textContent = note;
      this.element.append(this.#note);
    }
    if (!this.#text && !this.#failed) return;
    this.element.role = 'region';
    this.element.ariaLabel = words.pageOf(this.number, source.pageCount);
  }

  fail(): void {
    this.#failed = true;
    this.relabel();
  }

  get failed(): boolean {
    return this.#failed;
  }

  dropCanvas(): void {
    if (!this.#canvas) return;
    this.#canvas.remove();
    shrink(this.#canvas);
    this.#canvas = undefined;
    this.#drawnScale = 0;
    void this.#host.document.releasePage(this.number).catch(() => undefined);
  }

  dropText(): void {
    this.#text?.remove();
    this.#text = undefined;
    this.#hasText = true;
    this.#note?.remove();
    this.element.removeAttribute('role');
    this.element.removeAttribute('aria-label');
  }

  remove(): void {
    if (this.#canvas) shrink(this.#canvas);
    this.element.remove();
  }
}

// Safari keeps the memory of a canvas until its size is taken away.
function shrink(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
