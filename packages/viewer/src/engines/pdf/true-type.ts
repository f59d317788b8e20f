/** Bits of a part of a glyph that is made of others (ISO/IEC 14496-22, 5.3.3). */
const wordArguments = 0x0001;
const oneScale = 0x0008;
const moreParts = 0x0020;
const twoScales = 0x0040;
const matrix = 0x0080;

/** What a font must hold to be drawn where its glyphs are called by their numbers (ISO 32000-2, 9.9). */
const neededTables = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** A TrueType font, read as far as it takes to draw with it and to hand on a part of it. */
export class TrueType {
  readonly #bytes: Uint8Array;
  readonly #tables = new Map<string, DataView>();
  /** Units that make one em. */
  readonly unitsPerEm: number;
  /** How high and, below 0, how deep letters reach, in thousandths of an em. */
  readonly ascent: number;
  readonly descent: number;
  /** What all glyphs together cover, in thousandths of an em: left, bottom, right, top. */
  readonly box: readonly number[];
  readonly glyphCount: number;

  /** @throws {RangeError} for bytes that are no such font */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = view.getUint16(4);
    for (let at = 12; at < 12 + count * 16; at += 16) {
      const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
      const start = bytes.byteOffset + view.getUint32(at + 8);
      this.#tables.set(tag, new DataView(bytes.buffer, start, view.getUint32(at + 12)));
    }
    const head = this.#table('head');
    this.unitsPerEm = head.getUint16(18);
    const scaled = (value: number): number => Math.round((value * 1000) / this.unitsPerEm);
    this.box = [36, 38, 40, 42].map((at) => scaled(head.getInt16(at)));
    this.ascent = scaled(this.#table('hhea').getInt16(4));
    this.descent = scaled(this.#table('hhea').getInt16(6));
    this.glyphCount = this.#table('maxp').getUint16(4);
  }

  #table(tag: string): DataView {
    const table = this.#tables.get(tag);
    if (!table) throw new RangeError(`The font has no table ${tag}.`);
    return table;
  }

  /** The glyph of a character up to U+FFFF; 0 where the font has none. */
  glyphOf(codePoint: number): number {
    const map = this.#characterMap();
    const size = map.getUint16(6);
    const starts = 16 + size;
    for (let at = 0; at < size; at += 2) {
      if (map.getUint16(14 + at) < codePoint) continue;
      const start = map.getUint16(starts + at);
      if (start > codePoint) return 0;
      const shift = map.getUint16(starts + size + at);
      const place = starts + size * 2 + at;
      const offset = map.getUint16(place);
      if (offset === 0) return (codePoint + shift) & 0xffff;
      const glyph = map.getUint16(place + offset + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + shift) & 0xffff;
    }
    return 0;
  }

  /** The map of Unicode characters, in format 4. */
  #characterMap(): DataView {
    const table = this.#table('cmap');
    for (let at = 4; at < 4 + table.getUint16(2) * 8; at += 8) {
      const isUnicode = table.getUint16(at) === 3 && table.getUint16(at + 2) === 1;
      const start = table.getUint32(at + 4);
      if (isUnicode && table.getUint16(start) === 4)
        return new DataView(table.buffer, table.byteOffset + start, table.getUint16(start + 2));
    }
    throw new RangeError('The font has no map of characters that can be read.');
  }

  /** How far a glyph moves on, in thousandths of an em. */
  widthOf(glyph: number): number {
    const last = this.#table('hhea').getUint16(34) - 1;
    return (this.#table('hmtx').getUint16(Math.min(glyph, last) * 4) * 1000) / this.unitsPerEm;
  }

  /** The font with the shapes of some glyphs and of those that they are made of. Numbers stay. */
  subset(glyphs: Iterable<number>): Uint8Array<ArrayBuffer> {
    const kept = new Set([0, ...glyphs]);
    // What is added while it goes through the set comes too.
    for (const glyph of kept) for (const part of this.#partsOf(glyph)) kept.add(part);
    const shapes: Uint8Array[] = [];
    const places = new DataView(new ArrayBuffer((this.glyphCount + 1) * 4));
    let length = 0;
    for (let glyph = 0; glyph < this.glyphCount; glyph++) {
      places.setUint32(glyph * 4, length);
      if (!kept.has(glyph)) continue;
      const shape = this.#shapeOf(glyph);
      const padded = new Uint8Array(Math.ceil(shape.byteLength / 4) * 4);
      padded.set(bytesOf(shape));
      shapes.push(padded);
      length += padded.length;
    }
    places.setUint32(this.glyphCount * 4, length);
    const head = bytesOf(this.#table('head')).slice();
    new DataView(head.buffer).setUint32(8, 0);
    new DataView(head.buffer).setInt16(50, 1);
    const changed = new Map<string, Uint8Array>([
      ['glyf', joined(shapes)],
      ['head', head],
      ['hmtx', this.#widthsOf(kept)],
      ['loca', bytesOf(places)],
    ]);
    const tables = neededTables.flatMap((tag): [string, Uint8Array][] => {
      const table = this.#tables.get(tag);
      return table ? [[tag, changed.get(tag) ?? bytesOf(table)]] : [];
    });
    return assembled(bytesOf(new DataView(this.#bytes.buffer, this.#bytes.byteOffset, 4)), tables);
  }

  #shapeOf(glyph: number): DataView {
    const isLong = this.#table('head').getInt16(50) === 1;
    const places = this.#table('loca');
    const place = (at: number): number =>
      isLong ? places.getUint32(at * 4) : places.getUint16(at * 2) * 2;
    const shapes = this.#table('glyf');
    const start = place(glyph);
    return new DataView(shapes.buffer, shapes.byteOffset + start, place(glyph + 1) - start);
  }

  #partsOf(glyph: number): number[] {
    const shape = this.#shapeOf(glyph);
    const parts: number[] = [];
    if (shape.byteLength === 0 || shape.getInt16(0) >= 0) return parts;
    for (let at = 10, more = true; more;) {
      const flags = shape.getUint16(at);
      parts.push(shape.getUint16(at + 2));
      at += flags & wordArguments ? 8 : 6;
      if (flags & oneScale) at += 2;
      else if (flags & twoScales) at += 4;
      else if (flags & matrix) at += 8;
      more = (flags & moreParts) !== 0;
    }
    return parts;
  }

  /** The widths with 0 for all glyphs that are not kept, which takes next to no room. */
  #widthsOf(kept: ReadonlySet<number>): Uint8Array {
    const widths = bytesOf(this.#table('hmtx')).slice();
    const count = this.#table('hhea').getUint16(34);
    for (let glyph = 0; glyph < count - 1; glyph++)
      if (!kept.has(glyph)) widths.fill(0, glyph * 4, glyph * 4 + 4);
    widths.fill(0, count * 4);
    return widths;
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A font file of its tables, sorted by their tags (4.3 and 4.5). */
function assembled(
  version: Uint8Array,
  tables: readonly [tag: string, content: Uint8Array][],
): Uint8Array<ArrayBuffer> {
  const start = 12 + tables.length * 16;
  const directory = new DataView(new ArrayBuffer(start));
  bytesOf(directory).set(version);
  const exponent = Math.floor(Math.log2(tables.length));
  directory.setUint16(4, tables.length);
  directory.setUint16(6, 16 * 2 ** exponent);
  directory.setUint16(8, exponent);
  directory.setUint16(10, 16 * (tables.length - 2 ** exponent));
  const parts = [bytesOf(directory)];
  let length = start;
  let headAt = 0;
  for (const [index, [tag, content]] of tables.entries()) {
    const padded = new Uint8Array(Math.ceil(content.length / 4) * 4);
    padded.set(content);
    const at = 12 + index * 16;
    for (let letter = 0; letter < 4; letter++)
      directory.setUint8(at + letter, tag.charCodeAt(letter));
    directory.setUint32(at + 4, sumOf(padded));
    directory.setUint32(at + 8, length);
    directory.setUint32(at + 12, content.length);
    if (tag === 'head') headAt = length;
    parts.push(padded);
    length += padded.length;
  }
  const file = joined(parts);
  new DataView(file.buffer).setUint32(headAt + 8, 0xb1b0afba - sumOf(file));
  return file;
}

function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
