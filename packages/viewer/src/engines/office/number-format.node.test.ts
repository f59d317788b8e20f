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
  assert.equal(shown(1234, '0.00E+00'), '1.23e+3');
  assert.equal(shown(5, '"pcs;" 0'), 'pcs; 5');
  assert.equal(shown(1.5, '# ?/?'), '1,5');
});

test('dates and times', () => {
  assert.equal(shown(46024, 'dd\\.mm\\.yyyy'), '02.01.2026');
  assert.equal(shown(46024.75, 'yyyy-mm-dd hh:mm'), '2026-01-02 18:00');
  assert.equal(shown(46024, 'd mmmm yyyy', 'pt-PT'), '2 janeiro 2026');
  assert.equal(shown(46024, 14, 'en'), '02/01/2026');
  assert.equal(shown(0.5, 18), '12:00 PM');
  assert.equal(shown(1.5, '[h]:mm'), '36:00');
  assert.equal(shown(0.000694444, 'mm:ss'), '01:00');
  assert.equal(shown(1, 'yyyy-mm-dd'), '1900-01-01');
  assert.equal(shown(61, 'yyyy-mm-dd'), '1900-03-01');
  assert.equal(shown(0, 'yyyy-mm-dd', 'pl', true), '1904-01-01');
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
  assert.deepEqual(next(0), { marker: '§ 1.' });
  assert.deepEqual(next(1), { marker: '1.1' });
  assert.deepEqual(next(1), { marker: '1.2' });
  assert.deepEqual(next(2), { list: { ordered: 'a', start: 1 }, level: 2 });
  assert.deepEqual(next(0), { marker: '§ 2.' });
  assert.deepEqual(next(1), { marker: '2.1' });
  assert.deepEqual(next(3), { marker: 'Dział I' });
  assert.equal(numbering.next('6', 0), undefined);
});
