import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberFormat } from '../intl.ts';
import { languages } from '../language.ts';
import { formatValue, parseValue } from '../values.ts';
import { compareDecimals, onStep } from './decimal-string.ts';

function outcome(kind: string, raw: string, locale: string): unknown {
  const { value, issues } = parseValue(kind, raw, locale);
  return value ?? issues[0]?.code;
}

const cases: [kind: string, raw: string, locale: string, expected: unknown][] = [
  ['integer', '12', 'pl', 12],
  ['integer', '12 345', 'pl', 12345],
  ['integer', '12\u00a0345', 'pt-PT', 12345],
  ['integer', '12\u202f345', 'lv', 12345],
  ['integer', '1,234', 'en', 1234],
  ['integer', '1.234.567', 'pl', 1234567],
  ['integer', '-5', 'pl', -5],
  ['integer', '\u22125', 'pl', -5],
  ['integer', '+7', 'pl', 7],
  ['integer', '007', 'pl', 7],
  ['integer', '-0', 'pl', 0],
  ['integer', '12,0', 'pl', 12],
  ['integer', '12,5', 'pl', 'whole'],
  ['integer', '1.234', 'pl', 'ambiguous'],
  ['integer', '1,000', 'pl', 'ambiguous'],
  ['integer', '12,000', 'lv', 'ambiguous'],
  ['integer', '1.000', 'en', 'ambiguous'],
  ['integer', '1.234', 'pt-PT', 'ambiguous'],
  ['integer', 'dwa', 'pl', 'format'],
  ['integer', '2 osoby', 'pl', 'unit'],
  ['integer', '12 szt.', 'pl', 'unit'],
  ['integer', 'ok. 12', 'pl', 'unit'],
  ['integer', '2 tys.', 'pl', 'counted'],
  ['integer', '12k', 'en', 'counted'],
  ['integer', '12 szt. 3', 'pl', 'format'],
  ['integer', '1 2', 'pl', 'format'],
  ['integer', '--1', 'pl', 'format'],
  ['integer', '-', 'pl', 'format'],
  ['integer', '1e5', 'pl', 'format'],
  ['integer', '0x10', 'pl', 'format'],
  ['integer', '9007199254740993', 'pl', 'too-many-digits'],
  ['integer', '9'.repeat(40), 'pl', 'too-many-digits'],
  ['decimal', '12,5', 'pl', '12.5'],
  ['decimal', '12.5', 'pl', '12.5'],
  ['decimal', '12,5', 'en', '12.5'],
  ['decimal', '12,50', 'lv', '12.5'],
  ['decimal', ',5', 'pt-PT', '0.5'],
  ['decimal', '5,', 'pt-PT', '5'],
  ['decimal', '1.234,56', 'pl', '1234.56'],
  ['decimal', '1,234.56', 'pl', '1234.56'],
  ['decimal', '1 234,56', 'en', '1234.56'],
  ['decimal', '1,234', 'pl', '1.234'],
  ['decimal', '1,234', 'en', '1234'],
  ['decimal', '1.234', 'lv', 'ambiguous'],
  ['decimal', '0.234', 'lv', '0.234'],
  ['decimal', '1.234,567.8', 'pl', 'marks'],
  ['decimal', '1,2,3', 'pl', 'marks'],
  ['decimal', '-0,00', 'pl', '0'],
  ['decimal', '1’234.5', 'de-CH', '1234.5'],
  ['decimal', '12 kg', 'pl', 'unit'],
  ['decimal', '50 gr', 'pl', 'unit'],
  ['decimal', '12,5m²', 'pl', 'unit'],
  ['decimal', '12.5 m2', 'en', 'unit'],
  ['decimal', '35 m kw.', 'pl', 'unit'],
  ['decimal', '12 %', 'lv', 'unit'],
  ['decimal', 'kWh: 12', 'lv', 'unit'],
  ['decimal', '5 mililitros', 'pt-PT', 'unit'],
  ['decimal', '12,5O', 'pl', 'format-o'],
  ['decimal', '12 tys.', 'pl', 'counted'],
  ['decimal', '12 mil', 'pt-PT', 'counted'],
  ['decimal', '1,5 milhões', 'pt-PT', 'counted'],
  ['decimal', '1,5 mln', 'pl', 'counted'],
  ['decimal', '12 tūkst. litru', 'lv', 'counted'],
  ['decimal', '2 miljoni', 'lv', 'counted'],
  ['decimal', '12 thousand', 'en', 'counted'],
  ['decimal', '1,2,3 kg', 'pl', 'marks'],
  ['decimal', '1e5', 'pl', 'format'],
  ['money', '12', 'pl', '12.00'],
  ['money', '12,5', 'pl', '12.50'],
  ['money', '12 345,67 zł', 'pl', '12345.67'],
  ['money', '5 złotych', 'pl', '5.00'],
  ['money', '2,50 złote', 'pl', '2.50'],
  ['money', '1 zloty', 'en', '1.00'],
  ['money', '5 złotówek', 'pl', 'unit'],
  ['money', '12 zł/mies.', 'pl', 'unit'],
  ['money', '100 zł brutto', 'pl', 'unit'],
  ['money', '12 USD', 'pl', 'unit'],
  ['money', '$12', 'en', 'unit'],
  ['money', '12 tys. zł', 'pl', 'counted'],
  ['money', '12 mil euros', 'pt-PT', 'counted'],
  ['money', '12 tūkst.', 'lv', 'counted'],
  ['money', '12\u00a0345,00\u00a0€', 'pt-PT', '12345.00'],
  ['money', '€12,345.00', 'en', '12345.00'],
  ['money', '-€12,345.00', 'en', '-12345.00'],
  ['money', '- PLN 5', 'pl', '-5.00'],
  ['money', '\u2212€ 5', 'lv', '-5.00'],
  ['money', '€ -5', 'pt-PT', '-5.00'],
  ['money', '-€ -5', 'lv', 'format'],
  ['money', 'EUR 10', 'lv', '10.00'],
  ['money', '12,500', 'pl', 'ambiguous'],
  ['money', '1.234', 'pl', 'ambiguous'],
  ['money', '1.2345', 'pl', 'fraction'],
  ['money', '12,50000', 'pl', '12.50'],
  ['money', 'sto', 'pl', 'format'],
  ['money', '5 zł 50 gr', 'pl', '5.50'],
  ['money', '5zł50gr.', 'pl', '5.50'],
  ['money', '5 zł. 5 gr', 'pl', '5.05'],
  ['money', '1 234 złote i 50 groszy', 'pl', '1234.50'],
  ['money', '9007199254740993 zł 01 gr', 'pl', '9007199254740993.01'],
  ['money', '9999999999999999', 'pl', '9999999999999999.00'],
  ['money', '10000000000000000', 'pl', 'too-many-digits'],
  ['money', '61 1090 1014 0000 0712 1981 2874', 'pl', 'format'],
  ['money', '61109010140000071219812874', 'pl', 'too-many-digits'],
  ['money', '-5 zł 50 gr', 'pl', '-5.50'],
  ['money', '100 zł 00/100', 'pl', '100.00'],
  ['money', '5 zł 50', 'pl', '5.50'],
  ['money', '5 € 50', 'pt-PT', '5.50'],
  ['money', '5€50', 'en', '5.50'],
  ['money', '5 euros e 50 cêntimos', 'pt-PT', '5.50'],
  ['money', '5 eiro un 5 centi', 'lv', '5.05'],
  ['money', '5 EUR 50 ct', 'en', '5.50'],
  ['money', '50 gr', 'pl', '0.50'],
  ['money', '5 groszy', 'pl', '0.05'],
  ['money', '50 cêntimos', 'pt-PT', '0.50'],
  ['money', '50c', 'en', '0.50'],
  ['money', '50 centi', 'lv', '0.50'],
  ['money', '500 gr', 'pl', 'unit'],
  ['money', '5,-', 'pl', '5.00'],
  ['money', '5.-', 'en', '5.00'],
  ['money', '5,– zł', 'pl', '5.00'],
  ['money', '€ 5,--', 'lv', '5.00'],
  ['money', '1.234,-', 'pt-PT', '1234.00'],
  ['money', "1'234.-", 'pl', '1234.00'],
  ['money', '5 zł 5', 'pl', 'format'],
  ['money', '5 zł 500', 'pl', 'format'],
  ['money', '5 zł 100 gr', 'pl', 'format'],
  ['money', '5,50 zł 50 gr', 'pl', 'format'],
  ['money', '5, zł 50 gr', 'pl', 'format'],
  ['money', '5 zł 50 ct', 'pl', 'format'],
  ['money', '5 € 50 gr', 'pl', 'format'],
  ['money', 'zł 50 gr', 'pl', 'format'],
  ['money', '1.234 zł 50 gr', 'pl', 'ambiguous'],
  ['money', '1,234 zł 50 gr', 'pl', 'ambiguous'],
  ['money', '5 -', 'pl', 'minus'],
  ['money', '5-', 'pl', 'minus'],
  ['money', '5- zł', 'pl', 'minus'],
  ['money', '5 zł-', 'pl', 'minus'],
  ['money', '(5)', 'pl', 'minus'],
  ['money', '(5 zł 50 gr)', 'pl', 'minus'],
  ['money', '(12.50) €', 'pt-PT', 'minus'],
  ['money', '€ (12.50)', 'en', 'minus'],
  ['money', '(5', 'pl', 'format'],
  ['money', '5)', 'pl', 'format'],
  ['money', '()', 'pl', 'format'],
  ['money', '5--', 'pl', 'format'],
  ['integer', '5-', 'pl', 'minus'],
  ['integer', '1 234 \u2212', 'pl', 'minus'],
  ['integer', '(5)', 'lv', 'minus'],
  ['integer', '( 5 )', 'en', 'minus'],
  ['integer', '5-7', 'pl', 'format'],
  ['integer', '(pięć)', 'pl', 'format'],
  ['integer', '5O-', 'pl', 'format-o'],
  ['decimal', '5,5\u2013', 'pl', 'minus'],
  ['decimal', '(5,5)', 'pt-PT', 'minus'],
  ['money', '--5', 'pl', 'format'],
  ['money', '12,50,-', 'pl', '12.50'],
  ['money', '12,50,- zł', 'pl', '12.50'],
  ['money', '12.50,-', 'lv', '12.50'],
  ['money', '1,5,5,-', 'pl', 'marks'],
  ['money', '1,5,5', 'pl', 'marks'],
  ['money', '-1.5.5 zł', 'pl', 'marks'],
  ['money', '1234.567,89', 'pl', 'marks'],
  ['money', '1,234,56', 'en', 'marks'],
  ['money', '1,234,567', 'en', '1234567.00'],
  ['money', '1.2.abc', 'pl', 'unit'],
  ['decimal', '1,5,5', 'pl', 'marks'],
  ['integer', '1,5,5', 'pl', 'marks'],
  ['money', ',-', 'pl', 'format'],
  ['money', '5,5-', 'pl', 'minus'],
  ['money', '€ 5 zł', 'pl', 'format'],
];

for (const [kind, raw, locale, expected] of cases) {
  test(`${kind} ${JSON.stringify(raw)} on a page in ${locale}`, () => {
    assert.equal(outcome(kind, raw, locale), expected);
  });
}

test('numbers are shown as the language writes them', () => {
  assert.equal(formatValue('integer', 12345, 'pl'), '12\u00a0345');
  assert.equal(formatValue('integer', 1234, 'pl'), '1234');
  assert.equal(formatValue('money', '1234.5', 'lv'), '1234,50');
  assert.equal(formatValue('money', '1234.50', 'en'), '1,234.50');
  assert.equal(formatValue('decimal', '0.1234567890123456789', 'pt-PT'), '0,1234567890123456789');
});

test('what is no value of the kind is shown as it is', () => {
  assert.equal(formatValue('integer', 'abc', 'pl'), 'abc');
  assert.equal(formatValue('money', 'abc', 'pl'), 'abc');
  assert.equal(formatValue('date', '2026', 'pl'), '2026');
  assert.equal(formatValue('date', undefined, 'pl'), '');
  assert.equal(formatValue('integer', Number.NaN, 'pl'), 'NaN');
});

test('decimal strings are compared exactly', () => {
  assert.equal(compareDecimals('0.1', '0.10'), 0);
  assert.equal(compareDecimals('-1', '0.5'), -1);
  assert.equal(compareDecimals('9007199254740993.01', '9007199254740993'), 1);
  assert.ok(onStep('0.3', '0.1', '0'));
  assert.ok(onStep('1.5', '1', '0.5'));
  assert.ok(!onStep('0.35', '0.1', '0'));
  assert.ok(onStep('7', '0', '0'));
});

/* As much of a decimal as a form meets: sign, up to 15 digits, up to 4 after the mark. */
const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat({ max: 9999 }))
  .map(([negative, whole, part]) => {
    const text = part ? `${whole}.${String(part).padStart(4, '0').replace(/0+$/, '')}` : `${whole}`;
    return negative && /[1-9]/.test(text) ? `-${text}` : text;
  });

/* What people and programs put between groups: Intl's own mark, and space of every width. */
const spaces = [' ', '\u00a0', '\u202f', '\u2009'];

test('whatever Intl writes in a language reads back exactly, with any space and sign', () => {
  fc.assert(
    fc.property(
      decimals,
      fc.constantFrom(...languages),
      fc.constantFrom(...spaces),
      fc.constantFrom('-', '\u2212', '\u2013'),
      (value, locale, space, minus) => {
        // A thousand and three decimals can mean two things, and is asked about.
        if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(value)) return;
        const written = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
          maximumFractionDigits: 20,
        })
          .format(value as Intl.StringNumericLiteral)
          .replace(/[\u00a0\u202f]/g, space)
          .replace('-', minus);
        assert.equal(parseValue('decimal', written, locale).value, value, written);
      },
    ),
  );
});

test('both decimal marks are read in every language, ungrouped', () => {
  for (const locale of languages) {
    for (const mark of [',', '.']) {
      assert.equal(outcome('money', `-12${mark}5`, locale), '-12.50', `${locale} ${mark}`);
      assert.equal(outcome('decimal', `0${mark}125`, locale), '0.125', `${locale} ${mark}`);
      assert.equal(outcome('decimal', `1234567${mark}89`, locale), '1234567.89');
      assert.equal(outcome('integer', `7${mark}00`, locale), 7);
    }
  }
});

test('half-typed numbers are told as unreadable or read as what stands there, never as more', () => {
  for (const locale of languages) {
    for (const raw of ['-', '+', ',', '.', '-,', ' - ', '1 2', '12 3', '1,,2', '1-2'])
      assert.equal(outcome('decimal', raw, locale), 'format', `${locale} ${raw}`);
    assert.equal(outcome('decimal', '5-', locale), 'minus');
    assert.equal(outcome('decimal', '12,', locale), '12');
    assert.equal(outcome('decimal', '-,5', locale), '-0.5');
    assert.equal(outcome('integer', '- 5', locale), -5);
  }
});

test('an amount with its currency, as a result on the page is written, is read as the same', () => {
  const hundredths = fc.integer({ min: -999_999_999, max: 999_999_999 });
  fc.assert(
    fc.property(
      hundredths,
      fc.constantFrom(...languages),
      fc.constantFrom('EUR', 'PLN'),
      (count, language, currency) => {
        const amount = (count / 100).toFixed(2).replace(/^-(?=0\.00$)/, '');
        const written = numberFormat(language, { style: 'currency', currency }).format(
          amount as Intl.StringNumericLiteral,
        );
        assert.equal(outcome('money', written, language), amount, written);
      },
    ),
  );
});

test('a letter O typed for a zero is no unit, word or currency beside a number', () => {
  for (const raw of ['1O', '12,5O', '100 OOO', '2O', '1o', 'O,50', 'O', '1O0', '1 O00,00'])
    for (const kind of ['integer', 'decimal', 'money'])
      assert.equal(parseValue(kind, raw, 'pl').issues[0]?.code, 'format-o', `${kind} ${raw}`);
  for (const raw of ['1O zł', '€ 2O', '12,5O PLN', '-1O'])
    assert.equal(parseValue('money', raw, 'pl').issues[0]?.code, 'format-o', raw);
  for (const raw of ['12 osób', '12 of them', 'około 12', 'no 12'])
    assert.equal(parseValue('integer', raw, 'pl').issues[0]?.code, 'unit', raw);
});
