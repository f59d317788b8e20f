import type { Example, Words } from '../examples/example.ts';

const tag = 'tt-phone';

const single = (word: Words, id: string, attributes: string): string => `<tt-phone${attributes}>
  <label for="${id}">${word('phoneNumber')}</label>
  <p id="${id}-hint" data-hint>${word('phoneAbroadHint')}</p>
  <p id="${id}-error" data-error hidden></p>
  <input id="${id}" name="phone" type="tel" required autocomplete="tel" data-width="20"
    aria-describedby="${id}-error ${id}-hint">
</tt-phone>`;

export const phoneExamples: Example[] = [
  {
    id: 'phone',
    tag,
    title: 'phoneTitle',
    fills: { phone: '+49 30 1234567' },
    required: ['phone'],
    html: (word) => single(word, 'phone', ''),
  },
  {
    id: 'phone-mobile',
    tag,
    title: 'phoneTitleMobile',
    fills: { phone: '+48 600 100 200' },
    required: ['phone'],
    html: (word) => single(word, 'phone-mobile', ' data-mobile'),
  },
  {
    id: 'phone-country',
    tag,
    title: 'phoneTitleCountry',
    fills: { 'phone-country': 'DE', phone: '030 1234567' },
    html: (word) => `<tt-phone>
  <fieldset>
    <legend>${word('phoneNumber')}</legend>
    <p id="phone-country-error" data-error hidden></p>
    <div data-parts>
      <div data-part>
        <label for="phone-country-code">${word('phoneCountry')}</label>
        <select id="phone-country-code" name="phone-country" data-part="country" autocomplete="tel-country-code">
          <option value="PL">${word('phonePoland')}</option>
          <option value="PT">${word('phonePortugal')}</option>
          <option value="LV">${word('phoneLatvia')}</option>
          <option value="DE">${word('phoneGermany')}</option>
          <option value="UA">${word('phoneUkraine')}</option>
        </select>
      </div>
      <div data-part>
        <label for="phone-country-number">${word('phoneNational')}</label>
        <input id="phone-country-number" name="phone" type="tel" data-part="number"
          autocomplete="tel-national" data-width="20">
      </div>
    </div>
  </fieldset>
</tt-phone>`,
  },
];
