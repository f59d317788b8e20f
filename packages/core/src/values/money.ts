import { error } from '../issue.ts';
import { isBlank, plain } from './text.ts';
import { isDecimal } from './decimal-string.ts';
import {
  formatDecimal,
  longestNumber,
  longestNumberText,
  readNumber,
  toDecimalString,
} from './number-text.ts';
import type { ValueKind } from './value-kind.ts';

/*
 * The currency is the page's business (it stands beside the field); what people type with the
 * amount is taken off.
 */
const currency =
  /^(?:€|eur|zł|zl|pln)\s*|\s*(?:€|eur|euros?|eiro|z[łl](?:ot(?:y|e|ych))?|pln)\.?$/giu;

/** An amount. The value is a decimal string with two decimals, such as `1234.50`. */
export const money: ValueKind = {
  name: 'money',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const typed = plain(raw).trim();
    const read =
      typed.length > longestNumberText
        ? ({ problem: 'too-many-digits' } as const)
        : readNumber(typed.replace(currency, ''), locale);
    if ('problem' in read) return { raw, issues: [error(read.problem)] };
    const fraction = read.fraction.replace(/0+$/, '');
    /* `1,234` may be one thousand; `1,23456` is neither. */
    if (read.fraction.length === 3 && /^[1-9]\d{0,2}$/.test(read.whole)) {
      return { raw, issues: [error('ambiguous')] };
    }
    if (fraction.length > 2) return { raw, issues: [error('fraction')] };
    /* Two decimals belong to every amount, so that what is shown can be read again. */
    if (read.whole.length + 2 > longestNumber) return { raw, issues: [error('too-many-digits')] };
    const value = toDecimalString(read.negative, read.whole, fraction.padEnd(2, '0'));
    return { raw, value, issues: [] };
  },
  format: (value, locale) => (isDecimal(value) ? formatDecimal(value, locale, 2) : value),
};
