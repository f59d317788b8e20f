import { DocumentFailure } from '../engine.ts';
import { readLimited } from '../whole-source.ts';
import { nameReader } from './entry-name.ts';

/**
 * Limits that real documents stay far below. An archive beyond them is refused as a whole, because
 * what lies in it was made to fill a memory.
 */
export const archiveLimits = {
  entries: 10_000,
  /** Bytes of one entry, unpacked. */
  entry: 128 * 1024 * 1024,
  /** Bytes of all that is unpacked while the archive is open. */
  total: 384 * 1024 * 1024,
  /** Times that an entry may grow; XML of large sheets grows 30 to 60 times. */
  ratio: 250,
  /** Small entries may grow as they like: blank pictures do. */
  ratioFrom: 4 * 1024 * 1024,
} as const;

export interface ArchiveEntry {
  /** As the archive states it: a label, never a path to write to. */
  readonly name: string;
  /** Bytes once unpacked, as the archive states it. */
  readonly size: number;
  readonly isFolder: boolean;
  /** Whether a password protects it. */
  readonly encrypted: boolean;
}

interface Place extends Omit<ArchiveEntry, 'name' | 'isFolder'> {
  raw: Uint8Array;
  offset: number;
  packed: number;
  method: number;
}

/** A ZIP file (APPNOTE 6.3.10), read in memory. Nothing of it is ever written anywhere. */
export interface Archive {
  /** In the order of the directory, folders too. */
  readonly entries: readonly ArchiveEntry[];
  find(name: string): ArchiveEntry | undefined;
  /**
   * @throws {DocumentFailure} `too-large` beyond the limits, `encrypted`, `packing` where it
   * is packed in a way other than deflate, `broken` where it is damaged
   */
  read(entry: ArchiveEntry): Promise<Uint8Array<ArrayBuffer>>;
}

/** @throws {DocumentFailure} `broken` or `too-large` */
export function openArchive(bytes: Uint8Array<ArrayBuffer>): Archive {
  const directory = readDirectory(bytes);
  const nameOf = nameReader(directory.map(({ raw }) => raw));
  const entries = directory.map((place) => {
    const name = nameOf(place.raw);
    return { ...place, name, isFolder: /[/\\]$/.test(name) };
  });
  const byName = new Map<string, ArchiveEntry>();
  // The first of two entries with one name is the one that is read, always.
  for (const entry of entries) if (!byName.has(entry.name)) byName.set(entry.name, entry);
  let unpacked = 0;
  return {
    entries,
    find: (name) => byName.get(name),
    async read(entry) {
      const place = entry as ArchiveEntry & Place;
      const limit = Math.min(archiveLimits.entry, archiveLimits.total - unpacked);
      const content = await unpack(bytes, place, limit);
      unpacked += content.length;
      return content;
    },
  };
}

/** @param stated bytes once unpacked; an archive may state fewer than were already counted */
export function tooLarge(stated: number, limit: number): DocumentFailure {
  const facts = { unpacked: { size: Math.max(stated, limit), limit } };
  return Object.assign(new DocumentFailure('too-large'), { facts });
}

const endLength = 22;
const longestComment = 0xffff;

function readDirectory(bytes: Uint8Array): Place[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endRecord(view);
  if (end < 0) throw new DocumentFailure('broken');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // More than 65,534 entries need Zip64; fewer never do.
  if (count > archiveLimits.entries) throw new DocumentFailure('too-large');
  const places: Place[] = [];
  let total = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) break;
    const place = placeAt(view, bytes, at);
    total += place.size;
    if (total > 4 * archiveLimits.total) throw tooLarge(total, 4 * archiveLimits.total);
    places.push(place);
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  if (places.length === 0 && count > 0) throw new DocumentFailure('broken');
  refuseOverlaps(places);
  return places;
}

function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

function placeAt(view: DataView, bytes: Uint8Array, at: number): Place {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const raw = bytes.subarray(at + 46, at + 46 + nameLength);
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  // Zip64 (APPNOTE 4.5.3): of these three only those stand in it that do not fit here.
  const extra = extraField(view, at + 46 + nameLength, extraLength);
  let next = extra;
  const large = (value: number): number => {
    if (value !== 0xffffffff || next < 0 || next + 8 > bytes.length) return value;
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  };
  size = large(size);
  packed = large(packed);
  offset = large(offset);
  return {
    raw,
    size,
    packed,
    offset,
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
  };
}

function extraField(view: DataView, start: number, length: number): number {
  const end = Math.min(start + length, view.byteLength);
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1) return at + 4;
  return -1;
}

/** Entries that share bytes are how a file of 10 MB unpacks to petabytes. */
function refuseOverlaps(places: readonly Place[]): void {
  const sorted = [...places].sort((a, b) => a.offset - b.offset);
  for (let n = 1; n < sorted.length; n += 1) {
    const before = sorted[n - 1]!;
    if (before.offset + 30 + before.packed > sorted[n]!.offset) throw new DocumentFailure('broken');
  }
}

async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  place: Place,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (place.encrypted) throw new DocumentFailure('encrypted');
  const { offset, packed } = place;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50)
    throw new DocumentFailure('broken');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new DocumentFailure('broken');
  const content = bytes.subarray(start, start + packed);
  if (place.method === 0) {
    if (packed > limit) throw tooLarge(packed, limit);
    return content.slice();
  }
  if (place.method !== 8) throw new DocumentFailure('packing');
  const grown = Math.max(archiveLimits.ratioFrom, packed * archiveLimits.ratio);
  const most = Math.min(limit, grown);
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  // What the archive states of the size is not believed: the bytes are counted as they come.
  return readLimited(stream, most, (cause) => new DocumentFailure('broken', { cause })).catch(
    (error: DocumentFailure) => {
      throw error.code === 'too-large' ? tooLarge(place.size, most) : error;
    },
  );
}
