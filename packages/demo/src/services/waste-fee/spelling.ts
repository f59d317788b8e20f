import { formatValue, parseValue } from '@twintown/core/values.js';
import { date } from '@twintown/core/values/date.js';
import { monthPart, respell } from '@twintown/core/values/respell.js';
import { localeIn } from '@twintown/core/values/home-country.js';
import type { Answers, TypedIn } from '../../store.ts';
import {
  flatten,
  namesOf,
  questionsOf,
  stepIds,
  type DateQuestion,
  type InputQuestion,
} from './questions.ts';
import { homeCountry } from '../../town.ts';

type TypedQuestion = InputQuestion | DateQuestion;

/** Answers with the language that they are written in, but for those of `typedIn`. */
export interface Spelled {
  answers: Answers;
  language: string;
  typedIn: TypedIn;
}

const reading = (language: string): string => localeIn(language, homeCountry);

/** What was typed; the parts of a date stand on lines. */
const textOf = (question: TypedQuestion, answers: ReadonlyMap<string, string>): string =>
  namesOf(question)
    .map((name) => answers.get(name) ?? '')
    .join('\n');

/** The language to read the answer of `question` in, where that is not the one the others are written in. */
export function typedLanguage(
  question: TypedQuestion,
  { answers, typedIn }: Pick<Spelled, 'typedIn'> & { answers: ReadonlyMap<string, string> },
): string | undefined {
  const { text, language } = typedIn.get(question.name) ?? {};
  return text === textOf(question, answers) ? language : undefined;
}

/**
 * `before` as `language` writes it: what was typed is kept as it was typed but where it would be read as another
 * value. What is in doubt in the language it was typed in stays in doubt until it is another text.
 */
export function spelledIn(language: string, before: Spelled): Spelled {
  const answers = new Map(before.answers);
  const typedIn: TypedIn = new Map();
  for (const step of stepIds) {
    for (const question of flatten(questionsOf[step], answers)) {
      if (question.control !== 'input' && question.control !== 'date') continue;
      const own = typedLanguage(question, before);
      const tags = {
        before: reading(own ?? before.language),
        now: reading(language),
        language,
      };
      const read = spell(question, answers, tags);
      if (read !== tags.now)
        typedIn.set(question.name, {
          text: textOf(question, answers),
          language: own ?? before.language,
        });
    }
  }
  return { answers, language, typedIn };
}

/** Writes the answer of `question` anew where it has to be. Gives the tag to read it with. */
function spell(
  question: TypedQuestion,
  answers: Answers,
  tags: { before: string; now: string; language: string },
): string {
  const month = `${question.name}-month`;
  const typed = answers.get(question.control === 'date' ? month : question.name);
  if (question.control === 'date') {
    const read = monthPart((text, by) => date.parse(`1\n${text}\n2000`, by));
    if (typed !== undefined) answers.set(month, respell(read, typed, tags).text);
    const raw = textOf(question, answers);
    return respell({ parse: date.parse, format: () => raw }, raw, tags).locale;
  }
  if (typed === undefined) return tags.now;
  const { kind } = question;
  const { text, locale } = respell(
    {
      parse: (raw, by) => parseValue(kind, raw, by),
      format: (value, by) => formatValue(kind, value, by),
    },
    typed,
    tags,
  );
  answers.set(question.name, text);
  return locale;
}
