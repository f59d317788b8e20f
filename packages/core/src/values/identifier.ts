import { error, type Issue } from '../issue.ts';
import { isLetterOIn, orLetterO } from './letter-o.ts';
import { plain } from './text.ts';
import type { ParsedValue } from './value-kind.ts';

/* The country before a number: capitals that may stand by themselves, or letters that stand at it. */
const country = /(?<!\p{L})(?![Nn][Rr])(?:[A-Z]{2}(?=\P{L}*$)|[A-Za-z]{2}$)/u;

const capitals = (words: string): string => words.replace(/\P{L}/gu, '').toUpperCase();

/**
 * A number without the words that stand before it in letters and tables, or in brackets behind it, where
 * `name` is among them: `Numer PESEL (jeśli nadano): 0212…`. `name` is matched against capitals without space and marks. The
 * letters of a country stay: it may be another one.
 */
export function withoutLabel(raw: string, name: RegExp): string {
  const text = plain(raw)
    .normalize('NFC')
    .replace(/\(([^()\d]*)\)[\s.,;]*$/, (all, words: string) =>
      name.test(capitals(words)) ? '' : all,
    );
  const [label = ''] = /^\D*/.exec(text) ?? [];
  return text.length > label.length && name.test(capitals(label))
    ? (country.exec(label)?.[0] ?? '') + text.slice(label.length)
    : text;
}

/**
 * A pasted number without what people put around its characters: a leading name or country
 * (`NIP:`, `PL`), space of any width, hyphens and dashes, full stops, slashes at a digit, brackets and
 * quotation marks, a comma at the end. `prefixes` is matched against capitals without any of these.
 */
export function bare(raw: string, prefixes: RegExp): string {
  return plain(raw)
    .normalize('NFC')
    .replace(/[\s.\-\u2010-\u2015\u2212()[\]"'’„”“«»]/g, '')
    .replace(/(?<=\d)[/\u2044\u2215]|[/\u2044\u2215](?=\d)/g, '')
    .replace(/[,;:]$/, '')
    .toUpperCase()
    .replace(prefixes, '');
}

/**
 * A postal code of so many `digits` without the place that stands beside it in a line of an address:
 * `39-300 Mielec`, `Liepāja LV-3401`. Any other text as it is: a slash beside a word parts a house from its
 * flat. Two letters alone are those of a country.
 */
export function withoutPlace(raw: string, digits: number): string {
  const code = plain(raw)
    .trim()
    .replace(/(?<=\d)[\s,]+\p{L}{2}\D*$/u, '')
    .replace(
      /^\p{L}{2}[^\d,]*,\s*|^\p{L}{3}\D*?[\s\-\u2013](?=(?:\p{L}{1,3}[\s\-\u2013]*)?\d)/u,
      '',
    );
  return code.replace(/\D/g, '').length === digits && !code.includes('/') ? code : raw;
}

/** Whether nothing but a code stands in `raw`: a place beside it is no spelling of it, and would be lost. */
export const isCodeAlone = (raw: string): boolean => !/\p{L}{3}/u.test(raw);

/**
 * The code for something else than the letters that `part` should be: `-zero` is added where nothing
 * but a zero stands among them.
 */
export function orZero(code: string, part: string): string {
  return /^[A-Z0]*0[A-Z0]*$/.test(part) ? `${code}-zero` : code;
}

/**
 * The code for something else than the digits of a postal code: `place` only where a word stands beside
 * them, so that nobody is told of a place who typed none.
 */
export function orPlace(compact: string): string {
  const besideWord = /\d/.test(compact) && /\p{L}{3}/u.test(compact);
  return orLetterO(besideWord && !isLetterOIn(compact) ? 'place' : 'letters', compact);
}

/** Issues of a number that must be `expected` digits and nothing else; `strange` is the code for the latter. */
export function checkDigits(
  compact: string,
  expected: number,
  strange = orLetterO('letters', compact),
): Issue[] {
  if (/[^\d]/.test(compact)) return [error(strange)];
  return compact.length === expected ? [] : [error('length', { expected, count: compact.length })];
}

/** The outcome for a text that is no value, for one reason. */
export function refused(
  raw: string,
  code: string,
  params?: Record<string, string | number>,
): ParsedValue<never> {
  return { raw, issues: [error(code, params)] };
}

/** Sum of the digits, each times its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** `A` is 10 and `Z` is 35, as in the base of 36; digits are themselves. */
export function base36(character: string): number {
  return Number.parseInt(character, 36);
}
