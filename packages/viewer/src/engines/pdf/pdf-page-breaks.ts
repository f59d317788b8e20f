import type { StructureNode } from '../engine.ts';

/** The tags of a page as elements, and which tag each of them was made from. */
export interface TaggedPage {
  number: number;
  content: ParentNode & Node;
  tags: ReadonlyMap<Element, StructureNode>;
}

/**
 * Puts the beginning of a page to what it goes on from at the end of the page before, where both are
 * parts of one element: one paragraph, one item, one row. What is put there says by `data-of-page`
 * where it stands. A page is never emptied by it.
 *
 * Items and rows are known by their place in their list or table. pdf.js says of no other element
 * whether it is the same one on two pages; paragraphs are taken for one where the first stops within a
 * sentence and the second goes on with it.
 *
 * @returns whether something went on
 */
export function joinPages(before: TaggedPage, after: TaggedPage): boolean {
  const last = before.content.lastElementChild;
  const first = after.content.firstElementChild;
  if (!last || !first || isWhole(after.content, first)) return false;
  return joinParts(last, first, (tail, head) => isSame(tail, head, before, after), after.number);
}

/** Whether the page before must be looked at to know where the first element begins. */
export function mayContinue({ content }: TaggedPage): boolean {
  const first = content.firstElementChild;
  return first !== null && kindOf(first) !== '';
}

/** Whether the next page must be looked at to know where the last element ends. */
export function mayGoOn({ content }: TaggedPage): boolean {
  const last = content.lastElementChild;
  return last !== null && kindOf(last) !== '' && !(isText(last) && ends(last.textContent ?? ''));
}

/** The table at the beginning of a page whose first rows stand on pages before, if it is one. */
export function tableFromBefore({ content, tags }: TaggedPage): HTMLTableElement | undefined {
  const first = content.firstElementChild;
  if (!(first instanceof HTMLTableElement)) return undefined;
  const row = first.rows[0];
  return row && (tags.get(row)?.place?.at ?? 0) > 0 ? first : undefined;
}

/** The table at the end of a page, where it has as many rows as the other. */
export function tableAtEnd(
  { content, tags }: TaggedPage,
  other: StructureNode['place'],
): HTMLTableElement | undefined {
  const last = content.lastElementChild;
  const row = last instanceof HTMLTableElement ? [...last.rows].at(-1) : undefined;
  const place = row && tags.get(row)?.place;
  return place && place.of === other?.of ? (last as HTMLTableElement) : undefined;
}

/** Rows at the head of a table that hold headers only. */
export function headerRows(table: HTMLTableElement): HTMLTableRowElement[] {
  const rows = [...table.rows];
  const end = rows.findIndex((row) => [...row.cells].some(({ localName }) => localName !== 'th'));
  return rows.slice(0, Math.max(0, end));
}

const isText = (element: Element): boolean => kindOf(element) === 'text';

const ends = (text: string): boolean => /[.!?…:;]["'”’»)\]]*\s*$/u.test(text);

/** Whether the second text is in the middle of a sentence that the first one began. */
function goesOn(before: string, after: string): boolean {
  if (before.trim() === '' || ends(before)) return false;
  if (/^\s*\p{Ll}(?![.)])/u.test(after)) return true;
  return /[,\u2010\u00ad-]\s*$/u.test(before) && /^\s*[\p{L}\p{N}]/u.test(after);
}

const isWhole = (content: ParentNode, first: Element): boolean => {
  if (content.childElementCount > 1) return false;
  const inner = first.matches('ul, ol, table, tbody, div') ? [...first.children] : [];
  return inner.length < 2 && (!inner[0] || isWhole(first, inner[0]));
};

type Same = (tail: Element, head: Element) => boolean;

function isSame(tail: Element, head: Element, before: TaggedPage, after: TaggedPage): boolean {
  const here = before.tags.get(tail)?.place;
  const there = after.tags.get(head)?.place;
  return here !== undefined && here.at === there?.at && here.of === there.of;
}

function joinParts(tail: Element, head: Element, same: Same, page: number): boolean {
  const kind = kindOf(tail);
  if (kind !== kindOf(head)) return false;
  let joined = false;
  if (kind === 'text') {
    joined = goesOn(tail.textContent ?? '', head.textContent ?? '');
    if (joined) pour(tail, head, page);
  } else if (kind === 'group') {
    const [last, first] = [tail.lastElementChild, head.firstElementChild];
    joined = last !== null && first !== null && joinParts(last, first, same, page);
  } else if (same(tail, head)) {
    joined = true;
    if (kind === 'row') joinRows(tail, head, same, page);
    else joinInside(tail, head, same, page);
  }
  if (joined && isBlank(head)) head.remove();
  return joined;
}

function kindOf({ localName }: Element): 'text' | 'group' | 'row' | 'part' | '' {
  if (localName === 'p') return 'text';
  if (/^(?:ul|ol|table|thead|tbody|div|blockquote)$/.test(localName)) return 'group';
  if (localName === 'tr') return 'row';
  return localName === 'li' ? 'part' : '';
}

function joinRows(tail: Element, head: Element, same: Same, page: number): void {
  [...head.children].forEach((cell, at) => {
    const before = tail.children[at];
    if (before && !isBlank(cell)) joinInside(before, cell, same, page);
  });
  head.replaceChildren();
}

function joinInside(tail: Element, head: Element, same: Same, page: number): void {
  const [last, first] = [tail.lastElementChild, head.firstElementChild];
  if (last && first && head.firstChild === first) joinParts(last, first, same, page);
  if (!isBlank(head)) pour(tail, head, page);
  head.replaceChildren();
}

const isBlank = (element: Element): boolean =>
  (element.textContent ?? '').trim() === '' &&
  !element.querySelector('img, input, figure, [role=img], [role=group]');

/** Moves what the head holds to the end of the tail, a divided word put together again. */
function pour(tail: Element, head: Element, page: number): void {
  const isInline = ![...head.children].some((child) => kindOf(child) !== '');
  const part = document.createElement(isInline ? 'span' : 'div');
  part.dataset['ofPage'] = String(page);
  part.append(...head.childNodes);
  if (isInline) closeUp(tail, part.textContent ?? '');
  tail.append(part);
}

function closeUp(tail: Element, next: string): void {
  const walker = document.createTreeWalker(tail, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const at = texts.findLastIndex(({ data }) => data.trim() !== '');
  const last = texts[at];
  if (!last) return;
  for (const blank of texts.slice(at + 1)) blank.data = '';
  const text = last.data.trimEnd();
  const isDivided = /\p{L}{2}[-\u2010\u00ad]$/u.test(text) && /^\s*\p{Ll}/u.test(next);
  last.data = isDivided ? text.slice(0, -1) : `${text} `;
}
