import { describe, ensureId, markInvalid } from '../shared/aria.ts';

/**
 * What the author printed inside the tag: the input for a typed name, hints, the error paragraph.
 * Reads the page as it stands, and takes back only what it did itself. One error paragraph is
 * added, last, when there is something to say and none was printed.
 */
export class AuthorPart {
  readonly #host: HTMLElement;
  #disabledHere = false;
  #readOnlyHere = false;
  #written = '';
  /** The error is hidden only as long as the signature cannot be changed. */
  #withheld = false;
  #printed: readonly Node[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get input(): HTMLInputElement | undefined {
    return this.#host.querySelector<HTMLInputElement>('input:not([type=hidden])') ?? undefined;
  }

  /** True if somebody has begun to type, or is about to. */
  get isBegun(): boolean {
    const { input } = this;
    return !!input && (input.value !== input.defaultValue || input.matches(':focus'));
  }

  get #error(): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>(':scope > [data-error]');
  }

  /** An error that the server or a framework put there and that is shown; else ''. */
  get printedError(): string {
    const error = this.#error;
    if (!error || (error.hidden && !this.#withheld)) return '';
    const text = error.textContent?.trim() ?? '';
    return text === this.#written ? '' : text;
  }

  /** Hides the error, whoever put it there. One that the page was printed with is kept. */
  dismissError(isPrinted: boolean): void {
    const error = this.#error;
    if (!error) return;
    if (isPrinted) this.#printed = [...error.childNodes];
    error.hidden = true;
    this.#withheld = false;
    this.#empty(error);
  }

  /** What the author's input names as its description describes it also while it is hidden. */
  #empty(error: HTMLElement): void {
    if (error.firstChild) error.replaceChildren();
    this.#written = '';
  }

  /** Shows again what the page was printed with, after a reset brought back its answer. */
  restoreError(): void {
    const error = this.#error;
    if (!error) return;
    this.#withheld = false;
    error.hidden = this.#printed.length === 0;
    if (error.hidden) return;
    error.replaceChildren(...this.#printed);
    this.#written = '';
  }

  /** Keeps the input out of the form, or out of reach, and lets go only of what it kept. */
  lock(disable: boolean, readOnly: boolean): void {
    const { input } = this;
    if (!input) return;
    if (disable !== input.disabled && (disable || this.#disabledHere)) {
      input.disabled = this.#disabledHere = disable;
    }
    if (readOnly !== input.readOnly && (readOnly || this.#readOnlyHere)) {
      input.readOnly = this.#readOnlyHere = readOnly;
    }
  }

  /**
   * Shows `message` after `prefix`, which is heard and not seen, or no error for ''. A printed
   * error is left in its own words. Gives the paragraph while one is shown.
   */
  showError(message: string, prefix: string): HTMLElement | null {
    let error = this.#error;
    if (message && !error) {
      error = document.createElement('p');
      error.dataset['error'] = '';
      this.#host.append(error);
    }
    // Only elements with this slot stand above the ways of signing.
    if (error && error.slot !== 'error') error.slot = 'error';
    if (!error) return null;
    if (message && message !== this.printedError) this.#write(error, message, prefix);
    if (error.hidden === !!message) {
      this.#withheld = !message && this.printedError !== '';
      error.hidden = !message;
    }
    if (!message && this.#written && error.textContent?.trim() === this.#written)
      this.#empty(error);
    return message ? error : null;
  }

  #write(error: HTMLElement, message: string, prefix: string): void {
    const said = document.createElement('span');
    said.dataset['visuallyHidden'] = '';
    said.textContent = `${prefix} `;
    const text = said.textContent + message;
    if (error.textContent === text) return;
    error.replaceChildren(said, message);
    this.#written = text.trim();
  }

  /** Ties hints and error to the input. `answered` lets a mark of the server's go, too. */
  describe(error: HTMLElement | null, wrong: boolean, answered: boolean): void {
    const { input } = this;
    if (!input) return;
    const hints = this.#host.querySelectorAll<HTMLElement>(':scope > [data-hint]');
    const printed = this.#error;
    const parts = [...((error ?? printed) ? [error ?? (printed as HTMLElement)] : []), ...hints];
    describe(
      input,
      parts.map((part) => ensureId(part)),
    );
    markInvalid([input], wrong ? [input] : [], answered);
  }
}
