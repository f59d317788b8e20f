import { intlTag } from '../intl.ts';

const homes: Readonly<Record<string, string>> = { pt: 'PT', pl: 'PL', lv: 'LV' };
const found = new Map<string, string | undefined>();

/**
 * The country that a page in `locale` speaks of, whose national numbers and addresses it means: the
 * one that `localeIn` put into the tag, else the region of the tag when that is PT, PL or LV, else
 * the home of its language. Another region only tells a spelling (`pt-BR`, `en-GB`). Undefined for
 * an English page.
 */
export function homeCountry(locale: string): string | undefined {
  if (!found.has(locale)) {
    const { language, region } = new Intl.Locale(intlTag(locale));
    const own = region && Object.values(homes).includes(region) ? region : homes[language];
    found.set(locale, regionOverride.exec(locale)?.[1]?.toUpperCase() ?? own);
  }
  return found.get(locale);
}

/* BCP 47's own way to say so: the region whose conventions hold, whatever the language. */
const regionOverride = /-u-rg-([a-z]{2})zzzz$/i;

/**
 * The tag for reading answers on a page in `language` that belongs to `country` (two letters), such
 * as the Latvian pages of a Polish town: `lv-u-rg-plzzzz`. A national number is then one of that
 * country. `language` alone where `country` is no code of a country.
 */
export function localeIn(language: string, country: string): string {
  return /^[a-z]{2}$/i.test(country) && !/-[ux]-/i.test(language)
    ? `${language}-u-rg-${country.toLowerCase()}zzzz`
    : language;
}
