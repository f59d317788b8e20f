import { error } from '../issue.ts';
import { isRealDate, isoDate } from './calendar.ts';
import { bare, checkDigits, weightedSum, withoutLabel } from './identifier.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** What a PESEL number says about its holder. */
export interface PeselMeta {
  /** `yyyy-mm-dd` */
  birthDate: string;
  sex: 'female' | 'male';
}

/* The number added to the month tells the century: Act of 24 September 2010 on population records. */
const centuries: Readonly<Record<number, number>> = {
  80: 1800,
  0: 1900,
  20: 2000,
  40: 2100,
  60: 2200,
};

/**
 * Birth date and sex in a PESEL number of eleven digits; undefined when the date does not exist.
 * The check digit is not looked at. Do not demand that the sex agree with what a person declares.
 */
export function peselMeta(pesel: string): PeselMeta | undefined {
  if (!/^\d{11}$/.test(pesel)) return undefined;
  const coded = Number(pesel.slice(2, 4));
  const offset = coded - (coded % 20);
  const year = centuries[offset]! + Number(pesel.slice(0, 2));
  const month = coded - offset;
  const day = Number(pesel.slice(4, 6));
  if (!isRealDate(year, month, day)) return undefined;
  return {
    birthDate: isoDate(year, month, day),
    sex: Number(pesel[9]) % 2 ? 'male' : 'female',
  };
}

/**
 * Polish PESEL number. The value is eleven digits. A birth date in the future is let through:
 * whether it may be is the form's rule, not the number's.
 */
export const plPesel: ValueKind = {
  name: 'pl-pesel',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(
      withoutLabel(raw, /PESEL/),
      /^(?:(?:NUMER|NR|EWIDENCYJNY|PESEL):?)*(?:PL(?=\d))?/,
    );
    const issues = checkDigits(compact, 11);
    if (issues.length) return { raw, issues };
    /* A date that does not exist says where the slip is; a check digit only that there is one. */
    if (!peselMeta(compact)) return { raw, issues: [error('birth-date')] };
    return weightedSum(compact, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10
      ? { raw, issues: [error('checksum')] }
      : { raw, value: compact, issues: [] };
  },
  format: (value) => value,
  tells: peselMeta,
};
