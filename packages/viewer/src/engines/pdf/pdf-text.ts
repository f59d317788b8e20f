import type { PDFPageProxy } from 'pdfjs-dist';
import type { FindOptions, FoundText, TextRun } from '../engine.ts';
import { endsOf, inContext, type PageEnds, TextMatcher } from '../text-search.ts';

/** A piece of text as pdf.js gives it; marks of tags are items without `str`. */
type TextItem = { str?: string; hasEOL?: boolean; type?: string; tag?: string };

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** The page's text. Asked for alike by showing and by searching, so that both see the same. */
export function textContent(page: PDFPageProxy): Promise<TextContent> {
  return page.getTextContent({ includeMarkedContent: true });
}

interface Piece {
  text: string;
  /** Whether the document calls it decoration, such as the number of the page. */
  isAside: boolean;
}

function pieces(content: TextContent): Piece[] {
  const found: Piece[] = [];
  const open: (string | undefined)[] = [];
  for (const { str, hasEOL, type, tag } of content.items as TextItem[]) {
    if (str !== undefined)
      found.push({ text: hasEOL ? `${str}\n` : str, isAside: open.includes('Artifact') });
    else if (type === 'endMarkedContent') open.pop();
    else open.push(tag);
  }
  return found;
}

/** The pieces of a page beside the elements that pdf.js made for them, one for each. */
export function runsOf(content: TextContent, elements: HTMLElement[]): TextRun[] {
  const found = pieces(content);
  return elements.map((element, at) => ({
    element,
    ...(found[at] ?? { text: '', isAside: false }),
  }));
}

/** What searching keeps of a page. */
interface SearchedPage extends PageEnds {
  text: string;
}

const nothing: SearchedPage = { text: '', head: '', tail: '' };

/** Characters of text kept for the next search. Longer documents are read again beyond that. */
const keptText = 8_000_000;

/**
 * Pages asked for before they are needed, so that the worker is never idle, also not while the page has
 * its turn: at rest it lets go of its fonts and is replaced, which made a search take a third longer.
 */
const ahead = 32;

/** As many at first: the worker reads all it is asked for by turns, so that fewer are there sooner. */
const aheadAtFirst = 8;

/** Milliseconds of searching after which the page gets its turn. */
const turn = 12;

/** Searches a document page by page and remembers the text it has read. */
export class PdfSearch {
  readonly #pageCount: number;
  readonly #read: (page: number) => Promise<TextContent>;
  readonly #answers: (page: number) => Promise<string[]>;
  readonly #texts = new Map<number, SearchedPage>();
  #kept = 0;

  constructor(
    pageCount: number,
    read: (page: number) => Promise<TextContent>,
    answers: (page: number) => Promise<string[]>,
  ) {
    this.#pageCount = pageCount;
    this.#read = read;
    this.#answers = answers;
  }

  async *find(typed: string, { signal, wholeWords }: FindOptions): AsyncGenerator<FoundText> {
    const matcher = new TextMatcher(typed, { wholeWords });
    const coming: Promise<SearchedPage>[] = [];
    let before = nothing;
    let asked = 0;
    let since = performance.now();
    for (let page = 1; page <= this.#pageCount; page++) {
      const wanted = page + Math.min(ahead, aheadAtFirst + 2 * (page - 1));
      while (asked < Math.min(this.#pageCount, wanted)) coming.push(this.#text(++asked));
      const here = (await coming.shift()) ?? nothing;
      if (performance.now() - since > turn) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      signal.throwIfAborted();
      const foundIn = (each: string): FoundText[] =>
        matcher.find(each).map((range) => ({ page, ...inContext(each, range) }));
      // Of the page before, behind its answers: so who shows them can count which one it is.
      const over = matcher.findOver(before, here);
      if (over) yield { page: page - 1, ...inContext(over.text, over.range) };
      before = here;
      yield* foundIn(here.text);
      // What is printed on a page need not wait for what was filled in.
      const answers = await this.#answers(page).catch(() => []);
      signal.throwIfAborted();
      yield* answers.flatMap(foundIn);
    }
  }

  async #text(page: number): Promise<SearchedPage> {
    const present = this.#texts.get(page);
    if (present !== undefined) return present;
    // A damaged page holds nothing to be found; the others are searched all the same.
    const content = await this.#read(page).catch(() => undefined);
    const found = content ? pieces(content) : [];
    const text = found.map((piece) => piece.text).join('');
    const body = found.flatMap((piece) => (piece.isAside ? [] : piece.text));
    const searched = { text, ...endsOf(body) };
    if (this.#kept + text.length <= keptText) {
      this.#texts.set(page, searched);
      this.#kept += text.length;
    }
    return searched;
  }
}
