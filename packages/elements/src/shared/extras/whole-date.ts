import type { ParsedValue } from '@twintown/core/values.js';
import { withYear } from '@twintown/core/values/century.js';
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
  const locale = localeOf(question);
  const read = (whole: string): ParsedValue<unknown> =>
    parse(kind, whole, readingLocaleOf(question));
  const { value, issues } = read(text);
  const isShort = issues.length === 1 && issues[0]!.code === 'century';
  // Which year is meant is asked once all parts stand in their places.
  const year = isShort ? String(issues[0]!.params?.['earlier']) : '';
  const whole = year && withYear(text, year, (other) => read(other).value);
  const date = whole ? read(whole).value : value;
  if (typeof date !== 'string') return false;
  const texts = controls.map((control) => {
    const part = dateText(control, date, locale);
    if (!whole || control.dataset.part !== 'year') return part;
    // A list has years of four digits alone.
    return control instanceof HTMLInputElement ? part?.slice(2) : undefined;
  });
  if (texts.includes(undefined)) return false;
  controls.forEach((control, index) => put(control, texts[index]!));
  const last = [...question.querySelectorAll<HTMLElement>('[data-part][name]')].at(-1);
  last?.focus();
  // The others changed where nobody was.
  announce(whole ? text.trim() : valueKind(kind)!.format(date, locale), locale);
  return true;
}
