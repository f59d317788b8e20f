import type { Issue } from '@twintown/core/issue.js';
import { adopt, release } from '../shared/adopt.ts';
import { ElementBase } from '../shared/base.ts';
import { withEngine } from '../shared/events.ts';
import { asks, controlIn, type Control, type Question } from '../shared/question.ts';

export type { IssuesDetail, ValueDetail } from '../shared/question.ts';

/**
 * One question with one native control: `<label>`, optional hint, optional error paragraph, and an
 * `input`, `select` or `textarea`, all printed by the author. The element checks the answer by
 * `data-value` and HTML's own constraint attributes, tells what is wrong in the page's language,
 * and keeps `aria-describedby` and `aria-invalid` of the control true. It works alone, in a plain
 * `<form>` and in `<tt-form>`. It never creates, moves or replaces the label or the control.
 *
 * Attributes of the control give more, each loaded when a person arrives: `data-count="characters"`
 * or `"words"` tells what is left of `maxlength`, `data-maxlength` or `data-max-words`, from
 * `data-count-from` percent on; `data-show-password` adds a button that shows a password;
 * `data-grow` lets a text area be as high as its text. `data-maxlength`, `data-max-words` and
 * `data-length` (digits of a one-time code) are checked and told, and never stop the typing.
 *
 * `data-suggested-from="<name>"` on a date or a choice offers what the number in the field of that name
 * tells, such as a date of birth; a person takes it over with a button, or answers otherwise.
 *
 * Sentences of the author's own: `data-error-<code>` on the control, e.g. `data-error-required`.
 *
 * @summary Checks and explains one native control.
 * @tag tt-field
 * @tagname tt-field
 * @attr {boolean} required - In the place of `required` on the control, where a browser without script
 *   must not ask: in a section with `data-reveal`.
 * @attr {string} min - Least value, written as the kind's value: `0.5`, `2026-12-31`, a date also `today`.
 * @attr {string} max - Greatest value, likewise.
 * @attr {string} step - Distance between allowed numbers, from `min`, else from zero.
 * @fires {CustomEvent<ValueDetail>} tt-value - The person changed the answer. Bubbles. Not fired
 *   when a script sets the control's value, nor when the kind of value cannot be loaded.
 * @fires {CustomEvent<IssuesDetail>} tt-issues - What is shown as wrong changed. Bubbles. Not fired
 *   for what is wrong but not shown yet, nor for an error that the server printed.
 * @cssproperty --tt-field-border-color - Border of the control.
 * @cssproperty --tt-field-gap - Distance to the next question.
 */
export class TtField extends ElementBase implements Question {
  get [asks](): true {
    return true;
  }

  /** The control, as a list of one; empty while the author's HTML has none. */
  get controls(): readonly Control[] {
    return controlIn(this);
  }

  get subject(): HTMLElement | null {
    return this.controls[0] ?? null;
  }

  /** Shows issues from outside, such as a server's answer, until the person changes the text. */
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
    'tt-field': TtField;
  }
}
