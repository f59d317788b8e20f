import type { Town } from './assets.ts';

/** The country of the town hall: its pages mean that country's national numbers, in every language. */
export const homeCountry = 'PL';

/** The country of each town whose look the examples take on. */
export const homeCountries: Readonly<Record<Town, string | undefined>> = {
  mielec: 'PL',
  poiares: 'PT',
  liepaja: 'LV',
  neutral: undefined,
};
