import type { ByteSource } from './source.ts';

/** Bytes that are read at once. */
const piece = 1024 * 1024;

const table = Uint32Array.from({ length: 256 }, (_, value) => {
  let sum = value;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/**
 * Whether the parts of a PNG that make its picture have the checksums that were written beside them (PNG,
 * 5.3). Others, such as notes that a program changed by hand, do no harm.
 */
export async function hasSoundPixels(source: ByteSource): Promise<boolean> {
  for (let at = 8; at + 12 <= source.size;) {
    const head = await source.read(at, at + 8);
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    const name = String.fromCharCode(...head.subarray(4, 8));
    const end = at + 8 + length;
    if (end + 4 > source.size) return false;
    if (/^(?:IHDR|PLTE|IDAT)$/.test(name)) {
      const sum = await source.read(end, end + 4);
      if (
        new DataView(sum.buffer, sum.byteOffset).getUint32(0) !== (await sumOf(source, at + 4, end))
      )
        return false;
    }
    if (name === 'IEND') return true;
    at = end + 4;
  }
  return false;
}

async function sumOf(source: ByteSource, start: number, end: number): Promise<number> {
  let sum = 0xffffffff;
  for (let at = start; at < end; at += piece)
    for (const byte of await source.read(at, Math.min(at + piece, end)))
      sum = table[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
