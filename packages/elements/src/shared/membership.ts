import { outsideOf } from './outside.ts';
import { questionOf, questionsIn, type Question } from './question.ts';

/** The form that `question` is sent with: the one that its control names, else the one around it. */
export function formOf(question: Question): HTMLFormElement | null {
  return question.controls[0]?.form ?? question.closest('form');
}

/** All questions that are sent with `form`, also those outside it, in document order. */
export function questionsOf(form: Element): Question[] {
  const within = questionsIn(form).filter((question) => formOf(question) === form);
  const outside = outsideOf(form).flatMap((control) => questionOf(control) ?? []);
  if (outside.length === 0) return within;
  return [...new Set([...within, ...outside])].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}
