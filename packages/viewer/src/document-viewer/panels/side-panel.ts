import { translate } from '@twintown/core/messages.js';
import { isComposing } from '@twintown/elements/shared/composing.js';
import { html, nothing, type TemplateResult } from 'lit';
import {
  type DocumentLayer,
  type DocumentNote,
  isPaged,
  type OpenDocument,
} from '../../engines/engine.ts';
import { x } from '../../generated/icons.ts';
import { panelTitle } from '../commands.ts';
import type { PageList } from '../page-list.ts';
import type { ToolsHost } from '../tools-host.ts';
import { typedAhead } from '../typed-ahead.ts';
import type { Notes } from './notes.ts';
import type { Panel, PanelHost, PanelName } from './panel.ts';
import type { SearchPanel } from './search-panel.ts';

const panels = {
  search: () => import('./search-panel.ts').then(({ SearchPanel }) => SearchPanel),
  thumbnails: () => import('./thumbnails.ts').then(({ Thumbnails }) => Thumbnails),
  outline: () => import('./outline.ts').then(({ OutlinePanel }) => OutlinePanel),
  attachments: () => import('./attachments.ts').then(({ Attachments }) => Attachments),
  notes: () => import('./notes.ts').then(({ Notes }) => Notes),
  layers: () => import('./layers.ts').then(({ Layers }) => Layers),
} satisfies Record<PanelName, () => Promise<new (host: PanelHost) => Panel>>;

/** How a page of its own searches. */
export interface FindOptions {
  /** False opens no panel and leaves the focus: `tt-find` tells what is found, and an empty text ends it. */
  panel?: boolean;
}

/** What only a document with pictures of its pages has. */
const ofPages = new Set<PanelName>(['thumbnails', 'notes', 'layers']);

/** The panel beside the pages: none or one, as the element's property `panel` says. */
export class SidePanel {
  readonly #host: ToolsHost;
  readonly #pages: () => PageList | undefined;
  #document: OpenDocument | undefined;
  #open: { name: PanelName; inside: Panel } | undefined;
  /** A search that no panel shows. */
  #unseen: SearchPanel | undefined;
  #spoken = -Infinity;
  /** The button, of the toolbar or over a page, that opened the panel. */
  #opener: HTMLElement | undefined;

  /** @param pages the pages, while they are what is shown */
  constructor(host: ToolsHost, pages: () => PageList | undefined) {
    this.#host = host;
    this.#pages = pages;
  }

  get #scroller(): HTMLElement {
    return this.#host.root.querySelector('.document') as HTMLElement;
  }

  /** Whether the panel has just said where the reader is. */
  get hasSpoken(): boolean {
    return performance.now() - this.#spoken < 1000;
  }

  /** Begins to work with a document; undefined ends the work with the one before. */
  attach(opened: OpenDocument | undefined): void {
    if (opened !== this.#document) {
      this.#close();
      this.#unseen?.close();
      this.#unseen = undefined;
    }
    this.#document = opened;
    if (opened && this.#host.viewer.panel) void this.show(false);
  }

  /** Opens, changes or closes the panel, as the element's property says. */
  async show(focus = true): Promise<Panel | undefined> {
    const { viewer, root } = this.#host;
    const typed = focus && viewer.panel === 'search' ? typedAhead(root) : undefined;
    let ahead: string | undefined;
    const inside = await this.#show(focus).finally(() => (ahead = typed?.()));
    if (ahead) (inside as SearchPanel | undefined)?.type(ahead);
    return inside;
  }

  async #show(focus: boolean): Promise<Panel | undefined> {
    const { viewer, root } = this.#host;
    const name = viewer.panel;
    if (this.#open?.name !== name) {
      const hadFocus = this.#open?.inside.element.contains(root.activeElement);
      this.#close();
      viewer.requestUpdate();
      if (hadFocus && !name) this.#giveBack();
      else if (name && !hadFocus)
        this.#opener =
          root.activeElement?.closest<HTMLElement>(':is(.toolbar, .pins, .notes-strip) button') ??
          undefined;
    }
    const source = this.#document;
    if (!name || !source) return undefined;
    // It waits for a document that has such things.
    if (ofPages.has(name) && !isPaged(source)) return undefined;
    const Made = await panels[name]().catch(() => undefined);
    if (viewer.panel !== name || this.#document !== source) return undefined;
    this.#host.lack(!Made);
    if (!Made) {
      viewer.panel = null;
      return undefined;
    }
    const found = name === 'search' ? this.#unseen : undefined;
    this.#open ??= { name, inside: found ?? new Made(this.#panelHost(source)) };
    if (found) this.#unseen = undefined;
    const { inside } = this.#open;
    viewer.requestUpdate();
    await viewer.updateComplete;
    if (focus) inside.focus();
    return inside;
  }

  /** The focus goes to where it came from; what a menu held is gone with the menu. */
  #giveBack(): void {
    const opener = this.#opener?.checkVisibility() ? this.#opener : this.#scroller;
    opener.focus();
  }

  #close(): void {
    this.#open?.inside.close();
    this.#open = undefined;
  }

  #panelHost(source: OpenDocument): PanelHost {
    const host = this.#host;
    const pages = this.#pages;
    const scroller = this.#scroller;
    return {
      document: source,
      scroller,
      get pages() {
        return pages();
      },
      get source() {
        return host.source;
      },
      get page() {
        return host.page;
      },
      get language() {
        return host.language;
      },
      get wholeWords() {
        return host.viewer.wholeWords;
      },
      set wholeWords(wholeWords) {
        host.viewer.wholeWords = wholeWords;
      },
      goTo: (...target) => host.goTo(...target),
      jump: (...target) => {
        host.tools.way.leave();
        host.goTo(...target);
      },
      leave: (match) => host.tools.way.leave(match),
      moved: () => host.tools.moved(),
      say: (text) => {
        this.#spoken = performance.now();
        host.say(text);
      },
      fire: (...event) => host.fire(...event),
      openAttachment: (index) => void host.openAttachment(index),
      showLayer: (id, visible) => void host.tools.showLayer(id, visible),
      close: () => {
        host.viewer.panel = null;
        this.#giveBack();
      },
    };
  }

  /** The present page or the language changed. */
  refresh(): void {
    this.#open?.inside.refresh();
    this.#unseen?.refresh();
  }

  /** Something was filled in, or taken back. */
  answered(): void {
    this.#open?.inside.answered?.();
    this.#unseen?.answered();
  }

  /** Layers were shown or hidden. */
  layersShown(layers: readonly DocumentLayer[]): void {
    this.#open?.inside.layersShown?.(layers);
  }

  /** Searches now look for whole words, or for parts of them again. */
  searchAgain(): void {
    this.#search?.searchAgain();
  }

  get #search(): SearchPanel | undefined {
    return this.#open?.name === 'search' ? (this.#open.inside as SearchPanel) : this.#unseen;
  }

  /**
   * Opens the search and begins it where a text is given. Without the panel the search that is open is
   * used, or one that nobody sees, and the focus stays.
   */
  async find(text?: string, options?: FindOptions): Promise<void> {
    if (options?.panel === false) {
      await this.#findUnseen(text ?? '');
      return;
    }
    this.#host.viewer.panel = 'search';
    const panel = (await this.show()) as SearchPanel | undefined;
    if (text !== undefined) panel?.search(text);
  }

  /** Opens the comments at one of them. */
  async showNote(note: DocumentNote): Promise<void> {
    this.#host.viewer.panel = 'notes';
    ((await this.show()) as Notes | undefined)?.choose(note);
  }

  /** Goes to the next or the match before; opens the search where nothing was searched yet. */
  async findStep(direction: 1 | -1): Promise<void> {
    if (this.#search) this.#search.step(direction);
    else await this.find();
  }

  async #findUnseen(text: string): Promise<void> {
    const source = this.#document;
    if (!source) return;
    const Made = await panels.search().catch(() => undefined);
    if (this.#document !== source) return;
    this.#host.lack(!Made);
    if (!Made) return;
    const search =
      this.#search ?? (this.#unseen = new Made(this.#panelHost(source)) as SearchPanel);
    search.search(text);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const { name, inside } = this.#open;
    const { language, viewer } = this.#host;
    const pressed = (event: KeyboardEvent): void => {
      // An input method takes back what was typed by it.
      if (event.key !== 'Escape' || isComposing(event)) return;
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
