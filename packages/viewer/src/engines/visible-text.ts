/**
 * Characters that change how a text looks without showing themselves, but for the ends of lines, hyphens
 * that only show where a line ends. What joins two signs to one emoji is found with the first of them: WebKit
 * does not look back over such a sign.
 */
const hidden =
  /(\p{ExtPict}[\p{EMod}\uFE0F]?\u200D(?=\p{ExtPict}))|(?![\t\n\r\u00AD])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFF9}-\u{FFFB}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]|\u034F/gu;

/** Scripts from right to left and those of India are not spelled right without marks and joiners. */
const joined = /(?=\p{L})[\u0590-\u0DFF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const joiner = /[\u0600-\u0605\u061C\u06DD\u070F\u08E2\u200C-\u200F]/u;

/**
 * What somebody calls a document or themselves, with every hidden character spelled out, `[U+202E]`. Unlike
 * the name of a file it is a text of any language, and may be long.
 */
export function visibleText(text: string): string {
  const isJoined = joined.test(text);
  return text.replace(hidden, (character, emoji?: string) =>
    emoji || (isJoined && joiner.test(character))
      ? character
      : `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
