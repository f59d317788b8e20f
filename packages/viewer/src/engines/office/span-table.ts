import { element } from '../reading/html.ts';
import { tableLimits } from '../reading/table.ts';

/** Builds an HTML table of rows whose cells state a column, a width, and what they continue. */
export class SpanTable {
  readonly #head = element('thead');
  readonly #body = element('tbody');
  readonly #above = new Map<number, HTMLTableCellElement>();
  #row = element('tr');
  #isHeader = false;
  #cells = 0;

  /** @param header the file states that the row heads the columns */
  startRow(header: boolean): void {
    this.#row = element('tr');
    // Rows that head a table stand at its beginning; a later one heads nothing.
    this.#isHeader = header && !this.#body.hasChildNodes();
    (this.#isHeader ? this.#head : this.#body).append(this.#row);
  }

  /** A cell that begins in this row. */
  cell(column: number, span: number, content: Node, rows = 1): void {
    this.#cells += 1;
    if (this.#cells > tableLimits.cells) return;
    const made = element(this.#isHeader ? 'th' : 'td', content);
    if (this.#isHeader) made.scope = span > 1 ? 'colgroup' : 'col';
    if (span > 1) made.colSpan = Math.min(span, 1000);
    if (rows > 1) made.rowSpan = Math.min(rows, 1000);
    this.#row.append(made);
    this.#above.set(column, made);
  }

  /** The row begins further in, by so many columns. */
  gap(columns: number): void {
    if (!(columns > 0)) return;
    const made = element('td');
    if (columns > 1) made.colSpan = Math.min(columns, 1000);
    this.#row.append(made);
  }

  /** The cell above reaches into this row. */
  continueAbove(column: number): void {
    const above = this.#above.get(column);
    if (above && above.rowSpan < 1000) above.rowSpan += 1;
  }

  finish(): HTMLTableElement {
    const made = element('table');
    if (this.#head.hasChildNodes()) made.append(this.#head);
    if (this.#body.hasChildNodes()) made.append(this.#body);
    return made;
  }
}
