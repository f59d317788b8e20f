import { markInvalid } from './aria.ts';
import { engineNow, listen } from './events.ts';
import { quietly, watchLate, type LateChange } from './late.ts';
import { whenParsed } from './parsed.ts';
import { errorOf, type Question } from './question.ts';
import { wire } from './wire.ts';
import { isForeign, isOurs, markForeign } from './written.ts';

const fresh = new Set<Question>();
const gone = new Set<Question>();

/**
 * Takes a question into care when it is connected. Costs no listener, observer or object of its
 * own: those stand at the document and at the form, and the rest is made when a person arrives.
 */
export function adopt(question: Question): void {
  listen(question.getRootNode());
  if (fresh.size === 0) whenParsed(wireFresh);
  fresh.add(question);
}

/** Lets go of a question that was taken out, unless it was only moved. */
export function release(question: Question): void {
  fresh.delete(question);
  if (!engineNow()) return;
  if (gone.size === 0) queueMicrotask(forgetGone);
  gone.add(question);
}

function wireFresh(): void {
  const questions = [...fresh];
  fresh.clear();
  quietly(() => {
    for (const question of questions) {
      wire(question);
      takeOver(question);
    }
  });
  for (const question of questions) watchLate(question, changed);
}

function changed(question: Question, { structure, error }: LateChange): void {
  quietly(() => {
    if (structure) wire(question);
    if (error || structure) takeOver(question);
  });
}

/**
 * Takes over an error that the server or the page's own script wrote: it stands, and marks the
 * control, until the answer changes or the script takes it back.
 */
function takeOver(question: Question): void {
  const error = errorOf(question);
  if (!error) return;
  const { controls } = question;
  if (!isOurs(error) && error.textContent?.trim()) {
    markForeign(error, true);
    error.hidden = false;
    // Of several controls only the server knows which is wrong: its own marks stand.
    if (controls.length === 1) markInvalid(controls, controls);
  } else if (isForeign(error)) {
    markForeign(error, false);
    error.hidden = true;
    markInvalid(controls, []);
    engineNow()?.refresh(question);
  }
}

function forgetGone(): void {
  for (const question of gone) if (!question.isConnected) engineNow()?.forget(question);
  gone.clear();
}
