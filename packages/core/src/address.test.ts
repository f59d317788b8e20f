import assert from 'node:assert/strict';
import { test } from 'node:test';
import './messages/all.ts';
import { addressParts, formatAddress } from './address.ts';
import { languages } from './language.ts';
import { translate } from './messages.ts';
import { nameParts } from './names.ts';

const countries = ['PT', 'PL', 'LV', 'other'];

test('every part of an address and of a name has a label in each language', () => {
  for (const country of countries)
    for (const { label } of [...addressParts(country), ...nameParts(country)])
      for (const language of languages)
        assert.notEqual(translate(language, label), label, language);
});

test('a Polish address names its municipality where a page asks for it, and no envelope does', () => {
  const named = (country: string, municipality: boolean): string[] =>
    addressParts(country, { municipality }).flatMap(({ part }) =>
      part === 'municipality' ? part : [],
    );
  assert.deepEqual(named('PL', false), []);
  for (const country of ['PL', 'PT', 'LV'])
    assert.deepEqual(named(country, true), ['municipality'], country);
  assert.deepEqual(named('other', true), []);
  const last = addressParts('PL', { municipality: true }).at(-1)!;
  assert.equal(last.required, false);
  assert.equal(translate('pl', last.label), 'Gmina i jej rodzaj');
  for (const language of languages)
    assert.notEqual(translate(language, last.label), last.label, language);
  const parts = { locality: 'Chorzelów', house: '5', 'postal-code': '39-331' };
  assert.deepEqual(
    formatAddress('PL', { ...parts, municipality: 'gmina wiejska Mielec' }, 'pl'),
    formatAddress('PL', parts, 'pl'),
  );
});

test('nobody has to have a street or a house number where houses have none', () => {
  const required = (country: string) =>
    addressParts(country).flatMap(({ part, required }) => (required ? part : []));
  assert.deepEqual(required('PL'), ['postal-code', 'locality']);
  assert.deepEqual(required('LV'), ['postal-code']);
  assert.deepEqual(required('PT'), ['postal-code', 'post-town']);
});

test('a country that is not known is asked by lines, whatever it is called', () => {
  for (const country of ['DE', '', 'pl', 'constructor', '__proto__', 'toString'])
    assert.equal(addressParts(country)[0]!.part, 'line1', country);
});

test('another country than those of a list is asked for its name, and named on the envelope', () => {
  const [first, second] = addressParts('other');
  assert.equal(first!.part, 'country-name');
  assert.equal(first!.autocomplete, 'country-name');
  assert.equal(first!.required, true);
  assert.equal(second!.part, 'line1');
  const parts = { line1: 'Straße 1', 'postal-code': '10115', locality: 'Berlin' };
  const typed = { ...parts, 'country-name': ' Niemcy ' };
  assert.deepEqual(formatAddress('other', typed, 'pl'), ['Straße 1', '10115 Berlin', 'Niemcy']);
  assert.deepEqual(formatAddress('other', parts, 'pl'), ['Straße 1', '10115 Berlin']);
  // Where the list has the country, its own name counts.
  assert.deepEqual(formatAddress('DE', typed, 'en'), ['Straße 1', '10115 Berlin', 'Germany']);
});

test('a Polish address is written as on an envelope', () => {
  const town = { 'postal-code': '39-300', locality: 'Mielec' };
  assert.deepEqual(
    formatAddress('PL', { ...town, street: ' ul.  Biernackiego', house: '12', flat: '3' }, 'pl'),
    ['ul. Biernackiego 12/3', '39-300 Mielec'],
  );
  const village = { 'postal-code': '39-331', locality: 'Chorzelów', house: '5A' };
  assert.deepEqual(formatAddress('PL', village, 'pl'), ['Chorzelów 5A', '39-331 Chorzelów']);
  assert.deepEqual(
    formatAddress('PL', { ...village, 'post-town': 'Mielec', 'postal-code': '39-300' }, 'pl'),
    ['Chorzelów 5A', '39-300 Mielec'],
  );
  assert.deepEqual(formatAddress('PL', town, 'lv'), ['39-300 Mielec', 'Polija']);
  assert.deepEqual(formatAddress('PL', {}, 'lv'), []);
});

test('a Portuguese address is written as on an envelope', () => {
  const parts = {
    street: 'Rua das Flores',
    house: '12',
    flat: '2.º Dto.',
    locality: 'Arrifana',
    'postal-code': '3350-156',
    'post-town': 'Vila Nova de Poiares',
    municipality: 'Vila Nova de Poiares',
  };
  assert.deepEqual(formatAddress('PT', parts, 'pt-PT'), [
    'Rua das Flores, 12, 2.º Dto.',
    'Arrifana',
    '3350-156 Vila Nova de Poiares',
  ]);
  assert.equal(formatAddress('PT', parts, 'pl').at(-1), 'Portugalia');
});

test('a Latvian address is written as on an envelope', () => {
  assert.deepEqual(
    formatAddress(
      'LV',
      {
        street: 'Graudu iela',
        house: '27',
        flat: '5',
        locality: 'Liepāja',
        'postal-code': 'LV-3401',
      },
      'lv',
    ),
    ['Graudu iela 27–5', 'Liepāja, LV-3401'],
  );
  assert.deepEqual(
    formatAddress(
      'LV',
      {
        farmstead: '“Kalniņi”',
        parish: 'Grobiņas pagasts',
        municipality: 'Dienvidkurzemes novads',
        'postal-code': 'LV-3430',
      },
      'en',
    ),
    ['“Kalniņi”', 'Grobiņas pagasts', 'Dienvidkurzemes novads, LV-3430', 'Latvia'],
  );
});

test('other addresses are their lines and the name of the country', () => {
  const parts = { line1: 'Straße 1', 'postal-code': '10115', locality: 'Berlin' };
  assert.deepEqual(formatAddress('DE', parts, 'pt'), ['Straße 1', '10115 Berlin', 'Alemanha']);
  assert.deepEqual(formatAddress('other', parts, 'pl'), ['Straße 1', '10115 Berlin']);
  assert.deepEqual(formatAddress('ZZZ', parts, 'pl'), ['Straße 1', '10115 Berlin']);
});

test('names are asked as each country writes them', () => {
  const asked = (country: string) => nameParts(country).map(({ part }) => part);
  assert.deepEqual(asked('PT'), ['full']);
  assert.deepEqual(asked('PL'), ['given', 'second', 'family', 'birth']);
  assert.deepEqual(asked('LV'), ['given', 'family']);
  assert.deepEqual(asked('constructor'), ['given', 'family']);
});

test('nobody with one name only is refused for it outside the countries that register two', () => {
  const required = (country: string) =>
    nameParts(country).flatMap(({ part, required }) => (required ? [part] : []));
  for (const country of ['other', 'IN', 'ID']) assert.deepEqual(required(country), ['family']);
  assert.deepEqual(required('LV'), ['given', 'family']);
});

test('a form for people from elsewhere too takes one name in the words of its country', () => {
  for (const country of ['PL', 'LV', 'other']) {
    const asked = nameParts(country, { oneName: true });
    const required = asked.flatMap(({ part, required }) => (required ? [part] : []));
    assert.deepEqual(required, ['family'], country);
    assert.deepEqual(
      asked.map(({ label }) => label),
      nameParts(country).map(({ label }) => label),
    );
  }
  assert.equal(nameParts('PT', { oneName: true })[0]!.required, true);
  assert.equal(nameParts('PL')[0]!.required, true, 'not kept for who asks without');
});
