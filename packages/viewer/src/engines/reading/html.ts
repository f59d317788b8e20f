import type { ReadablePage, ReadingWords, StructureSource } from '../engine.ts';
import { imageSize } from '../images/image-size.ts';
import { tellAddresses } from './true-address.ts';

/*
 * Pages are built element by element, from names that stand in this program's text. Nothing of a
 * document is ever parsed as markup, and none of its names become element or attribute names.
 */

type Content = Node | string | undefined | false;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  append(made, ...content);
  return made;
}

export function append(parent: ParentNode, ...content: Content[]): void {
  for (const part of content) if (part) parent.append(part);
}

export function fragment(...content: Content[]): DocumentFragment {
  const made = document.createDocumentFragment();
  append(made, ...content);
  return made;
}

/**
 * Marks words of the program among the text of a document, which may be in another language: a voice
 * would read them with the sounds of that one.
 */
export function interfaceWords<Part extends HTMLElement>(words: ReadingWords, part: Part): Part {
  part.lang = words.language;
  return part;
}

/** A heading of the page: the first level of a document is h2, what lies deeper than h6 stays h6. */
export function heading(level: number, ...content: Content[]): HTMLHeadingElement {
  const at = Math.min(6, Math.max(2, Math.trunc(level) + 1)) as 2 | 3 | 4 | 5 | 6;
  return element(`h${at}`, ...content);
}

/** The address if a reader may be led there; scripts, files and programs may not be started. */
export function safeAddress(address: string | undefined | null): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return ['https:', 'http:', 'mailto:'].includes(protocol) ? href : undefined;
}

/** A link to an address outside, or the content alone where the address is not safe. */
export function link(address: string | undefined | null, ...content: Content[]): Node {
  const href = safeAddress(address);
  if (!href) return fragment(...content);
  const made = element('a', ...content);
  made.href = href;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return made;
}

const tag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Sets the language where the document states a real one. */
export function setLanguage(part: HTMLElement, language: string | undefined): void {
  const stated = language?.replace('_', '-') ?? '';
  if (tag.test(stated)) part.lang = stated;
}

/** Most pictures of one page; beyond them words stand in their place. */
const mostPictures = 500;
/** Pixels of a picture within a page. */
const largestPicture = 50_000_000;

/** The pictures of a page, as object URLs. Only what a browser decodes in `img`, and never larger than it should. */
export class Pictures {
  readonly #urls: string[] = [];

  /**
   * @param alternative text that the document states, or the words that stand for none
   * @returns the picture, or its alternative as text where it cannot be shown
   */
  add(bytes: Uint8Array<ArrayBuffer>, type: string | undefined, alternative: string): HTMLElement {
    const size = type === 'image/svg+xml' ? { width: 0, height: 0 } : imageSize(bytes);
    const isShown = type && size && size.width * size.height <= largestPicture;
    if (!isShown || this.#urls.length >= mostPictures) return element('span', `[${alternative}]`);
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    this.#urls.push(url);
    const image = element('img');
    image.alt = alternative;
    image.src = url;
    return image;
  }

  readonly release = (): void => {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
  };
}

export function page(
  content: DocumentFragment,
  structure: StructureSource,
  pictures?: Pictures,
): ReadablePage {
  tellAddresses(content);
  return { content, structure, ...(pictures ? { release: pictures.release } : {}) };
}

/** A page of a document that states its structure: one that holds pictures alone is `none`. */
export function statedPage(
  content: DocumentFragment,
  words: ReadingWords,
  pictures?: Pictures,
): ReadablePage {
  if (content.textContent?.trim()) return page(content, 'stated', pictures);
  if (content.querySelector('img')) return page(content, 'none', pictures);
  return page(fragment(interfaceWords(words, element('p', words.empty()))), 'stated', pictures);
}
