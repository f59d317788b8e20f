/**
 * Characters that change how a name looks without showing themselves: controls, bidirectional
 * overrides and marks, zero-width characters (Unicode TR36 §2.7).
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFF9}-\u{FFFB}]/gu;

/** A file name in which every hidden character is spelled out, `[U+202E]`, and paths are gone. */
export function visibleName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) || name;
  const shown = base.replace(
    invisible,
    (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  const short = shown.length > 120 ? `${shown.slice(0, 80)}…${shown.slice(-30)}` : shown;
  // The cut may run through a character of two units; half a character can stand in no address.
  return short.replace(/\p{Cs}/gu, '');
}

/** The true ending of a name, lower case, without the dot: what a computer would open it with. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name.replace(invisible, ''))?.[1]?.toLowerCase() ?? '';
}

/** `Content-Disposition` for a download; the plain part keeps old clients safe (RFC 6266). */
export function attachmentHeader(name: string): string {
  const shown = visibleName(name);
  const plain = shown.replace(/[^A-Za-z0-9._ -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(shown).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}
