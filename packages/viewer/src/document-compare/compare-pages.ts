import { type Change, difference } from './diff.ts';

/** Two pages that belong together, or one that only one of the documents has. */
export interface PagePair {
  before: number | undefined;
  after: number | undefined;
  /** Words in order; undefined where the pages have too little in common to be told word by word. */
  changes: Change<string>[] | undefined;
  isChanged: boolean;
}

/** More words than this on a page are not compared one by one. */
const mostWords = 20_000;

/** Added and deleted pages up to which pages are found again. */
const mostPages = 2000;

/** Words that stand on both sides of a change so that one knows where it is. */
const context = 8;

/**
 * Which pages belong together, and what differs on them. Pages with the same text are found even
 * where others were put in between; what lies between such pages is paired in order.
 */
export function comparePages(before: readonly string[], after: readonly string[]): PagePair[] {
  const pairs: PagePair[] = [];
  let beforeAt = 0;
  let afterAt = 0;
  let deleted: number[] = [];
  let added: number[] = [];
  const close = (): void => {
    for (let at = 0; at < Math.max(deleted.length, added.length); at++) {
      pairs.push(pair(before, after, deleted[at], added[at]));
    }
    deleted = [];
    added = [];
  };
  const keys = (pages: readonly string[]): string[] => pages.map((text) => wordsOf(text).join(' '));
  // Where nearly every page is another one, they are paired as they come.
  const found = difference(keys(before), keys(after), mostPages) ?? [
    { kind: 'deleted', items: [...before] } as const,
    { kind: 'added', items: [...after] } as const,
  ];
  for (const { kind, items } of found) {
    for (const _ of items) {
      if (kind === 'same') {
        close();
        pairs.push(pair(before, after, ++beforeAt, ++afterAt));
      } else if (kind === 'deleted') deleted.push(++beforeAt);
      else added.push(++afterAt);
    }
  }
  close();
  return pairs;
}

function pair(
  before: readonly string[],
  after: readonly string[],
  first: number | undefined,
  second: number | undefined,
): PagePair {
  const old = wordsOf(first === undefined ? '' : (before[first - 1] ?? ''));
  const now = wordsOf(second === undefined ? '' : (after[second - 1] ?? ''));
  const isLong = Math.max(old.length, now.length) > mostWords;
  const changes = isLong ? undefined : difference(old, now);
  const isChanged = !changes || changes.some(({ kind }) => kind !== 'same');
  return {
    before: first,
    after: second,
    changes,
    isChanged: isChanged || first === undefined || second === undefined,
  };
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
