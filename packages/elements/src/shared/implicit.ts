/**
 * Whether Enter in a text field pressed the button (HTML, "implicit submission"): the click comes
 * from no pointer, and the focus is in the form and not on the button.
 */
export function isImplicit(event: MouseEvent, button: HTMLButtonElement): boolean {
  const { activeElement } = button.getRootNode() as Document | ShadowRoot;
  const inForm = !!button.form && (activeElement as HTMLInputElement | null)?.form === button.form;
  return event.detail === 0 && activeElement !== button && inForm;
}

/** Buttons that change the page and would be a surprise for whoever pressed Enter to go on. */
const sideways =
  'tt-language-switcher *,[data-add],[data-remove],[data-change-country],[data-files] *,[data-removed] *';

/** Submits by the form's own first button that goes on, else without any. */
export function submitOwn(form: HTMLFormElement): void {
  const button = [...form.elements].find(
    (each): each is HTMLButtonElement | HTMLInputElement =>
      !each.matches(sideways) && each.matches(':is([type=submit],[type=image],button:not([type]))'),
  );
  if (button) button.click();
  else HTMLFormElement.prototype.requestSubmit.call(form);
}

/** A listener to clicks: Enter in a text field does not press such a button, the form goes on. */
export function goOnByEnter(event: MouseEvent): void {
  const button = (event.target as Element).closest('button');
  if (!button?.matches(sideways) || event.defaultPrevented || !isImplicit(event, button)) return;
  event.preventDefault();
  submitOwn(button.form!);
}
