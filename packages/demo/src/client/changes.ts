/** Answers of several controls are one: parts of two dates, or of two addresses, make neither. */
const whole = 'tt-date-field, tt-address, tt-consent, tt-statement';

/** An answer as a form sends it now. */
interface Answer {
  name: string;
  value: string;
}

/**
 * Answers by keys that stay with them: the number of a repeated thing changes when one before it is
 * removed, and its id does not.
 */
export type Answers = Map<string, Answer>;

function controlOf(form: HTMLFormElement, name: string): Element | undefined {
  const found = form.elements.namedItem(name);
  const control = found instanceof RadioNodeList ? found[0] : found;
  return control instanceof Element ? control : undefined;
}

const itemIdOf = (name: string): string => name.replace(/^([\w-]+\.\d+)\..*$/, '$1.item-id');

function keyOf(form: HTMLFormElement, name: string): string {
  const id = controlOf(form, itemIdOf(name));
  return itemIdOf(name) !== name || name.endsWith('.item-id')
    ? name.replace(/\.\d+\./, `.${id instanceof HTMLInputElement ? id.value : ''}.`)
    : name;
}

/** What the form would send. A box that is not ticked is an answer too; files are none. */
export function answersIn(form: HTMLFormElement): Answers {
  const data = new FormData(form);
  for (const { name } of form.querySelectorAll<HTMLInputElement>(
    '[type=checkbox]:enabled:not(:checked)',
  ))
    data.set(name, '');
  return new Map(
    [...data]
      .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
      .map(([name, value]) => [keyOf(form, name), { name, value }]),
  );
}

/** What the page was printed with, by key: also in sections that are hidden, and send nothing yet. */
export function printedIn(form: HTMLFormElement): Map<string, string> {
  const printed = new Map<string, string>();
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || !control.name) continue;
    const key = keyOf(form, control.name);
    const isChoice = control.type === 'radio' || control.type === 'checkbox';
    if (!isChoice) printed.set(key, control.defaultValue);
    else if (control.defaultChecked) printed.set(key, control.value);
    else if (!printed.has(key)) printed.set(key, '');
  }
  for (const [key, { value }] of answersIn(form)) if (!printed.has(key)) printed.set(key, value);
  return printed;
}

/** Which repeated things of `kept` are there no more, such as `owners.1f3a`; a hidden one is there. */
export function goneFrom(form: HTMLFormElement, kept: ReadonlyMap<string, string>): string[] {
  const ids = [...form.querySelectorAll<HTMLInputElement>('[data-item-id]')];
  const present = new Set(ids.map(({ name }) => keyOf(form, name)));
  return [...kept.keys()]
    .filter((key) => key.endsWith('.item-id') && !present.has(key))
    .map((key) => key.slice(0, -'.item-id'.length));
}

/** Those of `answers` that are not as they were kept, with the other parts of the same answer. */
export function changedIn(
  form: HTMLFormElement,
  answers: Answers,
  kept: ReadonlyMap<string, string>,
): Answers {
  const answerOf = (name: string): Element | string =>
    controlOf(form, name)?.closest(whole) ?? name;
  const changed = new Set(
    [...answers]
      .filter(([key, { value }]) => kept.get(key) !== value)
      .map(([, { name }]) => answerOf(name)),
  );
  return new Map([...answers].filter(([, { name }]) => changed.has(answerOf(name))));
}

/**
 * A form of these answers alone, with what the page says by itself: which declaration stood on it,
 * and which things the answers belong to.
 */
export function formOf(form: HTMLFormElement, answers: Answers): FormData {
  const data = new FormData();
  for (const input of form.querySelectorAll<HTMLInputElement>('[type=hidden]'))
    if (!input.closest(`${whole}, [data-item]`)) data.set(input.name, input.value);
  for (const { name, value } of answers.values()) {
    const id = controlOf(form, itemIdOf(name));
    if (id instanceof HTMLInputElement) data.set(id.name, id.value);
    data.set(name, value);
  }
  return data;
}
