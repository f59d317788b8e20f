import { error, type Issue } from '../issue.ts';
import { withLatinDigits } from './latin.ts';

/** Asks which of two years a year of two digits means; undefined for any other text. */
export function century(year: string): Issue | undefined {
  return /^\d\d$/.test(year)
    ? error('century', { earlier: `19${year}`, later: `20${year}` }, 'year')
    : undefined;
}

/** Asks for the one year alone, where only one of the two fits what may be answered. */
export function withinLimits(issue: Issue, fits: (year: string) => boolean): Issue {
  const { earlier, later } = issue.params ?? {};
  if (issue.code !== 'century' || !earlier || !later) return issue;
  const [year, other] = [String(earlier), String(later)].filter(fits);
  return year && !other ? { ...issue, code: 'century-one', params: { year } } : issue;
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
