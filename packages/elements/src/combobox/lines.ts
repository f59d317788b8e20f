import { insideFrom } from './fold.ts';

/** Numbers of lines: of the typed words alone, beginning with them, beginnings and insides of words. */
export type Ranks = [number[], number[], number[], number[]];

/** How a word of a line fits a typed one. */
const inside = 1;
const begins = 2;
const same = 3;

/**
 * Folded lines, kept as the numbers of their words: twenty thousand streets are made of few different
 * words. That takes less than half the memory of their text, and each word is searched once.
 */
export class Lines {
  /** The different words, ` one two `. */
  readonly #words: string;
  /** Where each of them begins. */
  readonly #places: Uint32Array;
  /** The words of all lines, by their numbers. */
  readonly #numbers: Uint16Array | Uint32Array;
  /** Where each line begins in the numbers. */
  readonly #starts: Uint32Array;

  /** Takes `length` lines as they come from folding, each ` word word` and a line break. */
  constructor(text: string, length: number) {
    const known = new Map<string, number>();
    const numbers: number[] = [];
    const starts = new Uint32Array(length + 1);
    for (let line = 1, at = 0; line <= length; line += 1, at += 1) {
      const end = text.indexOf('\n', at);
      while (at < end) {
        const next = text.indexOf(' ', at + 1);
        const stop = next < 0 || next > end ? end : next;
        const word = text.slice(at + 1, stop);
        let number = known.get(word);
        if (number === undefined) known.set(word, (number = known.size));
        numbers.push(number);
        at = stop;
      }
      starts[line] = numbers.length;
    }
    const words = [...known.keys()];
    const places = new Uint32Array(words.length + 1);
    words.forEach((word, number) => (places[number + 1] = places[number]! + word.length + 1));
    this.#words = ` ${words.join(' ')}`;
    this.#places = places;
    this.#numbers = words.length > 0xffff ? Uint32Array.from(numbers) : Uint16Array.from(numbers);
    this.#starts = starts;
  }

  /** Adds the lines that hold all of the `typed` words to `ranks`, numbered from `first` on. */
  search(typed: readonly string[], ranks: Ranks, first: number): void {
    const fits: Uint8Array[] = [];
    for (const word of typed) {
      const fit = this.#fit(word);
      if (!fit) return;
      fits.push(fit);
    }
    const numbers = this.#numbers;
    const starts = this.#starts;
    const [fit] = fits;
    let line = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      if (fit![numbers[at]!] === 0) continue;
      while (starts[line + 1]! <= at) line += 1;
      const rank = this.#rank(fits, starts[line]!, starts[line + 1]!);
      if (rank >= 0) ranks[rank]!.push(first + line);
      at = starts[line + 1]! - 1;
    }
  }

  /** How each of the different words fits a typed one; undefined where none does. */
  #fit(typed: string): Uint8Array | undefined {
    const text = this.#words;
    const places = this.#places;
    const needle = typed.length < insideFrom ? ` ${typed}` : typed;
    let fit: Uint8Array | undefined;
    let number = 0;
    for (let hit = text.indexOf(needle); hit >= 0; hit = text.indexOf(needle, places[number])) {
      while (places[number + 1]! <= hit) number += 1;
      const place = places[number]!;
      fit ??= new Uint8Array(places.length - 1);
      if (needle === typed && hit > place + 1) fit[number] = inside;
      else fit[number] = place + 1 + typed.length < places[number + 1]! ? begins : same;
      number += 1;
    }
    return fit;
  }

  /** Place among the ranks of the line whose words stand from `start` to `end`; -1 for none. */
  #rank(fits: readonly Uint8Array[], start: number, end: number): number {
    const numbers = this.#numbers;
    let rank = 2;
    for (const fit of fits) {
      let best = 0;
      for (let at = start; at < end; at += 1) best = Math.max(best, fit[numbers[at]!]!);
      if (best === 0) return -1;
      if (best === inside) rank = 3;
    }
    if (rank === 3 || end - start < fits.length) return rank;
    const last = fits.length - 1;
    for (let index = 0; index < last; index += 1)
      if (fits[index]![numbers[start + index]!] !== same) return 2;
    const fit = fits[last]![numbers[start + last]!]!;
    if (fit < begins) return 2;
    return fit === same && end - start === fits.length ? 0 : 1;
  }
}
