import type { Issue } from '@twintown/core/issue.js';
import { adopt, release } from '../shared/adopt.ts';
import { ElementBase } from '../shared/base.ts';
import { withEngine } from '../shared/events.ts';
import { asks, ownAll, type Control, type Question } from '../shared/question.ts';

/**
 * A date asked in three parts, because a date that is known by heart is typed faster than picked.
 * The author prints `<fieldset>`, `<legend>` and three labelled inputs with `data-part="day"`,
 * `"month"` and `"year"`, in the order of the page's language. The server receives the three
 * inputs under their own names; the element reads them as one value, `yyyy-mm-dd`, names the wrong
 * part and marks that one alone. A month may also be typed as a name. Without a day part it asks for
 * a month of a year, `yyyy-mm`.
 *
 * Sentences of the author's own: `data-error-<code>` on the element, e.g. `data-error-required`.
 *
 * @summary Checks and explains a date in three parts.
 * @tag tt-date-field
 * @tagname tt-date-field
 * @attr {string} name - Name of the whole date, for issues and events.
 * @attr {boolean} required - In the place of `required` on the boxes, in a section with `data-reveal`.
 * @attr {string} min - Earliest allowed date, `yyyy-mm-dd` or `today`; `yyyy-mm` where no day is asked.
 * @attr {string} max - Latest allowed date, likewise.
 * @fires {CustomEvent<ValueDetail>} tt-value - The person changed a part. Bubbles; `raw` holds the
 *   parts on lines. Not fired when a script sets a part, nor when dates cannot be loaded.
 * @fires {CustomEvent<IssuesDetail>} tt-issues - What is shown as wrong changed. Bubbles. Not fired
 *   for what is wrong but not shown yet, nor for an error that the server printed.
 */
export class TtDateField extends ElementBase implements Question {
  get [asks](): true {
    return true;
  }

  /** Day, month and year in this order, however the page orders them. */
  get controls(): readonly Control[] {
    const parts = ['day', 'month', 'year'];
    const rank = (control: Control): number => parts.indexOf(control.dataset.part ?? '');
    return ownAll<Control>(this, '[data-part][name]').sort((a, b) => rank(a) - rank(b));
  }

  get subject(): HTMLElement | null {
    return this.querySelector('fieldset');
  }

  /** Shows issues from outside, such as a server's answer, until the person changes a part. */
  showIssues(issues: readonly Issue[]): void {
    withEngine(({ setIssues }) => setIssues(this, issues));
  }

  connectedCallback(): void {
    adopt(this);
  }

  disconnectedCallback(): void {
    release(this);
  }

  /** `Element.moveBefore()` keeps everything in place: nothing is to be done. */
  connectedMoveCallback(): void {}
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-date-field': TtDateField;
  }
}
