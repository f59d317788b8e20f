import { packedStream } from './pdf-stream.ts';
import type { NewObject } from './pdf-update.ts';
import type { TrueType } from './true-type.ts';

/** What the name of a part of a font begins with (ISO 32000-2, 9.9.2). */
const partOf = 'TWINTN+';

/** How many objects a font takes. */
export const fontObjects = 5;

/** Letters that are drawn from right to left, or that change their shape beside each other. */
const othersWays = /[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** A font that fields are drawn with. It keeps in mind which letters were used. */
export class FieldFont {
  readonly #font: TrueType;
  readonly #glyphs = new Map<string, number>();
  readonly #used = new Map<number, number>();

  constructor(font: TrueType) {
    this.#font = font;
  }

  /** How high and how deep letters reach, both from 0, in ems. */
  get ascent(): number {
    return this.#font.ascent / 1000;
  }
  get descent(): number {
    return -this.#font.descent / 1000;
  }

  /** True where each letter of a text, which may have several lines, can be drawn as it should be. */
  canDraw(text: string): boolean {
    const letters = Array.from(text.replaceAll('\n', ''));
    return !othersWays.test(text) && letters.every((letter) => this.#glyphOf(letter) !== 0);
  }

  /** The width of a text in ems. */
  widthOf(text: string): number {
    let width = 0;
    for (const letter of text) width += this.#font.widthOf(this.#glyphOf(letter));
    return width / 1000;
  }

  /** A text as operators of a page take it. */
  encode(text: string): string {
    let digits = '';
    for (const letter of text) {
      const glyph = this.#glyphOf(letter);
      this.#used.set(glyph, letter.codePointAt(0)!);
      digits += hexadecimal(glyph);
    }
    return `<${digits}>`;
  }

  #glyphOf(letter: string): number {
    const known = this.#glyphs.get(letter);
    if (known !== undefined) return known;
    const codePoint = letter.codePointAt(0)!;
    const glyph = codePoint > 0xffff ? 0 : this.#font.glyphOf(codePoint);
    this.#glyphs.set(letter, glyph);
    return glyph;
  }

  /**
   * The objects of the font with the letters used so far; the first one is the font itself (9.7).
   * @param first their first number
   */
  async objects(first: number): Promise<NewObject[]> {
    const [font, descendant, descriptor, file, names] = [0, 1, 2, 3, 4].map((add) => first + add);
    const glyphs = [...this.#used.keys()].sort((one, other) => one - other);
    const part = this.#font.subset(glyphs);
    const widths = glyphs.map((glyph) => `${glyph}[${rounded(this.#font.widthOf(glyph))}]`);
    const { box, ascent, descent } = this.#font;
    const name = `${partOf}LiberationSans`;
    const bodies: [number | undefined, string][] = [
      [
        font,
        `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H` +
          `/DescendantFonts[${descendant} 0 R]/ToUnicode ${names} 0 R>>`,
      ],
      [
        descendant,
        `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDToGIDMap/Identity` +
          '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
          `/FontDescriptor ${descriptor} 0 R/DW 0/W[${widths.join(' ')}]>>`,
      ],
      [
        descriptor,
        `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box.join(' ')}]/ItalicAngle 0` +
          `/Ascent ${ascent}/Descent ${descent}/CapHeight 729/StemV 80/FontFile2 ${file} 0 R>>`,
      ],
      [file, await packedStream(`/Length1 ${part.length}`, part)],
      [names, await packedStream('', new TextEncoder().encode(this.#namesOf(glyphs)))],
    ];
    return bodies.map(([number, body]) => ({ number: number!, generation: 0, body }));
  }

  /** Which letter a glyph stands for, so that text can be searched and copied (9.10.3). */
  #namesOf(glyphs: readonly number[]): string {
    let text =
      '/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n' +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n' +
      '/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n' +
      '1 begincodespacerange<0000><FFFF>endcodespacerange\n';
    // A block may hold 100 letters.
    for (let at = 0; at < glyphs.length; at += 100) {
      const block = glyphs.slice(at, at + 100);
      const lines = block.map(
        (glyph) => `<${hexadecimal(glyph)}><${hexadecimal(this.#used.get(glyph)!)}>`,
      );
      text += `${block.length} beginbfchar\n${lines.join('\n')}\nendbfchar\n`;
    }
    return `${text}endcmap CMapName currentdict/CMap defineresource pop end end`;
  }
}

const hexadecimal = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0');

/** A number as a PDF writes it, without an exponent. */
export const rounded = (number: number): string => String(Number(number.toFixed(3)));
