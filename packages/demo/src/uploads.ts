import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BodyError, fileLimit, type UploadedFile } from './http/body.ts';
import type { Exchange } from './http/exchange.ts';
import { typeOf } from './http/file-type.ts';
import { securityHeaders } from './http/headers.ts';
import type { Store } from './store.ts';

const path = '/uploads';
/** Most uploads that one session may have begun and not handed in with a form. */
const countLimit = 40;
/** Most bytes of all uploads that wait on the disk, of everybody. */
const waitingLimit = 4 * 1024 ** 3;
const lifetime = 24 * 60 * 60 * 1000;
const isId = /^[0-9a-f]{32}$/;

const refusal = (status: number, body: string) => ({ status_code: status, body: `${body}\n` });

/**
 * Files that pages send at once, by the tus protocol. They wait here, each reached only by the
 * session that began it, until a form names them; then they go the way of files in a form.
 */
export class Uploads {
  readonly #store: Store;
  readonly #files: FileStore;
  readonly #server: Server;
  readonly #directory: string;
  readonly #isTemporary: boolean;
  readonly #session = new AsyncLocalStorage<string>();

  constructor(dataDir: string, store: Store, maxSize = fileLimit) {
    this.#store = store;
    this.#isTemporary = dataDir === ':memory:';
    this.#directory = this.#isTemporary
      ? mkdtempSync(join(tmpdir(), 'uploads-'))
      : join(dataDir, 'uploads');
    mkdirSync(this.#directory, { recursive: true });
    this.#files = new FileStore({ directory: this.#directory });
    this.#server = new Server({
      path,
      datastore: this.#files,
      maxSize,
      relativeLocation: true,
      // Pages of this town hall alone send here; nobody else is told that they may.
      allowedOrigins: [],
      namingFunction: () => randomBytes(16).toString('hex'),
      onUploadCreate: async (_request, { id, size, metadata }) => {
        const session = this.#session.getStore()!;
        if (size === undefined) throw refusal(411, 'the size has to be known');
        const { count, waiting } = store.uploadTotals(session);
        if (count >= countLimit) throw refusal(429, 'too many uploads');
        if (waiting + size > waitingLimit) throw refusal(503, 'no room now');
        store.addUpload(session, id, size);
        // Of what the page says only the name is kept; what else it may say is nobody's concern.
        return { metadata: { filename: metadata?.['filename'] ?? '' } };
      },
      onUploadFinish: async (_request, { id, metadata }) => {
        const head = await this.#head(id);
        if (typeOf(metadata?.['filename'] ?? '', head)) return {};
        await this.#remove(id);
        throw refusal(415, 'not an accepted type');
      },
    });
  }

  /** Answers every request below `/uploads`. Others' uploads are not there for a session. */
  async handle(exchange: Exchange): Promise<void> {
    const { method, request, response, url } = exchange;
    if (!['POST', 'HEAD', 'PATCH', 'DELETE'].includes(method)) {
      exchange.send(405, 'text/plain; charset=utf-8', Buffer.from('405'), {
        allow: 'POST, HEAD, PATCH, DELETE',
      });
      return;
    }
    if (exchange.isForeign) throw new BodyError(403, 'foreign origin');
    const session = exchange.cookie('tt-session');
    if (!session || !/^[\w-]{32}$/.test(session)) throw new BodyError(403, 'no session');
    const id = url.pathname.slice(path.length + 1);
    const isKnown =
      method === 'POST' ? id === '' : isId.test(id) && this.#store.ownsUpload(session, id);
    if (!isKnown) {
      exchange.send(404, 'text/plain; charset=utf-8', Buffer.from('404'));
      return;
    }
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    await this.#session.run(session, () => this.#server.handle(request, response));
    if (method === 'DELETE' && response.statusCode === 204) this.#store.removeUpload(id);
  }

  /**
   * Hands over the finished uploads that a form names for `field`, one at a time, so that only one is
   * held in memory. Ids of others, of unfinished
   * uploads and of such as were handed over before give nothing.
   */
  async *take(
    session: string,
    field: string,
    ids: readonly string[],
  ): AsyncGenerator<UploadedFile> {
    for (const id of [...new Set(ids)].slice(0, countLimit)) {
      if (!isId.test(id) || !this.#store.ownsUpload(session, id)) continue;
      const upload = await this.#files.getUpload(id).catch(() => undefined);
      if (!upload || upload.offset !== upload.size) continue;
      // Another request of the same session may just have taken it.
      const bytes = await readFile(join(this.#directory, id)).catch(() => undefined);
      if (!bytes) continue;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const name = upload.metadata?.['filename'] ?? '';
      yield { field, name, bytes, sha256, tooLarge: bytes.length > fileLimit };
      // Reached only once the caller has stored it: a database that is busy loses nothing.
      await this.#remove(id);
    }
  }

  /** Forgets uploads that no form named for a day. */
  async forgetOld(now: number): Promise<void> {
    for (const id of this.#store.oldUploads(now - lifetime)) await this.#remove(id);
  }

  close(): void {
    if (this.#isTemporary) rmSync(this.#directory, { recursive: true, force: true });
  }

  async #head(id: string): Promise<Uint8Array> {
    const file = await open(join(this.#directory, id));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async #remove(id: string): Promise<void> {
    this.#store.removeUpload(id);
    await this.#files.remove(id).catch(() => undefined);
  }
}
