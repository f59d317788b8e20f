import type words from './catalogues/en/examples.json';

/** Key of a word in the catalogues of this package's examples. */
export type ExampleKey = keyof typeof words;

/**
 * One example of an element, as data, of the same shape as the examples of the other elements.
 * Its documents stand in `documents/`, in a folder for each language: whoever shows examples serves
 * `src/generated/documents` there.
 */
export interface Example {
  id: string;
  tag: string;
  title: ExampleKey;
  /** The HTML that an author would print, with the words and the documents of one language. */
  html(words: (key: ExampleKey) => string, language: string): string;
}
