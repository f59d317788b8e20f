import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNames, languages, matchLanguage } from './language.ts';

test('a page in any spelling of a language gets that language', () => {
  const cases: [tag: string, language: string][] = [
    ['pl', 'pl'],
    ['pl-PL', 'pl'],
    ['PL_pl', 'pl'],
    ['pt', 'pt-PT'],
    ['pt-BR', 'pt-PT'],
    ['lv-LV', 'lv'],
    ['en-US', 'en'],
    ['uk', 'en'],
    ['', 'en'],
    ['plx', 'en'],
    ['__proto__', 'en'],
  ];
  for (const [tag, language] of cases) assert.equal(matchLanguage(tag), language, tag);
});

test('every language has a name of its own', () => {
  assert.deepEqual(Object.keys(languageNames), [...languages]);
  assert.equal(new Set(Object.values(languageNames)).size, languages.length);
});
