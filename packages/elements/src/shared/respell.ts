import { valueKind } from '@twintown/core/values/load.js';
import { respell as respelled } from '@twintown/core/values/respell.js';
import { kindOf, rawOf } from './control.ts';
import type { Question } from './question.ts';
import { localeOf } from './sentences.ts';

/**
 * Keeps an answer the one it was read as where the page comes to speak another language. `before` and `now` are
 * the tags it was and would be read with. Gives the new text; undefined where nothing was written.
 */
export function respell(question: Question, before: string, now: string): string | undefined {
  const [control, ...more] = question.controls;
  const kind = valueKind(kindOf(question));
  if (!(control instanceof HTMLInputElement) || more.length > 0 || !kind) return undefined;
  const language = localeOf(question);
  const text = respelled(kind, rawOf(question), { before, now, language });
  if (text !== undefined) control.value = text;
  return text;
}
