import { latin1, readHead, readTail, type ByteSource } from './source.ts';

export interface ZipFacts {
  /** Names of the entries; empty where the directory is too large to be read or in Zip64. */
  names: readonly string[];
  /** What an uncompressed first entry called `mimetype` says, as in ODF and ASiC containers. */
  mimetype: string;
  /** An entry is locked with a password. */
  encrypted: boolean;
}

const endLength = 22;
const longestComment = 0xffff;
const directoryLimit = 1024 * 1024;

/** Reads the directory of a ZIP file; `undefined` where it has no end record: it was cut off. */
export async function readZip(source: ByteSource): Promise<ZipFacts | undefined> {
  const tail = await readTail(source, endLength + longestComment);
  const end = latin1(tail).lastIndexOf('PK\x05\x06');
  if (end < 0 || end + endLength > tail.length) return undefined;
  const view = new DataView(tail.buffer, tail.byteOffset);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const mimetype = mimetypeIn(await readHead(source, 512));
  const isReadable = size <= directoryLimit && offset + size <= source.size;
  const directory = isReadable ? await source.read(offset, offset + size) : new Uint8Array();
  return { ...entriesOf(directory), mimetype };
}

function entriesOf(directory: Uint8Array): { names: string[]; encrypted: boolean } {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.length);
  const names: string[] = [];
  let encrypted = false;
  let at = 0;
  while (at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    names.push(latin1(directory.subarray(at + 46, at + 46 + length)));
    encrypted ||= (view.getUint16(at + 8, true) & 1) === 1;
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { names, encrypted };
}

function mimetypeIn(head: Uint8Array): string {
  if (head.length < 38) return '';
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const nameLength = view.getUint16(26, true);
  const start = 30 + nameLength + view.getUint16(28, true);
  const isStored = view.getUint16(8, true) === 0;
  if (latin1(head.subarray(30, 30 + nameLength)) !== 'mimetype' || !isStored) return '';
  return latin1(head.subarray(start, start + view.getUint32(18, true))).trim();
}
