import type { Example } from '../examples/example.ts';

const tag = 'tt-fieldset';

export const fieldsetExamples: Example[] = [
  {
    id: 'fieldset-radios',
    tag,
    title: 'titleRadios',
    fills: { composter: 'yes' },
    required: ['composter'],
    html: (word) => `<tt-fieldset>
  <fieldset role="radiogroup" aria-required="true" aria-describedby="fieldset-radios-error">
    <legend>${word('composter')}</legend>
    <p id="fieldset-radios-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-radios-yes" type="radio" name="composter" value="yes" required aria-invalid="false">
      <label for="fieldset-radios-yes">${word('yes')}</label>
    </div>
    <div data-option>
      <input id="fieldset-radios-no" type="radio" name="composter" value="no" required aria-invalid="false">
      <label for="fieldset-radios-no">${word('no')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-radios-hints',
    tag,
    title: 'titleRadiosHints',
    fills: { purpose: 'change' },
    required: ['purpose'],
    html: (word) => `<tt-fieldset data-error-required="${word('purposeMissing')}">
  <fieldset role="radiogroup" aria-required="true" aria-describedby="fieldset-radios-hints-error">
    <legend>${word('purpose')}</legend>
    <p id="fieldset-radios-hints-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-radios-hints-first" type="radio" name="purpose" value="first" required aria-invalid="false"
        aria-describedby="fieldset-radios-hints-first-hint">
      <label for="fieldset-radios-hints-first">${word('purposeFirst')}</label>
      <p id="fieldset-radios-hints-first-hint" data-hint>${word('purposeFirstHint')}</p>
    </div>
    <div data-option>
      <input id="fieldset-radios-hints-change" type="radio" name="purpose" value="change" required aria-invalid="false"
        aria-describedby="fieldset-radios-hints-change-hint">
      <label for="fieldset-radios-hints-change">${word('purposeChange')}</label>
      <p id="fieldset-radios-hints-change-hint" data-hint>${word('purposeChangeHint')}</p>
    </div>
    <div data-option>
      <input id="fieldset-radios-hints-end" type="radio" name="purpose" value="end" required aria-invalid="false">
      <label for="fieldset-radios-hints-end">${word('purposeEnd')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-checkboxes',
    tag,
    title: 'titleCheckboxes',
    fills: { contact: 'phone' },
    required: ['contact'],
    html: (word) => `<tt-fieldset required>
  <fieldset aria-describedby="fieldset-checkboxes-error fieldset-checkboxes-hint">
    <legend>${word('contact')}</legend>
    <p id="fieldset-checkboxes-hint" data-hint>${word('contactHint')}</p>
    <p id="fieldset-checkboxes-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-checkboxes-email" type="checkbox" name="contact" value="email">
      <label for="fieldset-checkboxes-email">${word('contactEmail')}</label>
    </div>
    <div data-option>
      <input id="fieldset-checkboxes-phone" type="checkbox" name="contact" value="phone">
      <label for="fieldset-checkboxes-phone">${word('contactPhone')}</label>
    </div>
    <div data-option>
      <input id="fieldset-checkboxes-post" type="checkbox" name="contact" value="post">
      <label for="fieldset-checkboxes-post">${word('contactPost')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-server-error',
    tag,
    title: 'titleRadiosError',
    fills: { purpose: 'first' },
    required: ['purpose'],
    html: (word) => `<tt-fieldset>
  <fieldset role="radiogroup" aria-required="true" aria-invalid="true" aria-describedby="fieldset-server-error-error">
    <legend>${word('purpose')}</legend>
    <p id="fieldset-server-error-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('purposeMissing')}</p>
    <div data-option>
      <input id="fieldset-server-error-first" type="radio" name="purpose" value="first" required aria-invalid="false">
      <label for="fieldset-server-error-first">${word('purposeFirst')}</label>
    </div>
    <div data-option>
      <input id="fieldset-server-error-change" type="radio" name="purpose" value="change" required aria-invalid="false">
      <label for="fieldset-server-error-change">${word('purposeChange')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-heading',
    tag,
    title: 'titlePageQuestion',
    fills: { language: 'other' },
    html: (word) => `<tt-fieldset>
  <fieldset role="radiogroup" aria-describedby="fieldset-heading-error">
    <legend><h1>${word('otherLanguage')}</h1></legend>
    <p id="fieldset-heading-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-heading-pl" type="radio" name="language" value="pl">
      <label for="fieldset-heading-pl" lang="pl">Polski</label>
    </div>
    <div data-option>
      <input id="fieldset-heading-lv" type="radio" name="language" value="lv">
      <label for="fieldset-heading-lv" lang="lv">Latviešu</label>
    </div>
    <div data-option>
      <input id="fieldset-heading-other" type="radio" name="language" value="other">
      <label for="fieldset-heading-other">${word('otherLanguageOther')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
];
