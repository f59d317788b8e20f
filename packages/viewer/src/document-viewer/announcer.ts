import type { TemplateResult } from 'lit';

/** Milliseconds after which a sentence goes away; whoever reads on must not come upon old news. */
const kept = 5000;

/** Milliseconds that a sentence has for itself before another one follows it. */
const alone = 1500;

/** A sentence, or one with parts in another language. */
export type Spoken = string | TemplateResult;

/** What a live region says, one sentence at a time. */
export class Announcer {
  readonly #changed: () => void;
  #timer = 0;
  #isWaiting = false;
  #said: Spoken = '';
  #next: string[] = [];

  /** @param changed called when there is something new to say */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get said(): Spoken {
    return this.#said;
  }

  /** Waits until changes come to rest, so that scrolling past ten pages is one sentence, not ten. */
  say(text: Spoken, delay = 100): void {
    // The same sentence again is heard only where it was gone in between.
    if (this.#said) {
      this.#said = '';
      this.#changed();
    }
    this.#isWaiting = true;
    this.#later(delay, () => {
      this.#isWaiting = false;
      this.#become(text);
      this.#follow();
    });
  }

  /** Says something behind what is said now, or is about to be. */
  sayNext(text: string): void {
    if (this.#next.includes(text)) return;
    this.#next.push(text);
    if (!this.#isWaiting && this.#next.length === 1) this.#follow();
  }

  #follow(): void {
    const [next] = this.#next;
    if (next === undefined) {
      this.#later(kept, () => this.#become(''));
      return;
    }
    this.#later(alone, () => {
      this.#next.shift();
      this.#become(next);
      this.#follow();
    });
  }

  #later(delay: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, delay);
  }

  #become(text: Spoken): void {
    this.#said = text;
    this.#changed();
  }

  /** Forgets what is said and what was about to be. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#isWaiting = false;
    this.#next = [];
    this.#said = '';
  }
}
