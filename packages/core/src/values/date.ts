import { error, warning, type Issue } from '../issue.ts';
import { dateFormat, formatIsoDate } from '../intl.ts';
import { daysInMonth, isoDate, isRealDate, weekdayOf } from './calendar.ts';
import { askFor, century } from './century.ts';
import { isLetterOIn, orLetterO } from './letter-o.ts';
import { monthAlone, monthByName, wrongMonth, yearAlone } from './month-names.ts';
import { isBlank, plain } from './text.ts';
import type { ParsedValue, ValueKind } from './value-kind.ts';
import { weekdaysByName } from './weekday-names.ts';

type Part = 'day' | 'month' | 'year';

/** Year, month and day as typed, each still text. */
interface Parts {
  day: string;
  month: string;
  year: string;
}

/** A date with the days of the week, 1 for Monday, that a word beside it may mean; none without one. */
interface Written extends Parts {
  weekdays?: number[];
}

/* Tables and programs write the beginning of a day for the day. */
const midnight = /(?<=\d)(?:t|\s+)0?0:00(?::00(?:\.0+)?)?z?$/;

/* A date that shows which part is the day in every order. */
const example = '1990-12-31';

/**
 * A calendar date. The value is `yyyy-mm-dd`. Read are the order of the page's language, ISO order,
 * month names of the page's language and of the others we have, also after a weekday, eight or six digits together, and three lines that hold
 * day, month and year, as three fields give them. A year of two digits is never guessed: the issue `century`
 * asks which of two years is meant.
 */
export const date: ValueKind = {
  name: 'date',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const parts = split(raw, locale);
    const asked = parts && yearAtEitherEnd(raw, parts);
    if (asked) return { raw, issues: [asked] };
    if (!parts) {
      const code = orLetterO('format', plain(raw));
      return { raw, issues: [error(code, { example: formatIsoDate(locale, example) })] };
    }
    const { value, issues } = checkDateParts(parts, locale);
    if (value === undefined) return { raw, issues };
    return { raw, value, issues: isOn(value, parts.weekdays) ? issues : [warning('weekday')] };
  },
  format: (value, locale) => formatIsoDate(locale, value),
};

const isOn = (iso: string, weekdays: number[] = []): boolean =>
  weekdays.length === 0 || weekdays.includes(weekdayOf(iso));

/**
 * The date in three typed parts, or the issues that name each part to mend (`part` is `day`,
 * `month` or `year`), in this order. All three blank is no value and no issue. `raw` is the three parts joined.
 * With `locale` the month may also be a name.
 */
export function checkDateParts(parts: Parts, locale?: string): ParsedValue {
  const raw = [parts.day, parts.month, parts.year].join(' ').trim();
  const trimmed: Parts = {
    day: dayAlone(plain(parts.day)),
    month: monthAlone(plain(parts.month)),
    year: yearAlone(plain(parts.year)),
  };
  const order: Part[] = ['day', 'month', 'year'];
  if (order.every((part) => isBlank(trimmed[part]))) return { raw, issues: [] };
  const named = locale === undefined ? undefined : monthByName(trimmed.month, locale);
  const day = number(trimmed.day);
  const month = named ?? number(trimmed.month);
  const year = number(trimmed.year);
  const isRight: Record<Part, boolean> = {
    day: day >= 1 && day <= 31,
    month: month >= 1 && month <= 12,
    year: trimmed.year.length === 4 && year >= 1000,
  };
  const issues = order.flatMap((part) => {
    if (isBlank(trimmed[part])) return error(`${part}-missing`, undefined, part);
    if (isRight[part]) return [];
    const asked = part === 'year' && century(trimmed.year);
    if (asked) return asked;
    const code =
      part === 'month'
        ? wrongMonth(trimmed.month, locale)
        : orLetterO(`${part}-wrong`, trimmed[part]);
    return error(code, undefined, part);
  });
  const [first] = issues;
  const isAsked = first?.code === 'century';
  if (first && !isAsked) return { raw, issues };
  // Which of two years is meant changes nothing about a thirty-first of April.
  const years = isAsked ? Object.values(first.params ?? {}).map(Number) : [year];
  const days = Math.max(...years.map((each) => daysInMonth(each, month)));
  if (day > days) issues.unshift(error('no-such-date', { count: days }, 'day'));
  if (issues.length > 0) return { raw, issues };
  return { raw, value: isoDate(year, month, day), issues: [] };
}

/* A day in a part of its own without what is written around one: `3.`, `1.º`, `dia 1`. */
const dayAlone = (part: string): string =>
  part
    .trim()
    .replace(/\.$/, '')
    .replace(/^(?:(?:o\s+)?dia\s+)?(\d+)(?:\.?º)?$/i, '$1');

/**
 * Day, month and year as they stand in `raw`, in the order that `date` reads; each may be wrong, and the day of
 * a month alone is blank. Undefined where the text has no such shape, or where the year may stand at either end.
 */
export function writtenParts(raw: string, locale: string): Parts | undefined {
  const parts = split(raw, locale);
  if (!parts || yearAtEitherEnd(raw, parts)) return undefined;
  const { day, month, year } = parts;
  // Of 99-13-32 the first number is no day.
  if (hyphenated.test(plain(raw).trim()) && Number(day) > 31) return undefined;
  const shape = /^\d{0,2},(?:\d\d?|\p{L}+),\d{2,5}$/u;
  return shape.test([day, month, year].join()) ? { day, month, year } : undefined;
}

/* What ISO order looks like where the century was left out. */
const hyphenated = /^(\d\d)\s*[-\u2010-\u2015\u2212]\s*(\d\d)\s*[-\u2010-\u2015\u2212]\s*(\d\d)$/;

/** Asks for the year of three numbers of two digits that are also a date when the year comes first. */
function yearAtEitherEnd(raw: string, { day, month, year }: Parts): Issue | undefined {
  const [all, first = '', second = '', third = ''] = hyphenated.exec(plain(raw).trim()) ?? [];
  if (!all) return undefined;
  const real = (yy: string, mm: string, dd: string): string[] =>
    ['19', '20']
      .map((begun) => begun + yy)
      .filter((yyyy) => isRealDate(Number(yyyy), Number(mm), Number(dd)));
  const [atFront, atEnd] = [real(first, second, third), real(year, month, day)];
  if (atFront.length === 0) return undefined;
  // One button for two days would be a guess.
  if (first === year && atEnd.length > 0 && (month !== second || day !== third))
    return error('century-order', undefined, 'year');
  return askFor([...new Set([...atFront, ...atEnd])].toSorted());
}

function number(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

/* `1o de maio`, typed without the sign. With any other digit, or as a capital, it may be a zero. */
const ordinal = /(?<=(?<!\d)1)o(?=\s+de\s)|(?<=\d\.)[oO](?=\s+[dD][eE]\s)/;

/* The word for a year, shortened and without a space: `2026r.`. */
const yearMark = /(?<=(?<!\d)\d{4})[gr](?![\p{L}\d])|(?<=\d\d)[gr](?=\.?$)/u;

/* Any other letter that touches a digit was typed for one: `2g.05.2026` is not the second. */
const slip = /\d[grw](?!\p{L})|(?<!\p{L})[grw]\d/u;

/* Portuguese may number the weekday, with Sunday the first: "2.ª feira". */
const numberedWeekday = /^([2-6])\.?ª[\s-]*(?:feira)?/;

/* Undefined when the text has no shape of a date. A part that is not there is empty. */
function split(raw: string, locale: string): Written | undefined {
  const lines = raw.split(/\r\n?|\n/);
  if (lines.length === 3) return { day: lines[0]!, month: lines[1]!, year: lines[2]! };
  const typed = plain(raw)
    .trim()
    .replace(ordinal, '')
    .toLowerCase()
    .replace(/(?<!\S)o(?=\s+dia\s)/, '')
    .replace(yearMark, '');
  const [before = '', numbered] = numberedWeekday.exec(typed) ?? [];
  const text = typed
    .slice(before.length)
    .replace(/['’](?=\d\d(?:\d\d)?$)/, '')
    .replace(midnight, '');
  if (text.length > 60 || slip.test(text)) return undefined;
  const together = /^(\d\d)(\d\d)(\d{4})$/.exec(text) ?? [];
  if (together[0]) return eightDigits(together, locale);
  const short = sixDigits(text, locale);
  if (short) return short;
  const [gap, ...written] = /^(\d*)\s*[./-]\s*(\d*)\s*[./-]\s*(\d*)$/.exec(text) ?? [];
  if (gap && written.includes('')) return inNumbers(written, locale);
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  const rest = text.replace(/[\p{L}\p{M}\d]/gu, '');
  if (!/^[\s.,/\-\u2010-\u2015\u2212]*$/.test(rest)) return undefined;
  const months = words.map((word) => monthByName(word, locale)).filter((month) => month);
  const others = words.filter((word) => !monthByName(word, locale) && !filler.test(word));
  const named = others.map((word) => weekdaysByName(word, locale));
  const unknown = others.filter((_, index) => named[index]?.length === 0);
  // One weekday may stand by the date; which date is meant, the numbers say.
  if (months.length > 1 || others.length - unknown.length > 1) return undefined;
  if (unknown.length > 0)
    return months.length + unknown.length === 1
      ? withUnknown(numbers, unknown[0]!, text)
      : undefined;
  const parts = months.length ? withName(numbers, String(months[0])) : inNumbers(numbers, locale);
  return parts && { ...parts, weekdays: numbered ? [Number(numbered) - 1] : named.flat() };
}

/* Words in written dates: "dia 1.º de maio de 2026", "2026. gada 3. maijs", "w środę", "3rd". */
const filler =
  /^(?:de|dia|em|º|ª|feira|gada|gads|g|r|roku|rok|dnia|dn|pn|w|we|go|ego|on|of|the|st|nd|rd|th)$/;

function withName(numbers: string[], month: string): Parts | undefined {
  const [first, second] = numbers;
  if (!first || numbers.length > 2) return undefined;
  if (!second) {
    return first.length === 4 ? { day: '', month, year: first } : { day: first, month, year: '' };
  }
  return first.length === 4
    ? { day: second, month, year: first }
    : { day: first, month, year: second };
}

/** A word that is no month stands for one where day and year are certain. */
function withUnknown(numbers: string[], word: string, text: string): Parts | undefined {
  const parts = numbers.length === 2 && word.length > 1 ? withName(numbers, word) : undefined;
  const place = text.indexOf(word);
  const isBetween = place > text.search(/\d/) && place < text.search(/\d+\D*$/);
  // Of `5.2026` beside a word the month is 5.
  const isApart = parts?.year.length === 4 && !/\d[./-]\d/.test(text);
  const isCertain = parts && /^\d\d?$/.test(parts.day) && /^(?:\d\d|\d{4})$/.test(parts.year);
  return isCertain && Number(parts.day) <= 31 && (isBetween || isApart) && !isLetterOIn(text)
    ? parts
    : undefined;
}

function inNumbers(numbers: string[], locale: string): Parts | undefined {
  if (numbers.length === 2) {
    const [one = '', two = ''] = numbers;
    if (two.length === 4) return { day: '', month: one, year: two };
    if (one.length === 4) return { day: '', month: two, year: one };
    return monthFirst(locale)
      ? { day: two, month: one, year: '' }
      : { day: one, month: two, year: '' };
  }
  if (numbers.length !== 3) return undefined;
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

/* A phone's keys for digits may have no mark; `052026` is no day, and is asked for as a whole. */
function sixDigits(text: string, locale: string): Parts | undefined {
  const parts = /^\d{6}$/.test(text) ? inNumbers(text.match(/\d\d/g) ?? [], locale) : undefined;
  return parts && Number(parts.day) <= 31 && Number(parts.month) <= 12 ? parts : undefined;
}

function monthFirst(locale: string): boolean {
  const parts = dateFormat(locale, { dateStyle: 'short' }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > 0;
}
