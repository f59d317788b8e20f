import { error, type Issue } from '@twintown/core/issue.js';
import { stepIssue } from '@twintown/core/values/steps.js';
import { kindOf, partOf } from './control.ts';
import { codeOf } from './objection.ts';
import type { Control, Question } from './question.ts';
import { localeOf, parse } from './sentences.ts';

/** HTML's limits of a number, and what our words call it when one is passed. */
const limits = [
  ['rangeUnderflow', 'min', 'too-small'],
  ['rangeOverflow', 'max', 'too-large'],
  ['stepMismatch', 'step', 'step'],
] as const;

/** Controls whose text the browser reads: of all others it knows no more than we do. */
const reads = /^(?:color|date|datetime-local|email|month|number|range|time|week)$/;

/**
 * What only the browser knows of `control`: text in a control for numbers or dates that is none, a
 * number out of its limits, an objection. Everything else is checked by the kind of value, which
 * takes more spellings than the browser does.
 */
export function issueIn(control: Control, kind: () => string): Issue | undefined {
  const { validity } = control;
  const part = partOf(control);
  if (validity.customError) {
    const code = codeOf(control);
    return error(code, { text: control.validationMessage }, part);
  }
  if (!reads.test(control.type)) return undefined;
  if (validity.badInput) {
    // The kind has the words for a text that it cannot read, and the example that goes with them.
    const [issue] = parse(kind(), '?', localeOf(control)).issues;
    return issue ?? error('format', undefined, part);
  }
  return rangeIssue(control, part);
}

/** The limit of `control` that its number, date or time passes. */
function rangeIssue(control: Control, part?: string): Issue | undefined {
  for (const [flag, attribute, code] of limits) {
    if (!control.validity[flag]) continue;
    const limit = control.getAttribute(attribute) ?? '';
    if (code === 'step') return { ...besideIssue(control, limit), ...(part && { part }) };
    return error(code, { [attribute]: Number.isNaN(Number(limit)) ? limit : Number(limit) }, part);
  }
  return undefined;
}

/** The values beside one that stands between two steps, as the browser counts them: from `min` on. */
function besideIssue(control: Control, step: string): Issue {
  const near = (turn: 'stepDown' | 'stepUp'): string => {
    const copy = control.cloneNode() as HTMLInputElement;
    copy.value = control.value;
    copy[turn]();
    return copy.value === control.value ? '' : copy.value;
  };
  const written = (value: string): string | number =>
    /^-?[\d.]+$/.test(value) ? Number(value) : value;
  const [lower, higher] = [near('stepDown'), near('stepUp')];
  // Beyond the last step before `max` some browsers stay on it in both directions.
  if (lower && higher && lower !== higher)
    return error('between-steps', { lower: written(lower), higher: written(higher) });
  const nearest = lower || higher;
  if (nearest) return error('off-step', { nearest: written(nearest) });
  // In a range over midnight browsers find none: `min` is above `max` then.
  const { min, max, defaultValue, type, value } = control as HTMLInputElement;
  return (
    stepIssue(type, value, { min: min || defaultValue, max, step }) ??
    error('step', { step: Number(step) })
  );
}

/** The first thing at `question` that only the browser knows to be wrong. */
export function nativeIssue(question: Question): Issue | undefined {
  for (const control of question.controls) {
    const issue = issueIn(control, () => kindOf(question));
    if (issue) return issue;
  }
  return undefined;
}
