import { describe, ensureId } from './aria.ts';
import { errorOf, ownAll, type Question } from './question.ts';
import { development, warn } from './warn.ts';

/**
 * Adds the ids and references that the author left out of a question. Where all are printed it
 * changes nothing, so that a page another library hydrates stays as that library knows it.
 */
export function wire(question: Question): void {
  const { controls, subject } = question;
  const control = controls[0];
  if (!control || !subject) {
    if (development) warn(`<${question.localName}> has no control inside.`, question);
    return;
  }
  for (const each of controls) {
    const choice = each.parentElement?.closest('[data-option],[data-part]');
    const label = (choice ?? question).querySelector('label');
    if (label && !label.htmlFor && !label.contains(each)) label.htmlFor = ensureId(each);
    const hint = choice && subject !== each && choice.querySelector('[data-hint]');
    if (hint) describe(each, [ensureId(hint)]);
    if (development) warnOfLabel(question, each);
  }
  const name = subject.id || question.getAttribute('name') || control.name;
  const error = errorOf(question);
  const hint = ownAll(question, '[data-hint]:not([data-option] *)')[0];
  const ids: string[] = [];
  if (error) ids.push(ensureId(error, name && `${name}-error`));
  if (hint) ids.push(ensureId(hint, name && `${name}-hint`));
  describe(subject, ids);
}

function warnOfLabel(question: Question, control: HTMLInputElement | Element): void {
  const named = control.getAttribute('aria-label') ?? control.getAttribute('aria-labelledby');
  if (!named && !(control as HTMLInputElement).labels?.length)
    warn(`The control "${(control as HTMLInputElement).name}" has no <label for>.`, question);
  if (question.subject !== control && !question.querySelector('legend'))
    warn(`The group "${(control as HTMLInputElement).name}" has no <legend>.`, question);
}
