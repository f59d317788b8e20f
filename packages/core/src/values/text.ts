import { withLatinDigits } from './latin.ts';
import type { ValueKind } from './value-kind.ts';

/** `\r\n` and `\r` become `\n`, as HTML does before it measures or hands out a text. */
export function normaliseNewlines(raw: string): string {
  return raw.replace(/\r\n?/g, '\n');
}

/* Soft hyphen, zero-width spaces and direction marks: they come along with pasted text. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** `raw` without characters that nobody sees. */
export function visible(raw: string): string {
  return raw.replace(invisible, '');
}

const fullWidth = /[\uff01-\uff5e]/g;

/**
 * `raw` without characters that nobody sees, and with full-width characters and the digits of other
 * writing as the ones they stand for. For what is made of digits; a text or an address is what was typed.
 */
export function plain(raw: string): string {
  return withLatinDigits(visible(raw)).replace(fullWidth, (each) =>
    String.fromCharCode(each.charCodeAt(0) - 0xfee0),
  );
}

/** Whether a text holds nothing but space and invisible characters. */
export function isBlank(raw: string): boolean {
  return !visible(raw).trim();
}

/* Two or five characters in a row make a word there, as they do on average. */
const unspaced = /[\u3041-\u9fff\u{20000}-\u{3ffff}]{1,2}|[\u0e00-\u109f\u1780-\u17ff]{1,5}/gu;

/**
 * How many words a text has: runs without space that hold a letter or a digit. Chinese and Japanese, and
 * Thai with its neighbours, write words without space; the dictionaries of engines do not agree on
 * them (`Intl.Segmenter`), and a server shall count what the page counted.
 */
export function countWords(raw: string): number {
  // From the first letter on: a search that begins before it tries each dash of a long line again.
  return (
    visible(raw)
      .replace(unspaced, ' x ')
      .match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
  );
}

/** How many characters a text has, as HTML's `maxlength` counts them: UTF-16 units, one for a newline. */
export function countCharacters(raw: string): number {
  return normaliseNewlines(raw).length;
}

/** Free text. The value has no space around it and `\n` at line ends. Nothing is refused. */
export const text: ValueKind = {
  name: 'text',
  parse(raw) {
    return isBlank(raw)
      ? { raw, issues: [] }
      : { raw, value: normaliseNewlines(raw).trim(), issues: [] };
  },
  format: (value) => value,
};
