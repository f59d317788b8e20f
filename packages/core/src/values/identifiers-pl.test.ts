import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseValue } from '../values.ts';
import { outcome, table } from '../../scripts/outcome-table.ts';
import { peselMeta } from './pl-pesel.ts';
import { terytMeanings } from './pl-teryt.ts';

const pesel = '44051401359';
table('pl-pesel', 'pl', [
  ['PL44051401359', pesel],
  ['44051401359', pesel],
  [' 440514 01359 ', pesel],
  ['440514-01359', pesel],
  ['PESEL: 44051401359', pesel],
  ['nr PESEL 44051401359', pesel],
  ['numer PESEL: 44051401359,', pesel],
  ['numer ewidencyjny PESEL 44051401359', pesel],
  ['44\u00a0051\u202f401359', pesel],
  ['\u200b44051401359\ufeff', pesel],
  ['4405140135O', 'letters-o'],
  ['440514013559', 'length'],
  ['4405140135', 'length'],
  ['44051401358', 'checksum'],
  ['44051401539', 'checksum'],
  ['44054101359', 'birth-date'],
  ['99130112347', 'birth-date'],
  ['00000000000', 'birth-date'],
]);

test('PESEL counts what was typed', () => {
  const { issues } = parseValue('pl-pesel', '4405140135', 'pl');
  assert.deepEqual(issues[0]?.params, { expected: 11, count: 10 });
});

test('PESEL tells birth date and sex in every century', () => {
  assert.deepEqual(peselMeta('00810100000'), { birthDate: '1800-01-01', sex: 'female' });
  assert.deepEqual(peselMeta('99123100010'), { birthDate: '1999-12-31', sex: 'male' });
  assert.deepEqual(peselMeta('00222900000'), { birthDate: '2000-02-29', sex: 'female' });
  assert.equal(peselMeta('00422900000'), undefined, '2100 is no leap year');
  assert.equal(peselMeta('99723100000')?.birthDate, '2299-12-31');
  assert.equal(peselMeta('not a number'), undefined);
});

const nip = '8567346215';
table('pl-nip', 'pl', [
  ['8567346215', nip],
  ['856-734-62-15', nip],
  ['856-73-46-215', nip],
  ['PL8567346215', nip],
  ['PL 856 734 62 15', nip],
  ['NIP: 856-734-62-15', nip],
  ['NIP UE: PL 8567346215', nip],
  ['nr NIP 856-734-62-15', nip],
  ['NIP PL8567346215', nip],
  ['856.734.62.15', nip],
  ['856–734–62–15', nip],
  ['8567346216', 'checksum'],
  ['8567364215', 'checksum'],
  ['88567346215', 'length'],
  ['5762831660', 'not-issued'],
  ['000-000-00-00', 'not-issued'],
  ['DE8567346215', 'letters'],
  ['856734621', 'length'],
]);

table('postal-code-pl', 'pl', [
  ['39-300', '39-300'],
  ['39300', '39-300'],
  ['39 300', '39-300'],
  ['PL 39-300', '39-300'],
  ['PL-39-300', '39-300'],
  ['39–300', '39-300'],
  ['39\u00a0300', '39-300'],
  ['kod pocztowy: 39-300', '39-300'],
  ['393-00', 'format'],
  ['3930', 'length'],
  ['339-300', 'length'],
  ['39-30O', 'letters-o'],
  ['39-3S0', 'letters'],
  ['39-300 Mielec', '39-300'],
  ['39 300, Mielec', '39-300'],
  ['３９－３００', '39-300'],
  ['39-300 Mielec 2', 'letters'],
  ['39-30 OO', 'letters-o'],
  ['-', 'length'],
]);

table('pl-regon', 'pl', [
  ['123456785', '123456785'],
  ['REGON: 123 456 785', '123456785'],
  ['123-456-785', '123456785'],
  ['001123710', '001123710'],
  ['24273191142188', '24273191142188'],
  ['REGON 242731911 42188', '24273191142188'],
  ['123456784', 'checksum'],
  ['213456785', 'checksum'],
  ['1123456785', 'length'],
  ['24273191142189', 'unit-checksum'],
  ['24273191142818', 'unit-checksum'],
  ['14273191142188', 'checksum'],
  ['000000000', 'not-issued'],
  ['00000000000000', 'not-issued'],
  ['12345678S', 'letters'],
  ['1123710', 'length'],
]);

table('pl-dowod', 'pl', [
  ['ABS123456', 'ABS123456'],
  ['abs 123456', 'ABS123456'],
  ['ABS-123-456', 'ABS123456'],
  ['seria ABS nr 123456', 'ABS123456'],
  ['ABS numer 123456', 'ABS123456'],
  ['nr dowodu: ABS 123456', 'ABS123456'],
  ['seria i numer dowodu osobistego: ABS 123456', 'ABS123456'],
  ['seria i nr ABS 123456', 'ABS123456'],
  ['Dowód osobisty: ABS 123456', 'ABS123456'],
  ['ABS523456', 'checksum'],
  ['ABS213456', 'checksum'],
  ['BAS123456', 'checksum'],
  ['ABS1123456', 'length'],
  ['ABS12345', 'length'],
  ['A8S123456', 'series'],
  ['ABS12345O', 'digits-o'],
  ['ABŚ123456', 'letters'],
  ['AOS623456', 'checksum'],
  ['AOS023456', ['AOS023456', 'unused-letter']],
]);

test('identity card: the check digit of a series is found by its rule', () => {
  /* A 10×7, B 11×3, S 28×1; digits 2 to 6 ×7 3 1 7 3; the first digit makes tens of it. */
  const sum = 70 + 33 + 28 + 2 * 7 + 3 * 3 + 4 * 1 + 5 * 7 + 6 * 3;
  assert.equal(sum % 10, 1);
  assert.equal(outcome('pl-dowod', `ABS${sum % 10}23456`, 'pl'), 'ABS123456');
});

const kw = 'KA1S/00012345/6';
table('pl-kw', 'pl', [
  ['KA1S/00012345/6', kw],
  ['KA1S/12345/6', kw],
  ['ka1s 12345 6', kw],
  ['KA1S / 00012345 / 6', kw],
  ['KA1S-00012345-6', kw],
  ['KA1S000123456', kw],
  ['KA1S00012345/6', kw],
  ['KA1S/000123456', kw],
  ['KA1S12345/6', kw],
  ['KW nr KA1S00012345 6', kw],
  ['KA1S00012345/7', 'checksum'],
  ['KA1S000112345/6', 'length'],
  ['KA1S0001234O/6', 'digits-o'],
  ['KA1S00012345', 'format'],
  ['KA1S 0001 2345 6', kw],
  ['KW nr KA1S/00012345/6', kw],
  ['numer księgi wieczystej: KA1S/00012345/6', kw],
  ['KW KA1S/00012345/6', kw],
  ['KA1S/00012345/7', 'checksum'],
  ['KA1S/00021345/6', 'checksum'],
  ['KA1S/000112345/6', 'length'],
  ['KV1S/00012345/6', 'court'],
  ['KAIS/00012345/6', 'court'],
  ['KA15/00012345/6', 'court'],
  ['KA1S/0001234S/6', 'digits'],
  ['KA1S/00012345', 'check-missing'],
  ['KA1S/00012345/66', 'format'],
  ['KA1S12345', 'format'],
  ['12345', 'format'],
  ['KA1S/1/2/3/4', 'format'],
]);

table('pl-teryt', 'pl', [
  ['18', '18'],
  ['TERC 1811011', '1811011'],
  ['18 11 01 1', '1811011'],
  ['181101_1', '1811011'],
  ['1811', '1811'],
  ['0974133', '0974133'],
  ['SIMC: 0974133', '0974133'],
  ['ULIC 10268', '10268'],
  ['01', 'voivodeship'],
  ['34', 'voivodeship'],
  ['00', 'voivodeship'],
  ['1911', 'voivodeship'],
  ['1800', 'powiat'],
  ['974133', 'length'],
  ['181', 'length'],
  ['18110I1', 'letters'],
]);

test('a TERYT code tells what it can mean', () => {
  assert.deepEqual(terytMeanings('18'), ['voivodeship']);
  assert.deepEqual(terytMeanings('1811'), ['powiat']);
  assert.deepEqual(terytMeanings('1811011'), ['gmina', 'place']);
  assert.deepEqual(terytMeanings('0974133'), ['place']);
  assert.deepEqual(terytMeanings('1811016'), ['place'], 'no gmina has the kind 6');
  assert.deepEqual(terytMeanings('10268'), ['street']);
  assert.deepEqual(terytMeanings('181101'), []);
});

const ade = 'AE:PL-61360-92303-WGCGF-27';
table('pl-ade', 'pl', [
  [ade, ade],
  ['ae:pl-61360-92303-wgcgf-27', ade],
  ['AE:PL–61360–92303–WGCGF–27', ade],
  ['AE: PL - 61360 - 92303 - WGCGF - 27', ade],
  ['AE:PL6136092303WGCGF27', ade],
  ['AE PL 61360 92303 WGCGF 27', ade],
  ['AE PL-61360-92303-WGCGF-27', ade],
  ['AE;PL-61360-92303-WGCGF-27', ade],
  ['ADE: AE; PL-61360-92303-WGCGF-27', ade],
  ['AE.PL-61360-92303-WGCGF-27', ade],
  ['AE/PL-61360-92303-WGCGF-27', ade],
  ['AE:PL 61360-92303-WGCGF 27', ade],
  ['AE;DE-61360-92303-WGCGF-27', 'country'],
  ['ADE: AE:PL-61360-92303-WGCGF-27.', ade],
  ['adres do doręczeń elektronicznych: AE:PL-61360-92303-WGCGF-27', ade],
  ['PL-61360-92303-WGCGF-27', 'prefix'],
  ['AE:DE-61360-92303-WGCGF-27', 'country'],
  ['AE:PL-61360-92303-WGCGF', 'groups'],
  ['AE:PL-61360-9230-WGCGF-27', 'group-length'],
  ['AE:PL-61360-923033-WGCGF-27', 'group-length'],
  ['AE:PL-6136O-92303-WGCGF-27', 'group-digits-o'],
  ['AE:PL-61360-92303-WGC0F-27', 'group-letters-zero'],
]);

test('an address for delivery tells which group is wrong', () => {
  const { issues } = parseValue('pl-ade', 'AE:PL-61360-9230-WGCGF-27', 'pl');
  assert.deepEqual(issues[0]?.params, { group: '2', expected: 5, count: 4 });
});

table('pl-znak-sprawy', 'pl', [
  ['GK.6232.145.2026', 'GK.6232.145.2026'],
  ['gk.6232.145.2026', 'GK.6232.145.2026'],
  ['Or.0123.4.2026', 'Or.0123.4.2026'],
  ['GK. 6232. 145. 2026', 'GK.6232.145.2026'],
  ['GK 6232.145.2026', 'GK.6232.145.2026'],
  ['gk 6232 . 145 . 2026', 'GK.6232.145.2026'],
  ['GK\u00a06232.145.2026.JW', 'GK.6232.145.2026.JW'],
  ['OŚ-IV 6220.3.2026', 'OŚ-IV.6220.3.2026'],
  ['znak sprawy: GK 6232.145.2026', 'GK.6232.145.2026'],
  ['GK 6232.1.145.2026', 'GK.6232.1.145.2026'],
  ['GK 62.145.2026', 'GK.62.145.2026'],
  ['GK 1.6232.145.2026', 'GK1.6232.145.2026'],
  ['GK 6232.145', 'parts'],
  ['znak 6232.145.2026', 'parts'],
  ['znak sprawy: GK.6232.145.2026', 'GK.6232.145.2026'],
  ['Nasz znak: OŚ-IV.6220.3.2026.AK', 'OŚ-IV.6220.3.2026.AK'],
  ['ABC-A.123.77.3.2011.JW', 'ABC-A.123.77.3.2011.JW'],
  ['GK–A.6232.145.2026.', 'GK-A.6232.145.2026'],
  ['WGK.III.6232.1.2026', ['WGK.III.6232.1.2026', 'unit-full-stop']],
  ['GK/6232/145/2026', 'slashes'],
  ['GK.6232.145.26', 'year'],
  ['GK.6232.145.22026', 'year'],
  ['GK.6232.145.1899', 'year-range'],
  ['GK.6232.145.2126', 'year-range'],
  ['GK.6232.145.1900', 'GK.6232.145.1900'],
  ['GK.6232.145.2O26', 'format-o'],
  ['GK.6232.145.2O26.JW', 'format-o'],
  ['GK.62O2.145.2026', 'format-o'],
  ['GK.O123.145.2026', 'format-o'],
  ['GK.6232.OO1.2026', 'format-o'],
  ['GK.6232.2026', 'parts'],
  ['6232.145.2026', 'unit'],
  ['GK 6232 145 2026', 'format'],
  ['GK.6232..2026', 'format'],
  ['GK.62B2.145.2026', 'format'],
]);
