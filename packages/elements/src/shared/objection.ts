import { hush } from './aria.ts';
import { engineNow } from './events.ts';
import { questionOf, type Control } from './question.ts';

const objections = new WeakMap<Control, Map<object, { text: string; code: string }>>();

/**
 * Says for `owner` what is wrong with the answer of `control`, in the browser's own way, so that a
 * plain form is not sent either; '' takes it back. Several elements may watch over one control: the
 * first objection is told. What the question shows follows, under `code`.
 */
export function object(control: Control, owner: object, text: string, code = 'custom'): void {
  let all = objections.get(control);
  if (!all) objections.set(control, (all = new Map()));
  const before = all.get(owner);
  if (text ? before?.text === text && before.code === code : !before) return;
  if (text) all.set(owner, { text, code });
  else all.delete(owner);
  control.setCustomValidity([...all.values()][0]?.text ?? '');
  const engine = engineNow();
  // Not before a person came: a renderer may still have to hydrate what was printed. They may be here
  // before the engine is.
  if (engine || (navigator.userActivation as UserActivation | undefined)?.hasBeenActive)
    hush(control);
  engine?.refresh(questionOf(control));
}

/** What is called wrong at `control`; `custom` where the page's own script called it so. */
export function codeOf(control: Control): string {
  const [first] = objections.get(control)?.values() ?? [];
  return first?.text === control.validationMessage ? first.code : 'custom';
}
