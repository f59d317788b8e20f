/* Just enough BER (X.690) to take what was signed out of a message (CMS, RFC 5652, 5). Nothing is verified. */

/** What a CMS file holds: a signed content, or one that only its recipient can read. */
export type Cms = { kind: 'signed'; content: Uint8Array<ArrayBuffer> } | { kind: 'encrypted' };

interface Part {
  tag: number;
  start: number;
  /** Where its content ends; what follows it begins at `next`. */
  end: number;
  next: number;
}

/** Parts within parts; no program writes more. */
const deepest = 16;

/** Parts beside each other: pieces of a content have a kilobyte or more. */
const mostParts = 200_000;

function partAt(bytes: Uint8Array, at: number, depth = 0): Part | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > deepest) return undefined;
  let start = at + 2;
  if (first === 0x80) {
    // Without a length it ends at a mark of its own (X.690, 8.1.3.6).
    let next = start;
    while (bytes[next] !== 0 || bytes[next + 1] !== 0) {
      const inner = partAt(bytes, next, depth + 1);
      if (!inner) return undefined;
      next = inner.next;
    }
    return { tag, start, end: next, next: next + 2 };
  }
  let length = first;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4) return undefined;
    length = 0;
    for (let n = 0; n < count; n += 1) length = length * 256 + (bytes[start + n] ?? 0);
    start += count;
  }
  const end = start + length;
  return end <= bytes.length ? { tag, start, end, next: end } : undefined;
}

function partsOf(bytes: Uint8Array, parent: Part | undefined): Part[] {
  const parts: Part[] = [];
  for (let at = parent?.start ?? 0; at < (parent?.end ?? 0);) {
    const part = partAt(bytes, at);
    if (!part || part.next > parent!.end) break;
    parts.push(part);
    if (parts.length > mostParts) break;
    at = part.next;
  }
  return parts;
}

/** Bytes of a string that may be written in pieces. */
function stringOf(bytes: Uint8Array, part: Part, depth = 0): Uint8Array[] {
  if (part.tag === 0x04) return [bytes.subarray(part.start, part.end)];
  if (part.tag !== 0x24 || depth > deepest) return [];
  return partsOf(bytes, part).flatMap((piece) => stringOf(bytes, piece, depth + 1));
}

// 1.2.840.113549.1.7 and, for what is encrypted and authenticated, 1.2.840.113549.1.9.16.1.23
const pkcs7 = '42,134,72,134,247,13,1,7,';
const encrypted = new Set([`${pkcs7}3`, '42,134,72,134,247,13,1,9,16,1,23']);

/** What kind of CMS a file is by its name, and what is in it. */
function cmsParts(bytes: Uint8Array): { name: string; parts(): Part[] } {
  const [type, wrapped] = partsOf(bytes, partAt(bytes, 0));
  const name = type?.tag === 0x06 ? bytes.subarray(type.start, type.end).join() : '';
  return { name, parts: () => partsOf(bytes, partsOf(bytes, wrapped)[0]) };
}

/** Whether somebody signed something that lies elsewhere. */
export function isSignatureAlone(bytes: Uint8Array): boolean {
  const { name, parts } = cmsParts(bytes);
  if (name !== `${pkcs7}2`) return false;
  const [, , content, ...others] = parts();
  // Without anybody who signed, it is a list of certificates.
  return partsOf(bytes, content).length === 1 && partsOf(bytes, others.at(-1)).length > 0;
}

/** What a CMS file holds; undefined for a signature that stands by itself, and for what is no CMS. */
export function readCms(bytes: Uint8Array): Cms | undefined {
  const { name, parts } = cmsParts(bytes);
  if (encrypted.has(name)) return { kind: 'encrypted' };
  if (name !== `${pkcs7}2`) return undefined;
  // The version and the kinds of digests stand before it.
  const [, content] = partsOf(bytes, parts()[2]);
  const [string] = partsOf(bytes, content);
  if (!string) return undefined;
  const pieces = stringOf(bytes, string);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return { kind: 'signed', content: whole };
}

/** Whether the one part that holds all others goes on behind the end of the file. */
export function isCutCms(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && partAt(bytes, 0) === undefined;
}

/** Bytes of a file that may be written in letters, between two lines or by themselves (RFC 7468, 8). */
export function cmsBytes(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (file[0] === 0x30) return file;
  const letters = new TextDecoder('latin1').decode(file).replace(/-----[^-]*-----|\s+/g, '');
  try {
    return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  } catch {
    return file;
  }
}
