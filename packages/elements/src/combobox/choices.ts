import { foldLines, foldWords, insideFrom, placeOf } from './fold.ts';

/** One thing that can be chosen. */
export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
  group?: string | undefined;
  disabled?: boolean | undefined;
}

/** What a search found. Of a long list only a part may be there yet. */
export interface Found {
  readonly words: readonly string[];
  readonly state: 'ready' | 'loading' | 'failed';
  /** How many there are in all; as far as is known. */
  readonly total: number;
  /** How many of them `at` gives, from the first on. */
  readonly length: number;
  at(index: number): Choice;
  /** The one that was typed in full, if exactly one was. */
  readonly exact: Choice | undefined;
  /** Asks for those that are not there yet. */
  more(): void;
}

/** Where choices come from. */
export interface Source {
  find(text: string, changed: () => void): Found;
  /** Called when the list is closed. */
  rest(): void;
  /** Makes the first search fast, in small portions. */
  warm(): void;
}

/** Lines are folded in portions: a whole town at once would be felt on an old phone. */
const portion = 2048;

interface Portion {
  text: string;
  /** Where each line begins in `text`. */
  starts: Uint32Array;
}

/**
 * Choices that are all here. Labels are folded once, into a few long strings: for twenty thousand
 * streets that takes a third of the memory of as many small strings, and is searched faster.
 */
export class LocalSource implements Source {
  readonly #length: number;
  readonly #at: (index: number) => Choice;
  readonly #grouped: boolean;
  readonly #portions: Portion[] = [];

  constructor(length: number, at: (index: number) => Choice, grouped = false) {
    this.#length = length;
    this.#at = at;
    this.#grouped = grouped;
  }

  find(text: string): Found {
    const words = foldWords(text);
    const at = this.#at;
    const base = { words, state: 'ready' as const, more: () => {} };
    if (words.length === 0)
      return { ...base, total: this.#length, length: this.#length, at, exact: undefined };
    const { order, whole } = this.#search(words);
    return {
      ...base,
      total: order.length,
      length: order.length,
      at: (index) => at(order[index]!),
      exact: exactOf(text, whole.map(at)),
    };
  }

  rest(): void {}

  warm(): void {
    if (this.#isFolded) return;
    setTimeout(() => {
      // A search may have done it in the meantime.
      if (!this.#isFolded) this.#foldNext();
      this.warm();
    }, 20);
  }

  get #isFolded(): boolean {
    return this.#portions.length * portion >= this.#length;
  }

  #foldNext(): void {
    const from = this.#portions.length * portion;
    const until = Math.min(from + portion, this.#length);
    let plain = '';
    for (let index = from; index < until; index += 1) {
      const { label } = this.#at(index);
      plain += ` ${label.includes('\n') ? label.replaceAll('\n', ' ') : label}\n`;
    }
    const folded = foldLines(plain);
    const text = /[^\0-\xff]/.test(plain) ? narrow(folded) : folded;
    const starts = new Uint32Array(until - from + 1);
    for (let line = 1; line < starts.length; line += 1)
      starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    this.#portions.push({ text, starts });
  }

  /** The numbers of what fits, best first, and of those that were typed in full. */
  #search(words: readonly string[]): { order: number[]; whole: number[] } {
    while (!this.#isFolded) this.#foldNext();
    const ranks: number[][] = [[], [], [], []];
    const all = ` ${words.join(' ')}`;
    // The longest word is the rarest; only lines that hold it are looked at.
    const rarest = words.reduce((best, word) => (word.length > best.length ? word : best));
    const needle = rarest.length < insideFrom ? ` ${rarest}` : rarest;
    this.#portions.forEach(({ text, starts }, number) => {
      let line = 0;
      for (let hit = text.indexOf(needle); hit >= 0; hit = text.indexOf(needle, starts[line])) {
        while (starts[line + 1]! <= hit) line += 1;
        // One or two letters hit thousands of lines, and where they hit says it all.
        const rank =
          needle === all && hit > starts[line]!
            ? 2
            : rankOf(text.slice(starts[line], starts[line + 1]! - 1), words, all);
        if (rank >= 0) ranks[rank]!.push(number * portion + line);
        line += 1;
      }
    });
    const order = ranks.flat();
    // Groups stay together and in their order: a heading that comes twice explains nothing.
    if (this.#grouped) order.sort((a, b) => a - b);
    return { order, whole: ranks[0]! };
  }
}

/**
 * The same text, written again. Engines keep two bytes a letter for what was made from a text with
 * letters such as ł or ā, also when none of them is left: measured, twice the memory for a Polish town.
 */
function narrow(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/** 0 the whole line, 1 its beginning, 2 beginnings of words, 3 inside of words, -1 not at all. */
function rankOf(line: string, words: readonly string[], all: string): number {
  if (line.startsWith(all)) return line.length === all.length ? 0 : 1;
  let rank = 2;
  for (const word of words) {
    const at = placeOf(word, line);
    if (at < 0) return -1;
    if (line[at - 1] !== ' ') rank = 3;
  }
  return rank;
}

/** Of the choices that read the same without marks, the one that was meant. */
export function exactOf(text: string, whole: readonly Choice[]): Choice | undefined {
  const typed = text.trim();
  const free = whole.filter(({ disabled }) => !disabled);
  return (
    free.find(({ label }) => label.trim() === typed) ??
    free.find(({ label }) => label.trim().toLowerCase() === typed.toLowerCase()) ??
    (free.length === 1 ? free[0] : undefined)
  );
}
