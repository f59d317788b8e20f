import type { PageSize } from '../engines/engine.ts';

/** Pages up to this many times as wide as the first one, such as scans, are fitted with it. */
const alike = 1.25;

/** A page whose size is its own, or, until it is measured, that of the first one. */
interface SizedPage {
  measured: boolean;
  size: PageSize;
}

export interface Fitting {
  /** What pages can be seen in, in CSS pixels. */
  room: PageSize;
  /** CSS pixels around and between pages. */
  gap: number;
  /** False where pages are turned onto their side. */
  isUpright: boolean;
  /** Whether two pages lie beside each other. */
  isPair: boolean;
  /** Whether the whole page is to be seen, not only its width. */
  isWhole: boolean;
  /** Those that were asked to fit, whatever the others are. */
  asked?: readonly SizedPage[] | undefined;
}

/** Percent at which pages fit. */
export function fittedZoom(pages: readonly SizedPage[], fitting: Fitting): number {
  const { room, gap, isUpright, isWhole, asked } = fitting;
  const [across, down] = isUpright
    ? (['width', 'height'] as const)
    : (['height', 'width'] as const);
  const widths = asked?.map(({ size }) => size[across]) ?? [widest(pages, across)];
  // The last page of an odd number stands in its own half.
  if (fitting.isPair && pages.length > 1 && widths.length === 1) widths.push(...widths);
  const width = widths.reduce((sum, one) => sum + one);
  const fitted = ((room.width - (widths.length + 1) * gap) / width) * 100;
  if (!isWhole) return fitted;
  const height = Math.max(...(asked ?? pages.slice(0, 1)).map(({ size }) => size[down]), 1);
  return Math.min(fitted, ((room.height - 2 * gap) / height) * 100);
}

/** The width that fits the view: of the widest page so far, but a plan among letters does not count. */
function widest(pages: readonly SizedPage[], side: 'width' | 'height'): number {
  const first = pages[0]?.size[side] ?? 1;
  return pages.reduce((most, { measured, size }) => {
    const width = size[side];
    return measured && width > most && width <= first * alike ? width : most;
  }, first);
}
