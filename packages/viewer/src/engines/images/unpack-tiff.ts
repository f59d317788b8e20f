import { DocumentFailure } from '../engine.ts';
import { readLimited } from '../whole-source.ts';
import {
  isOldLzw,
  needsUnpacking,
  type Part,
  partsOf,
  type Picture,
  picturesIn,
  type UnpackedParts,
} from './tiff-to-pdf.ts';

/** Bytes of all samples together, after unpacking: two pages of A4 in colour at 600 dpi. */
const mostUnpacked = 220_000_000;
/** Milliseconds of work after which the page has its turn. */
const longestTurn = 30;

/**
 * The strips and tiles whose samples PDF has no words for, with 8 bits a sample.
 * @throws {DocumentFailure} `broken`, `unsupported` or `too-large`
 */
export async function unpackTiff(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<UnpackedParts> {
  const unpacked = new Map<number, Uint8Array>();
  let size = 0;
  let turn = performance.now();
  for (const picture of picturesIn(bytes)) {
    if (!needsUnpacking(picture)) continue;
    for (const part of partsOf(bytes, picture)) {
      size += part.width * part.height * picture.samples * (picture.bits / 8);
      if (size > mostUnpacked) throw new DocumentFailure('too-large');
      unpacked.set(part.offset, await samplesOf(picture, part));
      if (performance.now() - turn < longestTurn) continue;
      await new Promise((done) => setTimeout(done));
      signal.throwIfAborted();
      turn = performance.now();
    }
  }
  return unpacked;
}

async function samplesOf(picture: Picture, { data, width, height }: Part): Promise<Uint8Array> {
  const { bits, samples, photometric, tags } = picture;
  const hasPredictor = tags.get(317)?.[0] === 2;
  if (photometric === 6) {
    const [across = 2, down = 2] = tags.get(530) ?? [];
    const isKnown = [1, 2, 4].includes(across) && [1, 2, 4].includes(down);
    if (!isKnown || hasPredictor) throw new DocumentFailure('unsupported');
    const blocks = Math.ceil(width / across) * Math.ceil(height / down);
    const units = await bytesOf(picture, data, blocks * (across * down + 2));
    return colours(units, { width, height, across, down }, tags);
  }
  const row = width * samples;
  const wide = await bytesOf(picture, data, row * height * (bits / 8));
  const shown = new Uint8Array(row * height);
  for (let at = 0; at < shown.length; at += 1) {
    if (hasPredictor && at % row >= samples) {
      const before = 2 * (at - samples);
      const sum =
        (wide[2 * at]! | (wide[2 * at + 1]! << 8)) + (wide[before]! | (wide[before + 1]! << 8));
      wide[2 * at] = sum;
      wide[2 * at + 1] = sum >> 8;
    }
    // The upper half of a number of two bytes is all that a screen shows.
    shown[at] = wide[2 * at + 1]!;
  }
  return shown;
}

/** What was packed, `size` bytes of it; what is missing is 0. */
async function bytesOf(
  { compression }: Picture,
  data: Uint8Array,
  size: number,
): Promise<Uint8Array> {
  const whole = new Uint8Array(size);
  switch (compression) {
    case 5:
      if (isOldLzw(data)) throw new DocumentFailure('unsupported');
      fromLzw(data, whole);
      break;
    case 8:
    case 32946: {
      const packed = new Blob([data.slice()]).stream();
      const stream = packed.pipeThrough(new DecompressionStream('deflate'));
      const broken = (cause: unknown): DocumentFailure => new DocumentFailure('broken', { cause });
      // Some programs fill the last strip up to the height of the others.
      const most = size * 4 + 65_536;
      whole.set((await readLimited(stream, most, broken)).subarray(0, size));
      break;
    }
    case 32773:
      fromRuns(data, whole);
      break;
    default:
      whole.set(data.subarray(0, size));
  }
  return whole;
}

/** TIFF 6.0, section 13. */
function fromLzw(data: Uint8Array, whole: Uint8Array): void {
  // Each code stands for bytes that were written before, one after another.
  const starts = new Uint32Array(4096);
  const lengths = new Uint16Array(4096);
  let next = 258;
  let width = 9;
  let held = 0;
  let bits = 0;
  let end = 0;
  let last = 0;
  for (const byte of data) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = held >> bits;
    held &= (1 << bits) - 1;
    if (code === 257 || end >= whole.length) return;
    if (code === 256) {
      next = 258;
      width = 9;
      last = 0;
      continue;
    }
    if (last > 0 && next < 4096) {
      starts[next] = end - last;
      lengths[next] = last + 1;
      next += 1;
    }
    if (code < 256) {
      whole[end] = code;
      last = 1;
    } else if (code < next) {
      last = lengths[code]!;
      // One by one: a code may stand for what it is itself just writing.
      for (let at = 0; at < last; at += 1) whole[end + at] = whole[starts[code]! + at]!;
    } else throw new DocumentFailure('broken');
    end += last;
    if (next === (1 << width) - 1 && width < 12) width += 1;
  }
}

/** TIFF 6.0, section 9. */
function fromRuns(data: Uint8Array, whole: Uint8Array): void {
  let end = 0;
  for (let at = 0; at < data.length && end < whole.length;) {
    const count = data[at]!;
    if (count < 128) {
      const run = data.subarray(at + 1, at + 2 + count).subarray(0, whole.length - end);
      whole.set(run, end);
      end += run.length;
      at += count + 2;
    } else if (count === 128) at += 1;
    else {
      whole.fill(data[at + 1] ?? 0, end, end + 257 - count);
      end += 257 - count;
      at += 2;
    }
  }
}

/** Red, green and blue of brightness and two differences of colour (TIFF 6.0, section 21). */
function colours(
  units: Uint8Array,
  { width, height, across, down }: { width: number; height: number; across: number; down: number },
  tags: Picture['tags'],
): Uint8Array {
  const [red = 0.299, green = 0.587, blue = 0.114] = tags.get(529) ?? [];
  const [black = 0, white = 255, none = 128, most = 255] = tags.get(532) ?? [];
  const made = new Uint8ClampedArray(width * height * 3);
  const unit = across * down + 2;
  const inRow = Math.ceil(width / across);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const start = (Math.floor(y / down) * inRow + Math.floor(x / across)) * unit;
      const own = units[start + (y % down) * across + (x % across)]!;
      const light = ((own - black) * 255) / (white - black || 1);
      const b = ((units[start + unit - 2]! - none) * 127) / (most - none || 1);
      const r = ((units[start + unit - 1]! - none) * 127) / (most - none || 1);
      const at = (y * width + x) * 3;
      made[at] = light + r * (2 - 2 * red);
      made[at + 2] = light + b * (2 - 2 * blue);
      // From what was worked out, not from what is left of it between 0 and 255.
      const rest = blue * (light + b * (2 - 2 * blue)) + red * (light + r * (2 - 2 * red));
      made[at + 1] = (light - rest) / (green || 1);
    }
  }
  return new Uint8Array(made.buffer);
}
