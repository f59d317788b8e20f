import { orZero, refused } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank, plain } from './text.ts';
import type { ParsedValue, ValueKind } from './value-kind.ts';

const label =
  /^(?:(?:ADE|ADRES|DORĘCZEŃ|DORECZEN|DO|E-?DORĘCZEŃ|E-?DORĘCZENIA|ELEKTRONICZNYCH):?\s*)+/;

const longest = 160;

/* Sizes of the groups after `AE:PL`; the third is of letters. */
const sizes = [5, 5, 5, 2];

/* The groups as written, or cut from the seventeen characters when hyphens are missing. */
function split(rest: string): string[] {
  const groups = rest.split('-');
  const together = groups.join('');
  if (groups.length === sizes.length || together.length !== 17) return groups;
  let from = 0;
  return sizes.map((size) => together.slice(from, (from += size)));
}

function check(raw: string, groups: readonly string[]): ParsedValue<never> | undefined {
  if (groups.length !== sizes.length) return refused(raw, 'groups');
  for (const [at, group] of groups.entries()) {
    const params = { group: String(at + 1) };
    const expected = sizes[at]!;
    if (group.length !== expected) {
      return refused(raw, 'group-length', { ...params, expected, count: group.length });
    }
    if (at === 2 ? /[^A-Z]/.test(group) : /\D/.test(group)) {
      return refused(
        raw,
        at === 2 ? orZero('group-letters', group) : orLetterO('group-digits', group),
        params,
      );
    }
  }
  return undefined;
}

/**
 * Polish address for electronic delivery. The value and its display are
 * `AE:PL-61360-92303-WGCGF-27`. How the last two digits are made is not published, so only the
 * shape is looked at.
 */
export const plAde: ValueKind = {
  name: 'pl-ade',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = plain(raw).normalize('NFC').trim().toUpperCase();
    if (text.length > longest) return refused(raw, 'groups');
    const compact = text
      .replace(label, '')
      .replace(/^.*(?<!\p{L})(?=AE\s*[:;.,/-])/u, '')
      .replace(/\s/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[.,;)]$/, '');
    const [, country, rest] = /^AE[:;.,/-]?([A-Z]{2})-?(.*)$/.exec(compact) ?? [];
    if (country === undefined || rest === undefined) return refused(raw, 'prefix');
    if (country !== 'PL') return refused(raw, 'country');
    const groups = split(rest);
    return check(raw, groups) ?? { raw, value: `AE:PL-${groups.join('-')}`, issues: [] };
  },
  format: (value) => value,
};
