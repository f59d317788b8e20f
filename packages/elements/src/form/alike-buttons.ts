type Button = HTMLButtonElement | HTMLInputElement;

const submits = (element: Element): element is Button =>
  element.matches('button,input') && (element as Button).type === 'submit';

/** Pages hide a button for Enter by styles of their own, too. */
const isSeen = (button: HTMLElement): boolean =>
  !button.closest('[aria-hidden=true]') &&
  button.offsetWidth > 1 &&
  getComputedStyle(button).visibility === 'visible';

/** What a press says besides sending the answers; '' for nothing. Without a name no value is sent. */
function meaningOf(button: Button): string {
  const { name, value, formNoValidate } = button;
  const action = button.getAttribute('formaction');
  if (!name && !action && !formNoValidate) return '';
  return JSON.stringify([name, name && value, action, formNoValidate]);
}

/** The button that people know for what `submitter` does, where nobody sees that itself. */
function alikeTo(form: HTMLFormElement, submitter: HTMLElement): HTMLElement | undefined {
  if (isSeen(submitter)) return undefined;
  // A control named `elements` would hide the form's own.
  const all = Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Element>;
  const seen = [...all].filter(submits).filter(isSeen);
  const meaning = submits(submitter) ? meaningOf(submitter) : '';
  return (
    seen.find((button) => meaningOf(button) === meaning) ??
    seen.find((button) => !meaningOf(button))
  );
}

/** Of one press more than one may be marked: buttons come and go while its answers are looked at. */
const marked = new WeakMap<HTMLFormElement, Set<HTMLElement>>();

/**
 * Marks the button that is seen in place of a hidden one for Enter: it says that the form is on its way. A
 * script that sends the form may press none. Gives what ends that.
 */
export function markAlike(form: HTMLFormElement, submitter: HTMLElement | null): () => void {
  const first = form.querySelector<HTMLElement>('button:not([type=button],[type=reset])');
  const pressed = submitter ?? first;
  const all = marked.get(form) ?? new Set();
  marked.set(form, all);
  if (pressed && !submitter) all.add(pressed);
  const alike = pressed && alikeTo(form, pressed);
  if (alike) all.add(alike);
  for (const button of all) button.setAttribute('aria-disabled', 'true');
  return () => {
    for (const button of all) button.removeAttribute('aria-disabled');
    all.clear();
  };
}
