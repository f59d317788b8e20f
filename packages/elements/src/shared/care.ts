import { describe, describes, ensureId, markInvalid } from './aria.ts';
import { quietly } from './late.ts';
import { errorOf, ownAll, warningOf, type Question } from './question.ts';

/** What we wrote last, to tell it from what a server or framework writes later. */
const written = new WeakMap<Element, string | null>();
const foreign = new WeakSet<Element>();

/** Remembers that we wrote `text` into `element`. */
export function remember(element: Element, text: string): void {
  written.set(element, text);
  foreign.delete(element);
}

/** Whether `element` tells an error that was taken over from a server or a framework. */
export function isForeign(element: Element): boolean {
  return foreign.has(element);
}

/** Whether `question` tells an error by us. */
export const showsOurs = (question: Question): boolean =>
  !!errorOf(question)?.firstChild && !isForeign(errorOf(question)!);

/**
 * Adds what the author left out of a question and takes over an error that stands in it. `mended`
 * is called when the script that wrote such an error took it back.
 */
export function careFor(question: Question, mended: () => void): void {
  quietly(() => {
    wire(question);
    const error = errorOf(question);
    if (!error) return;
    const { controls } = question;
    const ours = error.textContent === (written.get(error) ?? '');
    if (!ours && error.textContent?.trim()) {
      foreign.add(error);
      error.hidden = false;
      // Of several controls only the server knows which is wrong: its own marks stand.
      if (controls.length === 1) markInvalid(controls, controls);
    } else if (foreign.delete(error)) {
      error.hidden = true;
      markInvalid(controls, []);
      mended();
    }
  });
}

/**
 * Adds the ids and references that the author left out. Where all are printed it changes nothing,
 * so that a page another library hydrates stays as that library knows it.
 */
export function wire(question: Question): void {
  const { controls, subject } = question;
  const [first] = controls;
  if (!first || !subject) return;
  for (const control of controls) {
    const choice = control.parentElement?.closest('[data-option],[data-part]');
    const within = choice && question.contains(choice) ? choice : undefined;
    const label = (within ?? question).querySelector('label');
    if (label && !label.htmlFor && !label.contains(control)) label.htmlFor = ensureId(control);
    const hint = subject !== control && within?.querySelector('[data-hint]');
    if (hint) describe(control, [ensureId(hint)]);
  }
  const name = subject.id || question.getAttribute('name') || first.name;
  const error = errorOf(question);
  const warning = warningOf(question);
  const hint = ownAll(question, '[data-hint]:not([data-option] *)')[0];
  const ids: string[] = [];
  if (error) {
    const id = ensureId(error, name && `${name}-error`);
    // Described at the wrong part it would be heard twice by whoever comes there from outside, and
    // which part that is shows only once there is an error.
    const isOfPart = !error.firstChild || controls.some((control) => describes(control, id));
    if (!first.hasAttribute('data-part') || !isOfPart) ids.push(id);
  }
  if (warning) ids.push(ensureId(warning, name && `${name}-warning`));
  if (hint) ids.push(ensureId(hint, name && `${name}-hint`));
  describe(subject, ids);
}
