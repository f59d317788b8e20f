import { numberFormat } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import type { TemplateResult } from 'lit';
import {
  type DocumentLayer,
  isPaged,
  type OpenDocument,
  type PartKind,
} from '../engines/engine.ts';
import { type Command, commandsOf } from './commands.ts';
import { DocumentKeys } from './document-keys.ts';
import type { DocumentView } from './document-view.ts';
import type {
  FullScreenDetail,
  HandDetail,
  LayersDetail,
  PaperDetail,
  ShownDetail,
  WholeWordsDetail,
} from './events.ts';
import { followGestures } from './gestures.ts';
import type { Rotation } from './layout.ts';
import { PageList, type Point } from './page-list.ts';
import { fitToolbar } from './toolbar-room.ts';
import { partKeys, placeWords, rangeWords } from './part-words.ts';
import { SidePanel } from './panels/side-panel.ts';
import { RequiredFields } from './required-fields.ts';
import { RovingFocus } from './roving-focus.ts';
import { toolbar } from './toolbar.ts';
import type { ToolsHost } from './tools-host.ts';
import { WayBack } from './way-back.ts';
import { largestZoom, smallestZoom, type Zoom } from './zoom.ts';

const layoutWords = {
  continuous: 'document.layoutContinuous',
  single: 'document.layoutSingle',
  'two-page': 'document.layoutTwoPage',
} as const;

/** What a reader works with: toolbar, menu, keys, gestures and the panel beside the pages. */
export class ViewerTools {
  readonly #host: ToolsHost;
  readonly panel: SidePanel;
  readonly keys: DocumentKeys;
  readonly way: WayBack;
  readonly required: RequiredFields;
  readonly #roving: RovingFocus;
  #document: OpenDocument | undefined;
  #view: DocumentView | undefined;
  #ended = new AbortController();
  #label: string | undefined;
  #wrongPage = false;
  #menuOpen = false;
  #hasFields = false;
  #zoomPoint: Point | undefined;
  /** How paper and hand were last shown, and what searches look for, from when the document came. */
  #look: { dark: boolean; hand: boolean; wholeWords: boolean } | undefined;
  #address = '';
  #told = '';
  #keeping = 0;

  constructor(host: ToolsHost, internals: ElementInternals) {
    this.#host = host;
    this.panel = new SidePanel(host, () => this.#pages);
    this.keys = new DocumentKeys(host, () => this.#pages);
    this.way = new WayBack(host);
    this.required = new RequiredFields(host, internals);
    this.#roving = new RovingFocus(
      host.viewer,
      () => host.root.querySelector('.toolbar'),
      fitToolbar,
    );
  }

  get #pages(): PageList | undefined {
    return this.#view instanceof PageList ? this.#view : undefined;
  }

  /** Whether there is a document to work with. */
  get isAttached(): boolean {
    return this.#view !== undefined;
  }

  get #parts(): PartKind {
    return this.#document?.parts ?? 'pages';
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
    if (!this.#address || !this.#view) return;
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => this.#keepNow(), 300);
  }

  #keepNow(): void {
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    const address = this.#address;
    const { viewer, page } = this.#host;
    const { zoom, rotation, layout } = viewer;
    void import('./remember.ts').then(({ keepLook }) =>
      keepLook(address, { page, zoom, rotation, layout }),
    );
  }

  /** Begins to work with a document, or with another view of it. */
  attach(opened: OpenDocument, view: DocumentView): void {
    this.detachView();
    this.#document = opened;
    this.#view = view;
    const { viewer } = this.#host;
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    let { fullScreen } = viewer;
    const changed = (): void => {
      if (fullScreen === viewer.fullScreen) return;
      fullScreen = !fullScreen;
      viewer.requestUpdate();
      const { language } = this.#host;
      this.#host.say(translate(language, `document.fullScreen${fullScreen ? 'On' : 'Off'}`));
      this.#host.fire('tt-full-screen', { fullScreen } satisfies FullScreenDetail);
    };
    document.addEventListener('fullscreenchange', changed, { signal });
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
    this.#look = undefined;
    this.showAsAsked();
    this.pageChanged();
    this.panel.attach(opened);
    this.required.attach(opened);
    this.tellShown();
  }

  /** What a toolbar of the page's own says of the document; undefined while there is none. */
  get shown(): ShownDetail | undefined {
    const { view, percent } = this.#host;
    return (
      this.#document && {
        pageLabel: this.#label,
        percent,
        view,
        isDrawn: isPaged(this.#document),
        hasFields: this.#hasFields,
        backPage: this.way.page,
      }
    );
  }

  /** Tells what of it changed since it was told last. */
  tellShown(): void {
    const { shown } = this;
    const told = JSON.stringify(shown ?? '');
    if (told === this.#told) return;
    this.#told = told;
    if (shown) this.#host.fire('tt-shown', shown);
  }

  /** The view was scrolled to a place inside a page. */
  moved(): void {
    this.#view?.moved?.();
  }

  /** Lets go of the view; the panel stays for the next one. */
  detachView(): void {
    this.#ended.abort();
    this.#view = undefined;
  }

  /** Lets go of the document and of everything made for it. */
  detach(): void {
    if (this.#keeping) this.#keepNow();
    this.detachView();
    this.way.clear();
    this.required.detach();
    this.panel.attach(undefined);
    this.#address = '';
    this.#told = '';
    this.#document = undefined;
    this.#label = undefined;
    this.#menuOpen = false;
    this.#hasFields = false;
    this.#wrongPage = false;
  }

  /** Takes over what the element's properties say of paper, hand and search, where they say something new. */
  showAsAsked(): void {
    if (!this.isAttached) return;
    this.required.check();
    const { viewer, root } = this.#host;
    this.#scroller.toggleAttribute('data-hand', viewer.hand && this.#pages !== undefined);
    const sheets = root.querySelector<HTMLElement>('.sheets');
    if (sheets) sheets.dataset['paper'] = viewer.pages;
    const { pages, hand, wholeWords } = viewer;
    const [before, now] = [this.#look, { dark: pages === 'dark', hand, wholeWords }];
    this.#look = now;
    const { language } = this.#host;
    if (before && before.dark !== now.dark) {
      this.#host.say(translate(language, `document.darkPages${now.dark ? 'On' : 'Off'}`));
      const paper = now.dark ? 'dark' : 'light';
      this.#host.fire('tt-paper', { pages: paper } satisfies PaperDetail);
    }
    if (before && before.hand !== now.hand) {
      this.#host.say(translate(language, `document.hand${now.hand ? 'On' : 'Off'}`));
      this.#host.fire('tt-hand', { hand } satisfies HandDetail);
    }
    if (before && before.wholeWords !== wholeWords) {
      this.panel.searchAgain();
      this.#host.fire('tt-whole-words', { wholeWords } satisfies WholeWordsDetail);
    }
    viewer.requestUpdate();
  }

  zoomTo(zoom: Zoom): void {
    const pages = this.#pages;
    if (pages && this.#zoomPoint && typeof zoom === 'number') pages.zoomAt(zoom, this.#zoomPoint);
    else if (this.#view) this.#view.zoom = zoom;
    this.#host.viewer.requestUpdate();
    this.#keep();
  }

  #zoomAt(percent: number, point: Point): void {
    // To make what fits smaller must not make it larger.
    if (percent < smallestZoom && this.#host.percent <= smallestZoom) return;
    this.#zoomPoint = point;
    // As it is shown and said; the gesture itself keeps what it is more exactly.
    const whole = Math.round(percent);
    this.#host.viewer.zoom = Math.min(Math.max(whole, smallestZoom), largestZoom);
    this.#zoomPoint = undefined;
  }

  rotate(rotation: Rotation): void {
    const pages = this.#pages;
    if (!pages) return;
    pages.rotation = rotation;
    this.#keep();
    const { language } = this.#host;
    const angle = numberFormat(language, {
      style: 'unit',
      unit: 'degree',
      unitDisplay: 'narrow',
    }).format(rotation);
    this.#host.say(translate(language, 'document.rotated', { angle }));
    this.#host.fire('tt-rotation', { rotation });
  }

  lay(): void {
    const { viewer } = this.#host;
    if (!this.#view) return;
    if (this.#pages) this.#pages.layout = viewer.layout;
    viewer.requestUpdate();
    this.#keep();
    const { language } = this.#host;
    this.#host.say(translate(language, layoutWords[viewer.layout]));
    this.#host.fire('tt-layout', { layout: viewer.layout });
  }

  /** Layers of the open document, with what is seen of them. */
  async layers(): Promise<DocumentLayer[]> {
    const source = this.#document;
    return (source && isPaged(source) ? await source.layers?.() : undefined) ?? [];
  }

  /** Shows or hides a layer; hiding one may show another, where only one of several can be seen. */
  async showLayer(id: string, visible: boolean): Promise<void> {
    const source = this.#document;
    if (!source || !isPaged(source) || !source.showLayer) return;
    if (!(await source.showLayer(id, visible))) return;
    const layers = await this.layers();
    if (source !== this.#document) return;
    this.#pages?.redraw();
    this.panel.layersShown(layers);
    this.#host.fire('tt-layers', { layers } satisfies LayersDetail);
  }

  /** The page after or before the present one; of pairs the next pair. */
  neighbour(direction: 1 | -1): number {
    return this.#pages?.neighbour(direction) ?? this.#host.page + direction;
  }

  pageChanged(): void {
    this.#wrongPage = false;
    this.#keep();
    this.panel.refresh();
    const { page } = this.#host;
    const source = this.#document;
    void source?.pageLabel?.(page).then(
      (label) => {
        if (source !== this.#document || page !== this.#host.page) return;
        this.#label = label;
        this.#host.viewer.requestUpdate();
        this.tellShown();
      },
      () => undefined,
    );
  }

  /** `Page 4 of 20`, with the page's own name where it has one. */
  async pageWords(): Promise<string> {
    const { language, page, pageCount: total } = this.#host;
    const label = await this.#document?.pageLabel?.(page).catch(() => undefined);
    return label === undefined
      ? placeWords(language, this.#parts, page, total)
      : translate(language, partKeys(this.#parts).labelOf, { name: label, page, total });
  }

  /** A page was laid that has fields to fill in. */
  fieldsFound(): void {
    this.required.mark();
    if (this.#hasFields) return;
    this.#hasFields = true;
    this.#host.viewer.requestUpdate();
    this.tellShown();
  }

  commands(): Command[][] {
    const { viewer, language, page, pageCount, percent, view, download } = this.#host;
    return commandsOf(viewer, {
      language,
      page,
      pageCount,
      percent,
      view,
      parts: this.#parts,
      isPaged: this.#document !== undefined && isPaged(this.#document),
      hasFields: this.#hasFields,
      canDownload: download !== '',
      canFullScreen: document.fullscreenEnabled,
      isFullScreen: viewer.matches(':fullscreen'),
    });
  }

  readonly #pageTyped = async (input: HTMLInputElement): Promise<void> => {
    const { viewer, language, pageCount: total } = this.#host;
    const page = await this.#pageNamed(input.value.trim());
    this.#wrongPage = page < 1 || page > total;
    viewer.requestUpdate();
    if (this.#wrongPage) {
      this.#host.say(rangeWords(language, this.#parts, total, this.#label));
      // Whoever has gone on meanwhile finds the page that is shown.
      if (this.#host.root.activeElement !== input) this.#pageLeft(input);
      return;
    }
    input.value = this.#label ?? String(page);
    if (page !== this.#host.page) this.way.leave();
    this.#host.goTo(page);
  };

  readonly #pageLeft = (input: HTMLInputElement): void => {
    input.value = this.#label ?? String(this.#host.page);
    this.#wrongPage = false;
    this.#host.viewer.requestUpdate();
  };

  /** Goes to the page that the document calls so, or that has this number. Does nothing where none has. */
  async goToNamed(name: string): Promise<void> {
    const source = this.#document;
    const page = await this.#pageNamed(name.trim());
    if (source === this.#document && page >= 1 && page <= this.#host.pageCount)
      this.#host.goTo(page);
  }

  async #pageNamed(typed: string): Promise<number> {
    const source = this.#document;
    const count = source?.pageLabel ? source.pageCount : 0;
    for (let page = 1; page <= count; page++) {
      const label = await source?.pageLabel?.(page).catch(() => undefined);
      if (label?.toLowerCase() === typed.toLowerCase()) return page;
    }
    return /^\d+$/.test(typed) ? Number(typed) : 0;
  }

  toolbar(): TemplateResult {
    const { language, page, pageCount, percent, download, fileName, viewer } = this.#host;
    return toolbar({
      language,
      name: viewer.getAttribute('aria-label') ?? '',
      page,
      label: this.#label,
      parts: this.#parts,
      pageCount,
      percent,
      download,
      fileName,
      saving: this.#host.saving,
      wrongPage: this.#wrongPage,
      roving: this.#roving,
      commands: this.commands(),
      menuOpen: this.#menuOpen,
      toggleMenu: (open) => {
        this.#menuOpen = open;
        viewer.requestUpdate();
      },
      pageTyped: (input) => void this.#pageTyped(input),
      pageLeft: this.#pageLeft,
    });
  }
}
