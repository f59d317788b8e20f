import type { Example } from '../examples/example.ts';

export const errorSummaryExamples: Example[] = [
  {
    id: 'error-summary',
    tag: 'tt-error-summary',
    title: 'titleSummary',
    fills: { 'case-number': 'GK.1.2026' },
    html: (
      word,
    ) => `<tt-error-summary role="group" aria-labelledby="error-summary-heading" tabindex="-1">
  <h2 id="error-summary-heading">${word('summaryHeading')}</h2>
  <ul>
    <li><a href="#error-summary-case">${word('serverSaid')}</a></li>
    <li><a href="#error-summary-first">${word('purposeMissing')}</a></li>
  </ul>
</tt-error-summary>
<form method="post">
  <tt-field>
    <label for="error-summary-case">${word('caseNumber')}</label>
    <p id="error-summary-case-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('serverSaid')}</p>
    <input id="error-summary-case" name="case-number" value="GK.0.2026" aria-invalid="true"
      data-width="20" aria-describedby="error-summary-case-error">
  </tt-field>
  <tt-fieldset>
    <fieldset role="radiogroup" aria-invalid="true" aria-describedby="error-summary-purpose-error">
      <legend>${word('purpose')}</legend>
      <p id="error-summary-purpose-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('purposeMissing')}</p>
      <div data-option>
        <input id="error-summary-first" type="radio" name="purpose" value="first">
        <label for="error-summary-first">${word('purposeFirst')}</label>
      </div>
      <div data-option>
        <input id="error-summary-change" type="radio" name="purpose" value="change">
        <label for="error-summary-change">${word('purposeChange')}</label>
      </div>
    </fieldset>
  </tt-fieldset>
  <div data-actions><button data-variant="primary">${word('send')}</button></div>
</form>`,
  },
];
