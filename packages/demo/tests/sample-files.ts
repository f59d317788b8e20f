/** Small files that are whole, as far as their ends tell. */

/** `mark`: what tells one from another. */
export const pdfOf = (mark = ''): Buffer<ArrayBuffer> =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n${mark}\nendobj\nstartxref\n0\n%%EOF\n`);

export const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const png = Buffer.concat([
  pngStart,
  Buffer.from([0, 0, 0, 0]),
  Buffer.from('IEND\xaeB`\x82', 'latin1'),
]);
