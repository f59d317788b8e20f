import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { asNamed } from './file-name.ts';

/** Largest file, in bytes. */
export const fileLimit = 10 * 1024 * 1024;
/** Most files in one request; the ones after it are not read and are reported as `too-many`. */
export const fileCountLimit = 10;
/** Of those that are not read, this many are known by name. */
export const unreadLimit = 100;
/** File fields in which nothing was chosen: browsers send each as a part without a name. */
const emptyLimit = 30;
const fieldLimit = 64 * 1024;
/** Most parts of one request, those that are not read included: each costs time, however small. */
const partLimit = 3000;
/** Most bytes of what one form says beside its files. */
const textLimit = 512 * 1024;
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

export type UnreadFile = Pick<UploadedFile, 'field' | 'name'>;

export interface Body {
  /** Last value wins. A Map, so that no name can reach a prototype. */
  fields: Map<string, string>;
  /** All pairs in the order received. */
  pairs: [string, string][];
  files: UploadedFile[];
  /** True when the request held more than {@link fileCountLimit} files. */
  tooManyFiles: boolean;
  /** The first of the files that were not read. */
  unread: UnreadFile[];
}

/** Bytes that all requests under way hold in memory together. */
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

const filesOfAll = new HeldBytes(512 * 1024 * 1024);
/** Apart from files: large ones must not keep others from saying something. */
const textsOfAll = new HeldBytes(256 * 1024 * 1024);

export interface BodyOptions {
  /** Whether files are read at all; where nobody asks for any they are skipped. */
  files?: boolean;
  held?: HeldBytes;
  texts?: HeldBytes;
}

/** What one request takes of the room of all. */
class Share {
  readonly #all: HeldBytes;
  #taken = 0;
  #isOver = false;

  constructor(all: HeldBytes) {
    this.#all = all;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Nothing more once it was given back: what a parser still holds comes after its refusal. */
  take(count: number): boolean {
    const isTaken = !this.#isOver && this.#all.take(count);
    if (isTaken) this.#taken += count;
    return isTaken;
  }

  giveBack(): void {
    this.#isOver = true;
    this.#all.giveBack(this.#taken);
    this.#taken = 0;
  }
}

interface Shares {
  files: Share;
  texts: Share;
}

/** The request cannot be read as a form. `status` is the HTTP answer for it. */
export class BodyError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads a form and hands it to `use`. Until that is done, what the form holds counts as held: it may
 * have to wait for others. Rejects as {@link readBody} and `use` do.
 */
export async function withBody<Result>(
  request: IncomingMessage,
  { files = true, held = filesOfAll, texts = textsOfAll }: BodyOptions,
  use: (body: Body) => Promise<Result>,
): Promise<Result> {
  const shares = { files: new Share(held), texts: new Share(texts) };
  try {
    return await use(await read(request, files, shares));
  } finally {
    shares.files.giveBack();
    shares.texts.giveBack();
  }
}

/** Reads a form sent as urlencoded text or as multipart. Rejects with {@link BodyError} only. */
export const readBody = (request: IncomingMessage, options: BodyOptions = {}): Promise<Body> =>
  withBody(request, options, async (body) => body);

async function read(request: IncomingMessage, files: boolean, shares: Shares): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const kind = type.split(';', 1)[0]!.trim().toLowerCase();
  const coding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'identity') throw new BodyError(415, 'unknown content coding');
  if (Number(request.headers['content-length'] ?? 0) > requestLimit) {
    throw new BodyError(413, 'request too large');
  }
  if (kind === 'multipart/form-data') return readMultipart(request, { type, files, shares });
  if (kind === '' || kind === 'application/x-www-form-urlencoded')
    return readUrlencoded(request, shares.texts);
  throw new BodyError(415, 'unknown content type');
}

/** Why a form may not say `count` bytes more. */
function objectionTo(count: number, texts: Share): BodyError | undefined {
  if (texts.taken + count > textLimit) return new BodyError(413, 'request too large');
  return texts.take(count) ? undefined : new BodyError(503, 'too many forms at once');
}

async function readUrlencoded(request: IncomingMessage, texts: Share): Promise<Body> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      const objection = objectionTo(chunk.length, texts);
      if (objection) throw objection;
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
  return { fields: new Map(pairs), pairs, files: [], tooManyFiles: false, unread: [] };
}

function readMultipart(
  request: IncomingMessage,
  { type, files, shares }: { type: string; files: boolean; shares: Shares },
): Promise<Body> {
  let size = 0;
  return new Promise<Body>((resolve, reject) => {
    const body: Body = {
      fields: new Map(),
      pairs: [],
      files: [],
      tooManyFiles: false,
      unread: [],
    };
    let realFiles = 0;
    let parser: BusboyInstance;
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': type },
        // Otherwise a part without a file name counts as text and a text part as a file.
        isPartAFile: (_field, _type, name) => name !== undefined,
        limits: {
          fileSize: fileLimit,
          files: files ? fileCountLimit + unreadLimit + emptyLimit : 0,
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
    const say = (name: string, value: string): void => {
      const objection = objectionTo(name.length + value.length, shares.texts);
      if (objection) end(objection.status, objection.message);
      else body.pairs.push([name, value]);
    };
    parser.on('field', (name: string | undefined, value: string) => {
      // A part without a name is no answer to anything.
      if (name === undefined) return;
      body.fields.set(name, value);
      say(name, value);
    });
    parser.on('file', (field: string | undefined, stream, sentName) => {
      // A header may be written in UTF-16 and hold half a character, which UTF-8 cannot.
      const name = asNamed(Buffer.from(sentName).toString());
      if (name) realFiles += 1;
      const isUnread = name !== '' && realFiles > fileCountLimit;
      if (isUnread) body.tooManyFiles = true;
      if (field === undefined) {
        stream.resume();
        return;
      }
      if (isUnread) {
        say(field, name);
        if (body.unread.length < unreadLimit) body.unread.push({ field, name });
        stream.resume();
        return;
      }
      const chunks: Buffer[] = [];
      const hash = createHash('sha256');
      stream.on('data', (chunk: Buffer) => {
        if (stream.truncated) return;
        if (!shares.files.take(chunk.length)) {
          end(503, 'too many uploads at once');
          stream.resume();
          return;
        }
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
        say(field, name);
        // An empty part without a name is a file field in which nothing was chosen.
        if (!name && bytes.length === 0 && !tooLarge) return;
        if (!name) realFiles += 1;
        if (!name && realFiles > fileCountLimit) {
          body.tooManyFiles = true;
          return;
        }
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
  });
}
