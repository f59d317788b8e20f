import { questionOf, type Question } from './question.ts';

/** What a page's own script or a framework did to a question after it was printed. */
export interface LateChange {
  /** The text of the error paragraph is another one. */
  error: boolean;
  /** Something was added or taken away: references may be missing. */
  structure: boolean;
}

type Listener = (question: Question, change: LateChange) => void;

const watched = new WeakSet<Node>();
let observer: MutationObserver | undefined;
let notify: Listener | undefined;

function read(records: readonly MutationRecord[]): void {
  const changes = new Map<Question, LateChange>();
  for (const { target, type } of records) {
    const question = questionOf(target);
    if (!question?.isConnected) continue;
    const change = changes.get(question) ?? { error: false, structure: false };
    const element = target instanceof Element ? target : target.parentElement;
    if (element?.closest('[data-error]')) change.error = true;
    else if (type === 'childList') change.structure = true;
    changes.set(question, change);
  }
  for (const [question, change] of changes) notify?.(question, change);
}

/**
 * Reports late changes to `question`. One observer serves the page, and it looks at whole forms:
 * five hundred fields in a form cost one registration.
 */
export function watchLate(question: Question, listener: Listener): void {
  const scope = question.closest('form,body') ?? question.getRootNode();
  notify = listener;
  if (watched.has(scope)) return;
  watched.add(scope);
  observer ??= new MutationObserver(read);
  observer.observe(scope, { subtree: true, childList: true, characterData: true });
}

/** Runs `write` so that the changes it makes are not reported; those made before still are. */
export function quietly(write: () => void): void {
  if (observer) read(observer.takeRecords());
  write();
  observer?.takeRecords();
}
