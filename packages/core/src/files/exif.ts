/** What is read from the notes of a camera (Exif, a TIFF directory). */
export interface ExifFacts {
  /** From 1 (upright) to 8; 1 where none is given. */
  orientation: number;
  /** Where the picture was taken stands in it. */
  location: boolean;
}

const orientationTag = 0x0112;
const locationTag = 0x8825;

/** Reads Exif from its TIFF header on. Of bytes that are none it tells nothing. */
export function readExif(tiff: Uint8Array): ExifFacts {
  const facts: ExifFacts = { orientation: 1, location: false };
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  if (tiff.length < 8) return facts;
  const isLittle = tiff[0] === 0x49;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return facts;
  const count = view.getUint16(directory, isLittle);
  for (let n = 0; n < count; n += 1) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > tiff.length) return facts;
    const tag = view.getUint16(entry, isLittle);
    if (tag === orientationTag) {
      const value = view.getUint16(entry + 8, isLittle);
      if (value >= 1 && value <= 8) facts.orientation = value;
    }
    if (tag === locationTag) facts.location = true;
  }
  return facts;
}

/** Exif that says nothing but how the camera was held, from its TIFF header on. */
export function bareExif(orientation: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  bytes.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, orientationTag);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return bytes;
}
