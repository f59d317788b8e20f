import type { ByteSource } from './source.ts';

/** Pages that are looked at; a scan of more is judged by these. */
const mostPages = 1000;
/** Strips or tiles of one page that are looked at. */
const mostPieces = 100_000;
/** Entries and numbers of all pages together: pages may share them, and a small file have any number. */
const mostNumbers = 2_000_000;

/** Where strips and tiles stand, and how many bytes are there. */
const pieces = [
  [273, 279],
  [324, 325],
] as const;

/** Whole numbers of two and of four bytes, by TIFF's numbers for them. */
const widths: Readonly<Record<number, 2 | 4>> = { 3: 2, 4: 4 };

interface Reader {
  source: ByteSource;
  isLittle: boolean;
  /** Entries and numbers that are still looked at. */
  left: number;
}

class CutOff extends Error {}
class Enough extends Error {}

/**
 * Whether the directories of a TIFF and the pictures they speak of end within the file. Programs that
 * write while they scan put a directory before its picture, so looking for the last one is not enough.
 * Of BigTIFF (43) and of what cannot be read nothing is claimed.
 */
export async function isWholeTiff(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, Math.min(16, source.size));
  if (head.length < 8) return false;
  const isLittle = head[0] === 0x49;
  const view = viewOf(head);
  if (view.getUint16(2, isLittle) === 43) return true;
  const reader = { source, isLittle, left: mostNumbers };
  const seen = new Set<number>();
  try {
    for (let at = view.getUint32(4, isLittle); at && !seen.has(at) && seen.size < mostPages;) {
      seen.add(at);
      at = await readPage(reader, at);
    }
    return true;
  } catch (error) {
    if (error instanceof CutOff) return false;
    if (error instanceof Enough) return true;
    throw error;
  }
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, length);

async function part({ source }: Reader, at: number, length: number): Promise<DataView> {
  if (at + length > source.size) throw new CutOff();
  return viewOf(await source.read(at, at + length));
}

/** Takes so many from what is looked at. */
function spend(reader: Reader, count: number): void {
  reader.left -= count;
  if (reader.left < 0) throw new Enough();
}

/** Gives where the directory of the next page stands; 0 after the last. */
async function readPage(reader: Reader, at: number): Promise<number> {
  const { source, isLittle } = reader;
  const count = (await part(reader, at, 2)).getUint16(0, isLittle);
  spend(reader, count);
  const directory = await part(reader, at + 2, count * 12);
  for (const [placeTag, lengthTag] of pieces) {
    const places = await numbersOf(reader, directory, placeTag);
    const lengths = await numbersOf(reader, directory, lengthTag);
    if (places.length === 1 && lengths[0])
      lengths[0] = Math.min(lengths[0], await unpackedLength(reader, directory));
    if (places.some((place, n) => place + (lengths[n] ?? 0) > source.size)) throw new CutOff();
  }
  const next = at + 2 + count * 12;
  // Some programs leave out the place of the next page where there is none.
  return next + 4 > source.size ? 0 : (await part(reader, next, 4)).getUint32(0, isLittle);
}

/**
 * Bytes of a picture that is not packed. Programs are known that claim more for its one strip; all that
 * read TIFF count them from its size.
 */
async function unpackedLength(reader: Reader, directory: DataView): Promise<number> {
  const one = async (tag: number, otherwise: number): Promise<number> =>
    (await numbersOf(reader, directory, tag))[0] ?? otherwise;
  if ((await one(259, 1)) !== 1) return Infinity;
  const [width, height] = [await one(256, Infinity), await one(257, Infinity)];
  return Math.ceil((width * (await one(258, 1)) * (await one(277, 1))) / 8) * height;
}

async function numbersOf(reader: Reader, directory: DataView, tag: number): Promise<number[]> {
  const { isLittle } = reader;
  for (let at = 0; at < directory.byteLength; at += 12) {
    if (directory.getUint16(at, isLittle) !== tag) continue;
    const width = widths[directory.getUint16(at + 2, isLittle)];
    const count = directory.getUint32(at + 4, isLittle);
    if (!width || count > mostPieces) return [];
    spend(reader, count);
    const isInside = width * count <= 4;
    const values = isInside
      ? new DataView(directory.buffer, directory.byteOffset + at + 8, 4)
      : await part(reader, directory.getUint32(at + 8, isLittle), width * count);
    return Array.from({ length: count }, (_, n) =>
      width === 2 ? values.getUint16(n * 2, isLittle) : values.getUint32(n * 4, isLittle),
    );
  }
  return [];
}
