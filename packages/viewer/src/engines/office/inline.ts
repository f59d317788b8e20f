import { append, element, setLanguage } from '../reading/html.ts';

/** Of text that is kept track of and that nobody has accepted yet. */
export type Change = 'ins' | 'del';

export interface RunStyle {
  change?: Change | undefined;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
  strike?: boolean | undefined;
  position?: 'super' | 'sub' | undefined;
  /** Only where it differs from the document's. */
  language?: string | undefined;
}

/** Fills a paragraph with runs; neighbours of one look share their elements. */
export class InlineBuilder {
  readonly #parent: ParentNode;
  #change: Change | undefined;
  /** The parent, or the element that marks the present change. */
  #outer: ParentNode;
  #key = '';
  #inner: ParentNode;

  constructor(parent: ParentNode) {
    this.#parent = parent;
    this.#outer = parent;
    this.#inner = parent;
  }

  add(style: RunStyle, ...content: (Node | string)[]): void {
    const { change, bold, italic, underline, strike, position, language } = style;
    if (change !== this.#change) {
      this.#change = change;
      this.#outer = this.#parent;
      if (change) this.#parent.append((this.#outer = element(change)));
      this.part();
    }
    const key = [bold, italic, underline, strike, position, language].map((v) => v || '').join();
    if (key !== this.#key) {
      this.#key = key;
      this.#inner = this.#outer;
      if (language) setLanguage(this.#nest('span'), language);
      if (position) this.#nest(position === 'super' ? 'sup' : 'sub');
      if (underline) this.#nest('u');
      if (strike) this.#nest('s');
      if (italic) this.#nest('em');
      if (bold) this.#nest('strong');
    }
    append(this.#inner, ...content);
  }

  /** What is added next shares no element of a look with what was added. */
  part(): void {
    this.#key = '';
    this.#inner = this.#outer;
  }

  #nest(name: 'span' | 'sup' | 'sub' | 'u' | 's' | 'em' | 'strong'): HTMLElement {
    const made = element(name);
    this.#inner.append(made);
    this.#inner = made;
    return made;
  }
}

export function listOf({ ordered, start = 1 }: ListKind): HTMLOListElement | HTMLUListElement {
  if (!ordered) return element('ul');
  const list = element('ol');
  // Named, because a list whose own numbers are not shown is no list to some engines.
  if (ordered === 'own') list.role = 'list';
  else {
    if (ordered !== '1') list.type = ordered;
    if (start !== 1) list.start = start;
  }
  return list;
}

interface OpenList {
  level: number;
  ordered: ListKind['ordered'];
  list: HTMLOListElement | HTMLUListElement;
  /** The number that its next item has without a word. */
  next: number;
}

export interface ListKind {
  /** HTML's `type` of an ordered list, `own` where its numbers are text, or undefined for an unordered one. */
  ordered?: '1' | 'a' | 'A' | 'i' | 'I' | 'own' | undefined;
  /** Number of the first item. */
  start?: number;
}

/** Makes nested lists of paragraphs that state only how deep they stand. */
export class ListBuilder {
  readonly #parent: ParentNode;
  readonly #open: OpenList[] = [];

  constructor(parent: ParentNode) {
    this.#parent = parent;
  }

  /** @param isCounted `start` is the number of this very item, which need not follow the one before */
  add(level: number, kind: ListKind, item: HTMLLIElement, isCounted = false): void {
    const { ordered, start = 1 } = kind;
    while (this.#open.length > 0 && this.#open.at(-1)!.level > level) this.#open.pop();
    const current = this.#open.at(-1);
    const follows = !isCounted || !ordered || ordered === 'own' || start === current?.next;
    const isSame = current?.level === level && current.ordered === ordered && follows;
    if (current?.level === level && !isSame) this.#open.pop();
    if (!isSame) {
      const list = listOf(kind);
      const above = this.#open.at(-1)?.list;
      // A list inside a list stands in the item above it.
      const place = above ? (above.lastElementChild ?? above) : this.#parent;
      place.append(list);
      this.#open.push({ level, ordered, list, next: start });
    }
    const open = this.#open.at(-1)!;
    open.list.append(item);
    open.next += 1;
  }

  /** The next item begins a list of its own. */
  end(): void {
    this.#open.length = 0;
  }
}
