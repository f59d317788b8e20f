/** Answers of several controls are one: parts of two dates, or of two addresses, make neither. */
const whole = 'tt-date-field, tt-address, tt-consent, tt-statement';

/**
 * Values by keys that stay with them: the number of a repeated thing changes when one before it is
 * removed, and its id does not. `owners.1f3a.share` is the share of the owner `owners.1f3a`.
 */
export type Answers = Map<string, string>;

const idName = 'item-id';
const numberedName = /^([\w-]+)\.\d+\.(.+)$/;
const itemKey = /^([\w-]+)\.([\w-]+)\.(.+)$/;

function controlOf(form: HTMLFormElement, name: string): Element | undefined {
  const found = form.elements.namedItem(name);
  const control = found instanceof RadioNodeList ? found[0] : found;
  return control instanceof Element ? control : undefined;
}

function keyOf(form: HTMLFormElement, name: string): string {
  const [, repeat, own] = numberedName.exec(name) ?? [];
  if (!repeat) return name;
  const id = controlOf(form, name.replace(/[^.]*$/, idName));
  return `${repeat}.${id instanceof HTMLInputElement ? id.value : ''}.${own}`;
}

/** The repeated things that some of `keys` belong to, such as `owners.1f3a`. */
export const itemsOf = (keys: Iterable<string>): Set<string> =>
  new Set([...keys].filter((key) => itemKey.test(key)).map((key) => key.replace(/\.[^.]*$/, '')));

/** The repeated things that stand in the form; a hidden one does too. */
export const itemsIn = (form: HTMLFormElement): Set<string> =>
  itemsOf(
    [...form.querySelectorAll<HTMLInputElement>('[data-item-id]')].map(({ name }) =>
      keyOf(form, name),
    ),
  );

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
      .map(([name, value]) => [keyOf(form, name), value]),
  );
}

/** What the page was printed with: also in sections that are hidden, and send nothing yet. */
export function printedIn(form: HTMLFormElement): Answers {
  const printed: Answers = new Map();
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || !control.name) continue;
    const key = keyOf(form, control.name);
    const isChoice = control.type === 'radio' || control.type === 'checkbox';
    if (!isChoice) printed.set(key, control.defaultValue);
    else if (control.defaultChecked) printed.set(key, control.value);
    else if (!printed.has(key)) printed.set(key, '');
  }
  for (const [key, value] of answersIn(form)) if (!printed.has(key)) printed.set(key, value);
  return printed;
}

/** Whether anything was typed or chosen since the page was printed. */
export const isAnswered = (form: HTMLFormElement): boolean =>
  [...form.elements].some(
    (control) =>
      control instanceof HTMLInputElement &&
      control.type !== 'hidden' &&
      (control.type === 'radio' || control.type === 'checkbox'
        ? control.checked !== control.defaultChecked
        : control.value !== control.defaultValue),
  );

/** Those of `answers` that are not as they were kept, with the other parts of the same answer. */
export function changedIn(
  form: HTMLFormElement,
  answers: Answers,
  kept: ReadonlyMap<string, string>,
): Answers {
  const places = new Map<string, Element>();
  for (const control of form.elements) {
    const name = control.getAttribute('name');
    const place = control.closest(whole);
    if (name && place) places.set(keyOf(form, name), place);
  }
  const answerOf = (key: string): Element | string => places.get(key) ?? key;
  const changed = new Set(
    [...answers].filter(([key, value]) => kept.get(key) !== value).map(([key]) => answerOf(key)),
  );
  return new Map([...answers].filter(([key]) => changed.has(answerOf(key))));
}

/**
 * Writes answers into the form as if a person had. False where it has no place for some of them, as
 * for a repeated thing that was added.
 */
export function writeTo(
  form: HTMLFormElement,
  answers: ReadonlyMap<string, string>,
  gone: Iterable<string>,
): boolean {
  const present = itemsIn(form);
  if ([...gone].some((item) => present.has(item))) return false;
  const found = new Map<string, HTMLInputElement[]>();
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || !control.name) continue;
    const key = keyOf(form, control.name);
    if (answers.has(key)) found.set(key, [...(found.get(key) ?? []), control]);
  }
  if (found.size < answers.size) return false;
  const changed = new Set<HTMLInputElement>();
  for (const [key, controls] of found) {
    const value = answers.get(key)!;
    for (const control of controls) {
      const isChoice = control.type === 'radio' || control.type === 'checkbox';
      if (isChoice ? control.checked === (control.value === value) : control.value === value)
        continue;
      if (isChoice) control.checked = control.value === value;
      else control.value = value;
      if (!isChoice || control.checked || control.type === 'checkbox') changed.add(control);
    }
  }
  for (const control of changed)
    for (const type of ['input', 'change'])
      control.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  return true;
}

/** What the page says by itself, such as which declaration stood on it. */
export const ownOf = (form: HTMLFormElement): [name: string, value: string][] =>
  [...form.querySelectorAll<HTMLInputElement>('[type=hidden][name]')]
    .filter((input) => !input.closest(`${whole}, [data-item]`))
    .map(({ name, value }) => [name, value]);

/** Under the names of a form; the things are numbered anew and told apart by their ids. */
export function namedFor(answers: ReadonlyMap<string, string>): Map<string, string> {
  const numbers = new Map<string, number>();
  const named = new Map<string, string>();
  for (const [key, value] of answers) {
    const [, repeat, id, own] = itemKey.exec(key) ?? [];
    if (!repeat || !id) {
      named.set(key, value);
      continue;
    }
    const item = `${repeat}.${id}`;
    const number = numbers.get(item) ?? numbers.size;
    numbers.set(item, number);
    named.set(`${repeat}.${number}.${idName}`, id);
    named.set(`${repeat}.${number}.${own}`, value);
  }
  return named;
}
