import type { Example } from '../examples/example.ts';

export const statementExamples: Example[] = [
  {
    id: 'statement-truth',
    tag: 'tt-statement',
    title: 'textTitleStatement',
    fills: { truth: 'yes' },
    required: ['truth'],
    html: (word) => `<tt-statement version="2026-11">
  <tt-field>
    <p id="statement-truth-error" data-error hidden></p>
    <div data-option>
      <input id="statement-truth" name="truth" type="checkbox" value="yes" required aria-invalid="false"
        data-error-required="${word('textStatementMissing')}" aria-describedby="statement-truth-error">
      <label for="statement-truth">${word('textStatementTrue')}</label>
    </div>
  </tt-field>
  <input type="hidden" name="truth-text" data-text>
  <input type="hidden" name="truth-version" data-version>
  <input type="hidden" name="truth-language" data-language>
  <input type="hidden" name="truth-time" data-time>
</tt-statement>`,
  },
];
