import { matchLanguage } from '@twintown/core/language.js';
import {
  loadMessages,
  messagesLoaded,
  translate,
  type MessageKey,
} from '@twintown/core/messages.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { eraserIcon, infoIcon, penIcon, typeIcon, undoIcon } from '../generated/icons.ts';
import { announce } from '../shared/announce.ts';
import { describe, ensureId, markInvalid } from '../shared/aria.ts';
import { LanguageController } from '../shared/language.ts';
import { development, warn } from '../shared/warn.ts';
import { Pad } from './pad.ts';
import { signatureFieldStyles } from './signature-field.styles.ts';
import {
  maxSignatureLength,
  parseSignaturePath,
  signatureBox,
  strokesToPath,
  type SignatureStroke,
} from './signature-path.ts';

/** How a person signs. The value is submitted as `<name>-method`. */
export type SignatureMethod = 'drawn' | 'typed';

/** The ways of signing, in the order they are offered. The first needs no drawing. */
const methods = [
  { id: 'typed', label: 'signature.type', missing: 'signature.missingTyped', icon: typeIcon },
  { id: 'drawn', label: 'signature.draw', missing: 'signature.missingDrawn', icon: penIcon },
] as const;

type Method = (typeof methods)[number];
type Word = Extract<MessageKey, `signature.${string}`>;

function methodOf(id: unknown): Method | undefined {
  return methods.find((method) => method.id === id);
}

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
    name: { reflect: true },
    method: { reflect: true },
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
  readonly #language = new LanguageController(this, (language) => this.#load(language));
  readonly #pad = new Pad({
    ready: () => !this.#locked,
    room: () => maxSignatureLength - this.value.length,
    drawing: (path) => {
      this.#active = path;
      this.requestUpdate();
    },
    drawn: (stroke) => this.#draw([...this.#strokes, stroke]),
    full: () => this.#say('signature.full'),
  });

  /** Language of the words on screen: the page's, once its messages are there. */
  #shownLanguage: string | undefined;
  #input: HTMLInputElement | undefined;
  #strokes: readonly SignatureStroke[] = [];
  #active = '';
  #erased: readonly SignatureStroke[] | undefined;
  #initialMethod: SignatureMethod | undefined;
  #formDisabled = false;
  #inputDisabledHere = false;
  #inputReadOnlyHere = false;
  #dirty = false;
  #touched = false;
  #errorShown = false;
  #printedError = '';
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
    return strokesToPath(this.#strokes);
  }

  set value(text: string) {
    this.#dirty = true;
    this.#read(text);
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

  /** Focuses the input of the typed way, or the choice of the way, which a keyboard can change. */
  override focus(options?: FocusOptions): void {
    (this.#target() ?? this.#input)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#initialMethod ??= methodOf(this.method)?.id ?? 'typed';
    this.#adopt();
    if (this.#connectedBefore) return;
    this.#connectedBefore = true;
    const input = this.#input;
    // Somebody has begun to type before the script came: the field stays under their hands.
    if (input && (input.value !== input.defaultValue || input.matches(':focus')))
      this.method = 'typed';
    const printed = this.#errorElement();
    if (printed && !printed.hidden) this.#printedError = printed.textContent?.trim() ?? '';
    if (this.#printedError) this.#errorShown = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    this.#dirty = this.#touched = this.#errorShown = false;
    this.#printedError = '';
    this.#erased = undefined;
    this.#pad.cancel();
    this.#read(this.defaultValue);
    this.method = this.#initialMethod ?? 'typed';
    this.requestUpdate();
  }

  /** The state is the method alone: a signature is never written into a browser's history. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    const method = methodOf(state);
    if (method) this.method = method.id;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('defaultValue') && !this.#dirty) this.#read(this.defaultValue);
    if (changed.has('method') && !methodOf(this.method)) {
      if (development) warn(`method="${this.method}" is not a way of signing`, this);
      this.method = 'typed';
    }
    if (this.#locked || this.#method.id !== 'drawn') this.#pad.cancel();
    this.#adopt();
  }

  protected override updated(): void {
    this.#sync();
    this.#applyToInput();
    this.#applyError();
  }

  protected override render(): TemplateResult {
    const language = this.#shownLanguage;
    const chosen = this.#method;
    const offered = language !== undefined && this.#offered.length > 1 && !this.readOnly;
    const words = language !== undefined;
    // The slot stays one and the same node: moving the author's input to another would blur it.
    return html`<div lang=${language ? matchLanguage(language) : nothing}>
      <p id="question" ?hidden=${!offered}>${words ? this.#word('signature.method') : nothing}</p>
      <slot name="error" @slotchange=${this.#slotted}></slot>
      <div id="sheet">
        <div
          id="methods"
          role="radiogroup"
          aria-labelledby="question"
          ?hidden=${!offered}
          @input=${this.#choose}
        >
          ${words ? methods.map((method) => this.#renderMethod(method, chosen)) : nothing}
        </div>
        <div data-panel ?hidden=${chosen.id !== 'typed'}>
          <slot @slotchange=${this.#slotted}></slot>
        </div>
        <div data-panel ?hidden=${chosen.id !== 'drawn' || !words}>
          ${words ? this.#renderPad() : nothing}
        </div>
        <p id="note" ?hidden=${!words}>
          ${infoIcon}<span>${words ? this.#word('signature.handwrittenNote') : nothing}</span>
        </p>
      </div>
    </div>`;
  }

  #renderMethod(method: Method, chosen: Method): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name="method"
        value=${method.id}
        .checked=${method === chosen}
        ?disabled=${this.#isDisabled}
      />${method.icon}<span>${this.#word(method.label)}</span></label
    >`;
  }

  #renderPad(): TemplateResult {
    const { width, height, penWidth } = signatureBox;
    const signed = this.#strokes.length > 0;
    return html`<p id="hint" ?hidden=${this.readOnly}>${this.#word('signature.drawHint')}</p>
      <div id="paper">
        <svg
          id="pad"
          role="img"
          aria-label=${this.#word('signature.pad')}
          aria-describedby="state"
          aria-disabled=${this.#locked ? 'true' : nothing}
          tabindex="-1"
          viewBox="0 0 ${width} ${height}"
          stroke-width=${penWidth}
          @pointerdown=${this.#pad.down}
          @pointermove=${this.#pad.move}
          @pointerup=${this.#pad.up}
          @pointercancel=${this.#pad.up}
          @lostpointercapture=${this.#pad.up}
          @contextmenu=${this.#noMenu}
        >
          <path data-guide d="M140 650l60 60m0 -60l-60 60M140 780h1720" />
          <path data-ink d=${this.value} />
          <path data-ink d=${this.#active} />
        </svg>
      </div>
      <div id="tools">
        <p id="state">${this.#word(signed ? 'signature.captured' : 'signature.empty')}</p>
        ${this.readOnly ? nothing : this.#renderButtons(signed)}
      </div>`;
  }

  #renderButtons(signed: boolean): TemplateResult {
    // Not `disabled`: a button that goes away under somebody's focus leaves them nowhere.
    const off = (possible: boolean) => (possible && !this.#isDisabled ? nothing : 'true');
    return html`<button
        type="button"
        id="undo"
        aria-disabled=${off(signed || !!this.#erased)}
        @click=${this.#undo}
      >
        ${undoIcon}${this.#word(this.#erased ? 'signature.undoClear' : 'signature.undoStroke')}
      </button>
      <button type="button" id="clear" aria-disabled=${off(signed)} @click=${this.#clear}>
        ${eraserIcon}${this.#word('signature.clear')}
      </button>`;
  }

  get #isDisabled(): boolean {
    return this.disabled || this.#formDisabled;
  }

  get #locked(): boolean {
    return this.#isDisabled || this.readOnly;
  }

  /** The ways this page can offer: typing needs the author's input. */
  get #offered(): readonly Method[] {
    return methods.filter((method) => method.id !== 'typed' || this.#input);
  }

  get #method(): Method {
    return this.#offered.find((method) => method.id === this.method) ?? methods[1];
  }

  get #isRequired(): boolean {
    return this.required || !!this.#input?.required;
  }

  #word(key: Word): string {
    return translate(this.#shownLanguage ?? '', key);
  }

  #say(key: Word): void {
    announce(this.#word(key), matchLanguage(this.#shownLanguage ?? ''));
  }

  #load(language: string): void {
    const show = (): void => {
      // Another language may have come while this one was on its way.
      if (language !== this.#language.language) return;
      this.#shownLanguage = language;
      this.requestUpdate();
    };
    if (messagesLoaded(language, 'signature')) show();
    else void loadMessages(language, 'signature').then(show, show);
  }

  /** Finds the author's input and error paragraph, which may come after the element. */
  #adopt(): void {
    this.#input = this.querySelector<HTMLInputElement>('input:not([type=hidden])') ?? undefined;
    const error = this.#errorElement();
    if (error && error.slot !== 'error') error.slot = 'error';
  }

  readonly #slotted = (): void => {
    this.#adopt();
    if (development && !this.#input)
      warn('<tt-signature-field> needs an input for a typed name; not everybody can draw', this);
    this.requestUpdate();
  };

  #errorElement(): HTMLElement | null {
    return this.querySelector<HTMLElement>(':scope > [data-error]');
  }

  #read(text: string): void {
    const path = parseSignaturePath(text);
    if (development && text && !path) warn('the value of a <tt-signature-field> is not a signature path');
    this.#strokes = path?.strokes ?? [];
  }

  #draw(strokes: readonly SignatureStroke[], erased?: readonly SignatureStroke[]): void {
    const signedBefore = this.#strokes.length > 0;
    this.#strokes = strokes;
    this.#erased = erased;
    const signed = strokes.length > 0;
    if (signed !== signedBefore)
      this.#say(signed ? 'signature.captured' : erased ? 'signature.cleared' : 'signature.empty');
    this.#changed();
  }

  readonly #undo = (): void => {
    if (this.#locked) return;
    if (this.#erased) return this.#draw(this.#erased);
    if (this.#strokes.length === 0) return;
    if (this.#strokes.length > 1) this.#say('signature.strokeUndone');
    this.#draw(this.#strokes.slice(0, -1));
  };

  readonly #clear = (): void => {
    if (!this.#locked && this.#strokes.length > 0) this.#draw([], this.#strokes);
  };

  readonly #choose = (event: Event): void => {
    event.stopPropagation();
    const method = methodOf((event.target as HTMLInputElement).value);
    if (!method) return;
    this.method = method.id;
    this.#printedError = '';
    this.#errorShown = false;
    this.#changed();
  };

  readonly #typed = (event: Event): void => {
    if (event.target !== this.#input) return;
    this.#answered();
  };

  readonly #clicked = (event: MouseEvent): void => {
    // A click on a <label for> of this element comes as a click on the element itself.
    if (event.composedPath()[0] === this && this.labels.length > 0) this.focus();
  };

  readonly #noMenu = (event: Event): void => {
    // A finger or pen that rests would open the menu in the middle of a stroke.
    if ((event as PointerEvent).pointerType !== 'mouse' && !this.#locked) event.preventDefault();
  };

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (this.#touched && !(to instanceof Node && this.contains(to))) this.#submitted();
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
    this.#dirty = this.#touched = true;
    this.#printedError = '';
    this.#applyToInput();
    this.#sync();
    this.requestUpdate();
  }

  #changed(): void {
    this.#answered();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  #target(): HTMLElement | undefined {
    return this.#method.id === 'typed'
      ? this.#input
      : (this.renderRoot?.querySelector<HTMLElement>('#methods input:checked') ?? undefined);
  }

  get #isMissing(): boolean {
    if (!this.#isRequired) return false;
    return this.#method.id === 'typed' ? !this.#input?.value.trim() : this.#strokes.length === 0;
  }

  /** The sentence for a missing signature: the author's for this field, else ours. */
  get #missingSentence(): string {
    const authors = this.dataset.errorRequired ?? this.#input?.dataset.errorRequired;
    return authors ?? (this.#shownLanguage === undefined ? ' ' : this.#word(this.#method.missing));
  }

  /** Brings what is submitted and what is wrong up to date. Safe to call at any time. */
  #sync(): void {
    const method = this.#method.id;
    const data = new FormData();
    if (this.name) {
      data.append(`${this.name}-method`, method);
      if (method === 'drawn' && this.#strokes.length > 0) data.append(this.name, this.value);
    }
    this.#internals.setFormValue(data, method);
    const own = this.#customError || this.#printedError;
    const anchor = this.#target();
    const missing = !own && this.#isMissing;
    const flags = own ? { customError: true } : missing ? { valueMissing: true } : {};
    this.#internals.setValidity(flags, own || (missing ? this.#missingSentence : ''), anchor);
    if (this.validity.valid) this.#errorShown = false;
  }

  #applyToInput(): void {
    const input = this.#input;
    if (!input) return;
    const disable = this.#isDisabled || this.#method.id !== 'typed';
    if (disable !== input.disabled && (disable || this.#inputDisabledHere)) {
      input.disabled = this.#inputDisabledHere = disable;
    }
    if (this.readOnly !== input.readOnly && (this.readOnly || this.#inputReadOnlyHere)) {
      input.readOnly = this.#inputReadOnlyHere = this.readOnly;
    }
  }

  #applyError(): void {
    const shown = this.#errorShown && !this.validity.valid && !this.#locked;
    let error = this.#errorElement();
    if (shown && !error) {
      error = document.createElement('p');
      error.setAttribute('data-error', '');
      error.slot = 'error';
      this.append(error);
    }
    if (error) {
      if (shown && error.textContent?.trim() !== this.validationMessage)
        error.textContent = this.validationMessage;
      if (shown && this.#shownLanguage !== undefined)
        error.lang = matchLanguage(this.#shownLanguage);
      error.hidden = !shown;
    }
    this.toggleAttribute('data-invalid', shown);
    if (shown) this.#internals.states.add('error');
    else this.#internals.states.delete('error');
    this.#describe(shown ? error : null);
  }

  #describe(error: HTMLElement | null): void {
    const input = this.#input;
    if (input) {
      const hints = [...this.querySelectorAll<HTMLElement>(':scope > [data-hint]')];
      const parts = error ? [error, ...hints] : hints;
      describe(
        input,
        parts.map((part) => ensureId(part)),
      );
      markInvalid([input], error && this.#method.id === 'typed' ? [input] : [], this.#touched);
    }
    const group = this.renderRoot.querySelector('#methods');
    if (!group) return;
    if ('ariaDescribedByElements' in group) group.ariaDescribedByElements = error ? [error] : null;
    if (error) group.setAttribute('aria-invalid', 'true');
    else group.removeAttribute('aria-invalid');
  }
}
