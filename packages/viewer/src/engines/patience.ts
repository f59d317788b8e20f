/** Work, in milliseconds, after which a document counts as one that cannot be opened: told within 10 s. */
export const openingLimit = 9_500;

/** Work, in milliseconds, after which a page counts as one that cannot be drawn. */
export const pageLimit = 20_000;

const step = 250;

/**
 * Calls `over` once work has taken `limit` milliseconds, so that no file keeps people waiting for
 * ever. Time in which `excused` holds is not counted, nor time in which the page lies in the
 * background, where browsers stop drawing. Returns what ends the watch.
 */
export function limitWork(limit: number, excused: () => boolean, over: () => void): () => void {
  let left = limit;
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // A busy page is late by some steps; after the computer slept, a clock would say hours.
    const worked = Math.min(now - before, 4 * step);
    before = now;
    // Compared, because markup such as `<img name="visibilityState">` can take its place.
    if (document.visibilityState === 'hidden' || excused()) return;
    left -= worked;
    if (left > 0) return;
    clearInterval(timer);
    over();
  }, step);
  return () => clearInterval(timer);
}
