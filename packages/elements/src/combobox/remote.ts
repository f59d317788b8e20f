import { patience } from '../shared/patience.ts';
import { meantBy, type Choice, type Found, type Source } from './choices.ts';
import { foldLines, foldWords } from './fold.ts';

/** What a loader is asked for. */
export interface ComboboxQuery {
  /** What was typed, as it was typed; '' for the beginning of the whole list. */
  query: string;
  /** How many options are there already. */
  offset: number;
  /** How many more are wanted; the loader may give fewer or more. */
  limit: number;
  /** Aborted when the person typed on, so that the answer is of no use any more. */
  signal: AbortSignal;
}

/** One option of a list that a script gives. */
export interface ComboboxOption {
  value: string;
  label: string;
  /** Quiet words below the label. */
  hint?: string;
  disabled?: boolean;
}

/** What a loader answers. */
export interface ComboboxPage {
  options: readonly (ComboboxOption | string)[];
  /** How many options fit in all. Left out, these were the last. */
  total?: number;
}

export type ComboboxLoader = (query: ComboboxQuery) => Promise<ComboboxPage>;

/**
 * Reads an option as it may be given: a string is its own value. Servers write numbers as numbers and
 * leave out what is alike.
 */
export function toChoice(option: ComboboxOption | string): Choice {
  if (typeof option !== 'object') return { value: String(option), label: String(option) };
  const { value, label, hint }: Partial<ComboboxOption> = option;
  if (typeof value === 'string' && typeof label === 'string' && typeof (hint ?? '') === 'string')
    return option;
  return {
    ...option,
    value: String(value ?? label ?? ''),
    label: String(label ?? value ?? ''),
    hint: String(hint ?? ''),
  };
}

/** How long nobody typed before the server is asked. */
const pause = 250;
const limit = 40;

/** One search: what has come of it so far. It may be going on, or be taken up again later. */
class Search implements Found {
  readonly words: readonly string[];
  readonly #text: string;
  readonly #loader: ComboboxLoader;
  readonly #choices: Choice[] = [];
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  slow = false;
  state: Found['state'] = 'loading';
  total = 0;
  changed: () => void = () => {};

  constructor(text: string, loader: ComboboxLoader) {
    this.#text = text;
    this.#loader = loader;
    this.words = foldWords(text);
  }

  get length(): number {
    return this.#choices.length;
  }

  get exact(): Choice | undefined {
    return this.#meant.exact;
  }

  get alike(): readonly Choice[] {
    return this.#meant.alike;
  }

  get closed(): boolean {
    return this.#meant.closed;
  }

  get #meant(): Pick<Found, 'exact' | 'alike' | 'closed'> {
    const typed = foldLines(this.#text.trim());
    const whole = this.#choices.filter(({ label }) => foldLines(label.trim()) === typed);
    return meantBy(this.#text, typed ? whole : []);
  }

  at(index: number): Choice {
    return this.#choices[index]!;
  }

  /** Starts, or goes on where it was stopped or failed. */
  start(wait: number): void {
    if (this.#timer !== undefined || this.#abort || this.state === 'ready') return;
    this.state = 'loading';
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#hurry();
    this.#abort?.abort();
    this.#abort = undefined;
  }

  #hurry(): void {
    clearTimeout(this.#patience);
    this.slow = false;
  }

  more(again = false): void {
    if (again) this.stop();
    if (this.state === 'ready' && this.length >= this.total) return;
    if (this.state === 'ready') this.state = 'loading';
    this.start(0);
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const abort = (this.#abort = new AbortController());
    const { signal } = abort;
    this.#patience = setTimeout(() => {
      this.slow = true;
      this.changed();
    }, patience);
    try {
      const query = { query: this.#text, offset: this.length, limit, signal };
      const { options, total } = await this.#loader(query);
      if (signal.aborted) return;
      this.#choices.push(...[...options].map(toChoice));
      // A page without options is the last one, whatever the total says.
      this.total = options.length > 0 && total !== undefined ? total : this.length;
      this.state = 'ready';
    } catch {
      if (signal.aborted) return;
      this.state = 'failed';
    }
    this.#abort = undefined;
    this.#hurry();
    this.changed();
  }
}

/** Choices that a server is asked for. Answers are kept as long as the list is open. */
export class RemoteSource implements Source {
  readonly #loader: ComboboxLoader;
  readonly #searches = new Map<string, Search>();
  #current: Search | undefined;

  constructor(loader: ComboboxLoader) {
    this.#loader = loader;
  }

  find(text: string, changed: () => void): Found {
    const key = text.trim();
    let search = this.#searches.get(key);
    if (this.#current !== search) this.#current?.stop();
    if (!search) this.#searches.set(key, (search = new Search(key, this.#loader)));
    this.#current = search;
    search.changed = () => search === this.#current && changed();
    search.start(key ? pause : 0);
    return search;
  }

  rest(): void {
    // An answer that is under way may still tell whether what was typed exists.
    for (const [key, search] of this.#searches)
      if (search !== this.#current || search.state !== 'loading') this.#searches.delete(key);
  }

  warm(): void {}
}
