/** How much an issue weighs: an `error` stops submission, a `warning` and an `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Something to say about a typed value. Never a sentence, unless it brings one of the page's own along
 * as the parameter `text`: sentences are found by `describeIssue` in `messages.ts`, in the language of
 * the page.
 */
export interface Issue {
  /** Stable, hyphenated, such as `required` or `checksum`. */
  code: string;
  severity: Severity;
  /** What the sentence needs: counts as numbers, limits as the kind's own value. */
  params?: Record<string, string | number>;
  /** The part of a compound value that is meant, such as `day` of a date. */
  part?: string;
}

/** An issue of severity `error`. */
export function error(
  code: string,
  params?: Record<string, string | number>,
  part?: string,
): Issue {
  return issue('error', code, params, part);
}

/** An issue of severity `warning`. */
export function warning(
  code: string,
  params?: Record<string, string | number>,
  part?: string,
): Issue {
  return issue('warning', code, params, part);
}

function issue(
  severity: Severity,
  code: string,
  params?: Record<string, string | number>,
  part?: string,
): Issue {
  return { code, severity, ...(params && { params }), ...(part && { part }) };
}

/** Whether any of `issues` stops submission. */
export function hasError(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

/** The issues as they were meant: one without a severity, as plain script or JSON may give it, is an error. */
export function withSeverity(issues: readonly Issue[]): readonly Issue[] {
  const meant = ({ severity = 'error', ...issue }: Partial<Issue>): Issue =>
    ({ ...issue, severity }) as Issue;
  return issues.every(({ severity }: Partial<Issue>) => severity) ? issues : issues.map(meant);
}
