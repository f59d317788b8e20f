import { answersIn, changedIn, formOf, goneFrom, printedIn } from './changes.ts';

/** Long enough not to send each key, short enough that a closed tab costs a word at most. */
const pause = 800;

/**
 * Keeps half-filled steps on the server, so that Back, a reload or a link lose nothing. Only what
 * was changed here is kept: the rest may have been changed in another tab since. Files wait for the
 * form itself. Failing is silent: the form still sends everything.
 */
export function keepDraft(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-keep]');
  if (!form) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isChanged = false;
  /** What the server has from this page, by key. */
  const kept = form.dataset['keep'] === 'all' ? new Map<string, string>() : printedIn(form);
  /** What stood in the form after the last change. */
  let last = answersIn(form);

  const remember = (answers = answersIn(form)): void => {
    for (const [key, { value }] of answers) kept.set(key, value);
  };
  const forget = (item: string): void => {
    for (const key of kept.keys()) if (key.startsWith(`${item}.`)) kept.delete(key);
  };
  const keep = (answers = answersIn(form)): void => {
    clearTimeout(timer);
    if (!isChanged) return;
    isChanged = false;
    const changed = changedIn(form, answers, kept);
    const gone = goneFrom(form, kept);
    // Also where only a file was chosen: it is sent by itself, and only to whoever has a draft still.
    const data = formOf(form, changed);
    for (const item of gone) data.append('gone-item', item);
    data.set('task', 'keep');
    if (!navigator.sendBeacon(form.action, data)) return;
    remember(changed);
    gone.forEach(forget);
  };
  form.addEventListener('input', ({ target }) => {
    // A choice may hide what was just typed, and what is hidden is in no form.
    if ((target as Element).matches('select, [type=radio], [type=checkbox]')) keep(last);
    isChanged = true;
    last = answersIn(form);
    clearTimeout(timer);
    timer = setTimeout(() => keep(), pause);
  });
  // The form itself is on its way; a copy that comes after it could undo what it said.
  addEventListener('submit', (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    isChanged = false;
    clearTimeout(timer);
    remember();
  });
  addEventListener('pagehide', () => keep());
}
