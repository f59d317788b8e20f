/*
 * No engine tells what a script sets: a page's own, or a framework that keeps the answer itself. The
 * next thing that is done on the page is a time to look; frameworks have written by then.
 */

const looks = new Set<() => void>();
let due: ReturnType<typeof setTimeout> | undefined;

function soon(): void {
  due ??= setTimeout(() => {
    due = undefined;
    for (const look of looks) look();
  });
}

/** Calls `look` after whatever a person does. Gives what ends that. */
export function afterEachAct(look: () => void): () => void {
  if (looks.size === 0)
    for (const type of ['click', 'input', 'change', 'focusin'])
      document.addEventListener(type, soon, true);
  looks.add(look);
  return () => {
    looks.delete(look);
    if (looks.size === 0)
      for (const type of ['click', 'input', 'change', 'focusin'])
        document.removeEventListener(type, soon, true);
  };
}
