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

/* Full-width characters, and the digits of Arabic and of Persian and Urdu. */
const wide = /[\uff01-\uff5e]/g;
const eastern = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * `raw` without characters that nobody sees, and with full-width characters and the digits of Arabic
 * writing as the ones they stand for, as the keyboards and the documents of newcomers give them. For
 * what is made of digits; a text or an address is what was typed.
 */
export function plain(raw: string): string {
  return visible(raw)
    .replace(wide, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(eastern, (each) => String(each.charCodeAt(0) & 0xf));
}

/** Whether a text holds nothing but space and invisible characters. */
export function isBlank(raw: string): boolean {
  return !visible(raw).trim();
}

/** How many words a text has: runs without space that hold a letter or a digit. */
export function countWords(raw: string): number {
  return visible(raw).match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
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
