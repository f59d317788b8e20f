/** Where a reader is, in terms that hold in every view of a document. */
export interface Place {
  page: number;
  /** Part of the page that lies above the view, 0 to 1. */
  above: number;
  /** Letters and digits of the text that stands at the top of the view. */
  words: string;
}

/** Enough to find the same text again, short enough to be the same in both views. */
const wordsKept = 24;

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

/** Texts of headings, paragraphs, items and cells, in order. */
export function linesOf(content: ParentNode): string[] {
  return [...content.querySelectorAll(leaves)]
    .filter((element) => !element.querySelector(leaves))
    .map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    .filter(Boolean);
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
    return text !== '' && bottom - Math.min(height, 24) / 2 > top;
  });
  const words = at < 0 ? '' : texts.slice(at).map(({ text }) => text);
  return { page: number, above, words: [words].flat().join('').slice(0, wordsKept) };
}

/** Puts the place at the top of the scroller: the same text, else as far down the page. */
export function scrollToPlace(scroller: Element, page: Element, place: Place): void {
  if (place.above === 0) return;
  const top = scroller.getBoundingClientRect().top;
  const found = place.words.length < 4 ? undefined : elementWith(page, place.words);
  const box = page.getBoundingClientRect();
  const wanted = found?.getBoundingClientRect().top ?? box.top + place.above * box.height;
  scroller.scrollTop += wanted - top;
}

function elementWith(page: Element, words: string): Element | undefined {
  const texts = textsOf(page);
  const at = texts
    .map(({ text }) => text)
    .join('')
    .indexOf(words);
  let passed = 0;
  return at < 0
    ? undefined
    : texts.find(({ text }) => {
        passed += text.length;
        return passed > at;
      })?.element;
}

/** How long a page may take to come before its place is left to the reader. */
const patience = 5000;

/** Goes to the place at once, and again when the page's text is there, unless the reader moves. */
export function seekPlace(
  scroller: Element,
  page: Element,
  place: Place,
  ended: AbortSignal,
): void {
  scrollToPlace(scroller, page, place);
  if (place.above === 0) return;
  const moved = new AbortController();
  const stop = AbortSignal.any([ended, moved.signal, AbortSignal.timeout(patience)]);
  const observer = new MutationObserver(() => {
    if (!page.querySelector(leaves)) return;
    moved.abort();
    scrollToPlace(scroller, page, place);
  });
  observer.observe(page, { childList: true, subtree: true });
  stop.addEventListener('abort', () => observer.disconnect());
  for (const event of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
    scroller.addEventListener(event, () => moved.abort(), { signal: stop, passive: true });
  }
}
