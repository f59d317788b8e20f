import type { ReactiveController, ReactiveElement } from 'lit';
import type { FileEntry } from './entry.ts';

interface FocusHost extends ReactiveElement {
  input: HTMLInputElement | null;
}

/**
 * Keeps the focus in the field where a button goes that has it, such as with the line of a file: it
 * would fall to the beginning of the page. From the button that tries again it goes to the one beside it,
 * else to the control, where nothing is undone by a second press.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: FocusHost;
  #wanted = '';
  #had: Element | null = null;
  /** Where the focus goes with the button that has it. */
  #beside = '';

  constructor(host: FocusHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Goes to a button of the file's line, or of the line for several, as soon as it is drawn. */
  follow([first, ...others]: readonly FileEntry[], button: string): void {
    const line = others.length > 0 ? 'together' : first?.key;
    this.#wanted = `#${line} ${button}`;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#had = this.#host.shadowRoot?.activeElement ?? null;
    this.#beside = this.#had?.matches('[data-retry]')
      ? `#${this.#had.closest('li')!.id} [data-remove]`
      : '';
  }

  hostUpdated(): void {
    const isLost = this.#had?.isConnected === false;
    const place = this.#wanted || (isLost && this.#beside);
    const wanted = place && this.#host.renderRoot.querySelector<HTMLElement>(place);
    this.#wanted = '';
    this.#had = null;
    if (wanted) wanted.focus();
    else if (isLost) this.#host.input?.focus();
  }
}
