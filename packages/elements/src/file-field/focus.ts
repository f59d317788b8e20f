import type { ReactiveController, ReactiveElement } from 'lit';
import type { FileEntry } from './entry.ts';

interface FocusHost extends ReactiveElement {
  input: HTMLInputElement | null;
}

/**
 * Keeps the focus in the field where a button goes that has it, such as with the line of a file: it
 * would fall to the beginning of the page. The control is where nothing is undone by a second press.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: FocusHost;
  #wanted = '';
  #had: Element | null = null;

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
  }

  hostUpdated(): void {
    const wanted = this.#wanted && this.#host.renderRoot.querySelector<HTMLElement>(this.#wanted);
    const isLost = this.#had?.isConnected === false;
    this.#wanted = '';
    this.#had = null;
    if (wanted) wanted.focus();
    else if (isLost) this.#host.input?.focus();
  }
}
