import { translate } from '@twintown/core/messages.js';
import { html, type Html } from '../../../html.ts';
import type { Words } from '../../../words.ts';
import { feeOf, type Filled, type Problem } from '../check.ts';
import { feeText } from '../fee-words.ts';
import { flatten, namesOf, questionsOf } from '../questions.ts';
import { readRates } from '../rates.ts';
import type { SummarySection } from '../summary.ts';
import { feeSummary } from './fee.ts';
import { printErrorSummary } from './notices.ts';
import { addressOf, backLink, printSteps, type Place } from './way.ts';

const lines = (text: string): Html[] =>
  text.split('\n').map((line, index) => html`${index > 0 && html`<br />`}${line}`);

/** Nobody comes here without the first answers, except after they were deleted. */
const isForgotten = ({ answers }: Filled): boolean =>
  [...flatten(questionsOf.purpose)].flatMap(namesOf).every((name) => !answers.get(name));

export function checkPage(
  words: Words,
  {
    sections,
    filled,
    problems,
    done,
  }: {
    sections: readonly SummarySection[];
    filled: Filled;
    problems: readonly Problem[];
    done: ReadonlySet<Place>;
  },
): Html {
  const fee = feeOf(filled.answers, words.language);
  const text = fee && feeText(words.language, fee, readRates().currency);
  return html`${printSteps('check', done, words)} ${backLink(addressOf('attachments'), words)}
    <h1>${words('checkTitle')}</h1>
    ${
      problems.length > 0
        ? html`${printErrorSummary(problems, words, { heading: words('checkIncomplete'), from: 'check' })}
          ${isForgotten(filled) && html`<p data-notice="info">${words('checkForgotten')}</p>`}`
        : html`<p data-lead>${words('checkLead')}</p>`
    }
    ${sections.map(
      ({ step, title, rows }) =>
        html`<h2>${title}</h2>
          <dl data-summary>
            ${rows.map(
              ({ id, label, answer }) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd>${lines(answer || translate(words.language, 'common.notAnswered'))}</dd>
                  <dd>
                    <a href="${addressOf(step)}?return=check#${id}"
                      ><span aria-hidden="true">${words('change')}</span
                      ><span data-visually-hidden
                        >${words('changeOf', { question: label })}</span
                      ></a
                    >
                  </dd>
                </div>`,
            )}
          </dl>`,
    )}
    ${text && feeSummary(text, words)}
    <p data-notice="warning">${words('enforcement')}</p>
    ${
      problems.length === 0 &&
      html`<div data-actions>
        <a href="${addressOf('sign')}" data-button data-variant="primary">${words('toSign')}</a>
      </div>`
    }`;
}
