import { refused } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/* Values of the characters: Q and V do not occur, X stands between the digits and A. */
const alphabet = '0123456789XABCDEFGHIJKLMNOPRSTUWYZ';

/* "KW nr", "w księdze wieczystej nr": nothing else looks like the court that follows. */
const label = /^\D*(?<!\p{L})(?=[A-Z]{2}\d[A-Z])/u;

/* Long enough for the number with its name and generous space; keeps pasted rubbish cheap. */
const longest = 120;

function passes(compact: string): boolean {
  const sum = [...compact]
    .slice(0, 12)
    .reduce((total, character, at) => total + alphabet.indexOf(character) * [1, 3, 7][at % 3]!, 0);
  return sum % 10 === Number(compact[12]);
}

/* Court, number, check digit: as written with slashes, else cut where one or both are missing. */
function split(text: string): string[] {
  const groups = text.split(/[\s/\\.,;()\-\u2010-\u2015\u2044\u2212\u2215]+/).filter(Boolean);
  const [first = '', ...others] = groups;
  const together = groups.join('');
  if (groups.length !== 3 && together.length === 13) {
    return [together.slice(0, 4), together.slice(4, 12), together.slice(12)];
  }
  return others.length === 1 && /^[A-Z]{2}\d[A-Z][\dO]/.test(first)
    ? [first.slice(0, 4), first.slice(4), ...others]
    : groups;
}

/**
 * Polish land and mortgage register number. The value and its display are `KA1S/00012345/6`; zeros
 * at the front of the middle part may be left out where slashes or spaces part the number.
 */
export const plKw: ValueKind = {
  name: 'pl-kw',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = plain(raw).normalize('NFC').trim().toUpperCase();
    if (text.length > longest) return refused(raw, 'format');
    const [court = '', number = '', check = '', ...rest] = split(text.replace(label, ''));
    if (!/^[A-Z\d]{4}$/.test(court) || rest.length) return refused(raw, 'format');
    if (!/^[A-Z]{2}\d[A-Z]$/.test(court) || /[QV]/.test(court)) return refused(raw, 'court');
    if (!number) return refused(raw, 'format');
    if (/\D/.test(number + check)) return refused(raw, orLetterO('digits', `${number}/${check}`));
    if (number.length > 8) return refused(raw, 'length', { expected: 8, count: number.length });
    if (!check) return refused(raw, 'check-missing');
    if (check.length > 1) return refused(raw, 'format');
    const padded = number.padStart(8, '0');
    return passes(court + padded + check)
      ? { raw, value: `${court}/${padded}/${check}`, issues: [] }
      : refused(raw, 'checksum');
  },
  format: (value) => value,
};
