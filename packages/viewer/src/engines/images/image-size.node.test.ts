import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinBytes, numbers } from '../testing/make-zip.ts';
import { imageSize } from './image-size.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const big = (value: number): Uint8Array =>
  Uint8Array.of(value >> 24, value >> 16, value >> 8, value);

test('sizes are read from the first bytes', () => {
  const size = { width: 30_000, height: 20_000 };
  const png = joinBytes(bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), big(30_000), big(20_000));
  assert.deepEqual(imageSize(png), size);
  const gif = joinBytes('GIF89a', numbers([2, 30_000], [2, 20_000]), new Uint8Array(3));
  assert.deepEqual(imageSize(gif), size);
  const bmp = joinBytes('BM', new Uint8Array(16), numbers([4, 30_000], [4, 2 ** 32 - 20_000]));
  assert.deepEqual(imageSize(bmp), size);
  // The small picture in the notes is not the picture.
  const notes = bytes('\xff\xe1\0\x10Exif\0\0\xff\xd8\xff\xc0\0\x08\0\0');
  const frame = joinBytes(bytes('\xff\xc2\0\x11\x08'), big(20_000).slice(2), big(30_000).slice(2));
  assert.deepEqual(imageSize(joinBytes(bytes('\xff\xd8'), notes, frame, new Uint8Array(9))), size);
  const extended = joinBytes(bytes('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0'), numbers([4, 29_999]));
  const webp = joinBytes(extended.slice(0, 27), numbers([4, 19_999]), new Uint8Array(4));
  assert.deepEqual(imageSize(webp), size);
  const avif = joinBytes(bytes('\0\0\0\x18ftypavif....ispe\0\0\0\0'), big(30_000), big(20_000));
  assert.deepEqual(imageSize(avif), size);
});

test('a frame of a GIF may be larger than its screen', () => {
  const screen = joinBytes('GIF89a', numbers([2, 1], [2, 1]), new Uint8Array(3));
  const extension = Uint8Array.of(0x21, 0xf9, 4, 0, 0, 0, 0, 0);
  const frame = joinBytes(Uint8Array.of(0x2c), numbers([2, 0], [2, 0], [2, 60_000], [2, 50_000]));
  assert.deepEqual(imageSize(joinBytes(screen, extension, frame)), {
    width: 60_000,
    height: 50_000,
  });
});

test('bytes that end too soon, or are no picture, state no size', () => {
  for (const text of ['', '\x89PNG', 'GIF89a', '\xff\xd8\xff', 'RIFF', 'BM', 'nothing'])
    assert.equal(imageSize(bytes(text)), undefined, text);
});
