/** A code page from before UTF-8 and the letters that its texts use beyond ASCII. */
export const codePages: readonly [encoding: string, letters: string][] = [
  ['windows-1250', 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ'],
  ['windows-1257', 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ'],
  ['windows-1252', 'áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚ'],
  ['iso-8859-2', 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ'],
];

const punctuation = /[\u2010-\u2026\u20ac„”“’‘«»§°©®ªº·×±€]/;

/** How well a text read in a code page suits a language, by the letters of that language. */
export function codePageScore(text: string, letters: string): number {
  let score = 0;
  for (const character of text) {
    if (letters.includes(character)) score += 2;
    else if (!punctuation.test(character)) score -= /\p{L}/u.test(character) ? 1 : 2;
  }
  return score;
}

/** Enough to tell code pages apart. */
const sample = 64 * 1024;

/**
 * The encoding of a text: by its mark, else UTF-8 where it is valid, else the code page in which
 * the most letters belong to the language that the page was made for: Polish, Latvian, Portuguese.
 */
export function guessEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // Not UTF-8 then.
  }
  const part = bytes.subarray(0, sample).filter((byte) => byte >= 0x80);
  // A file that is UTF-8 but for one damaged place stays UTF-8.
  const asUtf8 = [...new TextDecoder('utf-8').decode(bytes.subarray(0, sample))];
  const wrong = asUtf8.filter((character) => character === '\ufffd').length;
  if (wrong * 20 < part.length) return 'utf-8';
  let best = 'windows-1252';
  let most = Number.NEGATIVE_INFINITY;
  for (const [encoding, letters] of codePages) {
    const score = codePageScore(new TextDecoder(encoding).decode(part), letters);
    if (score > most) {
      most = score;
      best = encoding;
    }
  }
  return best;
}

/** Text of a file without its mark, with line ends as line feeds. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(guessEncoding(bytes)).decode(bytes).replace(/\r\n?/g, '\n');
}
