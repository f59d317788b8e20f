import { latin1 } from '@twintown/core/files/source.js';

export interface PixelSize {
  width: number;
  height: number;
}

/**
 * Width and height that a picture states in its first bytes, before anything is decoded: of JPEG,
 * PNG, GIF, WebP, BMP and of HEIC and AVIF. `undefined` where it states none.
 */
export function imageSize(bytes: Uint8Array): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = latin1(bytes.subarray(0, 32));
  try {
    if (head.startsWith('\x89PNG'))
      return { width: view.getUint32(16), height: view.getUint32(20) };
    if (head.startsWith('GIF8')) return gifSize(view);
    if (head.startsWith('BM'))
      return {
        width: Math.abs(view.getInt32(18, true)),
        height: Math.abs(view.getInt32(22, true)),
      };
    if (head.startsWith('RIFF')) return webpSize(view, head.slice(12, 16));
    if (head.startsWith('\xff\xd8')) return jpegSize(view);
    return heifSize(bytes, view);
  } catch (error) {
    // The bytes end before the numbers.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A frame may be larger than the screen that the file states; then the browser enlarges it. */
function gifSize(view: DataView): PixelSize {
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  // Extensions stand before the first frame, each a chain of blocks that a length of 0 ends.
  while (at < view.byteLength && view.getUint8(at) === 0x21) {
    at += 2;
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  if (at + 9 > view.byteLength || view.getUint8(at) !== 0x2c) return screen;
  const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
  const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
  return { width: Math.max(screen.width, right), height: Math.max(screen.height, bottom) };
}

function webpSize(view: DataView, kind: string): PixelSize | undefined {
  if (kind === 'VP8X')
    return {
      width: 1 + (view.getUint32(24, true) & 0xffffff),
      height: 1 + (view.getUint32(27, true) & 0xffffff),
    };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return kind === 'VP8 '
    ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    : undefined;
}

/** Of the frame header; the small picture in the notes has one of its own, inside a segment. */
export function jpegSize(view: DataView): PixelSize | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += marker === 1 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The largest of the sizes stated: a picture made of tiles states each tile's too. */
function heifSize(bytes: Uint8Array, view: DataView): PixelSize | undefined {
  const text = latin1(bytes.subarray(0, 64 * 1024));
  let largest: PixelSize | undefined;
  for (let at = text.indexOf('ispe'); at >= 0; at = text.indexOf('ispe', at + 4)) {
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
