import { error, type Issue } from './issue.ts';
import { currencyIn } from './values/currency.ts';
import { compareDecimals, isDecimal, onStep, stepsBeside } from './values/decimal-string.ts';
import { compareFractions, isFraction } from './values/fraction-string.ts';
import { inWholeMinutes, stepIssue } from './values/steps.ts';
import { countCharacters, countWords, isBlank, normaliseNewlines } from './values/text.ts';
import { todayIso } from './values/today.ts';
import type { ParsedValue } from './values/value-kind.ts';

export { todayIso };

/**
 * HTML's own constraints, under HTML's own names. `min` and `max` are written as the kind's value:
 * `10`, `0.5`, `1/2`, `2026-12-31`, `2026-12`, `16:00`; a date also takes `today`, and a month takes it as
 * this month. Of checkboxes they are the least and the most choices.
 */
export interface Constraints {
  /** Barred from constraint validation, as HTML says of what can only be read: nothing is told of it. */
  barred?: boolean;
  required?: boolean;
  /** In UTF-16 code units after newlines became `\n`, as HTML counts `minlength` and `maxlength`. */
  minlength?: number;
  maxlength?: number;
  /** Most words of a text. HTML has no name for it. */
  maxwords?: number;
  /** Digits that a code must have, without what parts them. */
  length?: number;
  /** Currency of an amount (ISO 4217). What is typed in another one is not taken for it. */
  currency?: string;
  /** Values of choices that stand alone, such as “none of these”. */
  alone?: readonly string[];
  min?: string;
  max?: string;
  /**
   * Distance between allowed numbers, counted from `min`, else from zero; of dates in days, of months in
   * months, of times in seconds, as in HTML. `any` allows all.
   */
  step?: string;
  /** Regular expression that the whole text must match. One that does not compile is ignored. */
  pattern?: string;
}

const patterns = new Map<string, RegExp | undefined>();

function compiled(pattern: string): RegExp | undefined {
  if (!patterns.has(pattern)) {
    let expression: RegExp | undefined;
    for (const flags of ['v', 'u']) {
      try {
        expression ??= new RegExp(`^(?:${pattern})$`, flags);
      } catch {
        /* HTML ignores such a pattern too. */
      }
    }
    patterns.set(pattern, expression);
  }
  return patterns.get(pattern);
}

/**
 * Issues of a parsed value against its constraints, apart from those of parsing. A blank text has
 * at most `required`; a text that could not be read is measured but not compared.
 * A server gives `today` in the town's own time zone; without it this machine's clock tells.
 */
export function checkConstraints(
  kind: string,
  parsed: ParsedValue<unknown>,
  constraints: Constraints,
  today?: string,
): Issue[] {
  if (isBlank(parsed.raw)) {
    if (!constraints.required) return [];
    // Asked for one first, a person would be told of the second afterwards.
    const few = kind === 'checkboxes' ? checkChoices('', constraints) : [];
    return few.length > 0 ? few : [error('required')];
  }
  if (kind === 'phone' && isWithoutNumber(parsed))
    return constraints.required ? [error('required', undefined, 'number')] : [];
  if (kind === 'checkboxes') return checkChoices(parsed.raw, constraints);
  const issues = checkText(normaliseNewlines(parsed.raw), constraints, partsOf(kind, parsed));
  if (parsed.value === undefined) return issues;
  const value = String(parsed.value);
  if (kind === 'one-time-code') return [...issues, ...checkCode(value, constraints)];
  if (kind === 'date' || kind === 'month')
    return [
      ...issues,
      ...checkDate(value, constraints, (today ?? todayIso()).slice(0, value.length)),
    ];
  if (kind === 'time') return [...issues, ...checkTime(value, constraints)];
  const typed = kind === 'money' && constraints.currency && currencyIn(parsed.raw);
  if (typed && typed !== constraints.currency)
    return [...issues, error('currency', { currency: constraints.currency! })];
  if (kind === 'fraction')
    return [...issues, ...checkNumber(value, { ...constraints, step: 'any' }, fractions)];
  return ['integer', 'decimal', 'money', 'per-mille'].includes(kind)
    ? [...issues, ...checkNumber(value, constraints, decimals)]
    : issues;
}

/** Whether an amount is none after all: so many of one currency are not so many of another. */
export function isOtherCurrency(issues: readonly Issue[]): boolean {
  return issues.some(({ code }) => code === 'currency');
}

/** A country that was chosen beside the number, which is blank. */
function isWithoutNumber({ value, issues }: ParsedValue<unknown>): boolean {
  return value === undefined && issues.length === 0;
}

/** Of several addresses HTML holds each against the pattern. */
function partsOf(kind: string, { value }: ParsedValue<unknown>): string[] | undefined {
  return kind === 'emails' && typeof value === 'string' ? value.split(',') : undefined;
}

/** Choices stand on lines. Fewer or more are counted only where no choice stands alone. */
function checkChoices(raw: string, { min, max, alone = [] }: Constraints): Issue[] {
  const chosen = raw === '' ? [] : normaliseNewlines(raw).split('\n');
  const count = chosen.length;
  if (chosen.some((value) => alone.includes(value))) return count > 1 ? [error('not-alone')] : [];
  const [least, most] = [Number(min ?? 0), Number(max ?? Infinity)];
  if (count === 0 && (least < 2 || alone.length > 0)) return [];
  if (count < least) return [error('too-few', { min: least, count })];
  return count > most ? [error('too-many', { max: most, count })] : [];
}

function checkCode(value: string, { length }: Constraints): Issue[] {
  const count = value.length;
  return length === undefined || count === length
    ? []
    : [error('length', { expected: length, count })];
}

function checkText(
  text: string,
  { minlength = 0, maxlength = -1, maxwords = -1, pattern }: Constraints,
  parts: readonly string[] = [text],
): Issue[] {
  const issues: Issue[] = [];
  const count = countCharacters(text);
  if (count < minlength) {
    issues.push(error('too-short', { min: minlength, count }));
  }
  if (maxlength >= 0 && count > maxlength) {
    issues.push(error('too-long', { max: maxlength, count }));
  }
  const words = maxwords < 0 ? maxwords : countWords(text);
  if (words > maxwords) {
    issues.push(error('too-many-words', { max: maxwords, count: words }));
  }
  const expression = pattern ? compiled(pattern) : undefined;
  if (expression && !parts.every((part) => expression.test(part))) issues.push(error('pattern'));
  return issues;
}

/* Days and months alike: both sort as text, and a limit of the other kind is not one. */
function checkDate(value: string, { min, max, step }: Constraints, today: string): Issue[] {
  const iso = value.length === 7 ? /^\d{4}-\d\d$/ : /^\d{4}-\d\d-\d\d$/;
  if (min === 'today' && value < today) return [error('in-past')];
  if (max === 'today' && value > today) return [error('in-future')];
  if (min && iso.test(min) && value < min) return [error('too-small', { min })];
  if (max && iso.test(max) && value > max) return [error('too-large', { max })];
  const [from, to] = [min, max].map((limit) => (limit === 'today' ? today : limit));
  const kind = value.length === 7 ? 'month' : 'date';
  const issue = stepIssue(kind, value, { min: from, max: to, step });
  return issue ? [issue] : [];
}

/* Between two limits there is one sentence for both; the earlier one may lie after midnight. */
function checkTime(value: string, { min, max, step = '' }: Constraints): Issue[] {
  const [from, to] = [min, max].map((text) => (/^\d\d:\d\d$/.test(text ?? '') ? text : undefined));
  if (from && to) {
    const early = value < from;
    const late = value > to;
    const outside = from > to ? early && late : early || late;
    if (outside) return [error('outside', { min: from, max: to })];
  } else if (from && value < from) return [error('too-small', { min: from })];
  else if (to && value > to) return [error('too-large', { max: to })];
  const issue = stepIssue('time', value, { min: from, max: to, step: inWholeMinutes(step) });
  return issue ? [issue] : [];
}

const decimals = { is: isDecimal, compare: compareDecimals };
const fractions = { is: isFraction, compare: compareFractions };

function checkNumber(
  value: string,
  { min, max, step }: Constraints,
  { is, compare }: typeof decimals,
): Issue[] {
  const low = min !== undefined && is(min) ? min : undefined;
  if (low !== undefined && compare(value, low) < 0) {
    return [error('too-small', { min: low })];
  }
  if (max !== undefined && is(max) && compare(value, max) > 0) {
    return [error('too-large', { max })];
  }
  if (step === undefined || !isDecimal(step) || onStep(value, step, low ?? '0')) return [];
  // “In steps of 5” says from zero on to everybody.
  if (low === undefined || onStep(low, step, '0')) return [error('step', { step })];
  const [lower, higher] = stepsBeside(value, step, low);
  return max !== undefined && is(max) && compare(higher, max) > 0
    ? [error('off-step', { nearest: lower })]
    : [error('between-steps', { lower, higher })];
}
