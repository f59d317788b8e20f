import { attributes, html, type Html } from '../../../html.ts';
import type { Words } from '../../../words.ts';
import type { Filled, Problem } from '../check.ts';
import { printItems } from '../fields.ts';
import { privacyNotice } from '../privacy.ts';
import { questionsOf, type StepId } from '../questions.ts';
import { feeCard } from './fee.ts';
import { backButton, formId, keeping } from './kept-form.ts';
import { printErrorSummary } from './notices.ts';
import { addressOf, printSteps, titleOf, type Place } from './way.ts';

export interface StepPage {
  step: StepId;
  words: Words;
  filled: Filled;
  problems: readonly Problem[];
  done: ReadonlySet<Place>;
  /** Where to go when the step is right: the next step, or the check it was reached from. */
  returnTo: Place | undefined;
  submissionKey: string;
  /** What stands above the form, apart from its mistakes. */
  notice?: Html;
  /** The form could not be saved: what it holds is nowhere else. */
  isUnsaved?: boolean;
}

export function stepPage(page: StepPage): Html {
  const { step, words, filled, problems, done, returnTo, submissionKey, notice, isUnsaved } = page;
  const printing = { words, ...filled, problems };
  const questions = questionsOf[step];
  // People read what happens to their data before they give a consent or declare anything.
  const consent = questions.findIndex((item) => 'name' in item && item.name === 'contact-consent');
  const split = consent < 0 ? questions.length : consent;
  return html`${printSteps(step, done, words)} ${backButton(words)}
    <h1>${titleOf(step, words)}</h1>
    ${notice}
    <tt-form>
      ${printErrorSummary(problems, words)}
      <form
        id="${formId}"
        method="post"
        action="${addressOf(step)}"
        novalidate
        ${attributes({
          ...keeping(isUnsaved),
          enctype: step === 'attachments' && 'multipart/form-data',
        })}
      >
        <input type="hidden" name="tt-submission" value="${submissionKey}" autocomplete="off" />
        ${returnTo && html`<input type="hidden" name="return" value="${returnTo}" />`}
        <p data-hint>${words('allRequired')}</p>
        ${printItems(questions.slice(0, split), printing)}
        ${step === 'household' && feeCard(filled, words)} ${consent >= 0 && privacyNotice(words)}
        ${printItems(questions.slice(split), printing)}
        ${step === 'attachments' && html`<p data-notice="warning">${words('enforcement')}</p>`}
        <div data-actions>
          <button data-variant="primary">${words('continue')}</button>
          ${
            step === 'attachments' &&
            html`<button name="task" value="upload" formnovalidate>${words('upload')}</button>`
          }
        </div>
      </form>
    </tt-form>`;
}
