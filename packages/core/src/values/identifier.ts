import { error, type Issue } from '../issue.ts';
import { visible } from './text.ts';
import type { ParsedValue } from './value-kind.ts';

/**
 * A pasted number without what people put around its characters: a leading name or country
 * (`NIP:`, `PL`), space of any width, hyphens and dashes, full stops, a comma at the end.
 * `prefixes` is matched against capitals without any of these.
 */
export function bare(raw: string, prefixes: RegExp): string {
  return visible(raw)
    .normalize('NFC')
    .replace(/[\s.\-\u2010-\u2015\u2212]/g, '')
    .replace(/[,;:]$/, '')
    .toUpperCase()
    .replace(prefixes, '');
}

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
