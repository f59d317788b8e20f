import { error, type Issue } from '../issue.ts';
import { century } from './century.ts';
import { formatIsoMonth } from '../intl.ts';
import { orLetterO } from './letter-o.ts';
import { monthAlone, monthByName, wrongMonth, yearAlone } from './month-names.ts';
import { isBlank, plain } from './text.ts';
import type { ParsedValue, ValueKind } from './value-kind.ts';

/** Month and year as typed, each still text. */
interface Parts {
  month: string;
  year: string;
}

/* A month that no reader takes for a day or a year. */
const example = '1990-12';

/**
 * A month of a year. The value is `yyyy-mm`. Read are numbers in either order (the year has four
 * digits), month names of the page's language and of the others we have, six digits together, and two lines that hold month
 * and year, as two fields give them. A year of two digits is never guessed.
 */
export const month: ValueKind = {
  name: 'month',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const parts = split(raw, locale);
    if (parts) return { ...checkMonthParts(parts, locale), raw };
    const code = hasDay(raw, locale) ? 'with-day' : orLetterO('format', plain(raw));
    return { raw, issues: [error(code, { example: formatIsoMonth(locale, example) })] };
  },
  format: (value, locale) => formatIsoMonth(locale, value),
};

/**
 * The month in two typed parts, or the issues that name each part to mend (`part` is `month` or
 * `year`). Both blank is no value and no issue. With `locale` the month may also be a name.
 */
export function checkMonthParts(parts: Parts, locale?: string): ParsedValue {
  const raw = [parts.month, parts.year].join(' ').trim();
  const typed: Parts = {
    month: monthAlone(plain(parts.month)),
    year: yearAlone(plain(parts.year)),
  };
  if (!typed.month && !typed.year) return { raw, issues: [] };
  const named = locale === undefined ? undefined : monthByName(typed.month, locale);
  const number = named ?? (/^\d{1,2}$/.test(typed.month) ? Number(typed.month) : 0);
  const issues: Issue[] = [];
  if (!typed.month) issues.push(error('month-missing', undefined, 'month'));
  else if (!(number >= 1 && number <= 12))
    issues.push(error(wrongMonth(typed.month, locale), undefined, 'month'));
  if (!typed.year) issues.push(error('year-missing', undefined, 'year'));
  else if (!/^[1-9]\d{3}$/.test(typed.year))
    issues.push(
      century(typed.year) ?? error(orLetterO('year-wrong', typed.year), undefined, 'year'),
    );
  if (issues.length > 0) return { raw, issues };
  return { raw, value: `${typed.year}-${String(number).padStart(2, '0')}`, issues: [] };
}

/* Words that stand in written months: "maio de 2026", "2026. gada maijs", "maj 2026 r.". */
const filler = /^(?:de|gada|gads|g|r|roku|rok|of)$/;

const marked = /^[\p{L}\p{M}\d\s.,/\-\u2010-\u2015\u2212]*$/u;

/* A letter that touches a digit was typed for one, but for the word behind a year: `2026r.`. */
const slip = /(?<!(?<!\d)\d{4})(?<=\d)[gr](?!\p{L})|(?<!\p{L})[gr]\d/u;

/* Words beside a day: "dnia 3 maja 2026", "3rd of May". */
const besideDay = /^(?:o|dia|dnia|º|ª|on|the|st|nd|rd|th)$/;

/* Whether the text is a month with a day, as people write dates. */
function hasDay(raw: string, locale: string): boolean {
  const text = plain(raw).trim().toLowerCase();
  if (text.length > 40 || slip.test(text) || !marked.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  const others = words.filter((word) => !monthByName(word, locale));
  const named = words.length - others.length;
  const isDayOrYear = (number: string): boolean => number.length <= 2 || number.length === 4;
  return (
    others.every((word) => filler.test(word) || besideDay.test(word)) &&
    named <= 1 &&
    named + numbers.length === 3 &&
    numbers.every(isDayOrYear) &&
    numbers.filter(({ length }) => length === 4).length === 1
  );
}

/* Undefined when the text has no shape of a month. A part that is not there is empty. */
function split(raw: string, locale: string): Parts | undefined {
  const lines = raw.split(/\r\n?|\n/);
  if (lines.length === 2) return { month: lines[0]!, year: lines[1]! };
  const text = plain(raw).trim().toLowerCase();
  if (text.length > 40 || slip.test(text) || !marked.test(text)) return undefined;
  const [together, first = '', second = ''] = /^(\d\d)(\d{4})$/.exec(text) ?? [];
  if (together) {
    // Of 202605 the first four digits are the year: no month is called 20.
    return Number(first) > 12
      ? { year: together.slice(0, 4), month: together.slice(4) }
      : { month: first, year: second };
  }
  // No year of a form begins with 0 or with 10, 11 or 12: these are months, and a year cut short.
  const [short, early = '', late = ''] = /^(0[1-9]|1[0-2])(\d\d)$/.exec(text) ?? [];
  if (short) return { month: early, year: late };
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  const named = words.filter((word) => monthByName(word, locale));
  const unknown = words.some((word) => !monthByName(word, locale) && !filler.test(word));
  if (unknown || named.length > 1) return undefined;
  const [one = '', two = ''] = numbers;
  if (named[0]) return numbers.length > 1 ? undefined : { month: named[0], year: one };
  if (numbers.length === 1)
    return one.length > 2 ? { month: '', year: one } : { month: one, year: '' };
  if (numbers.length !== 2) return undefined;
  return one.length === 4 ? { year: one, month: two } : { month: one, year: two };
}
