import type { Issue } from '@twintown/core/issue.js';

/** Declares the events of a question: whoever has the type of an element has theirs, too. */
export type { IssuesDetail, ValueDetail } from './answer-events.ts';

/** A native control that carries an answer. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Marks the elements that ask one question; shared by all Twintown bundles of a page. */
export const asks: unique symbol = Symbol.for('twintown.asks');

/**
 * What an element that asks one question offers to the parts that check and explain the answer.
 * Nothing is kept: every member reads the page as it stands, so that whatever a server, a vendor's
 * script or a resident changed is seen.
 */
export interface Question extends HTMLElement {
  readonly [asks]: true;
  readonly controls: readonly Control[];
  /** The element whose description tells the error: the control, or the fieldset of a group. */
  readonly subject: HTMLElement | null;
  /** Kind of value, where the element knows it and the page need not print it. */
  readonly kind?: string;
  /** The answer, where the controls alone do not tell it, as with files that were sent before. */
  readonly raw?: string;
  /** Work on the answer that ends within seconds; a submission waits for it. */
  readonly ready?: Promise<unknown> | undefined;
  /** Every single thing to put right, where there may be several at once. */
  readonly problems?: readonly Issue[];
  /** What the element asks of an answer beyond its kind. */
  readonly rule?: ((value: unknown) => Issue[]) | undefined;
  /** The page's own script changed what stands in it. */
  late?(): void;
}

/**
 * Everything that may hold an answer; buttons and hidden inputs hold none that a person gives, and
 * a box that ticks others is none of its own.
 */
export const controlSelector =
  'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[data-all]),select,textarea';

let found: WeakMap<Question, readonly Control[]> | undefined;

/**
 * Does `work`, which neither moves nor changes a control. An error is told by a dozen small steps that
 * each ask for the control: looking for it every time was a quarter of our script for 500 errors.
 */
export function still(work: () => void): void {
  found = new WeakMap();
  try {
    work();
  } finally {
    found = undefined;
  }
}

/** The first control in `question`, as a list; empty while the author's HTML has none. */
export function controlIn(question: Question): readonly Control[] {
  let controls = found?.get(question);
  if (!controls) {
    const control = question.querySelector<Control>(controlSelector);
    controls = control ? [control] : [];
    found?.set(question, controls);
  }
  return controls;
}

/** Inputs that stand in for a control that is out of sight: what is typed there is no answer yet. */
export const standIns = new WeakSet<object>();

export function isQuestion(node: unknown): node is Question {
  return node instanceof HTMLElement && asks in node;
}

/** The question that `node` stands in: the nearest one at or above it in the same tree. */
export function questionOf(node: Node | null): Question | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (asks in at) return at as Question;
    // No question holds a form, and a control named `parentNode` would lead around in a circle.
    if (at instanceof HTMLFormElement) return undefined;
  }
  return undefined;
}

/** All questions within `root`, in document order. */
export function questionsIn(root: ParentNode): Question[] {
  return [...root.querySelectorAll('*')].filter(isQuestion);
}

/** The elements below `question` that match and are not part of a question inside it. */
export function ownAll<E extends HTMLElement>(question: Question, selector: string): E[] {
  return [...question.querySelectorAll<E>(selector)].filter(
    (found) => questionOf(found) === question,
  );
}

/** The paragraph that tells what is wrong, if it is printed or was added. */
export function errorOf(question: Question): HTMLElement | undefined {
  return paragraphOf(question, '[data-error]');
}

/** The paragraph that asks a person to look at the answer again, if it is printed or was added. */
export function warningOf(question: Question): HTMLElement | undefined {
  return paragraphOf(question, '[data-warning]');
}

function paragraphOf(question: Question, selector: string): HTMLElement | undefined {
  const first = question.querySelector<HTMLElement>(selector);
  // Only where questions stand within one another is the first not our own.
  return !first || questionOf(first) === question
    ? (first ?? undefined)
    : ownAll<HTMLElement>(question, selector)[0];
}
