/** Calls `task` when the page has loaded and nothing else is to be done. Gives what calls it off. */
export function whenIdle(task: () => void): () => void {
  let off = false;
  const run = (): void => {
    if (!off) task();
  };
  // Not every browser tells when it is idle.
  const wait = (): void =>
    void ('requestIdleCallback' in window ? requestIdleCallback(run) : setTimeout(run, 200));
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
  return () => {
    off = true;
  };
}
