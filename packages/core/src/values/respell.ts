import type { ValueKind } from './value-kind.ts';

/**
 * The text that means in `now` what `raw` means in `before` (BCP 47, by which answers are read): `1,234` is a
 * little more than one in Polish, and more than a thousand in English. It is written as `language` writes it.
 * Undefined where `raw` means the same in both, or nothing in the first.
 */
export function respell(
  { parse, format }: Pick<ValueKind<unknown>, 'parse' | 'format'>,
  raw: string,
  { before, now, language }: { before: string; now: string; language: string },
): string | undefined {
  const { value } = parse(raw, before);
  if (value === undefined || parse(raw, now).value === value) return undefined;
  const text = format(value, language);
  return parse(text, now).value === value ? text : undefined;
}
