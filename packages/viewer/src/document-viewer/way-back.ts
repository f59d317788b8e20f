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
  link: FollowedLink | undefined;
  /** The page of the match that a search led to. */
  match: number | undefined;
}

/** A link, and how it is found when its page was laid anew: by its place among those that lead there too. */
interface FollowedLink {
  element: Element;
  page: string | undefined;
  at: number;
}

/** How long the page of a link may take to come. */
const patience = 5000;

const linksLike = (link: Element, within: Element): HTMLElement[] =>
  [...within.querySelectorAll('a')].filter(
    (other) => other.getAttribute('href') === link.getAttribute('href'),
  );

/** Where a reader was before a link, the table of contents, a search or the number of a page led them away. */
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
    const { activeElement: element } = root;
    this.#left.push({
      page,
      label: tools.shown?.pageLabel,
      place,
      link: element && this.#scroller.contains(element) ? this.#followed(element) : undefined,
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
      takeFocus(this.#pageElement(left.page) ?? scroller);
      if (left.link) this.#focusLink(left.link);
    }
    // Another page is said by itself.
    if (from === left.page) void host.tools.pageWords().then((words) => host.say(words));
    this.#changed();
    return true;
  }

  #pageElement(page: number | string | undefined): HTMLElement | null {
    return this.#scroller.querySelector(`[data-page="${page}"]:not(a)`);
  }

  #followed(element: Element): FollowedLink {
    const page = element.closest<HTMLElement>('[data-page]:not(a)');
    const at = page ? linksLike(element, page).indexOf(element as HTMLElement) : -1;
    return { element, page: page?.dataset['page'], at };
  }

  /** Gives the focus to the link, once it is there again, unless the reader went on meanwhile. */
  #focusLink({ element, page: number, at }: FollowedLink): void {
    const { root } = this.#host;
    const page = this.#pageElement(number);
    const held = root.activeElement;
    const focus = (): boolean => {
      const link = element.isConnected
        ? (element as HTMLElement)
        : page && linksLike(element, page)[at];
      if (root.activeElement === held) link?.focus({ preventScroll: true });
      return Boolean(link) || root.activeElement !== held;
    };
    if (focus() || !page) return;
    const observer = new MutationObserver(() => focus() && observer.disconnect());
    observer.observe(page, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), patience);
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
