import { latin } from './pdf-syntax.ts';

/** Bytes up to which a table of objects or a stream of them is unpacked. */
const largest = 16 * 1024 * 1024;

/**
 * Unpacks what is packed by Flate (ISO 32000-2, 7.4.4). What follows the packed bytes is left out, as
 * many a file states a length that is too great.
 * @throws {RangeError} beyond 16 MB
 */
export async function inflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([data])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { value } = await reader.read().catch((error: unknown) => {
      if (length === 0) throw error;
      return { value: undefined };
    });
    if (!value) break;
    length += value.length;
    if (length > largest) {
      void reader.cancel().catch(() => undefined);
      throw new RangeError('A stream that unpacks to more than it should.');
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * A stream object that is packed by Flate.
 * @param entries of its dictionary, as they are written
 */
export async function packedStream(
  entries: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const packing = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(packing).arrayBuffer());
  const length = `/Filter/FlateDecode/Length ${data.length}`;
  return `<<${entries}${length}>>\nstream\n${latin(data)}\nendstream`;
}
