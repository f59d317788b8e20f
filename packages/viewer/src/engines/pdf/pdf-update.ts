import type { PdfObjects } from './pdf-objects.ts';
import { countOf, type Entries, latin, PdfSyntaxError, writeEntries } from './pdf-syntax.ts';

/** An object as it is to be written, in text of one character for each byte. */
export interface NewObject {
  number: number;
  generation: number;
  body: string;
}

/** What of a trailer belongs to its own section only, or to the stream that it is part of. */
const ownEntries = [
  'Prev',
  'Size',
  'XRefStm',
  'Type',
  'W',
  'Index',
  'Length',
  'Filter',
  'DecodeParms',
];

/** The number from which on a file has no objects. */
export function firstFreeNumber({ newest }: PdfObjects): number {
  const size = countOf(newest.trailer.get('Size'));
  if (!size) throw new PdfSyntaxError('The file does not say how many objects it has.');
  return size;
}

/**
 * A file with new objects, or new versions of objects, appended (ISO 32000-2, 7.5.6). What was there
 * before stays as it is, byte by byte; the table is of the kind that the file has.
 */
export function appendUpdate(
  file: PdfObjects,
  objects: readonly NewObject[],
): Uint8Array<ArrayBuffer> {
  const { bytes, newest } = file;
  const sorted = [...objects].sort((one, other) => one.number - other.number);
  const offsets: number[] = [];
  let text = /[\r\n]$/.test(latin(bytes.subarray(-1))) ? '' : '\n';
  for (const { number, generation, body } of sorted) {
    offsets.push(bytes.length + text.length);
    text += `${number} ${generation} obj\n${body}\nendobj\n`;
  }
  const at = bytes.length + text.length;
  const size = Math.max(firstFreeNumber(file), sorted.at(-1)!.number + 1);
  const trailer = new Map(newest.trailer);
  for (const key of ownEntries) trailer.delete(key);
  trailer.set('Prev', String(newest.at));
  text += newest.isStream
    ? tableStream(sorted, offsets, { number: size, at, trailer })
    : `${table(sorted, offsets)}trailer\n${writeEntries(trailer.set('Size', String(size)))}\n`;
  text += `startxref\n${at}\n%%EOF\n`;
  const all = new Uint8Array(bytes.length + text.length);
  all.set(bytes);
  for (let index = 0; index < text.length; index++)
    all[bytes.length + index] = text.charCodeAt(index);
  return all;
}

/** Runs of numbers without a gap: the first one and how many. */
function runsOf(objects: readonly NewObject[]): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (const { number } of objects) {
    const run = runs.at(-1);
    if (run && run[0] + run[1] === number) run[1] += 1;
    else runs.push([number, 1]);
  }
  return runs;
}

function table(objects: readonly NewObject[], offsets: readonly number[]): string {
  let text = 'xref\n';
  let next = 0;
  for (const [first, count] of runsOf(objects)) {
    text += `${first} ${count}\n`;
    for (const end = next + count; next < end; next++) {
      const generation = String(objects[next]!.generation).padStart(5, '0');
      text += `${String(offsets[next]).padStart(10, '0')} ${generation} n\r\n`;
    }
  }
  return text;
}

function tableStream(
  objects: readonly NewObject[],
  offsets: readonly number[],
  own: { number: number; at: number; trailer: Entries },
): string {
  const all = [...objects, { number: own.number, generation: 0, body: '' }];
  const data = new DataView(new ArrayBuffer(all.length * 7));
  for (const [index, { generation }] of all.entries()) {
    data.setUint8(index * 7, 1);
    data.setUint32(index * 7 + 1, offsets[index] ?? own.at);
    data.setUint16(index * 7 + 5, generation);
  }
  const entries = new Map(own.trailer)
    .set('Type', '/XRef')
    .set('Size', String(own.number + 1))
    .set('W', '[1 4 2]')
    .set('Index', `[${runsOf(all).flat().join(' ')}]`)
    .set('Length', String(data.byteLength));
  const content = latin(new Uint8Array(data.buffer));
  return `${own.number} 0 obj\n${writeEntries(entries)}\nstream\n${content}\nendstream\nendobj\n`;
}
