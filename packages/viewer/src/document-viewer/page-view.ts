import {
  type Area,
  type Box,
  type DocumentLink,
  type FindSpot,
  mostLinks,
  type PagedDocument,
  type PageSize,
  type TextLayout,
} from '../engines/engine.ts';
import { buildStructure, type LayerWords } from './structure-layer.ts';
import { takeFocus } from './take-focus.ts';

export interface PageWords extends LayerWords {
  pageOf(page: number, total: number): string;
  noText(): string;
  pageFailed(): string;
  pageTooLarge(): string;
}

type OverlayKind = 'fields' | 'pins';

export interface PageHost {
  readonly document: PagedDocument;
  readonly words: PageWords;
  /** Leads to where a link leads, and takes the focus along. */
  follow(page: number, spot?: FindSpot): void;
  /** A page's text was laid out: what lies over it can be placed now. */
  textShown?(page: PageView): void;
  /** A page has more links than can be used. */
  linksCut?(page: number): void;
}

/** One page: a sheet of the right size that holds its picture and text only while they are near. */
export class PageView {
  readonly element: HTMLElement = document.createElement('div');
  readonly number: number;
  /** Whether the size is the page's own; before, it is the first page's. */
  measured = false;
  size: PageSize;
  /** Counts what was drawn anew: a picture of an edition before shows what holds no longer. */
  edition = 0;
  readonly #host: PageHost;
  // What turns with the page, in the page's own upright size; there while it holds anything, since most
  // of a long document's pages hold nothing and each element counts when they are sized anew.
  readonly #leaf: HTMLElement = document.createElement('div');
  #canvas: HTMLCanvasElement | undefined;
  #drawnScale = 0;
  #detail: { canvas: HTMLCanvasElement; scale: number; area: Area } | undefined;
  #text: HTMLElement | undefined;
  #layout: TextLayout | undefined;
  readonly #overlays = new Map<OverlayKind, HTMLElement>();
  #hasText = true;
  #links = '';
  #note: HTMLElement | undefined;
  #mark: HTMLElement | undefined;
  #failed = false;
  #isTooLarge = false;

  constructor(number: number, size: PageSize, host: PageHost) {
    this.number = number;
    this.size = size;
    this.#host = host;
    this.element.className = 'page';
    this.element.dataset['page'] = String(number);
    this.#leaf.className = 'leaf';
    this.resize(size);
    this.relabel();
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

  /** Whether the page is known to have no text. */
  get isSilent(): boolean {
    return !this.#hasText;
  }

  /** The laid text while it is there. */
  get layout(): TextLayout | undefined {
    return this.#layout;
  }

  /** Whether the reader holds on to something in the page, so that it may not be taken away. */
  get isHeld(): boolean {
    const root = this.element.getRootNode() as ShadowRoot | Document;
    return this.element.contains(root.activeElement);
  }

  /** Takes the focus, so that reading goes on here. */
  focus(): void {
    takeFocus(this.element);
  }

  isDrawnAt(scale: number): boolean {
    return this.#drawnScale === scale;
  }

  /** Whether `area` is there in full at `scale` device pixels per CSS pixel. */
  hasDetail(scale: number, area: Area): boolean {
    const present = this.#detail;
    return (
      present?.scale === scale &&
      present.area.left <= area.left &&
      present.area.top <= area.top &&
      present.area.left + present.area.width >= area.left + area.width &&
      present.area.top + present.area.height >= area.top + area.height
    );
  }

  /** Draws at `scale` device pixels per CSS pixel. The picture before stays until the new one is done. */
  async draw(scale: number, signal: AbortSignal): Promise<void> {
    const canvas = await this.#render(scale, signal);
    this.#drawnScale = scale;
    if (this.#canvas) {
      this.#canvas.replaceWith(canvas);
      shrink(this.#canvas);
    } else {
      this.#hold().prepend(canvas);
    }
    this.#canvas = canvas;
  }

  /** The leaf, to be given something. */
  #hold(): HTMLElement {
    if (!this.#leaf.parentNode) this.element.prepend(this.#leaf);
    return this.#leaf;
  }

  #letGoOfLeaf(): void {
    if (!this.#leaf.hasChildNodes()) this.#leaf.remove();
  }

  /** Lays a part of the page over its picture, sharper than the whole may be. */
  async drawDetail(scale: number, area: Area, signal: AbortSignal): Promise<void> {
    const canvas = await this.#render(scale, signal, area);
    this.dropDetail();
    const { width, height } = this.size;
    canvas.className = 'detail';
    canvas.style.left = `${(area.left / (width * scale)) * 100}%`;
    canvas.style.top = `${(area.top / (height * scale)) * 100}%`;
    canvas.style.width = `${(area.width / (width * scale)) * 100}%`;
    canvas.style.height = `${(area.height / (height * scale)) * 100}%`;
    this.#detail = { canvas, scale, area };
    if (this.#canvas) this.#canvas.after(canvas);
    else this.#hold().prepend(canvas);
  }

  async #render(scale: number, signal: AbortSignal, area?: Area): Promise<HTMLCanvasElement> {
    const canvas = document.createElement('canvas');
    canvas.ariaHidden = 'true';
    try {
      const options = area ? { scale, signal, area } : { scale, signal };
      await this.#host.document.renderPage(this.number, canvas, options);
      signal.throwIfAborted();
    } catch (error) {
      shrink(canvas);
      if (!this.#canvas) this.#release();
      throw error;
    }
    return canvas;
  }

  /** Makes the picture be drawn again; the old one stays until then. */
  outdate(): void {
    this.edition += 1;
    this.#drawnScale = 0;
    this.dropDetail();
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
      follow: (...target) => this.#host.follow(...target),
    });
    this.#text = layer;
    this.#links = linkIds(links);
    this.#layout = layout;
    this.#hasText = layout.hasText || structure !== undefined;
    this.#hold().append(layer);
    this.relabel();
    this.#host.textShown?.(this);
    if (links.length >= mostLinks) this.#host.linksCut?.(this.number);
  }

  /** Whether the page has other links than those that were laid over it. */
  async hasOtherLinks(): Promise<boolean> {
    return linkIds(await this.#host.document.links(this.number)) !== this.#links;
  }

  /** Says the words again, in the present language. */
  relabel(): void {
    const { words, document: source } = this.#host;
    this.#note?.remove();
    this.#note = undefined;
    if (this.#failed)
      this.#say(this.#isTooLarge ? words.pageTooLarge() : words.pageFailed(), 'page-note');
    else if (!this.#hasText) this.#say(words.noText(), 'page-note visually-hidden');
    const name = words.pageOf(this.number, source.pageCount);
    if (name) this.element.ariaLabel = name;
    // A landmark for each page of a long document would leave no way to the others.
    const isThere = this.#text !== undefined || this.#failed;
    this.element.role = isThere ? 'region' : name ? 'group' : null;
  }

  #say(text: string, className: string): void {
    this.#note = document.createElement('p');
    this.#note.className = className;
    this.#note.textContent = text;
    this.element.append(this.#note);
  }

  fail(isTooLarge = false): void {
    this.#failed = true;
    this.#isTooLarge = isTooLarge;
    this.relabel();
  }

  get failed(): boolean {
    return this.#failed;
  }

  dropDetail(): void {
    if (!this.#detail) return;
    this.#detail.canvas.remove();
    shrink(this.#detail.canvas);
    this.#detail = undefined;
  }

  dropCanvas(): void {
    this.dropDetail();
    if (!this.#canvas) return;
    this.#canvas.remove();
    shrink(this.#canvas);
    this.#canvas = undefined;
    this.#drawnScale = 0;
    this.#letGoOfLeaf();
    this.#release();
  }

  #release(): void {
    void this.#host.document.releasePage(this.number).catch(() => undefined);
  }

  dropText(): void {
    this.#text?.remove();
    this.#text = undefined;
    for (const kind of this.#overlays.keys()) this.overlay(kind, undefined);
    this.#letGoOfLeaf();
    this.#layout = undefined;
    this.#hasText = true;
    this.relabel();
  }

  /** Lays something over the text that turns and grows with the page and goes with the text. */
  overlay(kind: OverlayKind, element: HTMLElement | undefined): void {
    this.#overlays.get(kind)?.remove();
    this.#overlays.delete(kind);
    if (!element) return;
    this.#overlays.set(kind, element);
    this.#hold().append(element);
  }

  /** Marks a place of the page, before the reader turns it, in place of the one before. */
  mark(box: Box | undefined): void {
    this.#mark?.remove();
    this.#mark = undefined;
    this.#letGoOfLeaf();
    if (!box) return;
    this.#mark = document.createElement('div');
    this.#mark.className = 'found-box noted';
    this.#mark.ariaHidden = 'true';
    for (const side of ['left', 'top', 'width', 'height'] as const) {
      this.#mark.style.setProperty(side, `${(box[side] * 100).toFixed(3)}%`);
    }
    this.#hold().append(this.#mark);
  }

  remove(): void {
    this.dropDetail();
    if (this.#canvas) shrink(this.#canvas);
    this.element.remove();
  }
}

const linkIds = (links: readonly DocumentLink[]): string => links.map(({ id }) => id).join();

// Safari keeps the memory of a canvas until its size is taken away.
function shrink(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
