import { extensionOf } from '@twintown/core/file-name.js';
import { checkFile, type FileRules } from '@twintown/core/files/check.js';
import { claimedFormat } from '@twintown/core/files/formats.js';
import { hasSoundPixels } from '@twintown/core/files/png-sums.js';
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
  const type = typeOf(entry.file);
  if (/^image\/(?:jpeg|png|webp|gif)$/.test(type) && !(await canDraw(entry.file, type))) {
    entry.isUndrawable = true;
    entry.dropPicture();
  }
  if (cleanPictures) await cleanIfPicture(entry, type);
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

/** Systems that do not know an ending declare no type. */
const typeOf = ({ name, type }: File): string =>
  claimedFormat(extensionOf(name), type)?.format.types[0] ?? type;

/** Whether the browser can draw the picture. */
async function canDraw(file: File, type: string): Promise<boolean> {
  // Firefox and WebKit draw nothing in the place of pixels that they cannot read.
  if (type === 'image/png' && !(await hasSoundPixels(blobSource(file)))) return false;
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return isShown(file);
  }
}

/** Firefox refuses to make a bitmap of some pictures that it shows. */
async function isShown(file: File): Promise<boolean> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return true;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

async function cleanIfPicture(entry: FileEntry, type: string): Promise<void> {
  if (!/^image\/(?:jpeg|png|tiff|webp|heic|avif)$/.test(type)) return;
  try {
    const { cleanPicture } = await import('./clean-picture.ts');
    const file = await cleanPicture(entry.file, type);
    if (!file) return;
    // Drawn as far as it went, the rest of it would be lost for whoever could still save it.
    if (entry.isUndrawable && /jpeg|png/.test(type)) throw new Error('the picture cannot be drawn');
    entry.file = file;
    entry.cleaned = 'cleaned';
  } catch {
    // Offline, or a picture that is not clear: it is sent as it is, and that is told.
    entry.cleaned = 'not-cleaned';
  }
}
