import { localeIn } from '@twintown/core/values/home-country.js';
import { printedOf, rawOf } from './control.ts';
import { nearest } from './language.ts';
import type { Question } from './question.ts';

/** Texts that are read in another language than the page's, with its tag; none where one was given up. */
const texts = new WeakMap<Question, readonly [raw: string, locale: string] | readonly []>();

/**
 * The tag to read the text of `question` with, where that is not the page's: it is in doubt in the language it was
 * typed in, by the page that came to speak another one or, by `data-typed-in`, by the server. It is until another
 * text stands there.
 */
export function typedIn(question: Question): string | undefined {
  const [raw, locale] = texts.get(question) ?? printed(question);
  if (locale === undefined || raw === rawOf(question)) return locale;
  texts.set(question, []);
  return undefined;
}

function printed(question: Question): readonly [] | readonly [raw: string, locale: string] {
  const { typedIn: language } = question.dataset;
  if (!language) return [];
  return [printedOf(question), localeIn(language, nearest(question, 'data-home-country'))];
}

/** From now on the text of `question` is read with `locale`; undefined for the page's. */
export function keepTypedIn(question: Question, locale: string | undefined): void {
  texts.set(question, locale === undefined ? [] : [rawOf(question), locale]);
}

/** The text of `question` is the printed one again. */
export function forgetTypedIn(question: Question): void {
  texts.delete(question);
}
