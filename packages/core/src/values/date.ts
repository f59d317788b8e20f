import { error } from '../issue.ts';
import { dateFormat, formatIsoDate, intlTag } from '../intl.ts';
import { daysInMonth, isoDate } from './calendar.ts';
import { isBlank } from './text.ts';
import type { ParsedValue, ValueKind } from './value-kind.ts';

type Part = 'day' | 'month' | 'year';

/** Year, month and day as typed, each still text. */
interface Parts {
  day: string;
  month: string;
  year: string;
}

/* A date that shows which part is the day in every order. */
const example = '1990-12-31';

/**
 * A calendar date. The value is `yyyy-mm-dd`. Read are the order of the page's language, ISO order,
 * month names of the page's language, and eight digits together. A year of two digits is never
 * guessed: the issue `century` asks which of two years is meant.
 */
export const date: ValueKind = {
  name: 'date',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const parts = split(raw, locale);
    return typeof parts === 'string'
      ? { raw, issues: [error(parts, { example: formatIsoDate(locale, example) })] }
      : { ...checkDateParts(parts), raw };
  },
  format: (value, locale) => formatIsoDate(locale, value),
};

/**
 * The date in three typed parts, or the issues that name the part to mend (`part` is `day`,
 * `month` or `year`). All three blank is no value and no issue. `raw` is the three parts joined.
 * With `locale` the month may also be a name.
 */
export function checkDateParts(parts: Parts, locale?: string): ParsedValue {
  const raw = [parts.day, parts.month, parts.year].join(' ').trim();
  const trimmed: Parts = {
    day: parts.day.trim().replace(/\.$/, ''),
    month: parts.month.trim().replace(/\.$/, ''),
    year: parts.year.trim(),
  };
  const order: Part[] = ['day', 'month', 'year'];
  const missing = order.filter((part) => isBlank(trimmed[part]));
  if (missing.length === 3) return { raw, issues: [] };
  if (missing.length) {
    return { raw, issues: missing.map((part) => error(`${part}-missing`, undefined, part)) };
  }
  const named = locale === undefined ? undefined : monthByName(trimmed.month, locale);
  const day = number(trimmed.day);
  const month = named ?? number(trimmed.month);
  const year = number(trimmed.year);
  if (!(day >= 1 && day <= 31)) return wrong(raw, 'day');
  if (!(month >= 1 && month <= 12)) return wrong(raw, 'month');
  if (/^\d\d$/.test(trimmed.year)) {
    const params = { earlier: `19${trimmed.year}`, later: `20${trimmed.year}` };
    return { raw, issues: [error('century', params, 'year')] };
  }
  if (!(trimmed.year.length === 4 && year >= 1000)) return wrong(raw, 'year');
  const days = daysInMonth(year, month);
  if (day > days) return { raw, issues: [error('no-such-date', { count: days }, 'day')] };
  return { raw, value: isoDate(year, month, day), issues: [] };
}

function number(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

function wrong(raw: string, part: Part): ParsedValue {
  return { raw, issues: [error(`${part}-wrong`, undefined, part)] };
}

/* The parts, or the code of the issue when the text has no shape of a date. */
function split(raw: string, locale: string): Parts | string {
  const text = raw
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase();
  if (text.length > 60) return 'format';
  const together = /^(\d\d)(\d\d)(\d{4})$/.exec(text) ?? [];
  if (together[0]) return eightDigits(together, locale);
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  const rest = text.replace(/[\p{L}\p{M}\d]/gu, '');
  if (!/^[\s.,/\-\u2010-\u2015\u2212]*$/.test(rest)) return 'format';
  const months = words.map((word) => monthByName(word, locale)).filter((month) => month);
  const unknown = words.filter((word) => !monthByName(word, locale) && !filler.test(word));
  if (unknown.length || months.length > 1) return 'format';
  return months.length ? withName(numbers, String(months[0])) : inNumbers(numbers, locale);
}

/* Words that stand in written dates: "3 de maio de 2026", "2026. gada 3. maijs", "2026 r.", "3rd". */
const filler = /^(?:de|gada|gads|g|r|roku|rok|of|the|st|nd|rd|th)$/;

function withName(numbers: string[], month: string): Parts | string {
  const [first, second] = numbers;
  if (!first || numbers.length > 2) return 'format';
  if (!second) return first.length === 4 ? 'day-missing' : 'year-missing';
  return first.length === 4
    ? { day: second, month, year: first }
    : { day: first, month, year: second };
}

function inNumbers(numbers: string[], locale: string): Parts | string {
  if (numbers.length === 2) return numbers[1]!.length === 4 ? 'day-missing' : 'year-missing';
  if (numbers.length !== 3) return 'format';
  const [first = '', second = '', third = ''] = numbers;
  if (first.length === 4) return { year: first, month: second, day: third };
  return monthFirst(locale)
    ? { month: first, day: second, year: third }
    : { day: first, month: second, year: third };
}

/* Month and day come to 1231 at most, so the two readings never both have a plausible year. */
function eightDigits(text: string[], locale: string): Parts {
  const [all = '', first = '', second = '', year = ''] = text;
  if (Number(year) < 1800 && Number(all.slice(0, 4)) >= 1800) {
    return { year: all.slice(0, 4), month: all.slice(4, 6), day: all.slice(6) };
  }
  return monthFirst(locale)
    ? { month: first, day: second, year }
    : { day: first, month: second, year };
}

function monthFirst(locale: string): boolean {
  const parts = dateFormat(locale, { dateStyle: 'short' }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > 0;
}

const monthNames = new Map<string, string[][]>();

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/* Per month: the name alone, inside a date (Polish "maja") and short, without diacritics. */
function namesOf(locale: string): string[][] {
  const tag = intlTag(locale);
  let names = monthNames.get(tag);
  if (!names) {
    const styles: Intl.DateTimeFormatOptions[] = [
      { month: 'long' },
      { month: 'long', day: 'numeric' },
      { month: 'short' },
    ];
    names = Array.from({ length: 12 }, (_, index) =>
      styles.map((style) => {
        const parts = dateFormat(locale, style).formatToParts(Date.UTC(2026, index, 15));
        return plain(parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, '');
      }),
    );
    monthNames.set(tag, names);
  }
  return names;
}

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/**
 * The month (from 1) that `word` names: in full, shortened to three letters or more, in another
 * case of the language, or in Roman numerals, as Poles write it by hand. Undefined when none, or
 * more than one, fits.
 */
function monthByName(word: string, locale: string): number | undefined {
  const typed = plain(word);
  const numeral = roman.indexOf(typed);
  if (numeral >= 0) return numeral + 1;
  if (typed.length < 3) return undefined;
  const fits = (name: string) =>
    name.length >= 3 &&
    (name.startsWith(typed) ||
      (typed.startsWith(name.slice(0, Math.max(3, name.length - 2))) &&
        typed.length <= name.length + 3));
  const found = namesOf(locale).flatMap((names, index) => (names.some(fits) ? [index + 1] : []));
  if (found.length === 1) return found[0];
  const exact = namesOf(locale).findIndex((names) => names.includes(typed));
  return exact < 0 ? undefined : exact + 1;
}
