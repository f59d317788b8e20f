/**
 * Where the page hears that it is back: on line, in sight, awake. Asked when it is listened for,
 * because a server that prints the page loads this module without a window.
 */
const signs = () =>
  [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ] as const;

/** Hears when it is worth trying a lost link again, sooner than the next try would. */
export class Link {
  readonly #back: () => void;

  constructor(back: () => void) {
    this.#back = back;
  }

  listen(): void {
    for (const [target, type] of signs()) target.addEventListener(type, this.#heard);
  }

  stop(): void {
    for (const [target, type] of signs()) target.removeEventListener(type, this.#heard);
  }

  readonly #heard = ({ type }: Event): void => {
    if (type !== 'online' && (document.hidden || !navigator.onLine)) return;
    this.stop();
    this.#back();
  };
}
