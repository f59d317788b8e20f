import type { PageView } from './page-view.ts';
import type { WantedPages } from './page-work.ts';

/** Pictures kept at most, unless more pages than these are seen at once. */
const canvasBudget = 3;
/** Pages before and after the present one whose text is laid out. */
const textAhead = 2;
/** Pages away from the present one at which text is let go. */
const textKept = 5;

/**
 * The pages to draw and to read, the most wanted first.
 * @param present number of the present page
 * @param visible pages in view, those that show most of themselves first
 */
export function wantedPages(
  pages: readonly PageView[],
  present: number,
  visible: readonly PageView[],
): WantedPages {
  const around = (distance: number): PageView[] =>
    [present + distance, present - distance]
      .map((number) => pages[number - 1])
      .filter((page) => page !== undefined);
  const seen = [...visible];
  const page = pages[present - 1];
  if (page && !seen.includes(page)) seen.unshift(page);
  const drawn = [...seen, ...around(1)].slice(0, Math.max(canvasBudget, seen.length));
  const read = [...seen];
  for (let distance = 1; distance <= textAhead; distance++) read.push(...around(distance));
  return { seen, drawn, read };
}

/** Frees the pictures and the text of pages that are far away. */
export function freeUnwanted(
  pages: readonly PageView[],
  present: number,
  { seen, drawn }: WantedPages,
): void {
  for (const page of pages) {
    if (!page.hasCanvas || seen.includes(page)) continue;
    if (drawn.includes(page)) page.dropDetail();
    else page.dropCanvas();
  }
  for (const page of pages) {
    const distance = Math.abs(page.number - present);
    if (page.hasText && distance > textKept && !page.isHeld) page.dropText();
  }
}
