import {
  countOf,
  type Entries,
  entriesOf,
  itemsOf,
  latin,
  PdfSyntaxError,
  referred,
  skipGap,
  valueEnd,
} from './pdf-syntax.ts';
import { inflate } from './pdf-stream.ts';

/** Bytes in which an object is looked for first; longer ones are read again with eight times as many. */
const usualLength = 4096;

/**
 * Bytes of an object, updates of a file and objects in it up to which they are read. Nothing that a form needs is
 * larger, and a file made to keep a page busy is left alone.
 */
const largestObject = 1024 * 1024;
const mostSections = 1000;
const mostObjects = 1_000_000;

/** Bytes that all packed parts of a file together may unpack to, of which each is small when it is packed. */
const mostUnpacked = 32 * 1024 * 1024;

type Place = { offset: number; generation: number } | { container: number; index: number };

/** A part of a file with a table of objects of its own: the first writing of it, or a later update. */
export interface PdfSection {
  /** Where its table begins, in bytes. */
  readonly at: number;
  /** True where the table is a stream (ISO 32000-2, 7.5.8). */
  readonly isStream: boolean;
  readonly trailer: Entries;
  /** Objects that it says are free are none of them. */
  readonly places: ReadonlyMap<number, Place>;
}

/** A stream of objects: its content, and where in it each of them begins. */
interface Container {
  text: string;
  starts: readonly number[];
}

/** What may still be read of a file before it counts as made to fill the memory. */
interface Allowance {
  objects: number;
  /** In bytes, once unpacked. */
  unpacked: number;
}

interface Written {
  number: number;
  generation: number;
  value: string;
  /** Where its bytes begin if it is a stream. */
  dataAt: number | undefined;
}

/** The objects of a PDF by their numbers, read one by one out of its bytes. */
export class PdfObjects {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Newest first. Those that cannot be read any more are missing, and all before them. */
  readonly sections: readonly PdfSection[];
  readonly #allowance: Allowance;
  readonly #containers = new Map<number, Promise<Container>>();
  readonly #dictionaries = new Map<string, Promise<Entries | undefined>>();

  private constructor(
    bytes: Uint8Array<ArrayBuffer>,
    sections: readonly PdfSection[],
    allowance: Allowance,
  ) {
    this.bytes = bytes;
    this.sections = sections;
    this.#allowance = allowance;
  }

  /** @throws where not even the newest table can be read */
  static async open(bytes: Uint8Array<ArrayBuffer>): Promise<PdfObjects> {
    const allowance = { objects: mostObjects, unpacked: mostUnpacked };
    return new PdfObjects(bytes, await sectionsOf(bytes, allowance), allowance);
  }

  get newest(): PdfSection {
    return this.sections[0]!;
  }

  /**
   * The value of an object as it is written, or undefined where there is none. Of a stream it is the dictionary.
   * @param from the section of which it is the last word: 0 for the file as it is, 1 for what it was before the newest
   */
  async value(number: number, from = 0): Promise<string | undefined> {
    const place = this.#place(number, from);
    if (!place) return undefined;
    if ('offset' in place) return objectAt(this.bytes, place.offset, number).value;
    let container = this.#containers.get(place.container);
    if (!container) {
      container = this.#contentOf(place.container, from);
      this.#containers.set(place.container, container);
    }
    const { text, starts } = await container;
    const start = starts[place.index];
    if (start === undefined) return undefined;
    const value = text.slice(start, start + largestObject);
    return value.slice(0, valueEnd(value, 0));
  }

  /** The entries of a dictionary that stands in place, or that is referred to. */
  async entries(value: string | undefined, from = 0): Promise<Entries | undefined> {
    const number = referred(value);
    if (number === undefined) return entriesOf(value);
    // Thousands of fields may have one parent, which names them all.
    const key = `${number} ${from}`;
    let known = this.#dictionaries.get(key);
    if (!known) {
      known = this.value(number, from).then(entriesOf);
      this.#dictionaries.set(key, known);
    }
    return known;
  }

  /** A value itself where it is a reference to one. */
  async resolve(value: string | undefined, from = 0): Promise<string | undefined> {
    const number = referred(value);
    return number === undefined ? value : this.value(number, from);
  }

  generation(number: number): number {
    const place = this.#place(number, 0);
    return place && 'offset' in place ? place.generation : 0;
  }

  /** True where an object is a stream. */
  isStream(number: number): boolean {
    const place = this.#place(number, 0);
    if (!place || !('offset' in place)) return false;
    return objectAt(this.bytes, place.offset, number).dataAt !== undefined;
  }

  #place(number: number, from: number): Place | undefined {
    const section = this.sections.slice(from).find(({ places }) => places.has(number));
    return section?.places.get(number);
  }

  /** The objects in a stream of objects (7.5.7). */
  async #contentOf(number: number, from: number): Promise<Container> {
    const place = this.#place(number, from);
    if (!place || !('offset' in place)) throw new PdfSyntaxError('No stream of objects.');
    const { value, dataAt } = objectAt(this.bytes, place.offset, number);
    const entries = entriesOf(value);
    const length = countOf(await this.resolve(entries?.get('Length'), from));
    const first = countOf(entries?.get('First'));
    if (!entries || dataAt === undefined || length === undefined || first === undefined)
      throw new PdfSyntaxError('No stream of objects.');
    const text = latin(
      await contentOf(entries, this.bytes.subarray(dataAt, dataAt + length), this.#allowance),
    );
    const numbers = text.slice(0, first).trim().split(/\s+/);
    const offsets = numbers.filter((_, at) => at % 2 === 1);
    return {
      text,
      starts: offsets.map((offset) => skipGap(text, first + (countOf(offset) ?? NaN))),
    };
  }
}

/**
 * Reads something whose length is not known beforehand, up to a limit. What reads it must throw where the text ends
 * too early.
 */
function readAt<Result>(
  bytes: Uint8Array,
  at: number,
  limit: number,
  read: (text: string) => Result,
): Result {
  for (let length = usualLength; ; length *= 8) {
    try {
      return read(latin(bytes.subarray(at, at + Math.min(length, limit))));
    } catch (error) {
      if (at + length >= bytes.length || length >= limit) throw error;
    }
  }
}

const objectHead = /\s*(\d+)\s+(\d+)\s+obj(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const objectEnd = /endobj|stream\r?\n/y;

function objectAt(bytes: Uint8Array, offset: number, number?: number): Written {
  const written = readAt(bytes, offset, largestObject, (text): Written => {
    objectHead.lastIndex = 0;
    const head = objectHead.exec(text);
    if (!head) throw new PdfSyntaxError(`No object at ${offset}.`);
    const start = skipGap(text, head[0].length);
    const end = valueEnd(text, start);
    objectEnd.lastIndex = skipGap(text, end);
    const close = objectEnd.exec(text);
    if (!close) throw new PdfSyntaxError(`An object without an end at ${offset}.`);
    return {
      number: Number(head[1]),
      generation: Number(head[2]),
      value: text.slice(start, end),
      dataAt: close[0] === 'endobj' ? undefined : offset + objectEnd.lastIndex,
    };
  });
  if (number !== undefined && written.number !== number)
    throw new PdfSyntaxError(`Another object at ${offset}.`);
  return written;
}

async function sectionsOf(
  bytes: Uint8Array<ArrayBuffer>,
  allowance: Allowance,
): Promise<PdfSection[]> {
  const tail = latin(bytes.subarray(-2048));
  const begins = /.*startxref\s+(\d+)/s.exec(tail)?.[1];
  const sections: PdfSection[] = [];
  const waiting = [Number(begins ?? NaN)];
  const seen = new Set<number>();
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at) || seen.size >= mostSections) break;
    seen.add(at);
    try {
      const section = await sectionAt(bytes, at, allowance);
      sections.push(section);
      // A table for old readers may name a stream that has the rest (7.5.8.4).
      for (const key of ['XRefStm', 'Prev']) {
        const next = countOf(section.trailer.get(key));
        if (next !== undefined) waiting.push(next);
      }
    } catch (error) {
      if (sections.length === 0) throw error;
      break;
    }
  }
  return sections;
}

async function sectionAt(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  allowance: Allowance,
): Promise<PdfSection> {
  if (!(at < bytes.length)) throw new PdfSyntaxError('The table of objects is not there.');
  const isTable = /^\s*xref/.test(latin(bytes.subarray(at, at + 16)));
  const section = isTable
    ? readAt(bytes, at, mostObjects * 20, (text) => tableOf(text, at))
    : await streamSection(bytes, at, allowance);
  allowance.objects -= section.places.size;
  return section;
}

const rangeHead = /\s*(\d+)\s+(\d+)\s+/y;
const rangeEntry = /(\d{10}) (\d{5}) ([nf])\s*/y;

function tableOf(text: string, at: number): PdfSection {
  const places = new Map<number, Place>();
  let end = skipGap(text, 0) + 'xref'.length;
  rangeHead.lastIndex = end;
  for (let head = rangeHead.exec(text); head; head = rangeHead.exec(text)) {
    rangeEntry.lastIndex = rangeHead.lastIndex;
    for (let number = 0; number < Number(head[2]); number++) {
      const entry = rangeEntry.exec(text);
      if (!entry) throw new PdfSyntaxError('A table of objects that breaks off.');
      const place = { offset: Number(entry[1]), generation: Number(entry[2]) };
      if (entry[3] === 'n') places.set(Number(head[1]) + number, place);
    }
    end = rangeEntry.lastIndex || rangeHead.lastIndex;
    rangeHead.lastIndex = end;
  }
  const start = skipGap(text, text.indexOf('trailer', end) + 'trailer'.length);
  const trailer = entriesOf(text.slice(start, valueEnd(text, start)));
  if (!trailer) throw new PdfSyntaxError('A table of objects without its trailer.');
  return { at, isStream: false, trailer, places };
}

async function streamSection(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  allowance: Allowance,
): Promise<PdfSection> {
  const { value, dataAt } = objectAt(bytes, at);
  const trailer = entriesOf(value);
  const counts = (key: string): number[] =>
    (itemsOf(trailer?.get(key)) ?? []).map((item) => countOf(item) ?? NaN);
  const length = countOf(trailer?.get('Length'));
  const widths = counts('W');
  if (!trailer || dataAt === undefined || length === undefined || widths.length !== 3)
    throw new PdfSyntaxError(`No table of objects at ${at}.`);
  // Each object must take a byte at least, or a short table could name any number of them.
  if (!(widths[0]! + widths[1]! + widths[2]! > 0)) throw new PdfSyntaxError('An empty table.');
  const data = await contentOf(trailer, bytes.subarray(dataAt, dataAt + length), allowance);
  const ranges = trailer.has('Index') ? counts('Index') : [0, countOf(trailer.get('Size')) ?? 0];
  const places = new Map<number, Place>();
  let next = 0;
  const field = (column: number, missing: number): number => {
    const width = widths[column]!;
    if (next + width > data.length) throw new PdfSyntaxError('A table of objects that breaks off.');
    let number = width === 0 ? missing : 0;
    for (const end = next + width; next < end; next++) number = number * 256 + data[next]!;
    return number;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let number = 0; number < ranges[range + 1]!; number++) {
      const [kind, second, third] = [field(0, 1), field(1, 0), field(2, 0)];
      const own = ranges[range]! + number;
      if (places.size >= allowance.objects) throw new PdfSyntaxError('Too many objects.');
      if (kind === 1) places.set(own, { offset: second, generation: third });
      else if (kind === 2) places.set(own, { container: second, index: third });
    }
  }
  return { at, isStream: true, trailer, places };
}

/**
 * What a stream holds once it is unpacked.
 * @throws {PdfSyntaxError} for ways of packing that tables do not use
 * @throws {RangeError} where it is more than what is still allowed
 */
async function contentOf(
  entries: Entries,
  data: Uint8Array<ArrayBuffer>,
  allowance: Allowance,
): Promise<Uint8Array<ArrayBuffer>> {
  const first = (value: string | undefined): string | undefined => itemsOf(value)?.[0] ?? value;
  const filter = first(entries.get('Filter'));
  if (filter === undefined) return data;
  if (filter !== '/FlateDecode' || (itemsOf(entries.get('Filter'))?.length ?? 1) > 1)
    throw new PdfSyntaxError(`${filter} is not read here.`);
  const parameters = entriesOf(first(entries.get('DecodeParms')));
  const content = await inflate(data);
  allowance.unpacked -= content.length;
  if (allowance.unpacked < 0) throw new RangeError('The file unpacks to more than it should.');
  if ((countOf(parameters?.get('Predictor')) ?? 1) < 10) return content;
  return unpredicted(content, countOf(parameters?.get('Columns')) ?? 1);
}

/** Takes back what PNG's filters have done to lines of single bytes (7.4.4.4). */
function unpredicted(data: Uint8Array, columns: number): Uint8Array<ArrayBuffer> {
  if (columns > data.length) throw new PdfSyntaxError('A line that is longer than the table.');
  const lines = Math.ceil(data.length / (columns + 1));
  const content = new Uint8Array(lines * columns);
  for (let line = 0; line < lines; line++) {
    const filter = data[line * (columns + 1)];
    for (let column = 0; column < columns; column++) {
      const at = line * columns + column;
      const left = column > 0 ? content[at - 1]! : 0;
      const above = line > 0 ? content[at - columns]! : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = above;
      else if (filter === 3) guess = (left + above) >> 1;
      else if (filter === 4)
        guess = nearest(left, above, column > 0 && line > 0 ? content[at - columns - 1]! : 0);
      content[at] = data[line * (columns + 1) + 1 + column]! + guess;
    }
  }
  return content;
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
