/** Percent of the document's own size, or as large as fits the view. */
export type Zoom = number | 'fit-width' | 'fit-page';

export const smallestZoom = 25;
export const largestZoom = 800;

const steps = [
  25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500, 600, 700, 800,
];

export function zoomStepAbove(percent: number): number {
  return steps.find((step) => step > percent) ?? largestZoom;
}

/** Undefined where there is none: what fits may be smaller than every step. */
export function zoomStepBelow(percent: number): number | undefined {
  return steps.findLast((step) => step < percent);
}

/** Reads an attribute: `fit-width`, `fit-page` or a percentage; anything else is `fit-width`. */
export function readZoom(text: string | null): Zoom {
  if (text === 'fit-page') return text;
  const percent = Number(text?.replace('%', ''));
  if (!text || !Number.isFinite(percent) || percent <= 0) return 'fit-width';
  return Math.min(Math.max(percent, smallestZoom), largestZoom);
}
