import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { PartKind } from '../engines/engine.ts';
import { arrowLeft } from '../generated/icons.ts';
import { backWords } from './part-words.ts';
import type { Place } from './place.ts';
import { takeFocus } from './take-focus.ts';
import type { ToolsHost } from './tools-host.ts';

/** Jumps that are remembered; whoever wants to go further back has the table of contents. */
const mostJumps = 100;

interface Left {
  page: number;
  /** What the document calls the page, if not by its number. */
  label: string | undefined;
  place: Place | undefined;
  /** The link that was followed. */
  link: Element | undefined;
  /** The page of the match that a search led to. */
  match: number | undefined;
}

/** Where a reader was before a link, the table of contents or a search led them away. */
export class WayBack {
  readonly #host: ToolsHost;
  #left: Left[] = [];
  #hasHinted = false;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  get #scroller(): HTMLElement {
    return this.#host.root.querySelector('.document') as HTMLElement;
  }

  /** Another document: what was left of the one before is no place in it. */
  clear(): void {
    this.#left = [];
    this.#hasHinted = false;
  }

  /** The page that `back()` leads to. */
  get page(): number | undefined {
    return this.#left.at(-1)?.page;
  }

  /** The reader is about to be led away. @param match page of the match, where a search leads there */
  leave(match?: number): void {
    const { page, place, root, tools, language } = this.#host;
    const last = this.#left.at(-1);
    if (match === page) return;
    // Going through matches is one way, unless somebody read on between two of them.
    if (
      match !== undefined &&
      last?.match !== undefined &&
      [last.match, last.page].includes(page)
    ) {
      last.match = match;
      return;
    }
    const { activeElement: link } = root;
    this.#left.push({
      page,
      label: tools.shown?.pageLabel,
      place,
      link: link && this.#scroller.contains(link) ? link : undefined,
      match,
    });
    this.#left.splice(0, this.#left.length - mostJumps);
    if (!this.#hasHinted) this.#host.notice(translate(language, 'document.backHint'));
    this.#hasHinted = true;
    this.#changed();
  }

  /** Leads back, one jump at a time. Gives whether there was one. */
  back(): boolean {
    const host = this.#host;
    const { root } = host;
    const left = this.#left.pop();
    if (!left) return false;
    const from = host.page;
    host.goTo(left.page);
    if (left.place) host.seek(left.place);
    const scroller = this.#scroller;
    const held = root.activeElement;
    // Whoever goes back by a button of the page, or reads a panel, stays there.
    if (held && (scroller.contains(held) || held.closest('.way-back'))) {
      const page = scroller.querySelector<HTMLElement>(`[data-page="${left.page}"]:not(a)`);
      const link = left.link?.isConnected ? (left.link as HTMLElement) : undefined;
      if (link) link.focus({ preventScroll: true });
      else takeFocus(page ?? scroller);
    }
    // Another page is said by itself.
    if (from === left.page) void host.tools.pageWords().then((words) => host.say(words));
    this.#changed();
    return true;
  }

  #changed(): void {
    this.#host.viewer.requestUpdate();
    this.#host.tools.tellShown();
  }

  render(parts: PartKind): TemplateResult | typeof nothing {
    const left = this.#left.at(-1);
    if (!left) return nothing;
    return html`<div class="strip notice way-back">
      <button
        type="button"
        class="more"
        aria-keyshortcuts="Alt+ArrowLeft"
        @click=${() => this.back()}
      >
        ${arrowLeft}<span>${backWords(this.#host.language, parts, left.page, left.label)}</span>
      </button>
    </div>`;
  }
}
