import type { Issue } from '@twintown/core/issue.js';
import {
  describeIssue,
  loadKindMessages,
  loadMessages,
  messagesLoaded,
} from '@twintown/core/messages.js';
import type { ParsedValue } from '@twintown/core/values.js';
import { homeCountry, localeIn } from '@twintown/core/values/home-country.js';
import { isValueKind, loadValueKind, valueKind } from '@twintown/core/values/load.js';
import { kindOf, nameOf, targetOf } from './control.ts';
import { languageOf, nearest } from './language.ts';
import type { Question } from './question.ts';
import { development, warn } from './warn.ts';
import { warnOfLanguage } from './warn-of-language.ts';

type DateParts = typeof import('@twintown/core/values/date.js').checkDateParts;

const prepared = new Set<string>();
let dateParts: DateParts | undefined;

/** The language that holds at `element`; English where the page names none. */
export function localeOf(element: Element): string {
  return languageOf(element) || 'en';
}

/**
 * The tag to read answers with at `element`: its language, and the country of the page where one is
 * named by `data-home-country`, whose national numbers are meant in every language.
 */
export function readingLocaleOf(element: Element): string {
  return localeIn(localeOf(element), nearest(element, 'data-home-country'));
}

/** True when an answer can be checked and explained at once, without loading anything. */
export function isReady(question: Question): boolean {
  return spokenIn(localeOf(question), kindOf(question)) !== '';
}

/** The language to explain an answer of `kind` in; '' while something that takes is not loaded. */
export function spokenIn(locale: string, kind: string): string {
  return prepared.has(`${locale} ${kind}`) ? locale : '';
}

/**
 * Loads what checking and explaining `questions` takes: their kinds of value and the sentences of
 * their languages. Gives whether all of it is there. Never rejects.
 */
export async function prepare(questions: Iterable<Question>, around?: Element): Promise<boolean> {
  const wanted = new Map<string, readonly [locale: string, kind: string]>();
  const add = (locale: string, kind: string): unknown =>
    wanted.set(`${locale} ${kind}`, [locale, kind]);
  if (around) add(localeOf(around), 'text');
  for (const question of questions) {
    const kind = kindOf(question);
    add(localeOf(question), kind);
    if (development) warnOfLanguage(localeOf(question), question);
    const named = question.dataset.value ?? question.controls[0]?.dataset.value;
    if (development && named && !isValueKind(named))
      warn(`Unknown data-value="${named}": the answer is taken as text.`, question);
    if (development && kind === 'money') warnOfCurrency(question);
  }
  const done = [...wanted].map(async ([key, [locale, kind]]) => {
    if (prepared.has(key)) return true;
    await Promise.all([
      loadKind(kind),
      loadMessages(locale, 'form'),
      loadMessages(locale, 'validation'),
      loadKindMessages(locale, kind),
    ]);
    const there =
      (!isValueKind(kind) || (!!valueKind(kind) && (kind !== 'date' || !!dateParts))) &&
      messagesLoaded(locale, 'form') &&
      messagesLoaded(locale, 'validation');
    if (there) prepared.add(key);
    return there;
  });
  return (await Promise.all(done)).every(Boolean);
}

/** Tells of an amount that any currency is taken for. */
function warnOfCurrency(question: Question): void {
  // As printed: what is hidden or can only be read has no constraints while it is.
  if (question.dataset.currency ?? question.controls[0]?.dataset.currency) return;
  const own = homeCountry(readingLocaleOf(question)) === 'PL' ? 'PLN' : 'EUR';
  warn(
    `The amount "${nameOf(question)}" has no data-currency: one in another currency is taken for ` +
      `as many of yours. Print data-currency="${own}", or the currency you ask for.`,
    question,
  );
}

async function loadKind(kind: string): Promise<void> {
  await loadValueKind(kind);
  if (kind !== 'date' || dateParts) return;
  try {
    dateParts = (await import('@twintown/core/values/date.js')).checkDateParts;
  } catch {
    /* Offline: the server reads the parts. */
  }
}

/** Reads a typed text; a kind that is unknown or not there yet is read as text. */
export function parse(kind: string, raw: string, locale: string): ParsedValue<unknown> {
  const [day, month, year] = kind === 'date' ? raw.split('\n') : [];
  if (dateParts && day !== undefined && month !== undefined && year !== undefined)
    return { ...dateParts({ day, month, year }, locale), raw };
  return (valueKind(kind) ?? valueKind('text'))?.parse(raw, locale) ?? { raw, issues: [] };
}

/**
 * The sentence for `issue`: the author's own for this question and code, else the one of the
 * question's kind for the code, else the code's. An issue may bring its sentence along as `text`,
 * as those of a page's own rules do.
 */
export function sentence(
  question: Question,
  issue: Issue,
  locale = localeOf(question),
  kind = kindOf(question),
): string {
  const attribute = `data-error-${issue.code}`;
  const target = targetOf(question, issue.part);
  const author =
    target?.getAttribute(attribute) ??
    question.getAttribute(attribute) ??
    // HTML's own way to say what a pattern asks for.
    (issue.code === 'pattern' && target?.title ? target.title : undefined);
  return author ?? describeIssue(locale, kind, issue);
}
