import type { PageSpot } from '../engines/engine.ts';

/** Where a reader is, in terms that hold in every view of a document. */
export interface Place {
  page: number;
  /** Part of the page that lies above the view, 0 to 1. */
  above: number;
  /** Letters and digits of the text that stands at the top of the view. */
  words: string;
  /** Part of the page's letters that stand before them, 0 to 1: the same words may stand there often. */
  passed?: number;
  /** Of the first line alone: what follows may stand elsewhere in another view. */
  line?: string;
}

/** Enough to find the same text again, short enough to be the same in both views. */
const wordsKept = 24;

/** Less than this of an element may be hidden above the view without its first line being so. */
const lineHeight = 24;

const leaves = 'h2, h3, h4, h5, h6, p, li, th, td, caption, figcaption, pre, [role=presentation]';

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function textsOf(page: Element): { element: Element; text: string }[] {
  return [...page.querySelectorAll(leaves)]
    .filter((element) => !element.querySelector(leaves))
    .map((element) => ({ element, text: letters(element.textContent ?? '') }));
}

/** Where the reader is, on the page that lies at the top of the scroller. */
export function placeIn(scroller: Element, page: Element, number: number): Place {
  const top = scroller.getBoundingClientRect().top;
  const box = page.getBoundingClientRect();
  const above = Math.min(1, Math.max(0, (top - box.top) / (box.height || 1)));
  // At the head of a page its number says it all.
  if (above < 0.02) return { page: number, above: 0, words: '' };
  const texts = textsOf(page);
  const at = texts.findIndex(({ element, text }) => {
    const { bottom, height } = element.getBoundingClientRect();
    return text !== '' && bottom - Math.min(height, lineHeight) / 2 > top;
  });
  const [first, ...rest] = at < 0 ? [] : texts.slice(at);
  if (!first) return { page: number, above, words: '' };
  const words = [textBelow(first.element, top), ...rest.map(({ text }) => text)].join('');
  const passed = 1 - words.length / lengthOf(texts);
  return { page: number, above, words: words.slice(0, wordsKept), passed };
}

const lengthOf = (texts: readonly { text: string }[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

/** A place that the document itself leads to. */
export const placeOfSpot = (page: number, spot: PageSpot): Place => ({
  page,
  above: spot.top,
  words: letters(spot.text).slice(0, wordsKept),
  line: letters(spot.line),
  passed: spot.passed,
});

/** Puts the place at the top of the scroller: the same text, else as far down the page. */
export function scrollToPlace(scroller: Element, page: Element, place: Place): void {
  if (place.above === 0) return;
  const top = scroller.getBoundingClientRect().top;
  const found = foundIn(page, place)?.top();
  const box = page.getBoundingClientRect();
  const wanted = found ?? box.top + place.above * box.height;
  scroller.scrollTop += wanted - top;
}

interface Found {
  element: Element;
  /** Top of the line, which may lie far down a long paragraph. */
  top(): number;
}

function foundIn(page: Element, { words, line = '', passed }: Place): Found | undefined {
  const whole = words.length < 4 ? undefined : wordsIn(page, words, passed);
  return whole ?? (line.length < 2 ? undefined : wordsIn(page, line, passed));
}

function wordsIn(page: Element, words: string, share = 0): Found | undefined {
  const texts = textsOf(page);
  const all = texts.map(({ text }) => text).join('');
  const isNearer = (one: number, other: number): boolean =>
    Math.abs(one - share * all.length) < Math.abs(other - share * all.length);
  let at = all.indexOf(words);
  if (at < 0) return undefined;
  for (let next = at; next >= 0 && !isNearer(at, next); next = all.indexOf(words, next + 1))
    at = next;
  let passed = 0;
  for (const { element, text } of texts) {
    const before = at - passed;
    if (before < text.length) return { element, top: () => topAfter(element, before) };
    passed += text.length;
  }
  return undefined;
}

/** Top of the line in which so many letters of the element's text have passed. */
function topAfter(element: Element, count: number): number {
  let left = count;
  if (left > 0)
    for (const node of textNodesIn(element)) {
      let at = 0;
      for (const character of node.data) {
        const most = letters(character).length;
        if (left < most) return boxAt(node, at).top;
        left -= most;
        at += character.length;
      }
    }
  return element.getBoundingClientRect().top;
}

/** Letters of the element's text from the first line on that is not above `top`. */
function textBelow(element: Element, top: number): string {
  const nodes = textNodesIn(element);
  const isBelow = ({ top: from, bottom }: DOMRect): boolean => (from + bottom) / 2 > top;
  const all = letters(element.textContent ?? '');
  if (element.getBoundingClientRect().top > top - lineHeight) return all;
  const first = nodes.findIndex((node) => isBelow(boxAt(node, lastOf(node))));
  const node = nodes[first];
  if (!node) return all;
  let [low, high] = [0, lastOf(node)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(boxAt(node, middle))) high = middle;
    else low = middle + 1;
  }
  const rest = nodes.slice(first + 1).map(({ data }) => data);
  return letters([node.data.slice(low), ...rest].join(''));
}

function textNodesIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.data.trim()) nodes.push(node);
  }
  return nodes;
}

/** The last character that is seen. */
const lastOf = ({ data }: Text): number => data.trimEnd().length - 1;

function boxAt(node: Text, at: number): DOMRect {
  // White space may take up no room, and has no place then.
  const seen = at + Math.max(0, node.data.slice(at).search(/\S/));
  const range = document.createRange();
  range.setStart(node, seen);
  range.setEnd(node, seen + 1);
  return range.getBoundingClientRect();
}

/** How long a page may take to come before its place is left to the reader. */
const patience = 5000;

/**
 * Goes to the place at once, and again when the page's text is there, unless the reader moves.
 * @param arrived is told each time, with what stands at the place where that is known
 */
export function seekPlace(
  scroller: Element,
  page: Element,
  place: Place,
  ended: AbortSignal,
  arrived?: (element: Element | undefined) => void,
): void {
  const arrive = (): void => {
    scrollToPlace(scroller, page, place);
    arrived?.(foundIn(page, place)?.element);
  };
  arrive();
  if (place.above === 0) return;
  const moved = new AbortController();
  const stop = AbortSignal.any([ended, moved.signal, AbortSignal.timeout(patience)]);
  const observer = new MutationObserver(() => {
    if (!page.querySelector(leaves)) return;
    moved.abort();
    arrive();
  });
  observer.observe(page, { childList: true, subtree: true });
  stop.addEventListener('abort', () => observer.disconnect());
  for (const event of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
    scroller.addEventListener(event, () => moved.abort(), { signal: stop, passive: true });
  }
}
