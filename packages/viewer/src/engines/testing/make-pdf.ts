/** A PDF of these objects, numbered from 1, the first of which is the catalogue, with a table of where they stand. */
export function makePdf(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = String(text.length).padStart(10, '0');
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${place} 00000 n \n`;
  });
  const size = objects.length + 1;
  const trailer = `trailer\n<</Root 1 0 R/Size ${size}>>\nstartxref\n${text.length}\n%%EOF\n`;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}${trailer}`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** A stream with what a page draws. */
export const stream = (content: string): string =>
  `<</Length ${content.length}>>stream\n${content}\nendstream`;
