import type { FormField } from '../engine.ts';

/** The answer in a field, to be read; it is filled in on the picture of its page. */
export function fieldElement(field: FormField): HTMLElement {
  const name = field.label || field.name;
  const { kind, value } = field;
  if (kind === 'checkbox' || kind === 'radio') {
    const box = document.createElement('input');
    box.type = kind;
    box.disabled = true;
    box.checked = value === true;
    box.ariaLabel = name;
    return box;
  }
  const output = document.createElement('span');
  output.role = 'group';
  output.ariaLabel = name;
  output.dataset['answer'] = '';
  output.append(answerOf(field));
  return output;
}

/** The answer as people read it. */
export function answerOf({ kind, value, options }: FormField): string {
  const values = [value].flat().filter((each) => typeof each === 'string');
  if (kind === 'password') return values.map((each) => '•'.repeat(each.length)).join('');
  const shown = (each: string): string =>
    options?.find((option) => option.value === each)?.label ?? each;
  return values.map(shown).join(', ');
}

/** A field that nothing in the text speaks of, with its name for those who see it. */
export function namedField(field: FormField, element: HTMLElement): HTMLElement {
  const paragraph = document.createElement('p');
  const name = document.createElement('span');
  // Heard with the answer already.
  name.ariaHidden = 'true';
  name.textContent = field.label || field.name;
  if (element instanceof HTMLInputElement) paragraph.append(element, ' ', name);
  else paragraph.append(name, ': ', element);
  return paragraph;
}
