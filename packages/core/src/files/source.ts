/** Bytes that are read in pieces, so that a file of any size can be looked at. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `start` up to `end`; fewer where the file ends before. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** The part of a `Blob` or `File` that is used: browsers and Node have it alike. */
interface Sliced {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export function blobSource(blob: Sliced): ByteSource {
  return {
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Bytes that are there already. They are handed out as they are, without a copy. */
export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (start, end) => bytes.subarray(start, end),
});

export const readHead = (source: ByteSource, count: number): Promise<Uint8Array> =>
  source.read(0, Math.min(count, source.size));

export const readTail = (source: ByteSource, count: number): Promise<Uint8Array> =>
  source.read(Math.max(0, source.size - count), source.size);

/** Bytes as text with one character for each, to search with regular expressions. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  // Several thousand arguments are safe in every engine; a hundred thousand are not.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
