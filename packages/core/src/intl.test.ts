import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, intlTag, numberFormat } from './intl.ts';
import { loadMessages, translate } from './messages.ts';

const languages = ['en', 'pt-PT', 'pl', 'lv'];

// The first: what the others made would be found in the cache.
test('a page of a document is named without what takes long to make', async () => {
  const { NumberFormat } = Intl;
  await Promise.all(languages.map((language) => loadMessages(language, 'document')));
  const unexpected = (): never => {
    throw new Error('Intl.NumberFormat was asked');
  };
  Object.assign(Intl, {
    NumberFormat: Object.assign(unexpected, { supportedLocalesOf: unexpected }),
  });
  try {
    for (const language of languages)
      assert.match(translate(language, 'document.pageOf', { page: 7, total: 120 }), /7.*120/);
  } finally {
    Object.assign(Intl, { NumberFormat });
  }
});

test('numbers are written as Intl writes them', () => {
  for (const language of [...languages, 'pt', 'de', 'ar-EG', 'nonsense'])
    for (const value of [0, 1, 10, 999, 1000, 9999, 10_000, 1_234_567, 0.5, -1, 1e21, NaN])
      assert.equal(
        formatNumber(language, value),
        numberFormat(language).format(value),
        `${value} in ${language}`,
      );
  for (let value = 0; value < 1000; value += 1)
    for (const language of languages)
      assert.equal(formatNumber(language, value), new Intl.NumberFormat(language).format(value));
});

test('a language that Intl does not know is written as English of Europe', () => {
  assert.deepEqual(['en', 'pt', 'pt-PT', 'pl', 'lv', 'tlh', 'not a tag'].map(intlTag), [
    'en-GB',
    'pt-PT',
    'pt-PT',
    'pl',
    'lv',
    'en-GB',
    'en-GB',
  ]);
});
