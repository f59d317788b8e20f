import type { ParsedValue } from '@twintown/core/values.js';
import { withYear } from '@twintown/core/values/century.js';
import { date, writtenParts } from '@twintown/core/values/date.js';
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
 * have, also one that no calendar has; a question for a month leaves the day out. Anything else is pasted as
 * the browser pastes it.
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
  const locale = localeOf(question);
  const reading = readingLocaleOf(question);
  const kind = kindOf(question);
  const read = (whole: string): ParsedValue<unknown> => parse(kind, whole, reading);
  const { value, issues } = read(text);
  const isShort = issues.length === 1 && issues[0]!.code === 'century';
  // Which year is meant is asked once all parts stand in their places.
  const year = isShort ? String(issues[0]!.params?.['earlier']) : '';
  const whole = year && withYear(text, year, (other) => read(other).value);
  // Month and year are asked for without the day, and who pastes has all three.
  const found = (whole ? read(whole).value : value) ?? date.parse(text, reading).value;
  const iso = typeof found === 'string' ? found : undefined;
  const parts = iso === undefined ? wrongParts(text, kind, reading) : undefined;
  if (iso === undefined && !parts) return false;
  const texts = controls.map((control) => {
    const isTyped = control instanceof HTMLInputElement;
    const part = dateText(control, iso ?? `${parts!.year}-${parts!.month}-${parts!.day}`, locale);
    // What is wrong is shown as it was pasted.
    if (parts && isTyped) return part && parts[control.dataset.part as keyof typeof parts];
    if (!whole || control.dataset.part !== 'year') return part;
    // A list has years of four digits alone.
    return isTyped ? part?.slice(2) : undefined;
  });
  if (texts.includes(undefined)) return false;
  controls.forEach((control, index) => put(control, texts[index]!));
  const last = [...question.querySelectorAll<HTMLElement>('[data-part][name]')].at(-1);
  last?.focus();
  // The others changed where nobody was.
  const asked = kind === 'month' ? iso?.slice(0, 7) : iso;
  announce(whole || !asked ? text.trim() : valueKind(kind)!.format(asked, locale), locale);
  return true;
}

/**
 * The parts of `text` where it is meant as a date but is none, so that the one to mend can be named; undefined
 * where it may as well be another number.
 */
function wrongParts(text: string, kind: string, locale: string): ReturnType<typeof writtenParts> {
  const parts = writtenParts(text, locale);
  if (!parts || (kind === 'date' && !parts.day)) return undefined;
  const { issues } = parts.day ? date.parse(text, locale) : parse(kind, text, locale);
  const wrong = issues.filter(({ code }) => code !== 'century').length;
  // Of a whole date that is none, nobody knows whether the month is right.
  if (kind === 'month' && parts.day) return wrong === 0 ? parts : undefined;
  const isWritten = /[^\d\s]/.test(text);
  // Digits alone are a date by a year that people write.
  const isSure = isWritten
    ? wrong === 1 || parts.year.length === 4
    : wrong === 1 && /^(?:1[89]|2[01])\d\d$/.test(parts.year);
  return isSure ? parts : undefined;
}
