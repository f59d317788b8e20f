import { compareFractions } from './fraction-string.ts';
import { refused } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { longestNumber, longestNumberText } from './number-text.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/* What stands beside a share in deeds: "udział 1/2", "1/2 części", "1/2 domājamā daļa". */
const before = /^(?:udział(?:u|em)?|quota(?:-parte)?|share|domājam[āo]s? daļ[aiu]s?)[\s:]*(?=\d)/iu;
const after = /(?<=\d)\s*(?:części|cz\.?|domājam[āo]s? daļ[aiu]s?|dom\. ?d\.)$/iu;

/** `½` is `1/2`; the slashes that programs set between small figures are slashes. */
function withSlash(text: string): string {
  return text
    .replace(/(?<!\d\s*)[¼-¾⅐-⅞↉]/u, (sign) => sign.normalize('NFKC'))
    .replace(/[\u2044\u2215]/u, '/');
}

/** Digits, which large numbers may have in groups of three. */
const number = String.raw`(\d+|\d{1,3}(?:\s\d{3})+)`;
const shape = new RegExp(String.raw`^${number}\s*/\s*${number}$`, 'u');

const digitsOf = (text: string): string => text.replace(/\s/g, '').replace(/^0+(?=\d)/, '');

/**
 * The share of a whole as a fraction, such as `3/8`. The value and its display are the two numbers as
 * they were given: nothing is reduced, because a land register compares them with those of the deed.
 * More than the whole is refused, and so is none of it.
 */
export const fraction: ValueKind = {
  name: 'fraction',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = plain(raw).trim();
    if (text.length > 2 * longestNumberText) return refused(raw, 'too-many-digits');
    const parts = shape.exec(withSlash(text).replace(before, '').replace(after, ''));
    if (!parts) return refused(raw, orLetterO('format', text));
    const [upper = '', lower = ''] = parts.slice(1).map(digitsOf);
    if (Math.max(upper.length, lower.length) > longestNumber)
      return refused(raw, 'too-many-digits');
    if (lower === '0') return refused(raw, 'zero-denominator');
    if (upper === '0') return refused(raw, 'zero');
    const value = `${upper}/${lower}`;
    return compareFractions(value, '1') > 0
      ? refused(raw, 'over-whole')
      : { raw, value, issues: [] };
  },
  format: (value) => value,
};
