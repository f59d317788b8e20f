import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingWords } from '../engine.ts';
import { durationIn, repetition } from './repeats.ts';

const words = (language: string): ReadingWords =>
  ({
    language,
    repeats: (every: string) => every,
    repeatsBy: () => 'otherwise',
  }) as unknown as ReadingWords;
const shown = (rule: string, language = 'en') => repetition(rule, '20260105', words(language));

test('a number of times that nobody counts to stands as it is written', () => {
  assert.equal(shown('FREQ=DAILY;COUNT=10').times, '10');
  for (const count of ['1E400', '-3', '99999999999999999999'])
    assert.equal(shown(`FREQ=DAILY;COUNT=${count}`).times, count);
  assert.equal(shown('FREQ=DAILY').times, '');
});

test('a rule with a distance that nobody means is none that is shown', () => {
  for (const interval of ['0', '1E3', '99999999999999999999', '1.5'])
    assert.equal(shown(`FREQ=DAILY;INTERVAL=${interval}`).every, 'otherwise', interval);
});

test('names of days are written as within a sentence where the language asks for it', () => {
  const rule = 'FREQ=WEEKLY;BYDAY=MO,TU';
  assert.match(shown(rule, 'lv').days, /^pirmdiena\P{Lu}+otrdiena$/u);
  // The word or sign between them is the engine's.
  assert.match(shown(rule, 'pl').days, /^poniedziałek(?: i|,) wtorek$/u);
  assert.equal(shown(rule, 'en').days, 'Monday, Tuesday');
});

test('lengths of time are told, also of nothing and backwards', () => {
  assert.equal(durationIn('en', 'PT1H30M'), '1 hour, 30 minutes');
  assert.equal(durationIn('en', 'P1DT0H'), '1 day');
  assert.equal(durationIn('en', 'PT0S'), '0 seconds');
  assert.equal(durationIn('en', '-PT1H'), '-1 hour');
  for (const nonsense of ['P', 'PT', 'soon', 'PT99999999999999999999H'])
    assert.equal(durationIn('en', nonsense), nonsense);
});
