import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/**
 * What is made of files and takes long to make, kept on the disk for the next program. Once a file
 * changes, comes or goes, everything is made anew. Where nothing can be kept, each program makes its own.
 */
export class Kept {
  readonly #parent: string;
  readonly #folder: string;

  /**
   * @param parent folder of this one matter: what was made of other states of the files is removed
   * @param sources files and folders that everything is made of
   */
  constructor(parent: string, sources: readonly string[]) {
    this.#parent = parent;
    this.#folder = join(parent, stateOf(sources));
  }

  /** What is kept under `name`, or what `make` makes. */
  async take(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const path = join(this.#folder, name);
    const known = await readFile(path).catch(() => undefined);
    if (known) return known;
    const made = await make();
    await this.#keep(path, made).catch(() => undefined);
    return made;
  }

  async #keep(path: string, bytes: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const other of await readdir(this.#parent)) {
      const old = join(this.#parent, other);
      if (old !== this.#folder) await rm(old, { recursive: true, force: true });
    }
    // Whole or not at all: another program may be reading.
    const unfinished = `${path}.${process.pid}`;
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  }
}

function stateOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  // What goes in the middle of this is as good as gone.
  const look = (path: string) => statSync(path, { throwIfNoEntry: false });
  const add = (path: string): void => {
    const found = look(path);
    if (found) hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  };
  for (const source of sources) {
    if (!look(source)?.isDirectory()) {
      add(source);
      continue;
    }
    for (const entry of readdirSync(source, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) add(join(entry.parentPath, entry.name));
  }
  return hash.digest('hex').slice(0, 16);
}
