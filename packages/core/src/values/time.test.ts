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
    '14:00': [
      '14',
      '14.00',
      'godz. 14',
      'o godzinie 14',
      'godzina 14',
      '14\u00a0h',
      '2 pm',
      '2 po południu',
      '2:00 po poł.',
      'o 2 po południu',
      '14 po południu',
    ],
    '08:30': ['8:30 rano', 'godz. 8.30 rano', '8:30 przed południem', '8:30 a.m.'],
    '21:00': ['9 wieczorem', '21 wieczorem', '9 w nocy', 'o 9 wiecz.'],
    '02:00': ['2 w nocy', '2 nad ranem'],
    '12:00': ['południe', 'w południe', 'o 12 w południe', '12 po południu'],
    '09:05': ['9:05', '09.05', '905', '0905', ' \u200e9:05 '],
    '00:00': ['0', '0:00', '0000', '00:00', 'północ', 'o północy', '12 w nocy'],
  },
  lv: {
    '14:00': ['plkst. 14', 'plkst. 14.00', 'pulksten 14', '14.00', '2 pēcpusdienā', '2 dienā'],
    '08:30': ['8:30 no rīta', 'plkst. 8.30 rītā', '8.30 no rita'],
    '21:00': ['9 vakarā', 'plkst. 9 vakarā'],
    '02:00': ['2 naktī'],
    '12:00': ['pusdienlaikā', '12 dienā'],
    '00:00': ['pusnakts', 'pusnaktī', '12 naktī'],
  },
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
      '2h30 da tarde',
      '2:30 da tarde',
      'às 2 e meia da tarde',
      '14 e 30',
    ],
    '14:00': [
      '14h',
      '14 h',
      '14 horas',
      'às 14 horas',
      '14h00',
      '2 da tarde',
      '2h da tarde',
      '2 pm',
    ],
    '08:00': ['8 da manhã', 'às 8 da manha', '8 horas da manhã'],
    '21:00': ['9 da noite', '21h da noite'],
    '02:00': ['2 da madrugada', '2 da manhã'],
    '12:00': ['meio-dia', 'meio dia', 'ao meio-dia'],
    '12:30': ['meio-dia e meia', '12h30 da tarde'],
    '00:00': ['meia-noite', 'à meia-noite', '12 da noite'],
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
    '12:00': ['12 pm', '12 noon'.slice(0, 2), '12 noon', 'noon', 'midday'],
    '15:00': ['3 in the afternoon', "3 o'clock in the afternoon"],
    '20:00': ['8 in the evening', '8 at night'],
    '08:00': ['8 in the morning'],
    '00:00': ['12 am', '12:00 a.m.', 'midnight', '12 midnight'],
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
  ['14 rano', 'pl', 'hour-wrong'],
  ['12 rano', 'pl', 'hour-wrong'],
  ['12 wieczorem', 'pl', 'hour-wrong'],
  ['14 w nocy', 'pl', 'hour-wrong'],
  ['3 w południe', 'pl', 'hour-wrong'],
  ['2 po obiedzie', 'pl', 'format'],
  ['2 da tarde', 'pl', 'format'],
  ['rano', 'pl', 'format'],
  ['2 e pouco', 'pt-PT', 'format'],
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
