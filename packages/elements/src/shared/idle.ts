/** Calls `task` when the page has loaded and nothing else is to be done. Gives what calls it off. */
export function whenIdle(task: () => void): () => void {
  let off = false;
  const run = (): void => {
    if (!off) task();
  };
  const wait = (): void => {
    // Comes after a framework's slices, however many; and it comes, while Chromium sometimes never
    // calls back who waits for it to be idle, of a page that has nothing to do.
    if ('scheduler' in window && 'postTask' in window.scheduler)
      void window.scheduler.postTask(run, { priority: 'background' });
    // Not every browser tells when it is idle.
    else if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 2000 });
    else setTimeout(run, 200);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
  return () => {
    off = true;
  };
}
