import { error } from '../issue.ts';
import { isBlank } from './text.ts';
import { formatDecimal, readNumber, toDecimalString } from './number-text.ts';
import { problemOf } from './number-words.ts';
import type { ValueKind } from './value-kind.ts';

/* What could as well be thousands: nobody writes three decimals of a whole number. */
const couldBeThousands = (whole: string, fraction: string): boolean =>
  fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);

/** A whole number. `12,00` is whole; `12,5` is not, and `1,000` is asked about in every language. */
export const integer: ValueKind<number> = {
  name: 'integer',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const read = readNumber(raw, locale);
    if ('problem' in read) return { raw, issues: [error(problemOf(read, raw, locale))] };
    if (couldBeThousands(read.whole, read.fraction)) return { raw, issues: [error('ambiguous')] };
    if (/[1-9]/.test(read.fraction)) return { raw, issues: [error('whole')] };
    const value = Number(toDecimalString(read.negative, read.whole, ''));
    return Number.isSafeInteger(value)
      ? { raw, value, issues: [] }
      : { raw, issues: [error('too-many-digits')] };
  },
  format: (value, locale) =>
    Number.isSafeInteger(value) ? formatDecimal(String(value), locale) : String(value),
};
