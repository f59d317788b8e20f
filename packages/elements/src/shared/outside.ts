/** Controls outside `form` that name it by their attribute `form`, as HTML lets them. */
export function outsideOf(form: Element): HTMLElement[] {
  // A control named `id` would hide the form's own.
  const id = Element.prototype.getAttribute.call(form, 'id');
  if (!id) return [];
  const root = form.getRootNode() as Document | ShadowRoot;
  const named = root.querySelectorAll<HTMLElement>(`[form="${CSS.escape(id)}"]`);
  return [...named].filter((control) => control.closest('form') !== form);
}

/** The form that a group of controls is sent with: that of its controls, else the one around it. */
export function formOfGroup(group: Element): HTMLFormElement | null {
  return (
    group.querySelector<HTMLInputElement>('input,select,textarea')?.form ??
    group.closest('form') ??
    group.querySelector<HTMLButtonElement>('[form]:not(form)')?.form ??
    null
  );
}
