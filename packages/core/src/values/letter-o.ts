/* A digit may stand before it with space or marks between, as in `100 OOO`; before a digit that is a word. */
const zero =
  /(?<=\d[\s.,:/-]*)O+(?![\p{L}\p{M}])|(?<!\p{L})O+(?=[.,/-]*\d|\s*:\s*[\dO])|^[\s.,:/-]*O[O\s.,:/-]*$/iu;

/** Whether a letter O stands in `text` as a zero would. One among other letters belongs to a word. */
export const isLetterOIn = (text: string): boolean => zero.test(text);

/**
 * The code for something else than the digits that `part` should be: `-o` is added where a letter O
 * stands there as a zero would.
 */
export function orLetterO(code: string, part: string): string {
  return isLetterOIn(part) ? `${code}-o` : code;
}
