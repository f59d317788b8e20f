import assert from 'node:assert/strict';
import { test } from 'node:test';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { respell } from './respell.ts';

test('a number is written so that it stays the same in another language', () => {
  const toEnglish = { before: 'pl', now: 'en', language: 'en' };
  assert.equal(respell(decimal, '1,234', toEnglish), '1.234');
  assert.equal(respell(decimal, '12', toEnglish), undefined);
  assert.equal(respell(decimal, 'dwa', toEnglish), undefined);
  assert.equal(respell(date, '3.5.2026', { ...toEnglish, now: 'lv', language: 'lv' }), undefined);
  assert.equal(respell(decimal, '2.500', { before: 'en', now: 'pl', language: 'pl' }), '2,5');
});
