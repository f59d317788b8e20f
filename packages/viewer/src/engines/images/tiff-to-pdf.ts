import { DocumentFailure } from '../engine.ts';
import { jpegSize } from './image-size.ts';
import { joinedBytes, PdfWriter } from './pdf-writer.ts';
import { readTiff, type TiffTags } from './tiff.ts';

/*
 * TIFF and PDF store pictures in the same ways: fax groups 3 and 4, LZW, Deflate, JPEG, run lengths,
 * and the same predictor. So a TIFF file becomes a PDF by writing other words around the same bytes,
 * and the decoders of the PDF engine, which run in a worker and page by page, decode it.
 */

/** Pixels of a page: a plan of A0 at 300 dpi has 140 million, which black and white can afford. */
const largest = { bilevel: 400_000_000, other: 100_000_000 } as const;
/** Strips and tiles of one page. */
const mostParts = 20_000;

export interface Picture {
  tags: TiffTags;
  width: number;
  height: number;
  bits: number;
  samples: number;
  compression: number;
  photometric: number;
  little: boolean;
}

/** Samples of 8 bits of strips and tiles that PDF has no words for, by where they lie in the file. */
export type UnpackedParts = ReadonlyMap<number, Uint8Array>;

/**
 * @param unpacked see `unpackTiff`
 * @throws {DocumentFailure} `broken`, `unsupported` or `too-large`
 */
export function tiffToPdf(
  bytes: Uint8Array<ArrayBuffer>,
  unpacked?: UnpackedParts,
): Uint8Array<ArrayBuffer> {
  const pictures = picturesIn(bytes);
  const pdf = new PdfWriter();
  const pages = pictures.map((picture) => writePage(pdf, bytes, picture, unpacked));
  return pdf.finish(pages);
}

export function picturesIn(bytes: Uint8Array): Picture[] {
  const little = bytes[0] === 0x49;
  return readTiff(bytes).map((tags) => pictureOf(tags, little));
}

/** Numbers in the byte order of Intel, and brightness apart from colour, which PDF has inside a JPEG alone. */
export const needsUnpacking = ({
  bits,
  samples,
  compression,
  photometric,
  little,
}: Picture): boolean =>
  [1, 5, 8, 32946, 32773].includes(compression) &&
  ((bits === 16 && little && photometric !== 3 && photometric !== 6) ||
    (bits === 8 && photometric === 6 && samples === 3));

function pictureOf(tags: TiffTags, little: boolean): Picture {
  const one = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
  const picture: Picture = {
    tags,
    width: one(256, 0),
    height: one(257, 0),
    bits: one(258, 1),
    samples: one(277, 1),
    compression: one(259, 1),
    photometric: one(262, 0),
    little,
  };
  const { width, height, bits, samples } = picture;
  if (!(width > 0 && height > 0)) throw new DocumentFailure('broken');
  const limit = bits * samples === 1 ? largest.bilevel : largest.other;
  if (width * height > limit)
    throw Object.assign(new DocumentFailure('too-large'), {
      facts: { pixels: { width, height, limit } },
    });
  if (width > 100_000 || height > 100_000) throw new DocumentFailure('too-large');
  const isPlanar = one(284, 1) === 2 && samples > 1;
  const isFloat = one(339, 1) === 3;
  const isPlain =
    [1, 2, 4, 8].includes(bits) || (bits === 16 && (!little || needsUnpacking(picture)));
  const differ = (tags.get(258) ?? []).some((value) => value !== bits);
  if (isPlanar || isFloat || !isPlain || differ || samples > 8)
    throw new DocumentFailure('unsupported');
  return picture;
}

export interface Part {
  /** Where its data lie in the file. */
  offset: number;
  data: Uint8Array;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Strips and tiles, those that lie within the picture. */
export function partsOf(bytes: Uint8Array, { tags, width, height, compression }: Picture): Part[] {
  const [whole] = tags.get(513) ?? [];
  const [wholeLength] = tags.get(514) ?? [];
  // Before TIFF 6 a JPEG could stand whole beside the strips that point into it.
  if (compression === 6 && whole && wholeLength) {
    const data = bytes.subarray(whole, whole + wholeLength);
    return [{ offset: whole, data, left: 0, top: 0, width, height }];
  }
  const tileWidth = tags.get(322)?.[0];
  const isTiled = tileWidth !== undefined;
  const partWidth = tileWidth ?? width;
  const partHeight = isTiled
    ? (tags.get(323)?.[0] ?? 0)
    : Math.min(height, tags.get(278)?.[0] ?? height);
  const offsets = tags.get(isTiled ? 324 : 273) ?? [];
  const lengths = tags.get(isTiled ? 325 : 279) ?? [];
  if (offsets.length === 0 || !(partWidth > 0 && partHeight > 0))
    throw new DocumentFailure('broken');
  if (offsets.length > mostParts || partWidth * partHeight > largest.bilevel)
    throw new DocumentFailure('too-large');
  const across = Math.ceil(width / partWidth);
  const parts: Part[] = [];
  for (const [index, offset] of offsets.entries()) {
    const top = Math.floor(index / across) * partHeight;
    const left = (index % across) * partWidth;
    if (top >= height) break;
    const rows = isTiled ? partHeight : Math.min(partHeight, height - top);
    const length = lengths[index] ?? (offsets.length === 1 ? bytes.length - offset : 0);
    const data = bytes.subarray(offset, offset + length);
    parts.push({ offset, data, left, top, width: partWidth, height: rows });
  }
  return parts;
}

function writePage(
  pdf: PdfWriter,
  bytes: Uint8Array,
  picture: Picture,
  unpacked: UnpackedParts | undefined,
): number {
  const { width, height } = picture;
  const parts: number[] = [];
  let content = `q ${matrixOf(picture)} cm 0 0 ${width} ${height} re W n\n`;
  const mustUnpack = needsUnpacking(picture);
  const plain: Picture = {
    ...picture,
    tags: new Map([...picture.tags].filter(([tag]) => tag !== 317)),
    bits: 8,
    compression: 1,
    photometric: picture.photometric === 6 ? 2 : picture.photometric,
  };
  for (const [index, part] of partsOf(bytes, picture).entries()) {
    const { left, top, width: partWidth, height: rows } = part;
    const data = mustUnpack ? unpacked?.get(part.offset) : part.data;
    if (!data) throw new DocumentFailure('unsupported');
    parts.push(writePart(pdf, mustUnpack ? plain : picture, data, partWidth, rows));
    // Half a pixel reaches under the next part, else the paper shines through between two of them.
    const tall = rows + (top + rows < height ? 0.5 : 0);
    const wide = partWidth + (left + partWidth < width ? 0.5 : 0);
    content += `q ${wide} 0 0 ${tall} ${left} ${height - top - tall} cm /P${index} Do Q\n`;
  }
  const [pageWidth, pageHeight] = pageSizeOf(picture);
  const stream = pdf.stream('', new TextEncoder().encode(`${content}Q`));
  const names = parts.map((part, index) => `/P${index} ${part} 0 R`).join(' ');
  return pdf.object(
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${pageWidth} ${pageHeight}]` +
      `/Contents ${stream} 0 R/Resources<</XObject<<${names}>>>>>>`,
  );
}

function writePart(
  pdf: PdfWriter,
  picture: Picture,
  raw: Uint8Array,
  width: number,
  height: number,
): number {
  const { compression, photometric, tags } = picture;
  const isFax = compression >= 2 && compression <= 4;
  const { filter, data } = encodingOf(picture, raw, width, height);
  // In a fax the ink is coded, not a number: what stands for black is turned where 0 means black.
  const isInverted = isFax ? photometric === 1 : photometric === 0;
  const decode = isInverted ? `/Decode[${'1 0 '.repeat(picture.samples)}]` : '';
  return pdf.stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}` +
      `/BitsPerComponent ${picture.bits}/ColorSpace${colorSpace(pdf, picture)}${decode}${filter}`,
    tags.get(266)?.[0] === 2 && isFax ? reversed(data) : data,
  );
}

/** Before TIFF 6 the bits stood the other way round. */
export const isOldLzw = (data: Uint8Array): boolean => data[0] === 0 && ((data[1] ?? 0) & 1) === 1;

function encodingOf(
  { compression, photometric, tags, samples, bits }: Picture,
  raw: Uint8Array,
  width: number,
  height: number,
): { filter: string; data: Uint8Array } {
  const predictor =
    tags.get(317)?.[0] === 2
      ? `/DecodeParms<</Predictor 2/Colors ${samples}/BitsPerComponent ${bits}/Columns ${width}>>`
      : '';
  const fax = (k: number, more = ''): { filter: string; data: Uint8Array } => ({
    filter: `/Filter/CCITTFaxDecode/DecodeParms<</K ${k}/Columns ${width}/Rows ${height}${more}>>`,
    data: raw,
  });
  switch (compression) {
    case 1:
      return { filter: '', data: raw };
    case 2:
      return fax(0, '/EncodedByteAlign true');
    case 3:
      return fax((tags.get(292)?.[0] ?? 0) & 1 ? 1 : 0);
    case 4:
      return fax(-1);
    case 5:
      if (isOldLzw(raw)) throw new DocumentFailure('unsupported');
      return { filter: `/Filter/LZWDecode${predictor}`, data: raw };
    case 6:
    case 7: {
      const isOld = compression === 6;
      if (isOld && !(tags.has(513) && tags.has(514))) throw new DocumentFailure('unsupported');
      const data = isOld ? raw : withTables(raw, tags.get(347));
      const size = jpegSize(new DataView(data.buffer, data.byteOffset, data.length));
      // The sizes inside the JPEG are what a decoder believes.
      if (!size || size.width > width || size.height > height + 64)
        throw new DocumentFailure('broken');
      const transform = photometric === 6 ? 1 : 0;
      return { filter: `/Filter/DCTDecode/DecodeParms<</ColorTransform ${transform}>>`, data };
    }
    case 8:
    case 32946:
      return { filter: `/Filter/FlateDecode${predictor}`, data: raw };
    case 32773:
      return { filter: '/Filter/RunLengthDecode', data: withoutFill(raw) };
    default:
      throw new DocumentFailure('unsupported');
  }
}

function colorSpace(
  pdf: PdfWriter,
  { photometric, samples, bits, compression, tags }: Picture,
): string {
  const extra = (base: string, used: number): string => {
    if (samples < used) throw new DocumentFailure('broken');
    if (samples === used) return `/${base}`;
    // What lies beyond the colours, such as how much shines through, is dropped.
    const names = Array.from({ length: samples }, (_, index) => `/C${index}`).join('');
    return `[/DeviceN[${names}]/${base} ${pdf.dropping(samples, used)} 0 R]`;
  };
  switch (photometric) {
    case 0:
    case 1:
      return extra('DeviceGray', 1);
    case 2:
      return extra('DeviceRGB', 3);
    case 3: {
      if (samples !== 1) throw new DocumentFailure('unsupported');
      return palette(tags.get(320) ?? [], 2 ** bits);
    }
    case 5:
      return extra('DeviceCMYK', 4);
    case 6:
      if (compression !== 6 && compression !== 7) throw new DocumentFailure('unsupported');
      return extra('DeviceRGB', 3);
    default:
      throw new DocumentFailure('unsupported');
  }
}

/** Reds, greens and blues one after another, in 16 bits each. */
function palette(map: readonly number[], colors: number): string {
  if (map.length < 3 * colors || colors > 256) throw new DocumentFailure('broken');
  let hex = '';
  for (let index = 0; index < colors; index += 1)
    for (let band = 0; band < 3; band += 1)
      hex += (map[band * colors + index]! >> 8).toString(16).padStart(2, '0');
  return `[/Indexed/DeviceRGB ${colors - 1}<${hex}>]`;
}

/** Tables that all strips share stand before each strip's own data (TIFF Technical Note 2). */
function withTables(data: Uint8Array, tables: readonly number[] | undefined): Uint8Array {
  if (!tables || tables.length < 4) return data;
  const joined = new Uint8Array(tables.length - 2 + Math.max(0, data.length - 2));
  joined.set(tables.slice(0, -2));
  joined.set(data.subarray(2), tables.length - 2);
  return joined;
}

/** 128 means nothing in TIFF and the end in PDF. */
function withoutFill(data: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let from = 0;
  let at = 0;
  while (at < data.length) {
    const count = data[at]!;
    if (count === 128) {
      kept.push(data.subarray(from, at));
      from = at + 1;
      at += 1;
    } else at += count < 128 ? count + 2 : 2;
  }
  return joinedBytes([...kept, data.subarray(from), Uint8Array.of(128)]);
}

function reversed(data: Uint8Array): Uint8Array {
  return data.map((byte) => {
    let turned = 0;
    for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) turned |= 0x80 >> bit;
    return turned;
  });
}

/** Points of PDF to a pixel of the picture, across and down. */
function pointsOf({ tags }: Picture): [number, number] {
  const unit = tags.get(296)?.[0] ?? 2;
  const perInch = (tag: number): number => {
    const stated = (tags.get(tag)?.[0] ?? 0) * (unit === 3 ? 2.54 : 1);
    // Without a unit, or with a nonsense number, pixels are pixels of the screen.
    return unit !== 1 && stated >= 30 && stated <= 5000 ? stated : 96;
  };
  return [72 / perInch(282), 72 / perInch(283)];
}

const isSideways = ({ tags }: Picture): boolean => (tags.get(274)?.[0] ?? 1) >= 5;

function pageSizeOf(picture: Picture): [number, number] {
  const [x, y] = pointsOf(picture);
  const size: [number, number] = [picture.width * x, picture.height * y];
  return isSideways(picture) ? [size[1], size[0]] : size;
}

/** From pixels, counted from the lower left, to points on the page, by the orientation (tag 274). */
function matrixOf(picture: Picture): string {
  const [x, y] = pointsOf(picture);
  const w = picture.width * x;
  const h = picture.height * y;
  switch (picture.tags.get(274)?.[0]) {
    case 2:
      return `${-x} 0 0 ${y} ${w} 0`;
    case 3:
      return `${-x} 0 0 ${-y} ${w} ${h}`;
    case 4:
      return `${x} 0 0 ${-y} 0 ${h}`;
    case 5:
      return `0 ${-x} ${-y} 0 ${h} ${w}`;
    case 6:
      return `0 ${-x} ${y} 0 0 ${w}`;
    case 7:
      return `0 ${x} ${y} 0 0 0`;
    case 8:
      return `0 ${x} ${-y} 0 ${h} 0`;
    default:
      return `${x} 0 0 ${y} 0 0`;
  }
}
