import { bare, refused, weightedSum, withoutLabel } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

function passes(digits: string, weights: readonly number[]): boolean {
  return (weightedSum(digits, weights) % 11) % 10 === Number(digits[weights.length]);
}

/**
 * Polish business register number. The value and its display are nine digits, or fourteen for a
 * local unit, whose first nine are the number of the business it belongs to.
 */
export const plRegon: ValueKind = {
  name: 'pl-regon',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /REGON/), /^(?:(?:NUMER|NR|REGON):?)*/);
    if (/\D/.test(compact)) return refused(raw, orLetterO('letters', compact));
    const count = compact.length;
    if (count !== 9 && count !== 14) return refused(raw, 'length', { count });
    if (/^0+$/.test(compact.slice(0, 9))) return refused(raw, 'not-issued');
    if (!passes(compact, [8, 9, 2, 3, 4, 5, 6, 7])) return refused(raw, 'checksum');
    if (count === 14 && !passes(compact, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8])) {
      return refused(raw, 'unit-checksum');
    }
    return { raw, value: compact, issues: [] };
  },
  format: (value) => value,
};
