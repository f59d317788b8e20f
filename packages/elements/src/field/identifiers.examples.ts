import type { Example, ExampleKey, Words } from '../examples/example.ts';

const tag = 'tt-field';

/** One field as it stands in a form: what differs between the numbers, and nothing else. */
interface Identifier {
  name: string;
  title: ExampleKey;
  label: ExampleKey;
  hint: ExampleKey;
  /** `data-value` */
  kind: string;
  /** A right answer, made up or taken from the public description of the number. */
  fill: string;
  width: '10' | '15' | '20' | 'full';
  /** Only digits and marks are typed, so that a phone may show its keys for digits. */
  numeric?: true;
  postal?: true;
  required?: true;
}

const identifiers: Identifier[] = [
  {
    name: 'nif',
    title: 'identTitleNif',
    label: 'identNif',
    hint: 'identNifHint',
    kind: 'pt-nif',
    fill: '501 964 843',
    width: '15',
    numeric: true,
    required: true,
  },
  {
    name: 'niss',
    title: 'identTitleNiss',
    label: 'identNiss',
    hint: 'identNissHint',
    kind: 'pt-niss',
    fill: '12345678910',
    width: '15',
    numeric: true,
  },
  {
    name: 'cc',
    title: 'identTitleCc',
    label: 'identCc',
    hint: 'identCcHint',
    kind: 'pt-cc',
    fill: '00000000 0 ZZ4',
    width: '15',
  },
  {
    name: 'plate',
    title: 'identTitlePlate',
    label: 'identPlate',
    hint: 'identPlateHint',
    kind: 'pt-matricula',
    fill: 'AA-01-AA',
    width: '10',
  },
  {
    name: 'postal-pt',
    title: 'identTitlePostalPt',
    label: 'postalCode',
    hint: 'identPostalPtHint',
    kind: 'postal-code-pt',
    fill: '3350-156',
    width: '10',
    numeric: true,
    postal: true,
  },
  {
    name: 'pesel',
    title: 'identTitlePesel',
    label: 'pesel',
    hint: 'identPeselHint',
    kind: 'pl-pesel',
    fill: '44051401359',
    width: '15',
    numeric: true,
    required: true,
  },
  {
    name: 'nip',
    title: 'identTitleNip',
    label: 'nip',
    hint: 'identNipHint',
    kind: 'pl-nip',
    fill: '856-734-62-15',
    width: '15',
    numeric: true,
  },
  {
    name: 'regon',
    title: 'identTitleRegon',
    label: 'identRegon',
    hint: 'identRegonHint',
    kind: 'pl-regon',
    fill: '123456785',
    width: '15',
    numeric: true,
  },
  {
    name: 'dowod',
    title: 'identTitleDowod',
    label: 'identDowod',
    hint: 'identDowodHint',
    kind: 'pl-dowod',
    fill: 'ABS 123456',
    width: '15',
  },
  {
    name: 'kw',
    title: 'identTitleKw',
    label: 'identKw',
    hint: 'identKwHint',
    kind: 'pl-kw',
    fill: 'KA1S/00012345/6',
    width: '20',
  },
  {
    name: 'teryt',
    title: 'identTitleTeryt',
    label: 'identTeryt',
    hint: 'identTerytHint',
    kind: 'pl-teryt',
    fill: '1811011',
    width: '10',
    numeric: true,
  },
  {
    name: 'ade',
    title: 'identTitleAde',
    label: 'identAde',
    hint: 'identAdeHint',
    kind: 'pl-ade',
    fill: 'AE:PL-61360-92303-WGCGF-27',
    width: 'full',
  },
  {
    name: 'case',
    title: 'identTitleCase',
    label: 'identCase',
    hint: 'identCaseHint',
    kind: 'pl-znak-sprawy',
    fill: 'GK.6232.145.2026',
    width: '20',
  },
  {
    name: 'postal-pl',
    title: 'identTitlePostalPl',
    label: 'postalCode',
    hint: 'postalCodeHint',
    kind: 'postal-code-pl',
    fill: '39-300',
    width: '10',
    numeric: true,
    postal: true,
  },
  {
    name: 'personas-kods',
    title: 'identTitlePersonasKods',
    label: 'identPersonasKods',
    hint: 'identPersonasKodsHint',
    kind: 'lv-personas-kods',
    fill: '161175-19997',
    width: '15',
    numeric: true,
    required: true,
  },
  {
    name: 'reg',
    title: 'identTitleReg',
    label: 'identReg',
    hint: 'identRegHint',
    kind: 'lv-reg',
    fill: '40003521600',
    width: '15',
  },
  {
    name: 'kadastrs',
    title: 'identTitleKadastrs',
    label: 'identKadastrs',
    hint: 'identKadastrsHint',
    kind: 'lv-kadastrs',
    fill: '17000410123',
    width: '20',
    numeric: true,
  },
  {
    name: 'postal-lv',
    title: 'identTitlePostalLv',
    label: 'postalCode',
    hint: 'identPostalLvHint',
    kind: 'postal-code-lv',
    fill: 'LV-3401',
    width: '10',
    postal: true,
  },
  {
    name: 'iban',
    title: 'identTitleIban',
    label: 'identIban',
    hint: 'identIbanHint',
    kind: 'iban',
    fill: 'LV80 BANK 0000 4351 9500 1',
    width: 'full',
    required: true,
  },
];

function printed(one: Identifier): Example {
  const id = `identifier-${one.name}`;
  const attributes = [
    ...(one.required ? ['required'] : []),
    ...(one.numeric ? ['inputmode="numeric"'] : []),
    `autocomplete="${one.postal ? 'postal-code' : 'off'}"`,
    'spellcheck="false"',
  ].join(' ');
  return {
    id,
    tag,
    title: one.title,
    fills: { [one.name]: one.fill },
    ...(one.required && { required: [one.name] }),
    html: (word) => `<tt-field>
  <label for="${id}">${word(one.label)}</label>
  <p id="${id}-hint" data-hint>${word(one.hint)}</p>
  <p id="${id}-error" data-error hidden></p>
  <input id="${id}" name="${one.name}" ${attributes}
    data-value="${one.kind}" data-width="${one.width}" aria-describedby="${id}-error ${id}-hint">
</tt-field>`,
  };
}

const born = (
  word: Words,
  id: string,
  attributes = '',
): string => `<tt-date-field name="birth"${attributes}>
        <fieldset>
          <legend>${word('birthDate')}</legend>
          <p id="${id}-error" data-error hidden></p>
          <div data-parts>
            ${(['day', 'month', 'year'] as const)
              .map(
                (part) => `<div data-part>
              <label for="${id}-${part}">${word(part)}</label>
              <input id="${id}-${part}" data-part="${part}" name="birth-${part}" inputmode="numeric">
            </div>`,
              )
              .join('\n            ')}
          </div>
        </fieldset>
      </tt-date-field>`;

/* Most numbers tell something: it is offered where it is asked, and anybody may answer otherwise. */
const told: Example = {
  id: 'identifier-suggestion',
  tag: 'tt-form',
  title: 'identTitleSuggestion',
  fills: {
    pesel: '44051401359',
    'birth-day': '14',
    'birth-month': '5',
    'birth-year': '1944',
    sex: 'M',
  },
  html: (word) => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form method="post">
    <tt-field>
      <label for="identifier-suggestion-pesel">${word('pesel')}</label>
      <p id="identifier-suggestion-pesel-hint" data-hint>${word('identPeselHint')}</p>
      <p id="identifier-suggestion-pesel-error" data-error hidden></p>
      <input id="identifier-suggestion-pesel" name="pesel" inputmode="numeric" autocomplete="off"
        data-value="pl-pesel" data-width="15"
        aria-describedby="identifier-suggestion-pesel-error identifier-suggestion-pesel-hint">
    </tt-field>
    ${born(word, 'identifier-suggestion-birth', ' data-suggested-from="pesel"')}
    <tt-fieldset data-suggested-from="pesel">
      <fieldset role="radiogroup" aria-describedby="identifier-suggestion-sex-error">
        <legend>${word('identSex')}</legend>
        <p id="identifier-suggestion-sex-error" data-error hidden></p>
        <div data-option>
          <input id="identifier-suggestion-woman" type="radio" name="sex" value="K" data-meaning="female" aria-invalid="false">
          <label for="identifier-suggestion-woman">${word('identWoman')}</label>
        </div>
        <div data-option>
          <input id="identifier-suggestion-man" type="radio" name="sex" value="M" data-meaning="male" aria-invalid="false">
          <label for="identifier-suggestion-man">${word('identMan')}</label>
        </div>
      </fieldset>
    </tt-fieldset>
    <div data-actions><button data-variant="primary">${word('send')}</button></div>
  </form>
</tt-form>`,
};

/*
 * Foreigners have no PESEL: they say so, and another document takes its place. What is required stands
 * on the questions and not on their controls: without script both ways are open, and the server
 * knows which was taken.
 */
const withoutPesel: Example = {
  id: 'identifier-no-pesel',
  tag: 'tt-form',
  title: 'identTitleNoPesel',
  fills: {
    'has-pesel': 'no',
    'document-number': 'LV1234567',
    'document-country': 'Latvija',
    'birth-day': '14',
    'birth-month': '5',
    'birth-year': '1980',
  },
  required: ['has-pesel'],
  html: (word) => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form method="post">
    <tt-fieldset data-error-required="${word('identHasPeselMissing')}">
      <fieldset role="radiogroup" aria-required="true" aria-describedby="identifier-no-pesel-error">
        <legend>${word('identHasPesel')}</legend>
        <p id="identifier-no-pesel-error" data-error hidden></p>
        <div data-option>
          <input id="identifier-no-pesel-yes" type="radio" name="has-pesel" value="yes" required aria-invalid="false">
          <label for="identifier-no-pesel-yes">${word('identHasPeselYes')}</label>
        </div>
        <div data-option>
          <input id="identifier-no-pesel-no" type="radio" name="has-pesel" value="no" required aria-invalid="false">
          <label for="identifier-no-pesel-no">${word('identHasPeselNo')}</label>
        </div>
      </fieldset>
    </tt-fieldset>
    <fieldset data-reveal="has-pesel=yes">
      <legend>${word('pesel')}</legend>
      <p data-condition>${word('identHasPeselOnly')}</p>
      <tt-field required>
        <label for="identifier-no-pesel-pesel">${word('pesel')}</label>
        <p id="identifier-no-pesel-pesel-hint" data-hint>${word('identPeselHint')}</p>
        <p id="identifier-no-pesel-pesel-error" data-error hidden></p>
        <input id="identifier-no-pesel-pesel" name="pesel" inputmode="numeric" autocomplete="off"
          data-value="pl-pesel" data-width="15" aria-required="true"
          aria-describedby="identifier-no-pesel-pesel-error identifier-no-pesel-pesel-hint">
      </tt-field>
    </fieldset>
    <fieldset data-reveal="has-pesel=no">
      <legend>${word('identOtherDocument')}</legend>
      <p data-condition>${word('identNoPeselOnly')}</p>
      <tt-field required>
        <label for="identifier-no-pesel-number">${word('identDocumentNumber')}</label>
        <p id="identifier-no-pesel-number-hint" data-hint>${word('identDocumentNumberHint')}</p>
        <p id="identifier-no-pesel-number-error" data-error hidden></p>
        <input id="identifier-no-pesel-number" name="document-number" autocomplete="off"
          spellcheck="false" data-width="20" aria-required="true"
          aria-describedby="identifier-no-pesel-number-error identifier-no-pesel-number-hint">
      </tt-field>
      <tt-field required>
        <label for="identifier-no-pesel-country">${word('identDocumentCountry')}</label>
        <p id="identifier-no-pesel-country-error" data-error hidden></p>
        <input id="identifier-no-pesel-country" name="document-country"
          data-width="20" aria-required="true" aria-describedby="identifier-no-pesel-country-error">
      </tt-field>
      ${born(word, 'identifier-no-pesel-birth', ' required')}
    </fieldset>
    <div data-actions><button data-variant="primary">${word('send')}</button></div>
  </form>
</tt-form>`,
};

/** One field for each kind of number, what a number tells, and the way around a number that not everybody has. */
export const identifierExamples: Example[] = [...identifiers.map(printed), told, withoutPesel];
