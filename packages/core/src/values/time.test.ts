import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatValue, parseValue } from '../values.ts';

const read: Record<string, Record<string, string[]>> = {
  pl: {
    '14:30': [
      '14:30',
      '14.30',
      '1430',
      '14 30',
      '14-30',
      'godz. 14:30',
      'o godz. 14.30',
      '14:30:00',
    ],
    '14:00': ['14', '14.00', 'godz. 14', 'o godzinie 14', 'godzina 14', '14\u00a0h'],
    '09:05': ['9:05', '09.05', '905', '0905', ' \u200e9:05 '],
    '00:00': ['0', '0:00', '0000', '00:00'],
  },
  lv: { '14:00': ['plkst. 14', 'plkst. 14.00', 'pulksten 14', '14.00'] },
  'pt-PT': {
    '14:30': [
      '14h30',
      '14h30m',
      '14h30min',
      '14 h 30',
      'às 14h30',
      '14 horas e 30',
      '14:30h',
      '14.30 h',
      'às 14:30 horas',
    ],
    '14:00': ['14h', '14 h', '14 horas', 'às 14 horas', '14h00'],
    '01:00': ['1 hora'],
  },
  en: {
    '14:00': [
      '2 pm',
      '2pm',
      '2 p.m.',
      '2:00 PM',
      '14:00',
      '14:00 pm',
      'at 2 pm',
      '14 hrs',
      '14:00 hrs',
    ],
    '14:30': ['2.30pm', '2:30 p.m.', '230 pm', '2:30\u202fPM'],
    '02:30': ['2:30 am', '2:30', '2.30 a.m.'],
    '12:00': ['12 pm', '12 noon'.slice(0, 2)],
    '00:00': ['12 am', '12:00 a.m.'],
  },
};

for (const [locale, values] of Object.entries(read))
  for (const [value, texts] of Object.entries(values))
    for (const raw of texts)
      test(`${JSON.stringify(raw)} is ${value} on a page in ${locale}`, () => {
        assert.deepEqual(parseValue('time', raw, locale), { raw, value, issues: [] });
      });

const refused: [raw: string, locale: string, code: string][] = [
  ['24:00', 'pl', 'hour-wrong'],
  ['25', 'pl', 'hour-wrong'],
  ['2560', 'pl', 'hour-wrong'],
  ['14:60', 'pl', 'minute-wrong'],
  ['13 am', 'en', 'hour-wrong'],
  ['2 pm', 'pl', 'format'],
  ['14:3', 'pl', 'format'],
  ['14:30:15', 'pl', 'format'],
  ['14:30-15:00', 'pl', 'format'],
  ['po południu', 'pl', 'format'],
  ['14300', 'pl', 'format'],
  ['-1', 'pl', 'format'],
  ['1'.repeat(500), 'pl', 'format'],
];

for (const [raw, locale, code] of refused)
  test(`${JSON.stringify(raw.slice(0, 20))} as a time on a page in ${locale} is ${code}`, () => {
    const { value, issues } = parseValue('time', raw, locale);
    assert.equal(value, undefined);
    assert.deepEqual(
      issues.map((issue) => issue.code),
      [code],
    );
  });

test('every minute of the day is shown and read back, also as Intl writes it', () => {
  const locales = fc.constantFrom('en-GB', 'en-US', 'pt-PT', 'pl', 'lv');
  fc.assert(
    fc.property(locales, fc.integer({ min: 0, max: 1439 }), (locale, minutes) => {
      const value = new Date(minutes * 60_000).toISOString().slice(11, 16);
      assert.equal(parseValue('time', formatValue('time', value, locale), locale).value, value);
      const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
      const raw = format.format(minutes * 60_000);
      assert.equal(parseValue('time', raw, locale).value, value, raw);
    }),
    { numRuns: 1000 },
  );
});
