import {
  type DocumentEngine,
  DocumentFailure,
  mostLinks,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { element, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { columnLetters, tableLimits } from '../reading/table.ts';
import { wholeSource } from '../whole-source.ts';
import {
  attributeOf,
  childOf,
  countOf,
  descendantsOf,
  elementsOf,
  isElement,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { partsToShow } from './hidden-parts.ts';
import { OdfBody } from './odf-body.ts';
import { openOdf } from './odf-package.ts';
import { claimsIn, PackagePictures } from './package.ts';
import {
  HiddenColumns,
  type Sheet,
  type SheetCell,
  type SheetNote,
  sheetTable,
} from './sheet-table.ts';

/** Shows ODS: each visible sheet a page. Cells carry the text that the program showed. */
export const odsEngine: DocumentEngine = {
  name: 'ods',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const odf = await openOdf(await wholeSource(source, options.signal), 'spreadsheet');
    const { language, title, properties } = odf;
    const all = elementsOf(odf.body, 'table');
    const { shown: tables, notice } = partsToShow('Sheets', all, (table) => {
      const style = odf.style('table', attributeOf(table, 'style-name'));
      return attributeOf(childOf(style, 'table-properties'), 'display') === 'false';
    });
    const nameOf = (table: XmlElement): string => attributeOf(table, 'name') ?? '';
    return readingDocument({
      pageCount: tables.length,
      parts: 'sheets',
      language,
      title,
      properties,
      notices: [notice],
      signatures: () => claimsIn(odf.office),
      label: (number) => nameOf(tables[number - 1]!),
      outline: tables.map((table, index) => ({
        title: nameOf(table),
        page: index + 1,
        children: [],
      })),
      async read(number, { words, signal }) {
        const table = tables[number - 1];
        if (!table) throw new DocumentFailure('broken');
        const sheet = readTable(table, nameOf(table));
        const content = sheetTable(sheet, words);
        const pictures = new PackagePictures(odf.office, words);
        const body = new OdfBody(odf, pictures, words);
        for (const name of ['frame', 'custom-shape', 'rect', 'caption']) {
          for (const shape of descendantsOf(table, name)) {
            const made = body.frame(shape);
            if (made) content.append(element('div', made));
          }
        }
        await pictures.load(signal);
        return statedPage(content, words, pictures.pictures);
      },
    });
  },
};

/** Cells of a row that are kept: more than are shown, and few enough for a memory. */
const mostCells = 1000;

function readTable(table: XmlElement, name: string): Sheet {
  const notes: SheetNote[] = [];
  const hidden = hiddenColumns(table);
  const sheet: Sheet = { name, rows: [], whole: true, notes };
  let at = 0;
  let cells = 0;
  const rows = (parent: XmlElement, isHeader: boolean): void => {
    for (const child of elementsOf(parent)) {
      if (!sheet.whole) return;
      if (child.name === 'table-header-rows') rows(child, true);
      else if (child.name === 'table-row-group' || child.name === 'table-rows')
        rows(child, isHeader);
      else if (child.name === 'table-row') {
        // A row may stand for thousands; only those with something in them are shown.
        const repeated = countOf(child, 'number-rows-repeated', 2 ** 24);
        const content = cellsOf(child).filter(({ column }) => !hidden.has(column));
        if (!isOutOfSight(child) && content.some(({ text }) => text !== '')) {
          if (isHeader) sheet.header ??= at;
          addNotes(child, at, { cells: content, hidden, notes });
          for (let n = 0; n < repeated; n += 1) {
            if (sheet.rows.length >= tableLimits.rows || cells >= tableLimits.cells) {
              sheet.whole = false;
              return;
            }
            sheet.rows.push({ row: at + n, cells: content });
            cells += content.length;
          }
        }
        at += repeated;
      }
    }
  };
  rows(table, false);
  return sheet;
}

const isOutOfSight = (part: XmlElement): boolean =>
  /^(?:collapse|filter)$/.test(attributeOf(part, 'visibility') ?? '');

function hiddenColumns(table: XmlElement): HiddenColumns {
  const hidden = new HiddenColumns();
  let at = 0;
  const columns = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (/^table-(?:header-columns|columns|column-group)$/.test(child.name)) columns(child);
      if (child.name !== 'table-column') continue;
      const end = at + countOf(child, 'number-columns-repeated', 2 ** 20);
      if (isOutOfSight(child)) hidden.add(at, end);
      at = end;
    }
  };
  columns(table);
  return hidden;
}

/** What was noted about the cells of a row. */
function addNotes(
  row: XmlElement,
  number: number,
  {
    cells,
    hidden,
    notes,
  }: { cells: readonly SheetCell[]; hidden: HiddenColumns; notes: SheetNote[] },
): void {
  let column = 0;
  for (const cell of elementsOf(row)) {
    const note = elementsOf(childOf(cell, 'annotation'), 'p').map(plainText).join('\n').trim();
    if (note && !hidden.has(column) && notes.length < mostLinks) {
      notes.push({ reference: `${columnLetters(column)}${number + 1}`, text: note });
      const noted = cells.find((each) => each.column === column);
      if (noted) noted.note = notes.length;
    }
    column += countOf(cell, 'number-columns-repeated', 2 ** 20);
  }
}

/** The address that a cell leads to as a whole; of several none is meant. */
function linkOf(cell: XmlElement): string | undefined {
  const links = elementsOf(cell, 'p').flatMap((line) => elementsOf(line, 'a'));
  return links.length === 1 ? attributeOf(links[0], 'href') : undefined;
}

function cellsOf(row: XmlElement): SheetCell[] {
  const cells: SheetCell[] = [];
  let column = 0;
  for (const cell of elementsOf(row)) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
    const repeated = countOf(cell, 'number-columns-repeated', 2 ** 20);
    const text = cell.name === 'table-cell' ? shownText(cell) : '';
    if (text !== '') {
      const count = Math.min(repeated, mostCells - cells.length);
      for (let n = 0; n < count; n += 1)
        cells.push({
          column: column + n,
          text,
          ...(isNumber(cell) && { isNumber: true }),
          href: linkOf(cell),
          columns: countOf(cell, 'number-columns-spanned', 1000),
          rows: countOf(cell, 'number-rows-spanned', 1000),
        });
    }
    column += repeated;
    if (cells.length >= mostCells) break;
  }
  return cells;
}

/** OpenDocument 1.3, 19.389: values that are counted or measured. */
const isNumber = (cell: XmlElement): boolean =>
  /^(?:float|currency|percentage|date|time)$/.test(attributeOf(cell, 'value-type') ?? '');

function shownText(cell: XmlElement): string {
  return elementsOf(cell, 'p').map(plainText).join('\n');
}

function plainText(part: XmlElement): string {
  let text = '';
  for (const child of part.children) {
    if (!isElement(child)) text += child;
    else if (child.name === 's') text += ' '.repeat(countOf(child, 'c', 100));
    else if (child.name === 'tab') text += '\t';
    else if (child.name === 'line-break') text += '\n';
    else if (child.name !== 'annotation') text += plainText(child);
  }
  return text;
}
