import { foldLines, foldWords } from './fold.ts';
import { Lines, type Ranks } from './lines.ts';

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
  /** Those that what was typed is the name of, where it says of none that it is meant. */
  readonly alike: readonly Choice[];
  /** What was typed in full is the name of what cannot be chosen, and of nothing else. */
  readonly closed: boolean;
  /** The answer is awaited for longer than a person waits gladly. */
  readonly slow?: boolean;
  /** Asks for those that are not there yet; `again`, where an answer is under way too. */
  more(again?: boolean): void;
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

/** A portion: its labels and, of those that have one, label and hint as one line each. */
interface Portion {
  readonly labels: Lines;
  readonly hinted?: { readonly lines: Lines; readonly numbers: readonly number[] };
}

/** Choices that are all here. */
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
      return {
        ...base,
        total: this.#length,
        length: this.#length,
        at,
        exact: undefined,
        alike: [],
        closed: false,
      };
    const { order, whole } = this.#search(words);
    return {
      ...base,
      total: order.length,
      length: order.length,
      at: (index) => at(order[index]!),
      ...meantBy(text, whole.map(at)),
    };
  }

  rest(): void {}

  warm(): void {
    setTimeout(() => {
      if (this.#isFolded) {
        // Engines make code ready when it first runs: the first letter took twice as long as the others.
        this.#search(foldWords('a'));
        return;
      }
      this.#foldNext();
      this.warm();
    }, 10);
  }

  get #isFolded(): boolean {
    return this.#portions.length * portion >= this.#length;
  }

  #foldNext(): void {
    const from = this.#portions.length * portion;
    const until = Math.min(from + portion, this.#length);
    const numbers: number[] = [];
    let plain = '';
    let both = '';
    for (let index = from; index < until; index += 1) {
      const { label, hint } = this.#at(index);
      plain += asLine(label);
      if (!hint) continue;
      both += asLine(`${label} ${hint}`);
      numbers.push(index);
    }
    const labels = linesOf(plain, until - from);
    if (numbers.length === 0) this.#portions.push({ labels });
    else this.#portions.push({ labels, hinted: { lines: linesOf(both, numbers.length), numbers } });
  }

  /** The numbers of what fits, best first, and of those that were typed in full. */
  #search(words: readonly string[]): { order: number[]; whole: number[] } {
    while (!this.#isFolded) this.#foldNext();
    const ranks: Ranks = [[], [], [], []];
    this.#portions.forEach(({ labels }, number) => labels.search(words, ranks, number * portion));
    let order = ranks[0].concat(ranks[1], ranks[2], ranks[3]);
    const hinted = this.#searchHinted(words);
    if (hinted.length > 0) order = [...new Set(order.concat(hinted))];
    // Groups stay together and in their order: a heading that comes twice explains nothing.
    if (this.#grouped) order.sort((a, b) => a - b);
    return { order, whole: ranks[0] };
  }

  /** The numbers of those with a hint whose words begin as the typed ones, in label and hint together. */
  #searchHinted(words: readonly string[]): number[] {
    const fitting: number[] = [];
    for (const { hinted } of this.#portions) {
      if (!hinted) continue;
      const ranks: Ranks = [[], [], [], []];
      hinted.lines.search(words, ranks, 0);
      const lines = ranks[0].concat(ranks[1], ranks[2]).sort((a, b) => a - b);
      for (const line of lines) fitting.push(hinted.numbers[line]!);
    }
    return fitting;
  }
}

const asLine = (text: string): string =>
  ` ${text.includes('\n') ? text.replaceAll('\n', ' ') : text}\n`;

function linesOf(plain: string, length: number): Lines {
  const folded = foldLines(plain);
  return new Lines(/[^\0-\xff]/.test(plain) ? narrow(folded) : folded, length);
}

/**
 * The same text, written again. Engines keep two bytes a letter for what was made from a text with
 * letters such as ł or ā, also when none of them is left.
 */
function narrow(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/**
 * Of the choices that read the same without marks, the one that was meant. Two streets of one name in
 * different places are not told apart by it: then there is none.
 */
export function meantBy(
  text: string,
  whole: readonly Choice[],
): Pick<Found, 'exact' | 'alike' | 'closed'> {
  const typed = text.trim();
  const free = whole.filter(({ disabled }) => !disabled);
  const closed = whole.length > 0 && free.length === 0;
  const same = free.filter(({ label }) => label.trim() === typed);
  const named =
    same.length > 0
      ? same
      : free.filter(({ label }) => label.trim().toLowerCase() === typed.toLowerCase());
  const [exact, ...others] = named.length > 0 ? named : free;
  if (others.every(({ value }) => value === exact?.value)) return { exact, alike: [], closed };
  return { exact: undefined, alike: named, closed };
}
