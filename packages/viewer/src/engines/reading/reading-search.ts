import type { FindOptions, FoundText, ReadablePage } from '../engine.ts';
import { inContext, TextMatcher } from '../text-search.ts';

/** Parts between which a line ends, as the reading view marks what is found. */
export const blocks = 'p, li, td, th, h2, h3, h4, h5, h6, pre, dd, dt, caption, figcaption';

/** Searches the pages of a document that is read and not drawn, and remembers their text. */
export class ReadingSearch {
  readonly #pageCount: number;
  readonly #read: (page: number, signal: AbortSignal) => Promise<ReadablePage>;
  readonly #texts = new Map<number, string>();

  constructor(
    pageCount: number,
    read: (page: number, signal: AbortSignal) => Promise<ReadablePage>,
  ) {
    this.#pageCount = pageCount;
    this.#read = read;
  }

  async *find(typed: string, { signal, wholeWords }: FindOptions): AsyncGenerator<FoundText> {
    const matcher = new TextMatcher(typed, { wholeWords });
    for (let page = 1; page <= this.#pageCount; page += 1) {
      let text = this.#texts.get(page);
      if (text === undefined) {
        // A damaged page holds nothing to be found; the others are searched all the same.
        text = await this.#read(page, signal).then(textIn, () => '');
        signal.throwIfAborted();
        this.#texts.set(page, text);
        // Between pages the reader gets a turn.
        await new Promise((resolve) => setTimeout(resolve));
      }
      signal.throwIfAborted();
      for (const range of matcher.find(text)) yield { page, ...inContext(text, range) };
    }
  }
}

function textIn({ content, release }: ReadablePage): string {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  let text = '';
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement?.closest(blocks);
    if (text && inside !== block) text += '\n';
    block = inside;
    text += node.nodeValue ?? '';
  }
  release?.();
  return text;
}
