import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeIssue } from '../messages.ts';
import '../messages/all.ts';
import { languages } from '../language.ts';
import { formatValue, parseValue } from '../values.ts';
import { outcome, table } from '../../scripts/outcome-table.ts';
import { ibanMeta } from './iban.ts';
import { ibanCountries } from './iban-countries.ts';

const polish = 'PL61109010140000071219812874';
const portuguese = 'PT50000201231234567890154';
const latvian = 'LV80BANK0000435195001';

table('iban', 'pl', [
  ['Lvovska Marta', 'country-missing'],
  ['LV', 'length'],
  ['pl', 'length'],
  ['LV8', 'length'],
  ['US', 'country-unknown'],
  ['PL61 1090 1014 0000 0712 1981 2874', polish],
  ['pl61 1090 1014 0000 0712 1981 2874', polish],
  ['IBAN: PL61 1090 1014 0000 0712 1981 2874', polish],
  ['61 1090 1014 0000 0712 1981 2874', polish],
  ['61109010140000071219812874', polish],
  ['nr rachunku: 61 1090 1014 0000 0712 1981 2874', polish],
  ['Nr rach. 61 1090 1014 0000 0712 1981 2874', polish],
  ['NRB 61-1090-1014-0000-0712-1981-2874', polish],
  ['konto bankowe', 'country-missing'],
  ['brak', 'country-missing'],
  ['nie mam', 'country-missing'],
  ['nav', 'country-missing'],
  ['nav konta', 'country-missing'],
  ['none', 'country-missing'],
  ['não tenho', 'country-missing'],
  ['NIB', 'country-missing'],
  ['PLOO 1090 1014 0000 0712 1981 2874', 'check-digits-o'],
  ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
  ['NO93 8601 1117 947', 'NO9386011117947'],
  ['IBAN NO93 8601 1117 947', 'NO9386011117947'],
  ['61 1090 1014 0000 0712 1981 287', 'national-length'],
  ['61 1090 1014 0000 0712 1981 28744', 'national-length'],
  ['12345678901234', 'country-missing'],
  ['1234567890123456789012345678901', 'country-missing'],
  ['61 1090 1014 0000 0712 1981 2784', 'checksum'],
  ['PL61 1090 1014 0000 0712 1981 28744', 'length'],
  ['PL61 1090 1014 0000 0712 1981 287O', 'digits-o'],
  ['PLO1 1090 1014 0000 0712 1981 2874', 'check-digits-o'],
  ['611O9010140000071219812874', 'digits-o'],
  ['61 1O9O 1O14 oooo O712 1981 2874', 'digits-o'],
  ['O1 1090 1014 0000 0712 1981 2874', 'digits-o'],
  ['nr rachunku: 61 1O90 1014 0000 0712 1981 2874', 'digits-o'],
  ['61 1O90 1014 0000 0712 1981 287', 'national-length'],
  ['US61 1090 1014', 'country-unknown'],
  ['PL61_1090', 'characters'],
  ['PL61/1090', 'length'],
  ['PLN?', 'letters'],
  ['Nowak', 'country-missing'],
  ['Solska Anna', 'country-missing'],
  ['Nowak 12', 'country-missing'],
  ['000201231234567890154', 'national-length'],
  ['NIB: 0002 0123 12345678901 54', portuguese],
  ['nib000201231234567890154', portuguese],
  ['NIB 0002 0123 12345678901 45', 'checksum'],
]);

table('iban', 'pt-PT', [
  ['PT50 0002 0123 1234 5678 9015 4', portuguese],
  ['0002 0123 12345678901 54', portuguese],
  ['NIB: 000201231234567890154', portuguese],
  ['61109010140000071219812874', polish],
  ['PT51 0002 0123 1234 5678 9015 4', 'checksum'],
  ['0002 0123 12345678901 45', 'checksum'],
  ['PT50 0002 0123 1234 5678 9015', 'length'],
  ['0002 0123 12345678901 5', 'national-length'],
  ['OOO201231234567890154', 'digits-o'],
  ['0002 O123 12345678901 54', 'digits-o'],
  ['OOO2 0123 12345678901 5', 'national-length'],
]);

test('who typed digits alone is told how many, and how many there are in the country of the page', () => {
  const said = (raw: string, locale: string, language = locale) => {
    const [issue] = parseValue('iban', raw, locale).issues;
    return [issue?.params, describeIssue(language, 'iban', issue!)] as const;
  };
  const short = '0002 0123 12345678901 5';
  assert.deepEqual(said(short, 'pt-PT')[0], { expected: 21, count: 20 });
  assert.deepEqual(said(short, 'pl')[0], { expected: 26, count: 20 });
  assert.deepEqual(said(short, 'pl-u-rg-ptzzzz')[0], { expected: 21, count: 20 });
  assert.deepEqual(said(`NIB: ${short}`, 'pl')[0], { expected: 21, count: 20 });
  assert.deepEqual(said(`NRB ${short}`, 'pt-PT')[0], { expected: 26, count: 20 });
  for (const locale of ['en', 'lv'])
    assert.equal(outcome('iban', short, locale), 'country-missing', 'no number of digits only');
  for (const language of languages)
    assert.match(said(short, 'pt-PT', language)[1], /(?=.*\b21\b)(?=.*\b20\b).*PT/s, language);
});

table('iban', 'lv', [
  ['LV80 BANK 0000 4351 9500 1', latvian],
  ['Konts: LV80BANK0000435195001', latvian],
  ['LV80 BANK 0000 4351 9501 0', 'checksum'],
  ['LV80 BAN0 0000 4351 9500 1', 'bank-letters-zero'],
  ['LV80 BANK 0000 4351 9500', 'length'],
  ['80 BANK 0000 4351 9500 1', 'country-missing'],
]);

test('a Portuguese IBAN has 50 for check digits, whatever else makes the remainder right', () => {
  /* The account number alone has the rest 2, so that 49 would please the general rule. */
  const account = '000201231234567890155';
  const general = (digits: string) => {
    const rest = BigInt(`${account}2529${digits}`) % 97n;
    return rest === 1n;
  };
  const check = Array.from({ length: 97 }, (_, at) => String(at + 2).padStart(2, '0')).find(
    general,
  );
  assert.ok(check && check !== '50');
  assert.equal(outcome('iban', `PT${check}${account}`, 'pt-PT'), 'checksum');
});

test('check digits that no bank gives are refused though the remainder is right', () => {
  const other = { '97': '00', '98': '01', '02': '99' } as const;
  let met = 0;
  for (let n = 0; n < 2_000; n += 1) {
    const account = `BANK${String(n).padStart(13, '0')}`;
    for (const [given, never] of Object.entries(other)) {
      if (typeof outcome('iban', `LV${given}${account}`, 'lv') !== 'string') continue;
      if (!String(outcome('iban', `LV${given}${account}`, 'lv')).startsWith('LV')) continue;
      met += 1;
      assert.equal(outcome('iban', `LV${never}${account}`, 'lv'), 'checksum');
    }
  }
  assert.ok(met > 10);
});

test('a bank number with a wrong check digit of its own is a warning', () => {
  /* 1090 1014 with 5 for the last; the general check digits are made to fit. */
  const account = '109010150000071219812874';
  const check = 98n - (BigInt(`${account}252100`) % 97n);
  const raw = `PL${String(check).padStart(2, '0')}${account}`;
  const { value, issues } = parseValue('iban', raw, 'pl');
  assert.equal(value, raw);
  assert.deepEqual(issues, [
    { code: 'bank', severity: 'warning', params: { country: 'Polska (PL)' } },
  ]);
});

/* The example of the registry for a few countries of every length, as public lists have them. */
test('IBANs of other countries', () => {
  for (const raw of [
    'BE68 5390 0754 7034',
    'DK50 0040 0440 1162 43',
    'SI56 2633 0001 2039 086',
    'LT12 1000 0111 0100 1000',
    'CH93 0076 2011 6238 5295 7',
    'GB29 NWBK 6016 1331 9268 19',
    'AE07 0331 2345 6789 0123 456',
    'ES91 2100 0418 4502 0005 1332',
    'ST23 0001 0001 0051 8453 1014 6',
    'TR33 0006 1005 1978 6457 8413 26',
    'FR14 2004 1010 0505 0001 3M02 606',
    'HU42 1177 3016 1111 1018 0000 0000',
    'UA21 3223 1300 0002 6007 2335 6600 1',
    'MU17 BOMM 0101 1010 3030 0200 000M UR',
    'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
    'LC55 HEMM 0001 0001 0012 0012 0002 3015',
  ]) {
    const { value, issues } = parseValue('iban', raw, 'en');
    assert.deepEqual(issues, [], raw);
    assert.equal(formatValue('iban', value, 'en'), raw);
    assert.deepEqual(ibanMeta(String(value)), { country: raw.slice(0, 2) });
  }
  assert.equal(ibanCountries.length, 89);
  assert.equal(ibanMeta('US123'), undefined);
  assert.equal(ibanMeta(polish.slice(1)), undefined);
});

test('the sentence names the country and what failed, in every language', () => {
  const said = (raw: string, language: string) => {
    const [issue] = parseValue('iban', raw, language).issues;
    return describeIssue(language, 'iban', issue!);
  };
  assert.equal(
    said('PL61 1090', 'pl'),
    'Kraj: Polska (PL). Liczba znaków IBAN w tym kraju to 28. Wpisano 8 znaków.',
  );
  assert.equal(said('LV80 BANK 0000 4351 9501 0', 'lv').slice(0, 22), 'Valsts: Latvija (LV). ');
  for (const language of languages) {
    assert.match(said('FR14 2004', language), /\(FR\).*27/);
    assert.match(said('ZZ14 2004', language), /ZZ/);
    assert.match(said('FR14_2004', language), /\(FR\)/);
    assert.match(said('PL36 1090 1015 0000 0712 1981 2874', language), /\(PL\)/);
  }
});

test('a letter O in a number without its country is told with the country of that number', () => {
  const said = (raw: string, locale: string): unknown => parseValue('iban', raw, locale).issues[0];
  const issue = (country: string): unknown => ({
    code: 'digits-o',
    severity: 'error',
    params: { country },
  });
  assert.deepEqual(said('611O9010140000071219812874', 'pl'), issue('Polska (PL)'));
  assert.deepEqual(said('OOO201231234567890154', 'pt-PT'), issue('Portugal (PT)'));
});
