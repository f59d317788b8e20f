import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tiffToPdf } from '../../../viewer/src/engines/images/tiff-to-pdf.ts';
import { readTiff } from '../../../viewer/src/engines/images/tiff.ts';
import { mutated, randomFrom } from '../../../viewer/src/engines/testing/mutation.ts';
import { bareExif, readExif } from './exif.ts';
import { boxesIn, onlyBox, readItems, readPlaces } from './heif-items.ts';
import { withoutHeifNotes } from './heif-notes.ts';
import { UnclearLayout } from './picture-layout.ts';
import * as samples from './testing/noted-pictures.ts';
import { withoutTiffNotes } from './tiff-notes.ts';
import { webpTurn, withoutWebpNotes } from './webp-notes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const { greyStrip, notedExif, notedHeif, notedTiff, notedWebp, secretsIn, tiffOf } = samples;
const {
  av1Picture,
  box,
  film,
  gridOfTiles,
  lossyWebpPicture,
  notedPhoto,
  webpHead,
  webpOf,
  webpPicture,
} = samples;

const tiffForms = [false, true].flatMap((big) => [true, false].map((little) => ({ little, big })));
const heifForms = [0, 1, 2].flatMap((version) =>
  [false, ...(version === 0 ? [] : [true])].map((inHead) => ({ version, inHead })),
);
const text = (content: string): Bytes => Uint8Array.from(Buffer.from(content, 'latin1'));
const placeOf = (part: Uint8Array, bytes: Uint8Array): number => Buffer.from(bytes).indexOf(part);
const refused = (clean: () => unknown, message?: string): void =>
  assert.throws(clean, UnclearLayout, message);

test('the notes that are to be taken out are found before', () => {
  const noted = [
    ...tiffForms.map((form) => notedTiff(form)),
    notedWebp(6),
    ...heifForms.map((form) => notedHeif(form)),
  ];
  for (const bytes of noted) assert.equal(secretsIn(bytes).length, 8);
});

test('a TIFF keeps its pages and how they are held, and nothing that was written beside them', () => {
  for (const form of tiffForms) {
    const noted = notedTiff(form);
    const clean = withoutTiffNotes(noted)!;
    assert.deepEqual(secretsIn(clean), [], JSON.stringify(form));
    assert.equal(clean.length, noted.length);
    for (const strip of [greyStrip(16, 4), greyStrip(4, 2), greyStrip(6, 6)])
      assert.equal(placeOf(strip, clean), placeOf(strip, noted));
    assert.equal(withoutTiffNotes(clean), undefined, 'nothing is left to be taken out');
    assert.equal(withoutTiffNotes(notedTiff(form, false)), undefined);
  }
});

test('a TIFF without its notes is drawn as before', () => {
  for (const little of [true, false]) {
    const noted = notedTiff({ little });
    const clean = withoutTiffNotes(noted)!;
    assert.deepEqual(tiffToPdf(clean), tiffToPdf(noted));
    const pages = readTiff(clean);
    assert.deepEqual(
      pages.map((tags) => tags.get(274)),
      [[6], undefined],
    );
    for (const tags of pages) {
      assert.deepEqual(
        [...tags.keys()],
        [...tags.keys()].sort((one, other) => one - other),
      );
      for (const [tag, values] of readTiff(notedTiff({ little }, false))[0]!)
        if (![273, 330].includes(tag) && tags === pages[0])
          assert.deepEqual(tags.get(tag), values, String(tag));
    }
  }
});

test('a TIFF whose notes and pictures cannot be told apart is left alone', () => {
  const strip = greyStrip(8, 8);
  const page = (tags: samples.Directory): Bytes =>
    tiffOf([
      { tags: { 256: [8], 257: [8], 258: [8], 259: [1], 262: [1], ...tags }, strips: [strip] },
    ]);
  const entryOf = (bytes: Bytes, tag: number): { at: number; view: DataView } => {
    const view = new DataView(bytes.buffer);
    let at = view.getUint32(4, true) + 2;
    while (view.getUint16(at, true) !== tag) at += 12;
    return { at, view };
  };
  const changed = (tags: samples.Directory, tag: number, value: number, offset = 8): Bytes => {
    const bytes = page(tags);
    const { at, view } = entryOf(bytes, tag);
    view.setUint32(at + offset, value, true);
    return bytes;
  };
  assert.ok(withoutTiffNotes(page({ 270: 'SECRET' })), 'as it is, it can be cleaned');
  const first = new DataView(page({ 270: 'SECRET' }).buffer).getUint32(4, true);
  const hostile: Record<string, Bytes> = {
    'a text in the picture': changed({ 270: 'SECRET' }, 270, 20),
    'a text in the head': changed({ 270: 'SECRET' }, 270, 4),
    'a text in the directory': changed({ 270: 'SECRET' }, 270, first),
    'a text out of the file': changed({ 270: 'SECRET' }, 270, 1e6),
    'a text of a size out of the file': changed({ 270: 'SECRET' }, 270, 1e9, 4),
    'a place in the picture': changed({ 34853: [8] }, 34853, 20),
    'a place that is the page': changed({ 34853: [8] }, 34853, first),
    'a place out of the file': changed({ 34853: [8] }, 34853, 0xffffffff),
    'a smaller picture that is the page': changed({ 270: 'SECRET', 330: [8] }, 330, first),
    'a strip out of the file': changed({ 270: 'SECRET' }, 273, 1e6),
    'a strip without a length': changed({ 270: 'SECRET' }, 279, 0),
    'a strip over the directory': changed({ 270: 'SECRET' }, 279, 900),
    'a value of no known type': changed({ 270: 'SECRET' }, 270, 99, 2),
    'JPEG of before TIFF 6': page({ 259: [6], 270: 'SECRET' }),
    'what a sensor saw': page({ 262: [32803], 270: 'SECRET' }),
    'more strips than lengths': changed({ 270: 'SECRET' }, 273, 2, 4),
  };
  for (const [name, bytes] of Object.entries(hostile)) {
    const before = bytes.slice();
    refused(() => withoutTiffNotes(bytes), name);
    assert.deepEqual(bytes, before, 'the bytes that were given are never changed');
  }
  const circle = page({ 270: 'SECRET' });
  new DataView(circle.buffer).setUint32(circle.length - 4, first, true);
  refused(() => withoutTiffNotes(circle));
});

test('directories that share their entries come to an end', () => {
  // Each entry begins a directory of all that follow: its last two bytes say how many they are.
  const count = 5000;
  const list = 8 + 2 + 12 + 4;
  const first = list + count * 4;
  const bytes = new Uint8Array(first + (count + 1) * 12 + 4);
  const view = new DataView(bytes.buffer);
  const entry = (at: number, tag: number, length: number, value: number): void => {
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, 4, true);
    view.setUint32(at + 4, length, true);
    view.setUint32(at + 8, value, true);
  };
  bytes.set(text('II*\0\x08\0\0\0\x01\0'));
  entry(10, 330, count, list);
  for (let n = 0; n <= count; n += 1) {
    if (n < count) view.setUint32(list + n * 4, first + n * 12 + 10, true);
    entry(first + n * 12, 1000 + n, 1, (count - n) * 65_536);
  }
  refused(() => withoutTiffNotes(bytes));
});

test('a WebP keeps its picture and how it is held, and nothing else', () => {
  for (const prefix of ['', 'Exif\0\0']) {
    const clean = withoutWebpNotes(notedWebp(6, prefix))!;
    assert.deepEqual(clean, webpOf(webpHead(0x08), webpPicture, ['EXIF', bareExif(6)]));
    assert.equal(readExif(bareExif(6)).orientation, 6);
    assert.equal(withoutWebpNotes(clean), undefined, 'nothing is left to be taken out');
  }
  assert.deepEqual(withoutWebpNotes(notedWebp(1)), webpOf(webpHead(0), webpPicture));
  assert.equal(withoutWebpNotes(webpOf(webpPicture)), undefined);
  const followed = Uint8Array.from([...webpOf(webpPicture), ...text('SECRET')]);
  assert.deepEqual(withoutWebpNotes(followed), webpOf(webpPicture));
});

test('a WebP tells how it was held, where drawing it anew could keep it as it is', () => {
  const bare = webpOf(webpHead(0), lossyWebpPicture);
  for (const orientation of [2, 3, 6, 8]) {
    const photo = notedPhoto(orientation);
    assert.equal(webpTurn(photo), orientation);
    assert.deepEqual(withoutWebpNotes(photo, false), bare, 'without its mark');
  }
  assert.equal(webpTurn(notedPhoto(1)), 1);
  assert.equal(webpTurn(notedWebp(6)), 1, 'without loss');
  assert.equal(webpTurn(bare), 1);
  const moving = webpOf(webpHead(0x0a), ['ANMF', new Uint8Array(16)], ['EXIF', bareExif(6)]);
  assert.equal(webpTurn(moving), 1, 'a moving one');
  const exif: [string, Uint8Array] = ['EXIF', bareExif(6)];
  assert.equal(webpTurn(webpOf(lossyWebpPicture, exif)), 1, 'told where no reader looks');
  refused(() => webpTurn(text('RIFF')));
});

test('a WebP whose chunks do not fit is left alone', () => {
  const noted = notedWebp(6);
  const changed = (at: number, value: number): Bytes => {
    const bytes = noted.slice();
    new DataView(bytes.buffer).setUint32(at, value, true);
    return bytes;
  };
  refused(() => withoutWebpNotes(noted.subarray(0, -1)), 'cut off');
  refused(() => withoutWebpNotes(changed(4, 0xffffffff)));
  refused(() => withoutWebpNotes(changed(16, 0xfffffff0)));
  refused(() => withoutWebpNotes(webpOf(webpHead(0x0c), ['XMP ', text('SECRET')])), 'no picture');
  refused(() => withoutWebpNotes(webpOf(['VP8X', new Uint8Array(2)], webpPicture)));
  refused(() => withoutWebpNotes(text('RIFF')));
});

test('HEIC and AVIF keep their pictures in place, and their notes say nothing and can be read', () => {
  for (const form of heifForms) {
    const noted = notedHeif(form);
    const clean = withoutHeifNotes(noted)!;
    assert.deepEqual(secretsIn(clean), [], JSON.stringify(form));
    assert.equal(clean.length, noted.length);
    const picture = placeOf(av1Picture, noted);
    assert.ok(picture > 0);
    assert.equal(placeOf(av1Picture, clean), picture);
    assert.equal(placeOf(gridOfTiles, clean), placeOf(gridOfTiles, noted));
    assert.equal(placeOf(gridOfTiles, clean) > 0, form.inHead);
    const exif = placeOf(bareExif(1), clean);
    assert.deepEqual(
      clean.slice(exif + bareExif(1).length, exif - 4 + notedExif(6, { little: false }).length),
      new Uint8Array(notedExif(6, { little: false }).length - 4 - bareExif(1).length),
    );
    assert.match(
      Buffer.from(clean).toString('latin1'),
      /<x:xmpmeta xmlns:x="adobe:ns:meta\/"><rdf:RDF [^<]*\/><\/x:xmpmeta> +<\?xpacket end="w"\?>/,
    );
    assert.equal(withoutHeifNotes(clean), undefined, 'nothing is left to be taken out');
  }
});

test('what a phone puts behind its picture, such as a film, is emptied as well', () => {
  const noted = notedHeif({ behind: [film('mpvd')] });
  const clean = withoutHeifNotes(noted)!;
  assert.deepEqual(secretsIn(clean), []);
  assert.deepEqual(
    clean.slice(-film('mpvd').length),
    new Uint8Array([0, 0, 0, 19, ...text('free'), ...Array<number>(11).fill(0)]),
  );
});

test('a HEIC whose notes and pictures cannot be told apart is left alone', () => {
  for (const moved of [-1, -300, 1e6, 80])
    refused(() => withoutHeifNotes(notedHeif({ moved })), String(moved));
  refused(() => withoutHeifNotes(notedHeif({ behind: [film('moov')] })), 'a sequence');
  refused(() => withoutHeifNotes(notedHeif().subarray(0, -1)), 'cut off');
  refused(() => withoutHeifNotes(notedHeif({ behind: [text('SEFT')] })), 'not a box');
  refused(() => withoutHeifNotes(text('ftyp')));
});

test('items that claim pieces without end come to one', () => {
  const items = Array.from({ length: 1000 }, (_, id): Bytes =>
    Uint8Array.of(id >> 8, id & 255, 0, 0, 0, 0, 0xff, 0xff),
  );
  const names = box('iinf', [4, 0], [2, 0]);
  const places = box('iloc', [4, 1 << 24], [2, 0], [2, items.length], ...items);
  const meta = box('meta', [4, 0], names, places, box('iprp', box('ipco')));
  refused(() => withoutHeifNotes(Uint8Array.from([...box('ftyp', 'avif'), ...meta])));
});

const damaged = (good: readonly Bytes[], use: (bytes: Bytes) => void): number => {
  const random = randomFrom(20261127);
  let cleaned = 0;
  for (let n = 0; n < 2000; n += 1) {
    const bytes = mutated(good[n % good.length]!, random);
    try {
      use(bytes);
      cleaned += 1;
    } catch (error) {
      if (!(error instanceof UnclearLayout)) throw error;
    }
  }
  return cleaned;
};

test('2,000 damaged TIFF files are refused or drawn as before', () => {
  const cleaned = damaged(
    tiffForms.map((form) => notedTiff(form)),
    (bytes) => {
      const clean = withoutTiffNotes(bytes) ?? bytes;
      assert.equal(clean.length, bytes.length);
      let drawn: Uint8Array;
      try {
        drawn = tiffToPdf(bytes);
      } catch {
        return;
      }
      assert.deepEqual(tiffToPdf(clean), drawn);
    },
  );
  assert.ok(cleaned > 100, `${cleaned} were cleaned`);
});

test('2,000 damaged WebP files are refused or keep their picture', () => {
  const cleaned = damaged([notedWebp(6), notedWebp(1, 'Exif\0\0')], (bytes) => {
    const clean = withoutWebpNotes(bytes);
    if (clean) assert.equal(withoutWebpNotes(clean), undefined);
  });
  assert.ok(cleaned > 100, `${cleaned} were cleaned`);
});

test('2,000 damaged HEIC files are refused or keep what their pictures are made of', () => {
  const cleaned = damaged(
    heifForms.map((form) => notedHeif(form)),
    (bytes) => {
      const clean = withoutHeifNotes(bytes) ?? bytes;
      assert.deepEqual(picturesIn(clean), picturesIn(bytes));
    },
  );
  assert.ok(cleaned > 100, `${cleaned} were cleaned`);
});

/** The bytes of all items but notes. */
function picturesIn(bytes: Bytes): Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const meta = onlyBox(boxesIn(view, 0, bytes.length), 'meta');
  const parts = boxesIn(view, meta.body + 4, meta.end);
  const idat = parts.find(({ type }) => type === 'idat');
  const notes = readItems(view, onlyBox(parts, 'iinf')).filter(({ type }) =>
    ['Exif', 'mime', 'uri '].includes(type),
  );
  return [...readPlaces(view, onlyBox(parts, 'iloc'), idat)]
    .filter(([id]) => notes.every((note) => note.id !== id))
    .flatMap(([, spans]) => spans.map(({ start, end }) => bytes.slice(start, end)));
}
