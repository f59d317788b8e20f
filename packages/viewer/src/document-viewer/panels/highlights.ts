import { endsOf, type TextMatcher } from '../../engines/text-search.ts';
import type { PanelHost } from './panel.ts';

/** The text of a laid page, in the order in which it is searched. */
interface Piece {
  node: Text;
  text: string;
  isAside?: boolean | undefined;
}

/** An answer that was typed into a page, and where it stands. */
interface Answer {
  element: HTMLElement;
  text: string;
}

/** A page that is there, read only when it is marked. */
interface LaidPage {
  page: number;
  source: object;
  element: HTMLElement;
  pieces(): Piece[];
  answers(): Answer[];
}

interface MarkedPage {
  element: HTMLElement;
  /** What was laid: another one means that the page was laid anew. */
  source: object;
  ranges: Range[];
  boxes: HTMLElement[];
  /** Of the matches after those of `ranges`, one for each. */
  answers: HTMLElement[];
  /** The text without what lies beside it on each page. */
  body: Piece[];
  /** The match after all others, which ends on the next page. */
  over?: Over;
}

/** What was looked for over a page break. */
interface Over {
  after: MarkedPage;
  /** Its two halves, if it is there. */
  halves: Range[];
  boxes: HTMLElement[];
}

const names = { found: 'tt-found', current: 'tt-found-current' } as const;

// All viewers of a page share the registry, and each adds its own ranges.
const registry = 'highlights' in CSS ? CSS.highlights : undefined;

function highlight(name: string): Highlight | undefined {
  if (!registry) return undefined;
  const present = registry.get(name);
  if (present) return present;
  const made = new Highlight();
  // The chosen match lies over the others.
  made.priority = name === names.current ? 1 : 0;
  registry.set(name, made);
  return made;
}

/**
 * Shows all matches on the pages that are there, and follows as pages come and go. Ranges are not
 * part of the document, so nothing that assistive technology reads is cut in pieces; where a
 * browser cannot paint them, boxes lie over the page.
 */
export class Highlights {
  readonly #host: PanelHost;
  readonly #observer: MutationObserver;
  readonly #marked = new Map<number, MarkedPage>();
  #matcher: TextMatcher | undefined;
  #current: { page: number; nth: number } | undefined;
  #currentRanges: readonly Range[] = [];
  #currentAnswer: HTMLElement | undefined;
  #frame = 0;
  #reveal = false;

  constructor(host: PanelHost) {
    this.#host = host;
    this.#observer = new MutationObserver(() => this.#schedule());
    this.#observer.observe(host.scroller, { childList: true, subtree: true });
  }

  /** Marks what `matcher` finds in place of what was marked before. */
  show(matcher: TextMatcher | undefined): void {
    this.#matcher = matcher;
    this.#current = undefined;
    for (const page of this.#marked.keys()) this.#forget(page);
    this.#refresh();
  }

  /** Marks anew what may stand in other places now. @param current the chosen match; it is not gone to */
  renew(current: { page: number; nth: number } | undefined): void {
    this.#current = current;
    this.#reveal = false;
    for (const page of this.#marked.keys()) this.#forget(page);
    this.#refresh();
  }

  /** Marks the `nth` match of a page, from 0, as the chosen one, and scrolls to it once it is there. */
  choose(page: number, nth: number): void {
    this.#current = { page, nth };
    this.#reveal = true;
    if (!this.#placesOf(page, nth)) this.#host.goTo(page);
    this.#refresh();
  }

  /** The present page may be another: who went on before the match was there is not fetched back. */
  pageChanged(): void {
    const { pages, page } = this.#host;
    if (pages && this.#current && page !== this.#current.page) this.#reveal = false;
  }

  close(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#matcher = undefined;
    for (const page of this.#marked.keys()) this.#forget(page);
    this.#choosePlace([], undefined);
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#refresh();
    });
  }

  #refresh(): void {
    const present = new Set<number>();
    for (const laid of this.#laid()) {
      present.add(laid.page);
      if (this.#marked.get(laid.page)?.source === laid.source) continue;
      this.#forget(laid.page);
      this.#mark(laid);
    }
    for (const page of this.#marked.keys()) if (!present.has(page)) this.#forget(page);
    for (const [page, marked] of this.#marked) this.#markOver(marked, this.#marked.get(page + 1));
    this.#markCurrent();
  }

  #laid(): LaidPage[] {
    const { pages, scroller } = this.#host;
    if (pages) {
      return pages.readable.flatMap(({ number, element, layout }) => {
        const runs = layout?.runs;
        if (!runs) return [];
        const pieces = (): Piece[] =>
          runs.flatMap(({ element: { firstChild: node }, text, isAside }) =>
            node instanceof Text ? { node, text, isAside } : [],
          );
        // Fields are laid after the text.
        const fields = element.querySelector('.fields');
        const answers = (): Answer[] => [...(fields?.children ?? [])].flatMap(answerIn);
        return { page: number, source: fields ?? runs, element, pieces, answers };
      });
    }
    return [...scroller.querySelectorAll<HTMLElement>('.reading-page')].flatMap((element) => {
      const text = element.querySelector<HTMLElement>('.reading-text');
      // The same element is filled later, and emptied when the page is let go.
      const source = text?.firstChild;
      return text && source
        ? {
            page: Number(element.dataset['page']),
            source,
            element,
            pieces: () =>
              readPieces(scroller, text, element.dataset['page'] ?? '').filter(
                ({ node }) =>
                  !node.parentElement?.closest(
                    '[data-answer], [data-line], [data-remarks], [data-address]',
                  ),
              ),
            answers: () =>
              [...text.querySelectorAll<HTMLElement>('[data-answer]')]
                // In the order in which the document gives them to who searches it.
                .sort((a, b) => Number(a.dataset['answer']) - Number(b.dataset['answer']))
                .map((answer) => ({ element: answer, text: answer.textContent })),
          }
        : [];
    });
  }

  #mark(laid: LaidPage): void {
    const matcher = this.#matcher;
    if (!matcher) return;
    const { page, source, element } = laid;
    const pieces = laid.pieces();
    const places = matcher.find(pieces.map(({ text }) => text).join(''));
    const ranges = places.map(({ start, end }) => rangeOf(pieces, start, end));
    const answers = laid
      .answers()
      .flatMap((each) => matcher.find(each.text).map(() => each.element));
    for (const answer of answers) answer.dataset['found'] = '';
    const boxes = paint(ranges, element);
    element.toggleAttribute('data-marked', ranges.length > 0);
    const body = pieces.filter(({ isAside }) => !isAside);
    this.#marked.set(page, { element, source, ranges, boxes, answers, body });
  }

  #markOver(before: MarkedPage, after: MarkedPage | undefined): void {
    if (!after || before.over?.after === after) return;
    const [ends, next] = [before, after].map(({ body }) => endsOf(body.map(({ text }) => text)));
    const place = after.body[0]?.node.parentElement;
    // In the text version a sentence stands whole on the page where it begins.
    const isOneText = Boolean(place?.closest('[data-of-page]'));
    const found = this.#matcher?.findOver(ends!, next!, isOneText);
    const halves: Range[] = [];
    const boxes: HTMLElement[] = [];
    if (found) {
      const { first, second } = found;
      const length = before.body.reduce((sum, { text }) => sum + text.length, 0);
      const shift = length - ends!.tail.length;
      halves.push(
        rangeOf(before.body, shift + first.start, shift + first.end),
        rangeOf(after.body, second.start, second.end),
      );
      for (const [at, { element }] of [before, after].entries()) {
        boxes.push(...paint([halves[at]!], element));
        element.toggleAttribute('data-marked', true);
      }
    }
    before.over = { after, halves, boxes };
  }

  #forgetOver(marked: MarkedPage | undefined): void {
    const { halves = [], boxes = [], after } = marked?.over ?? {};
    for (const range of halves) highlight(names.found)?.delete(range);
    for (const box of boxes) box.remove();
    delete marked?.over;
    for (const page of halves.length > 0 ? [marked, after] : [])
      page?.element.toggleAttribute(
        'data-marked',
        page.ranges.length + (page.over?.halves.length ?? 0) > 0,
      );
  }

  #forget(page: number): void {
    const marked = this.#marked.get(page);
    this.#forgetOver(marked);
    this.#forgetOver(this.#marked.get(page - 1));
    for (const range of marked?.ranges ?? []) highlight(names.found)?.delete(range);
    for (const box of marked?.boxes ?? []) box.remove();
    marked?.element.removeAttribute('data-marked');
    for (const answer of marked?.answers ?? []) delete answer.dataset['found'];
    this.#marked.delete(page);
  }

  /** Where the `nth` match of a page is, while it is there. */
  #placesOf(page: number, nth: number): Range[] | HTMLElement | undefined {
    const { ranges = [], answers = [], over } = this.#marked.get(page) ?? {};
    const range = ranges[nth];
    if (range) return [range];
    const rest = nth - ranges.length - answers.length;
    return (
      answers[nth - ranges.length] ?? (rest === 0 && over?.halves[0] ? over.halves : undefined)
    );
  }

  #markCurrent(): void {
    const { page = 0, nth = 0 } = this.#current ?? {};
    const places = this.#placesOf(page, nth);
    const ranges = Array.isArray(places) ? places : [];
    const answer = Array.isArray(places) ? undefined : places;
    this.#choosePlace(ranges, answer);
    const place = ranges[0] ?? answer;
    if (!place || !this.#reveal) return;
    this.#reveal = false;
    reveal(this.#host.scroller, place.getBoundingClientRect());
    this.#host.moved();
  }

  #choosePlace(ranges: readonly Range[], answer: HTMLElement | undefined): void {
    if (answer !== this.#currentAnswer) {
      // What was forgotten is no match any more.
      if (this.#currentAnswer?.dataset['found']) this.#currentAnswer.dataset['found'] = '';
      this.#currentAnswer = answer;
    }
    if (answer) answer.dataset['found'] = 'current';
    if (ranges.length === this.#currentRanges.length && ranges[0] === this.#currentRanges[0])
      return;
    for (const range of this.#currentRanges) highlight(names.current)?.delete(range);
    this.#currentRanges = ranges;
    for (const range of ranges) highlight(names.current)?.add(range);
  }
}

/** @returns the boxes that were laid over the page where nothing else paints */
function paint(ranges: readonly Range[], page: HTMLElement): HTMLElement[] {
  if (registry) for (const range of ranges) highlight(names.found)?.add(range);
  const boxes = registry ? [] : ranges.flatMap((range) => boxesOf(range, page));
  page.append(...boxes);
  return boxes;
}

/** The answer in a field over a page, where it is a text. */
function answerIn(control: Element): Answer[] {
  if (control instanceof HTMLSelectElement) {
    const text = Array.from(control.selectedOptions, ({ label }) => label).join(', ');
    return [{ element: control, text }];
  }
  const isText =
    control instanceof HTMLTextAreaElement ||
    (control instanceof HTMLInputElement && control.type === 'text');
  return isText ? [{ element: control, text: control.value }] : [];
}

/** Text of a page in the reading view, also the part of it that stands at the end of the one before. */
function readPieces(scroller: HTMLElement, text: HTMLElement, page: string): Piece[] {
  const moved = scroller.querySelectorAll<HTMLElement>(`[data-of-page="${page}"]`);
  const isOfPage = ({ node: { parentElement } }: Piece): boolean => {
    const other = parentElement?.closest<HTMLElement>('[data-of-page]')?.dataset['ofPage'];
    return (other ?? page) === page && !parentElement?.closest('[data-repeated]');
  };
  return [...moved, text].flatMap(piecesOf).filter(isOfPage);
}

function piecesOf(text: HTMLElement): Piece[] {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const inside: Element | null | undefined = node.parentElement?.closest(
      'p, li, td, th, h2, h3, h4, h5, h6, pre, dd, dt, caption, figcaption',
    );
    const last = pieces.at(-1);
    if (last && inside !== block) last.text += '\n';
    block = inside;
    pieces.push({ node, text: node.data });
  }
  return pieces;
}

function rangeOf(pieces: Piece[], start: number, end: number): Range {
  const range = document.createRange();
  let passed = 0;
  let begun = false;
  for (const { node, text } of pieces) {
    const most = node.data.length;
    if (!begun && start < passed + text.length) {
      range.setStart(node, Math.min(start - passed, most));
      begun = true;
    }
    if (end <= passed + text.length) {
      range.setEnd(node, Math.min(Math.max(end - passed, 0), most));
      break;
    }
    passed += text.length;
  }
  return range;
}

function boxesOf(range: Range, page: HTMLElement): HTMLElement[] {
  const frame = page.getBoundingClientRect();
  return Array.from(range.getClientRects(), (rect) => {
    const box = document.createElement('div');
    box.className = 'found-box';
    box.ariaHidden = 'true';
    box.style.left = `${((rect.left - frame.left) / frame.width) * 100}%`;
    box.style.top = `${((rect.top - frame.top) / frame.height) * 100}%`;
    box.style.width = `${(rect.width / frame.width) * 100}%`;
    box.style.height = `${(rect.height / frame.height) * 100}%`;
    return box;
  });
}

/** Scrolls only where `box`, in the window's pixels, is not seen with some room around it. */
function reveal(scroller: HTMLElement, box: DOMRect): void {
  const frame = scroller.getBoundingClientRect();
  const room = Math.min(frame.height, frame.width) / 6;
  if (box.top < frame.top + room || box.bottom > frame.bottom - room) {
    scroller.scrollTop += box.top - frame.top - frame.height / 3;
  }
  if (box.left < frame.left || box.right > frame.right) {
    scroller.scrollLeft += box.left - frame.left - room;
  }
}
