import type { FormField, ReadingWords } from '../engine.ts';
import { nameOf } from '../field-name.ts';

/**
 * The answer in a field, to be read; it is filled in on the picture of its page.
 * @param order of the field among those of its page
 */
export function fieldElement(field: FormField, order: number, words: ReadingWords): HTMLElement {
  const { kind, value } = field;
  if (kind === 'checkbox' || kind === 'radio') {
    const box = document.createElement('input');
    box.type = kind;
    box.disabled = true;
    box.checked = value === true;
    box.ariaLabel = nameOf(field);
    return box;
  }
  const output = document.createElement('span');
  // What programs call the field is no word for people; those stand beside it.
  if (field.label) {
    output.role = 'group';
    output.ariaLabel = field.label;
  }
  output.dataset['answer'] = String(order);
  const answer = answerOf(field);
  output.append(answer || unanswered(words));
  return output;
}

/** An empty line for eyes, and words for a voice: neither may be found by who searches the text. */
function unanswered(words: ReadingWords): HTMLElement {
  const line = document.createElement('span');
  line.role = 'img';
  line.ariaLabel = words.noAnswer();
  line.lang = words.language;
  return line;
}

/** The answer as people read it. */
export function answerOf({ kind, value, options }: FormField): string {
  const values = [value].flat().filter((each) => typeof each === 'string');
  if (kind === 'password') return values.map((each) => '•'.repeat(each.length)).join('');
  const shown = (each: string): string =>
    options?.find((option) => option.value === each)?.label ?? each;
  // The format ends lines as old computers did (ISO 32000, 12.7.4.3).
  return values.map(shown).join(', ').replace(/\r\n?/g, '\n');
}

/** A field that nothing in the text speaks of, with its name for those who see it, in a line of its own. */
export function namedField(
  field: FormField,
  element: HTMLElement,
  line: 'p' | 'span' = 'p',
): HTMLElement {
  const paragraph = document.createElement(line);
  paragraph.dataset['line'] = '';
  const name = document.createElement('span');
  // Heard with the answer already.
  if (element.ariaLabel) name.ariaHidden = 'true';
  const isBox = element instanceof HTMLInputElement;
  name.textContent = `${field.label || field.name}${isBox ? '' : ': '}`;
  if (isBox) paragraph.append(element, ' ', name);
  else paragraph.append(name, element);
  return paragraph;
}

/** The question that several choices answer, for those who see it: each of them is heard with it. */
export function questionLine(question: string): HTMLElement {
  const line = document.createElement('span');
  line.dataset['line'] = '';
  line.ariaHidden = 'true';
  line.textContent = question;
  return line;
}

/** Puts a field beside the text that is its name, which is then heard with it alone. */
export function answered(text: HTMLElement, element: HTMLElement, { label }: FormField): void {
  const said = text.textContent.replace(/\s+/g, ' ').trim();
  const isBox = element instanceof HTMLInputElement;
  // What only programs call it, or what its answer is for them, is no name beside a text.
  if (isBox && said && !/\p{L}/u.test(label)) element.ariaLabel = said;
  if (said && element.ariaLabel === said) {
    const name = document.createElement('span');
    name.ariaHidden = 'true';
    name.append(...text.childNodes);
    text.append(name);
  }
  if (isBox) text.prepend(element, ' ');
  else text.append(' ', element);
}
