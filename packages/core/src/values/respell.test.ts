import assert from 'node:assert/strict';
import { test } from 'node:test';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { money } from './money.ts';
import { perMille } from './per-mille.ts';
import { monthPart, respell } from './respell.ts';

const toEnglish = { before: 'pl', now: 'en', language: 'en' };
const toPolish = { before: 'en', now: 'pl', language: 'pl' };
const toLatvian = { before: 'pl', now: 'lv', language: 'lv' };

test('a number is written so that it stays the same in another language', () => {
  assert.deepEqual(respell(decimal, '1,234', toEnglish), { text: '1.234', locale: 'en' });
  assert.deepEqual(respell(decimal, '12', toEnglish), { text: '12', locale: 'en' });
  assert.deepEqual(respell(decimal, 'dwa', toEnglish), { text: 'dwa', locale: 'en' });
  assert.deepEqual(respell(decimal, ' ', toEnglish), { text: ' ', locale: 'en' });
  assert.deepEqual(respell(date, '3.5.2026', toLatvian), { text: '3.5.2026', locale: 'lv' });
  assert.deepEqual(respell(decimal, '2.500', toPolish), { text: '2,5', locale: 'pl' });
});

test('a text in doubt is read in the language that doubts it', () => {
  assert.deepEqual(respell(decimal, '1.234', toEnglish), { text: '1.234', locale: 'pl' });
  assert.deepEqual(respell(money, '1,234', toEnglish), { text: '1,234', locale: 'pl' });
  assert.deepEqual(respell(decimal, '1.234', toLatvian), { text: '1.234', locale: 'lv' });
  const back = { before: 'pl', now: 'pl', language: 'pl' };
  assert.deepEqual(respell(decimal, '1.234', back), { text: '1.234', locale: 'pl' });
});

test('a text that could not be read at all is read in the language it was perhaps typed in', () => {
  for (const typed of ['wtorek, 5 maja 2026', '3 V 2026'])
    assert.deepEqual(respell(date, typed, toPolish), { text: typed, locale: 'pl' });
  assert.deepEqual(respell(decimal, '1,234.5', toEnglish), { text: '1,234.5', locale: 'en' });
});

test('a date stays as it was typed while its weekday is another one', () => {
  const wrong = 'poniedziałek, 3 maja 2026';
  assert.deepEqual(respell(date, wrong, toEnglish), { text: wrong, locale: 'pl' });
  const right = 'niedziela, 3 maja 2026';
  assert.deepEqual(respell(date, right, toEnglish), { text: '03/05/2026', locale: 'en' });
});

test('a sign is not written where there was none', () => {
  assert.equal(respell(perMille, '1,234', toEnglish).text, '1.234');
  assert.equal(respell(perMille, '1,234‰', toEnglish).text, '1.234‰');
});

test('a month of its own is written as its number where it would not be read', () => {
  const month = monthPart((typed, by) => date.parse(`1\n${typed}\n2000`, by));
  assert.equal(respell(month, 'V', toEnglish).text, '5');
  for (const typed of ['V', 'maja', '05', '13', '']) {
    assert.equal(respell(month, typed, toLatvian).text, typed);
  }
});
