import type { Issue } from '@twintown/core/issue.js';
import { ElementBase } from '../shared/base.ts';
import { watchLanguage } from '../shared/language.ts';
import { formOfGroup } from '../shared/outside.ts';
import { whenParsed } from '../shared/parsed.ts';
import { questionsIn, type Question } from '../shared/question.ts';
import { development, warn } from '../shared/warn.ts';

type Comparison = typeof import('./comparison.ts');

/** Detail of `tt-range`. */
export interface RangeDetail {
  /** First day, `yyyy-mm-dd`; undefined while it cannot be read. */
  start: string | undefined;
  /** Last day, likewise. */
  end: string | undefined;
  /** How many days, the first and the last both counted; undefined while there is no range. */
  days: number | undefined;
  /** What is wrong between the two: `order`, `min-days`, `max-days`, `start-missing` or `end-missing`. */
  issues: readonly Issue[];
}

/**
 * A period: two questions for a date, `tt-field` with `data-value="date"` or `tt-date-field`,
 * printed by the author in one `<fieldset>`, the start first. Each checks its own date; the element
 * adds what holds between them and tells it at the end, where it is mended. Calendars of the two
 * show the period, and that of the end offers only days that fit.
 *
 * Where neither is `required`, both are given or none. An end may stay open where the author says so,
 * with `data-open` or by requiring the other one alone.
 *
 * @summary Keeps the end of a period after its start.
 * @tag tt-date-range
 * @tagname tt-date-range
 * @attr {number} data-min-days - Fewest days, the first and the last both counted.
 * @attr {number} data-max-days - Most days, counted likewise.
 * @attr {boolean} data-open - One of the two days may be left blank.
 * @attr {string} data-error-order - Sentence of the author's own where the end comes before the start.
 * @attr {string} data-error-min-days - Likewise, where there are too few days.
 * @attr {string} data-error-max-days - Likewise, where there are too many.
 * @attr {string} data-error-start-missing - Likewise, where the end alone was given.
 * @attr {string} data-error-end-missing - Likewise, where the start alone was given.
 * @fires {CustomEvent<RangeDetail>} tt-range - The person changed one of the dates. Bubbles. Not
 *   fired while the change leaves both dates as they were, nor when a script sets one.
 */
export class TtDateRange extends ElementBase {
  #comparison: Comparison | undefined;
  #loading: Promise<void> | undefined;
  #stop: (() => void) | undefined;
  /** A person changed a date since the last comparison: they may answer while what compares still loads. */
  #answered = false;

  /** The questions for the first and the last day; empty while the author's HTML lacks them. */
  get questions(): readonly Question[] {
    return questionsIn(this).slice(0, 2);
  }

  connectedCallback(): void {
    for (const type of ['focusin', 'input', 'change']) this.addEventListener(type, this.#heard);
    const root = this.getRootNode();
    root.addEventListener('reset', this.#reset);
    const stopWatching = watchLanguage(this, () => void this.#compareLater());
    this.#stop = () => {
      root.removeEventListener('reset', this.#reset);
      stopWatching();
    };
    whenParsed(() => {
      if (!this.isConnected) return;
      const controls = this.questions.flatMap((question) => question.controls);
      if (development && this.questions.length < 2)
        warn('<tt-date-range> needs two questions, for its first and its last day.', this);
      // A printed period is shown in the calendars before anybody comes to it.
      if (controls.length > 1 && controls.every(({ value }) => value)) void this.#compareLater();
    });
  }

  disconnectedCallback(): void {
    for (const type of ['focusin', 'input', 'change']) this.removeEventListener(type, this.#heard);
    this.#stop?.();
  }

  readonly #heard = (event: Event): void => {
    this.#answered ||= event.type !== 'focusin';
    // At once where possible: Enter may send the form right after this.
    if (this.#comparison?.isReady(this)) this.#compare();
    else void this.#compareLater();
  };

  readonly #reset = (event: Event): void => {
    if (event.target !== formOfGroup(this)) return;
    // The event comes before the controls are reset.
    setTimeout(() => void this.#compareLater());
  };

  async #compareLater(): Promise<void> {
    this.#loading ??= import('./comparison.ts').then(
      (loaded) => {
        this.#comparison = loaded;
      },
      () => {
        // Offline: the server compares.
        this.#loading = undefined;
      },
    );
    await this.#loading;
    if (!(await this.#comparison?.makeReady(this)) || !this.isConnected) return;
    this.#compare();
  }

  #compare(): void {
    const detail = this.#comparison?.compare(this);
    const isTold = this.#answered;
    this.#answered = false;
    if (!detail || !isTold) return;
    this.dispatchEvent(
      new CustomEvent<RangeDetail>('tt-range', { detail, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-date-range': TtDateRange;
  }
  interface HTMLElementEventMap {
    'tt-range': CustomEvent<RangeDetail>;
  }
}
