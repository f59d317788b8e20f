import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { hasSoundPixels } from './png-sums.ts';
import { bytesSource } from './source.ts';

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const pixels = Buffer.alloc(1500 * 1001, 7).map((_, at) => (at * at) % 251);
const picture = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.from('000003e8000005dc0800000000', 'hex')),
  chunk('tEXt', Buffer.from('Comment\0hello')),
  chunk('IDAT', deflateSync(pixels, { level: 0 })),
  chunk('IEND', Buffer.alloc(0)),
]);

const isSound = (bytes: Uint8Array): Promise<boolean> => hasSoundPixels(bytesSource(bytes));

test('a PNG is sound as long as nothing of its picture was changed', async () => {
  assert.equal(await isSound(picture), true);
  assert.equal(await isSound(Buffer.concat([picture, Buffer.alloc(300)])), true, 'bytes behind it');
  const noted = Buffer.from(picture);
  noted[noted.indexOf('hello')] = 0x48;
  assert.equal(await isSound(noted), true, 'a comment changed by hand');
});

test('a PNG whose pixels were changed, or whose parts do not follow each other, is not sound', async () => {
  const start = picture.indexOf('IDAT');
  for (const at of [start + 4, start + 700_000, picture.length - 20, picture.indexOf('IHDR') + 6]) {
    const spoilt = Buffer.from(picture);
    spoilt[at]! ^= 1;
    assert.equal(await isSound(spoilt), false, String(at));
  }
  const lengthened = Buffer.from(picture);
  lengthened.writeUInt32BE(0xfffffff0, start - 4);
  assert.equal(await isSound(lengthened), false);
  assert.equal(await isSound(picture.subarray(0, 5)), false);
  assert.equal(await isSound(picture.subarray(0, -12)), false);
});
