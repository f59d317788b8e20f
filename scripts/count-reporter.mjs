// A reporter for web-test-runner that leaves its counts in a file, so that all runners can be summed.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';

const reason = (error) => [error?.name, error?.message].filter(Boolean).join(': ');

function count(suite, totals) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) totals.skipped += 1;
    else if (test.passed) totals.passed += 1;
    else {
      totals.failed += 1;
      totals.failures.push(`${test.name}: ${reason(test.error)}`);
    }
  }
  for (const inner of suite?.suites ?? []) count(inner, totals);
}

/**
 * @param {string} path of the JSON file: an array of `{ file, passed, failed, skipped, failures }`,
 *   where `failures` has a line for each failure
 */
export function countReporter(path) {
  return {
    stop({ sessions }) {
      const files = Array.from(sessions, (session) => {
        const totals = { passed: 0, failed: 0, skipped: 0, failures: [] };
        count(session.testResults, totals);
        // A file that never ran its tests is a failure, not an absence.
        if (!session.passed && !session.testResults) totals.failed += 1;
        else if (session.errors?.length > 0) totals.failed += session.errors.length;
        totals.failures.push(...(session.errors ?? []).map(reason));
        return { file: relative(process.cwd(), session.testFile), ...totals };
      });
      writeFileSync(path, JSON.stringify(files));
    },
  };
}
