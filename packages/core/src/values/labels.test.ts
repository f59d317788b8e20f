import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseValue } from '../values.ts';

/* Numbers as they are copied out of letters, contracts and tables: with the words before them. */

const read: [kind: string, locale: string, value: string, texts: string[]][] = [
  [
    'pt-nif',
    'pt-PT',
    '501964843',
    [
      'Número de identificação fiscal (NIF): 501 964 843',
      '(NIF 501964843)',
      '"501964843"',
      'NIF do titular: PT 501964843',
      'Contrib. n.º 501964843',
      'NIF=501964843',
      'Tax number (NIF) pt501964843',
    ],
  ],
  ['pt-niss', 'pt-PT', '12345678910', ['Seg. Social (NISS) n.º 12345678910']],
  [
    'pt-cc',
    'pt-PT',
    '000000000ZZ4',
    [
      'BI/CC: 00000000 0 ZZ4',
      'Cartão de cidadão (CC) n.º 00000000 0 ZZ4',
      'Documento de identificação n.º 00000000-0-ZZ4',
    ],
  ],
  [
    'pt-matricula',
    'pt-PT',
    'AA01AA',
    ['Matrícula n.º AA-01-AA', 'Matrícula do veículo: AA-01-AA', 'AA/01/AA', 'AA_01_AA'],
  ],
  [
    'pl-nip',
    'pl',
    '8567346215',
    [
      'Numer identyfikacji podatkowej (NIP): 856-734-62-15',
      'NIP wnioskodawcy: PL 8567346215',
      'NIP firmy 8567346215',
    ],
  ],
  [
    'pl-pesel',
    'pl',
    '02122401358',
    [
      'Numer PESEL (jeśli nadano): 02122401358',
      'legitymujący się nr. PESEL 02122401358',
      '(PESEL: 02122401358)',
      "'02122401358",
      'Nr ewid. PESEL:\t02122401358',
    ],
  ],
  ['pl-regon', 'pl', '192598184', ['Numer identyfikacyjny REGON: 192598184']],
  ['pl-teryt', 'pl', '1811011', ['Identyfikator gminy (TERYT): 181101_1', 'kod gminy 1811011']],
  [
    'pl-dowod',
    'pl',
    'ABS123456',
    [
      'dowodem osobistym seria ABS numer 123456',
      'dowód os. seria ABS, nr 123456',
      'dow. osob. ABS 123456',
      'ABS, 123456',
    ],
  ],
  [
    'pl-kw',
    'pl',
    'KA1S/00012345/6',
    [
      'KA1S/00012345/6;',
      '(KW KA1S/00012345/6)',
      'KW-KA1S/00012345/6',
      'w księdze wieczystej nr KA1S/00012345/6',
      'KA1S\u221500012345\u22156',
    ],
  ],
  [
    'pl-ade',
    'pl',
    'AE:PL-61360-92303-WGCGF-27',
    ['(AE:PL-61360-92303-WGCGF-27)', 'Skrzynka doręczeń AE:PL-61360-92303-WGCGF-27'],
  ],
  [
    'pl-znak-sprawy',
    'pl',
    'ABC-A.123.77.3.2011.JW',
    [
      'sygn. ABC-A.123.77.3.2011.JW',
      'Sygnatura akt: ABC-A.123.77.3.2011.JW',
      'L.dz. ABC-A.123.77.3.2011.JW',
      'Dotyczy sprawy nr ABC-A.123.77.3.2011.JW',
      'dot. ABC-A.123.77.3.2011.JW',
      'Numer sprawy - ABC-A.123.77.3.2011.JW',
    ],
  ],
  [
    'lv-personas-kods',
    'lv',
    '16117519997',
    [
      'personas kods Nr. 161175-19997',
      'personas koda Nr. 161175-19997',
      '(p.k. 161175-19997)',
      'p/k 161175-19997',
      'Personas kods/reģistrācijas Nr.: 161175-19997',
    ],
  ],
  [
    'lv-reg',
    'lv',
    '40003521600',
    [
      'Nodokļu maksātāja reģistrācijas kods 40003521600',
      'Uzņēmuma reģistrācijas numurs: 40003521600',
      'vienotais reģistrācijas Nr. (40003521600)',
      'VAT: LV40003521600',
      'Reg. No. 40003521600',
    ],
  ],
  [
    'lv-kadastrs',
    'lv',
    '17000350012',
    [
      'zemes vienības kadastra apzīmējums 1700 035 0012',
      'kad. apz. 17000350012',
      'nekustamā īpašuma kadastra Nr. 17000350012',
      '1700/035/0012',
    ],
  ],
  [
    'iban',
    'pt-PT',
    'PT50000201231234567890154',
    [
      'IBAN/NIB: PT50 0002 0123 1234 5678 9015 4',
      'Conta bancária (IBAN): PT50 0002 0123 1234 5678 9015 4',
      'N.º de conta: pt50 0002 0123 1234 5678 9015 4',
      'Número de conta (NIB) 0002 0123 12345678901 54',
    ],
  ],
  [
    'iban',
    'pl',
    'PL61109010140000071219812874',
    [
      'Numer konta bankowego (NRB): 61 1090 1014 0000 0712 1981 2874',
      'Rachunek do zwrotu: 61 1090 1014 0000 0712 1981 2874',
      'Konto bankowe nr PL 61 1090 1014 0000 0712 1981 2874',
    ],
  ],
  [
    'iban',
    'lv',
    'LV80BANK0000435195001',
    ['Norēķinu konta Nr. LV80BANK0000435195001', 'n/k konts LV80 BANK 0000 4351 9500 1'],
  ],
  [
    'postal-code-pl',
    'pl',
    '39-300',
    [
      'Kod poczt. 39-300',
      'Kod pocztowy (PL): 39-300',
      '39-300 Mielec',
      'Mielec 39-300',
      'Mielec, 39-300',
      'Mielec PL-39-300',
      'Nowy Targ 39 300',
    ],
  ],
  [
    'postal-code-pt',
    'pt-PT',
    '3350-156',
    [
      'Cód. postal: 3350-156',
      '3350-156 Vila Nova de Poiares',
      'Vila Nova de Poiares 3350-156',
      'Vila Nova de Poiares – 3350-156',
    ],
  ],
  [
    'postal-code-lv',
    'lv',
    'LV-3401',
    [
      'Pasta ind. LV-3401',
      'indekss 3401',
      'LV-3401 Liepāja',
      'Liepāja LV-3401',
      'Liepāja LV3401',
      'Liepāja - LV-3401',
    ],
  ],
  ['one-time-code', 'pl', '123456', ['Kod: 123 456']],
  ['one-time-code', 'pt-PT', '123456', ['O seu código é 123456.']],
  ['phone', 'pl', '+48600100200', ['tel. kom. 600 100 200', 'Nr telefonu: 600 100 200;']],
  ['phone', 'pt-PT', '+351912345678', ['Telemóvel: 912 345 678', 'Tlm. (+351) 912345678']],
  ['phone', 'lv', '+37120000000', ['Tālr. 20000000', 'mob. tālr.: +371 20 000 000', 't. 20000000']],
  ['money', 'pl', '1234.50', ['1 234,50.', '1 234,50 zł;', '1234,50,']],
  [
    'date',
    'pl',
    '2026-05-03',
    ['2026-05-03T00:00:00', '2026-05-03 00:00:00', '3.05.2026 0:00', '2026-05-03T00:00:00.000Z'],
  ],
  [
    'email',
    'pl',
    'jan@wp.pl',
    ['Jan Nowak <jan@wp.pl>', 'E-mail: jan@wp.pl', 'e-pasts: jan@wp.pl'],
  ],
];

for (const [kind, locale, value, texts] of read)
  for (const raw of texts)
    test(`${kind} ${JSON.stringify(raw)} on a page in ${locale}`, () => {
      assert.deepEqual(parseValue(kind, raw, locale), { raw, value, issues: [] });
    });

const refused: [kind: string, locale: string, raw: string, code: string][] = [
  ['pt-nif', 'pt-PT', 'NIF ES 501964843', 'letters'],
  ['pt-nif', 'pt-PT', 'NIF: es501964843', 'letters'],
  ['pt-nif', 'pt-PT', 'Telefone 501964843', 'letters'],
  ['pt-nif', 'pt-PT', '501964843 e 501964843', 'letters'],
  ['pl-nip', 'pl', 'NIP UE DE8567346215', 'letters'],
  ['pl-nip', 'pl', 'REGON 8567346215', 'letters'],
  ['lv-reg', 'lv', 'PVN LT40003521600', 'letters'],
  ['iban', 'pl', 'Konto ZZ61 1090 1014 0000 0712 1981 2874', 'country-unknown'],
  ['iban', 'lv', 'Konts NO80BANK0000435195001', 'length'],
  ['one-time-code', 'pl', 'Kod 123456 wygasa o 12', 'letters'],
  ['phone', 'pl', 'Jan 600 100 200', 'letters'],
  ['email', 'pl', 'Jan <jan@wp.pl> Nowak', 'spaces'],
  ['money', 'pl', '1.234.', 'format'],
  ['date', 'pl', '2026-05-03 22:00', 'format'],
  ['date', 'pl', "3.5.'26", 'century'],
  ['date', 'pl', '3 maja ’26', 'century'],
  ['pl-znak-sprawy', 'pl', 'dotyczy', 'format'],
];

for (const [kind, locale, raw, code] of refused)
  test(`${kind} ${JSON.stringify(raw)} is ${code}`, () => {
    const { value, issues } = parseValue(kind, raw, locale);
    assert.equal(value, undefined);
    assert.equal(issues[0]?.code, code);
  });

const behind: [kind: string, locale: string, value: string, raw: string][] = [
  ['pl-nip', 'pl', '8567346215', '856 734 62 15 (NIP)'],
  ['pl-nip', 'pl', '8567346215', 'PL 8567346215 (NIP firmy).'],
  ['pl-pesel', 'pl', '02122401358', '02122401358 (numer PESEL)'],
  ['pl-regon', 'pl', '192598184', '192598184(REGON)'],
  ['pl-teryt', 'pl', '1811011', '1811011 (TERYT)'],
  ['pt-nif', 'pt-PT', '501964843', '501 964 843 (NIF)'],
  ['pt-niss', 'pt-PT', '12345678910', '12345678910 (NISS)'],
  ['pt-cc', 'pt-PT', '000000000ZZ4', '00000000 0 ZZ4 (cartão de cidadão)'],
  ['lv-personas-kods', 'lv', '16117519997', '161175-19997 (p.k.)'],
  ['lv-reg', 'lv', '40003521600', '40003521600 (reģ. Nr.)'],
  ['lv-kadastrs', 'lv', '17000350012', '1700 035 0012 (kadastra Nr.)'],
  ['iban', 'pl', 'PL61109010140000071219812874', '61 1090 1014 0000 0712 1981 2874 (NRB)'],
  ['postal-code-pl', 'pl', '39-300', '39-300 (kod pocztowy)'],
  ['postal-code-pt', 'pt-PT', '3350-156', '3350-156 (código postal)'],
  ['postal-code-lv', 'lv', 'LV-3401', 'LV-3401 (pasta indekss)'],
];

for (const [kind, locale, value, raw] of behind)
  test(`${kind} ${JSON.stringify(raw)} with its name behind it`, () => {
    assert.deepEqual(parseValue(kind, raw, locale), { raw, value, issues: [] });
  });

test('another name behind a number is not left out', () => {
  assert.equal(parseValue('pl-nip', '8567346215 (REGON)', 'pl').issues[0]?.code, 'letters');
  assert.equal(parseValue('pl-nip', '8567346215 (NIP 2)', 'pl').issues[0]?.code, 'letters');
});

test('a series that ends like the word for number is left whole', () => {
  for (const raw of ['ANR 123456', 'dowód osobisty ANR 123456', 'seria i numer: ANR123456'])
    assert.equal(parseValue('pl-dowod', raw, 'pl').issues[0]?.code, 'checksum', raw);
});
