import { readPictureNotes } from '@twintown/core/files/picture.js';

/** JPEG's own scale; below it text on photographed letters begins to blur. */
const quality = 0.92;

type Clean = (bytes: Uint8Array) => Uint8Array<ArrayBuffer> | undefined;

const heif = async (): Promise<Clean> =>
  (await import('@twintown/core/files/heif-notes.js')).withoutHeifNotes;

/** Formats that browsers cannot draw, or not write: their notes are taken out of the file as it is. */
const inPlace: Readonly<Record<string, () => Promise<Clean>>> = {
  'image/tiff': async () => (await import('@twintown/core/files/tiff-notes.js')).withoutTiffNotes,
  'image/webp': async () => {
    const { withoutWebpNotes } = await import('@twintown/core/files/webp-notes.js');
    return (bytes) => withoutWebpNotes(bytes);
  },
  'image/heic': heif,
  'image/avif': heif,
};

/**
 * The picture without notes on place, time and camera; `undefined` where it carries none and needs no
 * change. JPEG and PNG are drawn anew and upright, and so is a WebP that was held otherwise; TIFF, HEIC,
 * AVIF and all other WebP keep picture and orientation byte by byte. Rejects when the browser cannot draw it, and when its parts are not clear.
 */
export async function cleanPicture(file: File, type: string): Promise<File | undefined> {
  // The whole file: a PNG may carry its notes after the picture.
  const bytes = new Uint8Array(await file.arrayBuffer());
  const load = inPlace[type];
  const clean = load
    ? ((await turnedWebp(bytes, type)) ?? (await load())(bytes))
    : await drawnAnew(file, bytes, type);
  if (!clean) return undefined;
  const { name, lastModified } = file;
  return new File([clean], name, { type: load ? file.type || type : type, lastModified });
}

/** What the pixels of a picture have to go through, by the number with which Exif tells how it was held. */
const turns: Readonly<Record<number, (w: number, h: number) => DOMMatrix2DInit>> = {
  2: (w) => ({ a: -1, d: 1, e: w }),
  3: (w, h) => ({ a: -1, d: -1, e: w, f: h }),
  4: (_, h) => ({ a: 1, d: -1, f: h }),
  5: () => ({ a: 0, b: 1, c: 1, d: 0 }),
  6: (_, h) => ({ a: 0, b: 1, c: -1, d: 0, e: h }),
  7: (w, h) => ({ a: 0, b: -1, c: -1, d: 0, e: h, f: w }),
  8: (w) => ({ a: 0, b: -1, c: 1, d: 0, f: w }),
};

/**
 * A WebP that carries a mark of how it was held, drawn upright; `undefined` where it carries none, and
 * where the browser cannot draw or write WebP, so that the mark has to stay.
 */
async function turnedWebp(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Blob | undefined> {
  if (type !== 'image/webp') return undefined;
  const { webpTurn, withoutWebpNotes } = await import('@twintown/core/files/webp-notes.js');
  const turn = turns[webpTurn(bytes)];
  if (!turn) return undefined;
  // Without its mark no browser turns it by itself, which not all of them do.
  const bare = withoutWebpNotes(bytes, false) ?? bytes;
  const picture = await createImageBitmap(new Blob([bare], { type })).catch(() => undefined);
  if (!picture) return undefined;
  const { width, height } = picture;
  const { a } = turn(width, height);
  const canvas = a
    ? drawn(picture, width, height, turn(width, height))
    : drawn(picture, height, width, turn(width, height));
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return blob?.type === type ? blob : undefined;
}

async function drawnAnew(file: File, bytes: Uint8Array<ArrayBuffer>, type: string) {
  const isJpeg = type === 'image/jpeg';
  if (isJpeg ? !readPictureNotes(bytes).any : !hasPngNotes(bytes)) return undefined;
  const canvas = await upright(file);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (blob?.type !== type) throw new Error('the picture is too large to draw');
  return blob;
}

/** The picture as people see it, drawn. */
async function upright(file: File): Promise<HTMLCanvasElement> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    try {
      return drawn(bitmap, bitmap.width, bitmap.height);
    } finally {
      bitmap.close();
    }
  } catch {
    // Firefox refuses to make a bitmap of some turned pictures that it shows.
    const image = new Image();
    image.src = URL.createObjectURL(file);
    try {
      await image.decode();
      return drawn(image, image.naturalWidth, image.naturalHeight);
    } finally {
      URL.revokeObjectURL(image.src);
    }
  }
}

function drawn(
  picture: CanvasImageSource,
  width: number,
  height: number,
  turn: DOMMatrix2DInit = {},
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no drawing surface');
  context.setTransform(turn);
  context.drawImage(picture, 0, 0);
  return canvas;
}

/** Chunks of a PNG that hold texts, times or the notes of a camera. */
function hasPngNotes(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer);
  for (let at = 8; at + 8 <= bytes.length; at += view.getUint32(at) + 12) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (/^(?:eXIf|tEXt|zTXt|iTXt|tIME)$/.test(name)) return true;
  }
  return false;
}
