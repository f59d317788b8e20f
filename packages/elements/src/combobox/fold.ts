import { withoutMarks } from '@twintown/core/fold.js';

/** Twenty thousand streets are written in a few dozen letters: each is taken apart once. */
const known = new Map<string, string>();

/** A letter beyond ASCII without its marks; a space for what is no letter. */
function plain(letter: string): string {
  let folded = known.get(letter);
  if (folded === undefined) {
    folded = withoutMarks(letter).replace(/[^\p{L}\p{N}\p{Cs}]/gu, ' ');
    known.set(letter, folded);
  }
  return folded;
}

/**
 * Folded lines, each ` word word`, so that ` ` begins every word and a line break every line. The
 * expressions leave single spaces alone and have no Unicode classes: over a whole town both count.
 */
export function foldLines(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\x80-\uffff]/g, plain)
    .replace(/ *[^a-z\d\n\x80-\uffff ][^a-z\d\n\x80-\uffff]*| {2,}/g, ' ')
    .replace(/ (?:\n|$)/g, (end) => end.slice(1));
}

/** The folded words of what was typed. */
export function foldWords(text: string): string[] {
  return foldLines(text.replaceAll('\n', ' ')).split(' ').filter(Boolean);
}

/** From so many letters on, a word also counts where it stands inside another one. */
export const insideFrom = 3;

/** Where a typed word stands in a folded line; -1 where it does not. */
export function placeOf(word: string, line: string): number {
  const start = line.indexOf(` ${word}`);
  if (start >= 0) return start + 1;
  return word.length >= insideFrom ? line.indexOf(word) : -1;
}

const letters = new Map<string, string>();

/** The same for one letter of a label, which stays as long as it is there. */
function foldLetter(letter: string): string {
  let folded = letters.get(letter);
  if (folded === undefined) {
    folded = letter
      .toLowerCase()
      .replace(/[^a-z\d]/g, (each) => (each > '\x7f' ? plain(each) : ' '));
    letters.set(letter, folded);
  }
  return folded;
}

/** A piece of a label, and whether it was typed. */
export interface Piece {
  text: string;
  matched: boolean;
}

/** Cuts `label` where the typed `words` stand in it. */
export function pieces(label: string, words: readonly string[]): Piece[] {
  let line = ' ';
  const origin: number[] = [0];
  let index = 0;
  for (const letter of label) {
    const folded = foldLetter(letter);
    line += folded;
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(index);
    index += letter.length;
  }
  origin.push(index);
  const typed = Array.from({ length: label.length }, () => false);
  for (const word of words) {
    const at = placeOf(word, line);
    // The end is where the next letter begins, so that marks written apart belong to theirs.
    if (at >= 0) typed.fill(true, origin[at], origin[at + word.length]);
  }
  const found: Piece[] = [];
  for (let at = 0; at < label.length;) {
    let end = at + 1;
    while (end < label.length && typed[end] === typed[at]) end += 1;
    found.push({ text: label.slice(at, end), matched: typed[at]! });
    at = end;
  }
  return found;
}
