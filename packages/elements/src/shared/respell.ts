import { valueKind } from '@twintown/core/values/load.js';
import { monthPart, respell as respelled } from '@twintown/core/values/respell.js';
import { kindOf, partOf, rawOf } from './control.ts';
import type { Question } from './question.ts';
import { localeOf } from './sentences.ts';
import { keepTypedIn } from './typed-in.ts';

/** Right for any part of a date but its month. */
const aDate: Readonly<Record<string, string>> = { day: '1', year: '2000' };

/**
 * Keeps an answer the one it was read as where the page comes to speak another language. `before` and `now` are
 * the tags it was and would be read with.
 */
export function respell(question: Question, before: string, now: string): void {
  const { controls } = question;
  const [control, ...more] = controls;
  const kind = valueKind(kindOf(question));
  const isInParts = partOf(control) !== undefined;
  if (!(control instanceof HTMLInputElement) || !kind || (more.length > 0 && !isInParts)) return;
  const tags = { before, now, language: localeOf(question) };
  const month = isInParts && controls.find((part) => partOf(part) === 'month');
  if (month instanceof HTMLInputElement) {
    const read = monthPart((typed, by) =>
      kind.parse(controls.map((part) => aDate[partOf(part)!] ?? typed).join('\n'), by),
    );
    write(month, respelled(read, month.value, tags).text);
  }
  const raw = rawOf(question);
  const format = isInParts ? (): string => raw : kind.format;
  const { text, locale } = respelled({ parse: kind.parse, format }, raw, tags);
  if (!isInParts) write(control, text);
  keepTypedIn(question, locale === now ? undefined : locale);
}

function write(control: HTMLInputElement, text: string): void {
  if (text !== control.value) control.value = text;
}
