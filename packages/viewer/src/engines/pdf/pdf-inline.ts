import type { DocumentLink, FindSpot } from '../engine.ts';
import { shortAddress } from '../told-address.ts';
import type { TextRun } from './pdf-reading-order.ts';
import { turnedBox } from './pdf-structure.ts';

/** Where the links of a page lie, in points, and which of them were given their text. */
export class PageLinks {
  readonly #links: DocumentLink[];
  readonly #width: number;
  readonly #height: number;
  readonly #used = new Set<string>();
  readonly #pageLink: (page: number, name?: string) => string;
  readonly #spots: WeakMap<Element, FindSpot>;

  /** @param spots is told where on their pages the made links lead */
  constructor(
    links: DocumentLink[],
    size: { width: number; height: number; rotation: number },
    pageLink: (page: number, name?: string) => string,
    spots: WeakMap<Element, FindSpot>,
  ) {
    this.#links = links.map((link) => ({ ...link, box: turnedBox(link.box, size.rotation) }));
    this.#width = size.width;
    this.#height = size.height;
    this.#pageLink = pageLink;
    this.#spots = spots;
  }

  get count(): number {
    return this.#links.length;
  }

  /** The link that the document names for a tag. */
  byId(id: string): DocumentLink | undefined {
    return this.#links.find((link) => link.id === id);
  }

  /** Links that no text was found for, such as those over a picture. */
  rest(): DocumentLink[] {
    return this.#links.filter(({ id }) => !this.#used.has(id));
  }

  /** The link as an element; without `content` its address is its text. */
  element(link: DocumentLink, content?: Node[]): HTMLAnchorElement {
    this.#used.add(link.id);
    const anchor = document.createElement('a');
    if (link.href) {
      anchor.href = link.href;
    } else if (link.page) {
      anchor.href = `#page=${link.page}`;
      anchor.dataset['page'] = String(link.page);
      if (link.label) anchor.dataset['name'] = link.label;
      if (link.spot) this.#spots.set(anchor, link.spot);
    }
    const name = link.href ? shortAddress(link.href) : this.#pageLink(link.page ?? 1, link.label);
    anchor.append(...(content ?? [name]));
    return anchor;
  }

  /** Parts of a run with the link that lies over each. */
  split(run: TextRun): { text: string; link?: DocumentLink }[] {
    const middle = (run.base - run.size / 3) / this.#height;
    const over = this.#links.filter(
      ({ box }) =>
        middle > box.top &&
        middle < box.top + box.height &&
        box.left * this.#width < run.left + run.width &&
        (box.left + box.width) * this.#width > run.left,
    );
    if (over.length === 0 || run.width === 0) return [{ text: run.text }];
    const linkAt = (at: number): DocumentLink | undefined => {
      const x = (run.left + ((at + 0.5) / run.text.length) * run.width) / this.#width;
      return over.find(({ box }) => x >= box.left && x <= box.left + box.width);
    };
    // Letters differ in width, so a link takes in the words whose middle lies under it.
    const parts: { text: string; link?: DocumentLink }[] = [];
    for (const { 0: word, index } of run.text.matchAll(/\s+|\S+/g)) {
      const link = linkAt(index + (word.length - 1) / 2);
      const last = parts.at(-1);
      if (last && last.link === link) last.text += word;
      else parts.push(link ? { text: word, link } : { text: word });
    }
    return parts;
  }
}

/**
 * The text of some lines in one piece, words divided at the end of a line put together again,
 * links as links.
 */
export function inlineNodes(lines: TextRun[][], links: PageLinks | undefined): Node[] {
  const nodes: Node[] = [];
  let pending: { link: DocumentLink | undefined; text: string } | undefined;
  const flush = (): void => {
    if (!pending || pending.text === '') return;
    const text = document.createTextNode(pending.text);
    nodes.push(pending.link && links ? links.element(pending.link, [text]) : text);
    pending = undefined;
  };
  const add = (text: string, link?: DocumentLink): void => {
    if (pending && pending.link === link) {
      pending.text += text;
      return;
    }
    flush();
    pending = { link, text };
  };
  lines.forEach((line, at) => {
    for (const run of line) {
      if (run.part) {
        flush();
        nodes.push(run.part);
        continue;
      }
      for (const { text, link } of links?.split(run) ?? [{ text: run.text, link: undefined }]) {
        add(text, link);
      }
    }
    const next = lines[at + 1]?.map(({ text }) => text).join('') ?? '';
    if (!pending || next === '') return;
    // A divided word; what begins with a capital or a digit keeps its hyphen.
    if (/\p{L}{2}[-\u2010\u00ad]\s*$/u.test(pending.text) && /^\s*\p{Ll}/u.test(next)) {
      pending.text = pending.text.replace(/[-\u2010\u00ad]\s*$/u, '');
    } else if (!/\s$/.test(pending.text)) {
      pending.text += ' ';
    }
  });
  flush();
  return nodes;
}
