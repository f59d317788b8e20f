import { intlTag } from './intl.ts';

const names = new Map<string, Intl.DisplayNames>();
const homes: Readonly<Record<string, string>> = { pt: 'PT', pl: 'PL', lv: 'LV' };

/** The name of a country (ISO 3166-1, two letters) in `language`; the code where Intl has no name. */
export function displayRegion(language: string, region: string): string {
  const tag = intlTag(language);
  let format = names.get(tag);
  if (!format) names.set(tag, (format = new Intl.DisplayNames(tag, { type: 'region' })));
  try {
    return format.of(region) ?? region;
  } catch {
    return region;
  }
}

/** The country that a page in `language` speaks of: its tag's region, else the language's own. */
export function homeRegion(language: string): string | undefined {
  if (language === 'en') return undefined;
  const { language: spoken, region } = new Intl.Locale(intlTag(language));
  return region ?? homes[spoken];
}
