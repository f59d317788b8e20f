/* What a browser says of the codings that it takes, and of what it has already. */

const acceptedItem =
  /^[ \t]*([^\s;,]+)[ \t]*(?:;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)[ \t]*)?$/i;

/**
 * The coding of `offered`, the best one first, that `Accept-Encoding` gives the highest weight; undefined
 * where the file goes as it is. `*` stands for every coding that is not named (RFC 9110, 12.5.3). What
 * cannot be read is not accepted.
 */
export function acceptedCoding<Coding extends string>(
  header: string | undefined,
  offered: readonly Coding[],
): Coding | undefined {
  const weights = new Map<string, number>();
  for (const item of (header ?? '').split(',')) {
    const [, coding, weight = '1'] = acceptedItem.exec(item) ?? [];
    if (coding) weights.set(coding.toLowerCase(), Number(weight));
  }
  const weightOf = (coding: string): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const asItIs = weights.get('identity') ?? 0;
  return offered
    .filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= asItIs)
    .sort((a, b) => weightOf(b) - weightOf(a))[0];
}

/**
 * Whether `If-None-Match` names `tag`: in a list, as a weak one, or with all others by `*` (RFC 9110,
 * 13.1.2).
 */
export function isNamed(tag: string, header: string | undefined): boolean {
  if (header?.trim() === '*') return true;
  const tags: readonly string[] = header?.match(/"[\x21\x23-\x7E\x80-\xFF]*"/g) ?? [];
  return tags.includes(tag);
}
