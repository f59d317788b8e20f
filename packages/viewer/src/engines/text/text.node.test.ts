import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLimits, readCsv } from './csv.ts';
import { decodeText, guessEncoding } from './encoding.ts';

/** Text in a code page, by turning the decoder round. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1)
    table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (character) => table.get(character)!);
}

const texts = {
  pl: 'Zażółć gęślą jaźń. Opłata skarbowa wynosi 17 zł, płatna w ciągu 14 dni.',
  lv: 'Glāžšķūņa rūķīši. Iesniegums par nekustamā īpašuma nodokļa atvieglojumu.',
  pt: 'A câmara informa que o pedido de ligação à rede pública não está concluído.',
};

test('texts of the three languages are read in their code pages', () => {
  assert.equal(decodeText(encoded(texts.pl, 'windows-1250')), texts.pl);
  assert.equal(decodeText(encoded(texts.pl, 'iso-8859-2')), texts.pl);
  assert.equal(decodeText(encoded(texts.lv, 'windows-1257')), texts.lv);
  assert.equal(decodeText(encoded(texts.pt, 'windows-1252')), texts.pt);
});

test('UTF-8 and marks win', () => {
  for (const text of Object.values(texts)) assert.equal(decodeText(Buffer.from(text)), text);
  assert.equal(decodeText(Buffer.from('\ufeffā')), 'ā');
  assert.equal(guessEncoding(Buffer.from('\ufeffā', 'utf16le')), 'utf-16le');
  assert.equal(decodeText(Buffer.from('a\r\nb\rc')), 'a\nb\nc');
  // A damaged place does not turn a whole text into another alphabet.
  const damaged = Buffer.from(texts.pl.repeat(5));
  damaged[10] = 0xff;
  assert.equal(guessEncoding(damaged), 'utf-8');
});

test('the separator is the one that parts lines evenly', () => {
  const rows = [
    ['Imię', 'Kwota, zł', 'Uwagi'],
    ['Anna', '12,50', 'a;b'],
    ['Jan', '7,00', 'mówi "tak"\nw dwóch wierszach'],
  ];
  for (const separator of [';', ',', '\t', '|']) {
    const text = rows
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
      .join('\n');
    const table = readCsv(`${text}\n`, 100);
    assert.deepEqual(table.headers, rows[0], separator);
    assert.deepEqual(table.rows, rows.slice(1), separator);
  }
  assert.deepEqual(readCsv('sep=|\na|b\n1;1|2\n', 9).rows, [['1;1', '2']]);
});

test('title lines above a table are none of its rows, and part no amounts', () => {
  const bank = readCsv(
    'Wyciąg z rachunku\nOkres: 2026-01, 2026-02\n\nData;Opis;Kwota;Saldo\n' +
      '2026-01-02;Opłata;-123,45;1 000,00\n2026-01-03;"Kowalski; Jan";10,00;3 355,67\n',
    10,
  );
  assert.deepEqual(bank.titles, ['Wyciąg z rachunku', 'Okres: 2026-01, 2026-02']);
  assert.deepEqual(bank.headers, ['Data', 'Opis', 'Kwota', 'Saldo']);
  assert.deepEqual(bank.rows, [
    ['2026-01-02', 'Opłata', '-123,45', '1 000,00'],
    ['2026-01-03', 'Kowalski; Jan', '10,00', '3 355,67'],
  ]);
  const padded = readCsv(
    'Rejestr;;;\nKonto;PL27;;\nData;Opis;Kwota;Saldo\n1;a;1,5;2,5\n2;b;2,5;3,5\n',
    10,
  );
  assert.deepEqual(padded.titles, ['Rejestr', 'Konto PL27']);
  assert.deepEqual(padded.headers, ['Data', 'Opis', 'Kwota', 'Saldo']);
  assert.equal(padded.rows.length, 2);
});

test('lines of a table are no titles of it', () => {
  for (const text of [
    'Jan;\nEwa;5\nIda;6\n',
    'Imię;Nazwisko\nJan;Kowalski;x\nEwa;Nowak;y\n',
    'Adam\nEwa\nJan, Maria\nZofia\nPiotr\nOla\n',
    'Imię\nEwa\n',
  ])
    assert.deepEqual(readCsv(text, 10).titles, [], text);
});

test('a separator at the end of every line makes no column', () => {
  const { headers, rows } = readCsv(
    'Konto;Opis;Kwota;\n1;Adres, ulica, miasto;12,50;\n2;B; ;\n',
    9,
  );
  assert.deepEqual(headers, ['Konto', 'Opis', 'Kwota']);
  assert.deepEqual(rows, [
    ['1', 'Adres, ulica, miasto', '12,50'],
    ['2', 'B', ' '],
  ]);
  // What stands in it once is a column.
  assert.equal(readCsv('a;b;\n1;2;\n1;2;3\n', 9).rows[1]?.length, 3);
});

test('formulas stay texts, and a first row of numbers heads nothing', () => {
  const { headers, rows } = readCsv("=cmd|' /C calc'!A0;1\n@SUM(A1);+2\n", 10);
  assert.equal(headers, undefined);
  assert.deepEqual(rows, [
    ["=cmd|' /C calc'!A0", '1'],
    ['@SUM(A1)', '+2'],
  ]);
});

test('reading stops at the limit and says so', () => {
  const text = `a;b\n${'1;2\n'.repeat(50)}`;
  const table = readCsv(text, 10);
  assert.equal(table.rows.length, 10);
  assert.equal(table.whole, false);
  assert.equal(readCsv(text, 50).whole, true);
  // A quote that nothing closes takes its line, not the file.
  assert.equal(readCsv('a;b\n"x;1\ny;2\n', 10).rows.length, 2);
});

test('a row of millions of cells is not kept whole', () => {
  assert.deepEqual(readCsv(`1;2\n${';'.repeat(3_000_000)}\n3;4`, 10).rows, [
    ['1', '2'],
    ['3', '4'],
  ]);
  const [wide] = readCsv(`${'1;'.repeat(3_000_000)}\n`, 10).rows;
  assert.equal(wide?.length, 1000);
});

test('no cell and no table is longer than a page can lay out', () => {
  const long = '1'.repeat(csvLimits.cell);
  for (const cell of [`${long}xx`, `"${long}xx"`, `"${long}xx`]) {
    const { rows, isCut } = readCsv(`1;2\n${cell};3\n`, 10);
    assert.equal(rows[1]?.[0]?.length, long.length);
    assert.equal(isCut, true);
  }
  assert.equal(readCsv(`1;2\n${long};3\n`, 10).isCut, false);
  const many = readCsv(`${long};1\n`.repeat(200), 1000);
  assert.equal(many.whole, false);
  assert.equal(many.rows.length, Math.ceil(csvLimits.table / long.length));
});
