import type { Issue } from '@twintown/core/issue.js';
import { adopt, release } from '../shared/adopt.ts';
import { ElementBase } from '../shared/base.ts';
import { withEngine } from '../shared/events.ts';
import { whenParsed } from '../shared/parsed.ts';
import { asks, controlSelector, ownAll, type Control, type Question } from '../shared/question.ts';

/**
 * One question with several radios or checkboxes, printed by the author as `<fieldset>`,
 * `<legend>`, optional hint and error paragraph, and one `<div data-option>` per choice. Questions
 * that stand inside a choice keep their own answers. Print radios' `<fieldset>` with
 * `role="radiogroup"`: only that role can be heard as wrong.
 *
 * A checkbox with `data-exclusive` (“none of these”) takes the others back, and they it. One with
 * `data-all` and no name ticks all others; print its choice `hidden`, because without script it
 * would do nothing. Both tell by voice what they changed.
 *
 * Sentences of the author's own: `data-error-<code>` on the element, e.g. `data-error-required`.
 *
 * @summary Checks and explains a group of radios or checkboxes.
 * @tag tt-fieldset
 * @tagname tt-fieldset
 * @attr {boolean} required - At least one choice has to be made. For checkboxes, which have no such
 *   attribute for the group; radios carry HTML's own `required`.
 * @attr {number} data-min - How many choices there must be at least, once there is one; with `required` from
 *   the first on.
 * @attr {number} data-max - How many choices there may be at most.
 * @fires {CustomEvent<ValueDetail>} tt-value - The person changed the answer. Bubbles. Not fired
 *   when a script checks a choice. Several choices stand on lines of `raw`.
 * @fires {CustomEvent<IssuesDetail>} tt-issues - What is shown as wrong changed. Bubbles. Not fired
 *   for what is wrong but not shown yet, nor for an error that the server printed.
 * @cssproperty --tt-choice-border-color - Border of the marks.
 */
export class TtFieldset extends ElementBase implements Question {
  get [asks](): true {
    return true;
  }

  /** The choices, without the controls of questions inside. */
  get controls(): readonly Control[] {
    return ownAll<Control>(this, controlSelector);
  }

  get subject(): HTMLElement | null {
    return this.querySelector('fieldset');
  }

  /** Shows issues from outside, such as a server's answer, until the person changes the choice. */
  showIssues(issues: readonly Issue[]): void {
    withEngine(({ setIssues }) => setIssues(this, issues));
  }

  connectedCallback(): void {
    adopt(this);
    whenParsed(() => this.late());
  }

  /** @internal */
  late(): void {
    // Offline they are boxes like the others, and the server checks them.
    if (this.querySelector('[data-exclusive],[data-all]'))
      void import('./choices.ts').then(
        ({ guide }) => this.isConnected && guide(this),
        () => {},
      );
  }

  disconnectedCallback(): void {
    release(this);
  }

  /** `Element.moveBefore()` keeps everything in place: nothing is to be done. */
  connectedMoveCallback(): void {}
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-fieldset': TtFieldset;
  }
}
