import { translate } from '@twintown/core/messages.js';
import { attributes, html, type Html } from '../../../html.ts';
import type { Words } from '../../../words.ts';
import { feeOf, type Filled } from '../check.ts';
import { amountText, feeText } from '../fee-words.ts';
import { computeFee } from '../fee.ts';
import { readRates } from '../rates.ts';

/** The example note: whoever meets this page must know that it is not the town's own service. */
export const exampleRates = (words: Words): Html => {
  const rates = readRates();
  const { reduced } = computeFee({ persons: rates.fullRatePersons + 1, composting: false }, rates);
  const money = (amount: string): string => amountText(words.language, amount, rates.currency);
  return html`<details>
    <summary>${words('ratesExample')}</summary>
    <p>
      ${translate(words.language, 'fee.rule', {
        full: money(rates.perPerson),
        reduced: money(reduced.rate),
        relief: money(rates.compostingReliefPerPerson),
      })}
    </p>
    <p>${words('ratesExampleText')}</p>
  </details>`;
};

export function feeCard({ answers }: Filled, words: Words): Html {
  const fee = feeOf(answers, words.language);
  const text = fee && feeText(words.language, fee, readRates().currency);
  return html`<section data-card data-fee aria-labelledby="fee-title">
    <h2 id="fee-title">${translate(words.language, 'fee.title')}</h2>
    <div data-fee-result>
      <ul data-fee-lines${attributes({ hidden: !text || text.lines.length === 0 })}>
        ${text?.lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      <tt-output data-unknown="${translate(words.language, 'fee.empty')}">
        <output id="fee" for="persons composting"
          >${text?.monthly ?? translate(words.language, 'fee.empty')}</output
        >
      </tt-output>
      <button name="task" value="calculate" formnovalidate data-calculate>
        ${words('calculate')}
      </button>
    </div>
    ${exampleRates(words)}
  </section>`;
}

export function feeSummary(
  { lines, monthly }: { lines: string[]; monthly: string },
  words: Words,
): Html {
  return html`<section data-card data-fee aria-labelledby="fee-title">
    <h2 id="fee-title">${translate(words.language, 'fee.title')}</h2>
    ${
      lines.length > 0 &&
      html`<ul data-fee-lines>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }
    <p data-fee-total>${monthly}</p>
  </section>`;
}
