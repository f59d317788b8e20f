import { markInvalid } from './aria.ts';
import { isForeign } from './care.ts';
import { nameOf, wrongOf } from './control.ts';
import { writeError, writeWarning } from './error-text.ts';
import { quietly } from './late.ts';
import { formOf, questionsOf } from './membership.ts';
import { errorOf, questionsIn, type Question } from './question.ts';

/** What a server said of an answer that it printed, until a reset brings the answer back. */
const refused = new WeakMap<Question, { said: readonly Node[]; wrong: readonly Element[] }>();

/** The server's words were for the answer that is being changed. Those of the first are kept. */
export function unsayServer(question: Question, isFirst: boolean): void {
  const error = errorOf(question);
  if (!error || !isForeign(error)) return;
  const all = [...question.controls, ...wrongOf(question)];
  if (isFirst) {
    const wrong = all.filter((each) => each.matches('[aria-invalid=true]'));
    refused.set(question, { said: [...error.childNodes], wrong });
  }
  unsay(question);
}

/** Nothing is shown at `question` any more. */
export function unsay(question: Question): void {
  quietly(() => {
    writeError(question, '', '');
    writeWarning(question, '', '');
    markInvalid([...question.controls, ...wrongOf(question)], [], true);
  });
}

/** What a server or a framework says at `question`, without the word before it. */
export function serverWords(question: Question): string {
  const error = errorOf(question);
  if (!error || error.hidden || !isForeign(error)) return '';
  const said = error.cloneNode(true) as Element;
  for (const prefix of said.querySelectorAll('[data-visually-hidden]')) prefix.remove();
  return said.textContent.trim();
}

/** The answer is as it was printed. Gives whether a server had said something of it. */
export function sayServerAgain(question: Question): boolean {
  const { said, wrong } = refused.get(question) ?? {};
  if (!said || !refused.delete(question)) return false;
  quietly(() => {
    errorOf(question)?.replaceChildren(...said);
    markInvalid(wrong!, wrong!);
  });
  return true;
}

/** What a server said of several answers together, by the question where it stands. */
const comparisons = new Map<Question, ReadonlySet<Question>>();

/**
 * Notes that what a server says at `question` is true only as long as the questions of `names` are answered
 * as they were. They are found now: a name may become that of another one when an entry is removed.
 */
export function compare(question: Question, names = errorOf(question)?.dataset.compares): void {
  if (!names) return;
  const form = formOf(question);
  const all = form ? questionsOf(form) : questionsIn(question.getRootNode() as Document);
  const list = names.trim().split(/\s+/);
  comparisons.set(question, new Set(all.filter((other) => list.includes(nameOf(other)))));
}

/** Where something was said that is true no longer now that `question` is answered otherwise, or gone. */
export function comparedWith(question: Question): Question[] {
  const met = [...comparisons].filter(([at, others]) => at === question || others.has(question));
  for (const [at] of met) comparisons.delete(at);
  return met.flatMap(([at]) => (at === question ? [] : at));
}
