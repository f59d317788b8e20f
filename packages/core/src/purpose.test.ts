import assert from 'node:assert/strict';
import { test } from 'node:test';
import './messages/all.ts';
import { languages } from './language.ts';
import { purposeRows } from './purpose.ts';

test('a note has the captions of its language, and none for what is not said', () => {
  assert.deepEqual(purposeRows('pl', { why: 'Do kontaktu', kept: '5 lat' }), [
    { part: 'why', caption: 'Do czego tego użyjemy', text: 'Do kontaktu' },
    { part: 'kept', caption: 'Jak długo to przechowujemy', text: '5 lat' },
  ]);
  for (const language of languages) {
    const rows = purposeRows(language, { why: 'a', basis: 'b', kept: 'c' });
    assert.equal(new Set(rows.map(({ caption }) => caption)).size, 3, language);
  }
});
