import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkFile } from './check.ts';
import { md5, rc4 } from './old-ciphers.ts';
import { PdfString, readDictionary } from './pdf-dictionary.ts';
import { opensWithoutPassword } from './pdf-lock.ts';
import { blobSource } from './source.ts';
import { lockedPdfs } from './testing/locked-pdfs.ts';
import { pdf } from './testing/samples.ts';

const sourceOf = (bytes: Uint8Array<ArrayBuffer>) => blobSource(new Blob([bytes]));

async function codeOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const file = { name: 'a.pdf', type: '', size: bytes.length };
  return (await checkFile(file, sourceOf(bytes), { accept: '' }))?.code;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** The strings of a description as other programs write them: in brackets, with escapes. */
const literal = (dictionary: string): string =>
  dictionary.replace(/(\/[OU]) <([\da-f]+)>/g, (_, name: string, digits: string) => {
    const bytes = Buffer.from(digits, 'hex').toString('latin1');
    const escaped = bytes
      .replace(/[\\()]/g, String.raw`\$&`)
      .replaceAll('\r', String.raw`\r`)
      .replaceAll('\n', String.raw`\012`);
    return `${name}(${escaped})`;
  });

for (const [name, { open, locked }] of Object.entries(lockedPdfs)) {
  test(`${name}: what opens without a password is not called protected`, async () => {
    assert.equal(await codeOf(pdf(open)), undefined);
    assert.equal(await codeOf(pdf({ ...open, stream: true })), undefined);
    assert.equal(await codeOf(pdf({ ...open, dictionary: literal(open.dictionary) })), undefined);
  });

  test(`${name}: what asks for a password is called protected`, async () => {
    assert.equal(await codeOf(pdf(locked)), 'encrypted');
    assert.equal(await codeOf(pdf({ ...locked, stream: true })), 'encrypted');
    assert.equal(
      await codeOf(pdf({ ...locked, dictionary: literal(locked.dictionary) })),
      'encrypted',
    );
  });

  test(`${name}: the description may stand in the trailer itself`, async () => {
    const trailer = ({ dictionary, id }: typeof open): string =>
      `trailer <</ID[<${id}><00>]/Encrypt ${dictionary}/Size 9>>`;
    const nothing = sourceOf(new Uint8Array(1));
    assert.equal(await opensWithoutPassword(nothing, trailer(open)), true);
    assert.equal(await opensWithoutPassword(nothing, trailer(locked)), false);
  });
}

test('a file that is made for the web has the trailer that counts first', async () => {
  const { open, locked } = lockedPdfs['AES with 128 bits (revision 4)']!;
  for (const [lock, code] of [
    [open, undefined],
    [locked, 'encrypted'],
  ] as const) {
    const text = Buffer.from(pdf(lock)).toString('latin1');
    const end = text.lastIndexOf('startxref');
    const before = text.slice(0, end);
    const after = `xref\n0 1\n0000000000 65535 f \ntrailer <</Size 1>>\n${text.slice(end)}`;
    assert.equal(
      await codeOf(Uint8Array.from(ascii(`${before}startxref\n0\n%%EOF\n${after}`))),
      code,
    );
  }
});

test('a large file is searched from its end, then from its beginning', async () => {
  const { open } = lockedPdfs['AES with 256 bits (revision 6)']!;
  const object = ascii(`9 0 obj\n${open.dictionary}\nendobj\n`);
  const trailer = '<</Encrypt 9 0 R>>';
  const size = 3 * 1024 * 1024 + 5;
  // At the end, at the beginning, and over the edge of a piece.
  for (const at of [size - object.length, 3, 1024 * 1024 - 4]) {
    const bytes = new Uint8Array(size);
    bytes.set(object, at);
    assert.equal(await opensWithoutPassword(sourceOf(bytes), trailer), true, String(at));
  }
});

test('encryption of another kind, or described badly, asks for a password', async () => {
  const { open } = lockedPdfs['RC4 with 128 bits (revision 3)']!;
  for (const dictionary of [
    open.dictionary.replace('/Standard', '/Adobe.PubSec'),
    open.dictionary.replace('/R 3', '/R 7'),
    open.dictionary.replace('/R 3', '/R 1'),
    open.dictionary.replace('/R 3', '/R (x)'),
    open.dictionary.replace('/R 3', ''),
    open.dictionary.replace(/\/U <[^>]*>/, '/U <d061>'),
    open.dictionary.replace('>>', ''),
    `<</R 3${'<</A'.repeat(5000)}`,
    '<</R 6 /Filter/Standard /U ()>>',
  ])
    assert.equal(await codeOf(pdf({ ...open, dictionary })), 'encrypted', dictionary.slice(0, 80));
  assert.equal(await codeOf(pdf({ ...open, id: '00' })), 'encrypted', 'the ID is a part of it');
  assert.equal(await codeOf(pdf({ encrypted: true })), 'encrypted', 'no description at all');
});

test('dictionaries are read as PDF writes them', () => {
  const read = (text: string) => readDictionary(text, 0);
  const bytesAt = (text: string): string => {
    const value = read(text)?.get('S');
    assert.ok(value instanceof PdfString, text);
    return Buffer.from(value.bytes).toString('latin1');
  };
  assert.equal(bytesAt(String.raw`<</S(a\(b\)\\c\n\101\7x)>>`), 'a(b)\\c\nA\x07x');
  assert.equal(bytesAt('<</S(a(b(c))d\\\r\ne\r\nf)>>'), 'a(b(c))de\nf');
  assert.equal(bytesAt('<</S<4 1 4>>>'), 'A@');
  const more = read('<</A 1 0 R/B/Name/C[1(x)<</D true>>]% a note >>\n/E -4>>more');
  assert.deepEqual([...more!.keys()], ['A', 'B', 'C', 'E']);
  assert.equal(more!.get('A'), '1 0 R');
  assert.equal(more!.get('E'), '-4');
  for (const text of ['', '<<', '<</A', '<</A>>', '<</A(>>', '<</A[1>>', '<</A<4>', '<<A 1>>'])
    assert.equal(read(text), undefined, text);
});

test('the old ciphers are those of their descriptions', () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 31 + length) & 0xff);
    assert.equal(hex(md5(bytes)), createHash('md5').update(bytes).digest('hex'), String(length));
  }
  assert.equal(hex(rc4(ascii('Key'), ascii('Plaintext'))), 'bbf316e8d940af0ad3');
  assert.equal(hex(rc4(ascii('Wiki'), ascii('pedia'))), '1021bf0420');
});
