import type { Control } from './question.ts';

/** What was typed for a control that cannot hold it, such as a name that a `<select>` has not. */
export const unlisted = new WeakMap<Control, string>();
