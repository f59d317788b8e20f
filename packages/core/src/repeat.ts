/** The answers of one item, raw, by the name that follows the number. */
export type RepeatedItem = Map<string, string>;

/** What a form sent: names and raw texts. Files are no answers of text and are left out. */
export type Entries = Iterable<readonly [name: string, value: unknown]>;

export interface ReadOptions {
  /** Items beyond this number are not read: whoever sends them did not use the form. */
  limit?: number;
  /** Names that an item may hold; others are not read. All are, where it is absent. */
  names?: readonly string[];
}

/** A limit for forms that name none; no one fills in more by hand. */
const mostItems = 100;

/**
 * The items of a repeater called `name`, in order: `owners.0.share` becomes the entry `share` of
 * the first one. Numbers that are missing in between leave no gap, so that a page that was printed
 * before another one removed an item is read all the same. Of several values of one name the last
 * one counts.
 *
 * Safe with whatever a stranger sends: items are Maps, so that no name reaches a prototype; a
 * number is at most four digits, written plainly; at most `limit` items are read.
 */
export function readRepeated(
  entries: Entries,
  name: string,
  { limit = mostItems, names }: ReadOptions = {},
): RepeatedItem[] {
  const byNumber = new Map<number, RepeatedItem>();
  for (const [key, value] of entries) {
    if (typeof value !== 'string' || !key.startsWith(`${name}.`)) continue;
    const [, digits = '', own = ''] =
      /^(0|[1-9]\d{0,3})\.(.+)$/s.exec(key.slice(name.length + 1)) ?? [];
    if (!own || (names && !names.includes(own))) continue;
    const index = Number(digits);
    let item = byNumber.get(index);
    if (!item) byNumber.set(index, (item = new Map()));
    item.set(own, value);
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .slice(0, limit)
    .map(([, item]) => item);
}

/** The entries of `items` as a form sends them, numbered from 0 without gaps. */
export function writeRepeated(
  name: string,
  items: Iterable<Iterable<readonly [name: string, value: string]>>,
): [name: string, value: string][] {
  return [...items].flatMap((item, index) =>
    [...item].map(([own, value]): [string, string] => [`${name}.${index}.${own}`, value]),
  );
}

/**
 * What the button of a repeater asked for: `owners` asks for one more item, `owners.2` asks to
 * remove the third. Gives the number to remove, and undefined for anything else.
 */
export function removedIndex(value: string | undefined, name: string): number | undefined {
  const digits = value?.startsWith(`${name}.`) ? value.slice(name.length + 1) : '';
  return /^(?:0|[1-9]\d{0,3})$/.test(digits) ? Number(digits) : undefined;
}
