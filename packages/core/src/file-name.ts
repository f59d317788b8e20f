/**
 * Characters that change how a name looks without showing themselves: controls, bidirectional
 * overrides and marks, zero-width characters (Unicode TR36 §2.7), and letters and signs without ink. What
 * joins two signs to one emoji shows itself in that.
 */
const invisible =
  /(?!(?<=\p{ExtPict}[\p{EMod}\uFE0F]?)\u200D\p{ExtPict})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFF9}-\u{FFFB}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]|\u034F/gu;

/** More marks on one letter than any language writes: they would grow over the lines above and below. */
const piled = /(\p{M}{4})(\p{M}+)/gu;

const spelled = (character: string): string =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;

/** What is usual beside Latin letters in one word: as “highly restrictive” has it (Unicode UTS 39 §5.2). */
const besideLatin = [
  /^[\p{scx=Latn}\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Zyyy}\p{scx=Zinh}]*$/u,
  /^[\p{scx=Latn}\p{scx=Hani}\p{scx=Bopo}\p{scx=Zyyy}\p{scx=Zinh}]*$/u,
  /^[\p{scx=Latn}\p{scx=Hani}\p{scx=Hang}\p{scx=Zyyy}\p{scx=Zinh}]*$/u,
];

/**
 * A file name in which every hidden character, and each of a pile of marks, is spelled out, `[U+202E]`,
 * and paths and blanks beyond one are gone.
 */
export function visibleName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) || name;
  const shown = base
    .replace(/\p{Zs}{2,}/gu, ' ')
    .replace(invisible, spelled)
    .replace(piled, (_, kept: string, more: string) => kept + Array.from(more, spelled).join(''));
  const short = shown.length > 120 ? `${shown.slice(0, 80)}…${shown.slice(-30)}` : shown;
  // The cut may run through a character of two units; half a character can stand in no address.
  return short.replace(/\p{Cs}/gu, '');
}

/**
 * The true ending of a name, lower case, without the dot: what a computer would open it with. Windows
 * drops dots and spaces behind it.
 */
export function extensionOf(name: string): string {
  const seen = name.replace(invisible, '');
  return /\.([A-Za-z0-9]{1,8})[.\s]*$/.exec(seen)?.[1]?.toLowerCase() ?? '';
}

/** What may deceive in a name, to be told beside it: the keys of the sentences among `files`. */
export function doubtsOf(name: string): ('hiddenCharacters' | 'mixedScripts')[] {
  const visible = visibleName(name);
  const isSpelled = /\[U\+[0-9A-F]{4,6}\]/.test(visible) && visible !== name;
  return [
    ...(isSpelled ? (['hiddenCharacters'] as const) : []),
    ...(mixesScripts(name) ? (['mixedScripts'] as const) : []),
  ];
}

/** Whether a word of the name mixes letters of alphabets that look alike, such as `раsспоrt`. */
export function mixesScripts(name: string): boolean {
  // Written apart from its letter, a mark is no end of a word.
  const words = name.replace(/\p{M}/gu, '').match(/\p{L}+/gu) ?? [];
  return words.some((word) =>
    /\p{Script=Latin}/u.test(word)
      ? !besideLatin.some((usual) => usual.test(word))
      : /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Greek}/u.test(word),
  );
}
