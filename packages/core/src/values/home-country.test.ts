import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress } from '../address.ts';
import { languages, matchLanguage } from '../language.ts';
import { formatValue, parseValue, valueKinds } from '../values.ts';
import { valueSamples } from '../../scripts/value-samples.ts';
import { homeCountry, localeIn } from './home-country.ts';
import { phone } from './phone.ts';

const homes: [language: string, country: string | undefined][] = [
  ['pl', 'PL'],
  ['pt', 'PT'],
  ['pt-PT', 'PT'],
  ['lv-LV', 'LV'],
  // The spelling of another country on a page of one of ours.
  ['pt-BR', 'PT'],
  ['en-GB', undefined],
  ['en-US', undefined],
  ['en', undefined],
  // A region of ours says where the page is from.
  ['en-PL', 'PL'],
  ['pl-LV', 'LV'],
  ['de', undefined],
  ['', undefined],
  ['not a tag', undefined],
];

for (const [language, country] of homes) {
  test(`the country of a page in ${JSON.stringify(language)} is ${country}`, () => {
    assert.equal(homeCountry(language), country);
  });
}

test('addresses and telephone numbers go by the same country', () => {
  const parts = { street: 'Rua Direita', 'postal-code': '3350-156', 'post-town': 'Poiares' };
  assert.deepEqual(formatAddress('PT', parts, 'pt-BR').at(-1), '3350-156 Poiares');
  assert.equal(phone.parse('239 420 850', 'pt-BR').value, '+351239420850');
  const abroad = { line1: 'High Street 1', locality: 'Leeds' };
  assert.deepEqual(formatAddress('GB', abroad, 'en-GB').at(-1), 'United Kingdom');
  assert.deepEqual(
    phone.parse('600 100 200', 'en-GB').issues.map(({ code }) => code),
    ['country-missing'],
  );
});

test('the town has the last word: its pages in every language mean its own numbers', () => {
  for (const language of languages) {
    const here = localeIn(language, 'PL');
    assert.equal(homeCountry(here), 'PL', language);
    assert.equal(phone.parse('17 787 43 00', here).value, '+48177874300', language);
    assert.equal(matchLanguage(here), language);
  }
  assert.equal(phone.parse('63 404 400', localeIn('pl', 'LV')).value, '+37163404400');
  const account = '000201231234567890154';
  assert.equal(parseValue('iban', account, localeIn('lv', 'PT')).value, `PT50${account}`);
});

test('the country of the town changes nothing else', () => {
  for (const language of languages) {
    const here = localeIn(language, 'PL');
    for (const kind of valueKinds.filter((name) => name !== 'phone' && name !== 'iban')) {
      for (const raw of valueSamples[kind] ?? []) {
        const { value, issues } = parseValue(kind, raw, language);
        assert.deepEqual(parseValue(kind, raw, here), parseValue(kind, raw, language), raw);
        if (value === undefined || issues.length > 0) continue;
        assert.equal(formatValue(kind, value, here), formatValue(kind, value, language));
      }
    }
  }
});

test('what is no country leaves the language as it is', () => {
  for (const country of ['', 'Polska', 'P', '12', 'pl-PL']) {
    assert.equal(localeIn('lv', country), 'lv', country);
  }
  assert.equal(localeIn('lv-x-town', 'PL'), 'lv-x-town');
});
