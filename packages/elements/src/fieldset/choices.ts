import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { announce, readyToAnnounce } from '../shared/announce.ts';
import { follow, type Follower } from '../shared/follow.ts';
import { formOfGroup } from '../shared/outside.ts';
import type { Question } from '../shared/question.ts';
import { localeOf } from '../shared/sentences.ts';

const guided = new WeakMap<Question, Follower>();

/** Keeps choices that exclude others, and the box that ticks all, true to what is ticked. */
export function guide(question: Question): void {
  showAll(question);
  const follower = guided.get(question) ?? make(question);
  guided.set(question, follower);
  follow(question, follower);
}

function make(question: Question): Follower {
  readyToAnnounce();
  void loadMessages(localeOf(question), 'options');
  question.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    // What this module changed itself comes by here too, and has nothing more to change.
    if (!event.isTrusted || box.type !== 'checkbox') return;
    if (box.matches('[data-all]')) void tickAll(question, box);
    else if (box.checked && boxesOf(question).includes(box)) void exclude(question, box);
    showAll(question);
  });
  return {
    reset: (form) => {
      if (formOfGroup(question) === form) showAll(question);
    },
    // The way back brings ticks of its own, in some browsers after the page was made ready.
    back: () => showAll(question),
  };
}

const boxesOf = (question: Question): HTMLInputElement[] =>
  [...question.controls].filter(({ type }) => type === 'checkbox') as HTMLInputElement[];

/** Those that the box for all stands for: what excludes others is no part of all. */
const manyOf = (question: Question): HTMLInputElement[] =>
  boxesOf(question).filter((box) => !isOff(box, question) && !box.matches('[data-exclusive]'));

/** Switched off while the rest of the question is not: where all of it is, its ticks still show. */
function isOff(box: HTMLInputElement, question: Question): boolean {
  const part = box.closest('fieldset[disabled]');
  return box.disabled || (!!part && part !== question.subject && question.contains(part));
}

/** Ticks or clears `boxes` as if the person had; gives those that changed. */
function set(boxes: readonly HTMLInputElement[], checked: boolean): HTMLInputElement[] {
  const changed = boxes.filter((box) => box.checked !== checked && !box.matches(':disabled'));
  for (const box of changed) box.checked = checked;
  for (const box of changed)
    for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
  return changed;
}

/** Offline nothing is said: the ticks are seen and heard by themselves. */
async function haveWords(locale: string): Promise<boolean> {
  await loadMessages(locale, 'options');
  return messagesLoaded(locale, 'options');
}

async function exclude(question: Question, box: HTMLInputElement): Promise<void> {
  const alone = box.matches('[data-exclusive]');
  const against = boxesOf(question).filter(
    (other) => other !== box && (alone || other.matches('[data-exclusive]')),
  );
  const [cleared, ...more] = set(against, false);
  if (!cleared) return;
  const locale = localeOf(question);
  if (!(await haveWords(locale))) return;
  const name = cleared.labels?.[0]?.textContent?.trim().replace(/\s+/g, ' ');
  announce(
    more.length || !name
      ? translate(locale, 'options.othersCleared')
      : translate(locale, 'options.oneCleared', { name }),
    locale,
  );
}

async function tickAll(question: Question, all: HTMLInputElement): Promise<void> {
  const { checked } = all;
  const boxes = manyOf(question);
  set(boxes, checked);
  if (checked)
    set(
      boxesOf(question).filter((box) => box.matches('[data-exclusive]')),
      false,
    );
  const locale = localeOf(question);
  if (!(await haveWords(locale))) return;
  const count = boxes.filter((box) => box.checked).length;
  announce(translate(locale, 'options.chosen', { count }), locale);
}

/** The box for all says whether all, some or none are ticked. */
function showAll(question: Question): void {
  const all = question.querySelector<HTMLInputElement>('input[data-all]');
  if (!all) return;
  const boxes = manyOf(question);
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  const option = all.closest<HTMLElement>('[data-option]');
  if (option && question.contains(option)) option.hidden = false;
}
