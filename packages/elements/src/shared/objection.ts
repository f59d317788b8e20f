import { engineNow } from './events.ts';
import { questionOf, type Control } from './question.ts';

const objections = new WeakMap<Control, Map<object, string>>();

/**
 * Says for `owner` what is wrong with the answer of `control`, in the browser's own way, so that a
 * plain form is not sent either; '' takes it back. Several elements may watch over one control: the
 * first objection is told. What the question shows follows.
 */
export function object(control: Control, owner: object, text: string): void {
  let all = objections.get(control);
  if (!all) objections.set(control, (all = new Map()));
  if ((all.get(owner) ?? '') === text) return;
  if (text) all.set(owner, text);
  else all.delete(owner);
  control.setCustomValidity([...all.values()][0] ?? '');
  engineNow()?.refresh(questionOf(control));
}
