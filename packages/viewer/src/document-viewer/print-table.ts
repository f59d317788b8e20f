/** Room between the margins of an A4 sheet, in CSS pixels. */
export const paper = { upright: 680, crosswise: 1009 } as const;

/** Tables are made smaller by this much at most; below that nobody reads them. */
const smallest = 0.6;

/** CSS pixels that a column of longer texts gets, so that these do not run down the sheet. */
const comfortable = 160;

/** Letters without a gap, addresses mostly, that are broken so that a column can be narrow. */
const long = /\S{25}/;

/** A cell, and the columns that it lies over. */
interface Placed {
  cell: HTMLTableCellElement;
  from: number;
  to: number;
}

/** A table with the widths in CSS pixels that its columns can well be read at. */
export interface MeasuredTable {
  table: HTMLTableElement;
  placed: ReadonlyMap<HTMLTableRowElement, readonly Placed[]>;
  widths: readonly number[];
}

/** Measures a table, which must be laid out in a place without width. */
export function measureTable(table: HTMLTableElement): MeasuredTable {
  const placed = placesOf([...table.rows]);
  const cells = [...placed.values()].flat();
  for (const { cell } of cells) if (long.test(cell.textContent ?? '')) cell.classList.add('long');
  const least = columnWidths(cells);
  table.style.inlineSize = 'max-content';
  const natural = columnWidths(cells);
  table.style.removeProperty('inline-size');
  const widths = least.map((width, at) => Math.max(width, Math.min(natural[at] ?? 0, comfortable)));
  return { table, placed, widths };
}

function columnWidths(cells: readonly Placed[]): number[] {
  const widths: number[] = [];
  for (const { cell, from, to } of cells)
    for (let column = from; column < to; column += 1)
      widths[column] = Math.max(widths[column] ?? 0, to - from === 1 ? cell.offsetWidth : 0);
  return widths;
}

export const widthOf = ({ widths }: MeasuredTable): number => sum(widths);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * Makes a table as wide as the room at most, in CSS pixels: smaller up to a point, and beyond that in
 * parts with the same first column, as spreadsheets print.
 */
export function fitTable(measured: MeasuredTable, room: number): void {
  const { table } = measured;
  const width = widthOf(measured);
  const frame = table.parentElement;
  if (width <= room || !frame) return;
  const scale = Math.max(smallest, room / width);
  if (scale === smallest) frame.replaceChildren(...partsOf(measured, room / smallest));
  frame.style.setProperty('zoom', scale.toFixed(3));
}

/** The table in several of much the same width, each with some of its columns. */
function partsOf(measured: MeasuredTable, room: number): HTMLTableElement[] {
  const [first = 0, ...others] = measured.widths;
  const total = sum(others);
  const rest = Math.max(room - first, room / 2);
  const even = total / Math.ceil(total / rest) + total / others.length;
  const groups: number[][] = [];
  let left = 0;
  for (const [at, width] of others.entries()) {
    if (groups.length === 0 || left < width) {
      groups.push([0]);
      left = Math.min(rest, even);
    }
    groups.at(-1)?.push(at + 1);
    left -= width;
  }
  return groups.map((columns, at) => partOf(measured, columns, at === 0));
}

function placesOf(rows: readonly HTMLTableRowElement[]): Map<HTMLTableRowElement, Placed[]> {
  const placed = new Map<HTMLTableRowElement, Placed[]>();
  /** Rows, from the present one on, that a cell further up reaches over in each column. */
  const covered: number[] = [];
  for (const row of rows) {
    const places: Placed[] = [];
    let column = 0;
    for (const cell of row.cells) {
      while ((covered[column] ?? 0) > 0) column += 1;
      places.push({ cell, from: column, to: column + cell.colSpan });
      for (const { colSpan, rowSpan } = cell, end = column + colSpan; column < end; column += 1)
        covered[column] = rowSpan;
    }
    placed.set(row, places);
    for (const at of covered.keys()) covered[at] = Math.max(0, (covered[at] ?? 0) - 1);
  }
  return placed;
}

function partOf(
  { table, placed }: MeasuredTable,
  columns: readonly number[],
  isFirst: boolean,
): HTMLTableElement {
  const part = table.cloneNode() as HTMLTableElement;
  if (isFirst && table.caption) part.append(table.caption.cloneNode(true));
  const groups = [...table.children].filter((child) => child instanceof HTMLTableSectionElement);
  for (const group of groups) {
    const rows = group.cloneNode() as HTMLTableSectionElement;
    for (const row of group.rows) {
      const line = row.cloneNode() as HTMLTableRowElement;
      for (const { cell, from, to } of placed.get(row) ?? []) {
        const over = columns.filter((column) => column >= from && column < to).length;
        if (over === 0) continue;
        const copy = cell.cloneNode(true) as HTMLTableCellElement;
        copy.colSpan = over;
        line.append(copy);
      }
      rows.append(line);
    }
    part.append(rows);
  }
  return part;
}
