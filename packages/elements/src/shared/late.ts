import { questionOf, type Question } from './question.ts';

const watched = new WeakSet<Node>();
let observer: MutationObserver | undefined;
let notify: (question: Question) => void;

function read(records: readonly MutationRecord[]): void {
  const changed = new Set(records.map(({ target }) => questionOf(target)));
  for (const question of changed) if (question?.isConnected) notify(question);
}

/**
 * Calls `listener` when a page's own script or a framework changed what stands in `question`. One
 * observer serves the page, and it looks at whole forms: five hundred fields cost one registration.
 */
export function watchLate(question: Question, listener: (question: Question) => void): void {
  const scope = question.closest('form,body') ?? question.getRootNode();
  if (watched.has(scope)) return;
  watched.add(scope);
  notify = listener;
  observer ??= new MutationObserver(read);
  observer.observe(scope, { subtree: true, childList: true, characterData: true });
}

/** Runs `write` so that the changes it makes are not reported; those made before still are. */
export function quietly(write: () => void): void {
  if (observer) read(observer.takeRecords());
  write();
  observer?.takeRecords();
}
