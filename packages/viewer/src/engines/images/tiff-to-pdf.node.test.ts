import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureCode } from '../engine.ts';
import { greyPage, tiff } from '../testing/picture-samples.ts';
import { tiffToPdf } from './tiff-to-pdf.ts';

const fails = (code: FailureCode) => (error: unknown) =>
  assert.equal((error as { code?: string }).code, code) ?? true;
const pdfOf = (bytes: Uint8Array<ArrayBuffer>): string =>
  Buffer.from(tiffToPdf(bytes)).toString('latin1');

test('each picture becomes a page of its own size', () => {
  const page = greyPage(300, 150);
  const pdf = pdfOf(tiff([page, greyPage()]));
  assert.match(pdf, /\/Count 2/);
  // 300 pixels without a resolution are 300 CSS pixels, 225 points.
  assert.match(pdf, /MediaBox\[0 0 225 112\.5\]/);
  const rows = [...pdf.matchAll(/^(\d{10}) 00000 n/gm)];
  for (const [index, [, offset]] of rows.entries())
    assert.ok(pdf.slice(Number(offset)).startsWith(`${index + 1} 0 obj`), `object ${index + 1}`);
});

test('every compression keeps its bytes and names its decoder', () => {
  const data = Uint8Array.of(1, 2, 3, 4);
  const filter = (compression: number, more: Record<number, number[]> = {}): string =>
    pdfOf(
      tiff([
        {
          width: 8,
          height: 4,
          tags: { 258: [1], 259: [compression], 262: [0], ...more },
          strips: [data],
        },
      ]),
    );
  assert.match(filter(4), /\/CCITTFaxDecode\/DecodeParms<<\/K -1\/Columns 8\/Rows 4>>/);
  assert.doesNotMatch(filter(4), /\/Decode\[/);
  assert.match(filter(4, { 262: [1] }), /\/Decode\[1 0 \]/);
  assert.match(filter(4, { 266: [2] }), /stream\n\x80\x40\xc0\x20\n/);
  assert.match(filter(3, { 292: [1] }), /\/K 1\/Columns/);
  assert.match(filter(2), /\/K 0[^>]*\/EncodedByteAlign true/);
  assert.match(filter(5, { 317: [2] }), /\/LZWDecode\/DecodeParms<<\/Predictor 2\/Colors 1/);
  assert.match(filter(8), /\/FlateDecode/);
  assert.match(filter(32773), /\/RunLengthDecode/);
});

test('a chain of directories that leads back is refused, as are files without pictures', () => {
  assert.throws(() => tiffToPdf(tiff([greyPage(), greyPage()], { cyclic: true })), fails('broken'));
  assert.throws(() => tiffToPdf(tiff([])), fails('broken'));
  assert.throws(() => tiffToPdf(Uint8Array.of(0x49, 0x49, 42)), fails('broken'));
});

test('pixels are counted before anything is decoded', () => {
  const huge = { ...greyPage(), width: 60_000, height: 60_000 };
  assert.throws(() => tiffToPdf(tiff([huge])), fails('too-large'));
  // A plan in black and white may be larger than a photograph.
  const plan = { width: 14_043, height: 9933, tags: { 258: [1], 259: [4], 262: [0] }, strips: [] };
  assert.match(pdfOf(tiff([{ ...plan, strips: [new Uint8Array(9)] }])), /\/Count 1/);
  // A JPEG that claims other sizes than its page.
  const liar = Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    17,
    8,
    0xff,
    0xff,
    0xff,
    0xff,
    3,
    0,
    0,
    0,
    0,
  );
  const page = {
    width: 8,
    height: 8,
    tags: { 258: [8, 8, 8], 259: [7], 262: [6], 277: [3] },
    strips: [liar],
  };
  assert.throws(() => tiffToPdf(tiff([page])), fails('broken'));
});

test('what PDF has no words for is said to be unsupported', () => {
  const page = greyPage();
  for (const tags of [
    { 259: [6] },
    { 259: [34712] },
    { 258: [16] },
    { 258: [32], 339: [3] },
    { 277: [3], 284: [2], 262: [2], 258: [8, 8, 8] },
    { 262: [8] },
  ])
    assert.throws(
      () => tiffToPdf(tiff([{ ...page, tags: { ...page.tags, ...tags } }])),
      fails('unsupported'),
    );
});
