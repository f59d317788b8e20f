import { valueKind } from '@twintown/core/values/load.js';
import { announce } from '../announce.ts';
import { kindOf } from '../control.ts';
import type { Setting } from '../extras.ts';
import { dateText, put } from '../give-answer.ts';
import type { Control, Question } from '../question.ts';
import { isReady, localeOf, parse, readingLocaleOf } from '../sentences.ts';

const equipped = new WeakSet<Control>();

/**
 * A whole date that is pasted into one part goes to all of them, in any spelling that a typed date may
 * have. Anything else is pasted as the browser pastes it.
 */
export function equip(control: Control, { question }: Setting): void {
  if (equipped.has(control)) return;
  equipped.add(control);
  control.addEventListener('paste', (event) => {
    const text = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
    if (spread(text, question)) event.preventDefault();
  });
}

/** Gives whether `text` was a date that every part could take. */
function spread(text: string, question: Question): boolean {
  if (!isReady(question)) return false;
  const { controls } = question;
  const kind = kindOf(question);
  const { value } = parse(kind, text, readingLocaleOf(question));
  if (typeof value !== 'string') return false;
  const locale = localeOf(question);
  const texts = controls.map((control) => dateText(control, value, locale));
  if (texts.includes(undefined)) return false;
  controls.forEach((control, index) => put(control, texts[index]!));
  const last = [...question.querySelectorAll<HTMLElement>('[data-part][name]')].at(-1);
  last?.focus();
  // The others changed where nobody was.
  announce(valueKind(kind)!.format(value, locale), locale);
  return true;
}
