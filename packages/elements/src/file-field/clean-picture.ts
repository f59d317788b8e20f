import { readPictureNotes } from '@twintown/core/files/picture.js';

/** JPEG's own scale; below it text on photographed letters begins to blur. */
const quality = 0.92;

/**
 * The picture upright and without notes on place, time and camera, by drawing it anew; `undefined`
 * where it carries none and needs no change. `type` is `image/jpeg` or `image/png`. Rejects when the
 * browser cannot draw it.
 */
export async function cleanPicture(file: File, type: string): Promise<File | undefined> {
  // The whole file: a PNG may carry its notes after the picture.
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isJpeg = type === 'image/jpeg';
  if (isJpeg ? !readPictureNotes(bytes).any : !hasPngNotes(bytes)) return undefined;
  const canvas = await upright(file);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (blob?.type !== type) throw new Error('the picture is too large to draw');
  return new File([blob], file.name, { type, lastModified: file.lastModified });
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

function drawn(picture: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no drawing surface');
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
