import { languages, matchLanguage } from '@twintown/core/language.js';
import { development, warn } from './warn.ts';

/** Tells of a page language that Twintown has no sentences in. */
export function warnOfLanguage(language: string, element: Element): void {
  if (!development) return;
  const [primary = ''] = language.toLowerCase().split(/[-_]/, 1);
  if (!language || primary === 'en' || matchLanguage(language) !== 'en') return;
  warn(
    `There are no sentences in lang="${language}": English is used. ` +
      `Twintown has ${languages.join(', ')}; other languages are added with addMessages().`,
    element,
  );
}
