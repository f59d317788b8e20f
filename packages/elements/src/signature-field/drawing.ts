import { development, warn } from '../shared/warn.ts';
import type { Word } from './methods.ts';
import {
  maxSignatureLength,
  parseSignaturePath,
  strokesToPath,
  type SignatureStroke,
} from './signature-path.ts';

/** The strokes of a signature, and those that were cleared last. Knows nothing of the page. */
export class Drawing {
  readonly #drawn: (said: Word | undefined) => void;
  #strokes: readonly SignatureStroke[] = [];
  #erased: readonly SignatureStroke[] | undefined;

  /** `drawn` hears of everything a person does to the drawing, with what is to be said of it. */
  constructor(drawn: (said: Word | undefined) => void) {
    this.#drawn = drawn;
  }

  /** The drawing as text (see signature-path.ts); '' where nothing is drawn. */
  get text(): string {
    return strokesToPath(this.#strokes);
  }

  set text(text: string) {
    const path = parseSignaturePath(text);
    if (development && text && !path)
      warn('the value of a <tt-signature-field> is not a signature path');
    this.#strokes = path?.strokes ?? [];
  }

  get isEmpty(): boolean {
    return this.#strokes.length === 0;
  }

  /** What was cleared can be brought back. */
  get isErased(): boolean {
    return !!this.#erased;
  }

  /** Characters that may still be added. */
  get room(): number {
    return maxSignatureLength - this.text.length;
  }

  forgetErased(): void {
    this.#erased = undefined;
  }

  add(stroke: SignatureStroke): void {
    this.#set([...this.#strokes, stroke]);
  }

  /** Brings back what was cleared, else takes the last stroke away. */
  undo(): void {
    if (this.#erased) this.#set(this.#erased);
    else if (this.#strokes.length > 1)
      this.#set(this.#strokes.slice(0, -1), 'signature.strokeUndone');
    else if (!this.isEmpty) this.#set([]);
  }

  clear(): void {
    if (this.isEmpty) return;
    this.#erased = this.#strokes;
    this.#strokes = [];
    this.#drawn('signature.cleared');
  }

  #set(strokes: readonly SignatureStroke[], said?: Word): void {
    const wasEmpty = this.isEmpty;
    this.#strokes = strokes;
    this.#erased = undefined;
    if (this.isEmpty !== wasEmpty)
      this.#drawn(this.isEmpty ? 'signature.empty' : 'signature.captured');
    else this.#drawn(said);
  }
}
