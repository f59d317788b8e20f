import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatValue, parseValue } from '../values.ts';
import { isLandline, phone } from './phone.ts';

function outcome(kind: string, raw: string, locale: string): unknown {
  const { value, issues } = parseValue(kind, raw, locale);
  return value ?? issues[0]?.code;
}

const phones: [raw: string, locale: string, expected: string][] = [
  ['600 100 200', 'pl', '+48600100200'],
  ['17 787 43 00', 'pl', '+48177874300'],
  ['(17) 787-43-00', 'pl', '+48177874300'],
  ['48 600 100 200', 'pl', '+48600100200'],
  ['0048 600100200', 'lv', '+48600100200'],
  ['tel. 600-100-200', 'pl', '+48600100200'],
  ['239 420 850', 'pt-PT', '+351239420850'],
  ['912.345.678', 'pt', '+351912345678'],
  ['63 404 750', 'lv', '+37163404750'],
  ['63404750', 'lv-LV', '+37163404750'],
  ['+371 63404750', 'pl', '+37163404750'],
  ['+44 20 7946 0000', 'en', '+442079460000'],
  ['600 100 200', 'en-PL', '+48600100200'],
  ['600 100 200', 'en', 'country-missing'],
  ['60 010 020', 'pl', 'length'],
  ['+351 91234567', 'pl', 'length-with-code'],
  ['+371 2912345', 'lv', 'length-with-code'],
  ['00371 2912345', 'lv', 'length-with-code'],
  ['371 2912345', 'lv', 'length'],
  ['600 100 200 ext 5', 'pl', 'extension'],
  ['17 788 84 00 wew. 12', 'pl', 'extension'],
  ['17 788 84 00, w. 12', 'pl', 'extension'],
  ['tel. (17) 788 84 00 (wewn. nr 12)', 'pl', 'extension'],
  ['numer wewnętrzny 12', 'pl', 'letters'],
  ['239 420 850 ext. 12', 'pt-PT', 'extension'],
  ['239 420 850 Extensão: 12', 'pt-PT', 'extension'],
  ['63404750 papildu 12', 'lv', 'extension'],
  ['63404750 iekš. 12', 'lv', 'extension'],
  ['+44 20 7946 0000 x12', 'en', 'extension'],
  ['+44 20 7946 0000 #12', 'en', 'extension'],
  ['63404750 vai 12', 'lv', 'letters'],
  ['0 17 788 84 00', 'pl', 'leading-zero'],
  ['(0-17) 788-84-00', 'pl', 'leading-zero'],
  ['0600100200', 'pl', 'leading-zero'],
  ['017 788 840', 'pl', 'leading-zero'],
  ['039 420 850', 'pt-PT', 'leading-zero'],
  ['06340475', 'lv', 'leading-zero'],
  ['+48 (0) 17 788 84 00', 'en', '+48177888400'],
  ['0048 0 17 788 84 00', 'pl', '+48177888400'],
  ['030 12', 'pl', 'length'],
  ['+48 00 1000 2000', 'pl', 'leading-zero-with-code'],
  ['+', 'pl', 'format'],
  ['+12345', 'pl', 'format'],
  ['+4412345678901234', 'pl', 'format'],
  ['++48600100200', 'pl', 'letters'],
];

for (const [raw, locale, expected] of phones) {
  test(`telephone ${JSON.stringify(raw)} on a page in ${locale}`, () => {
    assert.equal(outcome('phone', raw, locale), expected);
  });
}

test('telephone numbers are grouped as their country does', () => {
  assert.equal(formatValue('phone', '+48600100200', 'pl'), '+48 600 100 200');
  assert.equal(formatValue('phone', '+48177874300', 'pl'), '+48 17 787 43 00');
  // Free and shared-cost numbers have no area code that could stand alone.
  for (const [value, written] of [
    ['+48800100100', '+48 800 100 100'],
    ['+48801222333', '+48 801 222 333'],
    ['+48703403403', '+48 703 403 403'],
  ] as const)
    assert.equal(formatValue('phone', value, 'pl'), written);
  assert.equal(formatValue('phone', '+351239420850', 'lv'), '+351 239 420 850');
  assert.equal(formatValue('phone', '+37163404750', 'lv'), '+371 63 404 750');
  assert.equal(formatValue('phone', '+442079460000', 'en'), '+442079460000');
});

const emails: [raw: string, expected: string][] = [
  [' anna@Example.COM ', 'anna@example.com'],
  ['mailto:anna@example.com', 'anna@example.com'],
  ['<anna@example.com>', 'anna@example.com'],
  ['Anna.Kowalska+mielec@example.co.uk', 'Anna.Kowalska+mielec@example.co.uk'],
  ['anna@żółw.pl', 'anna@żółw.pl'],
  ['anna', 'at-missing'],
  ['anna.example.com', 'at-missing'],
  ['a@b.pl, c@d.pl', 'at-many'],
  ['anna kowalska@example.com', 'spaces'],
  ['anna@example', 'domain'],
  ['jan@wp,pl', 'dot-missing'],
  ['jan@wp;pl', 'dot-missing'],
  ['jan@poczta,wp.pl', 'dot-missing'],
  ['jan@wp,', 'domain'],
  ['jan@wp.pl,', 'format'],
  ['jan@wp.,pl', 'format'],
  [`jan@wp,${'a'.repeat(260)}`, 'domain'],
  ['@example.com', 'format'],
  ['anna@', 'format'],
  ['anna..k@example.com', 'format'],
  ['anna@example..com', 'format'],
  ['anna@example.com.', 'anna@example.com'],
  ['anna@example.com. ', 'anna@example.com'],
  ['<anna@Example.com.>', 'anna@example.com'],
  ['anna@example.com..', 'format'],
  ['anna@example.', 'domain'],
  ['anna@.', 'format'],
  ['anna@-example.com', 'format'],
  [`${'a'.repeat(65)}@example.com`, 'format'],
];

for (const [raw, expected] of emails) {
  test(`e-mail ${JSON.stringify(raw)}`, () => {
    assert.equal(outcome('email', raw, 'pl'), expected);
  });
}

test('a domain with a comma is not mended, but said as it would be with a dot', () => {
  for (const [raw, domain] of [
    ['jan@wp,pl', 'wp.pl'],
    ['jan@Poczta;wp,,pl', 'Poczta.wp.pl'],
  ] as const) {
    const { value, issues } = parseValue('email', raw, 'pl');
    assert.equal(value, undefined);
    assert.deepEqual(issues, [{ code: 'dot-missing', severity: 'error', params: { domain } }]);
  }
});

test('letters beyond ASCII before the @ are a warning, not an error', () => {
  const { value, issues } = parseValue('email', 'łukasz@example.com', 'pl');
  assert.equal(value, 'łukasz@example.com');
  assert.deepEqual(issues, [{ code: 'diacritics', severity: 'warning' }]);
});

test('letters of an alphabet that looks like ours are a warning after the @, also as a browser writes them', () => {
  const told = (kind: string, raw: string): string[] =>
    parseValue(kind, raw, 'pl').issues.map(({ code, severity }) => `${severity} ${code}`);
  const warned = [
    'jan@exаmple.pl',
    'jan@xn--exmple-4nf.pl',
    'jan@Xn--Exmple-4nf.pl',
    'jan@аррӏе.pl',
  ];
  warned.push('jan@poczta.οra.lv', 'jan@wp.рl', 'jan@xn--80ak6aa92e.com');
  for (const raw of warned) {
    assert.deepEqual(told('email', raw), ['warning look-alike'], raw);
    assert.deepEqual(told('emails', `a@b.pl, ${raw}`), ['warning look-alike'], raw);
  }
  assert.deepEqual(told('email', 'jаn@exаmple.pl'), ['warning diacritics', 'warning look-alike']);
  const fine = ['jan@książka.pl', 'jan@xn--ksika-5wa74f.pl', 'jan@rīga.lv', 'jan@ПРИМЕР.рф'];
  fine.push('jan@xn--e1afmkfd.xn--p1ai', 'jan@xn--99999999.pl', 'jan@字.com');
  for (const raw of fine) assert.deepEqual(told('email', raw), [], raw);
  assert.equal(parseValue('email', 'jan@exаmple.pl', 'pl').value, 'jan@exаmple.pl');
});

const several: [raw: string, expected: string][] = [
  ['anna@example.com', 'anna@example.com'],
  ['anna@Example.com, jan@example.pl', 'anna@example.com,jan@example.pl'],
  ['anna@example.com;jan@example.pl;', 'anna@example.com,jan@example.pl'],
  ['anna@example.com\njan@example.pl\n', 'anna@example.com,jan@example.pl'],
  ['Anna K. <anna@example.com>, "Jan" <mailto:jan@example.pl>', 'anna@example.com,jan@example.pl'],
  [' , ,', 'at-missing , ,'],
  ['anna@example.com, jan', 'at-missing jan'],
  ['anna@example.com jan@example.pl', 'at-many anna@example.com jan@example.pl'],
  ['anna@example.com, jan nowak@example.pl', 'spaces jan nowak@example.pl'],
  ['anna@example, jan@example.pl', 'domain anna@example'],
  ['anna@example.com, jan..n@example.pl', 'format jan..n@example.pl'],
  ['jan@wp,pl', 'dot-missing jan@wp,pl'],
  ['anna@example.com,jan@wp;pl,ewa@example.pl', 'dot-missing jan@wp;pl'],
  ['Jan <jan@poczta,onet,pl>', 'dot-missing jan@poczta,onet,pl'],
  ['biuro@um.mielec,pl', 'dot-missing biuro@um.mielec,pl'],
  ['anna@example.com,jan', 'at-missing jan'],
  ['anna@example.com., Jan <jan@example.pl.>', 'anna@example.com,jan@example.pl'],
  ['anna@example.com., jan@example.pl..', 'format jan@example.pl.'],
  ['anna@example,jan@example.pl', 'domain anna@example'],
  ['anna@example, jan', 'domain anna@example'],
  ['anna@example.com, łukasz@example.pl', 'anna@example.com,łukasz@example.pl'],
  [`anna@example.com, ${'a'.repeat(80)}`, `at-missing ${'a'.repeat(49)}…`],
];

for (const [raw, expected] of several) {
  test(`several e-mail addresses ${JSON.stringify(raw)}`, () => {
    const { value, issues } = parseValue('emails', raw, 'pl');
    const { code, params } = issues[0] ?? {};
    assert.equal(value ?? [code, params?.['address']].join(' ').trim(), expected);
  });
}

test('a comma for a dot is one address among several, told with the dot in its place', () => {
  const { issues } = parseValue('emails', 'jan@wp,pl', 'pl');
  assert.deepEqual(issues[0]?.params, { address: 'jan@wp,pl', domain: 'wp.pl' });
  assert.equal(issues.length, 1);
});

test('every wrong address of several is told, and each by itself', () => {
  const { issues } = parseValue('emails', 'anna, jan@example.pl, ewa@example', 'pl');
  assert.deepEqual(
    issues.map(({ code, params }) => [code, params]),
    [
      ['at-missing', { address: 'anna' }],
      ['domain', { address: 'ewa@example' }],
    ],
  );
  assert.equal(formatValue('emails', 'a@b.pl,c@d.pl', 'pl'), 'a@b.pl, c@d.pl');
});

test('phone: a country on a second line is the one of a national number', () => {
  const value = (raw: string) => phone.parse(raw, 'pl').value;
  assert.equal(value('239 420 850\nPT'), '+351239420850');
  assert.equal(value('63404750\nLV'), '+37163404750');
  assert.equal(value('+48 600 100 200\nPT'), '+48600100200');
  assert.equal(value('600 100 200\n'), '+48600100200');
  assert.equal(value('+49 30 1234567\nDE'), '+49301234567');
  assert.deepEqual(phone.parse('\nPL', 'pl'), { raw: '\nPL', issues: [] });
});

test('phone: a whole number of another country than the chosen one is taken and pointed out', () => {
  for (const [raw, value] of [
    ['+48 600 100 200\nDE', '+48600100200'],
    ['0048 600 100 200\nPT', '+48600100200'],
    ['+49 30 1234567\nPL', '+49301234567'],
  ] as const) {
    const read = phone.parse(raw, 'pl');
    assert.equal(read.value, value);
    const told = read.issues.map(({ code, severity }) => [code, severity]);
    assert.deepEqual(told, [['other-country', 'warning']], raw);
  }
  for (const raw of [
    '+48 600 100 200\nPL',
    '600 100 200\nPL',
    '+48 600 100 200',
    '+44 20 79460000\nDE',
  ])
    assert.deepEqual(phone.parse(raw, 'pl').issues, [], raw);
});

test('phone: a national number of another country is its digits, which are no number of ours', () => {
  const read = (raw: string) => {
    const { value, issues } = phone.parse(raw, 'pl');
    return issues.length > 0 ? issues.map(({ code }) => code).join() : value;
  };
  assert.equal(read('030 1234567\nDE'), '0301234567');
  assert.equal(read('(351) 239-420-850\nUA'), '351239420850');
  assert.equal(read('030\nDE'), 'format');
  assert.equal(read('1234567890123456\nDE'), 'format');
  assert.equal(read('030 I234\nDE'), 'letters');
  assert.equal(phone.format('351239420850', 'pl'), '351239420850');
  assert.equal(isLandline('351239420850'), false);
});

test('phone: landlines are told apart in the three countries', () => {
  for (const value of ['+351239420850', '+48177874300', '+37163404750'])
    assert.equal(isLandline(value), true, value);
  for (const value of ['+351912345678', '+48600100200', '+37129123456', '+49301234567', ''])
    assert.equal(isLandline(value), false, value);
});
