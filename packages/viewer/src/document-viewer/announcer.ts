import type { TemplateResult } from 'lit';

/** Milliseconds after which a sentence goes away; whoever reads on must not come upon old news. */
const kept = 5000;

/** A sentence, or one with parts in another language. */
export type Spoken = string | TemplateResult;

/** What a live region says, one sentence at a time. */
export class Announcer {
  readonly #changed: () => void;
  #timer = 0;
  #said: Spoken = '';

  /** @param changed called when there is something new to say */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get said(): Spoken {
    return this.#said;
  }

  /** Waits until changes come to rest, so that scrolling past ten pages is one sentence, not ten. */
  say(text: Spoken, delay = 100): void {
    clearTimeout(this.#timer);
    // The same sentence again is heard only where it was gone in between.
    if (this.#said) {
      this.#said = '';
      this.#changed();
    }
    this.#timer = window.setTimeout(() => {
      this.#said = text;
      this.#changed();
      this.#timer = window.setTimeout(() => {
        this.#said = '';
        this.#changed();
      }, kept);
    }, delay);
  }

  /** Forgets what is said and what was about to be. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#said = '';
  }
}
