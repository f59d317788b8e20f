import { intlTag } from '../intl.ts';

/* Characters of an IBAN by country, as in the IBAN registry that SWIFT keeps for ISO 13616. */
const lengths: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HN HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};

const byCountry = new Map(
  Object.entries(lengths).flatMap(([length, countries]) =>
    countries.split(' ').map((country) => [country, Number(length)] as const),
  ),
);

/** Codes of all countries that give out IBANs. */
export const ibanCountries: readonly string[] = [...byCountry.keys()];

/** Characters of an IBAN of `country` (ISO 3166-1); undefined when the country has none. */
export function lengthOf(country: string): number | undefined {
  return byCountry.get(country);
}

const names = new Map<string, Intl.DisplayNames>();

/** The name of a country in the language of the page, with its code: `Polska (PL)`. */
export function countryName(country: string, locale: string): string {
  const tag = intlTag(locale);
  let own = names.get(tag);
  if (!own) names.set(tag, (own = new Intl.DisplayNames(tag, { type: 'region' })));
  return `${own.of(country)} (${country})`;
}
