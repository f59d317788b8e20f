import { FormModel, type FieldOptions } from '@twintown/core/form.js';
import type { ValueDetail } from './answer-events.ts';
import { constraintsOf, kindOf, nameOf, rawOf } from './control.ts';
import type { Question } from './question.ts';
import { parse, readingLocaleOf } from './sentences.ts';

/** How the answer of `question` is read and checked. */
export function optionsOf(question: Question, kind: string): FieldOptions {
  return { kind, constraints: constraintsOf(question, kind) };
}

/**
 * What the answer of `question` is now, worked out when somebody first asks: by `detailOf`, or from the text
 * alone where another one has been given since.
 */
export function unread(
  question: Question,
  detailOf: (question: Question) => ValueDetail,
): ValueDetail {
  const name = nameOf(question);
  const raw = rawOf(question);
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
