import { conditionHolds, conditionName, readCondition } from '@twintown/core/condition.js';
import { questionsIn } from '../shared/question.ts';
import { development, warn } from '../shared/warn.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Controls that this module switched off, to switch on no others. */
const off = new WeakSet<Element>();
/** Sections that were brought in line before; of any other one people have seen nothing yet. */
const settled = new WeakSet<Element>();

/**
 * Tells the developer of conditions that can never hold, which hide their section for good, and of
 * names that hide a member of the form from scripts. Production builds do nothing here.
 */
export function warnOfForm(form: HTMLFormElement): void {
  if (!development) return;
  // Members that scripts rely on; a field called `name` or `title` does no harm.
  const hiding = new Set(
    (
      'action checkValidity elements method parentNode querySelector querySelectorAll ' +
      'reportValidity requestSubmit reset submit target'
    ).split(' '),
  );
  const names = new Set<string>();
  for (const control of controlsOf(form)) {
    names.add(control.name);
    if (hiding.has(control.name))
      warn(`The name "${control.name}" hides a member of the form from scripts.`, control);
  }
  for (const section of sectionsOf(form)) {
    const condition = section.dataset.reveal ?? '';
    const name = conditionName(condition);
    if (!name || !names.has(name))
      warn(`data-reveal="${condition}" names no control of the form.`, section);
    const choices = choicesOf(form, name);
    const never = readCondition(condition).values.filter(
      (value) => choices?.includes(value) === false,
    );
    if (never.length > 0)
      warn(
        `data-reveal="${condition}" waits for "${never.join('", "')}", but "${name}" has no such choice.`,
        section,
      );
    // A form that its author printed with `novalidate` is checked by no browser.
    if (form.hasAttribute('novalidate')) continue;
    for (const control of section.querySelectorAll<Control>(':is(input,select,textarea)[required]'))
      warn(
        `The control "${control.name}" is "required" in a section with data-reveal: a browser without ` +
          'script asks for it even where it does not apply. Print that on the element: <tt-field required>.',
        control,
      );
  }
}

/** The values that can be picked under `name`; undefined where anything can be typed or lists are fetched. */
function choicesOf(form: HTMLFormElement, name: string): string[] | undefined {
  if (!development) return undefined;
  const named = controlsOf(form).filter((control) => control.name === name);
  const isPicked = (control: Control): boolean =>
    control instanceof HTMLSelectElement
      ? !control.closest('tt-combobox')
      : /^(?:radio|checkbox)$/.test(control.type);
  if (named.length === 0 || !named.every(isPicked)) return undefined;
  return named.flatMap((control) =>
    control instanceof HTMLSelectElement
      ? [...control.options].map((option) => option.value)
      : control.value,
  );
}

/** What is sent with `form`, also from outside it. */
function controlsOf(form: HTMLFormElement): Control[] {
  // A control named `elements` would hide the form's own.
  const all = Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Control>;
  return [...all].filter((each) => each.matches('input,select,textarea'));
}

/** The sections with a condition that hold answers for `form`, or stand in it and hold none. */
function sectionsOf(form: HTMLFormElement): HTMLElement[] {
  const all = (form.getRootNode() as ParentNode).querySelectorAll<HTMLElement>('[data-reveal]');
  return [...all].filter(
    (section) =>
      (section.querySelector<Control>('input,select,textarea')?.form ?? section.closest('form')) ===
      form,
  );
}

/** Whether `condition` holds for the answers that count among `controls`. */
function holds(controls: readonly Control[], condition: string): boolean {
  const name = conditionName(condition);
  const given: string[] = [];
  for (const control of controls) {
    if (control.name !== name || control.matches(':disabled, [data-reveal][hidden] *')) continue;
    if (control instanceof HTMLSelectElement)
      given.push(...[...control.selectedOptions].map((option) => option.value));
    else if (!/^(?:radio|checkbox)$/.test(control.type) || (control as HTMLInputElement).checked)
      given.push(control.value);
  }
  return conditionHolds(condition, given);
}

function switchControls(section: HTMLElement, on: boolean): void {
  const targets =
    section instanceof HTMLFieldSetElement
      ? [section]
      : section.querySelectorAll<HTMLFieldSetElement>(
          'input,select,textarea,button,fieldset,[name]',
        );
  for (const target of targets) {
    // A section's own fieldset is ours to switch, however the server printed it.
    if (on && (off.delete(target) || target === section)) target.disabled = false;
    // Elements that send something themselves have a name, and say that they can be switched off.
    else if (!on && target.disabled === false) {
      target.disabled = true;
      off.add(target);
    }
  }
}

/**
 * Shows the sections of `form` whose `data-reveal` holds and hides the others. What a hidden
 * section holds is kept but neither sent nor checked. Gives how many questions appeared and went,
 * without those of sections that are new, as in an item that was just added. While a page is `coming`
 * a browser still gives back what was typed before, and Chromium to no control that is disabled.
 */
export function reveal(
  form: HTMLFormElement,
  coming = document.readyState !== 'complete',
): { shown: number; hidden: number } {
  const controls = controlsOf(form);
  const sections = sectionsOf(form);
  let shown = 0;
  let hidden = 0;
  const fresh = new Set(sections.filter((section) => !settled.has(section)));
  const count = (section: HTMLElement): number =>
    fresh.has(section)
      ? 0
      : questionsIn(section).filter((each) => !each.closest('[hidden]')).length || 1;
  // A section may depend on an answer in another one; each round settles at least one of them.
  for (let round = 0, moved = true; moved && round <= sections.length; round += 1) {
    moved = false;
    for (const section of sections) {
      const show = holds(controls, section.dataset.reveal ?? '');
      if (section.hidden !== show) {
        if (!show) switchControls(section, coming);
        continue;
      }
      if (!show && !section.closest('[hidden]')) hidden += count(section);
      section.hidden = !show;
      switchControls(section, show || coming);
      moved = true;
      if (show) shown += count(section);
    }
  }
  for (const section of fresh) settled.add(section);
  return { shown, hidden };
}
