import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatValue, parseValue } from '../values.ts';
import { withYear } from './century.ts';
import { checkDateParts, writtenParts } from './date.ts';
import { checkMonthParts } from './month.ts';

const may3 = '2026-05-03';

const read: Record<string, string[]> = {
  pl: [
    '3.5.2026',
    '03.05.2026',
    '3.05.2026 r.',
    '03/05/2026',
    '3-5-2026',
    '3–5–2026',
    '3 5 2026',
    '2026-05-03',
    '2026.5.3',
    '03052026',
    '20260503',
    '3 maja 2026',
    '3 MAJA 2026 r.',
    '3 maj 2026',
    '3 V 2026',
    '3.V.2026',
    '3\n5\n2026',
    '3\r\nmaja\r\n2026',
    '\u200e3.05.2026',
    '3.\u00a05.\u00a02026',
    '3 05 2026',
    'niedziela, 3 maja 2026',
    'niedz., 3 maj 2026 r.',
    'w niedzielę 3 maja 2026',
    'dnia 3 maja 2026 r.',
    '3-go maja 2026',
    'niedziela 3.05.2026',
    'nd. 3 maja 2026',
    'pn., 3 maja 2026',
    '3.05.2026r.',
    '3 maja 2026r',
    '3go maja 2026',
  ],
  'pt-PT': [
    '3 de maio de 2026',
    '3 Mai 2026',
    '3 de Maio, 2026',
    '03/05/2026',
    'domingo, 3 de maio de 2026',
    'dia 3 de maio de 2026',
    '3.º de maio de 2026',
    '3º de maio de 2026',
    'o dia 3 de maio de 2026',
    'dom., 3 mai. 2026',
  ],
  lv: [
    '2026. gada 3. maijs',
    '2026. gada 3. maijā',
    '3. maijs 2026',
    '3.05.2026.',
    '3.5.2026.g.',
    'svētdiena, 2026. gada 3. maijs',
    'svētdien, 3. maijā, 2026',
    'svētd., 2026. g. 3. maijs',
    '2026.g. 3. maijs',
    '2026g. 3. maijs',
    '3.05.2026g.',
    '2026. gads, 3. maijs',
  ],
  en: [
    '3 May 2026',
    '3rd of May 2026',
    'May 3, 2026',
    '03/05/2026',
    'Sunday, 3 May 2026',
    'Sun 3 May 2026',
    'on Sunday 3rd May 2026',
  ],
  'en-US': ['05/03/2026', '5-3-2026', '2026-05-03'],
};

for (const [locale, texts] of Object.entries(read)) {
  for (const raw of texts) {
    test(`${JSON.stringify(raw)} on a page in ${locale}`, () => {
      const parsed = parseValue('date', raw, locale);
      assert.deepEqual(parsed, { raw, value: may3, issues: [] });
    });
  }
}

test('every month is read by every name that the language gives it', () => {
  for (const locale of ['en', 'pt-PT', 'pl', 'lv']) {
    for (let month = 1; month <= 12; month++) {
      const iso = `2026-${String(month).padStart(2, '0')}-15`;
      const date = new Date(`${iso}T12:00:00Z`);
      for (const dateStyle of ['long', 'medium'] as const) {
        const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
        const raw = format.format(date);
        assert.equal(parseValue('date', raw, locale).value, iso, raw);
      }
      for (const style of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
        const raw = `15 ${format.format(date)} 2026`;
        assert.equal(parseValue('date', raw, locale).value, iso, raw);
      }
    }
  }
});

/* Whatever a person copies from another page of theirs: the styles of Intl, and its parts alone. */
const styles: Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'short' },
  { dateStyle: 'medium' },
  { dateStyle: 'long' },
  { dateStyle: 'full' },
  { day: '2-digit', month: '2-digit', year: 'numeric' },
  { day: 'numeric', month: 'numeric', year: 'numeric' },
  { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' },
];

test('every style that Intl writes is read back, or the century is asked for', () => {
  const day = fc.integer({
    min: Date.UTC(1900, 0, 1) / 864e5,
    max: Date.UTC(2099, 11, 31) / 864e5,
  });
  const some = { locale: fc.constantFrom('en-GB', 'en-US', 'pt-PT', 'pl', 'lv') };
  fc.assert(
    fc.property(fc.record({ ...some, day, style: fc.constantFrom(...styles) }), (sample) => {
      const date = new Date(sample.day * 864e5);
      const iso = date.toISOString().slice(0, 10);
      const format = new Intl.DateTimeFormat(sample.locale, { ...sample.style, timeZone: 'UTC' });
      const raw = format.format(date);
      const { value, issues } = parseValue('date', raw, sample.locale);
      if (/\d{4}/.test(raw)) assert.equal(value, iso, raw);
      else {
        assert.equal(issues[0]?.code, 'century', raw);
        assert.ok(Object.values(issues[0]?.params ?? {}).includes(iso.slice(0, 4)), raw);
      }
    }),
    { numRuns: 2000 },
  );
});

const refused: [raw: string, locale: string, code: string, part?: string][] = [
  ['31.4.2026', 'pl', 'no-such-date', 'day'],
  ['29.2.2025', 'pl', 'no-such-date', 'day'],
  ['32.5.2026', 'pl', 'day-wrong', 'day'],
  ['0.5.2026', 'pl', 'day-wrong', 'day'],
  ['12/31/2026', 'pt-PT', 'month-wrong', 'month'],
  ['3.5.202', 'pl', 'year-wrong', 'year'],
  ['3.5.0026', 'pl', 'year-wrong', 'year'],
  ['3.5.26', 'pl', 'century', 'year'],
  ['3 maja 26', 'pl', 'century', 'year'],
  ['030526', 'pl', 'century', 'year'],
  ['200503', 'lv', 'century', 'year'],
  ['050326', 'en-US', 'century', 'year'],
  ['052026', 'pl', 'format'],
  ['310426', 'pl', 'no-such-date', 'day'],
  ['3.5.', 'pl', 'year-missing', 'year'],
  ['3//2026', 'pl', 'month-missing', 'month'],
  ['./5/2026', 'pl', 'day-missing', 'day'],
  ['maj 2026', 'pl', 'day-missing', 'day'],
  ['3 maja', 'pl', 'year-missing', 'year'],
  ['5.2026', 'pl', 'day-missing', 'day'],
  ['3\n\n2026', 'pl', 'month-missing', 'month'],
  ['3\nmaj?\n2026', 'pl', 'month-unknown', 'month'],
  ['3\nmja\n1990', 'pl', 'month-unknown', 'month'],
  ['3\nfevreiro\n1990', 'pt-PT', 'month-unknown', 'month'],
  ['3\n5x\n1990', 'pl', 'month-wrong', 'month'],
  ['3\n?\n1990', 'pl', 'month-wrong', 'month'],
  ['O3\n5\n1990', 'pl', 'day-wrong-o', 'day'],
  ['3\nO5\n1990', 'pl', 'month-wrong-o', 'month'],
  ['3\n1o\n1990', 'lv', 'month-wrong-o', 'month'],
  ['3\n5\n199O', 'pl', 'year-wrong-o', 'year'],
  ['3 mja 2026', 'pl', 'month-unknown', 'month'],
  ['3 de fevreiro de 2026', 'pt-PT', 'month-unknown', 'month'],
  ['2026. gada 3. mijas', 'lv', 'month-unknown', 'month'],
  ['Mya 3, 2026', 'en', 'month-unknown', 'month'],
  ['niedziela, 3 mja 2026 r.', 'pl', 'month-unknown', 'month'],
  ['3-mja-2026', 'pl', 'month-unknown', 'month'],
  ['3 mja 26', 'pl', 'month-unknown', 'month'],
  ['5.2026 mja', 'pl', 'format'],
  ['12.05 mja', 'pl', 'format'],
  ['3 mja', 'pl', 'format'],
  ['33 mja 2026', 'pl', 'format'],
  ['3 mja 202', 'pl', 'format'],
  ['3 maja mja 2026', 'pl', 'format'],
  ['3 mja kwa 2026', 'pl', 'format'],
  ['3 5 2026 mja', 'pl', 'format'],
  ['3 mja 2O26', 'pl', 'format-o'],
  ['3 O 2026', 'pl', 'format-o'],
  ['jutro', 'pl', 'format'],
  ['3 maja kwietnia 2026', 'pl', 'format'],
  ['2026', 'pl', 'format'],
  ['3.5.2026 12:00', 'pl', 'format'],
  ['3+5+2026', 'pl', 'format'],
  ['niedziela', 'pl', 'format'],
  ['niedziela poniedziałek 3 maja 2026', 'pl', 'format'],
  ['31.04.2026', 'lv', 'no-such-date', 'day'],
  ['29 de fevereiro de 2100', 'pt-PT', 'no-such-date', 'day'],
  ['3.05.26r.', 'pl', 'century', 'year'],
  ['2g.05.2026', 'pl', 'format'],
  ['2r.05.2026', 'pl', 'format'],
  ['2w.05.2026', 'pl', 'format'],
  ['r2.05.2026', 'pl', 'format'],
  ['2026-05-2r', 'pl', 'format'],
  ['3 maja r2026', 'pl', 'format'],
  ['1O.05.2026', 'pl', 'format-o'],
  ['1o.05.2026', 'pl', 'format-o'],
  ['1 O.05.2026', 'pl', 'format-o'],
  ['O1.1O.2026', 'pl', 'format-o'],
  ['O1.05.2026', 'lv', 'format-o'],
  ['1OO.05.2026', 'lv', 'format-o'],
  ['1.05.2O26', 'lv', 'format-o'],
  ['1.O5.2026', 'pt-PT', 'format-o'],
  ['2O maja 2026', 'pl', 'format-o'],
  ['1o maja 2026', 'pl', 'format-o'],
  ['1O de maio de 2026', 'pt-PT', 'format-o'],
  ['2o de maio de 2026', 'pt-PT', 'format-o'],
  ['1o/05/2026', 'pt-PT', 'format-o'],
  ['2026-1o-03', 'pt-PT', 'format-o'],
];

test('the Portuguese way to number the first of a month is no zero', () => {
  for (const raw of ['1o de maio de 2026', '1.o de maio de 2026', '1º de maio de 2026'])
    assert.equal(parseValue('date', raw, 'pt-PT').value, '2026-05-01', raw);
});

test('no letter put beside the digits of a date makes another day of it', () => {
  const written = ['10.05.2026', '2026-05-10', '10 maja 2026', '10 de maio de 2026', '10/05/2026'];
  for (const text of written) {
    for (let at = 0; at < text.length; at += 1) {
      if (!/\d/.test(text[at]!)) continue;
      for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
        const raw = text.slice(0, at) + letter + text.slice(at + 1);
        for (const locale of ['en', 'pt-PT', 'pl', 'lv']) {
          const { value } = parseValue('date', raw, locale);
          if (raw === '1o de maio de 2026') assert.equal(value, '2026-05-01');
          else assert.equal(value, undefined, `${raw} in ${locale}`);
        }
      }
    }
  }
});

for (const [raw, locale, code, part] of refused) {
  test(`${JSON.stringify(raw)} on a page in ${locale} is ${code}`, () => {
    const { value, issues } = parseValue('date', raw, locale);
    assert.equal(value, undefined);
    assert.equal(issues[0]?.code, code);
    assert.equal(issues[0]?.part, part);
  });
}

test('a year of two digits asks which century', () => {
  const { issues } = parseValue('date', '03/05/26', 'pt-PT');
  assert.deepEqual(issues[0]?.params, { earlier: '1926', later: '2026' });
});

test('three numbers of two digits between hyphens may begin with the year, and every year they may mean is asked about', () => {
  const asked = (raw: string, locale = 'pl'): unknown[] =>
    parseValue('date', raw, locale).issues.map(({ code, part, params }) => [
      code,
      part,
      Object.values(params ?? {}).join(' '),
    ]);
  const four = 'century-order';
  assert.deepEqual(asked('26-05-03'), [[four, 'year', '1903 1926 2003 2026']]);
  assert.deepEqual(asked(' 01-02-03'), [[four, 'year', '1901 1903 2001 2003']]);
  assert.deepEqual(asked('٢٦-٠٥-٠٣'), [[four, 'year', '1903 1926 2003 2026']]);
  assert.deepEqual(asked('01-02-03', 'en-US'), [[four, 'year', '1901 1903 2001 2003']]);
  // The same day is meant either way, or only one way has such a day.
  assert.deepEqual(asked('03-05-03'), [['century', 'year', '1903 2003']]);
  assert.deepEqual(asked('90-05-03'), [['century', 'year', '1990 2090']]);
  assert.deepEqual(asked('31-04-03'), [['century', 'year', '1931 2031']]);
  assert.deepEqual(asked('03-05-90'), [['century', 'year', '1990 2090']]);
  assert.deepEqual(asked('00-02-29'), [['century-one', 'year', '2000']]);
  assert.deepEqual(asked('99-13-32').at(-1), ['century', 'year', '1932 2032']);
  // No year tells the two days apart.
  assert.deepEqual(asked('03-05-03', 'en-US'), [[four, 'year', '']]);
  for (const raw of ['26.05.03', '26/05/03', '260503', '26-5-03'])
    assert.deepEqual(asked(raw), [['century', 'year', '1903 2003']], raw);
  const read = (whole: string): unknown => parseValue('date', whole, 'pl').value;
  assert.equal(withYear('26-05-03', '2026', read), '2026-05-03');
  assert.equal(withYear('26-05-03', '2003', read), '26-05-2003');
});

test('a day that the month has in neither of two years is told beside the question which is meant', () => {
  const told = (raw: string): unknown[] =>
    parseValue('date', raw, 'pl').issues.map(({ code, part, params }) => [
      code,
      part,
      params?.['count'],
    ]);
  const asked = ['century', 'year', undefined];
  for (const raw of ['31.4.26', '310426', '31 kwietnia 26', '31\n4\n26'])
    assert.deepEqual(told(raw), [['no-such-date', 'day', 30], asked], raw);
  assert.deepEqual(told('29.2.26'), [['no-such-date', 'day', 28], asked]);
  assert.deepEqual(told('30.2.24'), [['no-such-date', 'day', 29], asked]);
  // 1900 had no such day, 2000 had one.
  assert.deepEqual(told('29.2.00'), [asked]);
  assert.deepEqual(told('30.2.00'), [['no-such-date', 'day', 29], asked]);
  assert.deepEqual(told('30.4.26'), [asked]);
});

test('six digits are a day, a month and a year of two digits, as a phone’s keys without marks give them', () => {
  const years = { earlier: '1926', later: '2026' };
  assert.deepEqual(parseValue('date', '030526', 'pl').issues[0]?.params, years);
  const read = (whole: string): unknown => parseValue('date', whole, 'pl').value;
  assert.equal(withYear('030526', '2026', read), '03052026');
  assert.equal(withYear('030503', '1903', read), '03051903');
  assert.equal(withYear(' ٠٣٠٥٢٦ ', '2026', read), ' ٠٣٠٥2026 ');
  assert.equal(withYear('1030526', '2026', read), undefined);
  const month = (whole: string): unknown => parseValue('month', whole, 'pl').value;
  assert.deepEqual(parseValue('month', '0526', 'pl').issues[0]?.params, years);
  assert.equal(withYear('0526', '2026', month), '052026');
});

test('a month too short tells how many days it has', () => {
  assert.deepEqual(parseValue('date', '29.2.2025', 'pl').issues[0]?.params, { count: 28 });
  assert.deepEqual(parseValue('date', '30.2.2024', 'pl').issues[0]?.params, { count: 29 });
  assert.equal(parseValue('date', '29.2.2024', 'pl').value, '2024-02-29');
});

test('fields for parts: every part that is missing or wrong is named', () => {
  const { issues } = checkDateParts({ day: '', month: '5', year: ' ' });
  assert.deepEqual(
    issues.map(({ code, part }) => [code, part]),
    [
      ['day-missing', 'day'],
      ['year-missing', 'year'],
    ],
  );
  assert.deepEqual(checkDateParts({ day: ' ', month: '', year: '' }).issues, []);
  const mixed = checkDateParts({ day: '99', month: '', year: '26' });
  assert.deepEqual(
    mixed.issues.map(({ code }) => code),
    ['day-wrong', 'month-missing', 'century'],
  );
  const months = checkMonthParts({ month: '13', year: '' });
  assert.deepEqual(
    months.issues.map(({ code }) => code),
    ['month-wrong', 'year-missing'],
  );
  assert.equal(checkDateParts({ day: '3.', month: 'maja', year: '2026' }, 'pl').value, may3);
});

test('a year in a part of its own may have the marks that stand behind a year in each language', () => {
  for (const year of [
    '2026.',
    '2026. g.',
    '2026.g.',
    '2026 g',
    '2026. gada',
    '2026. gads',
    '2026 r.',
    '2026r',
    '2026 roku',
    '2026 R.',
  ]) {
    for (const locale of ['lv', 'pl', 'pt-PT', 'en']) {
      const parts = { day: '3.', month: '5.', year };
      assert.deepEqual(checkDateParts(parts, locale).issues, [], `${year} in ${locale}`);
      assert.equal(checkDateParts(parts, locale).value, may3, year);
      assert.equal(parseValue('date', `3.\n5.\n${year}`, locale).value, may3, year);
      assert.equal(checkMonthParts({ month: '5.', year }, locale).value, '2026-05', year);
      assert.equal(parseValue('month', `5.\n${year}`, locale).value, '2026-05', year);
    }
  }
  const codes = (year: string): string[] =>
    checkDateParts({ day: '3', month: '5', year }, 'pl').issues.map(({ code }) => code);
  assert.deepEqual(codes('26 r.'), ['century']);
  for (const year of ['r.', '202 r.', '20260 r.', '2026 x', 'r. 2026', '2026..', '2026 rr'])
    assert.deepEqual(codes(year), ['year-wrong'], year);
  assert.deepEqual(codes('2O26 r.'), ['year-wrong-o']);
});

test('parts of a date have the Portuguese words that stand in a date of one line, and no others', () => {
  const days = ['1.º', '1º', '1', '01', 'dia 1', 'Dia 1.º', 'o dia 1'];
  for (const day of days)
    for (const month of ['de maio', 'maio', 'De Maio', 'de mai.', '5'])
      for (const year of ['de 2026', '2026', 'De 2026']) {
        const parts = { day, month, year };
        const line = `${day} ${month} ${year}`;
        assert.equal(checkDateParts(parts, 'pt-PT').value, '2026-05-01', line);
        assert.equal(
          parseValue('date', `${day}\n${month}\n${year}`, 'pt-PT').value,
          '2026-05-01',
          line,
        );
        if (/[a-z]/.test(month)) {
          assert.equal(parseValue('date', line, 'pt-PT').value, '2026-05-01', line);
          assert.equal(checkMonthParts({ month, year }, 'pt-PT').value, '2026-05', line);
        }
      }
  const codes = (day: string, month: string, year: string): string[] =>
    checkDateParts({ day, month, year }, 'pt-PT').issues.map(({ code }) => code);
  assert.deepEqual(codes('1', 'de maio', 'de 26'), ['century']);
  for (const day of ['º', '1ºº', 'dia', 'dia1', '1 dia', 'dia dia 1', 'o 1', '1.ª'])
    assert.deepEqual(codes(day, 'maio', '2026'), ['day-wrong'], day);
  for (const month of ['de', 'demaio', 'maio de', 'do maio', 'de de maio'])
    assert.match(codes('1', month, '2026').join(), /^month-(?:wrong|unknown)$/, month);
  for (const year of ['de', 'de2026', '2026 de', 'do 2026', 'de de 2026'])
    assert.deepEqual(codes('1', 'maio', year), ['year-wrong'], year);
});

test('each part with a letter O for a zero is named, and a name of a month is asked for where one may stand', () => {
  const codes = (month: string, locale?: string): string[] =>
    checkDateParts({ day: 'O3', month, year: '199O' }, locale).issues.map(({ code }) => code);
  assert.deepEqual(codes('1O', 'pl'), ['day-wrong-o', 'month-wrong-o', 'year-wrong-o']);
  assert.deepEqual(codes('mja', 'pl'), ['day-wrong-o', 'month-unknown', 'year-wrong-o']);
  // Without a language no name is read.
  assert.deepEqual(codes('mja'), ['day-wrong-o', 'month-wrong', 'year-wrong-o']);
});

test('dates are shown with two digits for day and month and four for the year', () => {
  const shown = ['en', 'pt-PT', 'pl', 'lv'].map((locale) => formatValue('date', may3, locale));
  assert.deepEqual(shown, ['03/05/2026', '03/05/2026', '03.05.2026', '03.05.2026']);
  assert.equal(formatValue('date', '1000-01-01', 'pl'), '01.01.1000');
});

test('a day of the week that is not that of the date is a warning', () => {
  const told = (raw: string, locale: string): unknown => parseValue('date', raw, locale);
  const wrong: Record<string, string[]> = {
    pl: ['poniedziałek, 3 maja 2026', 'pon. 3.05.2026', 'w środe 3 maja 2026', 'sob., 3 maja 2026'],
    'pt-PT': ['segunda-feira, 3 de maio de 2026', '2.ª feira, 3/5/2026', '6ª 3/5/2026'],
    lv: ['pirmdiena, 2026. gada 3. maijs', 'otrd., 03.05.2026.'],
    en: ['Monday, 3 May 2026', 'Sat 3 May 2026'],
  };
  for (const [locale, texts] of Object.entries(wrong))
    for (const raw of texts) {
      const issues = [{ code: 'weekday', severity: 'warning' }];
      assert.deepEqual(told(raw, locale), { raw, value: may3, issues }, raw);
    }
  for (const raw of ['2.ª feira, 4/5/2026', 'segunda, 4/5/2026', '6.ª-feira, 8 de maio de 2026'])
    assert.deepEqual(parseValue('date', raw, 'pt-PT').issues, [], raw);
  // Which date is meant is asked first.
  const codes = (raw: string): string[] =>
    parseValue('date', raw, 'pl').issues.map(({ code }) => code);
  assert.deepEqual(codes('poniedziałek, 31 kwietnia 2026'), ['no-such-date']);
  assert.deepEqual(codes('poniedziałek, 3 maja 26'), ['century']);
  assert.deepEqual(codes('poniedziałek, 3 maja'), ['year-missing']);
});

test('the parts of a date that no calendar has stand as they were written, in the order of one that is real', () => {
  const parts = (raw: string, locale = 'pl'): string | undefined => {
    const found = writtenParts(raw, locale);
    return found && [found.day, found.month, found.year].join('|');
  };
  assert.equal(parts('31.02.1985'), '31|02|1985');
  assert.equal(parts('1985-13-03'), '03|13|1985');
  assert.equal(parts('13/31/1985', 'en-US'), '31|13|1985');
  assert.equal(parts('31 lutego 1985 r.'), '31|2|1985');
  assert.equal(parts('3 mja 2026'), '3|mja|2026');
  assert.equal(parts('31-02-85'), '31|02|85');
  assert.equal(parts('13.2026'), '|13|2026');
  for (const raw of ['', '3', '3.5.', '13/26', '600 100 200', '99-13-32', '26-05-03', 'Mielec 12'])
    assert.equal(parts(raw), undefined, raw);
});
