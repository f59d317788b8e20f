import { numberFormat } from '@twintown/core/intl.js';
import { isDecimal } from '@twintown/core/values/decimal-string.js';
import { loadValueKind } from '@twintown/core/values/load.js';
import { isAsked, kindOf, nameOf, rawOf } from '../shared/control.ts';
import { questionOf, questionsIn, type Question } from '../shared/question.ts';
import { localeOf, parse, prepare } from '../shared/sentences.ts';
import type { OutputValue } from './output.ts';

/** The questions that `output` is computed from: those it names by ids, else all of its form. */
function sourcesOf(output: HTMLOutputElement): Question[] {
  const { form, htmlFor } = output;
  const all = form ? questionsIn(form) : [];
  if (htmlFor.length === 0) return all;
  const root = output.getRootNode() as Document | ShadowRoot;
  const named = new Set([...htmlFor].map((id) => questionOf(root.getElementById(id))));
  return all.filter((question) => named.has(question));
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
    const { value } = parse(kindOf(question), rawOf(question), localeOf(question));
    if (value !== undefined) values.set(nameOf(question), value);
  }
  return values;
}

/** A result as the language at `host` writes it; undefined for none. */
export async function write(host: HTMLElement, value: OutputValue): Promise<string | undefined> {
  if (value === undefined || value === '' || Number.isNaN(value)) return undefined;
  const { value: kind = 'text', currency } = host.dataset;
  const locale = localeOf(host);
  if (kind === 'money' && currency && isDecimal(String(value)))
    return numberFormat(locale, { style: 'currency', currency }).format(
      String(value) as Intl.StringNumericLiteral,
    );
  const { format } = await loadValueKind(kind);
  return format(kind === 'integer' ? Number(value) : String(value), locale);
}
