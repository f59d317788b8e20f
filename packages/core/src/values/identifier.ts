import { error, type Issue } from '../issue.ts';
import { visible } from './text.ts';

/**
 * A pasted number without what people put around its digits: a leading name or country
 * (`NIP:`, `PL`), space of any width, hyphens and dashes, full stops.
 */
export function bare(raw: string, prefixes: RegExp): string {
  return visible(raw)
    .replace(/[\s.\-\u2010-\u2015\u2212]/g, '')
    .toUpperCase()
    .replace(prefixes, '');
}

/** Issues of a number that must be `expected` digits and nothing else. */
export function checkDigits(compact: string, expected: number): Issue[] {
  if (/[^\d]/.test(compact)) return [error('letters')];
  return compact.length === expected ? [] : [error('length', { expected, count: compact.length })];
}

/** Sum of the digits, each times its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
