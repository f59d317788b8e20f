/*
 * People type without the marks of their language, in a hurry and on foreign keyboards: `lakowa`
 * finds `Łąkowa`, `sao` finds `São`. Letters that Unicode does not take apart are listed here.
 */
const undivided: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** A lower-case letter without its marks, in one or two letters of the alphabet: `ą` is `a`. */
export function withoutMarks(letter: string): string {
  const bare = letter.normalize('NFD').replace(/\p{M}+/gu, '');
  return undivided[bare] ?? bare;
}
