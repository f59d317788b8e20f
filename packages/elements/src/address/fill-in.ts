import type { Control } from '../shared/question.ts';

/** Fills `text` in as a person would; an empty one takes out what is there. */
export function fillIn(control: Control, text: string): void {
  if (control.value === text) return;
  if (
    control instanceof HTMLSelectElement &&
    ![...control.options].some(({ value }) => value === text)
  )
    return;
  control.value = text;
  for (const type of ['input', 'change'])
    control.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
}
