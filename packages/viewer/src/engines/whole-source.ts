import { DocumentFailure, type DocumentSource } from './engine.ts';
import { inTime, request } from './request.ts';

/** Formats other than PDF are read as a whole: up to here a page can hold them without harm. */
export const wholeLimit = 256 * 1024 * 1024;

export interface WholeDocument {
  bytes: Uint8Array<ArrayBuffer>;
  /** Media type that the server states; '' where it states none. Not trusted. */
  type: string;
}

/**
 * Fetches a document as a whole. What is too large is not fetched to its end.
 * @throws {DocumentFailure} `too-large` beyond `limit` bytes, else as `request`
 */
export async function fetchWhole(
  address: URL,
  signal: AbortSignal,
  limit = wholeLimit,
): Promise<WholeDocument> {
  const response = await request(address, signal);
  const type = response.headers.get('Content-Type') ?? '';
  return { bytes: await bytesOf(response, signal, limit), type };
}

/**
 * The bytes of an answer. What is too large is not fetched to its end.
 * @throws {DocumentFailure} `too-large` beyond `limit` bytes, `network` when the connection breaks or
 * nothing comes any more, `empty` when nothing came
 */
export async function bytesOf(
  response: Response,
  signal: AbortSignal,
  limit = wholeLimit,
): Promise<Uint8Array<ArrayBuffer>> {
  const size = Number(response.headers.get('Content-Length') ?? 0);
  if (size > limit) {
    void response.body?.cancel().catch(() => undefined);
    throw Object.assign(new DocumentFailure('too-large'), { size });
  }
  const broken = (cause: unknown): DocumentFailure => {
    signal.throwIfAborted();
    return new DocumentFailure('network', { cause });
  };
  const bytes = await readLimited(response.body, limit, broken, inTime);
  if (bytes.length === 0) throw new DocumentFailure('empty');
  return bytes;
}

/**
 * Reads a stream to its end, or to `limit` bytes.
 * @param broken makes the failure of an error on the way
 * @param wait waits for each part; what it rejects with counts as an error on the way
 * @throws {DocumentFailure} `too-large` beyond the limit; the stream is then cancelled
 */
export async function readLimited(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  broken: (cause: unknown) => DocumentFailure,
  wait: <Part>(part: Promise<Part>) => Promise<Part> = (part) => part,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    let part: Uint8Array | undefined;
    try {
      part = reader && (await wait(reader.read())).value;
    } catch (cause) {
      void reader?.cancel().catch(() => undefined);
      throw broken(cause);
    }
    if (!part) break;
    length += part.length;
    if (length > limit) {
      void reader?.cancel().catch(() => undefined);
      throw new DocumentFailure('too-large');
    }
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The bytes of a source. @throws {DocumentFailure} as `fetchWhole` */
export async function wholeSource(
  source: DocumentSource,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof URL) return (await fetchWhole(source, signal)).bytes;
  if (source.length === 0) throw new DocumentFailure('empty');
  if (source.length > wholeLimit) throw new DocumentFailure('too-large');
  return source;
}
