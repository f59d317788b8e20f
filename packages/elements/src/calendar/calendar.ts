import { matchLanguage } from '@twintown/core/language.js';
import { inARow, loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { todayIso } from '@twintown/core/values/today.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { calendarIcon } from '../generated/icons.ts';
import { LanguageController } from '../shared/language.ts';
import { object } from '../shared/objection.ts';
import { whenParsed } from '../shared/parsed.ts';
import { ignoreSecondPress } from '../shared/second-press.ts';
import { development, warn } from '../shared/warn.ts';
import { AuthorInput } from './author-input.ts';
import { calendarStyles } from './calendar.styles.ts';
import type { DayRules } from './days.ts';
import { isDay, limitsWithin } from './limits.ts';
import type { PlainWord } from './panel.ts';
import { Popup } from './popup.ts';

type Panel = typeof import('./panel.ts');

/** Detail of `tt-date`. */
export interface DateDetail {
  /** The chosen day, `yyyy-mm-dd`. */
  value: string;
}

/** A range of days that a calendar shows, and what it leaves to choose. All are ISO dates. */
export interface CalendarRange {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/**
 * A calendar to choose a day from. Beside a typed date (`for` names the author's input, which keeps
 * working alone) it is a button that opens a month; with `inline` the month always stands there.
 * The chosen day is written into the input as the page's language writes dates, and `input` and
 * `change` follow as if it were typed. Without script nothing shows.
 *
 * On a wide screen the month floats below its button and leaves the page usable; on a small one it
 * is a modal sheet. Days that cannot be chosen can be reached and say why. `min` and `max` come
 * from the field or its input unless the calendar has its own. A blocked day that is typed is told
 * as an error at the input; the server has to check it too.
 *
 * @summary Chooses a day from a month.
 * @tag tt-calendar
 * @tagname tt-calendar
 * @fires {CustomEvent<DateDetail>} tt-date - The person chose a day. Bubbles, is composed. Not fired
 *   for a date that is typed into the input, nor for what a script sets.
 * @cssproperty --tt-calendar-background - Background of the month.
 * @cssproperty --tt-calendar-chosen-background - Background of the chosen day.
 */
export class TtCalendar extends LitElement {
  /** Only so that a disabled fieldset and a reset are heard: the calendar itself sends nothing. */
  static readonly formAssociated = true;
  static override styles = calendarStyles;
  static override properties = {
    htmlFor: { attribute: 'for' },
    inline: { type: Boolean, reflect: true },
    min: {},
    max: {},
    blocked: {},
    blockedWeekdays: { attribute: 'blocked-weekdays' },
    firstDay: { type: Number, attribute: 'first-day' },
    today: {},
    value: {},
    isBlocked: { attribute: false },
    range: { attribute: false },
  };

  /** Id of the author's input in the same tree. */
  declare htmlFor: string;
  /** The month always stands there, without a button. */
  declare inline: boolean;
  /** First day that can be chosen, `yyyy-mm-dd` or `today`. */
  declare min: string;
  /** Last day that can be chosen, `yyyy-mm-dd` or `today`. */
  declare max: string;
  /** Days that cannot be chosen, `yyyy-mm-dd`, or ranges of them, `yyyy-mm-dd/yyyy-mm-dd`. */
  declare blocked: string;
  /** Weekdays that cannot be chosen, from 1 (Monday) to 7 (Sunday). */
  declare blockedWeekdays: string;
  /**
   * The weekday that begins a week, from 1 (Monday) to 7 (Sunday). Without it the nearest
   * `data-tt-first-day` around the calendar says it for the town, else it is Monday, as in all our
   * languages.
   */
  declare firstDay: number | undefined;
  /** Today, `yyyy-mm-dd`, where the machine's own clock shall not tell. */
  declare today: string;
  /** The chosen day of a calendar without input, `yyyy-mm-dd`. Setting it fires no event. */
  declare value: string;
  /** Says whether a day cannot be chosen: true, or a sentence that tells why. */
  declare isBlocked: ((iso: string) => boolean | string) | undefined;
  /** A range that is shown, as `tt-date-range` sets it. */
  declare range: CalendarRange | undefined;

  readonly #language = new LanguageController(this, () => this.#loadWords());
  readonly #input = new AuthorInput(this, {
    changed: () => this.#answered(),
    came: () => this.#near(),
  });
  readonly #popup = new Popup({
    host: this,
    dialog: () => this.renderRoot?.querySelector('dialog') ?? null,
    button: () => this.renderRoot?.querySelector<HTMLElement>('#button') ?? null,
    closed: () => this.#closed(),
  });
  /** Shown in the dialog; it is drawn before the dialog opens, so that it can be placed. */
  #drawn = false;
  #panel: Panel | undefined;
  #shownLanguage: string | undefined;
  #words: Promise<void> | undefined;
  #focused = '';
  #message = '';
  #moveFocus = false;
  #formDisabled = false;
  #loading: Promise<void> | undefined;

  constructor() {
    super();
    this.htmlFor = this.min = this.max = this.today = this.value = '';
    this.blocked = this.blockedWeekdays = '';
    this.inline = false;
    this.addEventListener('focusin', this.#near);
    this.addEventListener('pointerenter', this.#near);
  }

  /** The chosen day, as typed or chosen; '' while there is none. */
  get chosen(): string {
    const input = this.#input.element;
    if (!input) return isDay(this.value) ? this.value : '';
    return this.#panel?.readDate(input.value, this.#pageLocale) ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#input.connect();
    if (this.#shownLanguage === undefined) this.#loadWords();
    whenParsed(() => {
      if (!this.isConnected) return;
      const input = this.#input.element;
      if (development && this.htmlFor && !input)
        warn(`<tt-calendar for="${this.htmlFor}"> finds no input with that id.`, this);
      if (development && !this.htmlFor && !this.inline)
        warn('<tt-calendar> needs for="…" or inline.', this);
      if (this.inline || input?.value) this.#near();
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const input = this.#input.element;
    if (input) object(input, this, '');
    this.#input.disconnect();
    this.#popup.hide(false);
  }

  formDisabledCallback(disabled: boolean): void {
    this.#formDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    // The input may be reset after this element.
    setTimeout(() => this.#answered());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#isLocked) this.#popup.hide(false);
    if (!this.#panel) return;
    if (changed.has('value') || !this.#focused)
      this.#begin(this.#panel, this.chosen || this.range?.start);
    this.#focused = this.#panel.keepWithin(this.#focused, this.#rules);
  }

  protected override updated(): void {
    this.#check();
    if (this.#moveFocus) this.#focusDay();
    this.#moveFocus = false;
  }

  protected override render(): TemplateResult {
    const language = this.#shownLanguage;
    if (language === undefined) return html``;
    return html`<div lang=${matchLanguage(language)}>
      ${
        this.inline
          ? html`<div id="inline" role="group" aria-label=${this.#word('calendar.calendar')}>
              ${this.#isLocked ? nothing : this.#renderPanel()}
            </div>`
          : this.#renderButton(language)
      }
    </div>`;
  }

  #renderButton(language: string): TemplateResult {
    const { chosen } = this;
    const item = this.#input.label;
    const name = item
      ? translate(language, 'calendar.chooseFor', { item })
      : this.#word('calendar.choose');
    // In the same span: between two that are out of sight, engines hear a space.
    const day = chosen
      ? `, ${translate(language, 'calendar.chosen', {
          date: this.#panel!.dateInWords(chosen, this.#locale),
        })}`
      : '';
    return html`<button
        type="button"
        id="button"
        aria-haspopup="dialog"
        aria-expanded=${this.#drawn ? 'true' : 'false'}
        ?hidden=${this.#isLocked}
        @click=${this.#toggle}
        @keydown=${this.#popup.onButtonKeydown}
        @focusout=${this.#popup.onFocusout}
      >
        ${calendarIcon}<span data-visually-hidden>${name}${day}</span>
      </button>
      <dialog
        aria-label=${name}
        @close=${this.#popup.onClose}
        @click=${this.#popup.onClick}
        @keydown=${this.#popup.onKeydown}
        @focusout=${this.#popup.onFocusout}
      >
        ${this.#drawn ? this.#renderPanel() : nothing}
      </dialog>`;
  }

  #renderPanel(): TemplateResult | typeof nothing {
    if (!this.#panel) return nothing;
    return this.#panel.renderPanel({
      locale: this.#locale,
      word: this.#word,
      focused: this.#focused,
      chosen: this.chosen,
      today: this.#now,
      firstDay: this.#panel.firstDayAt(this, this.firstDay),
      rules: this.#rules,
      range: this.range ?? {},
      message: this.#message,
      inline: this.inline,
      go: this.#go,
      choose: this.#choose,
      close: (press) => this.#popup.hide(true, press),
    });
  }

  /** The page's language, which its dates are typed in. */
  get #pageLocale(): string {
    return this.#language.language || 'en';
  }

  /** The language of the words and names: the page's, where we have its words. */
  get #locale(): string {
    const language = this.#shownLanguage || 'en';
    const ours = matchLanguage(language);
    return ours.slice(0, 2) === language.slice(0, 2).toLowerCase() ? language : ours;
  }

  get #now(): string {
    return isDay(this.today) ? this.today : todayIso();
  }

  get #isLocked(): boolean {
    return this.#formDisabled || this.#input.isLocked;
  }

  get #rules(): DayRules {
    const limit = (name: 'min' | 'max'): string => this[name] || this.#input.limit(name);
    return {
      ...limitsWithin({ min: limit('min'), max: limit('max') }, this.range ?? {}, this.#now),
      blocked: this.blocked,
      blockedWeekdays: this.blockedWeekdays,
      isBlocked: this.isBlocked,
    };
  }

  readonly #word = (key: PlainWord): string => translate(this.#shownLanguage ?? '', key);

  /** Somebody is coming: what showing the month takes is loaded meanwhile. */
  readonly #near = (): void => {
    void this.#load();
    // Offline when it came: without its words it shows nothing, and the date is typed.
    if (this.#shownLanguage === undefined) this.#loadWords();
  };

  #load(): Promise<void> {
    this.#loading ??= import('./panel.ts').then(
      (panel) => {
        this.#panel = panel;
        this.requestUpdate();
      },
      () => {
        // Offline: the date is typed.
        this.#loading = undefined;
      },
    );
    return this.#loading;
  }

  #loadWords(): void {
    const { language } = this.#language;
    const show = (): void => {
      // Another language may have come while this one was on its way.
      if (language !== this.#language.language || !messagesLoaded(language, 'calendar')) return;
      this.#shownLanguage = language;
      this.#message = '';
      this.requestUpdate();
    };
    if (messagesLoaded(language, 'calendar')) return show();
    this.#words = loadMessages(language, 'calendar').then(show);
  }

  /** Complete is what can also be read: the words of its language and the month are there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#words;
    if (this.#loading) await this.#loading;
    return super.getUpdateComplete();
  }

  readonly #toggle = (press: MouseEvent): void => {
    if (this.#popup.isOpen) return this.#popup.hide(true, press);
    void this.#open().finally(ignoreSecondPress(press));
  };

  async #open(): Promise<void> {
    await this.#load();
    const panel = this.#panel;
    if (!panel || this.#isLocked || !this.isConnected || this.#popup.isOpen) return;
    this.#begin(panel, this.chosen || (this.range?.min ?? this.range?.start));
    this.#drawn = true;
    this.requestUpdate();
    await this.updateComplete;
    this.#popup.show(panel.placeBelow);
    this.#focusDay();
  }

  #begin(panel: Panel, iso: string | undefined): void {
    this.#focused = panel.nearestWithin(iso || this.#now, this.#rules);
  }

  #closed(): void {
    this.#drawn = false;
    this.#message = '';
    this.requestUpdate();
  }

  readonly #go = (iso: string, move: boolean, message = ''): void => {
    this.#focused = iso;
    this.#message = message;
    this.#moveFocus = move;
    this.requestUpdate();
  };

  readonly #choose = (iso: string, press?: MouseEvent): void => {
    const panel = this.#panel!;
    const reason = panel.whyNot(iso, { rules: this.#rules, word: this.#word });
    this.#go(iso, true);
    if (reason) {
      this.#message = `${panel.dateInWords(iso, this.#locale)}: ${reason}`;
      return;
    }
    if (this.#input.element) this.#input.write(iso, this.#pageLocale);
    else this.value = iso;
    this.dispatchEvent(
      new CustomEvent<DateDetail>('tt-date', {
        detail: { value: iso },
        bubbles: true,
        composed: true,
      }),
    );
    this.#moveFocus = this.inline;
    this.#popup.hide(true, press);
  };

  #focusDay(): void {
    this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  }

  /** The date in the input became another one. */
  #answered(): void {
    const input = this.#input.element;
    if (input?.value) void this.#load();
    if (!this.#popup.isOpen && this.chosen) this.#focused = this.chosen;
    this.requestUpdate();
  }

  /** A day that the calendar does not offer can still be typed. */
  #check(): void {
    const input = this.#input.element;
    const panel = this.#panel;
    if (!input || !panel || this.#shownLanguage === undefined) return;
    const { chosen } = this;
    // The question itself keeps between the limits; only what it cannot know is told here.
    const rules = { ...this.#rules, min: undefined, max: undefined };
    const reason = chosen && panel.whyNot(chosen, { rules, word: this.#word });
    const text = reason && inARow([reason, this.#word('calendar.another')]);
    object(input, this, text, 'unavailable');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-calendar': TtCalendar;
  }
  interface HTMLElementEventMap {
    'tt-date': CustomEvent<DateDetail>;
  }
}
