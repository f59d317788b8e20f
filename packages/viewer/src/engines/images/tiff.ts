import { DocumentFailure } from '../engine.ts';

/** Values of a directory of a TIFF file (TIFF 6.0), by tag. */
export type TiffTags = ReadonlyMap<number, readonly number[]>;

const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
};

export const tiffLimits = { pages: 2000, values: 100_000 } as const;

/**
 * Reads the directories of a TIFF file, one for each page. Nothing is decoded.
 * @throws {DocumentFailure} `broken`; `unsupported` for BigTIFF; `too-large` beyond the limits
 */
export function readTiff(bytes: Uint8Array): TiffTags[] {
  if (bytes.length < 8) throw new DocumentFailure('broken');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) === 43) throw new DocumentFailure('unsupported');
  const pages: TiffTags[] = [];
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0 && at + 2 <= bytes.length) {
    // A chain that leads back into itself has no end.
    if (seen.has(at)) throw new DocumentFailure('broken');
    seen.add(at);
    const count = view.getUint16(at, little);
    const end = at + 2 + count * 12;
    if (end > bytes.length) break;
    const tags = readDirectory(view, at + 2, count, little);
    // Small pictures for previews are no pages (tag 254, bit 0).
    if (((tags.get(254)?.[0] ?? 0) & 1) === 0) pages.push(tags);
    if (pages.length > tiffLimits.pages) throw new DocumentFailure('too-large');
    at = end + 4 <= bytes.length ? view.getUint32(end, little) : 0;
  }
  if (pages.length === 0) throw new DocumentFailure('broken');
  return pages;
}

/** Whether a picture that is not packed has fewer bytes than its rows need: the others would be black. */
export const lacksRows = (bytes: Uint8Array): boolean =>
  readTiff(bytes).some((tags) => {
    const one = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
    const lengths = tags.get(279) ?? [];
    // Of colours that lie between others (YCbCr) there are fewer.
    if (one(259, 1) !== 1 || one(262, 0) === 6 || lengths.length === 0) return false;
    const row = Math.ceil((one(256, 0) * one(277, 1) * one(258, 1)) / 8);
    return lengths.reduce((sum, length) => sum + length, 0) < row * one(257, 0);
  });

function readDirectory(view: DataView, start: number, count: number, little: boolean): TiffTags {
  const tags = new Map<number, number[]>();
  for (let n = 0; n < count; n += 1) {
    const entry = start + n * 12;
    const type = view.getUint16(entry + 2, little);
    const size = sizes[type];
    const length = view.getUint32(entry + 4, little);
    if (!size || length > tiffLimits.values) continue;
    const at = size * length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (at + size * length > view.byteLength) continue;
    const values: number[] = [];
    for (let index = 0; index < length; index += 1)
      values.push(valueAt(view, at + index * size, type, little));
    tags.set(view.getUint16(entry, little), values);
  }
  return tags;
}

function valueAt(view: DataView, at: number, type: number, little: boolean): number {
  switch (type) {
    case 3:
      return view.getUint16(at, little);
    case 4:
      return view.getUint32(at, little);
    case 5:
      return view.getUint32(at, little) / view.getUint32(at + 4, little);
    case 8:
      return view.getInt16(at, little);
    case 9:
      return view.getInt32(at, little);
    default:
      return view.getUint8(at);
  }
}
