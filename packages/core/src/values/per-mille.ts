import { compareDecimals, isDecimal } from './decimal-string.ts';
import { refused } from './identifier.ts';
import { formatDecimal, longestNumberText, readNumber, toDecimalString } from './number-text.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/* "125‰", "125 por mil", "125 promili", and the fraction of a thousand that it is. */
const sign = /\s*(?:‰|por mil|per mil(?:le)?|promil\p{L}*|\/\s*1[\s.]?000)$/iu;
const percent = /%|percent|por cento|procent/iu;

/**
 * The share of a whole in thousandths, as the permilagem of a flat. The value is a decimal string with a
 * full stop and no needless zeros, `125` for 125‰. More than the whole is refused, and so is none of it.
 */
export const perMille: ValueKind = {
  name: 'per-mille',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const typed = plain(raw).trim();
    if (typed.length > longestNumberText) return refused(raw, 'too-many-digits');
    if (percent.test(typed)) return refused(raw, 'percent');
    const read = readNumber(typed.replace(sign, ''), locale);
    if ('problem' in read) return refused(raw, read.problem);
    if (read.negative) return refused(raw, 'format');
    const value = toDecimalString(false, read.whole, read.fraction.replace(/0+$/, ''));
    if (value === '0') return refused(raw, 'zero');
    return compareDecimals(value, '1000') > 0
      ? refused(raw, 'over-whole')
      : { raw, value, issues: [] };
  },
  format: (value, locale) => (isDecimal(value) ? `${formatDecimal(value, locale)}‰` : value),
};
