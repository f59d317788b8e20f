import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeOf, parseXml } from '../xml/parse-xml.ts';
import { formatNumber } from './number-format.ts';
import { Numbering } from './numbering.ts';

const shown = (value: number, format: string | number, language = 'pl', date1904 = false): string =>
  formatNumber(
    value,
    typeof format === 'number' ? { id: format } : { id: 164, code: format },
    language,
    date1904,
  ).replace(/[\u00a0\u202f]/g, ' ');

test('numbers, money and shares', () => {
  assert.equal(shown(0.1 + 0.2, 0), '0,3');
  assert.equal(shown(1234567.891, 0), '1234567,891');
  assert.equal(shown(12345.6, 3), '12 346');
  assert.equal(shown(12345.6, '#,##0.00 "zł"'), '12 345,60 zł');
  assert.equal(shown(-5, '#,##0.00;[Red]-#,##0.00'), '-5,00');
  assert.equal(shown(-5, '0.00_);(0.00)'), '(5,00)');
  assert.equal(shown(0, '0;-0;"brak"'), 'brak');
  assert.equal(shown(1234.5, '[$€-407] #,##0.00', 'lv'), '€ 1 234,50');
  assert.equal(shown(0.1234, 10), '12,34%');
  assert.equal(shown(7, '000'), '007');
  assert.equal(shown(1_500_000, '0.0,,"M"'), '1,5M');
  assert.equal(shown(1234, '0.00E+00'), '1,23E+03');
  assert.equal(shown(5, '"pcs;" 0'), 'pcs; 5');
  assert.equal(shown(1.5, '# ?/?'), '1,5');
});

test('shares and thousands are rounded as they are written, not as a computer counts', () => {
  assert.equal(shown(0.145, 9), '15%');
  assert.equal(shown(0.285, 9), '29%');
  assert.equal(shown(-0.145, 9), '-15%');
  assert.equal(shown(1.005, 2), '1,01');
  assert.equal(shown(0.1 + 0.045, '0%'), '15%');
  assert.equal(shown(0.00575, 10), '0,58%');
  assert.equal(shown(1e-7, 10), '0,00%');
  assert.equal(shown(1_005_000, '0.00,,'), '1,01');
});

test('money keeps its decimals where the format comes with the program', () => {
  for (const id of [7, 8, 39, 40, 43, 44]) {
    assert.equal(shown(1234.5, id), '1 234,50', String(id));
    assert.equal(shown(-1234.5, id), '-1 234,50', String(id));
  }
  for (const id of [5, 6, 37, 38, 41, 42]) assert.equal(shown(12345.6, id), '12 346', String(id));
  assert.equal(shown(0, 44), '-');
  assert.equal(shown(0, 7), '0,00');
});

test('powers of ten have the decimal sign of the page', () => {
  assert.equal(shown(12345, 11), '1,23E+04');
  assert.equal(shown(12345, 11, 'en'), '1.23E+04');
  assert.equal(shown(0.00012, 11), '1,20E-04');
  assert.equal(shown(-99999, 11), '-1,00E+05');
  assert.equal(shown(9995, 11), '1,00E+04');
  assert.equal(shown(0, 11), '0,00E+00');
  assert.equal(shown(12345, 48), '12,3E+3');
  assert.equal(shown(999_990, 48), '1,0E+6');
  assert.equal(shown(12345, '0.0E-0" m"'), '1,2E4 m');
  assert.equal(shown(1.234567e20, 0), '1,23457E+20');
  assert.equal(shown(1e-10, 0), '1E-10');
});

test('thousands are parted where the format parts them', () => {
  assert.equal(shown(1234.5, '#" "##0.00'), '1 234,50');
  assert.equal(shown(1234567.891, '#" "###" "##0.00" zł"'), '1 234 567,89 zł');
  assert.equal(shown(-1234.5, '# ##0.00'), '-1 234,50');
  assert.equal(shown(12.5, '#\\ ##0.0'), '12,5');
  assert.equal(shown(0.5, '#" "##0.00'), '0,50');
  assert.equal(shown(999.996, '#" "##0.00'), '1 000,00');
  assert.equal(shown(1234.5, '#" "##0'), '1 235');
});

test('codes of the post and telephone numbers have their digits where the format parts them', () => {
  assert.equal(shown(39300, '00\\-000'), '39-300');
  assert.equal(shown(3350, '0000\\-000', 'pt-PT'), '0003-350');
  assert.equal(shown(601700800, '000 000 000'), '601 700 800');
  assert.equal(shown(5213456789, '000-000-00-00'), '521-345-67-89');
  assert.equal(shown(26123456, '"+371" ## ### ###', 'lv'), '+371 26 123 456');
  assert.equal(shown(1830, '00":"00'), '18:30');
});

test('a number below zero has a sign where nothing but its colour would tell', () => {
  assert.equal(shown(-1234.5, '#,##0.00;[Red]#,##0.00'), '-1 234,50');
  assert.equal(shown(-3, '0_);[Red]0_ '), '-3');
  assert.equal(shown(-3, '0;[Red]"minus "0'), 'minus 3');
});

test('of several formats the one whose condition is met', () => {
  const answer = '[=1]"tak";[=0]"nie";General';
  assert.deepEqual(
    [1, 0, 2].map((value) => shown(value, answer)),
    ['tak', 'nie', '2'],
  );
  const phone = '[<=9999999]###-####;(###) ###-####';
  assert.equal(shown(5551234, phone), '555-1234');
  assert.equal(shown(6005551234, phone), '(600) 555-1234');
  assert.equal(shown(-5, '[<0]"ujemna";0'), 'ujemna');
});

test('a digit that a format asks for only where there is one', () => {
  assert.equal(shown(0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'), '-');
  assert.equal(shown(0, '#'), '');
  assert.equal(shown(12, '#'), '12');
});

test('dates and times', () => {
  assert.equal(shown(46024, 'd mmmm yyyy'), '2 stycznia 2026');
  assert.equal(shown(46024, 'mmmm yyyy'), 'styczeń 2026');
  assert.equal(shown(0.5 + 0.25 / 86_400, 'h:mm:ss.00'), '12:00:00.25');
  assert.equal(shown(46024, 'dd\\.mm\\.yyyy'), '02.01.2026');
  assert.equal(shown(46024.75, 'yyyy-mm-dd hh:mm'), '2026-01-02 18:00');
  assert.equal(shown(46024, 'd mmmm yyyy', 'pt-PT'), '2 janeiro 2026');
  assert.equal(shown(46024, 14, 'en'), '02/01/2026');
  assert.equal(shown(0.5, 18), '12:00 PM');
  assert.equal(shown(1.5, '[h]:mm'), '36:00');
  assert.equal(shown(0.000694444, 'mm:ss'), '01:00');
  const lastMoment = 46024 + 86_399.9 / 86_400;
  assert.equal(shown(lastMoment, 'yyyy-mm-dd hh:mm:ss'), '2026-01-03 00:00:00');
  assert.equal(shown(lastMoment, 'yyyy-mm-dd hh:mm:ss.0'), '2026-01-02 23:59:59.9');
  assert.equal(shown(lastMoment, 'yyyy-mm-dd'), '2026-01-02');
  assert.equal(shown(1.9999999, '[h]:mm:ss'), '48:00:00');
  assert.equal(shown(46024, 'mmm'), 'sty');
  assert.equal(shown(46024, 'mmmm', 'lv'), 'janvāris');
  assert.equal(shown(1, 'yyyy-mm-dd'), '1900-01-01');
  assert.equal(shown(61, 'yyyy-mm-dd'), '1900-03-01');
  assert.equal(shown(0, 'yyyy-mm-dd', 'pl', true), '1904-01-01');
});

test('months and days in the language that the format states', () => {
  assert.equal(shown(46024, '[$-415]d mmmm yyyy', 'en'), '2 stycznia 2026');
  assert.equal(shown(46024, '[$-40000415]mmmm yyyy;@', 'lv'), 'styczeń 2026');
  assert.equal(shown(46024, '[$-pl-PL,1]dddd', 'en'), 'piątek');
  assert.equal(shown(46024, '[$-816]mmmm', 'pl'), 'janeiro');
  assert.equal(shown(46024, '[$-0426]mmmm', 'pl'), 'janvāris');
  assert.equal(shown(46024, '[$-F800]dddd', 'pl'), 'piątek', 'as whoever reads has set it');
  assert.equal(shown(46024, '[$-x-sysdate]dddd', 'pl'), 'piątek');
  assert.equal(shown(1234.5, '#,##0.00 [$zł-415]', 'en'), '1,234.50 zł', 'marks of the page');
});

/** An item whose number stands in its text. */
const own = (level: number, marker: string): unknown => ({
  list: { ordered: 'own' },
  level,
  marker,
});

test('lists that begin anew, and numbers of headings', () => {
  const level = (at: number, text: string): string =>
    `<lvl ilvl="${at}"><start val="1"/><numFmt val="decimal"/><lvlText val="${text}"/></lvl>`;
  const begin = (at: number): string =>
    `<lvlOverride ilvl="${at}"><startOverride val="1"/></lvlOverride>`;
  const numbering = new Numbering(
    parseXml(
      `<numbering><abstractNum abstractNumId="0">${level(0, '%1.')}${level(1, '%1.%2')}</abstractNum>` +
        '<abstractNum abstractNumId="1"><numStyleLink val="Uchwała"/></abstractNum>' +
        `<abstractNum abstractNumId="2"><styleLink val="Uchwała"/>${level(0, '§ %1.')}</abstractNum>` +
        `<num numId="1"><abstractNumId val="0"/></num><num numId="2"><abstractNumId val="0"/>${begin(0)}</num>` +
        `<num numId="3"><abstractNumId val="0"/><lvlOverride ilvl="0">${level(0, 'Art. %1')}</lvlOverride></num>` +
        '<num numId="4"><abstractNumId val="1"/></num></numbering>',
    ),
  );
  const starts = ['1', '1', '2', '2', '1'].map((id) => numbering.next(id, 0));
  assert.deepEqual(
    starts.map((number) => number && 'list' in number && number.list.start),
    [1, 2, 1, 2, 3],
  );
  assert.deepEqual(numbering.next('3', 0), own(0, 'Art. 4'));
  assert.deepEqual(numbering.next('4', 0), own(0, '§ 1.'));
  assert.deepEqual(numbering.next('1', 0, true), { marker: '5.' });
});

test('a format that is nonsense still shows the number or nothing, and never fails', () => {
  for (const code of [
    '',
    ';;;',
    '"',
    '[',
    '\\',
    '0'.repeat(200),
    '#.'.repeat(50),
    '[$',
    'dddd;@;0',
  ])
    for (const value of [0, -1, 1e300, 46024.5, Number.NaN])
      assert.equal(typeof shown(value, code), 'string', `${code} ${value}`);
});

test('numbers of paragraphs count as a word processor does', () => {
  const level = (at: number, format: string, text: string): string =>
    `<lvl ilvl="${at}"><start val="1"/><numFmt val="${format}"/><lvlText val="${text}"/></lvl>`;
  const root = parseXml(
    `<numbering><abstractNum abstractNumId="0">${level(0, 'decimal', '§ %1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '%3)')}${level(3, 'upperRoman', 'Dział %4')}</abstractNum>` +
      '<num numId="5"><abstractNumId val="0"/></num></numbering>',
  );
  assert.equal(attributeOf(root.children[0] as never, 'abstractNumId'), '0');
  const numbering = new Numbering(root);
  const next = (at: number): unknown => numbering.next('5', at);
  assert.deepEqual(next(0), own(0, '§ 1.'));
  assert.deepEqual(next(1), own(1, '1.1'));
  assert.deepEqual(next(1), own(1, '1.2'));
  assert.deepEqual(next(2), own(2, 'a)'));
  assert.deepEqual(next(0), own(0, '§ 2.'));
  assert.deepEqual(next(1), own(1, '2.1'));
  assert.deepEqual(next(3), own(3, 'Dział I'));
  assert.equal(numbering.next('6', 0), undefined);
});
