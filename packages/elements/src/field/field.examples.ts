import type { Example } from '../examples/example.ts';

const tag = 'tt-field';

export const fieldExamples: Example[] = [
  {
    id: 'field-text',
    tag,
    title: 'titleText',
    fills: { street: 'Żeromskiego' },
    html: (word) => `<tt-field>
  <label for="field-text">${word('street')}</label>
  <p id="field-text-error" data-error hidden></p>
  <input id="field-text" name="street" autocomplete="address-line1"
    aria-describedby="field-text-error">
</tt-field>`,
  },
  {
    id: 'field-required',
    tag,
    title: 'titleRequired',
    fills: { name: 'Łucja Ķirsone' },
    required: ['name'],
    html: (word) => `<tt-field>
  <label for="field-required">${word('fullName')}</label>
  <p id="field-required-hint" data-hint>${word('fullNameHint')}</p>
  <p id="field-required-error" data-error hidden></p>
  <input id="field-required" name="name" required autocomplete="name"
    aria-describedby="field-required-error field-required-hint">
</tt-field>`,
  },
  {
    id: 'field-optional',
    tag,
    title: 'titleOptional',
    fills: { flat: '4A' },
    html: (word) => `<tt-field>
  <label for="field-optional">${word('flatNumber')} <span data-optional>${word('optional')}</span></label>
  <p id="field-optional-error" data-error hidden></p>
  <input id="field-optional" name="flat" data-width="5" aria-describedby="field-optional-error">
</tt-field>`,
  },
  {
    id: 'field-hint',
    tag,
    title: 'titleHint',
    fills: { 'case-number': 'GK.1.2026' },
    html: (word) => `<tt-field>
  <label for="field-hint">${word('caseNumber')}</label>
  <p id="field-hint-hint" data-hint>${word('caseNumberHint')}</p>
  <p id="field-hint-error" data-error hidden></p>
  <input id="field-hint" name="case-number" data-width="20" spellcheck="false"
    aria-describedby="field-hint-error field-hint-hint">
</tt-field>`,
  },
  {
    id: 'field-textarea',
    tag,
    title: 'titleTextarea',
    fills: { case: 'ąęł' },
    html: (word) => `<tt-field>
  <label for="field-textarea">${word('describeCase')}</label>
  <p id="field-textarea-hint" data-hint>${word('describeCaseHint')}</p>
  <p id="field-textarea-error" data-error hidden></p>
  <textarea id="field-textarea" name="case" rows="5" minlength="3"
    aria-describedby="field-textarea-error field-textarea-hint"></textarea>
</tt-field>`,
  },
  {
    id: 'field-select',
    tag,
    title: 'titleSelect',
    fills: { district: 'north' },
    required: ['district'],
    html: (word) => `<tt-field>
  <label for="field-select">${word('district')}</label>
  <p id="field-select-error" data-error hidden></p>
  <select id="field-select" name="district" required aria-invalid="false"
    aria-describedby="field-select-error">
    <option value="">${word('choose')}</option>
    <option value="centre">${word('districtCentre')}</option>
    <option value="north">${word('districtNorth')}</option>
    <option value="south">${word('districtSouth')}</option>
  </select>
</tt-field>`,
  },
  {
    id: 'field-email',
    tag,
    title: 'titleEmail',
    fills: { email: 'anna@example.pl' },
    required: ['email'],
    html: (word) => `<tt-field>
  <label for="field-email">${word('email')}</label>
  <p id="field-email-hint" data-hint>${word('emailHint')}</p>
  <p id="field-email-error" data-error hidden></p>
  <input id="field-email" name="email" type="email" required autocomplete="email" spellcheck="false"
    data-value="email" aria-describedby="field-email-error field-email-hint">
</tt-field>`,
  },
  {
    id: 'field-emails',
    tag,
    title: 'titleEmails',
    fills: { copies: 'anna@example.pl,jan@example.pl' },
    html: (word) => `<tt-field>
  <label for="field-emails">${word('emails')}</label>
  <p id="field-emails-hint" data-hint>${word('emailsHint')}</p>
  <p id="field-emails-error" data-error hidden></p>
  <input id="field-emails" name="copies" type="email" multiple spellcheck="false"
    aria-describedby="field-emails-error field-emails-hint">
</tt-field>`,
  },
  {
    id: 'field-phone',
    tag,
    title: 'titlePhone',
    fills: { phone: '17 787 43 00' },
    html: (word) => `<tt-field>
  <label for="field-phone">${word('phone')}</label>
  <p id="field-phone-hint" data-hint>${word('phoneHint')}</p>
  <p id="field-phone-error" data-error hidden></p>
  <input id="field-phone" name="phone" type="tel" autocomplete="tel" data-width="20"
    data-value="phone" aria-describedby="field-phone-error field-phone-hint">
</tt-field>`,
  },
  {
    id: 'field-integer',
    tag,
    title: 'titleInteger',
    fills: { persons: '4' },
    required: ['persons'],
    html: (word) => `<tt-field min="1" max="50">
  <label for="field-integer">${word('persons')}</label>
  <p id="field-integer-error" data-error hidden></p>
  <input id="field-integer" name="persons" required inputmode="numeric"
    data-value="integer" data-width="2" aria-describedby="field-integer-error">
</tt-field>`,
  },
  {
    id: 'field-money',
    tag,
    title: 'titleMoney',
    fills: { paid: '1234,50' },
    html: (word) => `<tt-field>
  <label for="field-money">${word('amount')}</label>
  <p id="field-money-hint" data-hint>${word('amountHint')}</p>
  <p id="field-money-error" data-error hidden></p>
  <div data-affix>
    <input id="field-money" name="paid" inputmode="decimal" data-value="money" data-currency="${word('amountCurrency')}" data-width="10"
      aria-describedby="field-money-error field-money-hint">
    <span data-suffix aria-hidden="true">${word('amountSuffix')}</span>
  </div>
</tt-field>`,
  },
  {
    id: 'field-fraction',
    tag,
    title: 'titleFraction',
    fills: { share: '3/8' },
    html: (word) => `<tt-field>
  <label for="field-fraction">${word('share')}</label>
  <p id="field-fraction-hint" data-hint>${word('shareHint')}</p>
  <p id="field-fraction-error" data-error hidden></p>
  <input id="field-fraction" name="share" data-value="fraction" data-width="10"
    aria-describedby="field-fraction-error field-fraction-hint">
</tt-field>`,
  },
  {
    id: 'field-per-mille',
    tag,
    title: 'titlePerMille',
    fills: { thousandths: '12,5' },
    html: (word) => `<tt-field>
  <label for="field-per-mille">${word('thousandths')}</label>
  <p id="field-per-mille-hint" data-hint>${word('thousandthsHint')}</p>
  <p id="field-per-mille-error" data-error hidden></p>
  <div data-affix>
    <input id="field-per-mille" name="thousandths" inputmode="decimal"
      data-value="per-mille" data-width="10" aria-describedby="field-per-mille-error field-per-mille-hint">
    <span data-suffix aria-hidden="true">‰</span>
  </div>
</tt-field>`,
  },
  {
    id: 'field-prefix',
    tag,
    title: 'titlePrefix',
    fills: { 'house-number': '12' },
    html: (word) => `<tt-field>
  <label for="field-prefix">${word('houseNumber')}</label>
  <p id="field-prefix-error" data-error hidden></p>
  <div data-affix>
    <span data-prefix aria-hidden="true">${word('numberSign')}</span>
    <input id="field-prefix" name="house-number" data-width="5" aria-describedby="field-prefix-error">
  </div>
</tt-field>`,
  },
  {
    id: 'field-pesel',
    tag,
    title: 'titlePesel',
    fills: { pesel: '44051401359' },
    required: ['pesel'],
    html: (word) => `<tt-field>
  <label for="field-pesel">${word('pesel')}</label>
  <p id="field-pesel-hint" data-hint>${word('peselHint')}</p>
  <p id="field-pesel-error" data-error hidden></p>
  <input id="field-pesel" name="pesel" required inputmode="numeric" autocomplete="off"
    data-value="pl-pesel" data-width="15" aria-describedby="field-pesel-error field-pesel-hint">
</tt-field>`,
  },
  {
    id: 'field-nip',
    tag,
    title: 'titleNip',
    fills: { nip: '526-025-09-95' },
    html: (word) => `<tt-field>
  <label for="field-nip">${word('nip')}</label>
  <p id="field-nip-error" data-error hidden></p>
  <input id="field-nip" name="nip" inputmode="numeric" autocomplete="off" data-value="pl-nip"
    data-width="15" aria-describedby="field-nip-error">
</tt-field>`,
  },
  {
    id: 'field-postal-code',
    tag,
    title: 'titlePostalCode',
    fills: { 'postal-code': '39-300' },
    html: (word) => `<tt-field>
  <label for="field-postal-code">${word('postalCode')}</label>
  <p id="field-postal-code-hint" data-hint>${word('postalCodeHint')}</p>
  <p id="field-postal-code-error" data-error hidden></p>
  <input id="field-postal-code" name="postal-code" inputmode="numeric" autocomplete="postal-code"
    data-value="postal-code-pl" data-width="10"
    aria-describedby="field-postal-code-error field-postal-code-hint">
</tt-field>`,
  },
  {
    id: 'field-date',
    tag,
    title: 'titleDateTyped',
    fills: { moved: '2026-03-31' },
    html: (word) => `<tt-field>
  <label for="field-date">${word('moveDate')}</label>
  <p id="field-date-hint" data-hint>${word('calendarTypedHint')}</p>
  <p id="field-date-error" data-error hidden></p>
  <input id="field-date" name="moved" data-value="date"
    data-width="10" aria-describedby="field-date-error field-date-hint">
</tt-field>`,
  },
  {
    id: 'field-checkbox',
    tag,
    title: 'titleCheckbox',
    fills: { consent: 'yes' },
    required: ['consent'],
    html: (word) => `<tt-field>
  <p id="field-checkbox-error" data-error hidden></p>
  <div data-option>
    <input id="field-checkbox" name="consent" type="checkbox" value="yes" required aria-invalid="false"
      data-error-required="${word('consentRequired')}" aria-describedby="field-checkbox-error">
    <label for="field-checkbox">${word('consent')}</label>
  </div>
</tt-field>`,
  },
  {
    id: 'field-file',
    tag,
    title: 'titleFile',
    html: (word) => `<tt-field>
  <label for="field-file">${word('attachment')}</label>
  <p id="field-file-hint" data-hint>${word('attachmentHint')}</p>
  <p id="field-file-error" data-error hidden></p>
  <input id="field-file" name="attachment" type="file" accept="application/pdf"
    aria-describedby="field-file-error field-file-hint">
</tt-field>`,
  },
  {
    id: 'field-server-error',
    tag,
    title: 'titleServerError',
    fills: { 'case-number': 'GK.1.2026' },
    html: (word) => `<tt-field>
  <label for="field-server-error">${word('caseNumber')}</label>
  <p id="field-server-error-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('serverSaid')}</p>
  <input id="field-server-error" name="case-number" value="GK.0.2026" aria-invalid="true"
    data-width="20" aria-describedby="field-server-error-error">
</tt-field>`,
  },
  {
    id: 'field-own-sentence',
    tag,
    title: 'titleOwnSentence',
    fills: { street: 'Mickiewicza' },
    required: ['street'],
    html: (word) => `<tt-field>
  <label for="field-own-sentence">${word('street')}</label>
  <p id="field-own-sentence-error" data-error hidden></p>
  <input id="field-own-sentence" name="street" required autocomplete="address-line1"
    data-error-required="${word('ownRequired')}" aria-describedby="field-own-sentence-error">
</tt-field>`,
  },
  {
    id: 'field-readonly',
    tag,
    title: 'titleReadonly',
    html: (word) => `<tt-field>
  <label for="field-readonly">${word('referenceNumber')}</label>
  <input id="field-readonly" name="reference" value="GK.3123.17.2026" readonly data-width="20">
</tt-field>`,
  },
  {
    id: 'field-disabled',
    tag,
    title: 'titleDisabled',
    html: (word) => `<tt-field>
  <label for="field-disabled">${word('referenceNumber')}</label>
  <input id="field-disabled" name="reference" value="GK.3123.17.2026" disabled data-width="20">
</tt-field>`,
  },
  {
    id: 'field-long',
    tag,
    title: 'titleLong',
    fills: { organisation: 'SIA «Piemērs»' },
    required: ['organisation'],
    html: (word) => `<tt-field>
  <label for="field-long">${word('longLabel')}</label>
  <p id="field-long-hint" data-hint>${word('longHint')}</p>
  <p id="field-long-error" data-error hidden></p>
  <input id="field-long" name="organisation" required autocomplete="organization"
    aria-describedby="field-long-error field-long-hint">
</tt-field>`,
  },
  {
    id: 'field-bare',
    tag,
    title: 'titleBare',
    fills: { town: 'Vila Nova de Poiares' },
    required: ['town'],
    html: (word) => `<tt-field>
  <label>${word('town')} <input name="town" required></label>
  <p data-hint>${word('fullNameHint')}</p>
</tt-field>`,
  },
];
