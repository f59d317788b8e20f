import { error } from '../issue.ts';
import { bare, checkDigits, weightedSum, withoutLabel } from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** Polish tax number NIP. The value is ten digits; it is shown as `123-456-78-90`. */
export const plNip: ValueKind = {
  name: 'pl-nip',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(
      withoutLabel(raw, /NIP/),
      /^(?:(?:NUMER|NR|IDENTYFIKACJI|PODATKOWEJ|NIP|UE|VAT):?)*(?:PL)?/,
    );
    const issues = checkDigits(compact, 10);
    if (issues.length) return { raw, issues };
    const remainder = weightedSum(compact, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
    if (remainder === 10 || /^0+$/.test(compact)) return { raw, issues: [error('not-issued')] };
    return remainder === Number(compact[9])
      ? { raw, value: compact, issues: [] }
      : { raw, issues: [error('checksum')] };
  },
  format: (value) => value.replace(/^(\d{3})(\d{3})(\d\d)(\d\d)$/, '$1-$2-$3-$4'),
};
