import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConstraints } from '../validation.ts';
import { parseValue } from '../values.ts';

const issuesOf = (raw: string, length?: number) => {
  const parsed = parseValue('one-time-code', raw, 'pl');
  const constraints = length === undefined ? {} : { length };
  return [...parsed.issues, ...checkConstraints('one-time-code', parsed, constraints)];
};

test('space and dashes of a pasted code do not count', () => {
  for (const raw of [
    '123456',
    ' 123 456 ',
    '123-456',
    '12–34–56',
    '123\u00a0456',
    '\u200b123456',
  ]) {
    assert.equal(parseValue('one-time-code', raw, 'pl').value, '123456');
    assert.deepEqual(issuesOf(raw, 6), []);
  }
});

test('leading zeros stay', () => {
  assert.equal(parseValue('one-time-code', '000012', 'lv').value, '000012');
});

test('letters and a wrong number of digits are told apart', () => {
  assert.equal(issuesOf('12a456', 6)[0]?.code, 'letters');
  assert.deepEqual(issuesOf('123 45', 6), [
    { code: 'length', severity: 'error', params: { expected: 6, count: 5 } },
  ]);
  assert.deepEqual(issuesOf('12345'), []);
  assert.deepEqual(issuesOf('', 6), []);
});
