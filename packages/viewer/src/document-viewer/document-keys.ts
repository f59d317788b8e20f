import { translate } from '@twintown/core/messages.js';
import type { PageList } from './page-list.ts';
import { takeFocus } from './take-focus.ts';
import type { ToolsHost } from './tools-host.ts';

const fields = 'input, select, textarea';

/** A page of either view. */
const pageElement = '.page, .reading-page';

/**
 * The key as shortcuts name it: letters whatever Caps Lock makes of them, and on keyboards of another
 * alphabet the Latin letter at the same place.
 */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  const isForeign = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  const letter = isForeign ? (/^Key([A-Z])$/.exec(code)?.[1] ?? key) : key;
  if (!/^[a-z]$/i.test(letter)) return key;
  return shiftKey ? letter.toUpperCase() : letter.toLowerCase();
}

/** Keys inside the document, outside of its fields. */
export class DocumentKeys {
  readonly #host: ToolsHost;
  readonly #pages: () => PageList | undefined;

  /** @param pages the pages, while they are what is shown */
  constructor(host: ToolsHost, pages: () => PageList | undefined) {
    this.#host = host;
    this.#pages = pages;
  }

  get #scroller(): HTMLElement {
    return this.#host.root.querySelector('.document') as HTMLElement;
  }

  /**
   * Attach as `keydown` listener. The vertical arrows and the space bar scroll by themselves; PageUp
   * and PageDown do so only in some engines.
   */
  readonly pressed = (event: KeyboardEvent): void => {
    const { tools } = this.#host;
    const key = keyOf(event);
    if (key === 'Tab') this.#tabbed(event);
    if (event.defaultPrevented || this.#documentStepped(event) || this.#wentBack(event)) return;
    if (!tools.isAttached || this.#jumpedBack(event)) return;
    if (this.#searchPressed(event, key) || this.#allSelected(event, key)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0] as HTMLElement;
    const scroller = this.#scroller;
    if (target.matches(fields) || !scroller.contains(target)) return;
    const isWide = ({ scrollWidth, clientWidth }: Element): boolean => scrollWidth > clientWidth;
    // A wider page further on, such as a plan, makes all of them scroll sideways.
    const sideways =
      (this.#pages()?.isWide ?? isWide(scroller)) || (target !== scroller && isWide(target));
    if (/^Arrow(?:Left|Right)$/.test(key) && sideways) return;
    const command = tools
      .commands()
      .flat()
      .find(({ keys }) => keys?.includes(key));
    if (key === 'PageDown' || key === 'PageUp') this.#scroll(key === 'PageDown' ? 1 : -1);
    else if (!command) return;
    else if (!command.off) command.run();
    // What went out of sight is not worked with any more.
    if (this.#isGone(target)) scroller.focus({ preventScroll: true });
    event.preventDefault();
  };

  /** What Tab led to from elsewhere than the element before it. */
  #entered: Element | undefined;

  /**
   * Tab goes on from the page that is shown, not from where the focus was before the pages were turned.
   * The browser does it: from the page it finds what follows, also where that is after the document.
   */
  #tabbed(event: KeyboardEvent): void {
    const target = event.composedPath()[0] as HTMLElement;
    const scroller = this.#scroller;
    const isHeld = event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey;
    if (isHeld || !this.#host.tools.isAttached || !scroller.contains(target)) return;
    const isGone = this.#isGone(target);
    if (event.shiftKey) {
      if (target !== this.#entered && !isGone) return;
      scroller.focus({ preventScroll: true });
      if (!isGone) event.preventDefault();
      return;
    }
    const page = this.#pageShown();
    if (!page || (target !== scroller && !isGone)) return;
    takeFocus(page);
    const left = ({ relatedTarget: next }: FocusEvent): void => {
      this.#entered = next instanceof Element && page.contains(next) ? next : undefined;
    };
    page.addEventListener('blur', left, { once: true });
    // Links and fields come with the text. The next Tab finds them, or goes past the page.
    if (this.#pages()?.view(this.#host.page)?.hasText === false) event.preventDefault();
  }

  #pageShown(): HTMLElement | null {
    return this.#scroller.querySelector(`:is(${pageElement})[data-page="${this.#host.page}"]`);
  }

  /** Whether something inside a page is out of sight, with its page or on another than the one shown. */
  #isGone(element: HTMLElement): boolean {
    const page = element.closest<HTMLElement>(pageElement);
    if (!page || !this.#scroller.contains(page)) return false;
    if (!this.#isSeen(page)) return true;
    // A link over a page is as large as what it lies over.
    return page !== this.#pageShown() && !this.#isSeen(element.querySelector('.hit') ?? element);
  }

  #isSeen(element: Element): boolean {
    const frame = this.#scroller.getBoundingClientRect();
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > frame.top && top < frame.bottom;
  }

  /** Selects the document and nothing of the page around it. */
  #allSelected(event: KeyboardEvent, key: string): boolean {
    const isAll = (event.ctrlKey || event.metaKey) && !event.altKey && key === 'a';
    const target = event.composedPath()[0] as HTMLElement;
    if (!isAll || target.matches(fields) || !this.#scroller.contains(target)) return false;
    const view = this.#host.view === 'pages' ? '.sheets' : '.reading';
    const content = this.#scroller.querySelector(view);
    if (!content) return false;
    getSelection()?.selectAllChildren(content);
    event.preventDefault();
    this.#tellSelected(content);
    return true;
  }

  /** Pages further away have no text at the moment, and are not among what is copied. */
  #tellSelected(content: Element): void {
    const { language, pageCount: total } = this.#host;
    const pages = [...content.children].filter((page) =>
      page.matches(':has(> .leaf > .text), [data-state=shown]'),
    );
    if (pages.length === total) return;
    const [from, to] = [pages.at(0), pages.at(-1)].map((page) => page?.getAttribute('data-page'));
    if (from && to)
      this.#host.say(translate(language, 'document.selectedPages', { from, to, total }));
  }

  // Also where a document could not be opened: the next one may.
  #documentStepped(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const target = event.composedPath()[0] as HTMLElement;
    const isStep = shiftKey && (key === 'PageDown' || key === 'PageUp');
    if (!isStep || target.matches(fields) || !this.#scroller.contains(target)) return false;
    this.#host.stepDocument(key === 'PageDown' ? 1 : -1);
    event.preventDefault();
    return true;
  }

  // Also from an attachment that could not be opened.
  #wentBack(event: KeyboardEvent): boolean {
    const target = event.composedPath()[0] as HTMLElement;
    const isBack =
      event.key === 'Backspace' &&
      !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) &&
      this.#host.container !== undefined &&
      this.#scroller.contains(target) &&
      !target.matches(fields);
    if (!isBack) return false;
    void this.#host.closeAttachment();
    event.preventDefault();
    return true;
  }

  // With nowhere to go back to in the document, the key is the browser's, and in its fields always.
  #jumpedBack(event: KeyboardEvent): boolean {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const isBack = key === 'ArrowLeft' && altKey && !(ctrlKey || metaKey || shiftKey);
    const target = event.composedPath()[0] as HTMLElement;
    // Apple's keyboards go from word to word with it.
    const isOwn =
      this.#host.root.contains(target) &&
      !this.#scroller.contains(target) &&
      !/^(?:Mac|iP)/.test(navigator.platform);
    if (!isBack || (target.matches(fields) && !isOwn) || !this.#host.tools.way.back()) return false;
    event.preventDefault();
    return true;
  }

  #scroll(direction: 1 | -1): void {
    const scroller = this.#scroller;
    const { scrollTop, clientHeight } = scroller;
    scroller.scrollTop += direction * 0.9 * clientHeight;
    // A page alone has nothing after its end but the next page; a fitted one may be a pixel too tall.
    const moved = Math.abs(scroller.scrollTop - scrollTop) > 1;
    if (this.#pages()?.layout !== 'single' || moved) return;
    const { page } = this.#host;
    this.#host.goTo(page + direction);
    if (direction < 0 && this.#host.page !== page) scroller.scrollTop = scroller.scrollHeight;
  }

  #searchPressed(event: KeyboardEvent, key: string): boolean {
    const { panel } = this.#host.tools;
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && key === 'f';
    if (key === 'F3') void panel.findStep(event.shiftKey ? -1 : 1);
    else if (isFind && !event.shiftKey) void panel.find();
    else return false;
    event.preventDefault();
    return true;
  }
}
