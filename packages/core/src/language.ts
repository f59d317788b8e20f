/** Languages whose catalogues are complete. The first one is the fallback. */
export const languages = ['en', 'pt-PT', 'pl', 'lv'] as const;

export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'pt-PT': 'Português',
  pl: 'Polski',
  lv: 'Latviešu',
};

/**
 * The language of ours that serves a page written in `tag` (BCP 47, any letter case, `_` accepted).
 * Only the primary language counts, so `pt` and `pt-BR` give `pt-PT`. Anything unknown gives `en`.
 */
export function matchLanguage(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0];
  return languages.find((language) => language.split('-', 1)[0] === primary) ?? 'en';
}
