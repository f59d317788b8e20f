import type { ReadingWords } from '../engine.ts';
import { attributeOf, scanXml } from '../xml/parse-xml.ts';
import { tableLimits } from '../reading/table.ts';
import { formatNumber, languageOfFormat, type NumberStyle } from './number-format.ts';
import { HiddenColumns, type SheetCell, type SheetRow } from './sheet-table.ts';

/** Texts of a workbook, which cells name by number. */
export function sharedStrings(source: string): string[] {
  const strings: string[] = [];
  let text = '';
  let phonetic = 0;
  let inText = false;
  scanXml(source, {
    open({ name }) {
      if (name === 'si') text = '';
      // How a word is pronounced is written beside it, not in it.
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    close({ name }) {
      if (name === 'si') strings.push(unescaped(text));
      if (name === 'rPh') phonetic -= 1;
      inText = false;
    },
    text(part) {
      if (inText) text += part;
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376-1, 22.4.2.4). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\r\n?/g, '\n');
}

type SheetWords = Pick<ReadingWords, 'language' | 'truth'>;

export interface Workbook {
  strings: readonly string[];
  /** Number format of each cell style. */
  styles: readonly NumberStyle[];
  date1904: boolean;
}

/** `BC12` as column and row, counted from 0. */
export function cellPlace(reference: string): { column: number; row: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(digits) - 1 };
}

interface Merge {
  columns: number;
  rows: number;
}

/** Merged cells, by the place of their first. They stand behind the rows, so they are sought there. */
function mergesOf(source: string): Map<string, Merge> {
  const merges = new Map<string, Merge>();
  const tail = source.slice(Math.max(0, source.lastIndexOf('sheetData>')));
  for (const [, range = ''] of tail.matchAll(/<(?:\w+:)?mergeCell\b[^<>]*?\bref="([^"]*)"/g)) {
    if (merges.size > 20_000) break;
    const [first = '', last = ''] = range.split(':');
    const from = cellPlace(first);
    const to = cellPlace(last);
    if (!from || !to) continue;
    merges.set(`${from.column},${from.row}`, {
      columns: to.column - from.column + 1,
      rows: to.row - from.row + 1,
    });
  }
  return merges;
}

/** The row that an automatic filter stands in. */
export function filterRow(source: string): number | undefined {
  const tail = source.slice(Math.max(0, source.lastIndexOf('sheetData>')));
  const range = /<(?:\w+:)?autoFilter\b[^<>]*?\bref="([^":]*)/.exec(tail)?.[1];
  return range ? cellPlace(range)?.row : undefined;
}

interface ReadCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string;
  hasResult: boolean;
}

const isTrue = (value: string | undefined): boolean => /^(?:1|true)$/.test(value ?? '');

export interface ReadSheet {
  rows: SheetRow[];
  whole: boolean;
  /** Whether a cell is out of sight, both from 0. */
  isHidden(column: number, row: number): boolean;
}

/** Rows of a sheet that hold something; reading stops at the limit. */
export function readSheet(source: string, workbook: Workbook, words: SheetWords): ReadSheet {
  const merges = mergesOf(source);
  const rows: SheetRow[] = [];
  let cells = 0;
  let whole = true;
  let row: SheetRow | undefined;
  let isHidden = false;
  const hidden = new HiddenColumns();
  const hiddenRows = new Set<number>();
  // Once for each style: a sheet has many more cells.
  const languages = workbook.styles.map(languageOfFormat);
  let cell: ReadCell | undefined;
  let inValue = false;
  let inFormula = false;
  scanXml(source, {
    open(part) {
      if (part.name === 'col' && isTrue(attributeOf(part, 'hidden'))) {
        hidden.add(Number(attributeOf(part, 'min')) - 1, Number(attributeOf(part, 'max')));
      } else if (part.name === 'row') {
        isHidden = isTrue(attributeOf(part, 'hidden'));
        const stated = Number(attributeOf(part, 'r'));
        row = { row: stated > 0 ? stated - 1 : (rows.at(-1)?.row ?? -1) + 1, cells: [] };
        if (isHidden) hiddenRows.add(row.row);
      } else if (part.name === 'c' && row) {
        const place = cellPlace(attributeOf(part, 'r') ?? '');
        cell = {
          column: place?.column ?? (row.cells.at(-1)?.column ?? -1) + 1,
          type: attributeOf(part, 't') ?? 'n',
          style: Number(attributeOf(part, 's') ?? 0) || 0,
          value: '',
          formula: '',
          hasResult: false,
        };
      }
      inValue = cell !== undefined && (part.name === 'v' || part.name === 't');
      inFormula = part.name === 'f';
      if (cell && (inValue || part.name === 'is')) cell.hasResult = true;
    },
    text(text) {
      if (inValue && cell) cell.value += text;
      if (inFormula && cell) cell.formula += text;
    },
    close(part) {
      inValue = false;
      inFormula = false;
      if (part.name === 'c' && row && cell) {
        const { column, type, formula, hasResult } = cell;
        // Programs that write workbooks do not always reckon: then the formula is all there is.
        const isOpen = !hasResult && formula !== '';
        const made: SheetCell = {
          column,
          text: isOpen ? `=${formula}` : cellText(cell, workbook, words),
          ...(isNumber(type) && !isOpen && { isNumber: true }),
          ...merges.get(`${column},${row.row}`),
        };
        const language = isNumber(type) && languages[cell.style];
        if (language) made.language = language;
        if (!hidden.has(column) && (made.text !== '' || made.columns)) row.cells.push(made);
        cell = undefined;
      }
      if (part.name === 'row' && row) {
        if (!isHidden && row.cells.some(({ text }) => text !== '')) {
          rows.push(row);
          cells += row.cells.length;
        }
        row = undefined;
        if (rows.length >= tableLimits.rows || cells >= tableLimits.cells) {
          whole = false;
          return false;
        }
      }
      return part.name !== 'sheetData';
    },
  });
  return {
    // The table goes from row to row; one that stood before its place would hide what lies in it.
    rows: rows.sort((a, b) => a.row - b.row),
    whole,
    isHidden: (column, at) => hidden.has(column) || hiddenRows.has(at),
  };
}

/** ECMA-376-1, 18.18.11: a cell without a type, or of these, holds a number or a date. */
const isNumber = (type: string): boolean => type === 'n' || type === 'd';

function cellText(
  { type, style, value }: { type: string; style: number; value: string },
  { strings, styles, date1904 }: Workbook,
  words: SheetWords,
): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return words.truth(value === '1');
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'e':
    case 'd':
      return value;
    default: {
      const number = Number(value);
      // What is no number, or larger than any that is counted with, stays as it stands in the file.
      if (!Number.isFinite(number)) return value;
      return formatNumber(number, styles[style] ?? { id: 0 }, words.language, date1904);
    }
  }
}
