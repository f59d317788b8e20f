import { warning, type Issue } from '../issue.ts';
import { bare, orZero, refused, weightedSum, withoutLabel } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { countryName, lengthOf } from './iban-countries.ts';
import { homeCountry } from './home-country.ts';
import { isBlank } from './text.ts';
import type { ParsedValue, ValueKind } from './value-kind.ts';

/** What an IBAN says about the account. */
export interface IbanMeta {
  /** ISO 3166-1 code of the country of the bank; `XK` is Kosovo. */
  country: string;
}

/** The country of an IBAN in its compact spelling; undefined when no country has such IBANs. */
export function ibanMeta(iban: string): IbanMeta | undefined {
  const country = iban.slice(0, 2);
  return lengthOf(country) === iban.length ? { country } : undefined;
}

const label = /KONT|CONTA|RACH|IBAN|NRB|NIB/;

/* Taken off only where an account number follows; none may be a country, as NO and DE are. */
const prefixes =
  /^(?:(?:NUMER|NR|RACHUNKU|RACHUNEK|RACH|BANKOWEGO|BANKOWY|KONTA|KONTO|KONTS|BANKAS|CONTA|N[º°]|IBAN|NRB|NIB):?)+(?=[A-Z]{2}\d|\d)/;

/* ISO 7064: letters become 10 to 35, and the whole number leaves 1 when divided by 97. */
function mod97(text: string): number {
  return [...text].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}

/* National accounts are known by their length alone, since they are digits only. */
function withCountry(compact: string, raw: string, locale: string): string {
  if (/^\d{26}$/.test(compact)) return `PL${compact}`;
  const portuguese = homeCountry(locale) === 'PT' || /\bNIB(?![a-z])/i.test(raw);
  if (/^\d{21}$/.test(compact) && portuguese) return `PT50${compact}`;
  return compact;
}

/* How many digits the national number has that is meant: the one named, else that of the page's country. */
function nationalLength(raw: string, locale: string): number | undefined {
  const [, named] = /\b(NIB|NRB)(?![a-z])/i.exec(raw) ?? [];
  const country = named ? { NIB: 'PT', NRB: 'PL' }[named.toUpperCase()] : homeCountry(locale);
  return { PT: 21, PL: 26 }[country ?? ''];
}

function withoutCountry(raw: string, compact: string, locale: string): ParsedValue<never> {
  const expected = nationalLength(raw, locale);
  return expected && /^\d{15,30}$/.test(compact)
    ? refused(raw, 'national-length', { expected, count: compact.length })
    : refused(raw, 'country-missing');
}

/* What the three countries' own rules add to the length and to the check digits of every IBAN. */
function national(iban: string): string | undefined {
  const account = iban.slice(4);
  if (/^(?:PL|PT)/.test(iban)) return /\D/.test(account) ? orLetterO('digits', account) : undefined;
  return iban.startsWith('LV') && !/^[A-Z]{4}/.test(account)
    ? orZero('bank-letters', account.slice(0, 4))
    : undefined;
}

/* The first eight digits of a Polish account name the bank's branch; the eighth is a check digit. */
function doubts(iban: string, country: string): Issue[] {
  if (!iban.startsWith('PL')) return [];
  const sum = weightedSum(iban.slice(4), [3, 9, 7, 1, 3, 9, 7, 1]);
  return sum % 10 ? [warning('bank', { country })] : [];
}

function readIban(raw: string, iban: string, locale: string): ParsedValue {
  const code = iban.slice(0, 2);
  const expected = lengthOf(code);
  if (expected === undefined) return refused(raw, 'country-unknown', { code });
  const country = countryName(code, locale);
  // A name begins with the letters of some country, as Nowak does with Norway's.
  if (!/^..(?:$|\d|.\d|OO)/.test(iban)) return refused(raw, 'country-missing');
  if (iban.length !== expected) {
    return refused(raw, 'length', { country, expected, count: iban.length });
  }
  if (!/^..\d\d/.test(iban)) {
    return refused(raw, orLetterO('check-digits', iban.slice(2, 4)), { country });
  }
  const problem = national(iban);
  if (problem) return refused(raw, problem, { country });
  const passes = mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
  /* 00, 01 and 99 leave the same rest as 97, 98 and 02, which are what is given out. */
  if (/^..(?:0[01]|99)/.test(iban)) return refused(raw, 'checksum', { country });
  /* A Portuguese account number leaves 1 by itself, so that its check digits are always 50. */
  if (!passes || (code === 'PT' && mod97(iban.slice(4)) !== 1)) {
    return refused(raw, 'checksum', { country });
  }
  return { raw, value: iban, issues: doubts(iban, country) };
}

/* Words are no number of a country, though every second one begins with the code of some. */
const isWords = (compact: string): boolean => /^(?!..OO)\p{L}{3,}$/u.test(compact);

function strange(raw: string, compact: string, locale: string): ParsedValue<never> {
  const [code = ''] = /^[A-Z]{2}(?=\d)/.exec(compact) ?? [];
  return lengthOf(code) === undefined
    ? refused(raw, 'letters')
    : refused(raw, 'characters', { country: countryName(code, locale) });
}

/* Digits with a letter O among them: where the number is long enough to tell, its country is known. */
function withLetterO(raw: string, compact: string, locale: string): ParsedValue<never> {
  const digits = compact.replaceAll('O', '0');
  const meant = withCountry(digits, raw, locale);
  return meant === digits
    ? withoutCountry(raw, digits, locale)
    : refused(raw, 'digits-o', { country: countryName(meant.slice(0, 2), locale) });
}

/**
 * Bank account number of any country that uses IBAN. The value has no spaces; it is shown in
 * fours. Read too are the Polish number of 26 digits and, on a page of Portugal or after `NIB`, the
 * Portuguese one of 21 digits.
 */
export const iban: ValueKind = {
  name: 'iban',
  tidy: true,
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = withCountry(bare(withoutLabel(raw, label), prefixes), raw, locale);
    if (/^(?=.*\d)\d*O[\dO]*$/.test(compact)) return withLetterO(raw, compact, locale);
    if (isWords(compact)) return refused(raw, 'country-missing');
    if (/[^\dA-Z]/.test(compact)) return strange(raw, compact, locale);
    if (!/^[A-Z]{2}/.test(compact)) return withoutCountry(raw, compact, locale);
    return readIban(raw, compact, locale);
  },
  format: (value) => value.replace(/(.{4})(?=.)/g, '$1 '),
};
