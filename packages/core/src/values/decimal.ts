import { error } from '../issue.ts';
import { isBlank } from './text.ts';
import { isDecimal } from './decimal-string.ts';
import { formatDecimal, readNumber, toDecimalString } from './number-text.ts';
import { problemOf } from './number-words.ts';
import type { ValueKind } from './value-kind.ts';

/** A decimal number. The value is a decimal string with a full stop and no needless zeros. */
export const decimal: ValueKind = {
  name: 'decimal',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const read = readNumber(raw, locale);
    if ('problem' in read) return { raw, issues: [error(problemOf(read, raw, locale))] };
    const value = toDecimalString(read.negative, read.whole, read.fraction.replace(/0+$/, ''));
    return { raw, value, issues: [] };
  },
  format: (value, locale) => (isDecimal(value) ? formatDecimal(value, locale) : value),
};
