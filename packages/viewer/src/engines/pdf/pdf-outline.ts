import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentLayer, OutlineEntry, PageSpot } from '../engine.ts';
import { pageOf } from './pdf-destinations.ts';

/** Entries read at most: a table of contents may be made to have no end. */
const mostEntries = 5000;

interface PdfEntry {
  title: string;
  dest: unknown;
  items: PdfEntry[];
}

/** @param spotOn finds the place on a page that a destination names */
export async function outlineOf(
  pdf: PDFDocumentProxy,
  spotOn: (page: number, destination: unknown) => Promise<PageSpot | undefined>,
): Promise<OutlineEntry[]> {
  let left = mostEntries;
  const convert = (entries: PdfEntry[]): Promise<OutlineEntry[]> =>
    Promise.all(
      entries
        .slice(0, Math.max(0, (left -= entries.length) + entries.length))
        .map(async (entry) => {
          const [page, children] = await Promise.all([
            entry.dest ? pageOf(pdf, entry.dest) : undefined,
            convert(entry.items),
          ]);
          const title = entry.title.trim();
          if (page === undefined) return { title, children };
          return { title, page, spot: () => spotOn(page, entry.dest), children };
        }),
    );
  return convert((await pdf.getOutline()) ?? []);
}

type Config = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

/** An entry of the order in which layers are listed: an id, or a named group of such. */
type Order = (string | { name: string | null; order: Order })[];

export function layersOf(config: Config): DocumentLayer[] {
  const convert = (order: Order): DocumentLayer[] => {
    const layers: DocumentLayer[] = [];
    for (const entry of order) {
      if (typeof entry === 'string') {
        const group = config.getGroup(entry) as { name: string | null; visible: boolean } | null;
        if (!group) continue;
        layers.push({ id: entry, name: group.name ?? '', visible: group.visible, children: [] });
        continue;
      }
      const children = convert(entry.order);
      // pdf.js gives what the list does not name, or names within another layer, as a group without a name.
      if (entry.name) layers.push({ name: entry.name, visible: true, children });
      else layers.push(...children);
    }
    return layers;
  };
  return convert((config.getOrder() as Order | null) ?? []);
}
