import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PageSpot } from '../engine.ts';
import { textContent } from './pdf-text.ts';

/** Points by which a destination may stand below the foot of the line that it means. */
const slack = 2;

/** Points by which a line may begin left of the destination that means it. */
const indent = 8;

/** Letters of the text at a spot, enough to find it again in another view. */
const lettersKept = 80;

interface Piece {
  text: string;
  left: number;
  right: number;
  /** Foot of the line, below the head of the page. */
  base: number;
  size: number;
  endsLine: boolean;
}

async function explicit(
  pdf: PDFDocumentProxy,
  destination: unknown,
): Promise<unknown[] | undefined> {
  const found: unknown =
    typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  return Array.isArray(found) ? found : undefined;
}

/** The page that a destination leads to, from 1, or undefined where it leads nowhere. */
export async function pageOf(
  pdf: PDFDocumentProxy,
  destination: unknown,
): Promise<number | undefined> {
  try {
    const target = (await explicit(pdf, destination))?.[0];
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

/** The place on its page that a destination names, or undefined where it means the page as a whole. */
export async function spotOf(
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  destination: unknown,
): Promise<PageSpot | undefined> {
  const point = pointOf(await explicit(pdf, destination));
  if (!point) return undefined;
  const viewport = page.getViewport({ scale: 1 });
  const isTurned = viewport.rotation % 180 !== 0;
  const [viewLeft = 0, viewBottom = 0] = viewport.viewBox as number[];
  const [x, y] = viewport.convertToViewportPoint(
    point.left ?? viewLeft,
    point.top ?? viewBottom,
  ) as [number, number];
  const isKnown = isTurned ? point.left !== undefined : point.top !== undefined;
  // What lies at the head of the page, or beyond it, is the page itself.
  if (!isKnown || y < 1) return undefined;
  const hasLeft = isTurned ? point.top !== undefined : point.left !== undefined;
  const left = hasLeft ? x : undefined;
  const spot = { top: Math.min(1, y / viewport.height), ...wordsAt(await piecesOf(page), y, left) };
  return left === undefined
    ? spot
    : { ...spot, left: Math.min(1, Math.max(0, x / viewport.width)) };
}

/** In the page's own units, from its lower left corner (ISO 32000-2, table 149). */
function pointOf(
  destination: unknown[] | undefined,
): { left?: number | undefined; top?: number | undefined } | undefined {
  const [, kind, ...numbers] = destination ?? [];
  const [first, second, , fourth] = numbers.map((each) =>
    typeof each === 'number' && Number.isFinite(each) ? each : undefined,
  );
  switch ((kind as { name?: string } | undefined)?.name) {
    case 'XYZ':
      return { left: first, top: second };
    case 'FitH':
    case 'FitBH':
      return { top: first };
    case 'FitR':
      return { left: first, top: fourth };
    default:
      return undefined;
  }
}

async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await textContent(page);
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    const [left, base] = viewport.convertToViewportPoint(x, y) as [number, number];
    const scale = page.userUnit;
    return {
      text: item.str,
      left,
      right: left + item.width * scale,
      base,
      size: (item.height || Math.hypot(a, b)) * scale,
      endsLine: item.hasEOL,
    };
  });
}

/** The text that begins at a height of the page, and the share of its text that stands before. */
function wordsAt(
  pieces: readonly Piece[],
  y: number,
  left: number | undefined,
): Pick<PageSpot, 'line' | 'text' | 'passed'> {
  const below = pieces.filter(({ text, base }) => text.trim() !== '' && base >= y - slack);
  // Of several columns it is the one that begins there.
  const beside = left === undefined ? [] : below.filter((piece) => piece.left >= left - indent);
  const candidates = beside.length > 0 ? beside : below;
  const first = candidates.reduce<Piece | undefined>(
    (best, piece) => (best && best.base - best.size / 4 <= piece.base ? best : piece),
    undefined,
  );
  const at = first ? pieces.indexOf(first) : -1;
  if (at < 0) return { line: '', text: '', passed: 0 };
  const end = pieces.findIndex((piece, index) => index >= at && piece.endsLine);
  const textOf = (from: number, to?: number): string =>
    pieces
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  const all = textOf(0).length || 1;
  return {
    line: textOf(at, end < 0 ? undefined : end + 1),
    text: textOf(at).slice(0, lettersKept),
    passed: textOf(0, at).length / all,
  };
}
