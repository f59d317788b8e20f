import type { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import { fontFile, pdfBytes } from '../pdf-bytes.ts';
import type { Words } from './words.ts';

/** What is used here of the font program that pdfkit opens. */
interface Outlines {
  unitsPerEm: number;
  layout(text: string): {
    glyphs: { path: { toSVG(): string } }[];
    positions: { xAdvance: number }[];
  };
}

/**
 * A letter as a scanner leaves it, without a letter of text: shapes, a little askew, on paper that is not
 * quite white.
 */
export function scannedLetter(words: Words, language: string): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: language,
    info: { Title: words.letterSubject, CreationDate: new Date(0), ModDate: new Date(0) },
  });
  pdf.rect(0, 0, 596, 842).fill('#f1efe8');
  pdf.rotate(0.8, { origin: [298, 421] });
  let y = 90;
  const say = (text: string, size = 11, face: 'Regular' | 'Bold' = 'Regular'): void => {
    for (const line of broken(text, Math.floor(1010 / size))) {
      y += size * 1.45;
      drawLetters(pdf, line, 72, y, size, face);
    }
    y += size * 0.7;
  };
  say(words.town, 10, 'Bold');
  say(words.place);
  say(words.letterCase);
  say(words.letterTo);
  say(words.letterSubject, 16, 'Bold');
  for (const paragraph of words.letterParagraphs) say(paragraph);
  y += 30;
  say(words.letterSigner);
  say(words.letterRole, 9.5);
  pdf
    .path(
      `M 80 ${y + 20} c 20 -60 30 -40 18 10 c 10 -30 30 -40 28 -5 c 12 -30 26 -24 24 -2 c 30 -40 20 20 90 -14`,
    )
    .lineWidth(1.4)
    .stroke('#24357a');
  pdf.circle(450, y, 46).circle(450, y, 38).lineWidth(1.6).stroke('#9c3b3b');
  drawLetters(pdf, '15.01.2026', 425, y + 4, 9.5, 'Bold', '#9c3b3b');
  // Specks of dust, always at the same places.
  for (let at = 0; at < 90; at++) {
    pdf.circle((at * 197) % 595, (at * 331) % 842, 0.3 + (at % 3) * 0.2).fill('#b9b4a8');
  }
  return pdfBytes(pdf);
}

function broken(text: string, longest: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line && line.length + word.length >= longest) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function drawLetters(
  pdf: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  size: number,
  face: 'Regular' | 'Bold',
  colour = '#33322f',
): void {
  pdf.font(fontFile(face));
  const { font } = (pdf as unknown as { _font: { font: Outlines } })._font;
  const { glyphs, positions } = font.layout(text);
  const scale = size / font.unitsPerEm;
  pdf.save().translate(x, y).scale(scale, -scale);
  glyphs.forEach(({ path }, at) => {
    const shape = path.toSVG();
    if (shape) pdf.path(shape).fill(colour);
    pdf.translate(positions[at]!.xAdvance, 0);
  });
  pdf.restore();
}
