import type { Issue } from '@twintown/core/issue.js';

/*
 * What became of the part of an answer that an issue is about, such as one file of several.
 */

/** Wrong as before, put right, or taken out of the answer. */
export type Standing = 'wrong' | 'mended' | 'gone';

const standings = new WeakMap<Issue, () => Standing>();

/** Lets the list of mistakes follow the part that `issue` is about. */
export function follows(issue: Issue, standing: () => Standing): Issue {
  standings.set(issue, standing);
  return issue;
}

/** How it stands with the part that `issue` is about; undefined where it is about the whole answer. */
export const standingOf = (issue: Issue | undefined): Standing | undefined =>
  issue && standings.get(issue)?.();
