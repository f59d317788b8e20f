import { joinBytes, numbers } from './make-zip.ts';

/** Pictures made byte by byte. */

type Bytes = Uint8Array<ArrayBuffer>;

/** A picture of real pixels in JPEG, PNG or WebP, drawn by the browser: left half red, right half blue. */
export async function drawn(type: string, width = 40, height = 20): Promise<Bytes> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'rgb(255, 0, 0)';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = 'rgb(0, 0, 255)';
  context.fillRect(width / 2, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 1));
  return new Uint8Array(await blob!.arrayBuffer());
}

/** A JPEG with notes that say how the camera was held. */
export function turned(jpeg: Bytes, orientation: number): Bytes {
  const directory = joinBytes(
    'II*\0',
    numbers([4, 8], [2, 1], [2, 0x0112], [2, 3], [4, 1], [2, orientation], [2, 0], [4, 0]),
  );
  const notes = joinBytes('Exif\0\0', directory);
  const head = Uint8Array.of(0xff, 0xe1, 0, notes.length + 2);
  return joinBytes(jpeg.subarray(0, 2), head, notes, jpeg.subarray(2));
}

export interface TiffPage {
  width: number;
  height: number;
  /** Tags beside size and place of the data: bits, compression, photometric and so on. */
  tags: Readonly<Record<number, readonly number[]>>;
  strips: readonly Uint8Array[];
  rows?: number;
}

/** A TIFF file in the byte order of Intel. */
export function tiff(pages: readonly TiffPage[], { cyclic = false } = {}): Bytes {
  const parts: Uint8Array[] = [];
  let length = 8;
  const put = (bytes: Uint8Array): number => {
    const padded = joinBytes(bytes, new Uint8Array(bytes.length % 2));
    parts.push(padded);
    length += padded.length;
    return length - padded.length;
  };
  const links: { at: number; view: DataView }[] = [];
  let first = 0;
  for (const { width, height, tags, strips, rows } of pages) {
    const offsets = strips.map(put);
    const all: Record<number, readonly number[]> = {
      ...tags,
      256: [width],
      257: [height],
      273: offsets,
      278: [rows ?? height],
      279: strips.map((strip) => strip.length),
    };
    const entries = Object.entries(all).map(([tag, values]) => {
      const isByte = tag === '347';
      const data = isByte
        ? Uint8Array.from(values)
        : numbers(...values.map((v): [4, number] => [4, v]));
      const place =
        data.length <= 4
          ? joinBytes(data, new Uint8Array(4 - data.length))
          : numbers([4, put(data)]);
      return joinBytes(numbers([2, Number(tag)], [2, isByte ? 7 : 4], [4, values.length]), place);
    });
    const directory = joinBytes(numbers([2, entries.length]), ...entries, numbers([4, 0]));
    const at = put(directory);
    const stored = parts.at(-1)!;
    const previous = links.at(-1);
    if (previous) previous.view.setUint32(previous.at, at, true);
    else first = at;
    links.push({ at: directory.length - 4, view: new DataView(stored.buffer) });
  }
  if (cyclic) links.at(-1)!.view.setUint32(links.at(-1)!.at, first, true);
  return joinBytes('II*\0', numbers([4, first]), ...parts);
}

/** One page of grey, uncompressed: its rows go from black above to white below. */
export const greyPage = (width = 16, height = 16): TiffPage => ({
  width,
  height,
  tags: { 258: [8], 259: [1], 262: [1], 277: [1] },
  strips: [
    Uint8Array.from({ length: width * height }, (_, at) => (at < (width * height) / 2 ? 0 : 255)),
  ],
});

/** A BMP of 24 bits a pixel, all of one colour. */
export function bmp(width = 40, height = 20): Bytes {
  const row = Math.ceil((width * 3) / 4) * 4;
  const pixels = new Uint8Array(row * height).fill(0x60);
  const head = numbers([4, 54 + pixels.length], [4, 0], [4, 54]);
  const size = numbers([4, 40], [4, width], [4, height], [2, 1], [2, 24], [4, 0]);
  const rest = numbers([4, pixels.length], [4, 2835], [4, 2835], [4, 0], [4, 0]);
  return joinBytes('BM', head, size, rest, pixels);
}

/** A GIF of two frames in grey. Its codes take a byte each, because the table is cleared in time. */
export function gif(width = 40, height = 20): Bytes {
  const greys = Uint8Array.from({ length: 128 * 3 }, (_, at) => 2 * Math.floor(at / 3));
  const [clear, end] = [0x80, 0x81];
  const codes: Uint8Array[] = [];
  for (let left = width * height; left > 0; left -= 100) {
    const run = new Uint8Array(Math.min(left, 100)).fill(left % 128);
    codes.push(Uint8Array.of(run.length + 1, clear), run);
  }
  const frame = joinBytes(
    Uint8Array.of(0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c),
    numbers([2, 0], [2, 0], [2, width], [2, height]),
    Uint8Array.of(0, 7),
    ...codes,
    Uint8Array.of(1, end, 0),
  );
  const screen = joinBytes(numbers([2, width], [2, height]), Uint8Array.of(0xf6, 0, 0));
  return joinBytes('GIF89a', screen, greys, frame, frame, Uint8Array.of(0x3b));
}
