import type { Area, PageSize } from '../engines/engine.ts';
import type { Rotation } from './layout.ts';

/**
 * What of a page is seen in `scroller`, in device pixels of the upright page, rounded outwards.
 * `margin` adds that part of the view on each side, so that a small step needs no new drawing.
 */
export function visibleArea(
  scroller: HTMLElement,
  { element, size }: { element: HTMLElement; size: PageSize },
  { rotation, scale, margin }: { rotation: Rotation; scale: number; margin: number },
): Area {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = element;
  const left = scrollLeft - offsetLeft - margin * clientWidth;
  const top = scrollTop - offsetTop - margin * clientHeight;
  const right = scrollLeft - offsetLeft + (1 + margin) * clientWidth;
  const bottom = scrollTop - offsetTop + (1 + margin) * clientHeight;
  // Sides of the upright page, counted from its own top left corner.
  const [x1, y1, x2, y2] = {
    0: [left, top, right, bottom],
    90: [top, width - right, bottom, width - left],
    180: [width - right, height - bottom, width - left, height - top],
    270: [height - bottom, left, height - top, right],
  }[rotation] as [number, number, number, number];
  const isUpright = rotation % 180 === 0;
  const pixels = (size.width * scale) / ((isUpright ? width : height) || 1);
  const clamp = (value: number, most: number): number =>
    Math.min(Math.max(value * pixels, 0), Math.floor(most * scale));
  const from = { left: Math.floor(clamp(x1, size.width)), top: Math.floor(clamp(y1, size.height)) };
  return {
    ...from,
    width: Math.ceil(clamp(x2, size.width)) - from.left,
    height: Math.ceil(clamp(y2, size.height)) - from.top,
  };
}
