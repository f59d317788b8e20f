import { mostLinks } from '../engine.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  textOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { type OfficePackage, relationsOf } from './package.ts';
import type { SheetNote } from './sheet-table.ts';
import { cellPlace, type ReadSheet } from './xlsx-sheet.ts';

/** Links of a sheet: relation by the place of its cell. They stand behind the rows. */
function linksOf(source: string): Map<string, string> {
  const links = new Map<string, string>();
  const tail = source.slice(Math.max(0, source.lastIndexOf('sheetData>')));
  for (const [mark] of tail.matchAll(/<(?:\w+:)?hyperlink\b[^<>]*>/g)) {
    if (links.size >= mostLinks) break;
    const [, reference = ''] = /\sref="([A-Z\d$]+)/.exec(mark) ?? [];
    const [, id = ''] = /\s\w+:id="([^"]*)"/.exec(mark) ?? [];
    const place = cellPlace(reference);
    if (place && id) links.set(`${place.column},${place.row}`, id);
  }
  return links;
}

function commentsOf(root: XmlElement | undefined): SheetNote[] {
  return elementsOf(childOf(root, 'commentList'), 'comment')
    .slice(0, mostLinks)
    .flatMap((comment) => {
      const parts = [...descendantsOf(childOf(comment, 'text'), 't')];
      const text = parts.map(textOf).join('').trim();
      return text ? [{ reference: attributeOf(comment, 'ref') ?? '', text }] : [];
    });
}

/** Marks the cells of a sheet that are links or that somebody commented on, and gives the comments. */
export async function markCells(
  office: OfficePackage,
  part: string,
  source: string,
  { rows, isHidden }: ReadSheet,
): Promise<SheetNote[]> {
  const relations = await relationsOf(office, part);
  const links = linksOf(source);
  const comments = [...relations.values()].find(({ type }) => type === 'comments');
  // Comments that are damaged leave the sheet as it is.
  const all = comments ? commentsOf(await office.xml(comments.target).catch(() => undefined)) : [];
  const notes = all.filter(({ reference }) => {
    const place = cellPlace(reference);
    return !place || !isHidden(place.column, place.row);
  });
  const noted = new Map<string, number>();
  notes.forEach(({ reference }, index) => {
    const place = cellPlace(reference);
    if (place) noted.set(`${place.column},${place.row}`, index + 1);
  });
  if (links.size === 0 && noted.size === 0) return notes;
  for (const { row, cells } of rows)
    for (const cell of cells) {
      const place = `${cell.column},${row}`;
      const link = relations.get(links.get(place) ?? '');
      if (link?.external) cell.href = link.target;
      cell.note = noted.get(place);
    }
  return notes;
}
