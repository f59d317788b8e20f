import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeIssue } from '../messages.ts';
import '../messages/all.ts';
import { formatValue, parseValue } from '../values.ts';
import { checkMonthParts } from './month.ts';

const read: Record<string, string[]> = {
  pl: [
    '05/2026',
    '5.2026',
    '2026-05',
    '2026/5',
    '5 2026',
    '052026',
    '202605',
    'maj 2026',
    'maj 2026 r.',
    '05.2026r.',
    'w maju 2026'.slice(2),
    'V 2026',
    'V.2026',
    '5\n2026',
    'maja\r\n2026',
    '\u200e05.\u00a02026',
  ],
  'pt-PT': ['maio de 2026', 'Maio 2026', '05/2026', 'mai. 2026'],
  lv: ['2026. gada maijs', '2026. g. maijs', '05.2026.', 'maijs 2026', 'V 2026', '2026. V'],
  en: ['May 2026', 'May, 2026', '2026 May'],
};

for (const [locale, texts] of Object.entries(read))
  for (const raw of texts)
    test(`${JSON.stringify(raw)} is a month on a page in ${locale}`, () => {
      assert.deepEqual(parseValue('month', raw, locale), { raw, value: '2026-05', issues: [] });
    });

const refused: [raw: string, code: string, part?: string][] = [
  ['13/2026', 'month-wrong', 'month'],
  ['0.2026', 'month-wrong', 'month'],
  ['y\n2026', 'month-unknown', 'month'],
  ['mja\n2026', 'month-unknown', 'month'],
  ['O5\n2026', 'month-wrong-o', 'month'],
  ['5\n2O26', 'year-wrong-o', 'year'],
  ['5.202', 'year-wrong', 'year'],
  ['5.0026', 'year-wrong', 'year'],
  ['5/26', 'century', 'year'],
  ['0526', 'century', 'year'],
  ['1226', 'century', 'year'],
  ['1990', 'month-missing', 'month'],
  ['maj', 'year-missing', 'year'],
  ['5', 'year-missing', 'year'],
  ['2026', 'month-missing', 'month'],
  ['\n2026', 'month-missing', 'month'],
  ['3.5.2026', 'with-day'],
  ['2026-05-03', 'with-day'],
  ['3 maja 2026', 'with-day'],
  ['3. maja 2026 r.', 'with-day'],
  ['dnia 3 maja 2026', 'with-day'],
  ['3 de maio de 2026', 'with-day'],
  ['2026. gada 3. maijs', 'with-day'],
  ['May 3rd, 2026', 'with-day'],
  ['3.5.26', 'format'],
  ['3.5.6.2026', 'format'],
  ['2025 maj 2026', 'format'],
  ['2g maja 2026', 'format'],
  ['maj kwiecień 2026', 'format'],
  ['wiosna 2026', 'format'],
  ['5+2026', 'format'],
  ['1g.2026', 'format'],
  ['r5.2026', 'format'],
  ['1O.2026', 'format-o'],
  ['O5.2026', 'format-o'],
  ['maj 2O26', 'format-o'],
];

for (const [raw, code, part] of refused)
  test(`${JSON.stringify(raw)} as a month is ${code}`, () => {
    const { value, issues } = parseValue('month', raw, 'pl');
    assert.equal(value, undefined);
    assert.equal(issues[0]?.code, code);
    assert.equal(issues[0]?.part, part);
  });

test('Roman months are read where they are written by hand, in Polish and Latvian alone', () => {
  const read = (month: string, locale: string): unknown =>
    checkMonthParts({ month, year: '2026' }, locale).value;
  for (const locale of ['pl', 'pl-PL', 'lv', 'lv-LV'])
    for (const month of ['X', 'x', 'X.']) assert.equal(read(month, locale), '2026-10', locale);
  for (const locale of ['en', 'en-GB', 'pt-PT', 'de', 'plt'])
    for (const month of ['X', 'x', 'I', 'VI', 'xii'])
      assert.equal(read(month, locale), undefined, `${month} in ${locale}`);
  const dateIn = (locale: string): unknown => parseValue('date', '3 X 2026', locale).value;
  assert.deepEqual(['pl', 'lv', 'en', 'pt-PT'].map(dateIn), [
    '2026-10-03',
    '2026-10-03',
    undefined,
    undefined,
  ]);
});

test('two fields: every missing part is named, none is no answer', () => {
  assert.deepEqual(checkMonthParts({ month: ' ', year: '' }).issues, []);
  const { issues } = checkMonthParts({ month: 'maj', year: ' ' }, 'pl');
  assert.deepEqual(issues, [{ code: 'year-missing', severity: 'error', part: 'year' }]);
});

test('what is shown, and what Intl writes, is read back', () => {
  const locales = fc.constantFrom('en-GB', 'en-US', 'pt-PT', 'pl', 'lv');
  const numbers = [fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 })] as const;
  fc.assert(
    fc.property(locales, ...numbers, (locale, year, number) => {
      const iso = `${year}-${String(number).padStart(2, '0')}`;
      assert.equal(parseValue('month', formatValue('month', iso, locale), locale).value, iso);
      for (const style of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(locale, {
          month: style,
          year: 'numeric',
          timeZone: 'UTC',
        });
        const raw = format.format(Date.UTC(year, number - 1, 1));
        assert.equal(parseValue('month', raw, locale).value, iso, raw);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a limit is told as the month is written', () => {
  const issue = { code: 'too-small', severity: 'error', params: { min: '2026-05' } } as const;
  assert.equal(describeIssue('pl', 'month', issue), 'Podaj 05.2026 lub późniejszy miesiąc');
});
