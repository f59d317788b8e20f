import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeIssue } from '../messages.ts';
import '../messages/all.ts';
import { checkBothEnds, checkDateRange, daysInRange } from './date-range.ts';

test('a range may begin and end on one day, but not end before it begins', () => {
  assert.equal(daysInRange('2026-05-03', '2026-05-03'), 1);
  assert.deepEqual(checkDateRange('2026-05-03', '2026-05-03'), []);
  assert.deepEqual(checkDateRange('2026-05-03', '2026-05-02'), [
    { code: 'order', severity: 'error', params: { start: '2026-05-03' } },
  ]);
});

test('without both dates there is nothing to compare', () => {
  assert.deepEqual(checkDateRange(undefined, '2026-05-02', { minDays: 3 }), []);
  assert.deepEqual(checkDateRange('2026-05-02', undefined, { minDays: 3 }), []);
});

test('half a period is none: the issue names the end that is missing', () => {
  const codes = (start: string, end: string): string[] =>
    checkBothEnds(start, end).map(({ code }) => code);
  assert.deepEqual(codes('2026-05-02', ' '), ['end-missing']);
  assert.deepEqual(codes('', '31.2.2026'), ['start-missing']);
  assert.deepEqual(codes('', ''), []);
  assert.deepEqual(codes('\n\n', '3\n5\n2026'), ['start-missing']);
  assert.deepEqual(codes('2026-05-02', 'soon'), []);
});

test('the first and the last day both count', () => {
  const limits = { minDays: 2, maxDays: 3 };
  assert.equal(checkDateRange('2026-02-27', '2026-02-27', limits)[0]?.code, 'min-days');
  assert.deepEqual(checkDateRange('2026-02-27', '2026-03-01', limits), []);
  const [issue] = checkDateRange('2026-02-27', '2026-03-02', limits);
  assert.deepEqual(issue?.params, { count: 3, latest: '2026-03-01' });
});

test('the sentence has the plural of its language and dates as it writes them', () => {
  const say = (language: string, count: number) =>
    describeIssue(language, 'date-range', {
      code: 'max-days',
      severity: 'error',
      params: { count, latest: '2026-05-03' },
    });
  assert.equal(
    say('pl', 3),
    'Okres może trwać najwyżej 3 dni. Podaj datę 03.05.2026 lub wcześniejszą',
  );
  assert.match(say('pl', 1), /najwyżej 1 dzień\./);
  assert.match(say('lv', 21), /garāks par 21 dienu\./);
  assert.match(say('lv', 30), /garāks par 30 dienām\./);
  assert.match(say('pt-PT', 1), /no máximo, 1 dia\./);
  assert.match(say('en', 14), /at most 14 days long\. Enter 03\/05\/2026/);
});
