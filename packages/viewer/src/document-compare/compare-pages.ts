import { alignPages } from './align-pages.ts';
import { type Change, difference } from './diff.ts';
import { byWholeLines } from './whole-lines.ts';

/** Two pages that belong together, or one that only one of the documents has. */
export interface PagePair {
  before: number | undefined;
  after: number | undefined;
  /** Words in order; undefined where the pages have too little in common to be told word by word. */
  changes: Change<string>[] | undefined;
  isChanged: boolean;
}

/** A page of the other document, and the part of it that is looked at where it is no counterpart. */
export interface Counterpart {
  page: number;
  part?: 0 | 1;
}

/** More words than this on a page are not compared one by one. */
const mostWords = 20_000;

/** Added and deleted pages up to which pages are found again. */
const mostPages = 2000;

/** Words that stand on both sides of a change so that one knows where it is. */
const context = 8;

/**
 * Which pages belong together, and what differs on them. Pages with the same text are found first, even
 * where others were put in between; of what lies between such pages those that are most alike are paired.
 */
export function comparePages(before: readonly string[], after: readonly string[]): PagePair[] {
  const pairs: PagePair[] = [];
  const [old, now] = [before, after].map((pages) => pages.map(wordsOf)) as [string[][], string[][]];
  let [beforeAt, afterAt] = [0, 0];
  let [deleted, added] = [0, 0];
  const close = (): void => {
    const [from, to] = [beforeAt - deleted, afterAt - added];
    for (const [first, second] of alignPages(old.slice(from, beforeAt), now.slice(to, afterAt)))
      pairs.push(
        pair(
          before,
          after,
          first === undefined ? first : from + first,
          second === undefined ? second : to + second,
        ),
      );
    [deleted, added] = [0, 0];
  };
  // Where nearly every page is another one, none is known to be the same.
  const found = difference(keysOf(old, -1), keysOf(now, 1), mostPages) ?? [
    { kind: 'deleted', items: old } as const,
    { kind: 'added', items: now } as const,
  ];
  for (const { kind, items } of found) {
    for (const _ of items) {
      if (kind === 'same') {
        close();
        pairs.push(pair(before, after, beforeAt++, afterAt++));
      } else if (kind === 'deleted') {
        deleted++;
        beforeAt++;
      } else {
        added++;
        afterAt++;
      }
    }
  }
  close();
  return pairs;
}

/** What pages are known by again: their text, unless the document has none there or has it twice. */
function keysOf(pages: readonly string[][], sign: 1 | -1): (string | number)[] {
  const texts = pages.map((words) => words.join(' '));
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return texts.map((text, at) => (text && times.get(text) === 1 ? text : sign * (at + 1)));
}

/** Two pages by their places, from 0. */
function pair(
  before: readonly string[],
  after: readonly string[],
  first: number | undefined,
  second: number | undefined,
): PagePair {
  const texts = [before[first ?? -1] ?? '', after[second ?? -1] ?? ''] as const;
  const [old, now] = [wordsOf(texts[0]), wordsOf(texts[1])];
  const isLong = Math.max(old.length, now.length) > mostWords;
  const found = isLong ? undefined : difference(old, now);
  const changes = found && byWholeLines(found, ...texts);
  const isChanged = !changes || changes.some(({ kind }) => kind !== 'same');
  return {
    before: first === undefined ? first : first + 1,
    after: second === undefined ? second : second + 1,
    changes,
    isChanged: isChanged || first === undefined || second === undefined,
  };
}

/**
 * Where the other document is while this page is looked at. Beside a page that only one of them has the
 * other waits where the next page begins, or where the last one ends.
 */
export function counterpartOf(
  pairs: readonly PagePair[] | undefined,
  page: number,
  from: 'before' | 'after',
): Counterpart | undefined {
  const to = from === 'before' ? 'after' : 'before';
  const at = pairs?.findIndex((each) => each[from] === page) ?? -1;
  if (!pairs || at < 0) return { page };
  const hasIt = (each: PagePair): boolean => each[to] !== undefined;
  const found = pairs.slice(at).find(hasIt);
  const number = found?.[to] ?? pairs.findLast(hasIt)?.[to];
  if (number === undefined || found === pairs[at]) return number ? { page: number } : undefined;
  return { page: number, part: found ? 0 : 1 };
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Changes that lie close together, with the words around them. `…` stands for what is left out. */
export function passages(changes: readonly Change<string>[]): Change<string>[][] {
  const found: Change<string>[][] = [];
  let present: Change<string>[] = [];
  changes.forEach((change, at) => {
    if (change.kind !== 'same') {
      present.push(change);
      return;
    }
    const { items } = change;
    const isFirst = at === 0;
    const isLast = at === changes.length - 1;
    if (!isFirst && !isLast && items.length <= 2 * context) {
      present.push(change);
      return;
    }
    if (!isFirst) {
      present.push({ kind: 'same', items: ended(items.slice(0, context), items.length) });
      found.push(present);
    }
    present = isLast ? [] : [{ kind: 'same', items: begun(items.slice(-context), items.length) }];
  });
  if (present.some(({ kind }) => kind !== 'same')) found.push(present);
  return found;
}

const ended = (items: string[], of: number): string[] =>
  items.length < of ? [...items, '…'] : items;
const begun = (items: string[], of: number): string[] =>
  items.length < of ? ['…', ...items] : items;
