import { describeFileIssue } from '@twintown/core/files/sentence.js';
import type { Issue } from '@twintown/core/issue.js';
import { follows, type Standing } from '../shared/standing.ts';
import type { Collection } from './collection.ts';
import type { FileEntry } from './entry.ts';

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
function worded(issue: () => Issue, locale: () => string): Issue {
  const params = {
    ...issue().params,
    get text(): string {
      return describeFileIssue(locale(), issue());
    },
  };
  return { ...issue(), params };
}

/** A summary with more links to one list than this hides what else is wrong with the form. */
const mostProblems = 10;

/**
 * What is wrong with each file; where these are many, how many they are; where none is, what is waited
 * for. A file that came meanwhile takes the line of the wait along, one that was given up says so in it.
 */
export function problemsOf(collection: Collection, locale: () => string): readonly Issue[] {
  const { wrong, pending } = collection;
  if (wrong.length === 0 && pending) {
    const waiting = objectionOf(collection)!;
    const now = (): Issue => objectionOf(collection) ?? waiting;
    const standing = (): Standing => (objectionOf(collection) ? 'wrong' : 'gone');
    return [follows(worded(now, locale), standing)];
  }
  const standing = (entries: readonly FileEntry[]) => (): Standing => {
    const there = entries.filter((entry) => collection.listed.includes(entry));
    if (there.length === 0) return 'gone';
    return there.some(({ issue }) => issue) ? 'wrong' : 'mended';
  };
  if (wrong.length > mostProblems) {
    const many = objectionOf(collection)!;
    const now = (): Issue => (collection.wrong.length > 0 ? objectionOf(collection)! : many);
    return [follows(worded(now, locale), standing(wrong))];
  }
  return wrong.map((entry) => {
    const issue = entry.issue!;
    return follows(
      worded(() => issue, locale),
      standing([entry]),
    );
  });
}
