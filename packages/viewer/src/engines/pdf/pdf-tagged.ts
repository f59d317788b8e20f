import type { FormField, ReadingWords, StructureChild, StructureNode } from '../engine.ts';
import { inlineNodes, type PageLinks } from './pdf-inline.ts';
import { answered } from './pdf-fields.ts';
import type { TextRun } from './pdf-reading-order.ts';

export interface TaggedContent {
  byMark: Map<string, TextRun[]>;
  /** Takes up the marks whose text was placed. */
  claimed: Set<string>;
  links: PageLinks;
  /** Form fields by the id that tags name. */
  fields: Map<string, HTMLElement>;
  /** What stands behind the element of a field. */
  about: ReadonlyMap<HTMLElement, FormField>;
  /** Takes up the pictures, with what stands for each. */
  figures: { node: StructureNode; place: HTMLElement }[];
  /** Takes up which tag each element was made from. */
  tags: Map<Element, StructureNode>;
  words: ReadingWords;
}

const names: Record<string, string> = {
  paragraph: 'p',
  list: 'ul',
  listitem: 'li',
  table: 'table',
  rowgroup: 'tbody',
  row: 'tr',
  cell: 'td',
  columnheader: 'th',
  rowheader: 'th',
  figure: 'figure',
  img: 'figure',
  blockquote: 'blockquote',
  code: 'code',
  emphasis: 'em',
  strong: 'strong',
  article: 'div',
  note: 'div',
  math: 'span',
};

// Text of these stands in the line; every other element begins one of its own.
const inline = new Set(['a', 'em', 'input', 'strong', 'code', 'span']);

const bullet = /^\s*[•◦▪▫■□●○‣⁃∙·–—*\uf0b7\uf0a7-]\s*/u;
const label = /^\s*\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]/iu;

/** Characters of what numbers an item; a longer text is the item's own. */
const longestLabel = 8;

/** The tags of a page as HTML elements. */
export function taggedNodes(nodes: StructureNode[], content: TaggedContent): Node[] {
  return inBlocks(nodes.flatMap((node) => build(node, content, false)));
}

// Text that stands directly in the document, without a paragraph around it, is given one.
function inBlocks(nodes: Node[]): Node[] {
  const blocks: Node[] = [];
  let paragraph: HTMLElement | undefined;
  for (const node of nodes) {
    if (!isInline(node)) {
      paragraph = undefined;
      blocks.push(node);
    } else if (paragraph || !isBlank(node)) {
      if (!paragraph) blocks.push((paragraph = document.createElement('p')));
      paragraph.append(node);
    }
  }
  return blocks;
}

const isBlank = (node: Node): boolean =>
  (node.textContent ?? '').trim() === '' &&
  !(node instanceof Element && (node.matches(solid) || node.querySelector(solid)));

// What is there although it has no text.
const solid = 'input, [data-answer], figure, td, th';

// Such as the line to write on, or a box that is ticked by hand.
const isSign = (node: Node): boolean => node instanceof Text && !/[\p{L}\p{N}]/u.test(node.data);

const isInline = (node: Node): boolean => !(node instanceof Element) || inline.has(node.localName);

function build(child: StructureChild, content: TaggedContent, inLink: boolean): Node[] {
  if ('text' in child) {
    content.claimed.add(child.text);
    return inlineNodes(
      linesOf(content.byMark.get(child.text) ?? []),
      inLink ? undefined : content.links,
    );
  }
  if ('link' in child) {
    const field = content.fields.get(child.link);
    if (field) return [field];
    const link = inLink ? undefined : content.links.byId(child.link);
    return link ? [content.links.element(link)] : [];
  }
  return element(child, content, inLink);
}

function linesOf(runs: TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    lines.at(-1)?.push(run);
    if (run.endsLine) lines.push([]);
  }
  // The space after the last line keeps this text apart from what follows it.
  const last = runs.at(-1);
  if (last?.endsLine) lines.at(-2)?.push({ ...last, text: ' ', width: 0 });
  return lines;
}

function element(node: StructureNode, content: TaggedContent, inLink: boolean): Node[] {
  const { role } = node;
  const described = (made: HTMLElement): HTMLElement => describe(made, node, content.tags);
  if (role === 'link' && !inLink) return [linkFrom(node, content)];
  const children = node.children.flatMap((child) =>
    build(child, content, inLink || role === 'link'),
  );
  if (role === 'list') return list(children, described);
  if (role === 'table') return [described(table(children))];
  if (role === 'img' || role === 'figure') return [described(figure(node, children, content))];
  if (role === 'caption') return [described(make('figcaption', children))];
  if (role === 'heading') {
    if (children.every(isBlank)) return [];
    return [described(make(`h${Math.min((node.level ?? 1) + 1, 6)}`, children))];
  }
  if (role === 'generic' || role === 'link' || !names[role]) {
    if (node.spoken !== undefined && children.every(isSign)) {
      children.splice(0, Infinity, document.createTextNode(inPlaceOf(children, node.spoken)));
    }
    const name = children.every(isInline) ? 'span' : 'div';
    const field = children.find((child) => content.about.has(child as HTMLElement)) as HTMLElement;
    const text = children.find((child) => child instanceof HTMLParagraphElement);
    if (field && text && children.length === 2) {
      answered(text, field, content.about.get(field)!);
      children.splice(0, 2, text);
    }
    return node.language ? [described(make(name, children))] : children;
  }
  const speaks = role === 'cell' || role.endsWith('header') || node.label;
  if (children.every(isBlank) && !speaks) return [];
  const made = described(make(names[role], children));
  if (role === 'columnheader' || role === 'rowheader') {
    (made as HTMLTableCellElement).scope = role === 'rowheader' ? 'row' : 'col';
  }
  if (role === 'code' && !children.every(isInline)) return [make('pre', [made])];
  if (role === 'note' || role === 'math') made.role = role;
  if (role === 'math' && node.label) made.ariaLabel = node.label;
  return [made];
}

/** Words apart from their neighbours as far as what they stand for is. */
function inPlaceOf(signs: readonly Node[], spoken: string): string {
  const said = signs.map(({ textContent }) => textContent ?? '').join('');
  const [before, after] = [/^\s/, /\s$/].map((space) => (space.test(said) ? ' ' : ''));
  return `${before}${spoken}${after}`;
}

function make(name: string, children: Node[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function describe(
  made: HTMLElement,
  node: StructureNode,
  tags: Map<Element, StructureNode>,
): HTMLElement {
  tags.set(made, node);
  if (node.language) made.lang = node.language;
  if (made instanceof HTMLTableCellElement) {
    made.rowSpan = node.rowSpan ?? 1;
    made.colSpan = node.columnSpan ?? 1;
  }
  return made;
}

function linkFrom(node: StructureNode, content: TaggedContent): Node {
  const id = node.children.find((child) => 'link' in child)?.link;
  const link = id === undefined ? undefined : content.links.byId(id);
  const rest = node.children.filter((child) => !('link' in child));
  // A tag without an address of its own: the text may still lie under a link of the page.
  const children = rest.flatMap((child) => build(child, content, link !== undefined));
  if (!link) return describe(make('span', children), node, content.tags);
  const hasText = children.some(({ textContent }) => (textContent ?? '').trim() !== '');
  const made = content.links.element(link, hasText ? children : undefined);
  return describe(made, node, content.tags);
}

function list(children: Node[], described: (made: HTMLElement) => HTMLElement): Node[] {
  const items = children.filter((child) => child instanceof HTMLLIElement);
  const others = inBlocks(children.filter((child) => !(child instanceof HTMLLIElement)));
  return items.length > 0 ? [...others, described(make('ul', items))] : others;
}

/**
 * Printed bullets give way to the list's own; printed numbers are what the text refers to. Done when
 * the items are whole: their parts on other pages bear neither.
 */
export function settleLists(content: ParentNode): void {
  for (const list of content.querySelectorAll('ul')) {
    const items = [...list.children];
    items.forEach(joinLabel);
    if (!items.every((item) => label.test(item.textContent ?? ''))) {
      items.forEach(dropBullet);
      continue;
    }
    const numbered = make('ol', [...list.childNodes]);
    // Named, because a list whose own numbers are not shown is no list to some engines.
    numbered.role = 'list';
    if (list.lang) numbered.lang = list.lang;
    list.replaceWith(numbered);
  }
}

/** A number, or another label, stands in the line of the paragraph that it numbers. */
function joinLabel({ childNodes: [first, second] }: Element): void {
  const isLabel = first instanceof Text && first.data.trim().length <= longestLabel;
  if (isLabel && second instanceof HTMLParagraphElement) second.prepend(first);
}

function dropBullet(item: Element): void {
  const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  let text = walker.nextNode();
  while (text && (text.textContent ?? '').trim() === '') text = walker.nextNode();
  if (text) text.textContent = (text.textContent ?? '').replace(bullet, '');
}

const words = 'a, em, strong';

/** Puts the space at the edges of links and stressed words outside of them, and takes it from cells. */
export function settleSpaces(content: ParentNode): void {
  const all = content.querySelectorAll(`${words}, th, td, caption`);
  // From the inside outwards: a space may stand at the edges of several.
  for (const element of [...all].reverse()) {
    if (isBlank(element) || element.querySelector(solid)) continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    const isBefore = cut(texts, /^\s+/);
    const isAfter = cut(texts.reverse(), /\s+$/);
    if (!element.matches(words)) continue;
    const { previousSibling, nextSibling } = element;
    if (isBefore && !/\s$/.test(previousSibling?.textContent ?? '')) element.before(' ');
    if (isAfter && !/^\s/.test(nextSibling?.textContent ?? '')) element.after(' ');
  }
}

/** Cuts the space off that the texts begin, or end, with. */
function cut(texts: readonly Text[], space: RegExp): boolean {
  let isCut = false;
  for (const text of texts) {
    const kept = text.data.replace(space, '');
    isCut ||= kept !== text.data;
    text.data = kept;
    if (kept) break;
  }
  return isCut;
}

function table(children: Node[]): HTMLElement {
  const made = document.createElement('table');
  let body: HTMLElement | undefined;
  for (const child of children) {
    const name = child instanceof Element ? child.localName : '';
    if (name === 'tr') {
      if (!body) made.append((body = document.createElement('tbody')));
      body.append(child);
    } else if (name === 'figcaption') {
      made.prepend(make('caption', [...child.childNodes]));
    } else if (name === 'tbody') {
      body = undefined;
      made.append(child);
    } else if ((child.textContent ?? '').trim() !== '') {
      // What is neither row nor caption would stand outside of the table.
      made.append(make('tbody', [make('tr', [make('td', [child])])]));
      body = undefined;
    }
  }
  return made;
}

function figure(
  node: StructureNode,
  children: Node[],
  { words, figures }: TaggedContent,
): HTMLElement {
  const made = document.createElement('figure');
  const inside = children.filter((child) => (child.textContent ?? '').trim() !== '');
  const captions = inside.filter((child) => isCaption(child));
  const text = inside.filter((child) => !isCaption(child));
  if (node.label || text.length === 0) {
    const picture = document.createElement('div');
    picture.role = 'img';
    if (!node.label) picture.lang = words.language;
    picture.ariaLabel = node.label ?? words.picture();
    picture.append(picture.ariaLabel);
    figures.push({ node, place: picture });
    made.append(picture);
  }
  made.append(...inBlocks(text), ...captions);
  return made;
}

const isCaption = (node: Node): boolean =>
  node instanceof Element && node.localName === 'figcaption';
