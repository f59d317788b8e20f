import type { Issue, Severity } from './issue.ts';

const severities: readonly string[] = ['error', 'warning', 'info'];
/** More than any form asks; keeps an answer that is none of ours from costing time. */
const limits = { names: 1000, issues: 20, text: 1000 };

/**
 * What a server answers when it does not accept a submission: problem details of RFC 9457
 * (`application/problem+json`, status 422) with one member of ours, `issues`.
 */
export interface ServerIssues {
  type: string;
  title: string;
  status: number;
  /** Issues by the name of the question. Under a name that no question has, they stand in the summary alone. */
  issues: Record<string, Issue[]>;
}

/** The body of the answer, from the issues by name. `title` is for logs; people never see it. */
export function writeServerIssues(
  issues: ReadonlyMap<string, readonly Issue[]>,
  title = 'The form has answers that cannot be accepted',
): ServerIssues {
  const byName = nameless<Issue[]>();
  for (const [name, list] of issues) byName[name] = [...list];
  return { type: 'about:blank', title, status: 422, issues: byName };
}

/**
 * The issues in a server's answer, as `<tt-form>.showIssues()` takes them. Never throws: whatever is
 * not of the documented shape is left out, and an answer without any gives an empty object.
 */
export function readServerIssues(body: unknown): Record<string, Issue[]> {
  const found = nameless<Issue[]>();
  const issues = isObject(body) ? body['issues'] : undefined;
  if (!isObject(issues)) return found;
  for (const [name, list] of Object.entries(issues).slice(0, limits.names)) {
    if (!Array.isArray(list)) continue;
    const read = list.slice(0, limits.issues).flatMap(readIssue);
    if (read.length > 0) found[name] = read;
  }
  return found;
}

function readIssue(given: unknown): Issue[] {
  if (!isObject(given)) return [];
  const { code, severity, params, part } = given;
  if (typeof code !== 'string' || !/^[\w-]{1,60}$/.test(code)) return [];
  const isSeverity = typeof severity === 'string' && severities.includes(severity);
  const issue: Issue = { code, severity: isSeverity ? (severity as Severity) : 'error' };
  if (isObject(params)) issue.params = readParams(params);
  if (typeof part === 'string') issue.part = part;
  return [issue];
}

function readParams(given: Record<string, unknown>): Record<string, string | number> {
  const params = nameless<string | number>();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'number') params[name] = value;
    else if (typeof value === 'string') params[name] = value.slice(0, limits.text);
  }
  return params;
}

/** A name from outside may be `__proto__`; an object without a prototype has nothing to break. */
function nameless<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
