import { hasError } from '@twintown/core/issue.js';
import { formatIsoDate } from '@twintown/core/intl.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { loadValueKind, valueKind } from '@twintown/core/values/load.js';
import { announce } from '../announce.ts';
import { ensureId } from '../aria.ts';
import { wordsOf } from '../caption.ts';
import { isAsked, kindOf, nameOf, rawOf } from '../control.ts';
import type { Setting } from '../extras.ts';
import { follow, type Follower } from '../follow.ts';
import { dateText, put } from '../give-answer.ts';
import { formOf, questionsOf } from '../membership.ts';
import { isQuestion, type Control, type Question } from '../question.ts';
import { localeOf, parse, readingLocaleOf } from '../sentences.ts';

/** An answer that another answer of the form tells. */
interface Suggestion {
  /** As people read it. */
  readonly text: string;
  /** The control that a person is led to once it holds the answer. */
  readonly control: Control;
  readonly take: () => void;
}

const settings = new WeakMap<HTMLFormElement, Setting>();
const roots = new WeakSet<Node>();
const followers = new WeakMap<Question, Follower>();
/** What was said last at a question: told once, when a person comes to it. */
const said = new WeakMap<Question, string>();

/**
 * Offers what a number already tells, at every question of `form` that names it in
 * `data-suggested-from` and has no answer yet: the answer and a button that gives it. It goes with
 * the first sign of an answer of the person's own, and is announced at the question it belongs to.
 */
export function suggestIn(form: HTMLFormElement, setting: Setting): void {
  for (const target of questionsOf(form).filter(sourceName)) {
    const update = (): void => void offer(target, setting);
    const follower = followers.get(target) ?? {
      language: update,
      reset: (reset) => {
        if (reset === form) update();
      },
    };
    followers.set(target, follower);
    follow(target, follower);
    void offer(target, setting).then((words) => {
      if (target !== setting.question || !words || said.get(target) === words) return;
      said.set(target, words);
      const locale = localeOf(target);
      announce(`${words}. ${translate(locale, 'suggestion.hint')}`, locale);
    });
  }
  settings.set(form, setting);
  const root = form.getRootNode() as Document;
  if (roots.has(root)) return;
  roots.add(root);
  // Answers of a form may stand outside it. No form is held here: one that is gone is let go.
  root.addEventListener('tt-value', ({ target }) => {
    const form = isQuestion(target) ? formOf(target) : null;
    const there = form && settings.get(form);
    if (!there) return;
    const changed = target as Question;
    for (const question of questionsOf(form).filter(sourceName))
      if (question === changed || sourceName(question) === nameOf(changed))
        void offer(question, there);
  });
}

function sourceName(target: Question): string | undefined {
  return target.dataset.suggestedFrom ?? target.controls[0]?.dataset.suggestedFrom;
}

/** Brings the suggestion at `target` in line with the answers; gives what it says. */
async function offer(target: Question, { quietly }: Setting): Promise<string | undefined> {
  const form = formOf(target);
  const name = sourceName(target);
  const source = form && questionsOf(form).find((question) => nameOf(question) === name);
  const locale = localeOf(target);
  await Promise.all([
    loadMessages(locale, 'suggestion'),
    loadValueKind('date'),
    source && loadValueKind(kindOf(source)),
  ]);
  if (!target.isConnected || !messagesLoaded(locale, 'suggestion')) return undefined;
  const suggestion = source ? suggestionFor(target, source) : undefined;
  const from = suggestion && translate(locale, 'suggestion.told');
  const words = from ? `${from} ${suggestion.text}` : '';
  const present = target.querySelector<HTMLElement>('[data-suggestion]');
  const use = translate(locale, 'suggestion.use');
  if (present ? present.textContent === words + use : !words) return words;
  quietly(() => {
    present?.remove();
    if (from) show(target, from, suggestion, use);
  });
  return words;
}

function show(target: Question, from: string, suggestion: Suggestion, use: string): void {
  const group = document.createElement('div');
  group.dataset.suggestion = '';
  group.setAttribute('role', 'group');
  const line = document.createElement('p');
  const answer = document.createElement('strong');
  answer.textContent = suggestion.text;
  line.append(`${from} `, answer);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = use;
  button.addEventListener('click', () => {
    // The button goes with the question that it answers.
    suggestion.control.focus();
    suggestion.take();
  });
  group.append(line, button);
  target.append(group);
  // Which ids are free shows only in its place.
  ensureId(line, `${nameOf(target)}-suggestion`);
  group.setAttribute('aria-labelledby', line.id);
  button.setAttribute('aria-describedby', line.id);
}

function suggestionFor(target: Question, source: Question): Suggestion | undefined {
  // What somebody has answered is theirs.
  if (rawOf(target).trim() || !isAsked(target) || !isAsked(source)) return undefined;
  const kind = kindOf(source);
  const { value, issues } = parse(kind, rawOf(source), readingLocaleOf(source));
  if (value === undefined || hasError(issues)) return undefined;
  const { birthDate, sex, holder } = valueKind(kind)?.tells?.(value) ?? {};
  if (kindOf(target) === 'date') return birthDate ? dateIn(target, birthDate) : undefined;
  return choiceIn(target, [sex, holder]);
}

/** `iso` as the answer to a date in one control, or in one for each part. */
function dateIn(target: Question, iso: string): Suggestion | undefined {
  const { controls } = target;
  const locale = localeOf(target);
  const texts = controls.map((control) => dateText(control, iso, locale));
  const [control] = controls;
  if (!control || texts.includes(undefined)) return undefined;
  return {
    text: formatIsoDate(locale, iso, { dateStyle: 'long' }),
    control,
    take: () => controls.forEach((each, index) => put(each, texts[index]!)),
  };
}

/** The choice of `target` that stands for one of `meanings`: `data-meaning`, else its value. */
function choiceIn(
  target: Question,
  meanings: readonly (string | undefined)[],
): Suggestion | undefined {
  const means = (choice: HTMLOptionElement | HTMLInputElement): boolean =>
    !choice.disabled && meanings.includes(choice.dataset.meaning ?? choice.value);
  for (const control of target.controls) {
    if (control instanceof HTMLSelectElement) {
      const option = [...control.options].find(means);
      if (option)
        return { text: option.text.trim(), control, take: () => put(control, option.value) };
    } else if (control.type === 'radio' && means(control as HTMLInputElement)) {
      const text = wordsOf(control.labels?.[0]);
      if (text) return { text, control, take: () => control.click() };
    }
  }
  return undefined;
}
