import { html, type Html } from '../../html.ts';
import type { Body } from '../../http/body.ts';
import { draftLifetime, type Answers } from '../../store.ts';
import { languages, wordsIn, type Words } from '../../words.ts';
import { recordNames } from './questions.ts';

/* What proves that a box was ticked: the sentence beside it, and the time. */

/** A box that somebody may have to prove. */
export interface ProvedBox {
  name: string;
  /** What the service prints beside it. */
  sentence(words: Words): string;
}

/** The page's script writes it, and the next page has it again. */
export function printRecord(name: string, answers: ReadonlyMap<string, string>): Html {
  const [text, time] = recordNames(name);
  return html`<input type="hidden" name="${text}" value="${answers.get(text) ?? ''}" data-text />
    <input type="hidden" name="${time}" value="${answers.get(time) ?? ''}" data-time />`;
}

/** How far a person's clock may be ahead of this one. */
const clockDifference = 5 * 60 * 1000;

/** As `<tt-consent>` and `<tt-statement>` write down a label; marks of “optional” are not part of it. */
const asWritten = (text: string): string => text.trim().replace(/\s+/g, ' ');

/**
 * Decides what is kept of a tick, once the answers themselves were taken; `before` has them as they were. The
 * first tick counts, until the box is cleared. What the page says of it is taken where it can be true;
 * otherwise, and without script, the service says it: what it printed in the language of the page, now.
 */
export function takeRecord(
  { name, sentence }: ProvedBox,
  { fields }: Body,
  {
    words,
    before,
    answers,
  }: { words: Words; before: ReadonlyMap<string, string>; answers: Answers },
): void {
  const names = recordNames(name);
  if (answers.get(name) !== 'yes') {
    for (const record of names) answers.delete(record);
    return;
  }
  const [text, time] = names;
  const known = before.get(name) === 'yes' ? before : undefined;
  answers.set(text, known?.get(text) || printedText(fields.get(text), sentence, words));
  answers.set(time, known?.get(time) || possibleTime(fields.get(time), Date.now()));
}

function printedText(
  said: string | undefined,
  sentence: ProvedBox['sentence'],
  words: Words,
): string {
  const text = asWritten(said ?? '');
  const isPrinted = languages.some((language) => asWritten(sentence(wordsIn(language))) === text);
  return isPrinted ? text : asWritten(sentence(words));
}

/** A draft lives for a day without work on it: the tick of a form that comes now is no older. */
function possibleTime(said: string | undefined, now: number): string {
  const at = Date.parse(said ?? '');
  const isPossible =
    said !== undefined &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(said) &&
    at <= now + clockDifference &&
    at >= now - draftLifetime &&
    // A day that no month has is read as one of the next month.
    new Date(at).toISOString().startsWith(said.slice(0, 19));
  return isPossible ? said : new Date(now).toISOString();
}
