import type { ParsedValue, ValueKind } from './value-kind.ts';

/** How a text stands on a page that came to speak another language. */
export interface Respelled {
  text: string;
  /** The tag to read it with. It is not that of the page where the text was in doubt in the language it was typed in. */
  locale: string;
}

type Reader = Pick<ValueKind<unknown>, 'parse' | 'format'>;

/* Beside many a control the sign is printed. */
const sign = /\s*‰$/;

/**
 * The text that means in `now` what `raw` means in `before` (BCP 47, by which answers are read): `1,234` is a
 * little more than one in Polish, and more than a thousand in English. It is written as `language` writes it.
 * `raw` itself where it means the same in both. A text that is in doubt or warned of in `before` stays as it is, and
 * is read so until it is another text: another language does not know either which of two things was meant. One that
 * could not be read at all (`format`) was perhaps typed in the words of `now`, and is read in that.
 */
export function respell(
  { parse, format }: Reader,
  raw: string,
  { before, now, language }: { before: string; now: string; language: string },
): Respelled {
  const { value, issues } = parse(raw, before);
  const next = parse(raw, now);
  const isSame = next.value === value;
  if (issues.every(({ code }) => code === 'format') && value === undefined)
    return { text: raw, locale: now };
  if (issues.length > 0)
    return { text: raw, locale: isSame && next.issues.length > 0 ? now : before };
  if (isSame) return { text: raw, locale: now };
  const written = format(value, language);
  const text = sign.test(raw) ? written : written.replace(sign, '');
  return parse(text, now).value === value ? { text, locale: now } : { text: raw, locale: before };
}

/**
 * What respells a month in a part of its own, as its number: a whole date is not there to be read while another
 * part is missing. `read` gives the value of a date, or of a month, that is right but for the month.
 */
export const monthPart = (
  read: (month: string, locale: string) => ParsedValue<unknown>,
): Reader => ({
  parse: read,
  format: (value) => String(Number(String(value).slice(5, 7))),
});
