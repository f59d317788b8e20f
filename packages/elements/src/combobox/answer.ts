import { object } from '../shared/objection.ts';
import { unlisted } from '../shared/stand-in.ts';
import { answerOf, answerText, emptyOption, type Box } from './box.ts';
import type { Choice } from './choices.ts';

/** How the author's control takes what is chosen and typed. */
export interface Answer {
  /** What `text` means: the choice that it names, if there is one, and else what it is called. It may name several that are `alike`. */
  follow(
    text: string,
    match: Choice | undefined,
    verdict: Verdict,
    typed: boolean,
    alike: readonly Choice[],
  ): void;
  choose(choice: Choice): void;
  has(choice: Choice): boolean;
  /** The person left: what differs from what was told last is told as a change. */
  leave(match: Choice | undefined): void;
  /** Takes back what was typed since the last change. Gives false where there is nothing. */
  restore(): boolean;
  /** The control was changed by somebody else. */
  heard(): void;
}

/**
 * What text is that names no choice: one that is still typed is wrong for whoever would send it, and nobody
 * is told. Where the list cannot be asked, only the server knows.
 */
export type Verdict = 'not-listed' | 'option-disabled' | 'pending' | 'unknown';

type Sentence = () => string;

/** Set while we tell what we changed, so that it is not taken for somebody else's change. */
let telling = false;

export function tell(box: Box, type: 'input' | 'change'): void {
  const { control } = box;
  box.held = answerOf(control);
  telling = true;
  try {
    control.dispatchEvent(new Event(type, { bubbles: true }));
  } finally {
    telling = false;
  }
}

export const isOurs = (): boolean => telling;

/** Notes text that the list has not. The sentence makes it wrong for the browser's own check too. */
function note(
  { control, host }: Box,
  text: string,
  verdict: Verdict = 'unknown',
  sentence?: Sentence,
): void {
  if (text) unlisted.set(control, text);
  else unlisted.delete(control);
  object(control, host, text && verdict !== 'unknown' && sentence ? sentence() : '', verdict);
}

/** The option of `select` for `choice`; one is added where the list is not printed. */
export function optionFor(select: HTMLSelectElement, { value, label }: Choice): HTMLOptionElement {
  const same = [...select.options].filter((option) => option.value === value);
  const present = same.find((option) => option.label === label) ?? same[0];
  if (present) return present;
  const option = new Option(label, value);
  select.append(option);
  return option;
}

/** A `<select>` of which one option is chosen. */
export class SingleAnswer implements Answer {
  readonly #box: Box;
  readonly #select: HTMLSelectElement;
  readonly #sentence: Sentence;
  #told: number;

  constructor(box: Box, sentence: Sentence) {
    this.#box = box;
    this.#select = box.control as HTMLSelectElement;
    this.#sentence = sentence;
    this.#told = this.#select.selectedIndex;
  }

  has({ value }: Choice): boolean {
    return this.#select.value === value && value !== '';
  }

  follow(text: string, match: Choice | undefined, verdict: Verdict, typed: boolean): void {
    const before = this.#select.selectedIndex;
    if (match) optionFor(this.#select, match).selected = true;
    else this.#select.selectedIndex = emptyOption(this.#select) ? 0 : -1;
    note(this.#box, match ? '' : text.trim(), verdict, this.#sentence);
    if (typed || this.#select.selectedIndex !== before) tell(this.#box, 'input');
  }

  choose(choice: Choice): void {
    this.follow(choice.label, choice, 'unknown', true);
    this.#box.input.value = choice.label;
    this.#change();
  }

  leave(match: Choice | undefined): void {
    if (match) this.#box.input.value = match.label;
    this.#change();
  }

  restore(): boolean {
    const { input } = this.#box;
    if (this.#select.selectedIndex === this.#told && input.value === answerText(this.#select))
      return false;
    this.#select.selectedIndex = this.#told;
    note(this.#box, '');
    input.value = answerText(this.#select);
    tell(this.#box, 'input');
    return true;
  }

  heard(): void {
    this.#told = this.#select.selectedIndex;
  }

  #change(): void {
    if (this.#select.selectedIndex === this.#told) return;
    this.#told = this.#select.selectedIndex;
    tell(this.#box, 'change');
  }
}

/** A `<select multiple>`. */
export class SeveralAnswer implements Answer {
  readonly #box: Box;
  readonly #select: HTMLSelectElement;
  readonly #sentence: Sentence;
  readonly #changed: (choice: Choice, added: boolean) => void;

  constructor(box: Box, sentence: Sentence, changed: (choice: Choice, added: boolean) => void) {
    this.#box = box;
    this.#select = box.control as HTMLSelectElement;
    this.#sentence = sentence;
    this.#changed = changed;
  }

  has({ value }: Choice): boolean {
    return [...this.#select.selectedOptions].some((option) => option.value === value);
  }

  follow(text: string, match: Choice | undefined, verdict: Verdict, typed: boolean): void {
    note(this.#box, match ? '' : text.trim(), verdict, this.#sentence);
    if (typed) tell(this.#box, 'input');
  }

  choose(choice: Choice): void {
    const option = optionFor(this.#select, choice);
    option.selected = !option.selected;
    this.#box.input.value = '';
    note(this.#box, '');
    tell(this.#box, 'input');
    tell(this.#box, 'change');
    this.#changed(choice, option.selected);
  }

  leave(match: Choice | undefined): void {
    if (!match) return;
    if (!this.has(match)) this.choose(match);
    this.#box.input.value = '';
  }

  restore(): boolean {
    if (!this.#box.input.value) return false;
    this.#box.input.value = '';
    note(this.#box, '');
    tell(this.#box, 'input');
    return true;
  }

  heard(): void {}
}

/** The hidden companion of an `<input>`, which takes the value of the option that the text names. */
export const keyOf = (host: Element): HTMLInputElement | null =>
  host.querySelector('input[type=hidden][data-key]');

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;

/** An `<input>`, whose text is the answer. */
export class TextAnswer implements Answer {
  readonly #box: Box;
  readonly #input: HTMLInputElement;
  readonly #host: HTMLElement;
  readonly #sentence: Sentence;
  readonly #printedKey: string;
  #chosen: Choice | undefined;

  constructor(box: Box, sentence: Sentence) {
    this.#box = box;
    this.#input = box.input;
    this.#host = box.host;
    this.#sentence = sentence;
    // Beside a text that is not the printed one it may have been given back, and goes with that text.
    this.#printedKey = (box.shown === this.#input.defaultValue && this.#key?.value) || '';
  }

  get #key(): HTMLInputElement | null {
    return keyOf(this.#host);
  }

  has({ label }: Choice): boolean {
    return label !== '' && this.#input.value === label;
  }

  follow(
    text: string,
    match: Choice | undefined,
    verdict: Verdict,
    _typed = false,
    alike: readonly Choice[] = [],
  ): void {
    // Of two of one name the text alone does not tell which: whoever types it anew may mean the other one.
    if (!text.startsWith(this.#chosen?.label ?? '')) this.#chosen = undefined;
    const again = alike.find(({ value }) => value === this.#chosen?.value);
    if (this.#key) this.#key.value = (match ?? again)?.value ?? '';
    const stray = this.#host.hasAttribute('only-listed') && !match && !!text.trim();
    const isWrong = stray && verdict !== 'unknown';
    object(this.#input, this.#host, isWrong ? this.#sentence() : '', verdict);
  }

  choose(choice: Choice): void {
    // Past the setter that React puts on the input, which would hide the change from it.
    setValue.call(this.#input, choice.label);
    this.#chosen = choice;
    this.follow(choice.label, choice, 'unknown');
    tell(this.#box, 'input');
    tell(this.#box, 'change');
  }

  leave(match: Choice | undefined): void {
    if (match && match.label !== this.#input.value) this.choose(match);
  }

  restore(): boolean {
    this.heard();
    return false;
  }

  /** After a reset the hidden companion still holds the key that was chosen: it takes no part. */
  heard(): void {
    if (this.#key && this.#input.value === this.#input.defaultValue)
      this.#key.value = this.#printedKey;
  }
}
