import { readContent } from '@twintown/core/files/content.js';
import { bytesSource, latin1 } from '@twintown/core/files/source.js';
import { readWhole } from '@twintown/core/files/whole.js';

/**
 * Whether the end of a file is missing, as far as its format tells for certain. Of PDF nothing is said here:
 * its engine knows, and may have taken the bytes.
 */
export async function isCutOff(bytes: Uint8Array): Promise<boolean> {
  try {
    return await lacksEnd(bytes);
  } catch {
    // Damage of another kind leads astray.
    return false;
  }
}

async function lacksEnd(bytes: Uint8Array): Promise<boolean> {
  const source = bytesSource(bytes);
  const facts = await readContent(source);
  const isDamaged = async (): Promise<boolean> => (await readWhole(source, facts)).damaged === true;
  switch (facts.content) {
    case 'pdf':
      return false;
    case 'jpeg':
      // What is damaged in the midst and still has its end was not cut off.
      return latin1(bytes.subarray(-2)) !== '\xff\xd9' && isDamaged();
    case 'gif':
      return isCutGif(bytes);
    case 'webp':
      return isCutWebp(bytes);
    case 'heic':
      return areCutBoxes(bytes);
    case 'xml':
    case 'html':
      return isCutXml(bytes);
    default:
      return isDamaged();
  }
}

/** Whether the last block goes on. What ends between two blocks lacks no more than its mark of an end. */
function isCutGif(bytes: Uint8Array): boolean {
  const colours = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  let at = 13 + colours(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x21) at += 2;
    else if (block === 0x2c) at += 11 + colours(bytes[at + 9] ?? 0);
    else return false;
    for (let length = bytes[at]; length !== 0; length = bytes[at]) {
      if (length === undefined) return true;
      at += 1 + length;
    }
    at += 1;
  }
  return at > bytes.length;
}

/** Programs are known that leave out the one byte that makes the length even. */
function isCutWebp({ buffer, byteOffset, length }: Uint8Array): boolean {
  return 8 + new DataView(buffer, byteOffset).getUint32(4, true) > length + 1;
}

/** HEIC and AVIF are boxes one after the other, each with its length (ISO 14496-12, 4.2). */
function areCutBoxes(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const stated = view.getUint32(at);
    // The last box may reach to the end, wherever that is.
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (stated === 0 || !/^[ -~]{4}$/.test(type)) return false;
    if (stated === 1 && at + 16 > bytes.length) return true;
    const length = stated === 1 ? Number(view.getBigUint64(at + 8)) : stated;
    if (length < 8) return false;
    at += length;
  }
  return at > bytes.length;
}

/**
 * Whether the one element that holds all others is never closed. Text that merely looks like XML has none,
 * so a declaration is asked for.
 */
function isCutXml(bytes: Uint8Array): boolean {
  // Of UTF-16 every other byte is 0.
  const read = (from: number, to?: number): string =>
    latin1(bytes.subarray(from, to)).replaceAll('\0', '');
  const head = read(0, 16 * 1024).replace(/<!--[^]*?-->/g, '');
  if (!/^[^<]{0,3}\s*<(?:\?xml|svg)\b/.test(head)) return false;
  const root = /<([A-Za-z_][\w.:-]*)(?:(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?(\/?)>)?/.exec(head);
  if (!root?.[1] || root[2]) return false;
  const end = new RegExp(`</${root[1].replaceAll('.', '[.]')}\\s*>`);
  return !end.test(read(-1024)) && !end.test(read(0));
}
