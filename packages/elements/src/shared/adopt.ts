import { engineNow, listen, withEngine } from './events.ts';
import { watchLate } from './late.ts';
import { whenParsed } from './parsed.ts';
import type { Question } from './question.ts';
import { development, warn, warnOfValues } from './warn.ts';
import { warnOfTags } from './warn-of-names.ts';
import { warnOfTheme } from './warn-of-theme.ts';

const fresh = new Set<Question>();
const gone = new Set<Question>();

/**
 * Takes a question into care when it is connected. Costs no listener, observer or object of its
 * own: those stand at the document and at the form, and the rest is made when a person arrives.
 */
export function adopt(question: Question): void {
  listen(question.getRootNode());
  if (fresh.size === 0) whenParsed(look);
  fresh.add(question);
}

/** Lets go of a question that was taken out, unless it was only moved. */
export function release(question: Question): void {
  fresh.delete(question);
  if (!engineNow()) return;
  if (gone.size === 0) queueMicrotask(forgetGone);
  gone.add(question);
}

function look(): void {
  for (const question of fresh) {
    watchLate(question, changed);
    if (!isComplete(question)) care(question);
    if (development) {
      warnOfNames(question);
      warnOfTheme(question);
      warnOfTags();
      warnOfValues(question);
    }
  }
  fresh.clear();
}

function changed(question: Question): void {
  question.late?.();
  care(question);
}

function care(question: Question): void {
  withEngine((engine) => engine.care(question));
}

/** Whether the author printed every reference, and no error stands that has to be taken over. */
function isComplete(question: Question): boolean {
  // One query: on a page of hundreds of fields this is most of what adopting them costs.
  const parts = [...question.querySelectorAll('label,[data-hint],[data-error],[aria-describedby]')];
  const ids = parts
    .map((part) => part.getAttribute('aria-describedby') ?? '')
    .join(' ')
    .split(' ');
  return parts.every((part) =>
    part instanceof HTMLLabelElement
      ? part.htmlFor || part.control
      : !part.matches('[data-hint],[data-error]') ||
        (part.id && ids.includes(part.id) && !(part.matches('[data-error]') && part.firstChild)),
  );
}

function forgetGone(): void {
  for (const question of gone) if (!question.isConnected) engineNow()?.letGo(question);
  gone.clear();
}

function firstOf(id: string, question: Question): Element | null {
  return (question.getRootNode() as Document | ShadowRoot).querySelector(
    `[id="${CSS.escape(id)}"]`,
  );
}

function warnOfNames(question: Question): void {
  const { controls, subject } = question;
  if (!controls.length || !subject)
    warn(`<${question.localName}> has no control inside.`, question);
  if (subject && subject !== controls[0] && !question.querySelector('legend'))
    warn(`The group "${controls[0]?.name}" has no <legend>.`, question);
  for (const control of controls) {
    if (!control.labels?.length && !control.matches('[aria-label],[aria-labelledby]'))
      warn(
        control.id && control !== firstOf(control.id, question)
          ? `The id "${control.id}" stands twice: labels and messages belong to the first one.`
          : `The control "${control.name}" has no <label for>.`,
        question,
      );
    const form = control.type === 'file' && control.form;
    if (form && !/^multipart/i.test(Element.prototype.getAttribute.call(form, 'enctype') ?? ''))
      warn(
        'A form with files needs enctype="multipart/form-data": without it only names are sent.',
        question,
      );
  }
  if (!question.closest('[lang]') && !document.documentElement.lang)
    warn('The page has no lang attribute: English is assumed.', question);
}
