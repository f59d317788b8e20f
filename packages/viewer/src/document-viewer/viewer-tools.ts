import { numberFormat } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isPaged, type OpenDocument } from '../engines/engine.ts';
import { x } from '../generated/icons.ts';
import { type Actions, type Command, commandsOf, panelTitle } from './commands.ts';
import type { DocumentView, ViewName } from './document-view.ts';
import { followGestures } from './gestures.ts';
import type { Rotation } from './layout.ts';
import { PageList, type Point } from './page-list.ts';
import type { Panel, PanelHost, PanelName } from './panels/panel.ts';
import type { SearchPanel } from './panels/search-panel.ts';
import { RovingFocus } from './roving-focus.ts';
import { toolbar } from './toolbar.ts';
import { largestZoom, smallestZoom, type Zoom } from './zoom.ts';

/** What the tools use of the element. */
export type ToolsViewer = HTMLElement &
  ReactiveControllerHost &
  Actions & { zoom: Zoom; rotation: Rotation; readonly remember: boolean };

/** What the tools use of the session. */
export interface ToolsHost {
  readonly viewer: ToolsViewer;
  readonly root: ShadowRoot;
  readonly tools: ViewerTools;
  readonly language: string;
  readonly view: ViewName;
  readonly page: number;
  readonly pageCount: number;
  readonly percent: number;
  readonly download: string;
  readonly fileName: string;
  goTo(page: number): void;
  say(text: string, delay?: number): void;
  fire(name: string, detail: unknown): void;
  openAttachment(index: number): Promise<void>;
  /** Steps to the next (1) or the document before (-1). */
  stepDocument(by: 1 | -1): void;
}

const panels = {
  search: () => import('./panels/search-panel.ts').then(({ SearchPanel }) => SearchPanel),
  thumbnails: () => import('./panels/thumbnails.ts').then(({ Thumbnails }) => Thumbnails),
  outline: () => import('./panels/outline.ts').then(({ OutlinePanel }) => OutlinePanel),
  attachments: () => import('./panels/attachments.ts').then(({ Attachments }) => Attachments),
  notes: () => import('./panels/notes.ts').then(({ Notes }) => Notes),
  layers: () => import('./panels/layers.ts').then(({ Layers }) => Layers),
} satisfies Record<PanelName, () => Promise<new (host: PanelHost) => Panel>>;

/** What a reader works with: toolbar, menu, keys, gestures and the panel beside the pages. */
export class ViewerTools {
  readonly #host: ToolsHost;
  readonly #roving: RovingFocus;
  #document: OpenDocument | undefined;
  #view: DocumentView | undefined;
  #ended = new AbortController();
  #label: string | undefined;
  #wrongPage = false;
  #menuOpen = false;
  #hasFields = false;
  #spoken = -Infinity;
  #zoomPoint: Point | undefined;
  #address = '';
  #keeping = 0;
  #panel: { name: PanelName; inside: Panel } | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
    this.#roving = new RovingFocus(host.viewer, () => host.root.querySelector('.toolbar'));
  }

  get #pages(): PageList | undefined {
    return this.#view instanceof PageList ? this.#view : undefined;
  }

  get #scroller(): HTMLElement {
    return this.#host.root.querySelector('.document') as HTMLElement;
  }

  /** Takes up how the document at `address` was looked at last; gives the page to begin with. */
  async recall(address: string, page: number): Promise<number> {
    const { viewer } = this.#host;
    // Files of the page's own have no address that stays.
    this.#address = viewer.remember && /^https?:/.test(address) ? address : '';
    if (!this.#address) return page;
    const { recallLook } = await import('./remember.ts');
    const look = await recallLook(this.#address);
    if (!look) return page;
    viewer.zoom = look.zoom;
    viewer.rotation = look.rotation;
    viewer.layout = look.layout;
    // A page that was asked for by its number counts more.
    return page === 1 ? look.page : page;
  }

  #keep(): void {
    const address = this.#address;
    if (!address || !this.#view) return;
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => {
      const { viewer, page } = this.#host;
      const { zoom, rotation, layout } = viewer;
      void import('./remember.ts').then(({ keepLook }) =>
        keepLook(address, { page, zoom, rotation, layout }),
      );
    }, 300);
  }

  /** Begins to work with a document, or with another view of it. */
  attach(opened: OpenDocument, view: DocumentView): void {
    this.detachView();
    this.#document = opened;
    this.#view = view;
    const { viewer } = this.#host;
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    const update = (): void => viewer.requestUpdate();
    document.addEventListener('fullscreenchange', update, { signal });
    const pages = this.#pages;
    if (pages) {
      followGestures(
        {
          scroller: this.#scroller,
          get percent() {
            return pages.percent;
          },
          get hand() {
            return viewer.hand;
          },
          zoomAt: (percent, point) => this.#zoomAt(percent, point),
        },
        signal,
      );
    }
    this.showAsAsked();
    this.pageChanged();
    if (viewer.panel) void this.showPanel(false);
  }

  /** Lets go of the view; the panel stays for the next one. */
  detachView(): void {
    this.#ended.abort();
    this.#view = undefined;
  }

  /** Lets go of the document and of everything made for it. */
  detach(): void {
    this.detachView();
    this.#closePanel();
    this.#address = '';
    this.#document = undefined;
    this.#label = undefined;
    this.#menuOpen = false;
    this.#hasFields = false;
    this.#wrongPage = false;
  }

  /** Takes over what the element's properties say of paper and hand. */
  showAsAsked(): void {
    const { viewer, root } = this.#host;
    this.#scroller.toggleAttribute('data-hand', viewer.hand && this.#pages !== undefined);
    const sheets = root.querySelector<HTMLElement>('.sheets');
    if (sheets) sheets.dataset['paper'] = viewer.pages;
    viewer.requestUpdate();
  }

  zoomTo(zoom: Zoom): void {
    const pages = this.#pages;
    if (pages && this.#zoomPoint && typeof zoom === 'number') pages.zoomAt(zoom, this.#zoomPoint);
    else if (this.#view) this.#view.zoom = zoom;
    this.#keep();
  }

  #zoomAt(percent: number, point: Point): void {
    this.#zoomPoint = point;
    this.#host.viewer.zoom = Math.min(Math.max(percent, smallestZoom), largestZoom);
    this.#zoomPoint = undefined;
  }

  rotate(rotation: Rotation): void {
    const pages = this.#pages;
    if (!pages) return;
    pages.rotation = rotation;
    this.#keep();
    const { language } = this.#host;
    const angle = numberFormat(language, { style: 'unit', unit: 'degree' }).format(rotation);
    this.#host.say(translate(language, 'document.rotated', { angle }));
    this.#host.fire('tt-rotation', { rotation });
  }

  lay(): void {
    const { viewer } = this.#host;
    if (!this.#view) return;
    if (this.#pages) this.#pages.layout = viewer.layout;
    viewer.requestUpdate();
    this.#keep();
    this.#host.fire('tt-layout', { layout: viewer.layout });
  }

  /** The page after or before the present one; of pairs the next pair. */
  neighbour(direction: 1 | -1): number {
    return this.#pages?.neighbour(direction) ?? this.#host.page + direction;
  }

  pageChanged(): void {
    this.#wrongPage = false;
    this.#keep();
    this.#panel?.inside.refresh();
    const { page } = this.#host;
    const source = this.#document;
    void source?.pageLabel?.(page).then(
      (label) => {
        if (source !== this.#document || page !== this.#host.page) return;
        this.#label = label;
        this.#host.viewer.requestUpdate();
      },
      () => undefined,
    );
  }

  /** Whether a panel has just said where the reader is. */
  get hasSpoken(): boolean {
    return performance.now() - this.#spoken < 1000;
  }

  /** `Page 4 of 20`, with the page's own name where it has one. */
  async pageWords(): Promise<string> {
    const { language, page, pageCount: total } = this.#host;
    const label = await this.#document?.pageLabel?.(page).catch(() => undefined);
    return label === undefined
      ? translate(language, 'document.pageOf', { page, total })
      : translate(language, 'document.pageLabelOf', { name: label, page, total });
  }

  /** Says the words again, in the present language. */
  relabel(): void {
    this.#panel?.inside.refresh();
  }

  /** The document turned out to have fields to fill in. */
  fieldsFound(): void {
    if (this.#hasFields) return;
    this.#hasFields = true;
    this.#host.viewer.requestUpdate();
  }

  /** Opens, changes or closes the panel, as the element's property says. */
  async showPanel(focus = true): Promise<Panel | undefined> {
    const { viewer, root } = this.#host;
    const name = viewer.panel;
    if (this.#panel?.name !== name) {
      const hadFocus = this.#panel?.inside.element.contains(root.activeElement);
      this.#closePanel();
      viewer.requestUpdate();
      if (hadFocus && !name) this.#scroller.focus();
    }
    const source = this.#document;
    if (!name || !source) return undefined;
    const Made = await panels[name]();
    if (viewer.panel !== name || this.#document !== source) return undefined;
    this.#panel ??= { name, inside: new Made(this.#panelHost(source)) };
    const { inside } = this.#panel;
    viewer.requestUpdate();
    await viewer.updateComplete;
    if (focus) inside.focus();
    return inside;
  }

  #closePanel(): void {
    this.#panel?.inside.close();
    this.#panel = undefined;
  }

  #panelHost(source: OpenDocument): PanelHost {
    const host = this.#host;
    const pages = (): PageList | undefined => this.#pages;
    const scroller = this.#scroller;
    return {
      document: source,
      scroller,
      get pages() {
        return pages();
      },
      get page() {
        return host.page;
      },
      get language() {
        return host.language;
      },
      goTo: (page) => host.goTo(page),
      say: (text) => {
        this.#spoken = performance.now();
        host.say(text);
      },
      fire: (name, detail) => host.fire(name, detail),
      openAttachment: (index) => void host.openAttachment(index),
      close: () => {
        host.viewer.panel = null;
        scroller.focus();
      },
    };
  }

  /** Opens the search and begins it where a text is given. */
  async find(text?: string): Promise<void> {
    this.#host.viewer.panel = 'search';
    const panel = (await this.showPanel()) as SearchPanel | undefined;
    if (text !== undefined) panel?.search(text);
  }

  /** Goes to the next or the match before; opens the search where nothing was searched yet. */
  async findStep(direction: 1 | -1): Promise<void> {
    if (this.#panel?.name === 'search') (this.#panel.inside as SearchPanel).step(direction);
    else await this.find();
  }

  commands(): Command[][] {
    const { viewer, language, page, pageCount, percent, view, download } = this.#host;
    return commandsOf(viewer, {
      language,
      page,
      pageCount,
      percent,
      view,
      isPaged: this.#document !== undefined && isPaged(this.#document),
      hasFields: this.#hasFields,
      canDownload: download !== '',
      canFullScreen: document.fullscreenEnabled,
    });
  }

  /**
   * Keys inside the document. The vertical arrows and the space bar scroll by themselves; PageUp
   * and PageDown do so only in some engines.
   */
  readonly pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || this.#documentStepped(event) || !this.#view) return;
    if (this.#searchPressed(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0] as HTMLElement;
    const scroller = this.#scroller;
    if (target.matches('input, select, textarea') || !scroller.contains(target)) return;
    const { key } = event;
    const sideways = [scroller, target].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
    if (/^Arrow(?:Left|Right)$/.test(key) && sideways) return;
    const command = this.commands()
      .flat()
      .find(({ keys }) => keys?.includes(key));
    if (key === 'PageDown' || key === 'PageUp') this.#scroll(key === 'PageDown' ? 1 : -1);
    else if (!command) return;
    else if (!command.off) command.run();
    event.preventDefault();
  };

  // Also where a document could not be opened: the next one may.
  #documentStepped(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const isStep = shiftKey && (key === 'PageDown' || key === 'PageUp');
    if (!isStep || !this.#scroller.contains(event.composedPath()[0] as Node)) return false;
    this.#host.stepDocument(key === 'PageDown' ? 1 : -1);
    event.preventDefault();
    return true;
  }

  #scroll(direction: 1 | -1): void {
    const scroller = this.#scroller;
    const { scrollTop, clientHeight } = scroller;
    scroller.scrollTop += direction * 0.9 * clientHeight;
    // A page alone has nothing after its end but the next page; a fitted one may be a pixel too tall.
    const moved = Math.abs(scroller.scrollTop - scrollTop) > 1;
    if (this.#pages?.layout !== 'single' || moved) return;
    const { page } = this.#host;
    this.#host.goTo(page + direction);
    if (direction < 0 && this.#host.page !== page) scroller.scrollTop = scroller.scrollHeight;
  }

  #searchPressed(event: KeyboardEvent): boolean {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key === 'f';
    if (event.key === 'F3') void this.findStep(event.shiftKey ? -1 : 1);
    else if (isFind && !event.shiftKey) void this.find();
    else return false;
    event.preventDefault();
    return true;
  }

  readonly #pageTyped = async (input: HTMLInputElement): Promise<void> => {
    const { viewer, language, pageCount: total } = this.#host;
    const typed = input.value.trim();
    const number = /^\d+$/.test(typed) ? Number(typed) : 0;
    const page = (await this.#pageNamed(typed)) ?? number;
    this.#wrongPage = page < 1 || page > total;
    viewer.requestUpdate();
    if (this.#wrongPage) {
      this.#host.say(translate(language, 'document.pageRange', { total }));
      return;
    }
    input.value = this.#label ?? String(page);
    this.#host.goTo(page);
  };

  async #pageNamed(typed: string): Promise<number | undefined> {
    const source = this.#document;
    if (!source?.pageLabel || this.#label === undefined) return undefined;
    for (let page = 1; page <= source.pageCount; page++) {
      const label = await source.pageLabel(page).catch(() => undefined);
      if (label?.toLowerCase() === typed.toLowerCase()) return page;
    }
    return undefined;
  }

  toolbar(): TemplateResult {
    const { language, page, pageCount, percent, download, fileName, viewer } = this.#host;
    return toolbar({
      language,
      page,
      label: this.#label,
      pageCount,
      percent,
      download,
      fileName,
      wrongPage: this.#wrongPage,
      roving: this.#roving,
      commands: this.commands(),
      menuOpen: this.#menuOpen,
      toggleMenu: (open) => {
        this.#menuOpen = open;
        viewer.requestUpdate();
      },
      pageTyped: (input) => void this.#pageTyped(input),
    });
  }

  /** The panel beside the pages, or nothing. */
  panel(): TemplateResult | typeof nothing {
    if (!this.#panel) return nothing;
    const { name, inside } = this.#panel;
    const { language, viewer } = this.#host;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      viewer.panel = null;
    };
    return html`<section class="panel" aria-labelledby="panel-title" @keydown=${pressed}>
      <div class="panel-head">
        <h2 id="panel-title">${panelTitle(language, name)}</h2>
        <button
          type="button"
          class="panel-close"
          title=${translate(language, 'document.closePanel')}
          @click=${() => (viewer.panel = null)}
        >
          ${x}
        </button>
      </div>
      ${inside.element}
    </section>`;
  }
}
