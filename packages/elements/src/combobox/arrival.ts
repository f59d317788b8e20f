const waiting = new Set<() => void>();
let acted = false;
let watching = false;

function act(): void {
  acted = true;
  for (const type of ['keydown', 'pointerdown']) document.removeEventListener(type, act, true);
  for (const task of waiting) task();
  waiting.clear();
}

/**
 * Calls `task` when a person first presses a key or a button anywhere on the page, at once where
 * that has been. Gives what calls it off.
 */
export function afterFirstAct(task: () => void): () => void {
  if (acted) task();
  else waiting.add(task);
  if (!acted && !watching)
    for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, act, true);
  watching = true;
  return () => waiting.delete(task);
}
