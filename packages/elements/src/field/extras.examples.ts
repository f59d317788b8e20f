import type { Example } from '../examples/example.ts';

const tag = 'tt-field';

/** Text fields with more than their browser gives them. */
export const fieldExtraExamples: Example[] = [
  {
    id: 'text-grow',
    tag,
    title: 'textTitleGrow',
    fills: { remarks: 'ąęł' },
    html: (word) => `<tt-field>
  <label for="text-grow">${word('textRemarks')}</label>
  <p id="text-grow-hint" data-hint>${word('textRemarksHint')}</p>
  <p id="text-grow-error" data-error hidden></p>
  <textarea id="text-grow" name="remarks" rows="3" data-grow
    aria-describedby="text-grow-error text-grow-hint"></textarea>
</tt-field>`,
  },
  {
    id: 'text-count',
    tag,
    title: 'textTitleCount',
    fills: { reason: 'Šķirošana' },
    required: ['reason'],
    html: (word) => `<tt-field>
  <label for="text-count">${word('textReason')}</label>
  <p id="text-count-error" data-error hidden></p>
  <textarea id="text-count" name="reason" rows="5" required data-grow data-count="characters"
    data-maxlength="500" aria-describedby="text-count-error text-count-left"></textarea>
  <p id="text-count-left" data-counter>${word('textReasonLimit')}</p>
</tt-field>`,
  },
  {
    id: 'text-count-words',
    tag,
    title: 'textTitleCountWords',
    fills: { summary: 'Duas palavras' },
    html: (word) => `<tt-field>
  <label for="text-count-words">${word('textSummaryOfCase')}</label>
  <p id="text-count-words-hint" data-hint>${word('textSummaryLimit')}</p>
  <p id="text-count-words-error" data-error hidden></p>
  <textarea id="text-count-words" name="summary" rows="4" data-count="words" data-max-words="50"
    data-count-from="75" aria-describedby="text-count-words-error text-count-words-hint"></textarea>
</tt-field>`,
  },
  {
    id: 'text-password',
    tag,
    title: 'textTitlePassword',
    fills: { password: 'wierzba-42' },
    required: ['password'],
    html: (word) => `<tt-field>
  <label for="text-password">${word('textPasswordLabel')}</label>
  <p id="text-password-error" data-error hidden></p>
  <div data-affix>
    <input id="text-password" name="password" type="password" required autocomplete="current-password"
      data-show-password data-width="20" aria-describedby="text-password-error">
  </div>
</tt-field>`,
  },
  {
    id: 'text-code',
    tag,
    title: 'textTitleCode',
    fills: { code: '042 137' },
    required: ['code'],
    html: (word) => `<tt-field>
  <label for="text-code">${word('textCodeLabel')}</label>
  <p id="text-code-hint" data-hint>${word('textCodeHint')}</p>
  <p id="text-code-error" data-error hidden></p>
  <input id="text-code" name="code" required inputmode="numeric" autocomplete="one-time-code"
    data-value="one-time-code" data-length="6" data-width="10"
    aria-describedby="text-code-error text-code-hint">
</tt-field>`,
  },
  {
    id: 'text-url',
    tag,
    title: 'textTitleUrl',
    fills: { website: 'www.example.com' },
    html: (word) => `<tt-field>
  <label for="text-url">${word('textWebsite')}</label>
  <p id="text-url-hint" data-hint>${word('textWebsiteHint')}</p>
  <p id="text-url-error" data-error hidden></p>
  <input id="text-url" name="website" inputmode="url" autocomplete="url" autocapitalize="none"
    spellcheck="false" data-value="url" aria-describedby="text-url-error text-url-hint">
</tt-field>`,
  },
  {
    id: 'text-search',
    tag,
    title: 'textTitleSearch',
    fills: { query: 'odpady' },
    html: (word) => `<tt-field>
  <label for="text-search">${word('textSearchServices')}</label>
  <input id="text-search" name="query" type="search" data-width="full">
</tt-field>`,
  },
  {
    id: 'text-marks-optional',
    tag,
    title: 'textTitleMarksOptional',
    fills: { 'given-name': 'Zofia', 'second-name': '' },
    required: ['given-name'],
    html: (word) => `<div data-marks="optional">
  <tt-field>
    <label for="text-marks-optional">${word('textGivenName')} <span data-required>${word('textMarkRequired')}</span></label>
    <p id="text-marks-optional-error" data-error hidden></p>
    <input id="text-marks-optional" name="given-name" required autocomplete="given-name" data-width="20"
      aria-describedby="text-marks-optional-error">
  </tt-field>
  <tt-field>
    <label for="text-marks-optional-2">${word('textSecondName')} <span data-optional>${word('textMarkOptional')}</span></label>
    <p id="text-marks-optional-2-error" data-error hidden></p>
    <input id="text-marks-optional-2" name="second-name" autocomplete="additional-name" data-width="20"
      aria-describedby="text-marks-optional-2-error">
  </tt-field>
</div>`,
  },
  {
    id: 'text-marks-required',
    tag,
    title: 'textTitleMarksRequired',
    fills: { 'given-name': 'Zofia' },
    required: ['given-name'],
    html: (word) => `<div data-marks="required">
  <tt-field>
    <label for="text-marks-required">${word('textGivenName')} <span data-required>${word('textMarkRequired')}</span></label>
    <p id="text-marks-required-error" data-error hidden></p>
    <input id="text-marks-required" name="given-name" required autocomplete="given-name" data-width="20"
      aria-describedby="text-marks-required-error">
  </tt-field>
  <tt-field>
    <label for="text-marks-required-2">${word('textSecondName')} <span data-optional>${word('textMarkOptional')}</span></label>
    <p id="text-marks-required-2-error" data-error hidden></p>
    <input id="text-marks-required-2" name="second-name" autocomplete="additional-name" data-width="20"
      aria-describedby="text-marks-required-2-error">
  </tt-field>
</div>`,
  },
  {
    id: 'text-purpose',
    tag,
    title: 'textTitlePurposeNote',
    fills: { phone: '17 787 43 00' },
    html: (word) => `<tt-field>
  <label for="text-purpose">${word('textContactPhone')}</label>
  <p id="text-purpose-error" data-error hidden></p>
  <input id="text-purpose" name="phone" type="tel" autocomplete="tel" data-width="20"
    data-value="phone" aria-describedby="text-purpose-error">
  <details data-purpose>
    <summary>${word('textWhyAsked')}</summary>
    <dl>
      <dt>${word('textWhyTerm')}</dt>
      <dd>${word('textWhyText')}</dd>
      <dt>${word('textBasisTerm')}</dt>
      <dd>${word('textBasisText')}</dd>
      <dt>${word('textKeptTerm')}</dt>
      <dd>${word('textKeptText')}</dd>
    </dl>
  </details>
</tt-field>`,
  },
];
