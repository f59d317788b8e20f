import { readExif } from './exif.ts';
import { latin1 } from './source.ts';

/** What a JPEG file carries beside the picture. */
export interface PictureNotes {
  /** EXIF's number from 1 (upright) to 8; 1 where none is given. */
  orientation: number;
  /** Where the picture was taken stands in it. */
  location: boolean;
  /** Any notes at all: camera, time, comments, editing. */
  any: boolean;
}

const bare: PictureNotes = { orientation: 1, location: false, any: false };

/** Reads the notes of a JPEG file; of any other bytes it tells nothing. */
export function readPictureNotes(bytes: Uint8Array): PictureNotes {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bare;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const notes = { ...bare };
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    // Any number of these may fill the space before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // The picture begins: notes stand before it.
    if (marker === 0xda || marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    // Segments 1 to 15 of programs but 2 (colour) and 14 (how colours are stored), and comments.
    const isNote = (marker > 0xe0 && marker < 0xf0) || marker === 0xfe;
    if (isNote && marker !== 0xe2 && marker !== 0xee) notes.any = true;
    if (marker === 0xe1 && startsWith(segment, 'Exif\0\0')) {
      const exif = readExif(segment.subarray(6));
      if (exif.orientation !== 1) notes.orientation = exif.orientation;
      notes.location ||= exif.location;
    }
    if (marker === 0xe1 && startsWith(segment, 'http://ns.adobe.com/xap/'))
      notes.location ||= latin1(segment).includes('GPSLatitude');
    at += 2 + length;
  }
  return notes;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}
