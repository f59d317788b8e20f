import type { Values } from '@twintown/core/form.js';
import type { Issue } from '@twintown/core/issue.js';
import { isAsked, nameOf } from './control.ts';
import { questionOf, questionsIn, type Question } from './question.ts';

/** Rules between the answers of a form: what is wrong, by name. */
export type FormRules = (values: Values) => Map<string, Issue[]>;

/**
 * What `rules` find between the answers that count, by the key under which each of `questions` and its
 * value is kept. A name changes when a repeated item before it is removed. Of several questions of one
 * name, such as a part of an address in each country, it is the one that is asked.
 */
export function applied(
  rules: FormRules,
  values: Values,
  questions: ReadonlyMap<string, Question>,
): Map<string, Issue[]> {
  const keys = new Map<string, string>();
  const given = new Map<string, unknown>();
  for (const [key, question] of questions) {
    const name = nameOf(question);
    if (keys.has(name) || !isAsked(question)) continue;
    keys.set(name, key);
    if (values.has(key)) given.set(name, values.get(key));
  }
  // A rule of a page in plain script may give nothing where nothing is wrong.
  const found = rules(given) as Map<string, Issue[]> | undefined;
  return new Map([...keys].map(([name, key]) => [key, found?.get(name) ?? []]));
}

/** Whether with `record` other questions may be asked than before. */
function matters({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  const around = questionOf(target);
  if (type === 'attributes') return around ? isAnswer(target) : holdsAnswer(target as Element);
  const holds = (node: Node): boolean =>
    node instanceof Element && (!!questionOf(node) || questionsIn(node).length > 0);
  return !around && [...addedNodes, ...removedNodes].some(holds);
}

/** Of what stands in a question its paragraphs come and go: these say what is wrong, and ask nothing. */
function isAnswer(target: Node): boolean {
  return questionOf(target) === target || (target as Element).matches(`fieldset,${answers}`);
}

/** Also elements that check themselves, by whomever: what can be switched off and is no button. */
const answers = ':is(:enabled,:disabled):not(button,fieldset,optgroup,option)';

const holdsAnswer = (target: Element): boolean =>
  target.matches(answers) || !!target.querySelector(answers);

/**
 * Calls `changed` when `form` asks other questions than before: sections that are shown or hidden,
 * switched on or off, added or taken out, by whomever. Gives what ends it.
 */
export function watchAsked(form: Element, changed: () => void): () => void {
  const observer = new MutationObserver((records) => records.some(matters) && changed());
  observer.observe(form, {
    subtree: true,
    childList: true,
    attributeFilter: ['hidden', 'disabled'],
  });
  return () => observer.disconnect();
}
