import { warning } from '../issue.ts';
import { refused } from './identifier.ts';
import { isLetterOIn } from './letter-o.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/* A short form needs space behind it: a unit may have the same letters. */
const label =
  /^(?:(?:(?:nasz|wasz)\s+znak|znak|pisma|spraw[ay]|dotyczy|dot\.|nr|numer|sygn\.|sygnatura|akt|l\.\s?dz\.)(?:\s*:\s*|\s+(?:[-\u2010-\u2015]\s+)?))+(?=\p{L}\S*(?:\s+\d+\s*)?\.)/iu;

/*
 * Space in place of the first full stop. One or two digits may belong to the unit, unless the mark
 * were too short without them; a word of the label is no unit.
 */
const unitApart =
  /^(?!(?:znak|pisma|spraw[ay]|dotyczy|nr|numer|sygnatura|akt)\s)(\p{L}[\p{L}\d-]{0,42})\s+(?=\d{3,6}\s*\.|(?:\d{1,2}\s*\.\s*\d{1,6}\s*\.\s*\d{4})(?:\s*\.\s*\p{L}|\s*$))/iu;

const longest = 80;
const unit = /^\p{L}[\p{L}\d]{0,9}(?:-[\p{L}\d]{1,10}){0,3}$/u;
const withinUnit = /^\p{L}[\p{L}\d-]{0,9}$/u;
const number = /^\d{1,6}$/;
const initials = /^\p{L}{1,6}$/u;

/*
 * Unit, class of the file plan, number [, number within a sub-file], year [, initials]. The rule
 * is the office instruction of 18 January 2011; it sets no lengths, these are generous.
 */
export const plZnakSprawy: ValueKind = {
  name: 'pl-znak-sprawy',
  tidy: true,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = plain(raw).normalize('NFC').trim();
    if (text.length > longest) return refused(raw, 'format');
    const written = text
      .replace(label, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(unitApart, '$1.')
      .replace(/\s/g, '')
      .replace(/[.,;]$/, '');
    if (/[/\\]/.test(written)) return refused(raw, 'slashes');
    if (!written.includes('.')) return refused(raw, 'format');
    const parts = (/\p{Lu}/u.test(written) ? written : written.toUpperCase()).split('.');
    const [first = '', ...others] = parts;
    if (!unit.test(first)) return refused(raw, 'unit');
    /* Some offices put a full stop inside the unit, where the instruction has a hyphen. */
    let dotted = 0;
    while (withinUnit.test(others[dotted] ?? '')) dotted += 1;
    const numbers = others.slice(dotted);
    const last = numbers.at(-1) ?? '';
    if (initials.test(last)) numbers.pop();
    if (!numbers.every((part) => number.test(part)) || numbers.length > 4) {
      return refused(raw, numbers.some(isLetterOIn) ? 'format-o' : 'format');
    }
    /* A number that begins with the letter is taken for a part of the unit. */
    if (numbers.length < 3 && others.slice(0, dotted).some((part) => /^O+\d/i.test(part)))
      return refused(raw, 'format-o');
    if (numbers.length < 3) return refused(raw, numbers.length ? 'parts' : 'format');
    const year = numbers.at(-1)!;
    if (!/^(?:19|20)\d\d$/.test(year))
      return refused(raw, year.length === 4 ? 'year-range' : 'year');
    const issues = dotted ? [warning('unit-full-stop')] : [];
    return { raw, value: parts.join('.'), issues };
  },
  format: (value) => value,
};
