import { isPaged } from '../../engines/engine.ts';
import { RenderQueue } from '../render-queue.ts';
import { PageNames } from './page-names.ts';
import type { Panel, PanelHost } from './panel.ts';

/** Width of a picture in CSS pixels. */
const width = 128;
/** Pictures kept at most; each is small. */
const budget = 40;

/** Small pictures of all pages, drawn only while they are near to being seen. */
export class Thumbnails implements Panel {
  readonly element: HTMLElement = document.createElement('div');
  readonly #host: PanelHost;
  readonly #buttons: HTMLButtonElement[] = [];
  readonly #near = new Set<number>();
  readonly #drawn = new Map<number, HTMLCanvasElement>();
  readonly #failed = new Set<number>();
  readonly #sight: IntersectionObserver;
  readonly #queue: RenderQueue;
  readonly #names: PageNames;

  constructor(host: PanelHost) {
    this.#host = host;
    this.element.className = 'panel-body thumbnails';
    this.#queue = new RenderQueue(
      (key) => this.#failed.add(Number(key)),
      () => host.document.isFetching,
    );
    this.#sight = new IntersectionObserver((entries) => this.#seen(entries), {
      root: this.element,
      rootMargin: '50% 0px',
    });
    const list = document.createElement('ol');
    for (let page = 1; page <= host.document.pageCount; page++) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      const sheet = document.createElement('span');
      button.type = 'button';
      button.dataset['page'] = String(page);
      sheet.className = 'thumbnail';
      button.append(sheet, document.createElement('span'));
      button.addEventListener('click', () => host.jump(page));
      item.append(button);
      list.append(item);
      this.#buttons.push(button);
      this.#sight.observe(button);
    }
    // One tab stop: a thousand of them would be a wall.
    this.element.addEventListener('keydown', (event) => this.#pressed(event));
    this.element.append(list);
    this.#names = new PageNames(host.document);
    this.refresh();
    const pages = this.#buttons.map((_, at) => at + 1);
    void this.#names.learn(pages).then(() => this.refresh());
  }

  focus(): void {
    this.#buttons[this.#host.page - 1]?.focus();
  }

  refresh(): void {
    const { language, page: present } = this.#host;
    this.#buttons.forEach((button, at) => {
      const words = this.#names.full(language, at + 1);
      if (button.ariaLabel !== words) {
        (button.lastElementChild as HTMLElement).textContent = this.#names.short(at + 1);
        button.ariaLabel = words;
      }
      const isPresent = at + 1 === present;
      if (isPresent) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
      button.tabIndex = isPresent ? 0 : -1;
    });
    const holdsFocus = this.element.matches(':focus-within');
    if (!holdsFocus) this.#buttons[present - 1]?.scrollIntoView?.({ block: 'nearest' });
  }

  #pressed(event: KeyboardEvent): void {
    const at = this.#buttons.indexOf(event.target as HTMLButtonElement);
    if (at < 0) return;
    const last = this.#buttons.length - 1;
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#buttons[Math.min(Math.max(to, 0), last)]?.focus();
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const page = Number((target as HTMLElement).dataset['page']);
      if (isIntersecting) this.#near.add(page);
      else this.#near.delete(page);
    }
    const wanted = [...this.#near].sort((a, b) => a - b);
    this.#queue.want(
      wanted
        .filter((page) => !this.#drawn.has(page) && !this.#failed.has(page))
        .map((page) => ({ key: String(page), run: (signal) => this.#draw(page, signal) })),
    );
    for (const page of this.#drawn.keys()) {
      if (this.#drawn.size <= budget) break;
      if (!this.#near.has(page)) this.#drop(page);
    }
  }

  async #draw(page: number, signal: AbortSignal): Promise<void> {
    const source = this.#host.document;
    const sheet = this.#buttons[page - 1]?.firstElementChild;
    if (!isPaged(source) || !sheet) return;
    const size = await source.pageSize(page);
    signal.throwIfAborted();
    const canvas = document.createElement('canvas');
    canvas.ariaHidden = 'true';
    const scale = (width / Math.max(size.width, size.height)) * Math.min(devicePixelRatio, 2);
    await source.renderPage(page, canvas, { scale, signal, withAnswers: true });
    if (!this.#host.pages?.view(page)?.hasCanvas) await source.releasePage(page);
    signal.throwIfAborted();
    this.#drawn.set(page, canvas);
    sheet.replaceChildren(canvas);
  }

  #drop(page: number): void {
    const canvas = this.#drawn.get(page);
    this.#drawn.delete(page);
    canvas?.remove();
    // Safari keeps the memory of a canvas until its size is taken away.
    if (canvas) canvas.width = canvas.height = 0;
  }

  close(): void {
    this.#sight.disconnect();
    this.#queue.want([]);
    for (const page of this.#drawn.keys()) this.#drop(page);
  }
}
