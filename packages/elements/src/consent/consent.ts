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
 * One voluntary consent for one purpose: a checkbox, usually in a `<tt-field>`, printed by the
 * author and not ticked. The element keeps it voluntary (a `required` on the box is taken away) and
 * writes down what proves it, into hidden inputs that the author printed inside: `data-time` (when
 * it was ticked; when the element found it ticked, where the person was faster than the script; or
 * when it was sent again after Back, where the browser kept the tick alone), `data-withdrawn`
 * (when a consent that was given before was taken back), `data-version`, `data-text` (the label as it
 * was shown) and `data-language`. Times come from the person's own clock, in UTC; a server notes its
 * own as well. A consent that was given before is printed `checked`, with `data-given` on the element;
 * withdrawing it is the same click.
 *
 * @summary A voluntary consent with its record.
 * @tag tt-consent
 * @tagname tt-consent
 * @attr {string} version - Version of the consent's text, sent in the hidden input `data-version`.
 * @attr {boolean} data-given - The person gave this consent before, so it is printed ticked.
 */
export class TtConsent extends ElementBase {
  #stop: (() => void) | undefined;
  #printedTime: string | undefined;
  readonly #tick = new DeclaredTick(this, ['time', 'withdrawn', 'text', 'language']);

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
    const { control } = this;
    this.#warn();
    this.#printedTime ??= recordOf(this, 'time')?.value ?? '';
    this.#tick.prepare();
    // Consent that one cannot refuse is none (GDPR, article 7(4)).
    if (control?.required) control.required = false;
  };

  #warn(): void {
    if (!development) return;
    const boxes = this.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    if (boxes.length !== 1)
      warn(`<tt-consent> is for one purpose, but it has ${boxes.length} checkboxes.`, this);
    for (const box of boxes) {
      if (box.required)
        warn(`The consent "${box.name}" is voluntary: its "required" is taken away.`, this);
      if (box.defaultChecked && !this.hasAttribute('data-given'))
        warn(
          `The consent "${box.name}" is printed ticked. Only one that was given before may be: then ` +
            'print data-given as well.',
          this,
        );
    }
  }

  readonly #change = (event: Event): void => {
    const { control } = this;
    if (!control || event.target !== control) return;
    this.#tick.forget();
    const now = new Date().toISOString();
    // What a person ticked, and not what the page was printed with, has a time.
    setRecord(this, 'time', control.checked ? now : '');
    const taken = this.hasAttribute('data-given') && !control.checked;
    setRecord(this, 'withdrawn', taken ? now : '');
    this.#record();
  };

  #record(): void {
    const { control } = this;
    // The form may be sent before a reset is heard of, so all of it is written anew.
    if (!control?.checked) {
      this.#tick.forget();
      setRecord(this, 'time', '');
      if (!this.hasAttribute('data-given'))
        for (const record of ['text', 'language'] as const) setRecord(this, record, '');
      // The way back gave the box without its tick: nobody saw when, but now it is so.
      else if (!recordOf(this, 'withdrawn')?.value)
        setRecord(this, 'withdrawn', new Date().toISOString());
      return;
    }
    setRecord(this, 'withdrawn', '');
    // Ticked without a time: by a reset, as it was printed; before the script came; or on the way back,
    // and whoever sends it again agrees now. What a script ticked has none.
    if (!recordOf(this, 'time')?.value)
      setRecord(this, 'time', this.#tick.time ?? this.#printedTime ?? '');
    setRecord(this, 'text', wordsOf(control.labels?.[0]));
    recordLanguage(this);
    const version = this.getAttribute('version');
    if (version) verifyRecord(this, 'version', version);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-consent': TtConsent;
  }
}
