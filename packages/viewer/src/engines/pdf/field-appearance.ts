import { type FieldFont, rounded } from './field-font.ts';

/** What decides how a field looks. Lengths in points, colours as red, green and blue from 0 to 255. */
export interface FieldLook {
  /** Of the field on the page. */
  width: number;
  height: number;
  /** How far its content is turned against the page, in degrees anticlockwise: 0, 90, 180 or 270. */
  rotation: number;
  background?: ArrayLike<number> | undefined;
  border?: ArrayLike<number> | undefined;
  borderWidth: number;
  color: ArrayLike<number>;
  /** 0 where it goes by the room that there is. */
  fontSize: number;
  alignment: 'start' | 'centre' | 'end';
}

/** What a field says: a line, lines that are wrapped, letters in cells, or a list of which some are chosen. */
export type FieldText =
  | { kind: 'line' | 'lines'; text: string }
  | { kind: 'cells'; text: string; cells: number }
  | { kind: 'list'; lines: readonly string[]; chosen: readonly number[] };

/** The name of the font among the resources of an appearance. */
const fontName = 'TtSans';

/** The distance of text from the edge, sideways and upwards, and the height of a line: those of pdf.js. */
const besides = 2;
const above = 1;
const usualLine = 1.35;

/** The least height of a line whose letters do not touch those of the next. */
const tightLine = 1.15;

/** Sizes of text in several lines that goes by the room. */
const largestSize = 12;
const smallestSize = 4;

/** What pdf.js marks the chosen lines of a list with. */
const chosenColor = '0.6 0.757 0.855';

/** Text as it is drawn: composed letters, and without what is not seen. Lines end with a line feed. */
export function drawnText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\ufe0e\ufe0f]/gu, '')
    .normalize('NFC')
    .trimEnd();
}

/** The entries of the dictionary of an appearance, and its operators (ISO 32000-2, 12.5.5 and 12.7.4.3). */
export function appearance(
  look: FieldLook,
  text: FieldText,
  font: FieldFont,
  fontNumber: number,
): { entries: string; operators: string } {
  const { width, height, rotation } = look;
  const matrix = {
    90: `0 1 -1 0 ${rounded(width)} 0`,
    180: `-1 0 0 -1 ${rounded(width)} ${rounded(height)}`,
    270: `0 -1 1 0 0 ${rounded(height)}`,
  }[rotation];
  const turned = rotation % 180 === 0 ? look : { ...look, width: height, height: width };
  return {
    entries:
      `/Type/XObject/Subtype/Form/BBox[0 0 ${rounded(turned.width)} ${rounded(turned.height)}]` +
      (matrix ? `/Matrix[${matrix}]` : '') +
      `/Resources<</Font<</${fontName} ${fontNumber} 0 R>>>>`,
    operators: `/Tx BMC\nq\n${boxOf(turned)}${textOperators(turned, text, font)}Q\nEMC`,
  };
}

const color = (of: ArrayLike<number>): string =>
  [0, 1, 2].map((at) => rounded((of[at] ?? 0) / 255)).join(' ');

function boxOf({ width, height, background, border, borderWidth }: FieldLook): string {
  const edge = `0 0 ${rounded(width)} ${rounded(height)} re`;
  let operators = '';
  if (background) operators += `${color(background)} rg ${edge} f\n`;
  if (border && borderWidth > 0)
    operators += `${rounded(borderWidth)} w ${color(border)} RG ${edge} S\n`;
  return operators;
}

interface Line {
  text: string;
  left: number;
  /** Height of the line that the letters stand on, from the bottom. */
  base: number;
}

function textOperators(look: FieldLook, text: FieldText, font: FieldFont): string {
  let lines: Line[];
  let size = look.fontSize;
  let marks = '';
  if (text.kind === 'list') ({ size, lines, marks } = listed(look, text, font));
  else if (text.text === '') return '';
  else if (text.kind === 'lines') ({ size, lines } = wrappedLines(look, text.text, font));
  else {
    const cells = text.kind === 'cells' ? text.cells : 0;
    const single = text.text.replaceAll('\n', ' ');
    size ||= sizeByRoom(look, cells ? '' : single, font);
    lines = cells ? inCells(look, single, cells, size, font) : [lineOf(look, single, size, font)];
  }
  const shown = lines.map(
    ({ text: words, left, base }) =>
      `1 0 0 1 ${rounded(left)} ${rounded(base)} Tm ${font.encode(words)} Tj\n`,
  );
  return (
    `${marks}BT\n/${fontName} ${rounded(size)} Tf ${color(look.color)} rg\n` +
    `${shown.join('')}ET\n`
  );
}

/** The size at which a line fills the field, by its height and by its width. */
function sizeByRoom({ width, height }: FieldLook, text: string, font: FieldFont): number {
  const byHeight = (height - 2 * above) / usualLine;
  const inEms = font.widthOf(text);
  const size = inEms > 0 ? Math.min(byHeight, (width - 2 * besides) / inEms) : byHeight;
  return Math.max(1, Math.floor(size * 100) / 100);
}

/** Where the letters of a line stand that is in the middle between top and bottom. */
function middle(height: number, size: number, font: FieldFont): number {
  return (height - (font.ascent + font.descent) * size) / 2 + font.descent * size;
}

function leftOf(
  { width, alignment }: FieldLook,
  text: string,
  size: number,
  font: FieldFont,
): number {
  if (alignment === 'start') return besides;
  const room = width - font.widthOf(text) * size;
  // What is too long shows its beginning.
  return Math.max(besides, alignment === 'end' ? room - besides : room / 2);
}

function lineOf(look: FieldLook, text: string, size: number, font: FieldFont): Line {
  return { text, left: leftOf(look, text, size, font), base: middle(look.height, size, font) };
}

function inCells(
  { width, height, alignment }: FieldLook,
  text: string,
  cells: number,
  size: number,
  font: FieldFont,
): Line[] {
  const letters = Array.from(text).slice(0, cells);
  const cell = width / cells;
  const free = cells - letters.length;
  const first = { start: 0, centre: Math.floor(free / 2), end: free }[alignment];
  const base = middle(height, size, font);
  return letters.map((letter, at) => ({
    text: letter,
    left: (first + at + 0.5) * cell - (font.widthOf(letter) * size) / 2,
    base,
  }));
}

function wrappedLines(
  look: FieldLook,
  text: string,
  font: FieldFont,
): { size: number; lines: Line[] } {
  const room = look.height - 2 * above;
  const wrap = (size: number): string[] =>
    text.split('\n').flatMap((line) => wrapped(line, (look.width - 2 * besides) / size, font));
  let size = look.fontSize || largestSize;
  let lines = wrap(size);
  while (!look.fontSize && size > smallestSize && lines.length * size * tightLine > room) {
    size -= 0.5;
    lines = wrap(size);
  }
  const height = Math.min(usualLine, Math.max(tightLine, room / lines.length / size)) * size;
  const first = look.height - above - height + middle(height, size, font);
  return {
    size,
    lines: lines.map((line, at) => ({
      text: line,
      left: leftOf(look, line, size, font),
      base: first - at * height,
    })),
  };
}

/** Breaks a line between words, and within a word that is wider than the room, given in ems. */
function wrapped(line: string, room: number, font: FieldFont): string[] {
  const lines: string[] = [];
  let present = '';
  let width = 0;
  const add = (text: string, needed: number): void => {
    if (present !== '' && width + needed > room) {
      lines.push(present.trimEnd());
      present = '';
      width = 0;
    }
    present += text;
    width += font.widthOf(text);
  };
  for (const word of line.split(/(?<= )(?=[^ ])/)) {
    const needed = font.widthOf(word.trimEnd());
    if (needed <= room) {
      add(word, needed);
      continue;
    }
    // It begins on a line of its own.
    add('', needed);
    for (const letter of word) add(letter, font.widthOf(letter.trimEnd()));
  }
  return [...lines, present.trimEnd()];
}

function listed(
  look: FieldLook,
  { lines: texts, chosen }: Extract<FieldText, { kind: 'list' }>,
  font: FieldFont,
): { size: number; lines: Line[]; marks: string } {
  const { width, height } = look;
  const size = look.fontSize || largestSize;
  const line = size * usualLine;
  const visible = Math.max(1, Math.floor(height / line));
  // The list is moved so far that what is chosen can be seen, and the first of it in any case.
  const [lowest, uppermost] = [Math.max(0, ...chosen), Math.min(texts.length, ...chosen)];
  const first = chosen.length === 0 ? 0 : Math.min(Math.max(lowest - visible + 1, 0), uppermost);
  const shown = texts.slice(first, first + visible + 1);
  const bottom = (at: number): number => height - (at - first + 1) * line;
  const marks = chosen
    .filter((at) => at >= first && at < first + shown.length)
    .map((at) => `0 ${rounded(bottom(at))} ${rounded(width)} ${rounded(line)} re f\n`);
  return {
    size,
    lines: shown.map((text, at) => ({
      text,
      left: leftOf(look, text, size, font),
      base: bottom(first + at) + middle(line, size, font),
    })),
    marks: marks.length > 0 ? `${chosenColor} rg\n${marks.join('')}` : '',
  };
}
