import { FormModel, type FieldOptions } from '@twintown/core/form.js';
import type { ValueDetail } from './answer-events.ts';
import { constraintsOf, kindOf, nameOf, rawOf } from './control.ts';
import type { Question } from './question.ts';
import { parse, readingLocaleOf } from './sentences.ts';

/** How the answer of `question` is read and checked. */
export function optionsOf(question: Question, kind: string): FieldOptions {
  const { rule } = question;
  const constraints = constraintsOf(question, kind);
  // Of its own controls the browser counts them, also from a printed value that is on none of ours.
  if (/^(?:date|month|time)$/.test(question.controls[0]?.type ?? '')) delete constraints.step;
  return { kind, constraints, ...(rule && { rules: rule }) };
}

/**
 * Makes its detail when a listener first asks: made at every letter, that was a quarter of what our script
 * does at one.
 */
class UnreadEvent extends CustomEvent<ValueDetail> {
  readonly #make: () => ValueDetail;
  #detail: ValueDetail | undefined;

  constructor(make: () => ValueDetail) {
    super('tt-value', { bubbles: true, composed: true });
    this.#make = make;
  }

  override get detail(): ValueDetail {
    return (this.#detail ??= this.#make());
  }
}

/**
 * Tells the page that `raw` is the new answer of `question`, without reading it. That is done when a listener
 * first asks: by `detailOf`, or from the text alone where another one has been given since.
 */
export function dispatchUnread(
  question: Question,
  raw: string,
  detailOf: (question: Question) => ValueDetail,
): void {
  question.dispatchEvent(new UnreadEvent(() => unread(question, raw, detailOf)));
}

function unread(
  question: Question,
  raw: string,
  detailOf: (question: Question) => ValueDetail,
): ValueDetail {
  const name = nameOf(question);
  const past = (): ValueDetail => {
    const model = new FormModel({ locale: readingLocaleOf(question), parse });
    model.register(name, { ...optionsOf(question, kindOf(question)), raw });
    const { value, now } = model.state(name);
    return { name, raw, value, issues: now };
  };
  let known: ValueDetail | undefined;
  const detail = (): ValueDetail =>
    (known ??= rawOf(question) === raw ? detailOf(question) : past());
  return {
    name,
    raw,
    get value() {
      return detail().value;
    },
    get issues() {
      return detail().issues;
    },
  };
}
