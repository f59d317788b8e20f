import { ElementBase } from '../shared/base.ts';
import { whenParsed } from '../shared/parsed.ts';
import { beforeSending, recordLanguage, verifyRecord } from '../shared/record.ts';
import { development, warn } from '../shared/warn.ts';

/**
 * What happens to personal data, in two layers printed by the author: a heading and the few
 * sentences that everybody should read, and the whole notice in a native `<details>`. Hidden inputs
 * inside send along what was shown: `data-version`, `data-date` and `data-language`; those left
 * empty are filled when the form is sent. On paper the whole notice is printed, open or not.
 *
 * The element is no consent and asks for none. It does not record whether the notice was opened.
 *
 * @summary A privacy notice in two layers, with its version.
 * @tag tt-privacy-notice
 * @tagname tt-privacy-notice
 * @attr {string} version - Version of the notice, sent in the hidden input `data-version`.
 * @attr {string} date - Day since which it holds, as `yyyy-mm-dd`, sent in `data-date`.
 */
export class TtPrivacyNotice extends ElementBase {
  #stop: (() => void) | undefined;
  /** Those that were opened for the printer only. */
  #opened: HTMLDetailsElement[] = [];

  connectedCallback(): void {
    this.#stop = beforeSending(this, () => this.#record());
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#fold);
    if (development) whenParsed(() => this.#warn());
  }

  disconnectedCallback(): void {
    this.#stop?.();
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#fold);
  }

  #warn(): void {
    if (!development) return;
    if (!this.hasAttribute('version'))
      warn('<tt-privacy-notice> has no version: nobody can tell later what was shown.', this);
    if (!this.querySelector('h1,h2,h3,h4'))
      warn('<tt-privacy-notice> has no heading, so it cannot be found by one.', this);
    if (!this.querySelector('details'))
      warn('<tt-privacy-notice> has no <details> with the whole notice.', this);
    const date = this.getAttribute('date');
    if (date && !/^\d{4}-\d\d-\d\d$/.test(date))
      warn(`The date "${date}" of the privacy notice is not written as yyyy-mm-dd.`, this);
  }

  #record(): void {
    for (const name of ['version', 'date'] as const) {
      const text = this.getAttribute(name);
      if (text) verifyRecord(this, name, text);
    }
    recordLanguage(this);
  }

  readonly #unfold = (): void => {
    this.#opened = [...this.querySelectorAll('details')].filter(({ open }) => !open);
    for (const details of this.#opened) details.open = true;
  };

  readonly #fold = (): void => {
    for (const details of this.#opened) details.open = false;
    this.#opened = [];
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-privacy-notice': TtPrivacyNotice;
  }
}
