import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateFormat } from '../intl.ts';
import { languages } from '../language.ts';
import { parseValue } from '../values.ts';
import { checkDateParts } from './date.ts';
import { monthByName } from './month-names.ts';

test('a month may be written in any language that the page can be read in', () => {
  for (const page of languages)
    for (const written of languages)
      for (let month = 1; month <= 12; month += 1) {
        const day = Date.UTC(2026, month - 1, 14);
        const iso = `2026-${String(month).padStart(2, '0')}-14`;
        for (const style of ['long', 'short'] as const) {
          const typed = dateFormat(written, {
            day: 'numeric',
            month: style,
            year: 'numeric',
          }).format(day);
          assert.equal(parseValue('date', typed, page).value, iso, `${typed} in ${page}`);
          const alone = dateFormat(written, { month: style }).format(day);
          assert.equal(
            checkDateParts({ day: '14', month: alone, year: '2026' }, page).value,
            iso,
            `${alone} in ${page}`,
          );
        }
      }
});

test('May typed in the month of a Polish page is May', () => {
  for (const month of ['May', 'may', 'maja', 'maio', 'maijs', 'V'])
    assert.equal(checkDateParts({ day: '1', month, year: '2026' }, 'pl').value, '2026-05-01');
  assert.equal(parseValue('month', 'May 2026', 'pl').value, '2026-05');
});

test('a weekday of any language is no month, nor is a mark for something that is not known', () => {
  for (const page of languages) {
    for (const written of languages)
      for (const weekday of ['long', 'short'] as const)
        for (let day = 0; day < 7; day += 1) {
          const name = dateFormat(written, { weekday }).format(Date.UTC(2026, 0, 5 + day));
          for (const word of name.split(/[-\s.]+/).filter(Boolean))
            assert.equal(monthByName(word, page), undefined, `${word} in ${page}`);
        }
    for (const word of ['abc', 'no', 'nie wiem', 'today', 'hoje', 'dzis', 'rok', 'feira'])
      assert.equal(monthByName(word, page), undefined, `${word} in ${page}`);
  }
  assert.equal(monthByName('x', 'en'), undefined);
});
