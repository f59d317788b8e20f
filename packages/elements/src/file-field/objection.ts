import { describeFileIssue } from '@twintown/core/files/sentence.js';
import type { Issue } from '@twintown/core/issue.js';
import type { Collection } from './collection.ts';

/** What speaks against sending the files now. */
export function objectionOf({ wrong, pending, listed }: Collection): Issue | undefined {
  const several: Issue = { code: 'several', severity: 'error', params: { count: wrong.length } };
  const stopped = listed.filter(({ state }) => state === 'interrupted');
  const isCut = stopped.some(({ isPutOff }) => !isPutOff);
  // Who only reads that they should wait waits for a line that they could look after.
  const code = isCut ? 'interrupted' : stopped.length > 0 ? 'busy' : 'pending';
  const waiting: Issue = { code, severity: 'error' };
  return wrong.length > 1 ? several : (wrong[0]?.issue ?? (pending ? waiting : undefined));
}

const excused = new WeakSet<HTMLInputElement>();

/**
 * A file that the server has answers a required question, but leaves the control empty: the browser
 * would hold back a form that is complete. While `answered`, the control asks for nothing more.
 */
export function excuse(input: HTMLInputElement, answered: boolean): void {
  if (answered && input.required) {
    excused.add(input);
    input.required = false;
    input.ariaRequired = 'true';
  } else if (!answered && excused.delete(input)) {
    input.required = true;
    input.ariaRequired = null;
  }
}

/** The issue with its sentence, in whatever language the page speaks when it is read. */
export function worded(issue: Issue, locale: () => string): Issue {
  const params = {
    ...issue.params,
    get text(): string {
      return describeFileIssue(locale(), issue);
    },
  };
  return { ...issue, params };
}

/** A summary with more links to one list than this hides what else is wrong with the form. */
const mostProblems = 10;

/** What is wrong with each file; nothing where these are many, and the objection says how many. */
export function problemsOf({ wrong }: Collection, locale: () => string): readonly Issue[] {
  return wrong.length > mostProblems ? [] : wrong.map(({ issue }) => worded(issue!, locale));
}
