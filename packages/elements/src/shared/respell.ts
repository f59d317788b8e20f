import { valueKind } from '@twintown/core/values/load.js';
import { kindOf, rawOf } from './control.ts';
import type { Question } from './question.ts';
import { localeOf, parse } from './sentences.ts';

/**
 * Keeps an answer the one it was read as where the page comes to speak another language: `1,234` is a little
 * more than one in Polish, and more than a thousand in English. `before` and `now` are the tags it was and
 * would be read with. Gives the new text; undefined where it means the same in both, or nothing in the first.
 */
export function respell(question: Question, before: string, now: string): string | undefined {
  const [control, ...more] = question.controls;
  if (!(control instanceof HTMLInputElement) || more.length > 0) return undefined;
  const name = kindOf(question);
  const kind = valueKind(name);
  const { value } = parse(name, rawOf(question), before);
  if (!kind || typeof value !== 'string' || parse(name, rawOf(question), now).value === value)
    return undefined;
  const text = kind.format(value, localeOf(question));
  if (parse(name, text, now).value !== value) return undefined;
  control.value = text;
  return text;
}
