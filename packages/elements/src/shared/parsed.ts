let waiting = new Set<() => void>();

function run(): void {
  const due = waiting;
  waiting = new Set();
  for (const task of due) {
    try {
      task();
    } catch (error) {
      // One element that cannot be made ready must not keep the others from it.
      reportError(error);
    }
  }
}

/**
 * Calls `task` once the children of an element that was just connected can be relied on: in one
 * batch after the current script, and while the page is still being parsed after the whole page.
 */
export function whenParsed(task: () => void): void {
  if (waiting.size === 0) {
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', run, { once: true });
    else queueMicrotask(run);
  }
  waiting.add(task);
}
