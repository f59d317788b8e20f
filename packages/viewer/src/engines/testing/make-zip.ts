/** Makes ZIP files byte by byte, good ones and such as no honest program writes. */

export interface ZipEntry {
  name: string;
  content: string | Uint8Array;
  /** Stored as it is; else packed by deflate. */
  stored?: boolean;
  encrypted?: boolean;
  /** Number of the way of packing that is stated; nothing is packed that way. */
  method?: number;
  /** Size that the directory states in place of the real one. */
  statedSize?: number;
}

const utf8 = new TextEncoder();

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? utf8.encode(content) : content;

export function joinBytes(...parts: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const all = parts.map(bytesOf);
  const joined = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function numbers(...fields: [size: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

export async function packed(content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content as BlobPart]).stream();
  const deflated = stream.pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(deflated).arrayBuffer());
}

/** Cyclic redundancy check of ISO 3309, which a program that unpacks the file compares. */
function crc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

export async function makeZip(entries: readonly ZipEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, stored = false, encrypted = false, method, statedSize } of entries) {
    const raw = bytesOf(content);
    const data = stored ? raw : await packed(raw);
    const label = utf8.encode(name);
    const common = numbers(
      [2, 20],
      [2, 0x800 | (encrypted ? 1 : 0)],
      [2, method ?? (stored ? 0 : 8)],
      [4, 0],
      [4, crc32(raw)],
      [4, data.length],
      [4, statedSize ?? raw.length],
      [2, label.length],
      [2, 0],
    );
    const local = joinBytes('PK\u0003\u0004', common, label, data);
    directory.push(
      joinBytes(
        'PK\u0001\u0002',
        numbers([2, 20]),
        common,
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        label,
      ),
    );
    locals.push(local);
    offset += local.length;
  }
  const list = joinBytes(...directory);
  const end = numbers(
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, list.length],
    [4, offset],
    [2, 0],
  );
  return joinBytes(...locals, list, 'PK\u0005\u0006', end);
}
