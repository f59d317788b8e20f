import type { ReadingWords } from '../engine.ts';
import {
  append,
  element,
  fragment,
  heading,
  interfaceWords,
  link,
  setLanguage,
} from '../reading/html.ts';
import { cellText, columnLetters, headerCell, rowLimit, tableLimits } from '../reading/table.ts';

export interface SheetCell {
  /** Counted from 0. */
  column: number;
  text: string;
  /** A number, an amount, a date: its digits stand under those of the rows above. */
  isNumber?: boolean;
  /** Of names of months and days in it. */
  language?: string | undefined;
  /** Columns and rows that it reaches over. */
  columns?: number;
  rows?: number;
  /** Address that it leads to; whether a reader may be led there is not known yet. */
  href?: string | undefined;
  /** Which of the sheet's notes is about it, from 1. */
  note?: number | undefined;
}

/** What somebody noted about a cell. */
export interface SheetNote {
  /** The cell, such as `B4`. */
  reference: string;
  text: string;
}

export interface SheetRow {
  /** Counted from 0. */
  row: number;
  cells: SheetCell[];
}

export interface Sheet {
  name: string;
  /** Rows with something in them, in order. */
  rows: SheetRow[];
  /** Row that the file states to head its columns. */
  header?: number | undefined;
  /** False where reading stopped at the limit. */
  whole: boolean;
  notes?: readonly SheetNote[];
}

/** As many as any program has. */
const mostColumns = 16_384;

/** Columns, or rows, that are out of sight. */
export class HiddenColumns {
  readonly #columns = new Set<number>();
  #ranges = 0;

  /** @param end the column behind the last one */
  add(first: number, end: number): void {
    this.#ranges += 1;
    if (this.#ranges > 1000) return;
    for (let column = first; column < Math.min(end, mostColumns); column += 1)
      this.#columns.add(column);
  }

  has(column: number): boolean {
    return this.#columns.has(column);
  }
}

/**
 * A sheet as a table: rows and columns that hold something, called by their numbers and letters
 * unless the file itself states which row heads the columns.
 */
export function sheetTable(sheet: Sheet, words: ReadingWords): DocumentFragment {
  const used = new Set<number>();
  for (const { cells } of sheet.rows)
    for (const cell of cells) if (cell.text !== '') used.add(cell.column);
  const all = [...used].sort((a, b) => a - b);
  const columns = all.slice(0, tableLimits.columns);
  const limit = rowLimit(columns.length);
  const rows = sheet.rows.slice(0, limit);
  const hasHeader = sheet.header !== undefined && rows[0]?.row === sheet.header;
  const head = element('thead');
  const body = element('tbody');
  if (!hasHeader) {
    const line = element('tr', element('td'));
    for (const column of columns) line.append(headerCell('col', columnLetters(column)));
    head.append(line);
  }
  const ofNumbers = hasHeader ? numberColumns(rows.slice(1)) : new Set<number>();
  const numbers = rows.map((row) => row.row);
  const covered = new Set<string>();
  let left: number = 2 * tableLimits.cells;
  for (const [index, row] of rows.entries()) {
    const isHeader = hasHeader && index === 0;
    const line = element('tr');
    if (!hasHeader) line.append(headerCell('row', String(row.row + 1)));
    const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
    for (const [at, column] of columns.entries()) {
      if (covered.has(`${index},${at}`)) continue;
      const cell = byColumn.get(column);
      const text = cell?.text ?? '';
      const made = isHeader
        ? headerCell('col', link(cell?.href, ...cellText(text)))
        : element('td', link(cell?.href, ...cellText(text)));
      append(made, cell?.note !== undefined && element('sup', `[${cell.note}]`));
      if (cell?.language && /\p{L}/u.test(text)) setLanguage(made, cell.language);
      if (isHeader ? ofNumbers.has(column) : cell?.isNumber) made.dataset['number'] = '';
      const wide = spanned(columns, at, column + (cell?.columns ?? 1));
      const tall = spanned(numbers, index, row.row + (cell?.rows ?? 1));
      // Merged areas that lie over each other are how a small file makes a long work.
      left -= wide * tall;
      const isMerged = (wide > 1 || tall > 1) && left > 0;
      if (isMerged && wide > 1) made.colSpan = wide;
      if (isMerged && tall > 1) made.rowSpan = tall;
      if (isMerged)
        for (let y = 0; y < tall; y += 1)
          for (let x = 0; x < wide; x += 1) covered.add(`${index + y},${at + x}`);
      line.append(made);
    }
    (isHeader ? head : body).append(line);
  }
  const isCut = !sheet.whole || sheet.rows.length > limit;
  return fragment(
    isCut && interfaceWords(words, element('p', words.cutOff('rows', rows.length))),
    all.length > columns.length &&
      interfaceWords(words, element('p', words.cutOff('columns', columns.length))),
    rows.length > 0 && element('table', head, body),
    ...notesOf(sheet, words),
  );
}

function notesOf({ notes = [] }: Sheet, words: ReadingWords): Node[] {
  if (notes.length === 0) return [];
  const list = element('ol');
  for (const { reference, text } of notes)
    list.append(element('li', element('strong', reference), `: ${text}`));
  return [interfaceWords(words, heading(1, words.notes())), list];
}

/** Columns that hold numbers and no other text. */
function numberColumns(rows: readonly SheetRow[]): Set<number> {
  const columns = new Set<number>();
  const others = new Set<number>();
  for (const { cells } of rows)
    for (const { column, text, isNumber } of cells)
      if (text !== '') (isNumber ? columns : others).add(column);
  return new Set([...columns].filter((column) => !others.has(column)));
}

/** How many of the shown rows or columns, from `at` on, lie before `end`. */
function spanned(shown: readonly number[], at: number, end: number): number {
  let count = 1;
  while (at + count < shown.length && shown[at + count]! < end) count += 1;
  return count;
}
