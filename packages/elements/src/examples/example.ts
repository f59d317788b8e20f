import type { ExampleWords } from '../generated/examples/types.ts';

/**
 * Key of a word in the examples' catalogues. Each element may have a file of its own there
 * (`combobox.json`); the name of the file is no part of the key.
 */
export type ExampleKey = keyof ExampleWords extends `${string}.${infer Key}` ? Key : never;

/** Gives a word of the examples in the language they are printed in. Never contains `<`, `&`, `"`. */
export type Words = (key: ExampleKey) => string;

/**
 * One example of an element, as data: stories, the accessibility sweep, the test without script
 * and the documentation all read the same ones.
 */
export interface Example {
  /** Unique among all examples; also a prefix of the ids inside, so that several fit on a page. */
  id: string;
  /** Tag of the element shown. */
  tag: string;
  title: ExampleKey;
  /** The HTML that an author would print. Strict policies hold: no styles, no handlers. */
  html(words: Words): string;
  /** Answers by name that a person can give, and that are submitted with the script off. */
  fills?: Readonly<Record<string, string>>;
  /** Names that must be answered: submitting the example as printed tells an error for each. */
  required?: readonly string[];
}
