import { ElementBase } from '../shared/base.ts';
import { wordsOf } from '../shared/caption.ts';
import { follow, unfollow, type Follower } from '../shared/follow.ts';
import { whenParsed } from '../shared/parsed.ts';
import {
  beforeSending,
  isBroughtBack,
  keepPrinted,
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
 * the person's own clock; or sent again after Back, where the browser kept the tick alone). When the
 * box is cleared or the form is reset, they are empty again.
 *
 * @summary A declaration that must be made, with its record.
 * @tag tt-statement
 * @tagname tt-statement
 * @attr {string} version - Version of the declaration's text, sent in the hidden input
 *   `data-version`.
 */
export class TtStatement extends ElementBase {
  #stop: (() => void) | undefined;
  #asPrinted: (() => void) | undefined;
  #isBroughtBack = false;
  readonly #follower: Follower = {
    reset: (form) => this.#reset(form),
    // Chromium gives the tick back after the scripts of the page have run.
    back: () => this.#find(),
  };

  /** The author's checkbox; null while there is none. */
  get control(): HTMLInputElement | null {
    return this.querySelector('input[type=checkbox]');
  }

  connectedCallback(): void {
    this.addEventListener('change', this.#change);
    this.#stop = beforeSending(this, () => this.#record());
    follow(this, this.#follower);
    whenParsed(this.#prepare);
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#change);
    this.#stop?.();
    unfollow(this);
  }

  readonly #prepare = (): void => {
    this.#warn();
    this.#asPrinted ??= keepPrinted(this);
    this.#find();
  };

  #find(): void {
    if (!recordOf(this, 'time')?.value) this.#isBroughtBack ||= isBroughtBack(this.control);
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
    this.#isBroughtBack = false;
    setRecord(this, 'time', control.checked ? new Date().toISOString() : '');
    this.#record();
  };

  /** A browser resets the box, but not what stands in hidden inputs. */
  #reset(form: HTMLFormElement): void {
    const { control } = this;
    // Not what somebody has answered since.
    if (!control || control.form !== form || control.checked !== control.defaultChecked) return;
    this.#isBroughtBack = false;
    this.#asPrinted?.();
    // The way back may have brought these before the element could see what was printed.
    if (!control.checked)
      for (const record of ['time', 'text', 'language'] as const) setRecord(this, record, '');
  }

  #record(): void {
    const { control } = this;
    const is = !!control?.checked;
    setRecord(this, 'text', is ? wordsOf(control?.labels?.[0]) : '');
    if (is) {
      recordLanguage(this);
      // Ticked on the way back: whoever sends it again declares it now. What a script ticked has no time.
      if (this.#isBroughtBack && !recordOf(this, 'time')?.value)
        setRecord(this, 'time', new Date().toISOString());
    } else {
      this.#isBroughtBack = false;
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
