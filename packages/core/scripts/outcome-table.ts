import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseValue } from '../src/values.ts';

/** The value, else the code of what is wrong; with a warning both, for tests. */
export function outcome(kind: string, raw: string, locale: string): unknown {
  const { value, issues } = parseValue(kind, raw, locale);
  const [issue] = issues;
  if (value === undefined) return issue?.code;
  return issue ? [value, issue.code] : value;
}

/** One test for each text and what is expected of it. */
export function table(
  kind: string,
  locale: string,
  rows: readonly (readonly [raw: string, expected: unknown])[],
): void {
  for (const [raw, expected] of rows) {
    test(`${kind} in ${locale}: ${JSON.stringify(raw)}`, () => {
      assert.deepEqual(outcome(kind, raw, locale), expected);
    });
  }
}
