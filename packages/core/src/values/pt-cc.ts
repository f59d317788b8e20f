import { warning } from '../issue.ts';
import { bare, base36, refused, weightedSum, withoutLabel } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const prefixes =
  /^(?:(?:CC|BI|NÚMERO|NUMERO|NR|N[ºO°]|DOCUMENTO|DO|DE|CARTÃO|CARTAO|CIDADÃO|CIDADAO|IDENTIFICAÇÃO|IDENTIFICACAO|CIVIL):?)*/;

/* Luhn's rule over digits and letters, from the right; a doubled value above 9 loses 9 once. */
function passesLuhn(compact: string): boolean {
  const sum = [...compact].reduce((total, character, index) => {
    const value = base36(character) * (index % 2 ? 1 : 2);
    return total + (index % 2 === 0 && value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/* The ninth digit was the identity card's own check digit; its 0 may stand for 10. */
function passesOldCheck(compact: string): boolean {
  const sum = weightedSum(compact, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
  return sum % 11 === 0 || (compact[8] === '0' && (sum + 10) % 11 === 0);
}

/**
 * Document number of the Portuguese citizen card: civil identification number, its digit, two
 * letters or digits of the issue, one more digit. The value is twelve characters, shown as
 * `00000000 0 ZZ4`. The civil identification number alone is told apart from other lengths.
 */
export const ptCc: ValueKind = {
  name: 'pt-cc',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /^N?º?(?:CC|BI)|CIDAD|CIVIL|DOCUMENTO/), prefixes);
    if (/[^\dA-Z]/.test(compact)) return refused(raw, 'letters');
    if (/^\d{7,9}$/.test(compact)) return refused(raw, 'civil-number-only');
    const count = compact.length;
    if (count !== 12) return refused(raw, 'length', { expected: 12, count });
    if (!/^\d{9}/.test(compact)) return refused(raw, orLetterO('first-nine', compact.slice(0, 9)));
    if (!/\d$/.test(compact)) return refused(raw, 'last-digit');
    if (!passesLuhn(compact)) return refused(raw, 'checksum');
    const issues = passesOldCheck(compact) ? [] : [warning('civil-number-check')];
    return { raw, value: compact, issues };
  },
  format: (value) => value.replace(/^(\d{8})(\d)([A-Z\d]{2}\d)$/, '$1 $2 $3'),
};
