import type { FieldState } from '@twintown/core/form.js';
import { hasError } from '@twintown/core/issue.js';
import { valueKind } from '@twintown/core/values/load.js';
import { checkConstraints } from '@twintown/core/validation.js';
import { constraintsOf, kindOf } from './control.ts';
import type { Question } from './question.ts';
import { localeOf } from './sentences.ts';

/**
 * Writes an answer that was left in its customary spelling (`44051401359`, `PT50 0002 0123 …`), for
 * kinds that are marked `tidy`, and gives the new text; undefined where nothing changed. Only what
 * reads back as the same value is written, so nothing a person meant is lost, and never while they
 * type: readers and the undo key would lose their place. `data-tidy="off"` on the control keeps the
 * text as typed.
 */
export function tidy(question: Question, { raw, value, now }: FieldState): string | undefined {
  const [control, ...more] = question.controls;
  const kind = valueKind(kindOf(question));
  if (!kind?.tidy || value === undefined || more.length > 0 || hasError(now)) return undefined;
  if (kind.tidy !== true && !kind.tidy(raw)) return undefined;
  if (!(control instanceof HTMLInputElement) || control.readOnly || control.dataset.tidy === 'off')
    return undefined;
  const locale = localeOf(question);
  const text = kind.format(value, locale);
  if (text === raw || kind.parse(text, locale).value !== value) return undefined;
  // A limit or pattern that the author set for the bare number would refuse the spelled one.
  const parsed = { raw: text, value, issues: [] };
  if (hasError(checkConstraints(kind.name, parsed, constraintsOf(question)))) return undefined;
  control.value = text;
  return text;
}
