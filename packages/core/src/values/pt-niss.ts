import { bare, checkDigits, refused, weightedSum, withoutLabel } from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** What a NISS says about its holder. */
export interface NissMeta {
  holder: 'natural' | 'legal';
}

/** The kind of holder told by the first digit of a NISS; undefined when the text is none by shape. */
export function nissMeta(niss: string): NissMeta | undefined {
  if (!/^[12]\d{10}$/.test(niss)) return undefined;
  return { holder: niss.startsWith('1') ? 'natural' : 'legal' };
}

const prefixes =
  /^(?:(?:NISS|NÚMERO|NUMERO|NR|N[ºO°]|DE|DA|IDENTIFICAÇÃO|IDENTIFICACAO|SEGURANÇA|SEGURANCA|SOCIAL|BENEFICIÁRIO|BENEFICIARIO):?)*/;

/** Portuguese social security number NISS. The value and its display are eleven digits. */
export const ptNiss: ValueKind = {
  name: 'pt-niss',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /NISS|SOCIAL|BENEFICI/), prefixes);
    const issues = checkDigits(compact, 11);
    if (issues.length) return { raw, issues };
    if (!/^[12]/.test(compact)) return refused(raw, 'first-digit');
    const sum = weightedSum(compact, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]);
    return Number(compact[10]) === 9 - (sum % 10)
      ? { raw, value: compact, issues: [] }
      : refused(raw, 'checksum');
  },
  format: (value) => value,
  tells: nissMeta,
};
