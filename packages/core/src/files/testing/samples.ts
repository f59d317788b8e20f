/** Small files that tests make byte by byte. */

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

function joined(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const bytes = parts.map((part) => (typeof part === 'string' ? latin1(part) : part));
  const all = new Uint8Array(bytes.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function number(value: number, count: 2 | 4, little = true): Uint8Array {
  const bytes = new Uint8Array(count);
  const view = new DataView(bytes.buffer);
  if (count === 2) view.setUint16(0, value, little);
  else view.setUint32(0, value, little);
  return bytes;
}

/**
 * A one-page PDF with a table or a stream of references, encrypted or not: with `dictionary`, which
 * describes how, and the hexadecimal `id` of the file.
 */
export function pdf({
  encrypted = false,
  stream = false,
  text = '',
  dictionary = '',
  id = '',
} = {}): Uint8Array<ArrayBuffer> {
  const body =
    `%PDF-1.7\n%${text}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n` +
    '2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n' +
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n' +
    (dictionary && `9 0 obj\n${dictionary}\nendobj\n`);
  const locked = `${id && `/ID[<${id}><${id}>]`}${encrypted || dictionary ? '/Encrypt 9 0 R' : ''}`;
  const end = `startxref\n${body.length}\n%%EOF\n`;
  return joined(
    stream
      ? `${body}4 0 obj\n<</Type/XRef/Root 1 0 R/Size 5${locked}/W[1 2 1]/Length 4>>\nstream\nabcd\nendstream\nendobj\n${end}`
      : `${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Size 4${locked}>>\n${end}`,
  );
}

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  joined(Uint8Array.of(0xff, marker), number(content.length + 2, 2, false), content);

/** Not a picture that can be shown, but with the parts of one. */
export function jpeg(...notes: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined(
    '\xff\xd8',
    segment(0xe0, joined('JFIF\0', Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0))),
    ...notes,
    segment(0xc0, new Uint8Array(15)),
    segment(0xda, new Uint8Array(10)),
    `${'picture'.repeat(9)}\xff\0\xff\xd0${'data'.repeat(5)}`,
    '\xff\xd9',
  );
}

/** The notes that phones write, as one segment. */
export function exifSegment({
  orientation = 1,
  location = false,
  thumbnail = false,
} = {}): Uint8Array {
  const entry = (tag: number, type: number, value: number): Uint8Array =>
    joined(
      number(tag, 2),
      number(type, 2),
      number(1, 4),
      type === 3 ? joined(number(value, 2), number(0, 2)) : number(value, 4),
    );
  const entries = [entry(0x0112, 3, orientation)];
  if (location) entries.push(entry(0x8825, 4, 64));
  const directory = joined(number(entries.length, 2), ...entries, number(0, 4));
  const latitude = location ? joined(number(1, 2), entry(0x0001, 2, 0x4e), number(0, 4)) : '';
  const inner = thumbnail ? '\xff\xd8small\xff\xd9' : '';
  const tiffed = joined('II*\0', number(8, 4), directory);
  const padding = new Uint8Array(Math.max(0, 64 - tiffed.length));
  return segment(0xe1, joined('Exif\0\0', tiffed, padding, latitude, inner));
}

export const exifJpeg = (notes: Parameters<typeof exifSegment>[0]): Uint8Array<ArrayBuffer> =>
  jpeg(exifSegment(notes));

export const png = (): Uint8Array<ArrayBuffer> =>
  joined('\x89PNG\r\n\x1a\n', new Uint8Array(40), '\0\0\0\0IEND\xaeB`\x82');

/** The directory stands last, as scanners write it. */
export const tiff = (): Uint8Array<ArrayBuffer> =>
  joined('II*\0', number(40, 4), new Uint8Array(32), number(0, 2), number(0, 4));

/** The directory of each page stands before its picture, as programs write that do not wait for its end. */
export function streamedTiff(pages = 1): Uint8Array<ArrayBuffer> {
  const strip = 40;
  const size = 2 + 6 * 12 + 4;
  const entry = (tag: number, value: number): Uint8Array<ArrayBuffer> =>
    joined(number(tag, 2), number(4, 2), number(1, 4), number(value, 4));
  const page = (n: number): Uint8Array<ArrayBuffer> => {
    const at = 8 + n * (size + strip);
    const next = n + 1 < pages ? at + size + strip : 0;
    const shape = joined(entry(256, strip), entry(257, 1), entry(258, 8), entry(259, 1));
    const place = joined(entry(273, at + size), entry(279, strip));
    return joined(number(6, 2), shape, place, number(next, 4), new Uint8Array(strip));
  };
  return joined('II*\0', number(8, 4), ...Array.from({ length: pages }, (_, n) => page(n)));
}

export const ole = (): Uint8Array<ArrayBuffer> =>
  joined('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', new Uint8Array(504));

/** A ZIP file with uncompressed entries in the order given. */
export function zip(
  entries: Readonly<Record<string, string>>,
  { encrypted = false } = {},
): Uint8Array<ArrayBuffer> {
  const flags = number(encrypted ? 1 : 0, 2);
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const sizes = joined(number(content.length, 4), number(content.length, 4));
    const common = joined(number(0, 2), number(0, 4), number(0, 4), sizes, number(name.length, 2));
    const local = joined('PK\x03\x04', number(20, 2), flags, common, number(0, 2), name, content);
    directory.push(
      joined(
        'PK\x01\x02',
        number(20, 2),
        number(20, 2),
        flags,
        common,
        new Uint8Array(12),
        number(offset, 4),
        name,
      ),
    );
    locals.push(local);
    offset += local.length;
  }
  const list = joined(...directory);
  const count = number(directory.length, 2);
  const end = joined('PK\x05\x06', new Uint8Array(4), count, count, number(list.length, 4));
  return joined(...locals, list, end, number(offset, 4), number(0, 2));
}
