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
}

/** Percent at which pages fit. */
export function fittedZoom(pages: readonly SizedPage[], fitting: Fitting): number {
  const { room, gap, isUpright, isWhole } = fitting;
  const size = pages[0]?.size ?? { width: 1, height: 1 };
  const width = widest(pages, isUpright ? 'width' : 'height');
  const isPair = fitting.isPair && pages.length > 1;
  const free = room.width - (isPair ? 3 : 2) * gap;
  const fitted = (free / (isPair ? 2 * width : width)) * 100;
  if (!isWhole) return fitted;
  const height = isUpright ? size.height : size.width;
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
