import { Buffer } from 'node:buffer';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Leaves a file alone that did not change: development servers load a page anew for whatever is written. */
export async function writeIfNew(path: string, content: string | Uint8Array): Promise<void> {
  const wanted = Buffer.from(content as string);
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(wanted)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, wanted);
}
