import { bareExif, readExif } from './exif.ts';
import { UnclearLayout } from './picture-layout.ts';
import { latin1 } from './source.ts';

/*
 * WebP (RFC 9649): chunks in a RIFF file. A reader passes over chunks that it does not know.
 */

const pictureChunks = ['VP8 ', 'VP8L', 'ANMF'];
/** Chunks that it takes to draw the picture. */
const drawingChunks = new Set([...pictureChunks, 'VP8X', 'ICCP', 'ANIM', 'ALPH']);
const exifFlag = 0x08;
const xmpFlag = 0x04;

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * How the camera was held when a WebP was taken, from 1 (upright) to 8. Of pictures that a drawing
 * could not keep as they are, moving ones and those without loss, it is 1.
 * @throws {UnclearLayout} as `withoutWebpNotes`
 */
export function webpTurn(bytes: Uint8Array): number {
  const { chunks } = readChunks(bytes);
  return chunks.some(({ name }) => name === 'ANMF' || name === 'VP8L') ? 1 : orientationOf(chunks);
}

/** Without the extended head no reader looks for notes. */
function orientationOf(chunks: readonly Chunk[]): number {
  const exif = chunks.find(({ name }) => name === 'EXIF');
  return exif && chunks[0]?.name === 'VP8X' ? readExif(withoutPrefix(exif.content)).orientation : 1;
}

/**
 * A WebP file without the chunks that hold notes. How the camera was held stays where it was told,
 * unless `keepsTurn` is false; `undefined` where nothing else than the picture stands in it.
 * @throws {UnclearLayout} where chunks do not fit in the file, and where there is no picture
 */
export function withoutWebpNotes(
  bytes: Uint8Array,
  keepsTurn = true,
): Uint8Array<ArrayBuffer> | undefined {
  const { chunks, end } = readChunks(bytes);
  const [first] = chunks;
  const orientation = keepsTurn ? orientationOf(chunks) : 1;
  const stays = orientation === 1 ? undefined : bareExif(orientation);
  const isBare = ({ name, content }: Chunk): boolean =>
    name === 'EXIF' &&
    content.length === stays?.length &&
    stays.every((byte, index) => byte === content[index]);
  const hasNotes = chunks.some((chunk) => !drawingChunks.has(chunk.name) && !isBare(chunk));
  // One byte may stand behind the end to make it even.
  if (!hasNotes && bytes.length <= end + (end % 2)) return undefined;
  const parts = chunks.filter(({ name }) => drawingChunks.has(name)).map(wholeChunk);
  if (stays) parts.push(wholeChunk({ name: 'EXIF', content: stays }));
  const clean = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 12));
  clean.set(bytes.subarray(0, 12));
  new DataView(clean.buffer).setUint32(4, clean.length - 8, true);
  let at = 12;
  for (const part of parts) {
    clean.set(part, at);
    at += part.length;
  }
  if (first?.name === 'VP8X') clean[20]! &= ~(stays ? xmpFlag : xmpFlag | exifFlag);
  return clean;
}

function readChunks(bytes: Uint8Array): { chunks: Chunk[]; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length < 12 ? Infinity : 8 + view.getUint32(4, true);
  if (end > bytes.length || !/^RIFF[\s\S]{4}WEBP/.test(latin1(bytes.subarray(0, 12))))
    throw new UnclearLayout();
  const chunks: Chunk[] = [];
  for (let at = 12; at < end;) {
    const size = at + 8 > end ? Infinity : view.getUint32(at + 4, true);
    if (at + 8 + size > end) throw new UnclearLayout();
    const content = bytes.subarray(at + 8, at + 8 + size);
    const name = latin1(bytes.subarray(at, at + 4));
    chunks.push({ name, content });
    at += 8 + size + (size % 2);
  }
  const hasPicture = chunks.some(({ name }) => pictureChunks.includes(name));
  const isHeadWhole = chunks.every(({ name, content }) => name !== 'VP8X' || content.length >= 10);
  if (!hasPicture || !isHeadWhole) throw new UnclearLayout();
  return { chunks, end };
}

/** With its head and the byte that makes its length even. */
function wholeChunk({ name, content }: Chunk): Uint8Array {
  const whole = new Uint8Array(8 + content.length + (content.length % 2));
  whole.set(Array.from(name, (character) => character.charCodeAt(0)));
  new DataView(whole.buffer).setUint32(4, content.length, true);
  whole.set(content, 8);
  return whole;
}

/** Some programs begin with the mark that Exif has in JPEG files. */
const withoutPrefix = (exif: Uint8Array): Uint8Array =>
  latin1(exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif;
