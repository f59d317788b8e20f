import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseValue } from '@twintown/core/values.js';
import { localeIn } from '@twintown/core/values/home-country.js';
import { optionKey, questionKey } from '../src/services/waste-fee/question-words.ts';
import { questionsOf, stepIds, type Item } from '../src/services/waste-fee/questions.ts';
import { homeCountry } from '../src/town.ts';
import { keyPart, languages, wordsIn } from '../src/words.ts';

/** Keys are made from names, so no type can promise that their texts exist. */
function* keysOf(items: readonly Item[]): Generator<string> {
  for (const item of items) {
    if (item.control === 'group') {
      if (item.legend) yield `group${keyPart(item.id)}`;
      yield* keysOf(item.items);
      continue;
    }
    if (item.control === 'repeat') {
      for (const suffix of ['', 'Add', 'Remove']) yield `repeat${keyPart(item.name)}${suffix}`;
      yield* keysOf(item.items);
      continue;
    }
    yield questionKey(item);
    if (item.hint) yield questionKey(item, 'Hint');
    if (item.required) yield questionKey(item, 'Required');
    if (item.control !== 'radio') continue;
    for (const option of item.options) {
      yield optionKey(item, option);
      if (item.optionHints) yield `${optionKey(item, option)}Hint`;
    }
  }
}

for (const language of languages) {
  test(`every question has its texts in ${language}`, () => {
    const words = wordsIn(language);
    for (const step of stepIds) {
      for (const key of [`step${keyPart(step)}`, ...keysOf(questionsOf[step])]) {
        assert.ok(words.has(key), key);
        assert.notEqual(words(key), `demo.${key}`);
      }
    }
  });
}

// A number without its country code is one of the town's country, whatever the page speaks.
for (const language of languages) {
  test(`the telephone number that the hint gives as an example is a Polish one in ${language}`, () => {
    const example = /[+\d][\d ]+$/.exec(wordsIn(language)('questionPhoneHint'))?.[0];
    const locale = localeIn(language, homeCountry);
    assert.equal(parseValue('phone', example ?? '', locale).value, '+48600100200');
    assert.equal(parseValue('phone', '17 787 43 00', locale).value, '+48177874300');
  });
}
