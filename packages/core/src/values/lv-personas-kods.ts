import { warning } from '../issue.ts';
import { isRealDate, isoDate } from './calendar.ts';
import { bare, checkDigits, refused, weightedSum, withoutLabel } from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** What a Latvian personal code says about its holder. */
export interface PersonasKodsMeta {
  /** `new` codes, given since 1 July 2017, begin with 32 and hold no date. */
  style: 'old' | 'new';
  /** `yyyy-mm-dd`, of an old code. */
  birthDate?: string;
}

const centuries = [1800, 1900, 2000];

/**
 * Style and birth date of a code of eleven digits; undefined when the date or the century in an
 * old one does not exist. The check digit is not looked at.
 */
export function personasKodsMeta(code: string): PersonasKodsMeta | undefined {
  if (!/^\d{11}$/.test(code)) return undefined;
  if (code.startsWith('32')) return { style: 'new' };
  const century = centuries[Number(code[6])];
  if (century === undefined) return undefined;
  const [day, month] = [Number(code.slice(0, 2)), Number(code.slice(2, 4))];
  const year = century + Number(code.slice(4, 6));
  return isRealDate(year, month, day)
    ? { style: 'old', birthDate: isoDate(year, month, day) }
    : undefined;
}

function passes(code: string): boolean {
  const sum = weightedSum(code, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return ((1101 - sum) % 11) % 10 === Number(code[10]);
}

const prefixes = /^(?:(?:PERSONASKODS|PERSKODS|PERSK|PK|KODS):?)*(?:LV)?/;

/**
 * Latvian personal code. The value is eleven digits, shown as `161175-19997`. The check digit of
 * codes that begin with 32 has no official description, so a mismatch there is only a warning.
 */
export const lvPersonasKods: ValueKind = {
  name: 'lv-personas-kods',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(raw, /PERSONAS|PERSK|^PK/), prefixes);
    const issues = checkDigits(compact, 11);
    if (issues.length) return { raw, issues };
    if (compact.startsWith('32')) {
      return { raw, value: compact, issues: passes(compact) ? [] : [warning('check-digit')] };
    }
    if (!centuries[Number(compact[6])]) return refused(raw, 'century');
    if (!personasKodsMeta(compact)) return refused(raw, 'birth-date');
    return passes(compact) ? { raw, value: compact, issues: [] } : refused(raw, 'checksum');
  },
  format: (value) => value.replace(/^(\d{6})(\d{5})$/, '$1-$2'),
  tells: personasKodsMeta,
};
