import { bare, checkDigits, refused, weightedSum, withoutLabel } from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const prefixes =
  /^(?:(?:VIENOTAIS|VIEN|REĢISTRĀCIJAS|REGISTRACIJAS|REĢ|REG|PVN|NMR|KODS|NUMURS|NR|MAKSĀTĀJA|MAKSATAJA):?)*(?:LV)?/;

/**
 * Latvian registration number of a company, body or association; with `LV` before it, its VAT
 * number. The value and its display are the eleven digits. A number that begins with 0 to 3 is a
 * person's code, of another kind.
 */
export const lvReg: ValueKind = {
  name: 'lv-reg',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /REĢ|REG|PVN|VAT|NODOK/), prefixes);
    const issues = checkDigits(compact, 11);
    if (issues.length) return { raw, issues };
    if (/^[0-3]/.test(compact)) return refused(raw, 'first-digit');
    return weightedSum(compact, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3
      ? { raw, value: compact, issues: [] }
      : refused(raw, 'checksum');
  },
  format: (value) => value,
};
