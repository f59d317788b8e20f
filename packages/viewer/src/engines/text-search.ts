import { withoutMarks } from '@twintown/core/fold.js';

export interface TextRange {
  start: number;
  end: number;
}

/** The letters that searching compares, and where in the text each of them stands. */
interface Folded {
  letters: string;
  origins: number[];
}

// Documents are written in a few hundred characters: each is folded once.
const known = new Map<string, string>();

function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = Array.from(character.normalize('NFKC').toLowerCase(), withoutMarks)
      .join('')
      .replace(/[\p{Cf}\p{M}]/gu, '')
      .replace(/[\p{Z}\p{Cc}]/gu, ' ')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/[“”„‟«»]/gu, '"')
      .replace(/[‘’‚‛]/gu, "'");
    known.set(character, folded);
  }
  return folded;
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /\p{L}/u.test(character);

/**
 * Folds case, marks, kinds of dashes and quotes, and runs of spaces. A hyphen between letters is
 * left out, also at the end of a line, so that a word is found however it is broken.
 */
function fold(text: string): Folded {
  let letters = '';
  const origins: number[] = [];
  const hyphen = /[\p{Pd}\u00ad][ \t]*\r?\n?[ \t]*(?=(.))/suy;
  let before: string | undefined;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    // Plain letters and digits, which most text is made of, stand for themselves.
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      before = text.charAt(at);
      letters += before;
      origins.push(at);
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character > '\x7f' || character === '-') {
      hyphen.lastIndex = at;
      const found = isLetter(before) ? hyphen.exec(text) : null;
      // A dash with spaces around it parts words; at the end of a line it joins them.
      const joins = found && (found[0].length === 1 || found[0].includes('\n'));
      if (found && joins && isLetter(found[1])) {
        at += found[0].length;
        continue;
      }
    }
    for (const letter of foldCharacter(character)) {
      if (letter === ' ' && letters.endsWith(' ')) continue;
      letters += letter;
      origins.push(at);
    }
    before = character;
    at += character.length;
  }
  origins.push(text.length);
  return { letters, origins };
}

/** Finds what was typed in texts, blind to case and accents in the way people type them. */
export class TextMatcher {
  readonly #wanted: string;
  readonly #wholeWords: boolean;

  constructor(typed: string, options: { wholeWords: boolean }) {
    this.#wanted = fold(typed.trim()).letters;
    this.#wholeWords = options.wholeWords;
  }

  /**
   * What begins at the end of one page and ends on the next, if anything does.
   * @param isOneText whether the second goes on without a break between them
   */
  findOver(before: PageEnds, after: PageEnds, isOneText = false): FoundOver | undefined {
    if (this.#wanted.length < 2) return undefined;
    // What is left out of the compared letters, such as marks written apart, takes room too.
    const room = 2 * this.#wanted.length + 40;
    let [end, start] = [before.tail.length, 0];
    if (!isOneText) {
      end = before.tail.slice(0, -footOf(before.tail, after.tail) || undefined).trimEnd().length;
      start = headOf(before.head, after.head);
      start += /^\s*/.exec(after.head.slice(start))![0].length;
    }
    const from = Math.max(0, end - room);
    const head = after.head.slice(start, start + room);
    const text = `${before.tail.slice(from, end)}${isOneText ? '' : '\n'}${head}`;
    const [last, next] = [end - from, text.length - head.length];
    const range = this.find(text).find((each) => each.start < last && each.end > next);
    if (!range) return undefined;
    return {
      text,
      range,
      first: { start: from + range.start, end },
      second: { start, end: start + range.end - next },
    };
  }

  /** Places in `text`, in its own order, none within another. */
  find(text: string): TextRange[] {
    const wanted = this.#wanted;
    if (!wanted || !text) return [];
    const { letters, origins } = fold(text);
    const found: TextRange[] = [];
    for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at)) {
      const end = at + wanted.length;
      if (this.#wholeWords && !standsAlone(letters, at, end)) {
        at += 1;
        continue;
      }
      // The end is where the next letter begins, so that marks written apart belong to theirs.
      found.push({ start: origins[at] ?? 0, end: trimmed(text, origins[end] ?? text.length) });
      at = end;
    }
    return found;
  }
}

/** Characters at each end of a page that are looked at for what goes on over a page break. */
const reach = 400;

/** Lines at each end of a page that may be a head or a foot. */
const mostRunning = 3;

/** Where the text of a page begins and ends; a short one does both at once. */
export interface PageEnds {
  head: string;
  tail: string;
}

/** A match over a page break. */
export interface FoundOver {
  /** Both ends in one piece, and where in it the match stands. */
  text: string;
  range: TextRange;
  /** Its halves in the tail of the first page and in the head of the second. */
  first: TextRange;
  second: TextRange;
}

/** @param texts pieces of a page's text, in order, without what the document calls decoration */
export function endsOf(texts: readonly string[]): PageEnds {
  let head = '';
  for (let at = 0; at < texts.length && head.length < reach; at++) head += texts[at]!;
  let tail = '';
  for (let at = texts.length - 1; at >= 0 && tail.length < reach; at--) tail = texts[at]! + tail;
  return { head: head.slice(0, reach), tail: tail.slice(-reach) };
}

/** Lines of a head or foot differ in the number of the page only. */
const isRepeated = (line: string, other: string | undefined): boolean =>
  other !== undefined && line.replace(/\d+/g, '0').trim() === other.replace(/\d+/g, '0').trim();

/** How many characters of `text` are lines that the page before begins with too. */
function headOf(before: string, text: string): number {
  const others = before.split('\n', mostRunning);
  let length = 0;
  for (const [at, line] of text.split('\n', mostRunning).entries()) {
    if (!isRepeated(line, others[at])) break;
    length += line.length + 1;
  }
  return Math.min(length, text.length);
}

/** How many characters of `text` are lines that the next page ends with too. */
function footOf(text: string, after: string): number {
  const last = (lines: string): string[] => lines.trimEnd().split('\n').slice(-mostRunning);
  const [own, others] = [last(text), last(after)];
  let length = text.length - text.trimEnd().length;
  for (let at = 1; at <= own.length; at++) {
    if (!isRepeated(own.at(-at)!, others.at(-at))) break;
    length += own.at(-at)!.length + 1;
  }
  return Math.min(length, text.length);
}

function standsAlone(letters: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(letters.charAt(start - 1) + letters.charAt(end));
}

function trimmed(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length || end;
}

const contextLength = 40;

/** A place with some words around it, on one line. */
export function inContext(
  text: string,
  { start, end }: TextRange,
): { before: string; match: string; after: string } {
  const line = (part: string): string => part.replace(/\s+/g, ' ');
  const before = line(text.slice(Math.max(0, start - contextLength), start));
  const after = line(text.slice(end, end + contextLength));
  return {
    // Cut at words; where there is none, as in Chinese, anywhere.
    before: start > contextLength ? before.replace(/^\S*\s(?=\S)/, '…') : before.trimStart(),
    match: line(text.slice(start, end)),
    after:
      end + contextLength < text.length ? after.replace(/(?<=\S)\s\S*$/, '…') : after.trimEnd(),
  };
}
