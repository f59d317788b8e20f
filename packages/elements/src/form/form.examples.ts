import type { Example } from '../examples/example.ts';

const tag = 'tt-form';

export const formExamples: Example[] = [
  {
    id: 'form',
    tag,
    title: 'titleForm',
    fills: {
      name: 'Łucja Ķirsone',
      pesel: '44051401359',
      'birth-day': '14',
      'birth-month': '5',
      'birth-year': '1944',
      persons: '4',
      consent: 'yes',
    },
    required: ['name', 'pesel', 'birth', 'persons', 'consent'],
    html: (word) => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form method="post">
    <fieldset>
      <legend>${word('sectionPerson')}</legend>
      <tt-field>
        <label for="form-name">${word('fullName')}</label>
        <p id="form-name-hint" data-hint>${word('fullNameHint')}</p>
        <p id="form-name-error" data-error hidden></p>
        <input id="form-name" name="name" required autocomplete="name"
          aria-describedby="form-name-error form-name-hint">
      </tt-field>
      <tt-field>
        <label for="form-pesel">${word('pesel')}</label>
        <p id="form-pesel-hint" data-hint>${word('peselHint')}</p>
        <p id="form-pesel-error" data-error hidden></p>
        <input id="form-pesel" name="pesel" required inputmode="numeric" autocomplete="off"
          data-value="pl-pesel" data-width="15" aria-describedby="form-pesel-error form-pesel-hint">
      </tt-field>
      <tt-date-field name="birth" max="today">
        <fieldset aria-describedby="form-birth-hint">
          <legend>${word('birthDate')}</legend>
          <p id="form-birth-hint" data-hint>${word('dateHint')}</p>
          <p id="form-birth-error" data-error hidden></p>
          <div data-parts>
            <div data-part>
              <label for="form-birth-day">${word('day')}</label>
              <input id="form-birth-day" data-part="day" name="birth-day" inputmode="numeric"
                required autocomplete="bday-day">
            </div>
            <div data-part>
              <label for="form-birth-month">${word('month')}</label>
              <input id="form-birth-month" data-part="month" name="birth-month" inputmode="numeric"
                required autocomplete="bday-month">
            </div>
            <div data-part>
              <label for="form-birth-year">${word('year')}</label>
              <input id="form-birth-year" data-part="year" name="birth-year" inputmode="numeric"
                required autocomplete="bday-year">
            </div>
          </div>
        </fieldset>
      </tt-date-field>
    </fieldset>
    <fieldset>
      <legend>${word('sectionHousehold')}</legend>
      <tt-field min="1" max="50">
        <label for="form-persons">${word('persons')}</label>
        <p id="form-persons-error" data-error hidden></p>
        <input id="form-persons" name="persons" required inputmode="numeric"
          data-value="integer" data-width="2" aria-describedby="form-persons-error">
      </tt-field>
      <tt-field>
        <p id="form-consent-error" data-error hidden></p>
        <div data-option>
          <input id="form-consent" name="consent" type="checkbox" value="yes" required aria-invalid="false"
            data-error-required="${word('consentRequired')}" aria-describedby="form-consent-error">
          <label for="form-consent">${word('consent')}</label>
        </div>
      </tt-field>
    </fieldset>
    <div data-actions>
      <button data-variant="primary">${word('send')}</button>
      <button data-variant="secondary" name="back" value="yes" formnovalidate>${word('back')}</button>
    </div>
  </form>
</tt-form>`,
  },
  {
    id: 'form-conditional',
    tag,
    title: 'titleConditional',
    fills: { purpose: 'change', composter: 'no', 'change-reason': 'ąę' },
    required: ['purpose'],
    html: (word) => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form method="post">
    <tt-fieldset data-error-required="${word('purposeMissing')}">
      <fieldset role="radiogroup" aria-required="true" aria-describedby="form-conditional-purpose-error">
        <legend>${word('purpose')}</legend>
        <p id="form-conditional-purpose-error" data-error hidden></p>
        <div data-option>
          <input id="form-conditional-first" type="radio" name="purpose" value="first" required aria-invalid="false">
          <label for="form-conditional-first">${word('purposeFirst')}</label>
        </div>
        <div data-option>
          <input id="form-conditional-change" type="radio" name="purpose" value="change" required aria-invalid="false">
          <label for="form-conditional-change">${word('purposeChange')}</label>
        </div>
      </fieldset>
    </tt-fieldset>
    <fieldset data-reveal="purpose=change">
      <legend>${word('purposeChange')}</legend>
      <p data-condition>${word('purposeChangeOnly')}</p>
      <tt-field>
        <label for="form-conditional-reason">${word('changeReason')}</label>
        <p id="form-conditional-reason-error" data-error hidden></p>
        <input id="form-conditional-reason" name="change-reason"
          aria-describedby="form-conditional-reason-error">
      </tt-field>
    </fieldset>
    <tt-field>
      <label for="form-conditional-composter">${word('composter')}</label>
      <p id="form-conditional-composter-error" data-error hidden></p>
      <select id="form-conditional-composter" name="composter"
        aria-describedby="form-conditional-composter-error">
        <option value="">${word('choose')}</option>
        <option value="yes">${word('yes')}</option>
        <option value="no">${word('no')}</option>
      </select>
    </tt-field>
    <fieldset data-reveal="composter=yes">
      <legend>${word('composter')}</legend>
      <p data-condition>${word('composterOnly')}</p>
      <tt-field>
        <label for="form-conditional-size">${word('composterSize')}</label>
        <p id="form-conditional-size-error" data-error hidden></p>
        <input id="form-conditional-size" name="composter-size" inputmode="numeric"
          data-value="integer" data-width="5" aria-describedby="form-conditional-size-error">
      </tt-field>
    </fieldset>
    <div data-actions><button data-variant="primary">${word('send')}</button></div>
  </form>
</tt-form>`,
  },
];
