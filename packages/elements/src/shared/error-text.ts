import { matchLanguage } from '@twintown/core/language.js';
import { translate } from '@twintown/core/messages.js';
import { describe, ensureId, isPrinted } from './aria.ts';
import { remember, wire } from './care.ts';
import { nameOf, partOf } from './control.ts';
import { errorOf, warningOf, type Question } from './question.ts';

type Weight = 'error' | 'warning';

/** Adds the paragraph, last, where the author printed none. */
function addParagraph(question: Question, weight: Weight): HTMLElement {
  const { subject } = question;
  const added = document.createElement('p');
  added.dataset[weight] = '';
  (subject instanceof HTMLFieldSetElement ? subject : question).append(added);
  ensureId(added, `${subject?.id || nameOf(question)}-${weight}`);
  wire(question);
  return added;
}

/** Shows `text` in the error paragraph; '' empties and hides it, so that nobody hears it either. */
export function writeError(
  question: Question,
  text: string,
  locale: string,
  present: HTMLElement | undefined = errorOf(question),
): void {
  const error = present ?? (text ? addParagraph(question, 'error') : undefined);
  if (error) write(error, 'form.errorPrefix', text, locale);
}

/** Shows `text` in the warning paragraph; '' empties and hides it. */
export function writeWarning(question: Question, text: string, locale: string): void {
  const present = warningOf(question);
  const warning = present ?? (text ? addParagraph(question, 'warning') : undefined);
  if (warning) write(warning, 'form.warningPrefix', text, locale);
}

type Word = 'form.errorPrefix' | 'form.warningPrefix';

/** What was written last, because a page with hundreds of errors says the same before each. */
let last: { text: string; prefix: HTMLElement } | undefined;

/** The word before a sentence, for those who hear it. */
function prefixIn(locale: string, word: Word): Node {
  const text = `${translate(locale, word)} `;
  if (last?.text !== text) {
    const prefix = document.createElement('span');
    prefix.setAttribute('data-visually-hidden', '');
    prefix.textContent = text;
    last = { text, prefix };
  }
  return last.prefix.cloneNode(true);
}

function write(paragraph: HTMLElement, word: Word, text: string, locale: string): void {
  if (text) {
    const prefix = prefixIn(locale, word);
    // Filling an empty paragraph at once costs half of emptying it first.
    if (paragraph.firstChild) paragraph.replaceChildren(prefix, text);
    else paragraph.append(prefix, text);
    // Words in another language than the page's say so, or they are read with the wrong voice.
    const spoken = matchLanguage(locale);
    if (spoken.slice(0, 2) !== locale.slice(0, 2).toLowerCase()) paragraph.lang = spoken;
  } else paragraph.textContent = '';
  paragraph.hidden = !text;
  // Reading it back from the paragraph would build it anew.
  remember(paragraph, text && last!.text + text);
}

/**
 * Tells the error once: at the wrong part of a group, which is where a link leads, and at the group
 * when all of it is wrong or the author printed it there.
 */
export function describeParts(question: Question, wrong: readonly HTMLElement[]): void {
  const { controls } = question;
  if (!partOf(controls[0])) return;
  const { subject } = question;
  const error = errorOf(question);
  const isWhole = wrong.length === controls.length;
  const isAtGroup = error && subject && isPrinted(subject, ensureId(error));
  for (const control of controls) {
    const here = error && !isWhole && !isAtGroup && wrong.includes(control);
    describe(control, here ? [ensureId(error)] : []);
  }
  wire(question);
}
