import { extensionOf } from '@twintown/core/file-name.js';
import { checkFile, type FileRules } from '@twintown/core/files/check.js';
import { claimedFormat } from '@twintown/core/files/formats.js';
import { sha256Of } from '@twintown/core/files/sha256.js';
import { blobSource } from '@twintown/core/files/source.js';
import { error, type Issue } from '@twintown/core/issue.js';
import type { FileEntry } from './entry.ts';

/*
 * What is done with a file before it may be sent. Loaded when the first file is chosen.
 */

/** Looks at one file: what is wrong with it, its digest, and its notes taken off if asked. */
export async function examine(
  entry: FileEntry,
  rules: FileRules,
  cleanPictures: boolean,
): Promise<void> {
  entry.own = await checkFile(entry.file, blobSource(entry.file), rules);
  if (entry.own) return;
  if (cleanPictures) await cleanIfPicture(entry);
  // A picture that is written anew may have become larger.
  if (entry.cleaned === 'cleaned')
    entry.own = await checkFile(entry.file, blobSource(entry.file), rules);
  if (entry.own) return;
  try {
    entry.sha256 = await sha256Of(blobSource(entry.file));
  } catch {
    entry.own = unreadable(entry);
  }
}

const unreadable = ({ file }: FileEntry): Issue => error('unreadable', { name: file.name });

/**
 * Looks whether `entries` can still be read: one that was saved again, moved or deleted cannot, and a
 * browser answers a form with it by a page of its own. Gives whether any cannot.
 */
export async function findAgain(entries: readonly FileEntry[]): Promise<boolean> {
  const lost = await Promise.all(
    entries.map(async (entry) => {
      if (entry.own) return false;
      try {
        await entry.file.slice(0, 1).arrayBuffer();
        return false;
      } catch {
        entry.own = unreadable(entry);
        return true;
      }
    }),
  );
  return lost.includes(true);
}

async function cleanIfPicture(entry: FileEntry): Promise<void> {
  const { name, type } = entry.file;
  // Systems that do not know an ending declare no type.
  const is = claimedFormat(extensionOf(name), type)?.format.types[0] ?? type;
  if (!/^image\/(?:jpeg|png|tiff|webp|heic|avif)$/.test(is)) return;
  try {
    const { cleanPicture } = await import('./clean-picture.ts');
    const file = await cleanPicture(entry.file, is);
    if (!file) return;
    entry.file = file;
    entry.cleaned = 'cleaned';
  } catch {
    // Offline, or a picture that is not clear: it is sent as it is, and that is told.
    entry.cleaned = 'not-cleaned';
  }
}
