import type { Example } from '../examples/example.ts';

const tag = 'tt-output';

export const outputExamples: Example[] = [
  {
    id: 'output-money',
    tag,
    title: 'textTitleOutput',
    fills: { persons: '4' },
    html: (word) => `<form method="post">
  <tt-field>
    <label for="output-money-persons">${word('textOutputPersons')}</label>
    <p id="output-money-persons-error" data-error hidden></p>
    <input id="output-money-persons" name="persons" inputmode="numeric" data-value="integer"
      data-width="4" aria-describedby="output-money-persons-error">
  </tt-field>
  <tt-output data-value="money" data-currency="EUR">
    <h2 id="output-money-title">${word('textOutputTitle')}</h2>
    <output for="output-money-persons" aria-labelledby="output-money-title" data-empty>${word('textOutputUnknown')}</output>
  </tt-output>
  <div data-actions><button data-variant="primary">${word('send')}</button></div>
</form>`,
  },
];
