import type { Issue } from '@twintown/core/issue.js';
import type { Question } from './question.ts';

/**
 * Detail of `tt-value`. Value and issues are worked out when a listener first asks for them, of the text that the
 * event was sent for, in the language and by the limits that hold then.
 */
export interface ValueDetail {
  readonly name: string;
  readonly raw: string;
  /** The typed value; undefined while the text cannot be read as one. */
  readonly value: unknown;
  /** What is wrong now, also where it is not shown yet. */
  readonly issues: readonly Issue[];
}

/** Detail of `tt-issues`. */
export interface IssuesDetail {
  name: string;
  /**
   * What is shown: one error (of a date one for each wrong part), or where there is none one warning;
   * empty when all is well.
   */
  issues: readonly Issue[];
}

/** Tells the page what became of an answer. */
export function dispatch(
  question: Question,
  type: string,
  detail: ValueDetail | IssuesDetail,
): void {
  question.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}

declare global {
  interface HTMLElementEventMap {
    'tt-value': CustomEvent<ValueDetail>;
    'tt-issues': CustomEvent<IssuesDetail>;
  }
}
