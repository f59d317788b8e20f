import { latin1 } from '../source.ts';

/** Pictures with notes as cameras and programs write them, made byte by byte. */

type Bytes = Uint8Array<ArrayBuffer>;

const ascii = (text: string): Bytes =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

/** Numbers (bytes of each, value), texts and bytes one after another, the most significant byte first. */
function bytesOf(
  ...parts: (readonly [size: number, value: number] | string | Uint8Array)[]
): Bytes {
  const all = parts.flatMap((part) => {
    if (typeof part === 'string') return [...ascii(part)];
    if (part instanceof Uint8Array) return [...part];
    return Array.from({ length: part[0] }, (_, n) => (part[1] / 256 ** (part[0] - 1 - n)) & 0xff);
  });
  return Uint8Array.from(all);
}

/** A text, bytes, numbers, fractions, or places of further directories. */
type Value =
  | string
  | Uint8Array
  | readonly number[]
  | { fractions: readonly (readonly [number, number])[] }
  | { directories: readonly Directory[] };

export type Directory = Readonly<Record<number, Value>>;

export interface Page {
  tags: Directory;
  strips: readonly Uint8Array[];
  /** Smaller pictures below this one. */
  below?: readonly Page[];
}

export interface TiffForm {
  little?: boolean;
  /** BigTIFF: places of eight bytes. */
  big?: boolean;
}

/** Numbers of two bytes: bits, compression, colours, orientation, samples, planes. */
const shortTags = new Set([258, 259, 262, 274, 277, 284]);

/** Writes TIFF: what does not fit in an entry stands before its directory. */
export function tiffOf(
  pages: readonly Page[],
  { little = true, big = false }: TiffForm = {},
): Bytes {
  const word = big ? 8 : 4;
  const number = (size: number, value: number): Bytes => {
    const bytes = bytesOf([size, value]);
    return little ? bytes.reverse() : bytes;
  };
  const parts: Bytes[] = [];
  let length = 0;
  const put = (bytes: Uint8Array): number => {
    const at = length;
    parts.push(bytesOf(bytes, new Uint8Array(bytes.length % 2)));
    length += bytes.length + (bytes.length % 2);
    return at;
  };
  const write = (tags: Directory): number => {
    const entries = Object.entries(tags).map(([tag, value]) => {
      const [type, count, data] = encoded(value, shortTags.has(Number(tag)) ? 2 : 4);
      const place =
        data.length <= word
          ? bytesOf(data, new Uint8Array(word - data.length))
          : number(word, put(data));
      return bytesOf(number(2, Number(tag)), number(2, type), number(word, count), place);
    });
    const count = number(big ? 8 : 2, entries.length);
    return put(bytesOf(count, ...entries, new Uint8Array(word)));
  };
  const encoded = (value: Value, size: 2 | 4): [type: number, count: number, data: Bytes] => {
    if (typeof value === 'string') return [2, value.length + 1, ascii(`${value}\0`)];
    if (value instanceof Uint8Array) return [7, value.length, bytesOf(value)];
    if ('fractions' in value) {
      const numbers = value.fractions.flat().map((part) => number(4, part));
      return [5, value.fractions.length, bytesOf(...numbers)];
    }
    const numbers = 'directories' in value ? value.directories.map(write) : value;
    return [
      size === 2 ? 3 : 4,
      numbers.length,
      bytesOf(...numbers.map((one) => number(size, one))),
    ];
  };
  const writePage = ({ tags, strips, below }: Page): number =>
    write({
      ...tags,
      273: strips.map(put),
      279: strips.map((strip) => strip.length),
      ...(below && { 330: below.map(writePage) }),
    });
  const version = big ? [number(2, 43), number(2, 8), number(2, 0)] : [number(2, 42)];
  put(bytesOf(little ? 'II' : 'MM', ...version, new Uint8Array(word)));
  let link = word;
  for (const page of pages) {
    const at = writePage(page);
    const file = bytesOf(...parts);
    file.set(number(word, at), link);
    parts.splice(0, parts.length, file);
    link = length - word;
  }
  return bytesOf(...parts);
}

const latitude = 487_213;
const longitude = 391_847;

/** What must not be found in a picture that was cleaned. */
export function secretsIn(bytes: Uint8Array): string[] {
  const file = latin1(bytes);
  const texts = ['SECRET', '2026:11:05', 'Kowalska', 'Nokon', 'gps:', 'R98'];
  const numbers = [latitude, longitude].flatMap((one) => {
    const big = bytesOf([4, one]);
    return [latin1(big), latin1(big.toReversed())];
  });
  return [...texts, ...numbers].filter((secret) => file.includes(secret));
}

const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><gps:at>SECRET place</gps:at></x:xmpmeta>';

const gps: Directory = {
  1: 'N',
  2: {
    fractions: [
      [50, 1],
      [17, 1],
      [latitude, 10_000],
    ],
  },
  3: 'E',
  4: {
    fractions: [
      [21, 1],
      [25, 1],
      [longitude, 10_000],
    ],
  },
  29: '2026:11:05',
};

const camera: Directory = {
  33434: { fractions: [[1, 125]] },
  36867: '2026:11:05 07:08:09',
  37500: ascii(`SECRET of the maker${'!'.repeat(40)}`),
  40965: { directories: [{ 1: 'R98' }] },
  42033: 'SECRET-48151623',
};

/** What a program writes on a page, in the order of tags. */
const notes: Directory = {
  270: 'SECRET of Anna Kowalska',
  271: 'Nokon',
  272: 'Nokon SECRET 3',
  305: 'SECRET edition',
  306: '2026:11:05 07:08:09',
  315: 'Anna Kowalska',
  316: 'SECRET-LAPTOP',
  700: ascii(xmp),
  33550: {
    fractions: [
      [latitude, 1],
      [longitude, 1],
    ],
  },
  33723: ascii('\x1c\x02\x50\0\x0dAnna Kowalska'),
  34377: ascii('8BIM\x04\x04SECRET'),
  34665: { directories: [camera] },
  34853: { directories: [gps] },
  40091: ascii('S\0E\0SECRET'),
  65000: 'SECRET of a firm',
};

export const greyStrip = (width: number, height: number): Bytes =>
  Uint8Array.from({ length: width * height }, (_, at) => 1 + ((at * 7) % 40));

const greyTags = (width: number, height: number, rows: number): Directory => ({
  256: [width],
  257: [height],
  258: [8],
  259: [1],
  262: [1],
  277: [1],
  278: [rows],
  282: { fractions: [[200, 1]] },
  283: { fractions: [[200, 1]] },
});

/** Two pages in grey, the first one turned and with a smaller picture below it. */
export function notedTiff(form: TiffForm = {}, withNotes = true): Bytes {
  const told = withNotes ? notes : {};
  return tiffOf(
    [
      {
        tags: { ...greyTags(16, 8, 4), 274: [6], ...told },
        strips: [greyStrip(16, 4), greyStrip(16, 4).reverse()],
        below: [{ tags: { ...greyTags(4, 2, 2), 254: [1], ...told }, strips: [greyStrip(4, 2)] }],
      },
      { tags: { ...greyTags(6, 6, 6), ...told }, strips: [greyStrip(6, 6)] },
    ],
    form,
  );
}

/** Exif from its TIFF header on, with a place in it. */
export const notedExif = (orientation: number, form: TiffForm = {}): Bytes =>
  tiffOf([{ tags: { 274: [orientation], ...notes }, strips: [] }], form);

const fromHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g)!, (byte) => Number.parseInt(byte, 16));

type Chunk = readonly [name: string, content: Uint8Array];

/** Chunks in a RIFF file. */
export function webpOf(...chunks: Chunk[]): Bytes {
  const body = bytesOf(
    'WEBP',
    ...chunks.flatMap(([name, content]) => [
      name,
      bytesOf([4, content.length]).reverse(),
      content,
      new Uint8Array(content.length % 2),
    ]),
  );
  return bytesOf('RIFF', bytesOf([4, body.length]).reverse(), body);
}

/** 16 by 8 pixels, the left half red, the right half blue, without loss. */
export const webpPicture: Chunk = [
  'VP8L',
  fromHex('2f0fc001000f10f3bffff31f0ec482c9fca53b5388e87fe400'),
];

/** What the head says of the notes: Exif 8, XMP 4. */
export const webpHead = (flags: number): Chunk => [
  'VP8X',
  Uint8Array.of(flags, 0, 0, 0, 15, 0, 0, 7, 0, 0),
];

/** The same picture with notes, held in a way that Exif tells. */
export const notedWebp = (orientation: number, prefix = ''): Bytes =>
  webpOf(
    webpHead(0x0c),
    webpPicture,
    ['EXIF', bytesOf(prefix, notedExif(orientation))],
    ['XMP ', ascii(xmp)],
    ['note', ascii('SECRET')],
  );

/** 16 by 8 pixels, red and blue above green and white, with loss, as phones keep photos. */
export const lossyWebpPicture: Chunk = [
  'VP8 ',
  fromHex(
    '7002009d012a1000080001402625a80274b70096016ffe07a00ae55800fef689df9415eabe7ff60b1c3ffb1be7' +
      '6d2cdff9c55fe59d5ff9b2ffeee6314ffb6812ff841b8d2d3ffe502000',
  ),
];

/** That picture with notes, held in a way that Exif tells. */
export const notedPhoto = (orientation: number): Bytes =>
  webpOf(webpHead(0x0c), lossyWebpPicture, ['EXIF', notedExif(orientation)], ['XMP ', ascii(xmp)]);

/** A box of HEIF with its content. */
export const box = (type: string, ...parts: Parameters<typeof bytesOf>): Bytes => {
  const content = bytesOf(...parts);
  return bytesOf([4, content.length + 8], type, content);
};

/** 16 by 8 pixels, the left half red, the right half blue, in AV1. */
export const av1Picture = fromHex(
  '12000a08180cbfb0408081a1321b16400618618400b719cbaa5424a6217cae5ed3b986ba5882daef40',
);

export interface HeifForm {
  /** Of the box that says where items are: 0, 1 or 2. */
  version?: number;
  /** Notes stand in a box of the head instead of beside the picture. */
  inHead?: boolean;
  /** Boxes behind the picture. */
  behind?: readonly Uint8Array[];
  /** How far behind its beginning each item starts really, and where the notes are said to be. */
  moved?: number;
}

export const film = (type: string): Bytes => box(type, 'SECRET film');

/** Says that a picture is one tile of 16 by 8 pixels. */
export const gridOfTiles = Uint8Array.of(0, 0, 0, 0, 0, 16, 0, 8);

/** An AVIF picture with notes, a description, and leftovers of an editor. HEIC differs in its encoding. */
export function notedHeif({
  version = 1,
  inHead = false,
  behind = [],
  moved = 0,
}: HeifForm = {}): Bytes {
  const exif = bytesOf([4, 6], 'Exif\0\0', notedExif(6, { little: false }));
  const half = exif.length >> 1;
  const packet = ascii(xmp.padEnd(400));
  const wide = version === 2 ? 4 : 2;
  const names = [
    box('infe', [4, 2 << 24], [2, 1], [2, 0], 'av01', '\0'),
    box('infe', [4, 2 << 24], [2, 2], [2, 0], 'Exif', '\0'),
    box('infe', [4, 3 << 24], [4, 3], [2, 0], 'mime', '\0', 'application/rdf+xml\0'),
    box('infe', [4, 2 << 24], [2, 4], [2, 0], 'uri ', '\0', 'urn:notes\0'),
    // What phones put tiles together by; hidden, since there are none here.
    ...(inHead ? [box('infe', [4, (2 << 24) | 1], [2, 5], [2, 0], 'grid', '\0')] : []),
  ];
  const other = ascii('SECRET of a firm');
  const properties = box(
    'ipco',
    box('colr', 'nclx', [2, 2], [2, 2], [2, 6], [1, 0x80]),
    box('av1C', Uint8Array.of(0x81, 0, 0x0c, 0)),
    box('ispe', [4, 0], [4, 16], [4, 8]),
    box('pixi', [4, 0], [1, 3], [1, 8], [1, 8], [1, 8]),
    box('udes', [4, 0], 'en\0', 'SECRET name\0', 'Anna Kowalska\0', '\0'),
  );
  const grid = inHead ? [[2, 5] as const, [1, 1] as const, [1, 3] as const] : [];
  const uses = box(
    'ipma',
    [4, 0],
    [4, inHead ? 2 : 1],
    [2, 1],
    [1, 5],
    Uint8Array.of(1, 0x82, 3, 4, 5),
    ...grid,
  );
  const idat = inHead ? [box('idat', exif, packet, other, gridOfTiles)] : [];
  const behindNotes = exif.length + packet.length + other.length;
  /** The Exif is in two pieces, as a writer may leave it. */
  const placesFrom = (picture: number, told: number): Bytes => {
    const item = (id: number, inside: boolean, ...spans: (readonly [number, number])[]): Bytes =>
      bytesOf(
        [wide, id],
        ...(version === 0 ? [] : [[2, inside ? 1 : 0] as const]),
        [2, 0],
        [2, spans.length],
        ...spans.flatMap(([start, length]) => [[4, start] as const, [4, length] as const]),
      );
    return box(
      'iloc',
      [4, version << 24],
      [2, 0x4400],
      [wide, inHead ? 5 : 4],
      item(1, false, [picture, av1Picture.length]),
      item(2, inHead, [told, half], [told + half, exif.length - half]),
      item(3, inHead, [told + exif.length, packet.length]),
      item(4, inHead, [told + exif.length + packet.length, other.length]),
      inHead ? item(5, true, [behindNotes, gridOfTiles.length]) : '',
    );
  };
  const metaFrom = (start: number): Bytes => {
    const picture = start + 12;
    const told = (inHead ? 0 : picture + av1Picture.length) + moved;
    return box(
      'meta',
      [4, 0],
      box('hdlr', [4, 0], [4, 0], 'pict', new Uint8Array(13)),
      box('pitm', [4, 0], [2, 1]),
      placesFrom(picture, told),
      box('iinf', [4, 0], [2, names.length], ...names),
      box(
        'iref',
        [4, 0],
        box('cdsc', [2, 2], [2, 1], [2, 1]),
        ...(inHead ? [box('dimg', [2, 5], [2, 1], [2, 1])] : []),
      ),
      box('iprp', properties, uses),
      box('xml ', [4, 0], 'SECRET'),
      ...idat,
    );
  };
  const begin = box('ftyp', 'avif', [4, 0], 'avif', 'mif1', 'miaf');
  const mdatStart = begin.length + metaFrom(0).length + 8;
  const told = inHead ? [] : [exif, packet, other];
  return bytesOf(
    begin,
    metaFrom(mdatStart),
    box('mdat', 'SECRETs left', av1Picture, ...told),
    box('free', 'SECRET of before'),
    box('uuid', new Uint8Array(16), 'SECRET'),
    ...behind,
  );
}
