/**
 * How pages lie beside each other: all in one column, one at a time, or all in pairs (1 and 2, 3
 * and 4, …).
 */
export type PageLayout = 'continuous' | 'single' | 'two-page';

/** Clockwise, in degrees, beyond what the document itself says. */
export type Rotation = 0 | 90 | 180 | 270;

/** Reads an attribute; anything unknown is `continuous`. */
export function readLayout(text: string | null): PageLayout {
  return text === 'single' || text === 'two-page' ? text : 'continuous';
}

/** The nearest quarter turn, also for negative angles and for more than a full turn. */
export function readRotation(degrees: unknown): Rotation {
  const quarters = Math.round(Number(degrees) / 90);
  return (Number.isFinite(quarters) ? (((quarters % 4) + 4) % 4) * 90 : 0) as Rotation;
}
