import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { element, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  textOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { partsToShow } from './hidden-parts.ts';
import type { NumberStyle } from './number-format.ts';
import {
  claimsIn,
  mainPart,
  type OfficePackage,
  officeProperties,
  openPackage,
  PackagePictures,
  relationsOf,
  titleIn,
} from './package.ts';
import { sheetTable } from './sheet-table.ts';
import { markCells } from './xlsx-marks.ts';
import { cellPlace, filterRow, readSheet, sharedStrings, type Workbook } from './xlsx-sheet.ts';

/** Shows XLSX: each visible sheet a page with its cells as a table. Formulas show their last value. */
export const xlsxEngine: DocumentEngine = { name: 'xlsx', open };

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
  const office = openPackage(await wholeSource(source, options.signal));
  const main = await mainPart(office, 'xl/workbook.xml');
  const [root, relations, properties] = await Promise.all([
    office.xml(main),
    relationsOf(office, main),
    officeProperties(office),
  ]);
  const all = elementsOf(childOf(root, 'sheets'), 'sheet').flatMap((sheet) => {
    const id = sheet.attributes.find((each) => each.qualifiedName.endsWith(':id'))?.value;
    const part = relations.get(id ?? '');
    if (part?.type !== 'worksheet') return [];
    const isHidden = /hidden/i.test(attributeOf(sheet, 'state') ?? '');
    return [{ name: attributeOf(sheet, 'name') ?? '', part: part.target, isHidden }];
  });
  const { shown: sheets, notice } = partsToShow('Sheets', all, ({ isHidden }) => isHidden);
  const named = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  const [strings, styles] = await Promise.all([
    office.text(named('sharedStrings') ?? 'xl/sharedStrings.xml'),
    office.xml(named('styles') ?? 'xl/styles.xml'),
  ]);
  options.signal.throwIfAborted();
  const workbook: Workbook = {
    strings: strings ? sharedStrings(strings) : [],
    styles: stylesOf(styles),
    date1904: /^(?:1|true)$/.test(attributeOf(childOf(root, 'workbookPr'), 'date1904') ?? ''),
  };
  return readingDocument({
    pageCount: sheets.length,
    parts: 'sheets',
    title: titleIn(properties),
    properties,
    notices: [notice],
    signatures: () => claimsIn(office),
    label: (number) => sheets[number - 1]?.name,
    outline: sheets.map(({ name }, index) => ({ title: name, page: index + 1, children: [] })),
    async read(number, { words, signal }) {
      const { name, part } = sheets[number - 1]!;
      const text = await office.text(part);
      if (text === undefined) throw new DocumentFailure('broken');
      const read = readSheet(text, workbook, words);
      const { rows, whole } = read;
      const header = (await tableRow(office, part)) ?? filterRow(text);
      const notes = await markCells(office, part, text, read);
      const content = sheetTable({ name, rows, whole, header, notes }, words);
      const pictures = new PackagePictures(office, words);
      await addDrawings(office, part, pictures, content);
      await pictures.load(signal);
      return statedPage(content, words, pictures.pictures);
    },
  });
}

function stylesOf(root: XmlElement | undefined): NumberStyle[] {
  const codes = new Map<number, string>();
  for (const format of elementsOf(childOf(root, 'numFmts'), 'numFmt'))
    codes.set(Number(attributeOf(format, 'numFmtId')), attributeOf(format, 'formatCode') ?? '');
  return elementsOf(childOf(root, 'cellXfs'), 'xf').map((style) => {
    const id = Number(attributeOf(style, 'numFmtId') ?? 0) || 0;
    return { id, code: codes.get(id) };
  });
}

/** Pictures and texts that lie over a sheet; of charts it is said that they are there. */
async function addDrawings(
  office: OfficePackage,
  sheet: string,
  pictures: PackagePictures,
  to: ParentNode,
): Promise<void> {
  for (const { type, target } of (await relationsOf(office, sheet)).values()) {
    if (type !== 'drawing') continue;
    // A drawing that is damaged leaves the sheet as it is.
    const drawing = await office.xml(target).catch(() => undefined);
    const relations = await relationsOf(office, target);
    for (const name of ['pic', 'graphicFrame'] as const) {
      for (const shape of drawing ? descendantsOf(drawing, name) : []) {
        const [properties] = descendantsOf(shape, 'cNvPr');
        const stated = attributeOf(properties, 'descr');
        const [blip] = descendantsOf(shape, 'blip');
        const picture = relations.get(attributeOf(blip, 'embed') ?? '')?.target;
        const made =
          name === 'pic' ? pictures.picture(picture, stated) : pictures.notShown('chart', stated);
        to.append(element('p', made));
      }
    }
    // Remarks are often written into a shape that lies over the cells.
    for (const shape of drawing ? descendantsOf(drawing, 'txBody') : [])
      for (const line of elementsOf(shape, 'p')) {
        const text = [...descendantsOf(line, 't')].map(textOf).join('');
        if (text.trim()) to.append(element('p', text));
      }
  }
}

/** The first row of the first table that the sheet declares, unless it says that it has no header. */
async function tableRow(office: OfficePackage, sheet: string): Promise<number | undefined> {
  for (const { type, target } of (await relationsOf(office, sheet)).values()) {
    if (type !== 'table') continue;
    const table = await office.xml(target).catch(() => undefined);
    if (attributeOf(table, 'headerRowCount') === '0') continue;
    return cellPlace((attributeOf(table, 'ref') ?? '').split(':')[0] ?? '')?.row;
  }
  return undefined;
}
