import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Pdf = PDFKit.PDFDocument;

/** A cut of the typeface that the document is set in. */
export type Cut = 'regular' | 'bold' | 'italic';

const { resolve } = createRequire(import.meta.url);
const own = join(dirname(resolve('pdfjs-dist/package.json')), 'standard_fonts');
const further = join(dirname(resolve('@fontsource/noto-sans/package.json')), 'files');

const ownNames: Record<Cut, string> = { regular: 'Regular', bold: 'Bold', italic: 'Italic' };
const furtherNames: Record<Cut, string> = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
};
/** Names of people and of files have letters that the document's own typeface lacks. */
const scripts = [
  'vietnamese',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'devanagari',
];

export const fontFile = (cut: Cut): string => join(own, `LiberationSans-${ownNames[cut]}.ttf`);

export function registerFonts(pdf: Pdf): void {
  for (const cut of ['regular', 'bold', 'italic'] as const) {
    pdf.registerFont(cut, fontFile(cut));
    for (const script of scripts)
      pdf.registerFont(
        `${cut} ${script}`,
        join(further, `noto-sans-${script}-${furtherNames[cut]}.woff`),
      );
  }
}

/** PDFKit shows its fonts to nobody; there is no other way to ask which letters one has. */
interface Font {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ascender: number;
  descender: number;
  lineGap: number;
}
const currentFont = (pdf: Pdf): Font => (pdf as unknown as { _font: Font })._font;

/**
 * Composed, for the typeface has no marks by themselves; without spaces that it has no glyph for,
 * and characters that would break a line's layout.
 */
const printable = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\u202f\u2007\u2009]/g, '\u00a0')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '');

interface Run {
  font: string;
  text: string;
}

/** `value` in pieces of one font each. A letter that no font has is named by its code. */
function runsOf(pdf: Pdf, value: string, cut: Cut): Run[] {
  const runs: Run[] = [];
  for (const letter of printable(value)) {
    const has = (font: string): boolean =>
      currentFont(pdf.font(font)).font.hasGlyphForCodePoint(letter.codePointAt(0)!);
    const font = /\s/.test(letter)
      ? cut
      : [cut, ...scripts.map((script) => `${cut} ${script}`)].find(has);
    const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const run = { font: font ?? cut, text: font ? letter : `[U+${code}]` };
    const last = runs.at(-1);
    if (last?.font === run.font) last.text += run.text;
    else runs.push(run);
  }
  return runs;
}

/** Writes `value` in the size and colour that are set, letter by letter in a font that has it. */
export function write(
  pdf: Pdf,
  value: string,
  cut: Cut,
  { x, y }: { x: number; y: number },
  options: PDFKit.Mixins.TextOptions,
): void {
  const { ascender, descender, lineGap } = currentFont(pdf.font(cut));
  const runs = runsOf(pdf, value, cut);
  for (const [index, { font, text }] of runs.entries()) {
    // One line is one line, with one foot for all of its letters.
    Object.assign(currentFont(pdf.font(font)), { ascender, descender, lineGap });
    const continued = index < runs.length - 1;
    if (index === 0) pdf.text(text, x, y, { ...options, continued });
    else pdf.text(text, { ...options, continued });
  }
  pdf.font(cut);
}

/** How high `value` is in the size that is set. */
export const heightOf = (
  pdf: Pdf,
  value: string,
  cut: Cut,
  options: PDFKit.Mixins.TextOptions,
): number => {
  const text = runsOf(pdf, value, cut)
    .map((run) => run.text)
    .join('');
  return pdf.font(cut).heightOfString(text, options);
};
