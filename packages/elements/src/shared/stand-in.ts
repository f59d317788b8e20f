import type { Control } from './question.ts';

/** Inputs that stand in for a control that is out of sight: what is typed there is no answer yet. */
export const standIns = new WeakSet<object>();

/** What was typed for a control that cannot hold it, such as a name that a `<select>` has not. */
export const unlisted = new WeakMap<Control, string>();
