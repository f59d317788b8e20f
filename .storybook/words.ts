import en from './words/en.json';
import lv from './words/lv.json';
import pl from './words/pl.json';
import ptPT from './words/pt-PT.json';

export type Word = keyof typeof en;
export type Words = (key: Word) => string;

// The type makes a catalogue that lacks a word fail the type check.
const catalogues: Record<string, Record<Word, string>> = { en, 'pt-PT': ptPT, pl, lv };

/** The words of the pages around the elements, in one of the four languages; English for any other. */
export function wordsIn(language: string): Words {
  const catalogue = catalogues[language] ?? en;
  return (key) => catalogue[key];
}
