import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { error, warning } from './issue.ts';
import { readServerIssues, writeServerIssues } from './server-issues.ts';

test('what a server writes is read back by the page, over JSON', () => {
  const issues = new Map([
    ['pesel', [error('checksum')]],
    ['birth', [error('no-such-date', { count: 30 }, 'day')]],
    ['code', [warning('checksum')]],
  ]);
  const overJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const read = readServerIssues(overJson(writeServerIssues(issues)));
  assert.deepEqual(overJson(read), Object.fromEntries(issues));
});

test('an issue without a severity is an error', () => {
  const read = readServerIssues({ issues: { name: [{ code: 'required' }] } });
  assert.deepEqual(read['name'], [{ code: 'required', severity: 'error' }]);
});

test('what is not of the shape is left out, and the rest is kept', () => {
  const read = readServerIssues({
    issues: {
      a: 'no list',
      b: [null, 7, { code: 3 }, { code: 'has space' }, { code: 'fine', params: { n: 1, o: {} } }],
    },
  });
  assert.deepEqual(Object.keys(read), ['b']);
  assert.equal(read['b']?.length, 1);
  assert.deepEqual({ ...read['b']?.[0]?.params }, { n: 1 });
});

test('names such as __proto__ reach nothing but their own place', () => {
  const body = JSON.parse('{"issues":{"__proto__":[{"code":"x","params":{"__proto__":"y"}}]}}');
  const read = readServerIssues(body);
  assert.deepEqual(Object.keys(read), ['__proto__']);
  assert.equal(({} as Record<string, unknown>)['code'], undefined);
});

test('no answer of any shape makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      assert.equal(typeof readServerIssues(body), 'object');
      assert.equal(typeof readServerIssues({ issues: body }), 'object');
    }),
    { numRuns: 500 },
  );
});
