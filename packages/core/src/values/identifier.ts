import { error, type Issue } from '../issue.ts';
import { plain } from './text.ts';
import type { ParsedValue } from './value-kind.ts';

/**
 * A pasted number without what people put around its characters: a leading name or country
 * (`NIP:`, `PL`), space of any width, hyphens and dashes, full stops, a comma at the end.
 * `prefixes` is matched against capitals without any of these.
 */
export function bare(raw: string, prefixes: RegExp): string {
  return plain(raw)
    .normalize('NFC')
    .replace(/[\s.\-\u2010-\u2015\u2212]/g, '')
    .replace(/[,;:]$/, '')
    .toUpperCase()
    .replace(prefixes, '');
}

/**
 * A postal code of so many `digits` without the place that stands beside it in a line of an address:
 * `39-300 Mielec`, `Liepāja, LV-3401`. Any other text as it is.
 */
export function withoutPlace(raw: string, digits: number): string {
  const code = plain(raw)
    .trim()
    .replace(/(?<=\d)[\s,]+\p{L}{2}\D*$/u, '')
    .replace(/^\p{L}{2}[^\d,]*,\s*/u, '');
  return code.replace(/\D/g, '').length === digits ? code : raw;
}

/** Whether nothing but a code stands in `raw`: a place beside it is no spelling of it, and would be lost. */
export const isCodeAlone = (raw: string): boolean => !/\p{L}{3}/u.test(raw);

/** Issues of a number that must be `expected` digits and nothing else. */
export function checkDigits(compact: string, expected: number): Issue[] {
  if (/[^\d]/.test(compact)) return [error('letters')];
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
