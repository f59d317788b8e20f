import { ElementBase } from '../shared/base.ts';
import { ensureId } from '../shared/aria.ts';
import { takeEarly } from '../shared/early.ts';
import { watchLanguage } from '../shared/language.ts';
import { whenParsed } from '../shared/parsed.ts';
import { questionOf } from '../shared/question.ts';
import { development, warn, warnOfValues } from '../shared/warn.ts';
import { whenIdle } from '../shared/idle.ts';
import { afterFirstAct } from './arrival.ts';
import { answerOf, answerText, build, dismantle, mirror, showAnswer, type Box } from './box.ts';
import { isComposing } from '../shared/composing.ts';
import type { ComboboxLoader, ComboboxOption } from './remote.ts';
import type { Listing } from './listing.ts';
import { afterEachAct } from './script-set.ts';

/** What can change in the author's control: what is said of it, and what it lists. */
const observed: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter:
    'aria-describedby aria-invalid aria-label aria-labelledby disabled label readonly required selected value'.split(
      ' ',
    ),
};

export type { ComboboxLoader, ComboboxOption, ComboboxPage, ComboboxQuery } from './remote.ts';

/**
 * A list that one types into. The author prints a `<select>`, single or `multiple`, or an `<input>`
 * with a `<datalist>`; without script that is the control. With script a person types some letters
 * in any place of the words, with or without their marks, and chooses from what fits. The printed
 * control stays and carries the answer: name, value, `required`, `disabled`, reset, `input` and
 * `change` are its own. It stands in a `<tt-field>` like any other control.
 *
 * A `<select>` takes only what it lists; an `<input>` takes any text, as in HTML, unless the element
 * has `only-listed`. What was typed and fits nothing stays where it is, with a sentence that says so.
 *
 * Long lists need not be printed: give an `<input>` the property `options` or `loader`. An
 * `<input type="hidden" data-key>` inside receives the `value` of the option that was chosen, or
 * nothing while the text is another one.
 *
 * The combobox is put in place when a person comes near: points at the question, or uses the
 * keyboard or presses anywhere on the page. A renderer can hydrate the page until then. A
 * `<select multiple>` looks different and is replaced when the page has loaded and is idle, as is any
 * `<select>` to which an answer from `options` or `loader` is given back on the way back to the page.
 *
 * Sentences of the author's own: `data-empty` on the element, where nothing fits, and
 * `data-error-not-listed` on the control.
 *
 * @summary Finds an answer in a long list.
 * @tag tt-combobox
 * @tagname tt-combobox
 * @attr {boolean} only-listed - Text that is not in the list of an `<input>` is a mistake.
 * @attr {string} data-empty - Sentence where nothing in the list fits.
 * @attr {string} data-width - How many characters the answer has: `2`, `3`, `4`, `5`, `8`, `10`, `11`,
 *   `15`, `20`, `30` or `full`.
 * @fires input - On the author's control: the answer changed, also by typing.
 * @fires change - On the author's control: an option was chosen or taken away, or the text was left
 *   with another answer. Neither is fired for what a script sets; both are for an answer that is given back.
 * @cssproperty --tt-combobox-mark-color - Colour of the letters that were typed, in the list.
 */
export class TtCombobox extends ElementBase {
  /** So that the browser keeps for the way back what no option is printed for; nothing is sent by it. */
  static readonly formAssociated = true;

  readonly #internals = this.attachInternals();
  #box: Box | undefined;
  #listing: Promise<Listing | undefined> | undefined;
  #started: Listing | undefined;
  #options: readonly (ComboboxOption | string)[] | undefined;
  #loader: ComboboxLoader | undefined;
  #stops: (() => void)[] = [];

  /** The author's control; null while there is none. */
  get control(): HTMLSelectElement | HTMLInputElement | null {
    return this.querySelector(':is(select,input:not([type=hidden])):not([data-combobox-row] *)');
  }

  /** Options that are not printed; they take the place of printed ones. Set a new list to change it. */
  get options(): readonly (ComboboxOption | string)[] | undefined {
    return this.#options;
  }

  set options(options: readonly (ComboboxOption | string)[] | undefined) {
    this.#options = options;
    this.#started?.renew();
  }

  /**
   * Asks a server for the options that fit a text. Called after a pause in typing; what it was asked
   * before is aborted.
   */
  get loader(): ComboboxLoader | undefined {
    return this.#loader;
  }

  set loader(loader: ComboboxLoader | undefined) {
    this.#loader = loader;
    this.#started?.renew();
  }

  /** The page was loaded again on the way back, and `state` is what `keepForBack` was told. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== 'string') return;
    // Not before a framework that hydrates the page has seen the list as it was printed.
    whenIdle(() => {
      this.#begin();
      void this.#load().then((list) => list?.bringBack(state));
    });
  }

  /** Has the browser keep `state` as it keeps what stands in a native control; null forgets it. */
  keepForBack(state: string | null): void {
    this.#internals.setFormValue(null, state);
  }

  connectedCallback(): void {
    takeEarly(this);
    whenParsed(this.#await);
    if (development) warnOfValues(this);
  }

  disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#started?.close();
  }

  /** `Element.moveBefore()` keeps everything in place: nothing is to be done. */
  connectedMoveCallback(): void {}

  readonly #await = (): void => {
    if (!this.isConnected || this.#stops.length > 0) return;
    const { control } = this;
    if (!control) {
      if (development) warn('<tt-combobox> has no <select> and no <input> inside.', this);
      return;
    }
    const label = this.closest('label');
    // It would name the first that a form knows inside it, which is this element.
    if (label && !label.htmlFor) label.htmlFor = ensureId(control);
    if (this.#box) {
      this.#listen(this.#box);
      return;
    }
    const near = questionOf(this) ?? this;
    for (const type of ['pointerover', 'focusin'])
      this.#on(near, type, this.#begin, { capture: true, once: true });
    this.#stops.push(afterFirstAct(this.#begin));
    if ((control as HTMLSelectElement).multiple && control instanceof HTMLSelectElement)
      this.#stops.push(whenIdle(this.#begin));
  };

  #on(
    target: EventTarget,
    type: string,
    hear: (event: Event) => void,
    options?: AddEventListenerOptions,
  ): void {
    target.addEventListener(type, hear, options);
    this.#stops.push(() => target.removeEventListener(type, hear, options));
  }

  readonly #begin = (): void => {
    const { control } = this;
    if (this.#box || !this.isConnected || !control) return;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    const box = (this.#box = build(this, control));
    const observer = new MutationObserver((records) => this.#changed(records));
    observer.observe(control, observed);
    if (box.datalist) observer.observe(box.datalist, observed);
    box.input.addEventListener('focus', () => void this.#load());
    // Not a click: the label's press ends as one, and a list is more than was asked for there.
    box.input.addEventListener('mousedown', ({ button }) => {
      if (button !== 0) return;
      if (!box.input.matches(':focus')) this.#replaceable(box);
      this.#whenHere(box, (list) => list.open());
    });
    box.button.addEventListener('click', () => {
      box.input.focus();
      this.#whenHere(box, (list) => list.toggle());
    });
    box.input.addEventListener('keydown', this.#early);
    this.#listen(box);
    const several = control instanceof HTMLSelectElement && control.multiple;
    if (several || box.input.matches(':focus')) void this.#load();
  };

  /** Who presses an answer of the list means another one: what they type takes its place, as after Tab. */
  #replaceable({ control, input }: Box): void {
    const isListed =
      control instanceof HTMLSelectElement
        ? input.value === answerText(control)
        : this.hasAttribute('only-listed');
    const select = (): void => {
      // Part of it was marked by pulling.
      if (input.selectionStart === input.selectionEnd) input.select();
    };
    if (isListed) input.addEventListener('click', select, { once: true });
  }

  /** What has to be taken up again after the element was taken out. */
  #listen(box: Box): void {
    mirror(box);
    this.#stops.push(watchLanguage(this, () => void this.#started?.reword()));
    const { control } = box;
    const renew = (event: Event): void => {
      // Before the controls are reset; once it is over, an event of a shadow root has lost its target.
      if (event.target !== box.control.form) return;
      setTimeout(() => {
        if (!event.defaultPrevented) this.#renew();
      });
    };
    this.#on(this.getRootNode(), 'reset', renew);
    // Whoever sends the form is done with the text, also where a script presses the button.
    const judge = ({ target }: Event): void =>
      void (target === box.control.form && this.#started?.judge());
    this.#on(this.getRootNode(), 'submit', judge, { capture: true });
    // Autofill, and scripts that tell what they set.
    this.#on(control, 'change', () => {
      if (this.#started) this.#started.heard();
      else showAnswer(box);
    });
    if (box.input === control) {
      if (!control.hasAttribute('autocomplete')) this.#keepForBack(box.input);
      return;
    }
    const look = (): void => void (answerOf(control) !== box.held && this.#renew());
    this.#stops.push(afterEachAct(look));
    let text = '';
    this.#on(window, 'pagehide', () => (text = box.input.value));
    // WebKit empties what has autocomplete="off" in a page that it had kept: in a task of its own after it
    // shows the page, on a busy machine also after ours.
    this.#on(window, 'pageshow', (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      for (const wait of [0, 200]) setTimeout(() => (box.input.value ||= text), wait);
    });
  }

  /**
   * The browser's own list would lie over ours while one answers; but what says `off` as a page is left
   * no browser gives back on the way to it. WebKit looks before it tells that the page is left.
   */
  #keepForBack(input: HTMLInputElement): void {
    const silence = (): void => void (input.autocomplete = 'off');
    const give = (): void => input.removeAttribute('autocomplete');
    if (input.matches(':focus')) silence();
    for (const type of ['focus', 'input']) this.#on(input, type, silence);
    this.#on(input, 'blur', give);
    this.#on(this.getRootNode(), 'submit', give);
    this.#on(window, 'pagehide', give);
    this.#stops.push(give);
  }

  #changed(records: readonly MutationRecord[]): void {
    const box = this.#box;
    if (!box) return;
    mirror(box);
    if (!records.some(({ target, type }) => target !== box.control || type === 'childList')) return;
    box.held = answerOf(box.control);
    // Of options that a script gives the control holds what was chosen, and is no list.
    const isList = !this.#loader && !this.#options;
    if (this.#started) this.#started.renew(isList);
    else if (box.input.value === box.shown) showAnswer(box);
  }

  #renew(): void {
    const box = this.#box;
    if (!box) return;
    showAnswer(box);
    this.#started?.restore();
  }

  /** Keys that come while the list is still on its way: kept, and none sends a half-typed form. */
  readonly #early = (event: KeyboardEvent): void => {
    if (this.#started || isComposing(event)) return;
    const { key, altKey } = event;
    if (this.#box && /^Arrow(?:Down|Up)$/.test(key)) {
      event.preventDefault();
      this.#whenHere(this.#box, (list) => list.arrow(key, altKey));
    } else if (key === 'Enter' && this.#box?.control !== this.#box?.input) event.preventDefault();
  };

  /** Whoever goes on before the list is there wants it no more: it would cover where they went. */
  #whenHere({ input }: Box, act: (list: Listing) => void): void {
    let left = false;
    const leave = (): void => void (left = true);
    input.addEventListener('blur', leave, { once: true });
    void this.#load().then((list) => {
      input.removeEventListener('blur', leave);
      if (list && !left) act(list);
    });
  }

  #load(): Promise<Listing | undefined> {
    const box = this.#box;
    if (!box) return Promise.resolve(undefined);
    return (this.#listing ??= import('./listing.ts')
      .then(({ startListing }) => startListing(box, this))
      .then(
        (listing) => (this.#started = listing),
        () => {
          // Offline: the native control does all that is needed.
          dismantle(box);
          this.#box = this.#listing = undefined;
          return undefined;
        },
      ));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-combobox': TtCombobox;
  }
}
