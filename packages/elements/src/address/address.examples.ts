import type { Example, Words } from '../examples/example.ts';
import type { AddressSuggestion } from './address.ts';
import { printAddress } from './print-address.ts';

const tag = 'tt-address';

/**
 * What a register answers to “Mielec”: the town and the rural municipality around it have one name
 * and one county, and only the kind tells them apart.
 */
export function mielecPlaces(language: string): AddressSuggestion[] {
  const kind = (polish: string, meaning: Record<string, string>): string =>
    meaning[language] ? `${polish} (${meaning[language]})` : polish;
  return [
    {
      text: '39-300 Mielec',
      detail: `${kind('gmina miejska Mielec', { en: 'urban municipality', 'pt-PT': 'município urbano', lv: 'pilsētas pašvaldība' })}, powiat mielecki`,
      parts: { 'postal-code': '39-300', locality: 'Mielec' },
    },
    {
      text: '39-331 Chorzelów',
      detail: `${kind('gmina wiejska Mielec', { en: 'rural municipality', 'pt-PT': 'município rural', lv: 'lauku pašvaldība' })}, powiat mielecki`,
      parts: { 'postal-code': '39-331', locality: 'Chorzelów' },
    },
  ];
}

/** In the examples the labels come from their own words, which have no dots in their keys. */
const labels = (word: Words) => (key: string) =>
  word(
    `address${key
      .split('.')
      .slice(1)
      .join('-')
      .replace(/(^|-)(\w)/g, (_match, _dash, letter: string) =>
        letter.toUpperCase(),
      )}` as 'addressLegend',
  );

const address = (word: Words, prefix: string, country: string): string =>
  printAddress({
    prefix,
    legend: word('addressLegend'),
    label: labels(word),
    optional: word('addressOptional'),
    countries: [
      { code: 'PL', name: word('addressPoland') },
      { code: 'PT', name: word('addressPortugal') },
      { code: 'LV', name: word('addressLatvia') },
      { code: 'other', name: word('addressOtherCountry') },
    ],
    country,
    countryLabel: word('addressCountry'),
    change: word('addressChange'),
  });

export const addressExamples: Example[] = [
  {
    id: 'address-pl',
    tag,
    title: 'addressTitlePl',
    html: (word) => address(word, 'address-pl', 'PL'),
  },
  {
    id: 'address-pt',
    tag,
    title: 'addressTitlePt',
    html: (word) => address(word, 'address-pt', 'PT'),
  },
  {
    id: 'address-lv',
    tag,
    title: 'addressTitleLv',
    html: (word) => address(word, 'address-lv', 'LV'),
  },
  {
    id: 'address-other',
    tag,
    title: 'addressTitleOther',
    html: (word) => address(word, 'address-other', 'other'),
  },
];
