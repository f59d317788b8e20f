import type words from './catalogues/en/views.json';

/** Key of a word in the catalogue of these examples. */
export type ViewsWord = keyof typeof words;

/** One example of an element that stands with the viewer, as data. */
export interface ViewsExample {
  /** Unique among all examples. */
  id: string;
  tag: string;
  title: ViewsWord;
  /** The HTML that an author would print, with the words and the documents of one language. */
  html(words: (key: ViewsWord) => string, language: string): string;
}
