import { loadMessages } from '@twintown/core/messages.js';
import { readingWords } from '../../document-viewer/reading-words.ts';
import { engineFor } from '../choose-engine.ts';
import { DocumentFailure, isPaged } from '../engine.ts';
import { mail } from './mail-samples.ts';
import { certificate, opaque, signer } from './make-signature.ts';
import { makeZip } from './make-zip.ts';
import { mutated, randomFrom } from './mutation.ts';
import * as office from './office-samples.ts';
import { bmp, drawn, gif, greyPage, tiff } from './picture-samples.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A good file of each format, by the name it goes by. */
export const goodFiles: Readonly<Record<string, () => Bytes | Promise<Bytes>>> = {
  'a.jpg': () => drawn('image/jpeg'),
  'a.png': () => drawn('image/png'),
  'a.webp': () => drawn('image/webp'),
  'a.gif': () => gif(),
  'a.bmp': () => bmp(),
  'a.svg': () =>
    text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'),
  'a.tiff': () =>
    tiff([
      greyPage(),
      { ...greyPage(), rows: 8, strips: [new Uint8Array(128), new Uint8Array(128)] },
    ]),
  'a.txt': () => text('Zażółć gęślą jaźń\n\n'.repeat(20)),
  'a.csv': () => text('a;b;c\n"1;2";3;4\n'.repeat(20)),
  'a.xml': () =>
    text('<?xml version="1.0"?><a xmlns="urn:a" b="c"><d>tekst &amp; x</d><!-- y --><e/></a>'),
  'a.eml': () => mail('<h1>Tytuł</h1><table><tr><td>a<td>b</table><img src="cid:herb@x">'),
  'a.p7m': () =>
    Uint8Array.from(
      opaque(
        mail('<p>Dzień dobry</p>'),
        [certificate('CA', 7, 'Anna Nowak')],
        [signer('CA', 7)],
        true,
      ),
    ),
  'a.zip': () =>
    makeZip([
      { name: 'a.txt', content: 'tekst' },
      { name: 'b/c.pdf', content: '%PDF' },
    ]),
  'a.edoc': () =>
    makeZip([
      { name: 'mimetype', content: 'application/vnd.etsi.asic-e+zip', stored: true },
      { name: 'a.txt', content: 'teksts' },
      {
        name: 'META-INF/signatures0.xml',
        content:
          '<a xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature><ds:SignedInfo><ds:Reference URI="a.txt"/></ds:SignedInfo></ds:Signature></a>',
      },
    ]),
  'a.asics': () =>
    makeZip([
      { name: 'mimetype', content: 'application/vnd.etsi.asic-s+zip', stored: true },
      { name: 'a.txt', content: 'tekst' },
      {
        name: 'META-INF/signatures.xml',
        content:
          '<a xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature><ds:SignedInfo><ds:Reference URI="a.txt"/></ds:SignedInfo></ds:Signature></a>',
      },
    ]),
  'a.docx': () => office.docx(),
  'a.odt': () => office.odt(),
  'a.xlsx': () => office.xlsx(),
  'a.ods': () => office.ods(),
  'a.pptx': () => office.pptx(),
  'a.odp': () => office.odp(),
};

const text = (content: string): Bytes => new TextEncoder().encode(content);

/** The same file with its parts unpacked, so that damage reaches what is in them. */
async function stored(bytes: Bytes): Promise<Bytes> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes;
  const { openArchive } = await import('../archive/archive.ts');
  const archive = openArchive(bytes);
  const entries = [];
  for (const entry of archive.entries)
    entries.push({ name: entry.name, content: await archive.read(entry), stored: true });
  return makeZip(entries);
}

export interface Damage {
  opened: number;
  refused: number;
  /** What went wrong in another way than a failure that the viewer has words for. */
  faults: string[];
  /** Milliseconds of the slowest. */
  slowest: number;
}

/** Opens, reads and draws damaged copies of one good file. */
export async function damage(name: string, count: number, seed: number): Promise<Damage> {
  await loadMessages('en', 'document');
  const good = await goodFiles[name]!();
  const forms = [good, await stored(good)];
  const random = randomFrom(seed);
  const result: Damage = { opened: 0, refused: 0, faults: [], slowest: 0 };
  for (let n = 0; n < count; n += 1) {
    const bytes = mutated(forms[n % forms.length]!, random);
    const start = performance.now();
    try {
      await use(bytes, name);
      result.opened += 1;
    } catch (error) {
      if (error instanceof DocumentFailure) result.refused += 1;
      else result.faults.push(`${name} ${n}: ${String(error)}\n${(error as Error).stack ?? ''}`);
    }
    result.slowest = Math.max(result.slowest, performance.now() - start);
  }
  return result;
}

async function use(bytes: Bytes, name: string): Promise<void> {
  const { signal } = new AbortController();
  const engine = await engineFor({ bytes, name, type: '' });
  const opened = await engine.open(bytes, { signal, lost: () => undefined });
  try {
    // The PDF engine, which shows TIFF, has tests of its own for what it reads.
    if (isPaged(opened)) {
      const canvas = document.createElement('canvas');
      await opened.renderPage(1, canvas, { scale: 0.5, signal }).catch((error: unknown) => {
        // What cannot be drawn is said by the page that shows it.
        if (engine.name !== 'tiff') throw error;
      });
      return;
    }
    const words = readingWords('en');
    for (let page = 1; page <= Math.min(3, opened.pageCount); page += 1)
      (await opened.readPage(page, { signal, words })).release?.();
    await opened.signatures();
    for (const attachment of (await opened.attachments?.()) ?? [])
      await attachment.content().catch((error: unknown) => {
        if (!(error instanceof DocumentFailure)) throw error;
      });
  } finally {
    await opened.close();
  }
}
