import { numberFormat } from '../intl.ts';
import { plain } from './text.ts';

/** A number read from typed text, or the reason why it cannot be read. */
export type ReadNumber =
  | { negative: boolean; whole: string; fraction: string }
  | { problem: 'format' | 'ambiguous' | 'too-many-digits' };

/** Digits of a number: more than any amount or count on a form. */
export const longestNumber = 30;

/** The longest text that is looked at: every digit with a mark and spaces around it. */
export const longestNumberText = 4 * longestNumber;

/* Space of any width, and the apostrophes that Swiss writing groups with. */
const grouping = /[\s'’]/;
const minus = /^[-\u2010-\u2015\u2212]/;

/**
 * Reads a number as people type it: decimal comma or full stop, groups of three set apart by any
 * kind of space, by the page's own group mark, or by whichever of the two marks is not the decimal
 * one. Where one mark could mean either (`1.234` on a Polish page) the answer is `ambiguous`,
 * because guessing would change an amount a thousandfold.
 */
export function readNumber(raw: string, locale: string): ReadNumber {
  let body = plain(raw).trim();
  if (body.length > longestNumberText) return { problem: 'too-many-digits' };
  const negative = minus.test(body);
  body = body.replace(negative ? minus : /^\+/, '').trim();
  const [digits = '', mark = '', tail = ''] = split(body, locale);
  if (mark === 'ambiguous') return { problem: 'ambiguous' };
  const whole = ungroup(digits);
  if (whole === undefined || !/^\d*$/.test(tail) || !(whole + tail)) return { problem: 'format' };
  if (whole.length + tail.length > longestNumber) return { problem: 'too-many-digits' };
  return { negative, whole: whole.replace(/^0+(?=\d)/, '') || '0', fraction: tail };
}

/* [before the decimal mark, the mark, after it] */
function split(body: string, locale: string): string[] {
  const marks = [...body.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  if (!last) return [body];
  const before = body.slice(0, last.index);
  const after = body.slice(last.index + 1);
  const kinds = new Set(marks.map(([mark]) => mark));
  if (kinds.size === 1 && marks.length > 1) return [body];
  if (kinds.size === 2) return [before, last[0], after];
  const couldGroup = /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after);
  if (!couldGroup || last[0] === separator(locale, 'decimal')) return [before, last[0], after];
  return last[0] === separator(locale, 'group') ? [body] : [body, 'ambiguous'];
}

function ungroup(digits: string): string | undefined {
  if (/^\d*$/.test(digits)) return digits;
  const [, mark] = /^\d{1,3}(\D)\d/.exec(digits) ?? [];
  if (!mark || !(mark === '.' || mark === ',' || grouping.test(mark))) return undefined;
  const groups = grouping.test(mark) ? digits.split(grouping) : digits.split(mark);
  return groups.every((part, index) => (index ? /^\d{3}$/ : /^\d{1,3}$/).test(part))
    ? groups.join('')
    : undefined;
}

function separator(locale: string, type: 'decimal' | 'group'): string {
  const parts = numberFormat(locale, { numberingSystem: 'latn', useGrouping: true }).formatToParts(
    12345.5,
  );
  return parts.find((part) => part.type === type)?.value ?? '';
}

/** The decimal string of a read number, without needless zeros; zero has no sign. */
export function toDecimalString(negative: boolean, whole: string, fraction: string): string {
  const text = fraction ? `${whole}.${fraction}` : whole;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A decimal string as the page writes it, exactly, with at least `digits` after the mark. */
export function formatDecimal(value: string, locale: string, digits = 0): string {
  const format = numberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: digits,
    maximumFractionDigits: 30,
  });
  return format.format(value as Intl.StringNumericLiteral);
}
