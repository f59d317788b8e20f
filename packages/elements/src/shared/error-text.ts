import { matchLanguage } from '@twintown/core/language.js';
import { translate } from '@twintown/core/messages.js';
import { describe, ensureId } from './aria.ts';
import { remember, wire } from './care.ts';
import { nameOf } from './control.ts';
import { errorOf, type Question } from './question.ts';
import { localeOf } from './sentences.ts';

/** Adds the error paragraph, last, where the author printed none. */
function addError(question: Question): HTMLElement {
  const { subject } = question;
  const error = document.createElement('p');
  error.dataset.error = '';
  (subject instanceof HTMLFieldSetElement ? subject : question).append(error);
  ensureId(error, `${subject?.id || nameOf(question)}-error`);
  wire(question);
  return error;
}

/** Shows `text` in the error paragraph; '' empties and hides it, so that nobody hears it either. */
export function writeError(
  question: Question,
  text: string,
  present: HTMLElement | undefined = errorOf(question),
): void {
  const error = present ?? (text ? addError(question) : undefined);
  if (!error) return;
  if (text) {
    const locale = localeOf(question);
    const prefix = document.createElement('span');
    prefix.dataset.visuallyHidden = '';
    prefix.textContent = `${translate(locale, 'form.errorPrefix')} `;
    // Filling an empty paragraph at once costs half of emptying it first.
    if (error.firstChild) error.replaceChildren(prefix, text);
    else error.append(prefix, text);
    // Words in another language than the page's say so, or they are read with the wrong voice.
    const spoken = matchLanguage(locale);
    if (spoken.slice(0, 2) !== locale.slice(0, 2).toLowerCase()) error.lang = spoken;
  } else error.textContent = '';
  error.hidden = !text;
  remember(error);
}

/** Tells the error at the wrong part of a group as well, which is where a link leads. */
export function describeParts(question: Question, wrong: readonly HTMLElement[]): void {
  const { controls } = question;
  if (!controls[0]?.dataset.part) return;
  const error = errorOf(question);
  for (const control of controls)
    describe(control, error && wrong.includes(control) ? [ensureId(error)] : []);
}
