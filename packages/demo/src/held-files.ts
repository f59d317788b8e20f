import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadedFile } from './http/body.ts';
import { hidden } from './session.ts';

const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** None where there is no such folder: its session may have been forgotten in between. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await namesIn(folder))
    bytes += (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0;
  return bytes;
}

/** What the id of a held file tells: `<sha256>.<name>`. Undefined for ids of another kind. */
export function readHeldId(id: string): { sha256: string; name: string } | undefined {
  const match = /^([0-9a-f]{64})\.(.+)$/.exec(id);
  try {
    return match ? { sha256: match[1]!, name: decodeURIComponent(match[2]!) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Files of forms that could not be saved. They wait without the database, which may be what fails:
 * the form itself says what they are called, and only the session that sent one finds it.
 */
export class HeldFiles {
  readonly #directory: string;
  readonly #room: number;
  readonly #share: number;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * `room`: most bytes of all held files; `share`: of those of one session. The directory is made
   * when it is needed.
   */
  constructor(directory: string, { room, share }: { room: number; share: number }) {
    this.#directory = directory;
    this.#room = room;
    this.#share = share;
  }

  /** The id by which a form names `file` from now on; undefined when it could not be kept. */
  hold(session: string, file: UploadedFile): Promise<string | undefined> {
    return this.#inTurn(() => this.#keep(session, file)).catch((error: unknown) => {
      console.error('A file could not be held:', error);
      return undefined;
    });
  }

  async #keep(session: string, { field, name, bytes, sha256 }: UploadedFile): Promise<string> {
    const id = `${sha256}.${encodeURIComponent(name)}`;
    const before = (await this.size(session, field, id)) ?? 0;
    const more = bytes.length - before;
    if ((await bytesIn(this.#of(session))) + more > this.#share) throw new Error('share used up');
    if ((await this.#bytes()) + more > this.#room) throw new Error('no room');
    const path = this.#path(session, field, id);
    await mkdir(this.#of(session), { recursive: true });
    try {
      await writeFile(`${path}.part`, bytes);
      await rename(`${path}.part`, path);
    } finally {
      await rm(`${path}.part`, { force: true });
    }
    return id;
  }

  /** One after another: no two count on the same room, and no folder goes while it is written to. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Bytes of the file `id`; undefined when it is not there. */
  async size(session: string, field: string, id: string): Promise<number | undefined> {
    const about = await stat(this.#path(session, field, id)).catch(() => undefined);
    return about?.size;
  }

  /** The file `id` as it came; undefined when it is not there, or not whole. */
  async read(session: string, field: string, id: string): Promise<Buffer | undefined> {
    const bytes = await readFile(this.#path(session, field, id)).catch(() => undefined);
    return bytes && sha256(bytes) === readHeldId(id)?.sha256 ? bytes : undefined;
  }

  async remove(session: string, field: string, id: string): Promise<void> {
    await rm(this.#path(session, field, id), { force: true });
  }

  /** Forgets all files of a session. */
  async forget(session: string): Promise<void> {
    await rm(this.#of(session), { recursive: true, force: true });
  }

  /** Forgets what was kept before the time `before`. */
  forgetOld(before: number): Promise<void> {
    return this.#inTurn(() => this.#forgetOld(before));
  }

  async #forgetOld(before: number): Promise<void> {
    for (const folder of await this.#folders()) {
      for (const name of await namesIn(folder)) {
        const file = join(folder, name);
        const about = await stat(file).catch(() => undefined);
        if (about && about.mtimeMs < before) await rm(file, { force: true });
      }
      // Refused while something is in it.
      await rmdir(folder).catch(() => undefined);
    }
  }

  #of(session: string): string {
    return join(this.#directory, hidden(session));
  }

  /** The name of a file may be a person's; it does not go onto the disk. */
  #path(session: string, field: string, id: string): string {
    return join(this.#of(session), sha256(`${field}\0${id}`));
  }

  async #folders(): Promise<string[]> {
    return (await namesIn(this.#directory)).map((name) => join(this.#directory, name));
  }

  async #bytes(): Promise<number> {
    let bytes = 0;
    for (const folder of await this.#folders()) bytes += await bytesIn(folder);
    return bytes;
  }
}
