import type words from './catalogues/en/examples.json';

/** Key of a word in the catalogues of this package's examples. */
export type ExampleKey = keyof typeof words;

/**
 * One example of an element, as data, of the same shape as the examples of the other elements.
 * Its documents stand under `/documents/`: whoever shows examples serves the folder
 * `src/generated/fixtures` there.
 */
export interface Example {
  id: string;
  tag: string;
  title: ExampleKey;
  html(words: (key: ExampleKey) => string): string;
}
