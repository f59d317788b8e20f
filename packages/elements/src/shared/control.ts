import type { Constraints } from '@twintown/core/validation.js';
import type { Control, Question } from './question.ts';
import { unlisted } from './stand-in.ts';

/**
 * Kind of value of a question: `data-value` on the element or its control, else what HTML says.
 * Kinds without a value of their own (`radio`, `checkboxes`, `select`, `file`, …) choose sentences.
 */
export function kindOf(question: Question): string {
  const control = question.controls[0];
  // Attributes, because a `dataset` is made for each element that is asked for one.
  const asked =
    question.getAttribute('data-value') ?? control?.getAttribute('data-value') ?? question.kind;
  const kind =
    asked ??
    (partOf(control)
      ? kindOfParts(question)
      : kindByHtml(control, control?.type === 'checkbox' && question.subject === control));
  return kind === 'email' && control?.hasAttribute('multiple') ? 'emails' : kind;
}

function kindOfParts({ controls }: Question): string {
  return controls.some(({ dataset }) => dataset.part === 'day') ? 'date' : 'month';
}

const kindsOfHtml = new Set(
  'radio file email date datetime-local month week time url number'.split(' '),
);

/** Kind of value of `control` by HTML alone; `isAlone` where it is no choice of a group. */
export function kindByHtml(control: Control | undefined, isAlone: boolean): string {
  if (control instanceof HTMLSelectElement) return 'select';
  if (control?.type === 'checkbox') return isAlone ? 'checkbox' : 'checkboxes';
  // As the author wrote it: some browsers know no months, and take them for text.
  const type = control?.getAttribute('type') ?? '';
  return kindsOfHtml.has(type) ? type : 'text';
}

/** The part of a date that `control` is for, such as `day`. */
export function partOf(control: Control | undefined): string | undefined {
  return control?.getAttribute('data-part') ?? undefined;
}

/** Name under which the answer is known; '' where the author gave none. */
export function nameOf(question: Question): string {
  return question.getAttribute('name') ?? question.controls[0]?.name ?? '';
}

/** The answer as it would be sent; several parts or choices stand on lines. */
export function rawOf(question: Question): string {
  if (question.raw !== undefined) return question.raw;
  const answers = question.controls.map(sent);
  // One answer is what most questions have, and is asked for at every key.
  const [only] = answers;
  return answers.length === 1 && typeof only === 'string' ? only : answers.flat().join('\n');
}

function sent(control: Control): string | string[] {
  if (control instanceof HTMLSelectElement) {
    const typed = unlisted.get(control);
    if (typed !== undefined && !control.multiple) return typed;
    return [...control.selectedOptions].map((option) => option.value).concat(typed ?? []);
  }
  if (control.type === 'checkbox' || control.type === 'radio')
    return (control as HTMLInputElement).checked ? control.value : [];
  if (control.type === 'file')
    return [...((control as HTMLInputElement).files ?? [])].map((file) => file.name);
  return control.value;
}

/** The answer the page was printed with. */
export function printedOf(question: Question): string {
  return question.controls.flatMap(printed).join('\n');
}

function printed(control: Control): string | string[] {
  if (control instanceof HTMLSelectElement) {
    const chosen = [...control.options].filter((option) => option.defaultSelected);
    if (chosen.length > 0) return chosen.map((option) => option.value);
    return control.multiple ? [] : (control.options[0]?.value ?? []);
  }
  if (control.type === 'checkbox' || control.type === 'radio')
    return (control as HTMLInputElement).defaultChecked ? control.value : [];
  return control.defaultValue;
}

/**
 * The rules that the author wrote as HTML's own attributes, on the control, and for a group or a
 * date also on the element.
 */
export function constraintsOf(question: Question, kind = kindOf(question)): Constraints {
  const { controls } = question;
  const isOfBoxes = kind === 'checkboxes';
  const constraints: Constraints = {};
  const first = controls[0];
  // HTML checks none that can only be read: nobody could mend it.
  if (first && controls.every((control) => !control.willValidate)) return { barred: true };
  // A `required` checkbox among several is that one's own rule, which HTML has no group for.
  if (
    question.hasAttribute('required') ||
    (!isOfBoxes && controls.some((control) => control.required))
  )
    // A country beside a number is no answer, whichever one is chosen.
    constraints.required = kind === 'phone' || !controls.some(isChosen);
  const read = (name: string): string | null | undefined =>
    question.getAttribute(name) ?? (controls[1] ? null : first?.getAttribute(name));
  for (const name of ['minlength', 'maxlength'] as const) {
    const text = read(name);
    if (text && /^\d+$/.test(text)) constraints[name] = Number(text);
  }
  for (const name of ['min', 'max', 'step', 'pattern'] as const) {
    const text = read(name);
    if (text) constraints[name] = text;
  }
  const currency = read('data-currency');
  if (currency) constraints.currency = currency;
  // Limits that are told and not cut. Those of HTML stop the typing, which nobody who cannot see it
  // notices.
  for (const [name, attribute] of ownLimits) {
    const text = read(attribute);
    if (text && /^\d+$/.test(text)) constraints[name] = Number(text);
  }
  if (isOfBoxes) limitChoices(question, constraints);
  return constraints;
}

/** As in HTML a choice answers, also one whose value is empty, such as “no answer”. */
function isChosen(control: Control): boolean {
  const { checked, selectedIndex, multiple } = control as HTMLInputElement & HTMLSelectElement;
  return checked || selectedIndex > (multiple ? -1 : 0);
}

const ownLimits = [
  ['maxlength', 'data-maxlength'],
  ['maxwords', 'data-max-words'],
  ['length', 'data-length'],
] as const;

/** `min` and `max` stand for numbers of choices, which HTML has no attributes for. */
function limitChoices(question: Question, constraints: Constraints): void {
  const { min, max } = question.dataset;
  delete constraints.min;
  delete constraints.max;
  if (min) constraints.min = min;
  if (max) constraints.max = max;
  constraints.alone = question.controls
    .filter((control) => control.matches('[data-exclusive]'))
    .map((control) => control.value);
}

/** The control to lead a person to: the one of the wrong part, else the first that can be used. */
export function targetOf(question: Question, part?: string): Control | undefined {
  const { controls } = question;
  if (controls.length === 1) return controls[0];
  return (
    (part && controls.find((control) => partOf(control) === part)) ||
    controls.find((control) => !control.matches(':disabled')) ||
    controls[0]
  );
}

/**
 * What is itself marked as wrong. ARIA knows wrong radiogroups, but neither wrong groups nor wrong
 * radios; of a date only the wrong part is marked, or all when the whole date is.
 */
export function wrongOf(question: Question, part?: string): readonly HTMLElement[] {
  const { controls, subject } = question;
  if (controls.length === 1 && subject === controls[0]) return controls;
  if (partOf(controls[0])) return controls.filter((control) => !part || partOf(control) === part);
  return subject?.getAttribute('role') === 'radiogroup' ? [subject] : [];
}

/** True while the answer counts: hidden and disabled questions are neither sent nor checked. */
export function isAsked(question: Question): boolean {
  return (
    question.controls.some((control) => !control.matches(':disabled')) &&
    !question.closest('[hidden]')
  );
}
