import type { AddressSuggestion } from '@twintown/elements/address.js';
import type { Words } from '../../words.ts';

/*
 * A small register of places, as an example: nobody compared it with TERYT, the official one. The
 * town of Mielec and the rural municipality around it are two municipalities of one name in one
 * county, and the declaration goes to another office in each.
 */

const town = { municipality: 'gmina miejska Mielec', detail: 'placeTown' } as const;
const rural = { municipality: 'gmina wiejska Mielec', detail: 'placeRural' } as const;

const places = [
  { locality: 'Mielec', ...town },
  ...['Chorzelów', 'Chrząstów', 'Goleszów', 'Trześń', 'Złotniki'].map((locality) => ({
    locality,
    ...rural,
  })),
];

/** Letters without marks and case, for people who type `zlotniki`. */
const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');

/** The places whose name, or whose municipality's, stands in `text`; those of that name first. */
export function findPlaces(text: string, words: Words): AddressSuggestion[] {
  const typed = new Set(plain(text.slice(0, 1000)).match(/[\p{L}]+/gu) ?? []);
  const byName = places.filter(({ locality }) => typed.has(plain(locality)));
  const byMunicipality = typed.has('mielec') ? places : [];
  return [...new Set([...byName, ...byMunicipality])].map(({ locality, municipality, detail }) => ({
    text: locality,
    detail: words(detail),
    parts: { locality, municipality },
  }));
}
