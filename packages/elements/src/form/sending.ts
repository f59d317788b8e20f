/** What the pressed button, else the form says of where it goes. */
export function said(name: string, form: HTMLFormElement, submitter: HTMLElement | null): string {
  return submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
}

export function newKey(): string {
  return crypto.randomUUID?.() ?? String(Math.random());
}

export function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A control named `requestSubmit` would hide the form's own method. */
export function resubmit(form: HTMLFormElement, submitter: HTMLElement | null): void {
  // A button that was taken out meanwhile has no form.
  const usable = (submitter as HTMLButtonElement | null)?.form === form;
  HTMLFormElement.prototype.requestSubmit.call(form, usable ? submitter : null);
}
