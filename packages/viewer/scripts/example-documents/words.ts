import en from './words/en.json' with { type: 'json' };
import lv from './words/lv.json' with { type: 'json' };
import pl from './words/pl.json' with { type: 'json' };
import ptPT from './words/pt-PT.json' with { type: 'json' };

/** What stands in the example documents, in one language. */
export type Words = typeof en;

// The type makes a catalogue that lacks a word fail the type check.
export const languages: Readonly<Record<string, Words>> = { en, 'pt-PT': ptPT, pl, lv };

/** Puts values in place of the `{{names}}` of a sentence. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
