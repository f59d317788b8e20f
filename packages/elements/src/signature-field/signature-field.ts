import type { Issue } from '@twintown/core/issue.js';
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { takeEarly } from '../shared/early.ts';
import { development, warn } from '../shared/warn.ts';
import { AuthorPart } from './author-part.ts';
import { Drawing } from './drawing.ts';
import { methodOf, methods, type Method, type SignatureMethod } from './methods.ts';
import { Pad } from './pad.ts';
import { describeMethods, renderField } from './sheet.ts';
import { signatureFieldStyles } from './signature-field.styles.ts';
import { Words } from './words.ts';

export type { SignatureMethod };

/**
 * A signature, typed as a name or drawn on a sheet of paper; both are offered alike.
 *
 * The author prints a label, an input for the name and, if wanted, a hint inside the tag: without
 * script that is the field. With script the same input is the typed way, never replaced. While
 * the other way is chosen the input is disabled, so that it is neither sent nor checked; what
 * stands in it is kept, as are the strokes.
 *
 * Submits `<name>-method` (`typed` or `drawn`) and, when drawn, `<name>` (see signature-path.ts);
 * a typed name is submitted by the author's input under its own name. Without script there is no
 * `<name>-method`: take it as `typed`.
 *
 * A drawn signature is never put into storage, drafts, session history or logs. It outlives being
 * moved in the page and the browser's back-forward cache, and ends with a reset or the page.
 *
 * @summary Takes a signature, typed or drawn.
 * @tag tt-signature-field
 * @slot - label, input and hint of the typed way
 * @slot error - the author's `[data-error]`, put there by the element; one is added if none is printed
 * @fires input - after each finished stroke, undo, clear and change of method; not for what a script sets
 * @fires change - right after `input`
 * @cssstate error - while an error is shown
 */
export class TtSignatureField extends LitElement {
  static readonly formAssociated = true;
  static override styles = signatureFieldStyles;
  static override properties = {
    name: {},
    method: {},
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    readOnly: { type: Boolean, reflect: true, attribute: 'readonly' },
    defaultValue: { attribute: 'value' },
  };

  /** Name of the submitted drawing, and with `-method` after it, of the method. */
  declare name: string;
  /** The chosen way. `typed` unless the author says otherwise or the page lacks an input for it. */
  declare method: SignatureMethod;
  /** A signature must be given. The `required` of the author's input says the same. */
  declare required: boolean;
  declare disabled: boolean;
  /** Shows the signature without letting anybody change it. */
  declare readOnly: boolean;
  /**
   * The drawing the page was printed with, for a form that comes back with an error elsewhere.
   * A page that prints it must not be cached (`Cache-Control: no-store`).
   */
  declare defaultValue: string;

  readonly #internals = this.attachInternals();
  readonly #author = new AuthorPart(this);
  /** Errors, hints and inputs may be printed or changed after the element. */
  readonly #late = new MutationObserver(() => this.requestUpdate());
  readonly #words = new Words(this);
  readonly #drawing = new Drawing((said) => {
    if (said) this.#words.say(said);
    this.#changed();
  });
  readonly #pad = new Pad({
    ready: () => !this.#locked,
    room: () => this.#drawing.room,
    drawing: (path) => {
      this.#active = path;
      this.requestUpdate();
    },
    drawn: (stroke) => this.#drawing.add(stroke),
    full: () => this.#words.say('signature.full'),
  });

  #active = '';
  #initialMethod: SignatureMethod | undefined;
  #formDisabled = false;
  #dirty = false;
  #touched = false;
  #errorShown = false;
  #serverError: Issue | undefined;
  #customError = '';
  #connectedBefore = false;

  constructor() {
    super();
    this.name = '';
    this.method = 'typed';
    this.required = false;
    this.disabled = false;
    this.readOnly = false;
    this.defaultValue = '';
    this.#internals.role = 'group';
    this.addEventListener('invalid', this.#showError);
    this.addEventListener('focusout', this.#left);
    this.addEventListener('input', this.#typed);
    this.addEventListener('click', this.#clicked);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get labels(): NodeList {
    return this.#internals.labels;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  get type(): string {
    return this.localName;
  }

  /**
   * The drawing as text (see signature-path.ts), '' where nothing is drawn; kept also while the
   * typed way is chosen. Setting anything but such a text clears the paper. Setting fires no event.
   */
  get value(): string {
    return this.#drawing.text;
  }

  set value(text: string) {
    this.#dirty = true;
    this.#drawing.text = text;
    this.#sync();
    this.requestUpdate();
  }

  /** True if there is no error. Shows the error otherwise; fires `invalid`, as native controls do. */
  checkValidity(): boolean {
    this.#sync();
    return this.#internals.checkValidity();
  }

  /** Like `checkValidity()`, and moves focus to where the error can be mended. */
  reportValidity(): boolean {
    this.#sync();
    return this.#internals.reportValidity();
  }

  /** Sets an error of the page's own, until it is set to ''. */
  setCustomValidity(message: string): void {
    this.#customError = message;
    this.#sync();
    this.requestUpdate();
  }

  /**
   * Shows what a server says of the signature, until the person signs anew: the `text` of the first error,
   * or that the signature is missing. A list without an error takes it back.
   */
  showIssues(issues: readonly Issue[]): void {
    this.#serverError = issues.find(({ severity }) => severity === 'error');
    this.#errorShown = !!this.#serverError;
    this.#sync();
    this.requestUpdate();
  }

  /** Focuses the input of the typed way, or the choice of the way, which a keyboard can change. */
  override focus(options?: FocusOptions): void {
    (this.#target() ?? this.#author.input)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#initialMethod ??= methodOf(this.method)?.id ?? 'typed';
    this.#words.begin();
    this.#late.observe(this, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['hidden', 'required'],
    });
    if (this.#connectedBefore) return;
    this.#connectedBefore = true;
    takeEarly(this);
    // Somebody has begun to type before the script came: the field stays under their hands.
    if (this.#author.isBegun) this.method = 'typed';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#late.disconnect();
    this.#pad.cancel();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    if (!form) return;
    form.addEventListener('submit', this.#submitted, true);
    this.#stopListening = () => form.removeEventListener('submit', this.#submitted, true);
  }
  #stopListening: (() => void) | undefined;

  formDisabledCallback(disabled: boolean): void {
    this.#formDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    if (this.#touched) this.#author.restoreError();
    this.#dirty = this.#touched = this.#errorShown = false;
    this.#serverError = undefined;
    this.#drawing.forgetErased();
    this.#pad.cancel();
    this.#drawing.text = this.defaultValue;
    this.method = this.#initialMethod ?? 'typed';
    this.requestUpdate();
  }

  /** The state is the method alone: a signature is never written into a browser's history. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    const method = methodOf(state);
    if (method) this.method = method.id;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('defaultValue') && !this.#dirty) this.#drawing.text = this.defaultValue;
    if (changed.has('method') && !methodOf(this.method)) {
      if (development) warn(`method="${this.method}" is not a way of signing`, this);
      this.method = 'typed';
    }
    if (this.#locked || this.#chosen.id !== 'drawn') this.#pad.cancel();
  }

  protected override updated(): void {
    // Nobody can mend what was switched off. What is hidden comes back as it was.
    if (this.#isDisabled && !this.closest('[hidden]')) {
      this.#errorShown = false;
      this.#serverError = undefined;
    }
    this.#sync();
    this.#lockInput();
    this.#applyError();
    if (development && !this.readOnly && !this.#author.input && document.readyState !== 'loading')
      warn('<tt-signature-field> needs an input for a typed name; not everybody can draw', this);
  }

  protected override render(): TemplateResult {
    return renderField({
      language: this.#words.language,
      word: (key) => this.#words.word(key),
      chosen: this.#chosen,
      offered: this.#offered.length > 1 && !this.readOnly,
      choose: this.#choose,
      pad: this.#pad,
      ink: this.value,
      active: this.#active,
      erased: this.#drawing.isErased,
      disabled: this.#isDisabled,
      readOnly: this.readOnly,
      undo: this.#undo,
      clear: this.#clear,
    });
  }

  get #isDisabled(): boolean {
    return this.disabled || this.#formDisabled;
  }

  get #locked(): boolean {
    return this.#isDisabled || this.readOnly;
  }

  /** The ways this page can offer: typing needs the author's input. */
  get #offered(): readonly Method[] {
    return methods.filter((method) => method.id !== 'typed' || this.#author.input);
  }

  get #chosen(): Method {
    return this.#offered.find((method) => method.id === this.method) ?? methods[1];
  }

  get #isRequired(): boolean {
    return this.required || !!this.#author.input?.required;
  }

  /** Complete is what can also say what is wrong with it: the words of its language are there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#words.loading;
    return super.getUpdateComplete();
  }

  readonly #undo = (): void => {
    if (!this.#locked) this.#drawing.undo();
  };

  readonly #clear = (): void => {
    if (!this.#locked) this.#drawing.clear();
  };

  readonly #choose = (event: Event): void => {
    event.stopPropagation();
    const method = methodOf((event.target as HTMLInputElement).value);
    if (!method) return;
    this.method = method.id;
    this.#errorShown = false;
    this.#changed();
  };

  readonly #typed = (event: Event): void => {
    if (event.target === this.#author.input) this.#answered();
  };

  readonly #clicked = (event: MouseEvent): void => {
    // A click on a <label for> of this element comes as a click on the element itself.
    if (event.composedPath()[0] === this && this.labels.length > 0) this.focus();
  };

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!this.#touched || (to instanceof Node && this.contains(to))) return;
    // Going to another window is no leaving: the focus stays where it was in the page.
    if (this.matches(':focus-within')) return;
    if (!document.querySelector(':active')) return this.#submitted();
    // An error that appears under the finger moves the button that was aimed at.
    window.addEventListener('pointerup', () => setTimeout(this.#submitted), { once: true });
  };

  readonly #submitted = (): void => {
    this.#sync();
    if (!this.validity.valid) this.#showError();
  };

  readonly #showError = (): void => {
    this.#errorShown = true;
    this.requestUpdate();
  };

  #answered(): void {
    if (this.#author.printedError) this.#author.dismissError(!this.#touched);
    this.#dirty = this.#touched = true;
    this.#serverError = undefined;
    this.#lockInput();
    this.#sync();
    this.requestUpdate();
  }

  #changed(): void {
    this.#answered();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  #target(): HTMLElement | undefined {
    return this.#chosen.id === 'typed'
      ? this.#author.input
      : (this.renderRoot?.querySelector<HTMLElement>('#methods input:checked') ?? undefined);
  }

  get #isMissing(): boolean {
    if (!this.#isRequired) return false;
    return this.#chosen.id === 'typed' ? !this.#author.input?.value.trim() : this.#drawing.isEmpty;
  }

  /** The sentence for a missing signature: the author's for this field, else ours. */
  get #missingSentence(): string {
    const authors = this.dataset.errorRequired ?? this.#author.input?.dataset.errorRequired;
    return authors ?? (this.#words.areThere ? this.#words.word(this.#chosen.missing) : ' ');
  }

  /** Brings what is submitted and what is wrong up to date. Safe to call at any time. */
  #sync(): void {
    const method = this.#chosen.id;
    const data = new FormData();
    if (this.name) {
      data.append(`${this.name}-method`, method);
      if (method === 'drawn' && !this.#drawing.isEmpty) data.append(this.name, this.value);
    }
    this.#internals.setFormValue(data, method);
    const printed = this.#locked ? '' : this.#author.printedError;
    const said = this.#serverError && (this.#serverError.params?.['text'] ?? this.#missingSentence);
    const own = this.#customError || String(said ?? printed);
    const anchor = this.#target();
    const missing = !own && this.#isMissing;
    const flags = own ? { customError: true } : missing ? { valueMissing: true } : {};
    this.#internals.setValidity(flags, own || (missing ? this.#missingSentence : ''), anchor);
    if (this.validity.valid) this.#errorShown = false;
    else if (printed) this.#errorShown = true;
  }

  #lockInput(): void {
    this.#author.lock(this.#isDisabled || this.#chosen.id !== 'typed', this.readOnly);
  }

  #applyError(): void {
    const shown = this.#errorShown && !this.validity.valid && !this.#locked;
    const prefix = this.#words.word('form.errorPrefix');
    const error = this.#author.showError(shown ? this.validationMessage : '', prefix);
    if (shown) this.#internals.states.add('error');
    else this.#internals.states.delete('error');
    this.#author.describe(error, shown && this.#chosen.id === 'typed', this.#touched);
    if (this.#words.areThere) this.#internals.ariaLabel = this.#words.word('signature.signature');
    // Unless told otherwise, Chromium calls the group wrong before anybody has come to it.
    this.#internals.ariaInvalid = 'false';
    describeMethods(this.renderRoot, error);
  }
}
