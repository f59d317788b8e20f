import { dateFormat } from '../intl.ts';
import { languages, matchLanguage } from '../language.ts';
import { orLetterO } from './letter-o.ts';

const monthNames = new Map<string, string[][]>();

/** Without diacritics and in small letters, as on a keyboard of another language. */
export function plain(word: string): string {
  // Unicode does not take the stroke off this letter by itself.
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');
}

/* Per month: the name alone, inside a date (Polish "maja") and short, without diacritics. */
function namesOf(locale: string): string[][] {
  let names = monthNames.get(locale);
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
    monthNames.set(locale, names);
  }
  return names;
}

/* Elsewhere a lone `x` is no October, but a mark for something that is not known. */
const writesRoman = /^(?:pl|lv)(?:-|$)/i;
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/*
 * Name and word of one month in two cases: Latvian "janvāris" and "janvāra", "marts" and "martā", and of the
 * Polish genitive "maja" and "maju", "lutego" and "lutym". Any other ending may be half of another month.
 */
const inCases =
  /^(.+)(?:is \1(?:a|im?)|(?<!i)s \1(?:am?|u)|a \1(?:u|em|owi)|ka \1kiem|da \1dzie|ego \1(?:ym|emu))$/;

/* Whether `typed`, of three letters or more, is `name` shortened or in another case; both as `plain` gives them. */
const fits = (typed: string, name: string): boolean =>
  name.startsWith(typed) || inCases.test(`${name} ${typed}`);

/* Every month of the language that `typed` may be. */
function monthsIn(typed: string, locale: string): number[] {
  const months = namesOf(locale);
  const exact = months.findIndex((names) => names.includes(typed));
  if (exact >= 0) return [exact + 1];
  return months.flatMap((names, index) =>
    names.some((name) => fits(typed, name)) ? [index + 1] : [],
  );
}

/**
 * The month (from 1) that `word` names in the language of `locale`, else in another one that we have:
 * in full, shortened to three letters or more, in another case, or in Roman numerals, as people
 * write it by hand in Polish and Latvian. Undefined when none, or more than one, fits.
 */
export function monthByName(word: string, locale: string): number | undefined {
  const typed = plain(word);
  const numeral = writesRoman.test(locale) ? roman.indexOf(typed) : -1;
  if (numeral >= 0) return numeral + 1;
  if (!/^\p{L}{3,}$/u.test(typed)) return undefined;
  let found = monthsIn(typed, locale);
  if (found.length === 0) {
    const others = languages.filter((language) => language !== matchLanguage(locale));
    found = [...new Set(others.flatMap((language) => monthsIn(typed, language)))];
  }
  return found.length === 1 ? found[0] : undefined;
}

/** A month in a part of its own without what is written around one: `maj.`, `de maio`. */
export const monthAlone = (part: string): string =>
  part
    .trim()
    .replace(/\.$/, '')
    .replace(/^de\s+(?=\p{L})/iu, '');

/** A year in a part of its own without what is written around one: `2026.`, `2026. gada`, `2026 r.`, `de 2026`. */
export const yearAlone = (part: string): string =>
  part
    .trim()
    .replace(/^de\s+(?=\d+$)/i, '')
    .replace(/^(\d+)(?:\.?\s*(?:[gr]\.?|gada|gads|roku?)|\.)$/i, '$1');

/** The code for `typed`, which is no month, in a part of its own. Names are read where there is a `locale`. */
export function wrongMonth(typed: string, locale?: string): string {
  const code = orLetterO('month-wrong', typed);
  const isWord = code === 'month-wrong' && /\p{L}/u.test(typed) && !/\d/.test(typed);
  return isWord && locale !== undefined ? 'month-unknown' : code;
}
