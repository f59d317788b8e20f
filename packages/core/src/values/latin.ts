/* Full-width digits, and those of Arabic and of Persian and Urdu: the last four bits tell which. */
const others = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * Digits of other writing as the ones they stand for, as the keyboards and the documents of newcomers
 * give them. It stands alone because pages load it with the conditions of their sections.
 */
export function withLatinDigits(raw: string): string {
  return raw.replace(others, (digit) => String(digit.charCodeAt(0) & 0xf));
}
