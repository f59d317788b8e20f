/** Bytes from `start` up to `end` of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a picture file do not fit together, or it is drawn in a way that is not known here.
 * Whoever changes anything in it may change the picture.
 */
export class UnclearLayout extends Error {
  constructor() {
    super('the parts of the picture file are not clear');
  }
}

/** Spans in the order of the file, those that touch or overlap made one, empty ones left out. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (span.start >= span.end) continue;
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

/** Whether a byte of one list stands in the other as well. Both are `merged`. */
export function meet(some: readonly Span[], others: readonly Span[]): boolean {
  let at = 0;
  for (const { start, end } of some) {
    while (at < others.length && others[at]!.end <= start) at += 1;
    if (at < others.length && others[at]!.start < end) return true;
  }
  return false;
}

/** Whether every byte of the first list stands in the second. Both are `merged`. */
export function covers(some: readonly Span[], all: readonly Span[]): boolean {
  let at = 0;
  for (const { start, end } of some) {
    while (at < all.length && all[at]!.end < end) at += 1;
    if (at >= all.length || all[at]!.start > start) return false;
  }
  return true;
}
