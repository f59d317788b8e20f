/** What the pressed button, else the form says of where it goes. */
export function said(name: string, form: HTMLFormElement, submitter: HTMLElement | null): string {
  return submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
}

export function newKey(): string {
  return crypto.randomUUID?.() ?? String(Math.random()).slice(2);
}

export function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A control named `requestSubmit` would hide the form's own method. */
export function resubmit(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const { requestSubmit } = HTMLFormElement.prototype;
  const usable = submitter?.isConnected && (submitter as HTMLButtonElement).form === form;
  requestSubmit.call(form, usable ? submitter : null);
}
