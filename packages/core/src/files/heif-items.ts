import { type Span, UnclearLayout } from './picture-layout.ts';
import { latin1 } from './source.ts';

/*
 * HEIF (ISO/IEC 23008-12) keeps pictures and notes as numbered items of a file in boxes (ISO/IEC
 * 14496-12): one box names them, one tells where their bytes are. AVIF is the same with another encoding.
 */

export interface Box extends Span {
  readonly type: string;
  /** Where its content begins; of some boxes that is a version and three bytes of flags. */
  readonly body: number;
}

export interface Item {
  readonly id: number;
  /** `Exif`, `mime`, `uri ` or the encoding of a picture. */
  readonly type: string;
  /** Media type of a `mime`; '' of others. */
  readonly mediaType: string;
  /** The content is packed. */
  readonly isPacked: boolean;
}

/** Boxes, names and pieces of one file. */
const limit = 200_000;

/** Takes numbers and texts one after another, never past the end of its box. */
class Cursor {
  readonly #view: DataView;
  readonly #end: number;
  at: number;

  constructor(view: DataView, { body, end }: Pick<Box, 'body' | 'end'>) {
    this.#view = view;
    this.#end = end;
    this.at = body;
  }

  get atEnd(): boolean {
    return this.at >= this.#end;
  }

  /** A whole number of so many bytes; 0 of none. */
  number(size: number): number {
    const { at } = this;
    this.skip(size);
    switch (size) {
      case 0:
        return 0;
      case 1:
        return this.#view.getUint8(at);
      case 2:
        return this.#view.getUint16(at);
      case 4:
        return this.#view.getUint32(at);
      case 8:
        return Number(this.#view.getBigUint64(at));
      default:
        throw new UnclearLayout();
    }
  }

  letters(count: number): string {
    const { at } = this;
    this.skip(count);
    const { buffer, byteOffset } = this.#view;
    return latin1(new Uint8Array(buffer, byteOffset + at, count));
  }

  /** Text up to its closing zero; '' where the box ends before one begins. */
  text(): string {
    let text = '';
    while (!this.atEnd) {
      const letter = this.number(1);
      if (letter === 0) break;
      text += String.fromCharCode(letter);
    }
    return text;
  }

  skip(count: number): void {
    if (this.at + count > this.#end) throw new UnclearLayout();
    this.at += count;
  }
}

/** The boxes that fill a part of the file. @throws {UnclearLayout} where they do not */
export function boxesIn(view: DataView, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  const cursor = new Cursor(view, { body: start, end });
  while (!cursor.atEnd) {
    const at = cursor.at;
    const short = cursor.number(4);
    const type = cursor.letters(4);
    const length = short === 1 ? cursor.number(8) : short === 0 ? end - at : short;
    const body = cursor.at;
    if (at + length < body || boxes.length >= limit) throw new UnclearLayout();
    cursor.skip(at + length - body);
    boxes.push({ type, start: at, body, end: at + length });
  }
  return boxes;
}

/** @throws {UnclearLayout} where there is none of the type, or several */
export function onlyBox(boxes: readonly Box[], type: string): Box {
  const [box, ...others] = boxes.filter((candidate) => candidate.type === type);
  if (!box || others.length > 0) throw new UnclearLayout();
  return box;
}

/** What the items are called (`iinf`). */
export function readItems(view: DataView, names: Box): Item[] {
  const head = new Cursor(view, names);
  const version = head.number(4) >>> 24;
  head.skip(version === 0 ? 2 : 4);
  const items = boxesIn(view, head.at, names.end)
    .filter(({ type }) => type === 'infe')
    .map((box) => readItem(new Cursor(view, box)));
  if (new Set(items.map(({ id }) => id)).size < items.length) throw new UnclearLayout();
  return items;
}

function readItem(cursor: Cursor): Item {
  const version = cursor.number(4) >>> 24;
  if (version > 3) throw new UnclearLayout();
  const id = cursor.number(version === 3 ? 4 : 2);
  cursor.skip(2);
  // The older kind is for files alone.
  const type = version < 2 ? 'mime' : cursor.letters(4);
  cursor.text();
  const isMime = type === 'mime';
  const mediaType = isMime ? cursor.text() : '';
  return { id, type, mediaType, isPacked: isMime && cursor.text() !== '' };
}

/**
 * Where the bytes of the items are (`iloc`), in the order in which they belong together.
 * @param idat - the box that items may keep their bytes in, beside the rest of the file
 * @throws {UnclearLayout} where they are in other files, in other items or outside of this one
 */
export function readPlaces(
  view: DataView,
  places: Box,
  idat: Box | undefined,
): ReadonlyMap<number, readonly Span[]> {
  const cursor = new Cursor(view, places);
  const version = cursor.number(4) >>> 24;
  if (version > 2) throw new UnclearLayout();
  const sizes = cursor.number(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const wide = version === 2 ? 4 : 2;
  const result = new Map<number, Span[]>();
  let left = limit;
  for (let items = cursor.number(wide); items > 0; items -= 1) {
    const id = cursor.number(wide);
    const method = version === 0 ? 0 : cursor.number(2) & 15;
    const otherFile = cursor.number(2);
    const source = method === 0 ? { body: 0, end: view.byteLength } : idat;
    if (otherFile !== 0 || method > 1 || !source || result.has(id)) throw new UnclearLayout();
    const base = cursor.number(baseSize);
    const pieces = cursor.number(2);
    left -= pieces + 1;
    if (left < 0) throw new UnclearLayout();
    const spans = Array.from({ length: pieces }, () => {
      cursor.skip(indexSize);
      const start = source.body + base + cursor.number(offsetSize);
      const length = cursor.number(lengthSize);
      // No length means all that there is.
      const end = length === 0 ? source.end : start + length;
      if (start > end || end > source.end) throw new UnclearLayout();
      return { start, end };
    });
    result.set(id, spans);
  }
  return result;
}
