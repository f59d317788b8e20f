import type { ReadingWords } from '../engine.ts';
import { element, fragment, interfaceWords } from './html.ts';

/** A table that is larger than this is read better in a spreadsheet program. */
export const tableLimits = { rows: 5000, columns: 200, cells: 100_000 } as const;

/** How many rows of a table so wide can be shown. */
export const rowLimit = (columns: number): number =>
  Math.min(tableLimits.rows, Math.floor(tableLimits.cells / Math.max(1, columns)));

/** `A`, `B`, … `Z`, `AA`: what spreadsheets call a column, counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function headerCell(
  scope: 'col' | 'row' | 'colgroup',
  ...content: (Node | string)[]
): HTMLTableCellElement {
  const cell = element('th', ...content);
  cell.scope = scope;
  return cell;
}

/** Text of a cell. Its lines stay lines for those who see it, and parted for those who search. */
export const cellText = (text: string): (Node | string)[] =>
  text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [element('br'), `\n${line}`]));

/** A table of texts with a row of headers; without `headers` columns are called by letters. */
export function textTable(
  headers: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  words: ReadingWords,
): DocumentFragment {
  const all = headers ? [headers, ...rows] : rows;
  const widest = all.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Math.min(widest, tableLimits.columns);
  const limit = rowLimit(columns);
  const head = element('tr');
  for (let column = 0; column < columns; column += 1)
    head.append(
      headerCell('col', ...cellText(headers ? (headers[column] ?? '') : columnLetters(column))),
    );
  const body = element('tbody');
  for (const row of rows.slice(0, limit)) {
    const line = element('tr');
    for (let column = 0; column < columns; column += 1)
      line.append(element('td', ...cellText(row[column] ?? '')));
    body.append(line);
  }
  return fragment(
    rows.length > limit && interfaceWords(words, element('p', words.cutOff('rows', limit))),
    widest > columns && interfaceWords(words, element('p', words.cutOff('columns', columns))),
    element('table', element('thead', head), body),
  );
}
