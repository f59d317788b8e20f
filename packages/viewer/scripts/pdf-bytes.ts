import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const fonts = join(dirname(resolve('pdfjs-dist/package.json')), 'standard_fonts');

/** A font with all letters of the three towns. */
export const fontFile = (face: 'Regular' | 'Bold'): string =>
  join(fonts, `LiberationSans-${face}.ttf`);

/** Ends a document and gives its file. */
export function pdfBytes(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => done(Buffer.concat(chunks)));
    pdf.on('error', failed);
    pdf.end();
  });
}
