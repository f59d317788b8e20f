import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HeldFiles, readHeldId } from './held-files.ts';
import { BodyError, fileLimit, type UploadedFile } from './http/body.ts';
import type { Exchange } from './http/exchange.ts';
import { typeOf } from './http/file-type.ts';
import { securityHeaders } from './http/headers.ts';
import { isSession } from './session.ts';
import type { Store } from './store.ts';
import { UploadLocks } from './upload-locks.ts';
import type { UploadRecord, UploadRecords } from './upload-records.ts';

const path = '/uploads';
/** Most uploads that one session may have begun and not handed in with a form. */
const countLimit = 40;
const unfinishedLimit = 20;
/**
 * A session may announce, or leave with forms that fail, this many files of the largest size: a
 * whole declaration.
 */
const filesOfSession = 12;
/** Most bytes of all uploads that wait on the disk, of everybody. */
const roomForAll = 4 * 1024 ** 3;
const hour = 60 * 60 * 1000;
const lifetime = 24 * hour;
const isId = /^[0-9a-f]{32}$/;

const named = (ids: readonly string[]): string[] =>
  [...new Set(ids)].filter(Boolean).slice(0, countLimit);

const refusal = (status: number, body: string) => ({ status_code: status, body: `${body}\n` });

export interface UploadLimits {
  /** Most bytes of one upload. */
  size?: number | undefined;
  /** Most bytes that wait on the disk, of everybody. */
  room?: number | undefined;
}

/** An upload that a form named and that is not there. */
export interface LostUpload {
  /** '' where nothing is known of it. */
  lost: string;
}

/** A file that a form named and that no form took yet. */
export interface WaitingFile {
  /** By which the form names it. */
  id: string;
  field: string;
  /** As the browser sent it; '' where nothing is known of it. */
  name: string;
  size: number;
  /** Not known of a file that was sent at once. */
  sha256?: string;
}

/**
 * Files that pages send at once, by the tus protocol, and files of forms that could not be saved.
 * They wait here, each reached only by the session that began it, until a form names them; then they
 * go the way of files in a form. They wait as long as the session's draft does.
 */
export class Uploads {
  readonly #store: Store;
  readonly #files: CountedFiles;
  readonly #held: HeldFiles;
  readonly #server: Server;
  readonly #home: string;
  readonly #directory: string;
  readonly #isTemporary: boolean;
  readonly #session = new AsyncLocalStorage<string>();

  constructor(
    dataDir: string,
    store: Store,
    { size: maxSize = fileLimit, room = roomForAll }: UploadLimits = {},
  ) {
    const records = store.uploads;
    this.#store = store;
    this.#isTemporary = dataDir === ':memory:';
    this.#home = this.#isTemporary ? mkdtempSync(join(tmpdir(), 'uploads-')) : dataDir;
    this.#directory = join(this.#home, 'uploads');
    mkdirSync(this.#directory, { recursive: true });
    this.#held = new HeldFiles(join(this.#home, 'held'), {
      room,
      share: filesOfSession * fileLimit,
    });
    this.#files = new CountedFiles(this.#directory, records, room);
    this.#server = new Server({
      path,
      datastore: this.#files,
      locker: new UploadLocks(),
      maxSize,
      relativeLocation: true,
      // Pages of this town hall alone send here; nobody else is told that they may.
      allowedOrigins: [],
      namingFunction: () => randomBytes(16).toString('hex'),
      onUploadCreate: async (_request, { id, size, metadata }) => {
        const session = this.#session.getStore()!;
        if (size === undefined) throw refusal(411, 'the size has to be known');
        const { count, unfinished, announced } = records.totals(session);
        // 507 and not 429: it will not change until the person hands in or removes a file.
        if (count >= countLimit || unfinished >= unfinishedLimit)
          throw refusal(507, 'too many uploads');
        if (announced + size > filesOfSession * maxSize) throw refusal(507, 'too many bytes');
        records.add(session, {
          id,
          field: metadata?.['field'] ?? '',
          name: metadata?.['filename'] ?? '',
          size,
        });
        // What the page says of the file does not go onto the disk beside it.
        return { metadata: {} };
      },
      onUploadFinish: async (_request, { id }) => {
        // Its declaration was sent or begun anew while the last part came.
        if (!records.find(this.#session.getStore()!, id)) throw refusal(410, 'gone');
        if (typeOf(records.nameOf(id), await this.#head(id))) return {};
        await this.#remove(id);
        throw refusal(415, 'not an accepted type');
      },
      onResponseError: (_request, error) => {
        if ('status_code' in error && error.status_code !== 500) return undefined;
        // The message of a failure names folders of this machine.
        console.error('An upload failed:', error);
        return refusal(500, 'the upload failed');
      },
    });
  }

  /** Lets a session send files that has no draft to put them to, as from the page of an example. */
  welcome(session: string): void {
    this.#store.uploads.welcome(session);
  }

  /** Answers every request below `/uploads`. Others' uploads are not there for a session. */
  async handle(exchange: Exchange): Promise<void> {
    const { method, request, response, url } = exchange;
    const refuse = (status: number, headers: Record<string, string> = {}): void =>
      exchange.send(status, 'text/plain; charset=utf-8', Buffer.from(String(status)), {
        'cache-control': 'no-store',
        ...headers,
      });
    if (!['POST', 'HEAD', 'PATCH', 'DELETE'].includes(method))
      return refuse(405, { allow: 'POST, HEAD, PATCH, DELETE' });
    if (exchange.isForeign) throw new BodyError(403, 'foreign origin');
    const session = exchange.cookie('tt-session');
    if (!isSession(session)) throw new BodyError(403, 'no session');
    // A page that stood open for longer than its draft keeps it anew in a moment, and asks again.
    const records = this.#store.uploads;
    if (!this.#store.knows(session) && !records.isGuest(session)) return refuse(409);
    const id = url.pathname.slice(path.length + 1);
    const record = isId.test(id) ? records.find(session, id) : undefined;
    const isThere = method === 'POST' ? id === '' : record !== undefined && !record.taken;
    // The protocol's library reads the id from all of the address, also behind a question mark.
    if (!isThere || request.url !== url.pathname) return refuse(404);
    if ((method === 'POST' || method === 'PATCH') && this.#files.isFull) return refuse(507);
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    await this.#session.run(session, () => this.#server.handle(request, response));
    if (method === 'DELETE' && [204, 404, 410].includes(response.statusCode)) records.remove(id);
  }

  /**
   * Hands over the finished uploads that a form names for `field`, one at a time, so that only one
   * is held in memory. Such as were handed over before give nothing: the form came twice. All
   * others that are not there, or not finished, are told as lost; of others' not even the name.
   */
  async *take(
    session: string,
    field: string,
    ids: readonly string[],
  ): AsyncGenerator<UploadedFile | LostUpload> {
    const records = this.#store.uploads;
    for (const id of named(ids)) {
      const held = readHeldId(id);
      if (held) {
        yield* this.#takeHeld(session, field, id, held);
        continue;
      }
      const record = isId.test(id) ? records.find(session, id) : undefined;
      if (record?.taken) continue;
      const bytes =
        record && record.received === record.size
          ? await readFile(this.#path(id)).catch(() => undefined)
          : undefined;
      if (!record || !bytes) {
        // Another request of the same session may just have taken it.
        if (!records.find(session, id)?.taken) yield { lost: record?.name ?? '' };
        continue;
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      yield { field, name: record.name, bytes, sha256, tooLarge: bytes.length > fileLimit };
      // Reached only once the caller has stored it: a database that is busy loses nothing.
      records.take(id);
      await this.#erase(id);
    }
  }

  async *#takeHeld(
    session: string,
    field: string,
    id: string,
    { name, sha256 }: { name: string; sha256: string },
  ): AsyncGenerator<UploadedFile | LostUpload> {
    const bytes = await this.#held.read(session, field, id);
    if (bytes) {
      yield { field, name, bytes, sha256, tooLarge: false };
      await this.#held.remove(session, field, id);
      return;
    }
    const isTaken = this.#store
      .files(session)
      .some((file) => file.field === field && file.sha256 === sha256 && file.name === name);
    if (!isTaken) yield { lost: name };
  }

  /**
   * Keeps a file of a form that could not be saved, for the form's next try to name. Undefined when
   * it could not be kept.
   */
  hold(session: string, file: UploadedFile): Promise<string | undefined> {
    return this.#held.hold(session, file);
  }

  /** What is known of the files that a form names for `field`. Those that a form took are left out. */
  async waiting(session: string, field: string, ids: readonly string[]): Promise<WaitingFile[]> {
    const waiting: WaitingFile[] = [];
    for (const id of named(ids)) {
      const held = readHeldId(id);
      if (held) {
        const size = await this.#held.size(session, field, id);
        waiting.push(
          size === undefined ? { id, field, name: '', size: 0 } : { id, field, size, ...held },
        );
        continue;
      }
      const record = this.#record(session, id);
      if (!record?.taken)
        waiting.push({ id, field, name: record?.name ?? '', size: record?.size ?? 0 });
    }
    return waiting;
  }

  #record(session: string, id: string): UploadRecord | undefined {
    try {
      return isId.test(id) ? this.#store.uploads.find(session, id) : undefined;
    } catch {
      // The database may be why this is asked.
      return undefined;
    }
  }

  /** Forgets one file that waits, because the person does not want it. */
  async drop(session: string, field: string, id: string): Promise<void> {
    if (readHeldId(id)) await this.#held.remove(session, field, id);
    else if (this.#record(session, id)?.taken === 0) await this.#remove(id);
  }

  /** Ids of finished uploads for `field` that no form took, to be handed over with `take`. */
  finished(session: string, field: string): string[] {
    return this.#store.uploads.finished(session, field);
  }

  /** Forgets all uploads of a session that its declaration no longer needs. */
  async forget(session: string): Promise<void> {
    for (const id of this.#store.uploads.ofSession(session)) await this.#remove(id);
    await this.#held.forget(session);
  }

  /**
   * Forgets unfinished uploads that have not grown for an hour, and all whose draft is gone and
   * that have not grown for a day. Call it after the drafts were looked through.
   */
  async forgetOld(now: number): Promise<void> {
    const records = this.#store.uploads;
    for (const id of [...records.stalled(now - hour), ...records.withoutDraft(now - lifetime)])
      await this.#remove(id);
    const known = records.all();
    // What a server that was killed left behind.
    for (const name of await readdir(this.#directory)) {
      if (known.has(name.replace(/\.json$/, ''))) continue;
      const about = await stat(this.#path(name)).catch(() => undefined);
      if (about && about.mtimeMs < now - hour) await rm(this.#path(name), { force: true });
    }
    await this.#held.forgetOld(now - lifetime);
  }

  close(): void {
    if (this.#isTemporary) rmSync(this.#home, { recursive: true, force: true });
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }

  async #head(id: string): Promise<Uint8Array> {
    const file = await open(this.#path(id));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async #remove(id: string): Promise<void> {
    this.#store.uploads.remove(id);
    await this.#erase(id);
  }

  async #erase(id: string): Promise<void> {
    for (const name of [id, `${id}.json`]) await rm(this.#path(name), { force: true });
  }
}

/** Counts the bytes that come: an upload that is only announced takes nobody's room. */
class CountedFiles extends FileStore {
  readonly #records: UploadRecords;
  readonly #room: number;
  /** Bytes of requests under way. */
  #arriving = 0;

  constructor(directory: string, records: UploadRecords, room: number) {
    super({ directory });
    this.#records = records;
    this.#room = room;
  }

  get isFull(): boolean {
    return this.#records.bytes() + this.#arriving >= this.#room;
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    let count = 0;
    const counted = async function* (this: CountedFiles): AsyncGenerator<Buffer> {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        count += chunk.length;
        this.#arriving += chunk.length;
        if (this.isFull) throw new Error('no room');
        yield chunk;
      }
    };
    try {
      return await super.write(Readable.from(counted.call(this)), id, offset);
    } catch (error) {
      throw this.isFull ? refusal(507, 'no room') : error;
    } finally {
      this.#arriving -= count;
      const { size } = await stat(join(this.directory, id)).catch(() => ({ size: 0 }));
      this.#records.grew(id, size);
    }
  }
}
