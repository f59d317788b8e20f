import { ElementBase } from '../shared/base.ts';
import { wordsOf } from '../shared/caption.ts';
import { whenParsed } from '../shared/parsed.ts';
import {
  beforeSending,
  recordLanguage,
  recordOf,
  setRecord,
  verifyRecord,
} from '../shared/record.ts';
import { development, warn } from '../shared/warn.ts';

/**
 * A declaration that a person must make to send the form, such as that the information is true: a
 * `required` checkbox, usually in a `<tt-field>`, printed by the author and not ticked. The element
 * writes into hidden inputs that the author printed inside what was declared: `data-text` (the label
 * as it was shown), `data-version`, `data-language` and `data-time` (when it was ticked, in UTC, by
 * the person's own clock). When the box is cleared again, they are empty again.
 *
 * @summary A declaration that must be made, with its record.
 * @tag tt-statement
 * @tagname tt-statement
 * @attr {string} version - Version of the declaration's text, sent in the hidden input
 *   `data-version`.
 */
export class TtStatement extends ElementBase {
  #stop: (() => void) | undefined;

  /** The author's checkbox; null while there is none. */
  get control(): HTMLInputElement | null {
    return this.querySelector('input[type=checkbox]');
  }

  connectedCallback(): void {
    this.addEventListener('change', this.#change);
    this.#stop = beforeSending(this, () => this.#record());
    if (development) whenParsed(() => this.#warn());
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#change);
    this.#stop?.();
  }

  #warn(): void {
    if (!development) return;
    const { control } = this;
    if (!control) warn('<tt-statement> has no checkbox inside.', this);
    // In a section that is asked only sometimes the rule stands on the field.
    else if (!control.required && !control.closest('tt-field[required]'))
      warn(`The statement "${control.name}" is not "required": it can be left out.`, this);
    if (control?.defaultChecked && !recordOf(this, 'time')?.value)
      warn(`The statement "${control.name}" is printed ticked: nobody has made it.`, this);
  }

  readonly #change = (event: Event): void => {
    const { control } = this;
    if (!control || event.target !== control) return;
    setRecord(this, 'time', control.checked ? new Date().toISOString() : '');
    this.#record();
  };

  #record(): void {
    const { control } = this;
    const is = !!control?.checked;
    setRecord(this, 'text', is ? wordsOf(control?.labels?.[0]) : '');
    if (is) recordLanguage(this);
    else {
      setRecord(this, 'language', '');
      setRecord(this, 'time', '');
    }
    const version = this.getAttribute('version');
    if (is && version) verifyRecord(this, 'version', version);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-statement': TtStatement;
  }
}
