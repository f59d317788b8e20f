import { isCutPdf, isPdfInName, pdfHead, pdfTail } from './pdf-end.ts';
import { latin1, readHead, readTail, type ByteSource } from './source.ts';
import { isWholeTiff } from './whole-tiff.ts';
import type { ContentFacts } from './content.ts';

const window = 64 * 1024;
/** Larger pictures are looked at by their last bytes alone. */
const pictureLimit = 64 * 1024 * 1024;

/** Adds whether the file is cut off or locked, as far as its format tells cheaply. */
export async function readWhole(source: ByteSource, facts: ContentFacts): Promise<ContentFacts> {
  switch (facts.content) {
    case 'pdf':
      return { ...facts, ...(await readPdf(source)) };
    case 'jpeg':
      return { ...facts, damaged: !(await hasJpegEnd(source)) };
    case 'png':
      return {
        ...facts,
        damaged: !latin1(await readTail(source, window)).includes('IEND\xaeB`\x82'),
      };
    case 'tiff':
      return { ...facts, damaged: !(await isWholeTiff(source)) };
    default:
      return facts;
  }
}

/** `/Encrypt` counts only in the trailer, or in the dictionary of the stream that stands for it. */
async function readPdf(source: ByteSource): Promise<Partial<ContentFacts>> {
  const tail = latin1(await readTail(source, pdfTail));
  const start = [...tail.matchAll(/startxref\s+(\d+)/g)].at(-1);
  if (!start || !tail.includes('%%EOF', start.index) || isCutPdf('', tail)) {
    const head = latin1(await readHead(source, pdfHead));
    return isPdfInName(head, tail) ? { content: 'unknown' } : { damaged: true };
  }
  const table = await tableAt(source, Number(start[1]));
  // Where there is no table, programs look for a trailer.
  const dictionary = /^\s*\d/.test(table)
    ? table.slice(0, Math.max(0, table.search(/\bstream\b/)))
    : `${firstTrailer(table)} ${between(tail, 'trailer', 'startxref')}`;
  if (!/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(dictionary)) return {};
  return (await isOpen(source, dictionary)) ? {} : { encrypted: true };
}

/** The table of the file or the stream that stands for it; '' where neither stands at `offset`. */
async function tableAt(source: ByteSource, offset: number): Promise<string> {
  // Where bytes were put before a file, its places are often counted from its own beginning.
  const before = Math.max(0, latin1(await readHead(source, 1024)).indexOf('%PDF-'));
  for (const at of before > 0 ? [offset, offset + before] : [offset]) {
    const text = latin1(await source.read(at, at + window));
    if (/^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(text)) return text;
  }
  return '';
}

/** Whether the PDF opens without a password all the same. What cannot be told asks for one. */
async function isOpen(source: ByteSource, trailer: string): Promise<boolean> {
  try {
    const { opensWithoutPassword } = await import('./pdf-lock.ts');
    return await opensWithoutPassword(source, trailer);
  } catch {
    return false;
  }
}

/** The one that belongs to the table at the beginning: in a file made for the web others follow. */
function firstTrailer(table: string): string {
  const [found = ''] = /\btrailer\b[^]*?(?=startxref|$)/.exec(table) ?? [];
  return found;
}

function between(text: string, from: string, to: string): string {
  const end = text.lastIndexOf(to);
  const start = text.lastIndexOf(from, end < 0 ? undefined : end);
  return start < 0 ? '' : text.slice(start, end < start ? undefined : end);
}

/**
 * Follows the segments to the end of the picture. Looking at the last bytes is not enough: phones
 * append films and notes after the end, and the small picture inside has an end of its own.
 */
async function hasJpegEnd(source: ByteSource): Promise<boolean> {
  if (source.size > pictureLimit) {
    const tail = await readTail(source, window);
    return latin1(tail).includes('\xff\xd9');
  }
  const bytes = await readHead(source, pictureLimit);
  let at = 2;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return false;
    const marker = bytes[at + 1] ?? -1;
    if (marker === 0xd9) return true;
    if (marker < 0) return false;
    // Stuffed bytes, fill bytes and restart marks stand in the picture data and have no length.
    const isBare = marker === 0 || marker === 0xff || marker === 1 || marker >> 3 === 0x1a;
    at += isBare
      ? marker === 0xff
        ? 1
        : 2
      : 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
}
