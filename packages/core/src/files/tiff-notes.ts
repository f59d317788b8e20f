import { meet, merged, type Span, UnclearLayout } from './picture-layout.ts';

/*
 * TIFF 6.0 with its technical notes, and BigTIFF. What a program writes beside the picture stands in
 * the same directories as what it takes to draw it; only the latter is known by name and kept.
 */

/** Tags without which a picture is not drawn as it was: sizes, encodings, colours, how it is held. */
const drawingTags = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282,
  283, 284, 286, 287, 290, 291, 292, 293, 296, 297, 300, 301, 317, 318, 319, 320, 321, 322, 323,
  324, 325, 326, 327, 328, 330, 332, 334, 336, 338, 339, 340, 341, 342, 347, 433,
  // Colours in fax pictures, YCbCr, heights of strips, the colour profile, LERC.
  434, 529, 530, 531, 532, 559, 34675, 50674,
]);

/** Lists of places in the file, and of how many bytes are there: strips and tiles. */
const dataTags = [
  [273, 279],
  [324, 325],
] as const;
const subPictures = 330;
/** Directories of notes that may be called mere numbers: profiles, Exif, GPS and what is in Exif. */
const noteDirectories = [400, 0x8769, 0x8825, 0xa005];

/** Bytes of one value by its type; 13 and 18 are places of directories. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** Directories, strips and tiles of all pages together. */
const limit = 500_000;

interface Tiff {
  readonly view: DataView;
  readonly isLittle: boolean;
  /** Bytes of a place in the file, and of values that stand in their entry. */
  readonly word: 4 | 8;
  readonly first: number;
  left: number;
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where the entry itself stands. */
  readonly at: number;
  readonly values: Span;
  readonly isInside: boolean;
}

interface Directory extends Span {
  readonly entries: readonly Entry[];
  /** Place of the next page; 0 after the last. */
  readonly next: number;
}

const isDrawing = ({ tag }: Entry): boolean => drawingTags.has(tag);

/**
 * A TIFF file of the same length without what programs and cameras wrote beside its pictures: place,
 * times, names, devices, texts, editing. Pictures, colours and orientation stay, byte by byte where
 * they were; `undefined` where nothing else stands in it.
 * @throws {UnclearLayout} where parts overlap, lead in circles or out of the file, and where more may
 * be needed to draw it than is known: camera sensors and JPEG of before TIFF 6
 */
export function withoutTiffNotes(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const tiff = openTiff(bytes);
  const pictures = readPictures(tiff);
  if (pictures.every(({ entries }) => entries.every(isDrawing))) return undefined;
  const notes = merged(notesOf(tiff, pictures));
  const kept = merged([
    { start: 0, end: tiff.word === 8 ? 16 : 8 },
    ...pictures.flatMap((picture) => keptBeside(tiff, picture)),
  ]);
  const directories = merged(pictures);
  const length = (spans: readonly Span[]): number =>
    spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const isShared =
    length(directories) < length(pictures) ||
    meet(directories, kept) ||
    meet(directories, notes) ||
    meet(notes, kept);
  if (isShared) throw new UnclearLayout();
  const clean = Uint8Array.from(bytes);
  for (const { start, end } of notes) clean.fill(0, start, end);
  for (const picture of pictures) writeDrawing(tiff, picture, clean);
  return clean;
}

function openTiff(bytes: Uint8Array): Tiff {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isLittle = bytes[0] === 0x49;
  const tiff = { view, isLittle, left: limit };
  const version = numberAt(tiff, 2, 2);
  if (version !== 42 && version !== 43) throw new UnclearLayout();
  const word = version === 43 ? 8 : 4;
  return { ...tiff, word, first: numberAt(tiff, word, word) };
}

function numberAt({ view, isLittle }: Pick<Tiff, 'view' | 'isLittle'>, at: number, size: number) {
  if (at + size > view.byteLength) throw new UnclearLayout();
  if (size === 8) return Number(view.getBigUint64(at, isLittle));
  if (size === 4) return view.getUint32(at, isLittle);
  return size === 2 ? view.getUint16(at, isLittle) : view.getUint8(at);
}

/** Takes so many from what one file may have. */
function spend(tiff: Tiff, count: number): void {
  tiff.left -= count;
  if (tiff.left < 0) throw new UnclearLayout();
}

/** All pages and the smaller pictures below them. */
function readPictures(tiff: Tiff): Directory[] {
  const pictures: Directory[] = [];
  const places = new Set(tiff.first === 0 ? [] : [tiff.first]);
  const come = (at: number): void => {
    // One that leads back has no end; one that is shared cannot be written twice.
    if (places.has(at)) throw new UnclearLayout();
    places.add(at);
  };
  // What is added to a set while it is walked through is walked through as well.
  for (const at of places) {
    const picture = readDirectory(tiff, at);
    pictures.push(picture);
    if (picture.next !== 0) come(picture.next);
    for (const place of valuesOf(tiff, picture, subPictures)) come(place);
  }
  return pictures;
}

function readDirectory(tiff: Tiff, at: number): Directory {
  const { word, view } = tiff;
  const head = word === 8 ? 8 : 2;
  const size = word === 8 ? 20 : 12;
  const count = numberAt(tiff, at, head);
  const next = at + head + count * size;
  const end = next + word;
  if (end > view.byteLength) throw new UnclearLayout();
  spend(tiff, count + 1);
  const entries = Array.from({ length: count }, (_, n) =>
    readEntry(tiff, at + head + n * size, size - word),
  );
  // Readers differ in which of two they take.
  if (new Set(entries.map(({ tag }) => tag)).size < count) throw new UnclearLayout();
  return { start: at, end, entries, next: numberAt(tiff, next, word) };
}

function readEntry(tiff: Tiff, at: number, head: number): Entry {
  const { word, view } = tiff;
  const type = numberAt(tiff, at + 2, 2);
  const count = numberAt(tiff, at + 4, word);
  const size = sizes[type];
  if (!size) throw new UnclearLayout();
  const isInside = size * count <= word;
  const start = isInside ? at + head : numberAt(tiff, at + head, word);
  const end = start + size * count;
  if (end > view.byteLength) throw new UnclearLayout();
  return { tag: numberAt(tiff, at, 2), type, count, at, values: { start, end }, isInside };
}

/** Whole numbers under a tag; none where it is absent. */
function valuesOf(tiff: Tiff, { entries }: Directory, tag: number): number[] {
  const entry = entries.find((candidate) => candidate.tag === tag);
  return entry ? numbersOf(tiff, entry) : [];
}

function numbersOf(tiff: Tiff, { type, count, values }: Entry): number[] {
  if (![3, 4, 13, 16, 18].includes(type)) throw new UnclearLayout();
  spend(tiff, count);
  const size = sizes[type]!;
  return Array.from({ length: count }, (_, n) => numberAt(tiff, values.start + n * size, size));
}

/** Where the values of notes stand, and the directories that they lead to. */
function notesOf(tiff: Tiff, pictures: readonly Directory[]): Span[] {
  const spans: Span[] = [];
  const seen = new Set<number>();
  const notes = pictures.flatMap(({ entries }) => entries.filter((entry) => !isDrawing(entry)));
  // It grows while it is walked through.
  for (const note of notes) {
    if (!note.isInside) spans.push(note.values);
    const leads = note.type === 13 || note.type === 18 || noteDirectories.includes(note.tag);
    for (const at of leads ? numbersOf(tiff, note) : []) {
      if (at === 0 || seen.has(at)) continue;
      seen.add(at);
      const directory = readDirectory(tiff, at);
      spans.push(directory);
      for (const entry of directory.entries) notes.push(entry);
    }
  }
  return spans;
}

/** What is kept of a picture outside its directory: values, strips and tiles. */
function keptBeside(tiff: Tiff, picture: Directory): Span[] {
  const [compression = 1] = valuesOf(tiff, picture, 259);
  const [colours = 0] = valuesOf(tiff, picture, 262);
  const isOldJpeg = compression === 6 || picture.entries.some(({ tag }) => tag === 513);
  if (isOldJpeg || colours > 10) throw new UnclearLayout();
  const spans = picture.entries
    .filter((entry) => isDrawing(entry) && !entry.isInside)
    .map(({ values }) => values);
  for (const [placeTag, lengthTag] of dataTags) {
    const places = valuesOf(tiff, picture, placeTag);
    const lengths = valuesOf(tiff, picture, lengthTag);
    if (places.length !== lengths.length) throw new UnclearLayout();
    for (const [n, start] of places.entries()) {
      const end = start + lengths[n]!;
      // Readers guess the length of a strip that claims to have none; an empty tile has no place.
      if (end > tiff.view.byteLength || (start > 0 && end === start)) throw new UnclearLayout();
      spans.push({ start, end });
    }
  }
  return spans;
}

/** The directory with the entries that stay moved together, and zeros behind its end. */
function writeDrawing(tiff: Tiff, picture: Directory, clean: Uint8Array): void {
  const { view, isLittle, word } = tiff;
  const original = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const size = word === 8 ? 20 : 12;
  const kept = picture.entries.filter(isDrawing);
  const target = new DataView(clean.buffer, clean.byteOffset, clean.length);
  let at = picture.start + (word === 8 ? 8 : 2);
  if (word === 8) target.setBigUint64(picture.start, BigInt(kept.length), isLittle);
  else target.setUint16(picture.start, kept.length, isLittle);
  for (const entry of kept) {
    clean.set(original.subarray(entry.at, entry.at + size), at);
    at += size;
  }
  clean.set(original.subarray(picture.end - word, picture.end), at);
  clean.fill(0, at + word, picture.end);
}
