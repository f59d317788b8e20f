import type { Issue } from '@twintown/core/issue.js';
import { adopt, release } from '../shared/adopt.ts';
import { ElementBase } from '../shared/base.ts';
import { withEngine } from '../shared/events.ts';
import { asks, controlSelector, ownAll, type Control, type Question } from '../shared/question.ts';

/**
 * A telephone number of any country. The author prints a labelled `<input type="tel">`, alone or
 * with a labelled `<select data-part="country">` in a `<fieldset>`; the input is then
 * `data-part="number"`. The server receives what was typed, under the names that were printed. The
 * value is one, as E.164 has it: `+48600100200`.
 *
 * Numbers of Portugal, Poland and Latvia are known without any library. For all other countries
 * one is loaded when a person comes to the field. On leaving, a right number is written in groups.
 *
 * Sentences of the author's own: `data-error-<code>` on the element, e.g. `data-error-required`.
 *
 * @summary Checks and explains a telephone number of any country.
 * @tag tt-phone
 * @tagname tt-phone
 * @attr {boolean} required - In the place of `required` on the control, where a browser without script
 *   must not ask: in a section with `data-reveal`.
 * @attr {boolean} data-mobile - Text messages are sent to the number: a landline is a warning, which
 *   holds the form back once; sent again, it is taken.
 * @fires {CustomEvent<ValueDetail>} tt-value - The person changed the number or the country. Bubbles;
 *   with a list of countries `raw` holds the number and the country on lines. Not fired when a
 *   script sets them, nor when numbers cannot be loaded.
 * @fires {CustomEvent<IssuesDetail>} tt-issues - What is shown as wrong changed. Bubbles. Not fired
 *   for what is wrong but not shown yet, nor for an error that the server printed.
 */
export class TtPhone extends ElementBase implements Question {
  get [asks](): true {
    return true;
  }

  /** What the parts mean together; a date has parts too. */
  get kind(): string {
    return 'phone';
  }

  /** The number, then the country where it is asked. */
  get controls(): readonly Control[] {
    const all = ownAll<Control>(this, controlSelector);
    const number = all.find((control) => control.matches('input'));
    const country = all.find((control) => control.dataset.part === 'country');
    return [number, country].filter((control) => control !== undefined);
  }

  get subject(): HTMLElement | null {
    return this.querySelector('fieldset') ?? this.controls[0] ?? null;
  }

  /** Shows issues from outside, such as a server's answer, until the person changes the number. */
  showIssues(issues: readonly Issue[]): void {
    withEngine(({ setIssues }) => setIssues(this, issues));
  }

  /**
   * Numbers that nobody came to are looked at before they are sent. Written in groups only after a warning,
   * the number would be another text than the one that was warned of. With a list of countries, a number
   * that brings its code has to be sent with its own country.
   */
  get ready(): Promise<unknown> | undefined {
    const [number, country] = this.controls;
    return this.hasAttribute('data-mobile') || (country && /^\s*(?:\+|00)/.test(number!.value))
      ? this.#load().then(() => loaded?.finish(this))
      : undefined;
  }

  get rule(): ((value: unknown) => Issue[]) | undefined {
    return this.hasAttribute('data-mobile') ? loaded?.pointOut : undefined;
  }

  connectedCallback(): void {
    this.addEventListener('focusin', this.#arrive);
    adopt(this);
  }

  disconnectedCallback(): void {
    this.removeEventListener('focusin', this.#arrive);
    release(this);
  }

  /** `Element.moveBefore()` keeps everything in place: nothing is to be done. */
  connectedMoveCallback(): void {}

  readonly #arrive = (): void => {
    this.removeEventListener('focusin', this.#arrive);
    void this.#load();
  };

  async #load(): Promise<void> {
    try {
      loaded = await import('./numbers.ts');
      loaded.attend(this);
    } catch {
      // Offline the three countries are known all the same, and the server checks the others.
      this.addEventListener('focusin', this.#arrive);
    }
  }
}

let loaded: typeof import('./numbers.ts') | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'tt-phone': TtPhone;
  }
}
