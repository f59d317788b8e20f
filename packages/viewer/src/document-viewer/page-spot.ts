import type { PageSpot } from '../engines/engine.ts';
import type { Rotation } from './layout.ts';

type Point = Pick<PageSpot, 'top' | 'left'>;

/** Pixels of the page that are left before a place that is brought into a narrower view. */
const margin = 16;

/** Where a spot lies once the reader has turned the pages. */
function turned({ top, left }: Point, rotation: Rotation): Point {
  switch (rotation) {
    case 90:
      return { top: left ?? 0, left: 1 - top };
    case 180:
      return { top: 1 - top, ...(left === undefined ? {} : { left: 1 - left }) };
    case 270:
      return { top: left === undefined ? 0 : 1 - left, left: top };
    default:
      return left === undefined ? { top } : { top, left };
  }
}

/** Scrolls a spot to the top of the view, `gap` below it. */
export function scrollToSpot(
  scroller: HTMLElement,
  page: HTMLElement,
  spot: PageSpot,
  { rotation, gap }: { rotation: Rotation; gap: number },
): void {
  const { top, left } = turned(spot, rotation);
  scroller.scrollTop = page.offsetTop + top * page.offsetHeight - gap;
  const { clientWidth, scrollLeft } = scroller;
  if (left === undefined || page.offsetWidth <= clientWidth) return;
  const across = page.offsetLeft + left * page.offsetWidth;
  const isSeen = across >= scrollLeft && across < scrollLeft + clientWidth / 2;
  if (!isSeen) scroller.scrollLeft = across - margin;
}
