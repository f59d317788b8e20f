import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellPlace, filterRow, readSheet, sharedStrings } from './xlsx-sheet.ts';

const words = { language: 'en', truth: (isTrue: boolean) => (isTrue ? 'TRUE' : 'FALSE') };
const workbook = { strings: ['tekst'], styles: [], date1904: false };
const sheet = (rows: string, more = ''): string =>
  `<worksheet xmlns="urn:s"><sheetData>${rows}</sheetData>${more}</worksheet>`;

test('places are read, and nonsense is none', () => {
  assert.deepEqual(cellPlace('A1'), { column: 0, row: 0 });
  assert.deepEqual(cellPlace('$XFD$1048576'), { column: 16_383, row: 1_048_575 });
  for (const text of ['', 'A', '1', 'AAAA1', 'A12345678', '__proto__'])
    assert.equal(cellPlace(text), undefined, text);
});

test('cells without a place follow each other; hidden and empty rows are left out', () => {
  const { rows } = readSheet(
    sheet(
      '<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row hidden="1"><c><v>2</v></c></row>' +
        '<row r="9"><c r="B9"/></row><row r="10"><c r="C10" t="b"><v>1</v></c><c t="s"><v>7</v></c></row>',
    ),
    workbook,
    words,
  );
  assert.deepEqual(
    rows.map(({ row, cells }) => [row, ...cells.map(({ column, text }) => `${column}: ${text}`)]),
    [
      [0, '0: 1', '1: tekst'],
      [9, '2: TRUE'],
    ],
  );
});

test('rows stand in the order of their numbers, however they are written', () => {
  const { rows } = readSheet(
    sheet('<row r="9"><c r="C9"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>'),
    workbook,
    words,
  );
  assert.deepEqual(
    rows.map(({ row, cells }) => [row, cells[0]?.text]),
    [
      [4, '2'],
      [8, '1'],
    ],
  );
});

test('what is no number that can be counted with stays as it stands', () => {
  const values = ['1e999', '-1e999', 'NaN', 'Infinity', '12zł', '1e3'];
  const cells = values.map((value) => `<c><v>${value}</v></c>`).join('');
  const [row] = readSheet(sheet(`<row>${cells}</row>`), workbook, words).rows;
  assert.deepEqual(
    row?.cells.map(({ text }) => text),
    ['1e999', '-1e999', 'NaN', 'Infinity', '12zł', '1000'],
  );
});

test('texts leave out how a word is pronounced', () => {
  const source =
    '<sst><si><t>a</t></si><si/><si><r><t>b</t></r><rPh><t>x</t></rPh><r><t>c</t></r></si></sst>';
  assert.deepEqual(sharedStrings(source), ['a', '', 'bc']);
});

test('merged cells and filters are read where they stand', () => {
  const more =
    '<autoFilter ref="B3:D9"/><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="x"/></mergeCells>';
  const source = sheet('<row r="1"><c r="A1"><v>1</v></c></row>', more);
  assert.equal(filterRow(source), 2);
  const [first] = readSheet(source, workbook, words).rows;
  assert.deepEqual(first?.cells, [{ column: 0, text: '1', isNumber: true, columns: 2, rows: 2 }]);
});

// Sought with a pattern that runs to the end from every beginning, these took minutes.
test('tags that never end are passed over in one go', () => {
  const endless = `${sheet('')}${'<autoFilter '.repeat(300_000)}`;
  assert.equal(filterRow(endless), undefined);
  const merges = `${sheet('')}${'<mergeCell '.repeat(300_000)}`;
  assert.deepEqual(readSheet(merges, workbook, words).rows, []);
});
