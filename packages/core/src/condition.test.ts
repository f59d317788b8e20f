import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionHolds, conditionName } from './condition.ts';

const cases: [condition: string, answers: string[], holds: boolean][] = [
  ['kind=a', ['a'], true],
  ['kind = a , b', ['b'], true],
  ['kind=a', ['b'], false],
  ['kind=a', [], false],
  ['kind=a', ['b', 'a'], true],
  ['kind!=a', ['b'], true],
  ['kind!=a', ['a', 'b'], false],
  ['kind!=a', [], false],
  ['kind!=a', [' '], false],
  ['kind', ['x'], true],
  ['kind', [' '], false],
  ['kind', [], false],
  ['persons>2', ['3'], true],
  ['persons>2', ['2'], false],
  ['persons>=2', ['2'], true],
  ['persons<2', ['1,5'], true],
  ['persons<=1000', ['1 000'], true],
  ['persons<2', ['many'], false],
  ['persons<2', [''], false],
  ['persons>x', ['3'], false],
];

for (const [condition, answers, holds] of cases) {
  test(`${condition} for ${JSON.stringify(answers)}`, () =>
    assert.equal(conditionHolds(condition, answers), holds));
}

test('the name is found whatever the sign', () => {
  assert.deepEqual(['a', 'a=b', 'a!=b', 'a >= 3', '=b', ''].map(conditionName), [
    'a',
    'a',
    'a',
    'a',
    '',
    '',
  ]);
});
