import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { PdfObjects } from './pdf-objects.ts';
import { appendUpdate, firstFreeNumber } from './pdf-update.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A file with a table; its third object is longer than what is read at first. */
function withTable(end = '\n'): Uint8Array<ArrayBuffer> {
  const objects = [
    '<</Type/Catalog/Form 2 0 R>>',
    '<</A(old)>>',
    `<</Long(${'x'.repeat(9000)})/B 1>>`,
  ];
  let file = '%PDF-1.7\n';
  const rows = objects.map((body, at) => {
    const row = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return row;
  });
  const at = file.length;
  file += `xref\n0 1\n0000000000 65535 f \n1 3\n${rows.join('')}`;
  file += `trailer\n<</Size 5/Root 1 0 R/ID[(a)(b)]>>\nstartxref\n${at}\n%%EOF${end}`;
  return bytesOf(file);
}

/** A file with a stream for a table, filtered as PNG does it, and two objects in a stream of objects. */
function withStreams(): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.7\n';
  const stream = (entries: string, data: Buffer): string => {
    const packed = deflateSync(data);
    return `<<${entries}/Filter/FlateDecode/Length ${packed.length}>>stream\r\n${packed.toString('latin1')}\nendstream`;
  };
  const offsets: number[] = [];
  const add = (number: number, body: string): void => {
    offsets[number] = file.length;
    file += `${number} 0 obj\n${body}\nendobj\n`;
  };
  const inside = Buffer.from('2 0 3 12 <</A(in 2)>> <</B 2 0 R>>');
  add(1, '<</Type/Catalog/Form 3 0 R>>');
  add(4, stream('/Type/ObjStm/N 2/First 9', inside));
  const at = file.length;
  const rows = [
    [0, 0, 0],
    [1, offsets[1]!, 0],
    [2, 4, 0],
    [2, 4, 1],
    [1, offsets[4]!, 0],
    [1, at, 0],
  ].map(([kind, second, third]) => [kind!, second! >> 8, second! & 255, third!]);
  // Each line in turn by another filter: as it is, left, above, average, Paeth, above.
  const none = [0, 0, 0, 0];
  const paeth = (left: number, above: number, corner: number): number =>
    [left, above, corner].sort(
      (one, other) =>
        Math.abs(above - corner + left - corner - (one - corner)) -
        Math.abs(above - corner + left - corner - (other - corner)),
    )[0]!;
  const filtered = rows.flatMap((row, line) => {
    const before = rows[line - 1] ?? none;
    const filter = [0, 1, 2, 3, 4, 2][line]!;
    const guesses = row.map((_, at) => {
      const [left, above, corner] = [row[at - 1] ?? 0, before[at]!, before[at - 1] ?? 0];
      return [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!;
    });
    return [filter, ...row.map((value, at) => (value - guesses[at]!) & 255)];
  });
  const parameters = '/DecodeParms<</Predictor 15/Columns 4>>';
  add(5, stream(`/Type/XRef/Size 6/Root 1 0 R/W[1 2 1]${parameters}`, Buffer.from(filtered)));
  return bytesOf(`${file}startxref\n${at}\n%%EOF`);
}

for (const [kind, original] of [
  ['a table', withTable()],
  ['a table and no line end', withTable('')],
  ['streams', withStreams()],
] as const) {
  void describe(`a file with ${kind}`, () => {
    void it('is read object by object', async () => {
      const file = await PdfObjects.open(original);
      const root = await file.entries('1 0 R');
      assert.equal(root?.get('Type'), '/Catalog');
      assert.match((await file.value(2)) ?? '', /^<<\/A\((?:old|in 2)\)>>$/);
      assert.match((await file.value(3)) ?? '', /(?:\/B 1>>|\/B 2 0 R>>)$/);
      assert.equal(await file.value(0), undefined);
      assert.equal(await file.value(99), undefined);
    });

    void it('stays as it is below an update, and has the new objects after it', async () => {
      const before = await PdfObjects.open(original);
      const first = firstFreeNumber(before);
      const updated = appendUpdate(before, [
        { number: first, generation: 0, body: '<</New true>>' },
        { number: 2, generation: 0, body: '<</A(\xffnew)>>' },
      ]);
      assert.deepEqual(updated.subarray(0, original.length), original);
      const again = appendUpdate(await PdfObjects.open(updated), [
        { number: 3, generation: 0, body: '<</Third 3>>' },
      ]);
      assert.deepEqual(again.subarray(0, updated.length), updated);
      const file = await PdfObjects.open(again);
      assert.equal(file.sections.length, 3);
      assert.equal(file.newest.isStream, kind === 'streams');
      assert.equal(await file.value(2), '<</A(\xffnew)>>');
      assert.equal(await file.value(first), '<</New true>>');
      assert.equal(await file.value(3), '<</Third 3>>');
      assert.match((await file.value(2, 2)) ?? '', /old|in 2/, 'as it was in the beginning');
      assert.equal(file.newest.trailer.get('Root'), '1 0 R');
      assert.deepEqual(file.newest.trailer.get('ID'), before.newest.trailer.get('ID'));
      assert.ok(firstFreeNumber(file) > first);
    });
  });
}

void describe('a damaged file', () => {
  void it('is refused where its newest table cannot be read', async () => {
    const whole = textOf(withTable());
    for (const damage of [
      '',
      whole.replace(/startxref\n\d+/, 'startxref\n99999'),
      whole.replace(/startxref\n\d+/, 'startxref\n12'),
      whole.replace('trailer', 'trailed'),
      whole.replace('1 3\n', '1 4\n'),
      whole.replace('startxref', 'startxraf'),
    ])
      await assert.rejects(PdfObjects.open(bytesOf(damage)));
  });

  void it('has no object where the table leads to another one', async () => {
    const file = await PdfObjects.open(bytesOf(textOf(withTable()).replace('2 0 obj', '7 0 obj')));
    await assert.rejects(file.value(2));
    assert.equal((await file.entries('1 0 R'))?.get('Type'), '/Catalog');
  });

  void it('is left alone where it is made to keep the page busy', async () => {
    const table = (entries: string): Uint8Array<ArrayBuffer> =>
      bytesOf(
        `%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 2/Root 1 0 R/Length 4${entries}>>\nstream\n\0\0\0\0\n` +
          'endstream\nendobj\nstartxref\n9\n%%EOF',
      );
    assert.equal((await PdfObjects.open(table('/W[1 1 0]'))).newest.isStream, true);
    for (const entries of [
      '/W[0 0 0]/Index[0 999999999999]',
      '/W[0 0 0]',
      '/W[1 1 0]/Index[0 999999999999]',
      '/W[1 1]',
      '/W[1 -1 1]',
      '/W[1 1 0]/Filter/FlateDecode',
      '/W[1 1 0]/Filter/LZWDecode',
    ])
      await assert.rejects(PdfObjects.open(table(entries)), entries);
    const deep = bytesOf(
      textOf(withTable()).replace('x'.repeat(9000), `)/D${'['.repeat(8994)}/E(`),
    );
    await assert.rejects((await PdfObjects.open(deep)).value(3));
  });

  void it('is read as far as its tables together name a million objects', async () => {
    const data = deflateSync(Buffer.alloc(600_000 * 5, Buffer.from([1, 0, 0, 0, 9])));
    let file = '%PDF-1.7\n';
    for (const [number, prev] of [
      [1, ''],
      [2, '/Prev 9'],
    ] as const) {
      const packed = `/Filter/FlateDecode/Length ${data.length}`;
      const at = file.length;
      file += `${number} 0 obj\n<</Type/XRef/Size 9/Root 1 0 R/W[1 3 1]/Index[${number * 600_000} 600000]`;
      file += `${packed}${prev}>>\nstream\n${textOf(data)}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
    }
    const { sections } = await PdfObjects.open(bytesOf(file));
    assert.deepEqual(
      sections.map(({ places }) => places.size),
      [600_000],
    );
  });

  void it('gives no objects beyond what it may unpack to', async () => {
    const objects = deflateSync(Buffer.alloc(15_000_000, '1 0 '));
    let file = '%PDF-1.7\n';
    const rows = [1, 2, 3].map((number) => {
      const at = file.length;
      file += `${number} 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${objects.length}>>\n`;
      file += `stream\n${textOf(objects)}\nendstream\nendobj\n`;
      return [1, at >> 16, (at >> 8) & 255, at & 255, 0];
    });
    const inside = rows.map((_, index) => [2, 0, 0, index + 1, 0]);
    const table = Buffer.from([...rows, ...inside].flat());
    const at = file.length;
    file += `6 0 obj\n<</Type/XRef/Size 99/Root 1 0 R/W[1 3 1]/Index[1 3 11 3]/Length ${table.length}>>\n`;
    file += `stream\n${textOf(table)}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
    const pdf = await PdfObjects.open(bytesOf(file));
    for (const number of [11, 12]) assert.equal(await pdf.value(number), '1');
    await assert.rejects(pdf.value(13), RangeError);
  });

  void it('reads what many fields share once', async () => {
    const file = await PdfObjects.open(withTable());
    assert.equal(await file.entries('3 0 R'), await file.entries('3 0 R'));
  });

  void it('ends where its tables lead in a circle', async () => {
    const whole = textOf(withTable());
    const at = /startxref\n(\d+)/.exec(whole)![1];
    const file = await PdfObjects.open(bytesOf(whole.replace('/Size 5', `/Size 5/Prev ${at}`)));
    assert.equal(file.sections.length, 1);
  });

  void it('is read as far as its newest part goes', async () => {
    const file = await PdfObjects.open(
      bytesOf(textOf(withTable()).replace('/Size 5', '/Size 5/Prev 3')),
    );
    assert.equal(file.sections.length, 1);
    assert.equal(await file.value(2), '<</A(old)>>');
  });
});
