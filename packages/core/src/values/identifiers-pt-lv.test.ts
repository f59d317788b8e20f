import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../messages/all.ts';
import { languages } from '../language.ts';
import { describeIssue } from '../messages.ts';
import { parseValue } from '../values.ts';
import { kadastrsMeta } from './lv-kadastrs.ts';
import { personasKodsMeta } from './lv-personas-kods.ts';
import { maskValue } from './mask.ts';
import { nifMeta } from './pt-nif.ts';
import { nissMeta } from './pt-niss.ts';
import { table } from '../../scripts/outcome-table.ts';

const nif = '501964843';
table('pt-nif', 'pt-PT', [
  ['501964843', nif],
  ['501 964 843', nif],
  ['PT501964843', nif],
  ['PT 501.964.843', nif],
  ['NIF 501 964 843', nif],
  ['NIF: PT501964843', nif],
  ['NIF/NIPC: 501964843', nif],
  ['NIPC 501-964-843', nif],
  ['N.º de contribuinte: 501 964 843', nif],
  ['Nu\u0301mero de identificac\u0327a\u0303o fiscal: 501 964 843', nif],
  ['501\u00a0964\u202f843;', nif],
  ['566334330', '566334330'],
  ['501964842', 'checksum'],
  ['501964483', 'checksum'],
  ['510964843', 'checksum'],
  ['5011964843', 'length'],
  ['50196484', 'length'],
  ['012345678', 'first-digit'],
  ['5O1964843', 'letters-o'],
  ['ES501964843', 'letters'],
]);

test('a NIF tells the kind of its holder and is never refused by it', () => {
  const holder = (prefix: string) => nifMeta(prefix.padEnd(9, '0'))?.holder;
  assert.deepEqual(['1', '2', '3', '45', '8'].map(holder), Array(5).fill('natural'));
  assert.deepEqual(['5', '6', '71', '72'].map(holder), Array(4).fill('legal'));
  assert.deepEqual(['70', '74', '90', '98', '99', '40'].map(holder), Array(6).fill('other'));
  assert.equal(nifMeta('012345678'), undefined);
  assert.equal(nifMeta('50196484'), undefined);
});

table('pt-niss', 'pt-PT', [
  ['12345678910', '12345678910'],
  ['NISS: 123 456 789 10', '12345678910'],
  ['n.º de segurança social 12345678910', '12345678910'],
  ['20888417485', '20888417485'],
  ['12345678911', 'checksum'],
  ['13245678910', 'checksum'],
  ['112345678910', 'length'],
  ['99999999999', 'first-digit'],
  ['1234567891O', 'letters-o'],
]);

test('a NISS tells a person from an organisation', () => {
  assert.deepEqual(nissMeta('12345678910'), { holder: 'natural' });
  assert.deepEqual(nissMeta('20888417485'), { holder: 'legal' });
  assert.equal(nissMeta('32345678910'), undefined);
});

const cc = '000000000ZZ4';
table('pt-cc', 'pt-PT', [
  ['00000000 0 ZZ4', cc],
  ['00000000 0 zz 4', cc],
  ['CC n.º 00000000-0-ZZ4', cc],
  ['Número de documento: 00000000 0 ZZ4', cc],
  ['Cartão de Cidadão 00000000 0 ZZ4', cc],
  ['101490801ZY0', '101490801ZY0'],
  ['00000000 0 ZZ3', 'checksum'],
  ['110490801ZY0', 'checksum'],
  ['1014908011ZY0', 'length'],
  ['10149080', 'civil-number-only'],
  ['10149080 1', 'civil-number-only'],
  ['1O1490801ZY0', 'first-nine-o'],
  ['101490801ZYO', 'last-digit'],
  ['101490801ÇY0', 'letters'],
]);

test('citizen card: who typed the civil number is told what is asked and where it stands', () => {
  const front = /front|frente|przedniej|priekšpus/;
  for (const typed of ['10149080', '1014908', 'BI 10149080 1'])
    for (const language of languages) {
      const { issues } = parseValue('pt-cc', typed, language);
      const said = describeIssue(language, 'pt-cc', issues[0]!);
      assert.match(said, front, language);
      assert.match(said, /\b12\b.* 00000000 0 ZZ4\.$/, language);
    }
});

test('citizen card: a ninth digit that does not fit is a warning where the rest is right', () => {
  /* 10149080 1 ZY0 with the ninth digit raised by 1 (doubled: by 2) and the last one by 8. */
  const { value, issues } = parseValue('pt-cc', '10149080 2 ZY8', 'pt-PT');
  assert.equal(value, '101490802ZY8');
  assert.deepEqual(issues, [{ code: 'civil-number-check', severity: 'warning' }]);
});

table('pt-matricula', 'pt-PT', [
  ['AB-12-34', 'AB1234'],
  ['12-34-AB', '1234AB'],
  ['12-AB-34', '12AB34'],
  ['aa 01 aa', 'AA01AA'],
  ['AA·01·AA', 'AA01AA'],
  ['AA.01.AA', 'AA01AA'],
  ['Matrícula: AA-01-AA', 'AA01AA'],
  ['AB-CD-EF', 'pairs'],
  ['12-34-56', 'pairs'],
  ['AB-CD-12', 'pairs'],
  ['A1-23-BC', 'mixed-pair'],
  ['AA-0I-AA', 'mixed-pair-zero'],
  ['AA-01-A', 'length'],
  ['AAA-01-A', 'format'],
  ['AAA-O1-A', 'format'],
  ['A-0I-AAA', 'format'],
  ['matrícula aaa 01 a', 'format'],
  ['AA0IAA', 'mixed-pair-zero'],
  ['aa-1i-aa', 'mixed-pair'],
  ['AA-01-AAA', 'length'],
  ['AÁ-01-AA', 'letters'],
]);

table('postal-code-pt', 'pt-PT', [
  ['3350-156', '3350-156'],
  ['3350156', '3350-156'],
  ['3350 156', '3350-156'],
  ['P-3350-156', '3350-156'],
  ['PT 3350–156', '3350-156'],
  ['Código postal: 3350-156', '3350-156'],
  ['3350', 'last-three'],
  ['335-0156', 'format'],
  ['33500-156', 'length'],
  ['335-015', 'length'],
  ['0350-156', 'first-digit'],
  ['3350-156 Poiares', '3350-156'],
  ['3350-151 Vila Nova de Poiares', '3350-151'],
  ['3350 Vila Nova de Poiares', 'place'],
  ['Poiares 3350-15', 'place'],
  ['335O-156', 'letters-o'],
  ['335O-156 Poiares', 'letters-o'],
  ['3350-1S6', 'letters'],
  ['Código postal: 3350-1S6', 'letters'],
  ['3350-156A', 'letters'],
]);

const code = '16117519997';
table('lv-personas-kods', 'lv', [
  ['161175-19997', code],
  ['16117519997', code],
  ['p.k. 161175-19997', code],
  ['Pers.k. 161175-19997', code],
  ['Personas kods: 161175–19997', code],
  ['LV-161175-19997', code],
  ['328673-00679', '32867300679'],
  ['290200-21300', '29020021300'],
  ['322857-55861', ['32285755861', 'check-digit']],
  ['161175-19998', 'checksum'],
  ['161175-91997', 'century'],
  ['161175-19979', 'checksum'],
  ['161157-19997', 'checksum'],
  ['1661175-19997', 'length'],
  ['161375-19997', 'birth-date'],
  ['300288-12340', 'birth-date'],
  ['290201-21300', 'birth-date'],
  ['331175-19997', 'birth-date'],
  ['161175-39997', 'century'],
  ['16117S-19997', 'letters'],
]);

test('a doubtful check digit of a new personal code is a warning', () => {
  const { issues } = parseValue('lv-personas-kods', '322857-55861', 'lv');
  assert.equal(issues[0]?.severity, 'warning');
});

test('an old personal code tells the birth date in every century', () => {
  assert.deepEqual(personasKodsMeta('31129901961'), { style: 'old', birthDate: '1899-12-31' });
  assert.deepEqual(personasKodsMeta(code), { style: 'old', birthDate: '1975-11-16' });
  assert.deepEqual(personasKodsMeta('30061729418'), { style: 'old', birthDate: '2017-06-30' });
  assert.deepEqual(personasKodsMeta('32867300679'), { style: 'new' });
  assert.equal(personasKodsMeta('29020011300'), undefined, '1900 was no leap year');
  assert.equal(personasKodsMeta('16117539997'), undefined);
});

table('lv-reg', 'lv', [
  ['40003521600', '40003521600'],
  ['LV40003521600', '40003521600'],
  ['PVN reģ. nr. LV 4000 352 1600', '40003521600'],
  ['Reģistrācijas numurs: 40003521600', '40003521600'],
  ['vienotais reģ. Nr. 40003521600', '40003521600'],
  ['Vien. reģ. nr. 40003521600', '40003521600'],
  ['40003521601', 'checksum'],
  ['40003526100', 'checksum'],
  ['440003521600', 'length'],
  ['16117519997', 'first-digit'],
  ['4000352160O', 'letters-o'],
]);

table('lv-kadastrs', 'lv', [
  ['17000410123', '17000410123'],
  ['1700 041 0123', '17000410123'],
  ['Kadastra Nr. 17000410123', '17000410123'],
  ['kadastra apzīmējums: 1700-041-0123-001', '17000410123001'],
  ['17000410123001005', '17000410123001005'],
  ['170004101238001', ['170004101238001', 'land-part']],
  ['170004101237001', 'length'],
  ['1700041012', 'length'],
  ['117000410123', 'length'],
  ['1700A410123', 'letters'],
]);

test('a cadastral number tells what it names', () => {
  const object = (number: string) => kadastrsMeta(number)?.object;
  assert.deepEqual(kadastrsMeta('17000410123'), {
    object: 'property-or-land',
    territory: '1700',
  });
  assert.equal(object('17000410123001'), 'building');
  assert.equal(object('170004101238001'), 'land-part');
  assert.equal(object('17000410123001005'), 'premises');
  assert.equal(object('1700041012'), undefined);
});

table('postal-code-lv', 'lv', [
  ['LV-3401', 'LV-3401'],
  ['LV 3401', 'LV-3401'],
  ['lv3401', 'LV-3401'],
  ['3401', 'LV-3401'],
  ['Pasta indekss: LV–3401', 'LV-3401'],
  ['LV-9401', ['LV-9401', 'region']],
  ['LT-3401', 'country'],
  ['LV-34011', 'length'],
  ['LV-340', 'length'],
  ['LV-34O1', 'letters-o'],
  ['34O1 Liepāja', 'letters-o'],
  ['LV-34S1', 'letters'],
  ['LV-340 Liepāja', 'place'],
  ['Liepāja, LV-3401', 'LV-3401'],
  ['LV-3401 Liepāja', 'LV-3401'],
  ['Liepāja LV-3401', 'LV-3401'],
]);

test('values are masked for screens that others see', () => {
  const masked: [kind: string, value: string, shown: string][] = [
    ['pl-pesel', '44051401359', '******01359'],
    ['lv-personas-kods', '161175-19997', '******-*9997'],
    ['lv-personas-kods', '16117519997', '*******9997'],
    ['pt-nif', '501 964 843', '*** *** 843'],
    ['pl-nip', '856-734-62-15', '***-***-62-15'],
    ['pl-dowod', 'ABS 123456', '*** ***456'],
    ['pt-cc', '00000000 0 ZZ4', '******** 0 ZZ4'],
    ['iban', 'LV80 BANK 0000 4351 9500 1', '**** **** **** **** *500 1'],
    ['phone', '+48 600 100 200', '+** *** *** 200'],
    ['email', 'anna@example.com', '****@example.com'],
    ['date', '1975-11-16', '****-**-**'],
    ['text', 'Łódź', '***ź'],
    ['unheard-of', 'ABCDEFGH', '******GH'],
    ['text', 'ab', '**'],
    ['pt-nif', '12', '*2'],
  ];
  for (const [kind, value, shown] of masked) assert.equal(maskValue(kind, value), shown, value);
  assert.equal(maskValue('integer', 123456), '****56');
  assert.equal(maskValue('text', undefined), '');
});

test('masking never shows a birth date, whole or in part', () => {
  for (const raw of ['440514', '4405140135', '440514013599', 'ur. 14.05.1944']) {
    assert.doesNotMatch(maskValue('pl-pesel', raw), /\d/, raw);
    assert.doesNotMatch(maskValue('lv-personas-kods', raw), /\d/, raw);
    assert.doesNotMatch(maskValue('date', raw), /\d/, raw);
  }
});
