import { ElementBase } from '../shared/base.ts';
import { wordsOf } from '../shared/caption.ts';
import { DeclaredTick } from '../shared/declared-tick.ts';
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
 * the person's own clock; when the element found it ticked, where the person was faster than the
 * script; or when it was sent again after Back, where the browser kept the tick alone). When the box is
 * cleared or the form is reset, they are empty again.
 *
 * @summary A declaration that must be made, with its record.
 * @tag tt-statement
 * @tagname tt-statement
 * @attr {string} version - Version of the declaration's text, sent in the hidden input
 *   `data-version`.
 */
export class TtStatement extends ElementBase {
  #stop: (() => void) | undefined;
  readonly #tick = new DeclaredTick(this, ['time', 'text', 'language']);

  /** The author's checkbox; null while there is none. */
  get control(): HTMLInputElement | null {
    return this.querySelector('input[type=checkbox]');
  }

  connectedCallback(): void {
    this.addEventListener('change', this.#change);
    this.#stop = beforeSending(this, () => this.#record());
    this.#tick.start();
    whenParsed(this.#prepare);
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#change);
    this.#stop?.();
    this.#tick.stop();
  }

  readonly #prepare = (): void => {
    this.#warn();
    this.#tick.prepare();
  };

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
    this.#tick.forget();
    setRecord(this, 'time', control.checked ? new Date().toISOString() : '');
    this.#record();
  };

  #record(): void {
    const { control } = this;
    const is = !!control?.checked;
    setRecord(this, 'text', is ? wordsOf(control?.labels?.[0]) : '');
    if (is) {
      recordLanguage(this);
      // Ticked before the script came; or on the way back, and whoever sends it again declares it now. What
      // a script ticked has no time.
      if (!recordOf(this, 'time')?.value) setRecord(this, 'time', this.#tick.time ?? '');
    } else {
      this.#tick.forget();
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
