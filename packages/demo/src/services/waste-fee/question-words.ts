import { keyPart, type WordKey, type Words } from '../../words.ts';
import type { ChoiceQuestion, Question } from './questions.ts';

/** The key of a question's own text; address fields share the texts of one address. */
export function questionKey(question: Question, suffix = ''): string {
  return `question${keyPart(question.words ?? question.name)}${suffix}`;
}

export const optionKey = (question: ChoiceQuestion, option: string): WordKey =>
  `option${keyPart(question.words ?? question.name)}${keyPart(option)}` as WordKey;

export const questionText = (words: Words, question: Question): string =>
  words(questionKey(question) as WordKey);
