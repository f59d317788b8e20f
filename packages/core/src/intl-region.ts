import { intlTag } from './intl.ts';

const names = new Map<string, Intl.DisplayNames>();

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
