import type { Example } from '../examples/example.ts';

const tag = 'tt-combobox';

const districts = [
  'Borek',
  'Cyranka',
  'Dziubków',
  'Kościuszki',
  'Lotników',
  'Łąkowa',
  'Mościska',
  'Niepodległości',
  'Rzochów',
  'Smoczka',
  'Szafera',
  'Wolności',
];
const villages = ['Chorzelów', 'Chrząstów', 'Goleszów', 'Trześń', 'Złotniki'];
const streets = ['Łąkowa', 'Mickiewicza', 'Rīgas iela', 'Rua da Fé', 'Straße der Freundschaft'];

const options = (names: readonly string[]): string =>
  names.map((name) => `<option>${name}</option>`).join('\n      ');

export const comboboxExamples: Example[] = [
  {
    id: 'combobox-single',
    tag,
    title: 'titleCombobox',
    fills: { district: 'Rzochów' },
    required: ['district'],
    html: (word) => `<tt-field>
  <label for="combobox-single">${word('comboboxDistrict')}</label>
  <p id="combobox-single-hint" data-hint>${word('comboboxDistrictHint')}</p>
  <p id="combobox-single-error" data-error hidden></p>
  <tt-combobox>
    <select id="combobox-single" name="district" required aria-invalid="false"
      aria-describedby="combobox-single-error combobox-single-hint">
      <option value="">${word('comboboxChoose')}</option>
      ${options(districts)}
    </select>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-groups',
    tag,
    title: 'titleComboboxGroups',
    fills: { office: 'Trześń' },
    html: (word) => `<tt-field>
  <label for="combobox-groups">${word('comboboxOffice')} <span data-optional>${word('optional')}</span></label>
  <p id="combobox-groups-hint" data-hint>${word('comboboxOfficeHint')}</p>
  <p id="combobox-groups-error" data-error hidden></p>
  <tt-combobox>
    <select id="combobox-groups" name="office"
      aria-describedby="combobox-groups-error combobox-groups-hint">
      <option value="">${word('comboboxChoose')}</option>
      <optgroup label="${word('comboboxGroupTown')}">
      ${options(districts.slice(0, 4))}
      </optgroup>
      <optgroup label="${word('comboboxGroupVillages')}">
      ${options(villages)}
      </optgroup>
    </select>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-several',
    tag,
    title: 'titleComboboxSeveral',
    fills: { topics: 'health' },
    html: (word) => `<tt-field>
  <label for="combobox-several">${word('comboboxInterests')}</label>
  <p id="combobox-several-hint" data-hint>${word('comboboxInterestsHint')}</p>
  <p id="combobox-several-error" data-error hidden></p>
  <tt-combobox>
    <select id="combobox-several" name="topics" multiple required
      aria-describedby="combobox-several-error combobox-several-hint">
      <option value="roads" selected>${word('comboboxTopicRoads')}</option>
      <option value="waste">${word('comboboxTopicWaste')}</option>
      <option value="schools" selected>${word('comboboxTopicSchools')}</option>
      <option value="culture">${word('comboboxTopicCulture')}</option>
      <option value="health">${word('comboboxTopicHealth')}</option>
      <option value="transport">${word('comboboxTopicTransport')}</option>
    </select>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-text',
    tag,
    title: 'titleComboboxText',
    fills: { street: 'Żeromskiego' },
    required: ['street'],
    html: (word) => `<tt-field>
  <label for="combobox-text">${word('comboboxStreet')}</label>
  <p id="combobox-text-hint" data-hint>${word('comboboxStreetHint')}</p>
  <p id="combobox-text-error" data-error hidden></p>
  <tt-combobox>
    <input id="combobox-text" name="street" list="combobox-text-streets" required
      autocomplete="address-line1" aria-describedby="combobox-text-error combobox-text-hint">
    <datalist id="combobox-text-streets">
      ${options(streets)}
    </datalist>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-listed',
    tag,
    title: 'titleComboboxListed',
    fills: { register: 'Chorzelów' },
    html: (word) => `<tt-field>
  <label for="combobox-listed">${word('comboboxRegister')}</label>
  <p id="combobox-listed-error" data-error hidden></p>
  <tt-combobox only-listed>
    <input id="combobox-listed" name="register" list="combobox-listed-list"
      aria-describedby="combobox-listed-error">
    <datalist id="combobox-listed-list">
      ${options(villages)}
    </datalist>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-addresses',
    tag,
    title: 'titleComboboxAddresses',
    fills: { address: 'Łąkowa 12' },
    required: ['address'],
    html: (word) => `<tt-field>
  <label for="combobox-addresses">${word('comboboxAddress')}</label>
  <p id="combobox-addresses-hint" data-hint>${word('comboboxAddressHint')}</p>
  <p id="combobox-addresses-error" data-error hidden></p>
  <tt-combobox only-listed>
    <input id="combobox-addresses" name="address" required
      aria-describedby="combobox-addresses-error combobox-addresses-hint">
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-loader',
    tag,
    title: 'titleComboboxLoader',
    fills: { address: 'Łąkowa 12' },
    html: (word) => `<tt-field>
  <label for="combobox-loader">${word('comboboxAddress')}</label>
  <p id="combobox-loader-hint" data-hint>${word('comboboxLoaderHint')}</p>
  <p id="combobox-loader-error" data-error hidden></p>
  <tt-combobox>
    <input id="combobox-loader" name="address"
      aria-describedby="combobox-loader-error combobox-loader-hint">
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-disabled',
    tag,
    title: 'titleComboboxDisabled',
    fills: { desk: '3' },
    required: ['desk'],
    html: (word) => `<tt-field>
  <label for="combobox-disabled">${word('comboboxDesk')}</label>
  <p id="combobox-disabled-error" data-error hidden></p>
  <tt-combobox>
    <select id="combobox-disabled" name="desk" required aria-invalid="false"
      aria-describedby="combobox-disabled-error">
      <option value="">${word('comboboxChoose')}</option>
      <option value="1">${word('comboboxDeskOne')}</option>
      <option value="2" disabled>${word('comboboxDeskTwo')}</option>
      <option value="3">${word('comboboxDeskThree')}</option>
    </select>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-server-error',
    tag,
    title: 'titleComboboxError',
    fills: { office: 'Borek' },
    html: (word) => `<tt-field>
  <label for="combobox-server-error">${word('comboboxOffice')}</label>
  <p id="combobox-server-error-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('comboboxServerSaid')}</p>
  <tt-combobox>
    <select id="combobox-server-error" name="office" aria-invalid="true"
      aria-describedby="combobox-server-error-error">
      <option value="">${word('comboboxChoose')}</option>
      ${options(districts.slice(0, 4)).replace('<option>Cyranka', '<option selected>Cyranka')}
    </select>
  </tt-combobox>
</tt-field>`,
  },
  {
    id: 'combobox-long',
    tag,
    title: 'titleComboboxLong',
    fills: { department: 'registry' },
    required: ['department'],
    html: (word) => `<tt-field>
  <label for="combobox-long">${word('comboboxLongLabel')}</label>
  <p id="combobox-long-error" data-error hidden></p>
  <tt-combobox data-width="full">
    <select id="combobox-long" name="department" required aria-invalid="false"
      aria-describedby="combobox-long-error">
      <option value="">${word('comboboxChoose')}</option>
      <option value="planning">${word('comboboxLongA')}</option>
      <option value="education">${word('comboboxLongB')}</option>
      <option value="registry">${word('comboboxLongC')}</option>
    </select>
  </tt-combobox>
</tt-field>`,
  },
];
