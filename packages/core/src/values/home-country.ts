import { intlTag } from '../intl.ts';

const homes: Readonly<Record<string, string>> = { pt: 'PT', pl: 'PL', lv: 'LV' };
const found = new Map<string, string | undefined>();

/**
 * The country that a page in `locale` speaks of, whose national numbers and addresses it means: the
 * region of its tag when that is PT, PL or LV, else the home of its language. Another region only
 * tells a spelling (`pt-BR`, `en-GB`). Undefined for an English page.
 */
export function homeCountry(locale: string): string | undefined {
  if (!found.has(locale)) {
    const { language, region } = new Intl.Locale(intlTag(locale));
    const own = region && Object.values(homes).includes(region) ? region : homes[language];
    found.set(locale, own);
  }
  return found.get(locale);
}
