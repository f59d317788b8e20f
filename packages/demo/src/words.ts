import { registerMessages, translate, type MessageKey } from '@twintown/core/messages.js';
import '@twintown/core/messages/all.js';
import { catalogues } from './generated/messages/all.ts';

for (const [language, namespaces] of Object.entries(catalogues)) {
  for (const [namespace, messages] of Object.entries(namespaces)) {
    registerMessages(language, namespace, messages);
  }
}

type Own<K> = K extends `demo.${infer Rest}` ? Rest : never;

/** Name of one of the demo's own texts. */
export type WordKey = Own<MessageKey>;
export type WordArguments = Record<string, string | number>;

/** The texts of the demo in one language. */
export interface Words {
  (key: WordKey, parameters?: WordArguments): string;
  readonly language: Language;
  /** Whether a key made from a question's name stands in the catalogue. */
  has(key: string): key is WordKey;
}

export const languages = ['pl', 'pt-PT', 'lv', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words, so that whoever needs it can find it. */
export const languageNames: Record<Language, string> = {
  pl: 'Polski',
  'pt-PT': 'Português',
  lv: 'Latviešu',
  en: 'English',
};

/** The town's own language: what the page speaks until somebody chooses another one. */
export const townLanguage: Language = 'pl';

export function isLanguage(tag: string | null | undefined): tag is Language {
  return (languages as readonly (string | null | undefined)[]).includes(tag);
}

/** `given-name` -> `GivenName`, the way names stand inside keys. */
export const keyPart = (name: string): string =>
  name.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());

const englishWords: Readonly<Record<string, unknown>> = catalogues.en.demo;
const has = (key: string): key is WordKey => Object.hasOwn(englishWords, `demo.${key}`);

/** The demo's texts in `language`. Keys made from a question's name are checked by the tests. */
export function wordsIn(language: Language): Words {
  const say = translate as (language: string, key: string, parameters?: WordArguments) => string;
  return Object.assign(
    (key: WordKey, parameters?: WordArguments) => say(language, `demo.${key}`, parameters),
    { language, has },
  );
}
