import type { Words } from '../../words.ts';
import type { Question } from './questions.ts';

/* What is wrong between answers of which each is right by itself. */

/** An answer that was read and is right. */
export interface RightAnswer {
  question: Question;
  value: unknown;
}

/** What is wrong, and the names of all questions whose answers it compares. */
interface Wrong {
  text: string;
  compares: readonly string[];
}

/** What is wrong between `answers`, by the name of the question in which to mend it. */
export const checkTogether = (
  answers: readonly RightAnswer[],
  sections: ReadonlyMap<string, string>,
  words: Words,
): Map<string, Wrong> =>
  new Map([...checkShares(answers, words), ...checkPesels(answers, sections, words)]);

const valuesOf = (answers: readonly RightAnswer[], kind: string): [name: string, value: string][] =>
  answers
    .filter(({ question, value }) => 'kind' in question && question.kind === kind && value)
    .map(({ question, value }) => [question.name, String(value)]);

/**
 * The share with which the whole is exceeded. All of it is allowed, although the applicant has a
 * share too: spouses own together, and both are registered with 1/1. What spouses hold together is
 * stated at both of them, and is there once.
 */
function* checkShares(answers: readonly RightAnswer[], words: Words): Generator<[string, Wrong]> {
  const ticked = new Set(
    answers.filter(({ value }) => value === 'yes').map(({ question }) => question.name),
  );
  // Whole numbers of any length: a float cannot hold a third.
  let [upper, lower] = [0n, 1n];
  const unpaired: [part: bigint, of: bigint][] = [];
  const shares = valuesOf(answers, 'fraction');
  const compares = shares.flatMap(([name]) => [name, name.replace(/share$/, 'joint')]);
  for (const [name, share] of shares) {
    const [part = 0n, of = 1n] = share.split('/').map(BigInt);
    if (ticked.has(name.replace(/share$/, 'joint'))) {
      const spouse = unpaired.findIndex(([other, whole]) => other * of === part * whole);
      if (spouse >= 0) {
        unpaired.splice(spouse, 1);
        continue;
      }
      unpaired.push([part, of]);
    }
    [upper, lower] = [upper * of + part * lower, lower * of];
    if (upper > lower) return yield [name, { text: words('sharesOverWhole'), compares }];
  }
}

/** Each PESEL number that was stated for somebody before. */
function* checkPesels(
  answers: readonly RightAnswer[],
  sections: ReadonlyMap<string, string>,
  words: Words,
): Generator<[string, Wrong]> {
  const names = new Map<string, string>();
  for (const [name, pesel] of valuesOf(answers, 'pl-pesel')) {
    const first = names.get(pesel);
    if (first === undefined) names.set(pesel, name);
    else {
      const text = words('peselRepeated', { person: sections.get(first) ?? '' });
      yield [name, { text, compares: [first, name] }];
    }
  }
}
