/** Cells of a row that are kept: more than are shown, and few enough for a memory. */
const mostCells = 1000;

/** Letters that are shown: of a cell as many as a spreadsheet takes, and of a table what a page can lay out. */
export const csvLimits = { cell: 32_767, table: 2_000_000 } as const;

const separators = [';', ',', '\t', '|'] as const;

export interface CsvTable {
  /** Lines above the table: what a bank or a ledger calls it, and for which time it is. */
  titles: string[];
  /** Absent where the first row looks like the others. */
  headers?: string[];
  rows: string[][];
  /** False where reading stopped at the limit. */
  whole: boolean;
  /** True where cells were longer than what is kept of them. */
  isCut: boolean;
}

/**
 * Reads CSV as programs write it (RFC 4180 and what came before): the separator is the one that
 * parts most lines of the beginning evenly, or the one that a first line `sep=;` names. Cells are texts;
 * what a spreadsheet would compute (`=cmd|…`) stays the text that it is.
 * @param limit most rows, headers not counted
 */
export function readCsv(text: string, limit: number): CsvTable {
  const stated = /^sep=(.)\n/i.exec(text);
  const content = stated ? text.slice(stated[0].length) : text;
  const separator = stated?.[1] ?? guessSeparator(content);
  const rows: string[][] = [];
  let whole = true;
  let isCut = false;
  let letters = 0;
  // One row more than the limit: the first may turn out to be the headers.
  for (const row of rowsOf(content, separator)) {
    if (rows.length > limit || letters > csvLimits.table) {
      whole = false;
      break;
    }
    if (row.every((cell) => cell === '')) continue;
    isCut ||= row.some((cell) => cell.length > csvLimits.cell);
    const kept = row.map((cell) => cell.slice(0, csvLimits.cell));
    letters += kept.reduce((sum, cell) => sum + cell.length, 0);
    rows.push(kept);
  }
  const used = rows.reduce((most, row) => Math.max(most, usedWidth(row)), 0);
  for (const row of rows) row.length = Math.min(row.length, used);
  const titles = rows
    .splice(0, titleCount(rows))
    .map((row) => row.filter((cell) => cell !== '').join(' '));
  const [first] = rows;
  if (first && rows.length > 1 && isHeader(first, rows[1]!)) {
    rows.shift();
    return { titles, headers: first, rows, whole, isCut };
  }
  if (rows.length > limit) {
    rows.pop();
    whole = false;
  }
  return { titles, rows, whole, isCut };
}

/** Cells up to the last one in which something stands: many programs end each line with a separator. */
const usedWidth = (row: readonly string[]): number =>
  row.findLastIndex((cell) => cell.trim() !== '') + 1;

/** How many lines stand above the table: of one cell, or of a name and a value above a wide one. */
function titleCount(rows: readonly (readonly string[])[]): number {
  const [full] = commonWidth(rows.map((row) => row.length));
  const widest = full < 4 ? 1 : 2;
  const count = rows.findIndex((row) => usedWidth(row) > widest);
  const [header, second] = rows.slice(count, count + 2);
  if (count < 1 || full < 2 || header?.length !== full) return 0;
  // Cells that are only empty may be answers that were not given.
  const areWhole = rows.slice(0, count).every((row) => row.length === usedWidth(row));
  if (!areWhole && !(second && isHeader(header, second))) return 0;
  const even = rows.slice(count).filter((row) => row.length === full).length;
  return even * 2 >= rows.length - count ? count : 0;
}

/** Headers name every column, each differently, and are not numbers. */
function isHeader(first: readonly string[], second: readonly string[]): boolean {
  const names = first.map((cell) => cell.trim());
  return (
    names.every((name) => name !== '' && !/^[\d\s.,+-]+$/.test(name)) &&
    new Set(names).size === names.length &&
    second.length <= first.length + 1
  );
}

function guessSeparator(text: string): string {
  const head = text.slice(0, 20_000);
  let best: string = ',';
  let most = 0;
  for (const separator of separators) {
    const widths: number[] = [];
    for (const row of rowsOf(head, separator)) {
      if (row.length > 1 || row[0] !== '') widths.push(row.length);
      if (widths.length === 100) break;
    }
    const [usual, count] = commonWidth(widths);
    const score = (count / Math.max(1, widths.length)) * 100 + Math.min(usual, 50);
    if (score > most) {
      most = score;
      best = separator;
    }
  }
  return best;
}

/** The width, above one cell, that most rows have, and how many have it. */
function commonWidth(widths: readonly number[]): [width: number, rows: number] {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce<[number, number]>(
    (most, each) => (each[1] > most[1] ? each : most),
    [0, 0],
  );
}

function* rowsOf(text: string, separator: string): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) {
          // A quote that nothing closes: the rest of the line is the cell.
          const line = text.indexOf('\n', at);
          const end = line < 0 ? text.length : line;
          cell += text.slice(at, end);
          at = end;
          break;
        }
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
    if (row.length < mostCells) row.push(cell + text.slice(start, at));
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    yield row;
    row = [];
    at += 1;
    if (at === text.length) return;
  }
}
