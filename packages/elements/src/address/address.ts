import { ElementBase } from '../shared/base.ts';
import { takeEarly } from '../shared/early.ts';
import { goOnByEnter } from '../shared/implicit.ts';
import { whenParsed } from '../shared/parsed.ts';
import { formOfGroup } from '../shared/outside.ts';
import type { Control } from '../shared/question.ts';
import { development, warn } from '../shared/warn.ts';
import { fillIn } from './fill-in.ts';

/** What is looked for. */
export interface AddressQuery {
  /** What was typed into the parts, in their order. */
  text: string;
  postalCode: string;
  /** As the page's list of countries has it, such as two letters (ISO 3166-1); '' where there is none. */
  country: string;
  /** Aborted when somebody searches again or leaves the page. */
  signal: AbortSignal;
}

/** An address that was found. */
export interface AddressSuggestion {
  /** The address in one line. */
  text: string;
  /** What tells it from another one of the same name, such as the kind of municipality. */
  detail?: string;
  /** Texts by the names of the parts. Absent parts keep what was typed; empty ones take it out. */
  parts: Readonly<Record<string, string>>;
}

/** Looks addresses up. The page brings it: a register of addresses is the town's own. */
export type AddressLookup = (query: AddressQuery) => Promise<readonly AddressSuggestion[]>;

/** The address as typed. */
export interface AddressValue {
  country: string;
  parts: Readonly<Record<string, string>>;
}

/** What comes before every submission. */
const acts = ['click', 'keydown', 'submit'];

/**
 * An address whose parts follow the country. The author prints a `<fieldset>` with a native
 * question for each part, the part named by `data-address` on its control, and, where there is a
 * choice, `<select data-country>` and one `<fieldset data-for-country="PL">` for each country or
 * several; `data-for-country="*"` is for all others, and asks for the name of the country as the part
 * `country-name` where the list has not got it. Those that do not hold are printed `hidden disabled`, and a button `[data-change-country]` asks the server for another one without
 * script. With script the blocks are switched in place, and what was typed is carried over between
 * parts of the same name, apart from postal codes. Nothing typed is thrown away.
 *
 * An author who knows that the page brings a `lookup` prints its button, in
 * `<div data-address-lookup inert>` at the end of the fieldset: it is not seen before it can be pressed,
 * and nothing moves when it is.
 *
 * Which parts a country has, and with which words, says `@twintown/core/address.js`.
 *
 * @summary Asks an address as its country writes it, and looks it up.
 * @tag tt-address
 * @tagname tt-address
 */
export class TtAddress extends ElementBase {
  #lookup: AddressLookup | undefined;
  #isUsed = false;
  #root: Node | undefined;
  #rest: ((address: TtAddress) => void) | undefined;

  /** The country that holds; '' where the page has no list of countries. */
  get country(): string {
    return this.querySelector<HTMLSelectElement>('select[data-country]')?.value ?? '';
  }

  /** The controls of the parts that are asked now. */
  get parts(): Control[] {
    return [...this.querySelectorAll<Control>('[data-address]')].filter(
      (control) => !control.matches(':disabled') && !control.closest('[hidden]'),
    );
  }

  get value(): AddressValue {
    const parts = Object.fromEntries(
      this.parts.map((control) => [control.dataset.address ?? '', control.value]),
    );
    return { country: this.country, parts };
  }

  /** Looks addresses up, offered as a button after the parts. `undefined` takes it away. */
  get lookup(): AddressLookup | undefined {
    return this.#lookup;
  }

  set lookup(lookup: AddressLookup | undefined) {
    this.#lookup = lookup;
    if (this.isConnected) this.#offer();
  }

  connectedCallback(): void {
    takeEarly(this);
    this.addEventListener('change', this.#change);
    this.addEventListener('click', goOnByEnter);
    this.#root = this.getRootNode();
    this.#root.addEventListener('reset', this.#reset, true);
    for (const type of acts) document.addEventListener(type, this.#acted, true);
    window.addEventListener('pageshow', this.#show);
    whenParsed(this.#prepare);
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#change);
    this.removeEventListener('click', goOnByEnter);
    this.#root?.removeEventListener('reset', this.#reset, true);
    for (const type of acts) document.removeEventListener(type, this.#acted, true);
    window.removeEventListener('pageshow', this.#show);
    // Moved within one task it stays what it is.
    queueMicrotask(() => {
      if (!this.isConnected) this.#rest?.(this);
    });
  }

  readonly #reset = (event: Event): void => {
    // The event comes before the controls are reset, and leaves no shadow root.
    if (event.target === formOfGroup(this)) setTimeout(this.#show);
  };

  readonly #prepare = (): void => {
    if (!this.isConnected) return;
    if (development && this.parts.length === 0)
      warn('<tt-address> has no control with data-address.', this);
    this.#show();
    if (this.#lookup) this.#offer();
  };

  #offer(): void {
    // Offline the address is typed, as without a lookup.
    void import('./lookup.ts').then(
      ({ offer, rest }) => {
        this.#rest = rest;
        return offer(this);
      },
      () => {},
    );
  }

  get #blocks(): HTMLFieldSetElement[] {
    return [...this.querySelectorAll<HTMLFieldSetElement>('fieldset[data-for-country]')];
  }

  /**
   * Shows the block of the country and no other; gives whether another one was shown before. While a
   * page is coming a browser still gives back what was typed before, and Chromium to no control that is
   * disabled.
   */
  readonly #show = (): boolean => {
    const coming = document.readyState !== 'complete' && !this.#isUsed;
    const { country } = this;
    const blocks = this.#blocks;
    const isFor = (block: HTMLElement, name: string): boolean =>
      (block.dataset.forCountry ?? '').split(/\s+/).includes(name);
    const current =
      blocks.find((block) => isFor(block, country)) ?? blocks.find((block) => isFor(block, '*'));
    // A country that no block was printed for is for the server to ask about.
    if (!current) return false;
    const isShown = !current.hidden && !current.disabled;
    for (const block of blocks) {
      const other = block !== current;
      if (block.hidden !== other) block.hidden = other;
      if (block.disabled !== (other && !coming)) block.disabled = !block.disabled;
    }
    return !isShown;
  };

  /** A form that is sent before the page is whole sends one block. */
  readonly #acted = (): void => {
    for (const type of acts) document.removeEventListener(type, this.#acted, true);
    this.#isUsed = true;
    this.#show();
  };

  readonly #change = (event: Event): void => {
    if (!(event.target as Element).matches('select[data-country]')) return;
    const before = new Map(
      this.parts.map((control) => [control.dataset.address ?? '', control.value]),
    );
    if (!this.#show()) return;
    // Offline the parts are met by going on.
    void import('./say-parts.ts').then(
      ({ sayParts }) => sayParts(this),
      () => {},
    );
    for (const control of this.parts) {
      const part = control.dataset.address ?? '';
      // A code of one country is wrong in every other one.
      const text = before.get(part);
      if (text?.trim() && part !== 'postal-code') fillIn(control, text);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-address': TtAddress;
  }
}
