import { error, type Issue } from '../issue.ts';
import { withLatinDigits } from './latin.ts';

/** Asks which of two years a year of two digits means; undefined for any other text. */
export function century(year: string): Issue | undefined {
  return /^\d\d$/.test(year) ? askFor([`19${year}`, `20${year}`]) : undefined;
}

/** Asks for those years alone that fit what may be answered. */
export function withinLimits(issue: Issue, fits: (year: string) => boolean): Issue {
  if (!issue.code.startsWith('century')) return issue;
  const years = Object.values(issue.params ?? {}).map(String);
  const left = years.filter(fits);
  return left[0] && left.length < years.length ? askFor(left) : issue;
}

/** Asks which of `years` is meant; of more than two the text does not tell where they stand. */
export function askFor(years: readonly string[]): Issue {
  const [earlier = '', later, more] = years;
  const ask = (code: string, params: Issue['params']): Issue => error(code, params, 'year');
  if (more) return ask('century-order', { ...(years as unknown as Record<string, string>) });
  return later ? ask('century', { earlier, later }) : ask('century-one', { year: earlier });
}

/* Two digits alone, and those that end four or six: `03.05.26`, `0526`, `030526`. */
const lastTwo = /(?<!\d)\d\d(?!\d)|(?<=^\D*(?:\d\d){1,2})\d\d(?=\D*$)/g;

/**
 * `text` with `year` where its two last digits stood; any two digits may be the day as well. `read`
 * gives the value of a whole text.
 */
export function withYear(
  text: string,
  year: string,
  read: (whole: string) => unknown,
): string | undefined {
  // Digits of other writing stand where those of ours do.
  const digits = [...withLatinDigits(text).matchAll(lastTwo)].toReversed();
  return digits
    .filter(([two]) => year.endsWith(two))
    .map(({ index }) => text.slice(0, index) + year + text.slice(index + 2))
    .find((whole) => {
      const value = read(whole);
      return typeof value === 'string' && value.startsWith(year);
    });
}
