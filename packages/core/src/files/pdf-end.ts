/** Bytes from the end of a PDF in which its end is looked for. */
export const pdfTail = 64 * 1024;
/** Bytes from its beginning, in which there is an object where it is a PDF in more than name. */
export const pdfHead = 4096;

const object = /\d\s+\d+\s+obj\b/;

/**
 * Whether the last bytes of a PDF are those of one that went on: they hold no mark of an end, or objects
 * follow the last of them, as where a file that was made for the web or changed later is cut off. Other
 * bytes after the end, which mail programs and servers leave there, do no harm.
 * @param head the first bytes of the file, one character for each
 * @param tail the last bytes
 */
export function isCutPdf(head: string, tail: string): boolean {
  const start = [...tail.matchAll(/startxref\s+\d/g)].at(-1)?.index ?? -1;
  const end = Math.max(start, tail.lastIndexOf('%%EOF'));
  return end < 0 ? object.test(head + tail) : object.test(tail.slice(end));
}

/** Whether a file that ends as a PDF does holds no object, so that it was never one: nothing of it is missing. */
export function isPdfInName(head: string, tail: string): boolean {
  return tail.includes('%%EOF') && !object.test(head) && !object.test(tail);
}
