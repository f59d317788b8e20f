import type { Collection } from './collection.ts';

/** How long a submission waits for the last bytes before it is told that files are under way. */
const patience = 5000;

/** When a form may be sent, as far as the files of a field know. */
export class Readiness {
  readonly #collection: Collection;
  readonly #hasWords: () => boolean;
  readonly #lost: () => void;
  readonly #held: () => void;
  readonly #waiting = new Set<() => void>();

  /**
   * `lost` is called when files were found that cannot be read any more, `held` when a submission begins
   * to wait.
   */
  constructor(
    collection: Collection,
    hasWords: () => boolean,
    { lost, held }: { lost: () => void; held: () => void },
  ) {
    this.#collection = collection;
    this.#hasWords = hasWords;
    this.#lost = lost;
    this.#held = held;
  }

  /**
   * Ends when no file is being checked or uploaded and what is wrong can be said, and after some seconds
   * in any case; then all that the form will carry was found where it was chosen.
   */
  get ready(): Promise<unknown> | undefined {
    return this.#isBusy || this.#collection.sent.length > 0 ? this.#lookAgain() : undefined;
  }

  /** Something changed that may have been waited for. */
  changed(): void {
    // Not yet: what was found good is handed to the uploads within this task.
    queueMicrotask(() => {
      if (this.#isBusy) return;
      for (const resolve of this.#waiting) resolve();
      this.#waiting.clear();
    });
  }

  get #isBusy(): boolean {
    const { pending, entries } = this.#collection;
    return pending || (!this.#hasWords() && entries.length > 0);
  }

  async #lookAgain(): Promise<void> {
    if (this.#isBusy) {
      this.#held();
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        setTimeout(resolve, patience);
      });
    }
    try {
      const { findAgain } = await import('./examine.ts');
      if (await findAgain(this.#collection.sent)) this.#lost();
    } catch {
      // Offline nothing is sent.
    }
  }
}
