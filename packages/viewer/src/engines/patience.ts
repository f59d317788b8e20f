/** Work, in milliseconds, after which a document counts as one that cannot be opened. */
export const openingLimit = 10_000;

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
  // Counted in steps: after the computer slept, a clock would say that hours were worked.
  const timer = setInterval(() => {
    // Compared, because markup such as `<img name="visibilityState">` can take its place.
    if (document.visibilityState === 'hidden' || excused()) return;
    left -= step;
    if (left > 0) return;
    clearInterval(timer);
    over();
  }, step);
  return () => clearInterval(timer);
}
