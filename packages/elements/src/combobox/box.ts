import { ensureId } from '../shared/aria.ts';
import { quietly } from '../shared/late.ts';
import { object } from '../shared/objection.ts';
import { standIns } from '../shared/question.ts';
import { unlisted } from '../shared/stand-in.ts';

/** The parts of a combobox that stand from the moment a person comes near it. */
export interface Box {
  readonly host: HTMLElement;
  /** The author's control, which carries the answer. */
  readonly control: HTMLSelectElement | HTMLInputElement;
  /** What is typed into: the author's own input, or the stand-in of a `<select>`. */
  readonly input: HTMLInputElement;
  /** Opens the list for the pointer; keys have the arrows. */
  readonly button: HTMLButtonElement;
  /** Everything that was added. */
  readonly frame: HTMLElement;
  /** Where the list belongs. */
  readonly row: HTMLElement;
  readonly datalist: HTMLDataListElement | null;
  /** What the author said of filling in the control; while it is answered, we say `off` of an input. */
  readonly autocomplete: string;
  /** Text that stands for the answer, to tell it from what is typed. */
  shown: string;
  /** The answer of a `<select>` as it is shown, to tell what a script set since. */
  held: string;
}

/** Builds the combobox around `control`, which stays where it is. */
export function build(host: HTMLElement, control: Box['control']): Box {
  // Left behind where a page was saved and put back as HTML.
  host.querySelector(':scope > [data-combobox]')?.remove();
  const frame = document.createElement('div');
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('data-combobox-open', '');
  button.setAttribute('aria-expanded', 'false');
  // Pressing it leaves the focus where it is, or the list would close before it is asked to.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  const isInput = control instanceof HTMLInputElement;
  const input = isInput ? control : document.createElement('input');
  const row = isInput ? frame : document.createElement('div');
  frame.setAttribute('data-combobox', isInput ? 'input' : 'select');
  const datalist = isInput ? (control.list as HTMLDataListElement | null) : null;
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  if (isInput) {
    // Two lists would lie over each other.
    input.removeAttribute('list');
  } else {
    input.type = 'text';
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.setAttribute('autocorrect', 'off');
    standIns.add(input);
    row.setAttribute('data-combobox-row', '');
    row.append(input);
    frame.append(row);
  }
  row.append(button);
  const box: Box = {
    host,
    control,
    input,
    button,
    frame,
    row,
    datalist,
    autocomplete: control.autocomplete,
    shown: input.value,
    held: '',
  };
  quietly(() => {
    host.append(frame);
    if (!isInput) ensureId(input, control.id && `${control.id}-combobox`);
    mirror(box);
    if (!isInput) {
      const root = control.getRootNode() as Document | ShadowRoot;
      const held = root.activeElement === control;
      control.setAttribute('aria-hidden', 'true');
      control.tabIndex = -1;
      control.addEventListener('focus', () => input.focus());
      if (held) input.focus();
    }
  });
  showAnswer(box);
  return box;
}

/** Gives the native control back to the person. */
export function dismantle({ control, input, frame, datalist }: Box): void {
  const held = frame.contains((frame.getRootNode() as Document | ShadowRoot).activeElement);
  quietly(() => frame.remove());
  if (control === input) {
    for (const name of ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls'])
      input.removeAttribute(name);
    if (datalist?.id) input.setAttribute('list', datalist.id);
    return;
  }
  control.removeAttribute('aria-hidden');
  control.removeAttribute('tabindex');
  if (held) control.focus();
}

const copied = ['aria-describedby', 'aria-invalid', 'aria-label'] as const;

/** Sets an attribute, or takes it away for null, where that changes anything. */
export function put(element: Element, name: string, value: string | null): void {
  if (value === element.getAttribute(name)) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Says of the stand-in whatever is said of the control: name, description, mistakes, rules. */
export function mirror({ control, input, button }: Box): void {
  const named =
    control.getAttribute('aria-labelledby') ||
    [...(control.labels ?? [])].map((label) => ensureId(label)).join(' ') ||
    null;
  put(button, 'aria-labelledby', named);
  if (!named) put(button, 'aria-label', control.getAttribute('aria-label'));
  button.disabled = control.disabled || (control instanceof HTMLInputElement && control.readOnly);
  if (control === input) return;
  put(input, 'aria-labelledby', named);
  for (const name of copied) put(input, name, control.getAttribute(name));
  put(input, 'aria-required', control.required ? 'true' : null);
  input.disabled = control.disabled;
  const empty = emptyOption(control as HTMLSelectElement);
  const placeholder = empty && !(control as HTMLSelectElement).multiple ? empty.label : null;
  put(input, 'placeholder', placeholder);
}

/** The option that stands for no answer. */
export function emptyOption(select: HTMLSelectElement): HTMLOptionElement | undefined {
  const [first] = select.options;
  return first?.value === '' ? first : undefined;
}

/** Text of the answer that a `<select>` holds. */
export function answerText(select: HTMLSelectElement): string {
  const [option] = select.selectedOptions;
  return select.multiple || !option || option === emptyOption(select) ? '' : option.label;
}

/** What a `<select>` holds, whatever it is shown as. */
export function answerOf(control: Box['control']): string {
  if (!(control instanceof HTMLSelectElement)) return '';
  if (!control.multiple) return String(control.selectedIndex);
  return JSON.stringify([...control.selectedOptions].map(({ value }) => value));
}

/** Shows what the control holds, in place of whatever was typed. */
export function showAnswer(box: Box): void {
  const { control, input, host } = box;
  unlisted.delete(control);
  box.held = answerOf(control);
  if (control instanceof HTMLSelectElement) {
    object(control, host, '');
    const text = answerText(control);
    if (input.value !== text) input.value = text;
  }
  box.shown = input.value;
}
