/** Long enough not to send each key, short enough that a closed tab costs a word at most. */
const pause = 800;

/**
 * Keeps half-filled steps on the server, so that Back, a reload or a link lose nothing. Files wait
 * for the form itself. Failing is silent: the form still sends everything.
 */
export function keepDraft(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-keep]');
  if (!form) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isChanged = false;
  /** What stood in the form after the last change. */
  let last: FormData | undefined;

  const keep = (answers = new FormData(form)): void => {
    clearTimeout(timer);
    if (!isChanged) return;
    isChanged = false;
    const files = [...answers].filter(([, value]) => value instanceof File);
    for (const [name] of files) answers.delete(name);
    answers.set('task', 'keep');
    navigator.sendBeacon(form.action, answers);
  };
  form.addEventListener('input', ({ target }) => {
    // A choice may hide what was just typed, and what is hidden is in no form.
    if ((target as Element).matches('select, [type=radio], [type=checkbox]')) keep(last);
    isChanged = true;
    last = new FormData(form);
    clearTimeout(timer);
    timer = setTimeout(() => keep(), pause);
  });
  // The form itself is on its way; a copy that comes after it could undo what it said.
  addEventListener('submit', (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    isChanged = false;
    clearTimeout(timer);
  });
  addEventListener('pagehide', () => keep());
}
