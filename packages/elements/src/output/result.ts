import { numberFormat } from '@twintown/core/intl.js';
import { checkConstraints, isOtherCurrency } from '@twintown/core/validation.js';
import { isDecimal } from '@twintown/core/values/decimal-string.js';
import { loadValueKind } from '@twintown/core/values/load.js';
import { constraintsOf, isAsked, kindOf, nameOf, rawOf } from '../shared/control.ts';
import { questionsOf } from '../shared/membership.ts';
import { questionOf, type Question } from '../shared/question.ts';
import { localeOf, parse, prepare, readingLocaleOf } from '../shared/sentences.ts';
import { typedIn } from '../shared/typed-in.ts';
import type { OutputValue } from './output.ts';

/** The questions that `output` is computed from: those it names by ids, else all of its form. */
function sourcesOf(output: HTMLOutputElement): Question[] {
  const { form, htmlFor } = output;
  if (htmlFor.length === 0) return form ? questionsOf(form) : [];
  const root = output.getRootNode() as Document | ShadowRoot;
  const named = [...htmlFor].flatMap((id) => questionOf(root.getElementById(id)) ?? []);
  return [...new Set(named)];
}

/**
 * The typed answers that `output` is computed from, by name. Undefined where what reads them could
 * not be loaded: a number read as text would give a wrong result.
 */
export async function answersFor(
  output: HTMLOutputElement,
): Promise<Map<string, unknown> | undefined> {
  const questions = sourcesOf(output);
  if (!(await prepare(questions))) return undefined;
  const values = new Map<string, unknown>();
  for (const question of questions) {
    if (!isAsked(question)) continue;
    const kind = kindOf(question);
    const parsed = parse(kind, rawOf(question), typedIn(question) ?? readingLocaleOf(question));
    const issues = checkConstraints(kind, parsed, constraintsOf(question));
    if (parsed.value === undefined || isOtherCurrency(issues)) continue;
    values.set(nameOf(question), parsed.value);
  }
  return values;
}

/**
 * A result as text; undefined for none. A page's own script may give `null`, or divide by zero. The last
 * digits of a float tell of its base of two and not of the result (`0.1 + 0.2`).
 */
function textOf(value: OutputValue | null): string | undefined {
  if (typeof value !== 'number') return value === null || value === '' ? undefined : value;
  if (!Number.isFinite(value)) return undefined;
  const exact = Number(value.toPrecision(15));
  const text = String(exact);
  if (!text.includes('e')) return text;
  return Math.abs(exact) < 1 ? '0' : String(BigInt(exact));
}

/** A result as the language at `host` writes it; undefined for none. */
export async function write(host: HTMLElement, value: OutputValue): Promise<string | undefined> {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const { value: kind = 'text', currency } = host.dataset;
  const locale = localeOf(host);
  if (kind === 'money' && currency && isDecimal(text))
    return numberFormat(locale, { style: 'currency', currency }).format(
      text as Intl.StringNumericLiteral,
    );
  const { format } = await loadValueKind(kind);
  if (kind !== 'integer') return format(text, locale);
  const whole = Number(text);
  return Number.isNaN(whole) ? undefined : format(whole, locale);
}
