import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress } from '../address.ts';
import { homeCountry } from './home-country.ts';
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
