import { translate } from '@twintown/core/messages.js';
import { maskValue } from '@twintown/core/values/mask.js';
import { showMistakes, shownIssue } from '../shared/answers.ts';
import { captionOf as captionOfQuestion } from '../shared/caption.ts';
import { isAsked, kindOf, rawOf, targetOf } from '../shared/control.ts';
import {
  errorOf,
  questionsIn,
  warningOf,
  type Control,
  type Question,
} from '../shared/question.ts';
import { ignoreSecondPress } from '../shared/second-press.ts';
import { localeOf, prepare } from '../shared/sentences.ts';

/*
 * Items that are filled in fold up to a list of what was answered. Their controls stay where they
 * are, are sent and are checked; only the stylesheet keeps them from view.
 */

const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What the item is called: its legend, with its number. */
export function captionOf(item: HTMLElement): string {
  return textOf(item.querySelector('legend,h2,h3,h4'));
}

/** The answer as people read it: what was typed, or the words of what was chosen. */
function answerText(question: Question): string {
  const text = question.controls
    .flatMap((control) => {
      if (control instanceof HTMLSelectElement)
        return control.value ? [...control.selectedOptions].map(textOf) : [];
      if (control instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(control.type))
        return control.checked ? [textOf(control.labels?.[0])] : [];
      return control.value.trim();
    })
    .filter(Boolean)
    .join(question.controls[0]?.dataset.part ? ' ' : ', ');
  const isMasked = [question, ...question.controls].some(({ dataset }) => 'masked' in dataset);
  return isMasked ? maskValue(kindOf(question), text) : text;
}

const asked = (item: HTMLElement): Question[] => questionsIn(item).filter(isAsked);

/** More is cut: it stands in a sentence and on a button. */
const longestSign = 60;

/**
 * What `item` is known by among others: its first answer in words, or else its first choice. Of a number
 * nothing is said, and neither of a date, since both may be a person's own; nor of what is masked.
 */
export function signOf(item: HTMLElement): string | undefined {
  const signs = asked(item).flatMap((question) => {
    const { controls } = question;
    const kind = kindOf(question);
    const isHidden = [question, ...controls].some(
      (element) =>
        'masked' in element.dataset ||
        element.matches('[type=password],[data-show-password],[type=hidden]'),
    );
    const text = isHidden ? '' : answerText(question).replace(/\s+/g, ' ').trim();
    if (!text || (text.match(/\p{N}/gu)?.length ?? 0) > 5) return [];
    return [{ kind, text }];
  });
  const sign =
    signs.find(({ kind }) => kind === 'text') ??
    signs.find(({ kind }) => /^(?:radio|select|checkboxes)$/.test(kind));
  const letters = [...(sign?.text ?? '')];
  if (letters.length <= longestSign) return sign?.text;
  return `${letters.slice(0, longestSign).join('').trimEnd()}…`;
}

const tells = (paragraph: HTMLElement | undefined): boolean =>
  !!paragraph?.firstChild && !paragraph.hidden;

const isEmpty = (item: HTMLElement): boolean =>
  asked(item).every((question) => !rawOf(question).trim());

/** The first question without which the item is not done. */
function openIn(item: HTMLElement): Question | undefined {
  return asked(item).find((question) => {
    const isRequired =
      question.hasAttribute('required') || question.controls.some(({ required }) => required);
    return (isRequired && !rawOf(question).trim()) || tells(errorOf(question));
  });
}

/**
 * Tells what is wrong in `item` and leads to the first of it, where it is heard with the focus; folds
 * the item up if all is well. A warning holds it back once: pressed again, the answer is meant. An item
 * that was left empty, and may be, is one too many.
 */
async function finish(item: HTMLElement): Promise<void> {
  const questions = asked(item);
  const warned = questions.filter((question) => tells(warningOf(question)));
  // Offline the sentences may be out of reach; the way to what is missing is not.
  if (await prepare(questions)) showMistakes(questions);
  const open =
    openIn(item) ??
    questions.find((question) => tells(warningOf(question)) && !warned.includes(question));
  if (open) targetOf(open, shownIssue(open)?.part)?.focus();
  else if (isEmpty(item)) close(item);
  else fold(item);
}

function close(item: HTMLElement): void {
  const remove = item.querySelector<HTMLButtonElement>(
    'button[data-remove]:not([hidden],:disabled)',
  );
  if (!remove) {
    item.setAttribute('data-folded', '');
    write(item);
    return;
  }
  // With the focus elsewhere it would be taken for Enter in a text field.
  remove.focus();
  remove.click();
}

/** Folds `item` up if everything in it is answered. */
export function fold(item: HTMLElement): void {
  if (openIn(item) || isEmpty(item)) {
    unfold(item);
    return;
  }
  item.setAttribute('data-folded', '');
  write(item);
}

export function unfold(item: HTMLElement): void {
  item.removeAttribute('data-folded');
  write(item);
}

/** Writes the words of the card again, in the language that holds now. */
export function refold(item: HTMLElement): void {
  if (item.querySelector('button[data-edit]')) write(item);
}

function write(item: HTMLElement): void {
  const isFolded = item.hasAttribute('data-folded');
  const { list, button } = partsOf(item);
  // A question that may stay unanswered, and did, is no news; one that may not keeps the item open.
  const answered = (isFolded ? asked(item) : []).flatMap((question) => {
    const text = answerText(question);
    return text ? [{ question, text }] : [];
  });
  list.replaceChildren(
    ...answered.map(({ question, text }) => {
      const row = document.createElement('div');
      const term = document.createElement('dt');
      term.textContent = captionOfQuestion(question);
      const answer = document.createElement('dd');
      answer.textContent = text;
      row.append(term, answer);
      return row;
    }),
  );
  list.hidden = !isFolded;
  button.textContent = translate(localeOf(item), isFolded ? 'repeater.edit' : 'repeater.done', {
    name: captionOf(item),
  });
}

function partsOf(item: HTMLElement): { list: HTMLElement; button: HTMLButtonElement } {
  const button = item.querySelector<HTMLButtonElement>('button[data-edit]');
  const list = item.querySelector<HTMLElement>('dl[data-answers]');
  return button && list ? { list, button } : makeParts(item);
}

function makeParts(item: HTMLElement): { list: HTMLElement; button: HTMLButtonElement } {
  const list = document.createElement('dl');
  list.setAttribute('data-summary', '');
  list.setAttribute('data-answers', '');
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('data-edit', '');
  button.addEventListener('click', (event) => {
    const moved = ignoreSecondPress(event);
    if (item.hasAttribute('data-folded')) {
      unfold(item);
      firstIn(item)?.focus();
      moved();
    } else void finish(item).finally(moved);
  });
  // What is found wrong must be seen.
  item.addEventListener('tt-issues', (event) => {
    if (event.detail.issues.length > 0) unfold(item);
  });
  const remove = item.querySelector('button[data-remove]');
  if (remove) remove.before(list, button);
  else (item.querySelector('fieldset') ?? item).append(list, button);
  return { list, button };
}

const firstIn = (item: HTMLElement): Control | undefined =>
  asked(item)
    .flatMap(({ controls }) => controls)
    .find((control) => control.checkVisibility());
