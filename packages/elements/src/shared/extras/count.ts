import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { countCharacters, countWords } from '@twintown/core/values/text.js';
import { announce } from '../announce.ts';
import type { Setting } from '../extras.ts';
import { follow, type Follower } from '../follow.ts';
import type { Control } from '../question.ts';
import { localeOf } from '../sentences.ts';

/** Readers say how much is left once somebody pauses, not at each key. */
const pause = 1000;

interface Counter extends Follower {
  readonly control: Control;
  readonly setting: Setting;
  readonly timer: { id?: ReturnType<typeof setTimeout> };
  /** What was said last. */
  said: string;
  /** The line that describes the control by us, while it does. */
  describing?: string | undefined;
}

const counters = new WeakMap<Control, Counter>();
let lines = 0;

/** Tells how many characters or words are left, in a paragraph `[data-counter]` and by voice. */
export function equip(control: Control, setting: Setting): void {
  const present = counters.get(control);
  const counter = present ?? make(control, setting);
  follow(setting.question, counter);
  // The language may have become another one while it was out of the page.
  void write(counter);
  if (!present && control.matches(':focus')) sayLater(counter);
}

function make(control: Control, setting: Setting): Counter {
  const update = (): void => void write(counter);
  const counter: Counter = {
    control,
    setting,
    timer: {},
    said: '',
    language: update,
    reset: (form) => {
      if (form === control.form) update();
    },
  };
  counters.set(control, counter);
  control.addEventListener('input', () => {
    update();
    sayLater(counter);
  });
  // Some password managers tell nothing else of what they filled in.
  control.addEventListener('change', update);
  control.addEventListener('focus', () => {
    // What a person comes back to is told once more.
    counter.said = '';
    sayLater(counter);
  });
  control.addEventListener('blur', () => clearTimeout(counter.timer.id));
  return counter;
}

/** How much of which limit is used; undefined where the author gave none. */
function measure(control: Control): Measure | undefined {
  const words = control.dataset.count === 'words';
  const limit = words
    ? control.dataset.maxWords
    : (control.dataset.maxlength ?? control.getAttribute('maxlength'));
  if (!limit || !/^\d+$/.test(limit)) return undefined;
  const used = words ? countWords(control.value) : countCharacters(control.value);
  const left = Number(limit) - used;
  const from = Number(control.dataset.countFrom ?? 0);
  return { unit: words ? 'words' : 'characters', left, due: used * 100 >= Number(limit) * from };
}

interface Measure {
  unit: 'words' | 'characters';
  left: number;
  /** So much is used that it is worth telling. */
  due: boolean;
}

function text(control: Control, { unit, left }: Measure): string {
  const key = `text.${unit}${left < 0 ? 'Over' : 'Left'}` as const;
  return translate(localeOf(control), key, { count: Math.abs(left) });
}

const hasWords = (control: Control): boolean => messagesLoaded(localeOf(control), 'text');

async function write(counter: Counter): Promise<void> {
  const { control, setting } = counter;
  await loadMessages(localeOf(control), 'text');
  const measured = measure(control);
  // Offline the printed limit stays.
  if (!measured || !control.isConnected || !hasWords(control)) return;
  setting.quietly(() => {
    const line = lineOf(setting);
    line.textContent = text(control, measured);
    line.hidden = !measured.due;
    line.toggleAttribute('data-over', measured.left < 0);
    describe(counter, line, measured.left < 0);
  });
}

/**
 * What is too many stands in the description, as the limit does: whoever comes back hears it. Beside
 * what the page printed: the writer of errors leaves it alone.
 */
function describe(counter: Counter, line: HTMLElement, isOver: boolean): void {
  const { control, describing } = counter;
  const present: readonly string[] = control.getAttribute('aria-describedby')?.match(/\S+/g) ?? [];
  line.id ||= `tt-count-${++lines}`;
  if (isOver && !present.includes(line.id)) {
    control.setAttribute('aria-describedby', [...present, line.id].join(' '));
    counter.describing = line.id;
  } else if (!isOver && describing) {
    const others = present.filter((id) => id !== describing);
    if (others.length > 0) control.setAttribute('aria-describedby', others.join(' '));
    else control.removeAttribute('aria-describedby');
    counter.describing = undefined;
  }
}

/**
 * The author's paragraph, which says the limit until a person comes, else one of ours at the end. A note
 * of why it is asked may be long: it would stand between the text and what is left of it.
 */
function lineOf({ question }: Setting): HTMLElement {
  const printed = question.querySelector<HTMLElement>('[data-counter]');
  if (printed) return printed;
  const added = document.createElement('p');
  added.dataset.counter = '';
  const last = question.lastElementChild;
  if (last?.matches('[data-purpose]')) last.before(added);
  else question.append(added);
  return added;
}

function sayLater(counter: Counter): void {
  const { control, timer } = counter;
  clearTimeout(timer.id);
  timer.id = setTimeout(() => {
    const measured = measure(control);
    if (!measured?.due || !control.value || !control.isConnected || !hasWords(control)) return;
    const line = text(control, measured);
    if (line !== counter.said) announce(line, localeOf(control));
    counter.said = line;
  }, pause);
}
