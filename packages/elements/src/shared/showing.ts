import type { Issue } from '@twintown/core/issue.js';
import { markInvalid } from './aria.ts';
import { isForeign } from './care.ts';
import { wrongOf } from './control.ts';
import { describeParts, writeError, writeWarning } from './error-text.ts';
import { quietly } from './late.ts';
import { errorOf, type Question } from './question.ts';

/* How what is wrong with an answer gets into the page. */

/** What the paragraphs of a question say by us. */
export interface Told {
  /** What the error says, what the warning says, and in which language. */
  text: string;
  caution: string;
  locale: string;
}

/** What a question has to say after an answer changed. */
export interface Change {
  question: Question;
  issues: Issue[];
  warning: Issue | undefined;
  text: string;
  caution: string;
  /** The language that holds there, and the one it is said in: '' while its words are not there. */
  locale: string;
  spoken: string;
}

/** Writes what changed. Gives whether it is something else than before. */
export function show(change: Change, told: Told): boolean {
  const warned = showWarning(change, told);
  return showError(change, told) || warned;
}

function showWarning({ question, caution, locale, spoken }: Change, told: Told): boolean {
  if (told.caution === caution) return false;
  writeWarning(question, caution, locale);
  told.caution = caution;
  told.locale = spoken;
  return true;
}

function showError({ question, issues, text, locale, spoken }: Change, told: Told): boolean {
  const error = errorOf(question);
  const stands = !!error && isForeign(error) && !text;
  const differs = told.text !== text;
  if (stands || (!differs && !text)) return false;
  // The word before a sentence changes even where the sentence is the author's own.
  if (differs || told.locale !== spoken || !error?.firstChild)
    writeError(question, text, locale, error);
  told.text = text;
  told.locale = spoken;
  const all = wrongOf(question);
  const wrong = issues.flatMap(({ part }) => (part ? wrongOf(question, part) : all));
  markInvalid(new Set([...question.controls, ...all]), wrong);
  describeParts(question, wrong);
  const issue = issues.find(({ code }) => code.startsWith('century'));
  if (differs && (issue || question.querySelector('[data-century]')))
    askYear(question, issue, told);
  return differs;
}

/** The error is a question that one press can answer. */
function askYear(question: Question, issue: Issue | undefined, told: Told): void {
  const { text } = told;
  // Typing goes on meanwhile. Offline the year is typed.
  void import('./extras/century.ts').then(
    ({ offer }) => {
      const isAsked = told.text === text;
      offer(isAsked ? issue : undefined, errorOf(question), { question, quietly });
    },
    () => {},
  );
}
