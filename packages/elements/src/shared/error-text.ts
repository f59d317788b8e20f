import { matchLanguage } from '@twintown/core/language.js';
import { translate } from '@twintown/core/messages.js';
import { describe, ensureId } from './aria.ts';
import { remember, wire } from './care.ts';
import { nameOf } from './control.ts';
import { errorOf, type Question } from './question.ts';
import { localeOf } from './sentences.ts';

/** Adds the empty error paragraph, last, where the author printed none. */
function ensureError(question: Question): HTMLElement {
  const present = errorOf(question);
  if (present) return present;
  const { subject } = question;
  const error = document.createElement('p');
  error.dataset.error = '';
  (subject instanceof HTMLFieldSetElement ? subject : question).append(error);
  ensureId(error, `${subject?.id || nameOf(question)}-error`);
  wire(question);
  return error;
}

/** Shows `text` in the error paragraph; '' empties and hides it, so that nobody hears it either. */
export function writeError(question: Question, text: string): void {
  const error = text ? ensureError(question) : errorOf(question);
  if (!error) return;
  if (text) {
    const locale = localeOf(question);
    const prefix = document.createElement('span');
    prefix.dataset.visuallyHidden = '';
    prefix.textContent = `${translate(locale, 'form.errorPrefix')} `;
    error.replaceChildren(prefix, text);
    // Words in another language than the page's say so, or they are read with the wrong voice.
    const spoken = matchLanguage(locale);
    if (spoken.slice(0, 2) !== locale.slice(0, 2).toLowerCase()) error.lang = spoken;
  } else error.replaceChildren();
  error.hidden = !text;
  remember(error);
}

/** Tells the error at the wrong part of a group as well, which is where a link leads. */
export function describeParts(question: Question, wrong: readonly HTMLElement[]): void {
  const error = errorOf(question);
  for (const control of question.controls)
    if (control.dataset.part && control !== question.subject)
      describe(control, error && wrong.includes(control) ? [ensureId(error)] : []);
}
