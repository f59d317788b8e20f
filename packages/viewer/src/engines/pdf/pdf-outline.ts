import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentLayer, OutlineEntry } from '../engine.ts';

/** Entries read at most: a table of contents may be made to have no end. */
const mostEntries = 5000;

interface PdfEntry {
  title: string;
  dest: unknown;
  items: PdfEntry[];
}

/** The page that a destination leads to, from 1, or undefined where it leads nowhere. */
export async function pageOf(
  pdf: PDFDocumentProxy,
  destination: unknown,
): Promise<number | undefined> {
  try {
    const explicit =
      typeof destination === 'string'
        ? await pdf.getDestination(destination)
        : (destination as unknown[]);
    const target: unknown = explicit?.[0];
    if (typeof target === 'number') return target + 1;
    return target ? (await pdf.getPageIndex(target as never)) + 1 : undefined;
  } catch {
    // A destination that leads nowhere is common in real files: then there is no link.
    return undefined;
  }
}

/** The page that an action of the format's own leads to (`Named`, ISO 32000-2, table 215). */
export function namedPage(
  action: string | undefined,
  page: number,
  pageCount: number,
): number | undefined {
  const target = new Map([
    ['FirstPage', 1],
    ['PrevPage', page - 1],
    ['NextPage', page + 1],
    ['LastPage', pageCount],
  ]).get(action ?? '');
  return target && target <= pageCount ? target : undefined;
}

export async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineEntry[]> {
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
          return { title, ...(page === undefined ? {} : { page }), children };
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
