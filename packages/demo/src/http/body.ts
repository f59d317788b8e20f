import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { asNamed } from './file-name.ts';

/** Largest file, in bytes. */
export const fileLimit = 10 * 1024 * 1024;
/** Most files in one request; the ones after it are not read and are reported as `too-many`. */
export const fileCountLimit = 10;
const fieldLimit = 64 * 1024;
/** Most parts of one request, those that are not read included: each costs time, however small. */
const partLimit = 3000;
const urlencodedLimit = 512 * 1024;
const mostPairs = 20_000;
/** A request above this size is cut off: nobody fills in a form of this size by hand. */
const requestLimit = 160 * 1024 * 1024;

export interface UploadedFile {
  field: string;
  /** As the browser sent it: may hold anything. Show it through `visibleName`. */
  name: string;
  bytes: Buffer;
  sha256: string;
  /** More bytes came than {@link fileLimit}; `bytes` is then empty. */
  tooLarge: boolean;
}

export interface Body {
  /** Last value wins. A Map, so that no name can reach a prototype. */
  fields: Map<string, string>;
  /** All pairs in the order received. */
  pairs: [string, string][];
  files: UploadedFile[];
  /** True when the request held more than {@link fileCountLimit} files. */
  tooManyFiles: boolean;
}

/** Bytes of files that all requests under way hold in memory together. */
export class HeldBytes {
  readonly #limit: number;
  #held = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False when there is no room for `count` more; then nothing is taken. */
  take(count: number): boolean {
    if (this.#held + count > this.#limit) return false;
    this.#held += count;
    return true;
  }

  giveBack(count: number): void {
    this.#held -= count;
  }
}

const heldByAll = new HeldBytes(512 * 1024 * 1024);

export interface BodyOptions {
  /** Whether files are read at all; where nobody asks for any they are skipped. */
  files?: boolean;
  held?: HeldBytes;
}

/** The request cannot be read as a form. `status` is the HTTP answer for it. */
export class BodyError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Reads a form sent as urlencoded text or as multipart. Rejects with {@link BodyError} only. */
export async function readBody(
  request: IncomingMessage,
  { files = true, held = heldByAll }: BodyOptions = {},
): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const kind = type.split(';', 1)[0]!.trim().toLowerCase();
  const coding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'identity') throw new BodyError(415, 'unknown content coding');
  if (Number(request.headers['content-length'] ?? 0) > requestLimit) {
    throw new BodyError(413, 'request too large');
  }
  if (kind === 'multipart/form-data') return readMultipart(request, { type, files, held });
  if (kind === '' || kind === 'application/x-www-form-urlencoded') return readUrlencoded(request);
  throw new BodyError(415, 'unknown content type');
}

async function readUrlencoded(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > urlencodedLimit) throw new BodyError(413, 'request too large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof BodyError ? error : new BodyError(400, 'the connection broke off');
  }
  const text = Buffer.concat(chunks).toString('utf8');
  // No form here has as many questions, and reading a quarter of a million holds up everybody.
  if (text.split('&', mostPairs + 1).length > mostPairs)
    throw new BodyError(413, 'too many fields');
  const pairs = [...new URLSearchParams(text)];
  return { fields: new Map(pairs), pairs, files: [], tooManyFiles: false };
}

function readMultipart(
  request: IncomingMessage,
  { type, files, held }: { type: string; files: boolean; held: HeldBytes },
): Promise<Body> {
  let holding = 0;
  let size = 0;
  return new Promise<Body>((resolve, reject) => {
    const body: Body = { fields: new Map(), pairs: [], files: [], tooManyFiles: false };
    let parser: BusboyInstance;
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': type },
        // Otherwise a part without a file name counts as text and a text part as a file.
        isPartAFile: (_field, _type, name) => name !== undefined,
        limits: {
          fileSize: fileLimit,
          files: files ? fileCountLimit : 0,
          fields: 300,
          parts: partLimit,
          fieldSize: fieldLimit,
          headerPairs: 50,
        },
      });
    } catch {
      reject(new BodyError(400, 'unreadable multipart header'));
      return;
    }
    const end = (status: number, message: string): void => {
      request.unpipe(parser);
      request.resume();
      reject(new BodyError(status, message));
    };
    const fail = (): void => end(400, 'unreadable form data');
    parser.on('field', (name: string | undefined, value: string) => {
      // A part without a name is no answer to anything.
      if (name === undefined) return;
      body.fields.set(name, value);
      body.pairs.push([name, value]);
    });
    parser.on('file', (field, stream, sentName) => {
      // A header may be written in UTF-16 and hold half a character, which UTF-8 cannot.
      const name = asNamed(Buffer.from(sentName).toString());
      const chunks: Buffer[] = [];
      const hash = createHash('sha256');
      stream.on('data', (chunk: Buffer) => {
        if (stream.truncated) return;
        if (!held.take(chunk.length)) {
          end(503, 'too many uploads at once');
          stream.resume();
          return;
        }
        holding += chunk.length;
        chunks.push(chunk);
        hash.update(chunk);
      });
      stream.on('limit', () => {
        chunks.length = 0;
      });
      stream.on('error', fail);
      stream.on('end', () => {
        const tooLarge = stream.truncated;
        const bytes = tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks);
        body.pairs.push([field, name]);
        // An empty part without a name is a file field in which nothing was chosen.
        if (!name && bytes.length === 0 && !tooLarge) return;
        body.files.push({ field, name, bytes, sha256: hash.digest('hex'), tooLarge });
      });
    });
    parser.on('filesLimit', () => {
      body.tooManyFiles = true;
    });
    parser.on('partsLimit', () => end(400, 'too many parts'));
    parser.on('error', fail);
    parser.on('finish', () => resolve(body));
    request.on('aborted', fail);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > requestLimit) end(413, 'request too large');
    });
    request.pipe(parser);
  }).finally(() => held.giveBack(holding));
}
