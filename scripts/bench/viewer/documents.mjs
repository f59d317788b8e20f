// The documents that both viewers open. Made once: seeded, so that every machine measures the same.
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** Where the documents are kept. */
export const folder = fileURLToPath(
  new URL('../../../node_modules/.cache/twintown/bench/', import.meta.url),
);

const { resolve } = createRequire(import.meta.url);
const font = join(
  dirname(resolve('pdfjs-dist/package.json')),
  'standard_fonts/LiberationSans-Regular.ttf',
);

/** Size of a document in MB, as text. */
export const ofDocument = (name) =>
  (statSync(join(folder, `${name}.pdf`)).size / 1_000_000).toFixed(0);

/** The word that stands once on every tenth page of the document of 1,000 pages, first on page 7. */
export const rareWord = 'nadopłata';
export const rarePages = 100;

const words =
  'opłata gmina mieszkaniec deklaracja termin wniosek uchwała odpady stawka urząd budynek droga park szkoła woda podatek plan rada sesja projekt budowa zgoda numer adres ulica miasto wójt kwota okres rok'.split(
    ' ',
  );

/** Numbers from 0 to 1, the same ones in every run (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function write(name, fill) {
  const path = join(folder, name);
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 72,
    autoFirstPage: false,
    pdfVersion: '1.7',
    info: { Title: name, CreationDate: new Date(0), ModDate: new Date(0) },
  });
  pdf.registerFont('text', font).font('text');
  // Under another name until it is whole: a run that was cut off must not leave half a document.
  const file = createWriteStream(`${path}.part`);
  pdf.pipe(file);
  await fill(pdf);
  pdf.end();
  await finished(file);
  renameSync(`${path}.part`, path);
}

function writeText(pages) {
  return (pdf) => {
    const random = seeded(pages);
    const sentence = (length) =>
      Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
    for (let page = 1; page <= pages; page += 1) {
      pdf.addPage();
      pdf
        .fontSize(26)
        .text(`Strona ${page}: ${sentence(3)}`)
        .moveDown();
      pdf.fontSize(11);
      for (let paragraph = 0; paragraph < 6; paragraph += 1)
        pdf.text(`${sentence(40)}.`).moveDown();
      if (page % 10 === 7) pdf.text(`${sentence(3)} ${rareWord} ${sentence(3)}.`);
      pdf.rect(72, 700, 200, 60).fillAndStroke('#cfe3d6', '#00723f').fillColor('black');
    }
  };
}

/** Pictures as scanners make them: grey paper with grain and lines of something dark. */
async function scannedPages(browser, count) {
  const page = await browser.newPage();
  const pictures = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const base64 = await page.evaluate(async (start) => {
      let state = start;
      const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
      const canvas = new OffscreenCanvas(1240, 1754);
      const context = canvas.getContext('2d');
      const image = context.createImageData(canvas.width, canvas.height);
      for (let at = 0; at < image.data.length; at += 4) {
        const row = Math.floor(at / 4 / canvas.width);
        const isInk = row % 44 < 12 && Math.floor((at / 4 + start * 7) / 9) % 3 !== 0;
        const shade = (isInk ? 60 : 205) + random() * 36;
        image.data.set([shade, shade, shade - 6, 255], at);
      }
      context.putImageData(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.73 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000)
        text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return btoa(text);
    }, seed);
    pictures.push(Buffer.from(base64, 'base64'));
  }
  await page.close();
  return pictures;
}

/** Makes what is not there yet: `short.pdf` (2 pages), `long.pdf` (1,000) and `scans.pdf` (200). */
export async function makeDocuments(browser) {
  await write('short.pdf', writeText(2));
  await write('long.pdf', writeText(1000));
  await write('scans.pdf', async (pdf) => {
    const pictures = await scannedPages(browser, 8);
    for (let page = 0; page < 200; page += 1) {
      pdf.addPage();
      // A picture given as bytes becomes an object of its own on each page, as in a real scan.
      pdf.image(pictures[page % pictures.length], 0, 0, { width: 595.28, height: 841.89 });
    }
  });
}
