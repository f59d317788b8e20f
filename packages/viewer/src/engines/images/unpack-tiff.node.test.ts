import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tiff, type TiffPage } from '../testing/picture-samples.ts';
import { unpackTiff } from './unpack-tiff.ts';

const { signal } = new AbortController();
const packed = (codes: readonly number[], width: number): TiffPage => {
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = bits.match(/.{1,8}/g)!.map((each) => Number.parseInt(each.padEnd(8, '0'), 2));
  const tags = { 258: [16], 259: [5], 262: [1] };
  return { width, height: 1, tags, strips: [Uint8Array.from(bytes)] };
};
const samples = async (page: TiffPage): Promise<number[][]> =>
  [...(await unpackTiff(tiff([page]), signal)).values()].map((each) => [...each]);

test('codes of LZW that stand for what was written before, and for what is being written', async () => {
  // 258 is "1 2"; 259 would be "2 1"; 260 begins as it is being written: "1 2 1".
  assert.deepEqual(await samples(packed([256, 1, 2, 258, 260, 9, 257], 4)), [[2, 2, 2, 9]]);
  await assert.rejects(samples(packed([256, 1, 300], 4)), { code: 'broken' });
});

test('what is not packed whole is dark, and what is packed in excess is left out', async () => {
  assert.deepEqual(await samples(packed([256, 1, 2, 257], 3)), [[2, 0, 0]]);
  assert.deepEqual(await samples(packed([256, 1, 2, 3, 4, 257], 1)), [[2]]);
});

test('samples are counted before they are unpacked', async () => {
  const page = { ...packed([256, 1, 257], 7000), height: 7000 };
  const deep = { ...page, tags: { ...page.tags, 258: [16, 16, 16], 262: [2], 277: [3] } };
  await assert.rejects(unpackTiff(tiff([deep]), signal), { code: 'too-large' });
});
