import type { Issue } from '../issue.ts';

/** What became of a typed text. `value` is absent when the text is blank or cannot be read. */
export interface ParsedValue<T = string> {
  /** The text exactly as it was typed. */
  raw: string;
  value?: T;
  issues: Issue[];
}

/**
 * What a value says beyond itself, such as the date of birth in a personal number. Ground for a
 * suggestion, never for a refusal: numbers are given by other rules than those that were published.
 */
export interface Meaning {
  /** `yyyy-mm-dd` */
  birthDate?: string;
  sex?: 'female' | 'male';
  /** `natural` is a person, `legal` a company or public body, `other` everything between. */
  holder?: 'natural' | 'legal' | 'other';
}

/** A kind of value, named as in `data-value`. Its functions are pure and never throw. */
export interface ValueKind<T = string> {
  name: string;
  /**
   * Whether the page may put the formatted value into the control once a person has left it. Only
   * for kinds whose display holds everything that was typed, such as a number in its usual groups; a
   * function tells whether it holds everything of `raw`.
   */
  tidy?: true | ((raw: string) => boolean);
  /** `locale` is the page's BCP 47 tag; unknown and malformed tags read as English. */
  parse(raw: string, locale: string): ParsedValue<T>;
  /** The value as it is shown to people; `parse` reads it back to the same value. */
  format(value: T, locale: string): string;
  /** What the value says beyond itself; undefined for nothing. */
  tells?(value: T): Meaning | undefined;
}
