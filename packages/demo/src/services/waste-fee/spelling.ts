import { formatValue, parseValue } from '@twintown/core/values.js';
import { respell } from '@twintown/core/values/respell.js';
import { localeIn } from '@twintown/core/values/home-country.js';
import type { Answers } from '../../store.ts';
import { flatten, questionsOf, stepIds } from './questions.ts';
import { homeCountry } from '../../town.ts';

/**
 * `answers` as `language` writes them, which were written in the language `before`: what was typed is kept
 * as it was typed but where it would be read as another value.
 */
export function spelledIn(language: string, answers: Answers, before: string): Answers {
  if (language === before) return answers;
  const spelled = new Map(answers);
  for (const step of stepIds) {
    for (const question of flatten(questionsOf[step], answers)) {
      const raw = answers.get(question.name);
      if (question.control !== 'input' || raw === undefined) continue;
      const { kind } = question;
      const text = respell(
        {
          parse: (typed, by) => parseValue(kind, typed, by),
          format: (value, by) => formatValue(kind, value, by),
        },
        raw,
        { before: localeIn(before, homeCountry), now: localeIn(language, homeCountry), language },
      );
      if (text !== undefined) spelled.set(question.name, text);
    }
  }
  return spelled;
}
