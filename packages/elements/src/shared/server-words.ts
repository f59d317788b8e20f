import { markInvalid } from './aria.ts';
import { isForeign } from './care.ts';
import { wrongOf } from './control.ts';
import { writeError } from './error-text.ts';
import { quietly } from './late.ts';
import { errorOf, type Question } from './question.ts';

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
  quietly(() => {
    writeError(question, '', '');
    markInvalid(all, [], true);
  });
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
