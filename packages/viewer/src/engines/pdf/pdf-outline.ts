import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { OutlineEntry, PageSpot } from '../engine.ts';
import { pageOf } from './pdf-destinations.ts';
import { safeAddress } from './safe-address.ts';

/** Entries read at most: a table of contents may be made to have no end. */
const mostEntries = 5000;

interface PdfEntry {
  title: string;
  dest: unknown;
  url?: string | null;
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
          const href = safeAddress(entry.url);
          if (page === undefined) return { title, ...(href && { href }), children };
          return { title, page, spot: () => spotOn(page, entry.dest), children };
        }),
    );
  return convert((await pdf.getOutline()) ?? []);
}
