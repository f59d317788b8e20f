import type { Issue } from '../src/issue.ts';
import type { Language } from '../src/language.ts';
import type { MessageKey } from '../src/messages.ts';
import type { Constraints } from '../src/validation.ts';

/** One kind of wrong input: what is typed and the code of what is said about it. */
export interface BadInput {
  /** As typed; empty where nothing was. */
  input: string;
  code: string;
  /** What is typed in a language that reads `input` as something else. */
  inputs?: Partial<Record<Language, string>>;
  /** Tag of the page, where a language reads `input` so only as one country writes it. */
  tags?: Partial<Record<Language, string>>;
  /** Country that the page belongs to in every language, where that matters. */
  home?: string;
  constraints?: Constraints;
  /** The issue itself, for controls that `parseValue` does not read, such as radios and files. */
  issue?: Issue;
  /** That the sentence is the same for all kinds, on purpose. */
  general?: true;
}

const row = (input: string, code: string, more: Partial<BadInput> = {}): BadInput => ({
  input,
  code,
  ...more,
});
const required = row('', 'required', { constraints: { required: true } });
const general = (input: string, code: string, constraints?: Constraints) =>
  row(input, code, { general: true, ...(constraints && { constraints }) });

/** English is written with a decimal comma in a few countries; elsewhere its full stop leaves no doubt. */
const commaInEnglish = { en: 'en-SE' };

/** Where the limits leave one of two years. */
const oneYear: Issue = { code: 'century-one', severity: 'error', params: { year: '2026' } };

/** A control that must be answered and has no text. */
const unanswered: BadInput[] = [
  { input: '', code: 'required', issue: { code: 'required', severity: 'error' } },
];

const choices = (input: string, code: string, params?: Issue['params']): BadInput => ({
  input,
  code,
  issue: { code, severity: 'error', ...(params && { params }) },
});

const inCountry = (code: string, more: Issue['params'] = {}): BadInput => ({
  input: '+43 1',
  code,
  issue: { code, severity: 'error', params: { country: 'Österreich', ...more } },
});

const numberLimits: BadInput[] = [
  general('4', 'too-small', { min: '5' }),
  general('6', 'too-large', { max: '5' }),
  general('4', 'step', { step: '5' }),
  general('3', 'between-steps', { min: '1', step: '5' }),
  general('3', 'off-step', { min: '1', max: '5', step: '5' }),
  general('1'.repeat(31), 'too-many-digits'),
];

/** What only the browser knows of its own controls, in words that all kinds share. */
const native = (input: string, code: string, params: Issue['params'] = {}): BadInput => ({
  ...choices(input, code, params),
  general: true,
});

/** A value between two that `step` allows, and one after the last of them. */
const stepLimits = (typed: string, lower: string, higher: string): BadInput[] => [
  native(typed, 'between-steps', { lower, higher }),
  native(typed, 'off-step', { nearest: lower }),
];

/**
 * Kinds of value and kinds of control, each with every wrong input it tells apart. A control adds
 * itself here with an `issue` for each row; the sentence is `validation.<name>.<code>`.
 */
export const badInput: Readonly<Record<string, readonly BadInput[]>> = {
  text: [
    row('', 'required', { constraints: { required: true }, general: true }),
    general('ab', 'too-short', { minlength: 3 }),
    general('abcd', 'too-long', { maxlength: 3 }),
    general('ab', 'pattern', { pattern: '[0-9]+' }),
    general('a b c', 'too-many-words', { maxwords: 2 }),
  ],
  radio: unanswered,
  select: unanswered,
  checkbox: unanswered,
  checkboxes: [
    ...unanswered,
    choices('roads', 'too-few', { min: 2, count: 1 }),
    choices('roads, waste, water', 'too-many', { max: 2, count: 3 }),
    choices('roads, none of these', 'not-alone'),
  ],
  file: unanswered,
  signature: unanswered,
  week: [
    ...unanswered,
    choices('--', 'format'),
    choices('2026-W04', 'too-small', { min: '2026-W05' }),
    choices('2026-W09', 'too-large', { max: '2026-W08' }),
    ...stepLimits('2026-W06', '2026-W05', '2026-W07'),
  ],
  'datetime-local': [
    ...unanswered,
    choices('--', 'format'),
    choices('2026-02-05T15:00', 'too-small', { min: '2026-02-05T16:00' }),
    choices('2026-02-05T19:00', 'too-large', { max: '2026-02-05T18:00' }),
    ...stepLimits('2026-02-05T16:30', '2026-02-05T16:00', '2026-02-05T17:00'),
  ],
  number: [
    ...unanswered,
    { input: '1e', code: 'format', issue: { code: 'format', severity: 'error' } },
    native('4', 'too-small', { min: 5 }),
    native('6', 'too-large', { max: 5 }),
    native('4', 'step', { step: 5 }),
    native('3', 'between-steps', { lower: 1, higher: 6 }),
    native('3', 'off-step', { nearest: 1 }),
  ],
  integer: [
    required,
    row('abc', 'format'),
    row('1O', 'format-o'),
    row('(5)', 'minus'),
    row('1,5,5', 'marks'),
    row('12 osób', 'unit'),
    row('2 tys.', 'counted'),
    row('12,5', 'whole'),
    row('1.234', 'ambiguous'),
    ...numberLimits,
  ],
  decimal: [
    required,
    row('abc', 'format'),
    row('12,5O', 'format-o'),
    row('12,5-', 'minus'),
    row('1,5,5', 'marks'),
    row('12 kg', 'unit'),
    row('12 tys.', 'counted'),
    row('1.234', 'ambiguous', { tags: commaInEnglish }),
    ...numberLimits,
  ],
  money: [
    required,
    row('abc', 'format'),
    row('100 OOO', 'format-o'),
    row('(5 zł)', 'minus'),
    row('1234.567,89', 'marks'),
    row('100 zł brutto', 'unit'),
    row('12 tys. zł', 'counted'),
    row('1,234', 'ambiguous', { inputs: { en: '1.234' } }),
    row('12,3456', 'fraction'),
    row('12,50 €', 'currency', { constraints: { currency: 'PLN' } }),
    ...numberLimits,
  ],
  fraction: [
    required,
    row('połowa', 'format'),
    row('1/1O', 'format-o'),
    row('1/0', 'zero-denominator'),
    row('0/2', 'zero'),
    row('3/2', 'over-whole'),
    general('1/4', 'too-small', { min: '1/2' }),
    general('3/4', 'too-large', { max: '1/2' }),
    general(`1/${'1'.repeat(31)}`, 'too-many-digits'),
  ],
  'per-mille': [
    required,
    row('połowa', 'format'),
    row('1.234', 'ambiguous', { tags: commaInEnglish }),
    row('12,5 %', 'percent'),
    row('0', 'zero'),
    row('1001', 'over-whole'),
    ...numberLimits,
  ],
  date: [
    required,
    row('jutro', 'format'),
    row('1O.05.2026', 'format-o'),
    row('maj 2026', 'day-missing'),
    row('3//2026', 'month-missing'),
    row('3.5.', 'year-missing'),
    row('32.5.2026', 'day-wrong'),
    row('O3\n5\n1990', 'day-wrong-o'),
    row('3.13.2026', 'month-wrong'),
    row('3\nO5\n1990', 'month-wrong-o'),
    row('3\nmja\n1990', 'month-unknown'),
    row('3 mja 1990', 'month-unknown'),
    row('3.5.202', 'year-wrong'),
    row('3\n5\n199O', 'year-wrong-o'),
    row('3.5.26', 'century'),
    row('3.5.26', 'century-one', { issue: oneYear }),
    row('26-05-03', 'century-order'),
    row('31.4.2026', 'no-such-date'),
    row('poniedziałek, 3 maja 2026', 'weekday', {
      inputs: {
        en: 'Monday, 3 May 2026',
        'pt-PT': 'segunda-feira, 3 de maio de 2026',
        lv: 'pirmdiena, 2026. gada 3. maijs',
      },
    }),
    row('3.5.2000', 'in-past', { constraints: { min: 'today' } }),
    row('3.5.2999', 'in-future', { constraints: { max: 'today' } }),
    row('3.5.2000', 'too-small', { constraints: { min: '2020-01-01' } }),
    row('3.5.2026', 'too-large', { constraints: { max: '2020-01-01' } }),
    general('3.5.2026', 'between-steps', { min: '2026-05-01', step: '7' }),
    general('3.5.2026', 'off-step', { min: '2026-05-01', max: '2026-05-07', step: '7' }),
  ],
  month: [
    required,
    row('jutro', 'format'),
    row('1O.2026', 'format-o'),
    row('3 maja 2026', 'with-day'),
    row('5\n', 'year-missing'),
    row('\n2026', 'month-missing'),
    row('13/2026', 'month-wrong'),
    row('O5\n2026', 'month-wrong-o'),
    row('mja\n2026', 'month-unknown'),
    row('05/202', 'year-wrong'),
    row('05\n2O26', 'year-wrong-o'),
    row('05/26', 'century'),
    row('05/26', 'century-one', { issue: oneYear }),
    row('05/2000', 'in-past', { constraints: { min: 'today' } }),
    row('05/2999', 'in-future', { constraints: { max: 'today' } }),
    row('05/2019', 'too-small', { constraints: { min: '2020-01' } }),
    row('05/2020', 'too-large', { constraints: { max: '2020-01' } }),
    general('02/2026', 'between-steps', { min: '2026-01', step: '3' }),
    general('02/2026', 'off-step', { min: '2026-01', max: '2026-03', step: '3' }),
  ],
  time: [
    required,
    row('rano', 'format'),
    row('1O:30', 'format-o'),
    row('25:00', 'hour-wrong'),
    row('14:60', 'minute-wrong'),
    row('7:00', 'outside', { constraints: { min: '08:00', max: '16:00' } }),
    row('7:00', 'too-small', { constraints: { min: '08:00' } }),
    row('17:00', 'too-large', { constraints: { max: '16:00' } }),
    general('8:05', 'between-steps', { min: '08:00', step: '900' }),
    general('8:05', 'off-step', { min: '08:00', max: '08:10', step: '900' }),
  ],
  email: [
    required,
    row('anna', 'at-missing'),
    row('a@b.pl, c@d.pl', 'at-many'),
    row('anna kowalska@example.com', 'spaces'),
    row('anna@example', 'domain'),
    row('jan@wp,pl', 'dot-missing'),
    row('anna..k@example.com', 'format'),
    row('łukasz@example.com', 'diacritics'),
    row('jan@exаmple.pl', 'look-alike'),
  ],
  emails: [
    required,
    row('anna@example.com, jan', 'at-missing'),
    row('anna@example.com jan@example.pl', 'at-many'),
    row('anna@example.com, jan nowak@example.pl', 'spaces'),
    row('anna@example, jan@example.pl', 'domain'),
    row('anna@example.com, jan@wp,pl', 'dot-missing'),
    row('anna@example.com, jan..n@example.pl', 'format'),
    row('anna@example.com, łukasz@example.com', 'diacritics'),
    row('anna@example.com, jan@exаmple.pl', 'look-alike'),
  ],
  phone: [
    required,
    row('600 100 2Z0', 'letters'),
    row('600 100 2OO', 'letters-o'),
    row('+12345', 'format'),
    row('600 100 200', 'country-missing', { home: 'DE' }),
    row('17 788 84 00 wew. 12', 'extension'),
    row('0 17 788 84 00', 'leading-zero', { home: 'PL' }),
    row('60 010 020', 'length', { home: 'PL' }),
    row('+371 001 234 567', 'leading-zero-with-code'),
    row('+371 2912345', 'length-with-code'),
    inCountry('leading-zero-in-country', { expected: '9' }),
    inCountry('length-in-country', { expected: '9', typed: 8 }),
    inCountry('leading-zero-with-code-in-country', { expected: '9' }),
    inCountry('length-with-code-in-country', { expected: '9', typed: 8 }),
    inCountry('short-in-country'),
    inCountry('long-in-country'),
    inCountry('not-in-country'),
    row('+48 600 100 200\nPT', 'other-country'),
    {
      input: '+43 1 234567, PL',
      code: 'other-country-in-country',
      issue: {
        code: 'other-country-in-country',
        severity: 'warning',
        params: { country: 'Österreich', code: '+43' },
      },
    },
    { input: '17 787 43 00', code: 'landline', issue: { code: 'landline', severity: 'warning' } },
  ],
  url: [
    required,
    row('ftp://example.pl', 'scheme'),
    row('www.example .pl', 'spaces'),
    row('example', 'domain'),
    row('anna@example.pl', 'email'),
    row('https://anna@example.pl', 'sign-in'),
    row('www..pl', 'format'),
  ],
  'one-time-code': [
    required,
    row('12a456', 'letters'),
    row('12345O', 'letters-o'),
    row('12345', 'length', { constraints: { length: 6 }, general: true }),
  ],
  iban: [
    required,
    row('rachunek w banku?', 'letters'),
    row('PL61_1090', 'characters'),
    row('brak', 'country-missing'),
    row('61 1090 1014 0000 0712 1981 287', 'national-length', { home: 'PL' }),
    row('US61 1090 1014', 'country-unknown'),
    row('PL61 1090 1014 0000 0712', 'length'),
    row('PL6I 1090 1014 0000 0712 1981 2874', 'check-digits'),
    row('PLO1 1090 1014 0000 0712 1981 2874', 'check-digits-o'),
    row('PL61 1090 1014 0000 0712 1981 287A', 'digits'),
    row('PL61 1090 1014 0000 0712 1981 287O', 'digits-o'),
    row('LV80 BAN1 0000 4351 9500 1', 'bank-letters'),
    row('LV80 BAN0 0000 4351 9500 1', 'bank-letters-zero'),
    row('PL61 1090 1014 0000 0712 1981 2784', 'checksum'),
    row('PL36 1090 1015 0000 0712 1981 2874', 'bank'),
  ],
  'postal-code-pl': [
    required,
    row('39-3S0', 'letters'),
    row('39-3O0', 'letters-o'),
    row('3930', 'length'),
    row('393-00', 'format'),
  ],
  'pl-pesel': [
    required,
    row('4405140135S', 'letters'),
    row('4405140135O', 'letters-o'),
    row('4405140135', 'length'),
    row('44053201359', 'birth-date'),
    row('44051401539', 'checksum'),
  ],
  'pl-nip': [
    required,
    row('856-734-62-1S', 'letters'),
    row('856-734-62-1O', 'letters-o'),
    row('856-734-62', 'length'),
    row('856-734-62-16', 'checksum'),
    row('576-283-16-60', 'not-issued'),
  ],
  'pl-regon': [
    required,
    row('12345678S', 'letters'),
    row('12345678O', 'letters-o'),
    row('1123710', 'length'),
    row('000000000', 'not-issued'),
    row('213456785', 'checksum'),
    row('24273191142818', 'unit-checksum'),
  ],
  'pl-dowod': [
    required,
    row('ABŚ 123456', 'letters'),
    row('ABS 12345', 'length'),
    row('A8S 123456', 'series'),
    row('A0S 123456', 'series-zero'),
    row('ABS 12345S', 'digits'),
    row('ABS 12345O', 'digits-o'),
    row('ABS 213456', 'checksum'),
    row('AOS 023456', 'unused-letter'),
  ],
  'pl-kw': [
    required,
    row('12345', 'format'),
    row('KAIS/00012345/6', 'court'),
    row('KA1S/0001234S/6', 'digits'),
    row('KA1S/0001234O/6', 'digits-o'),
    row('KA1S/000112345/6', 'length'),
    row('KA1S/00012345', 'check-missing'),
    row('KA1S/00021345/6', 'checksum'),
  ],
  'pl-teryt': [
    required,
    row('18110I1', 'letters'),
    row('18110O1', 'letters-o'),
    row('181', 'length'),
    row('1911', 'voivodeship'),
    row('1800', 'powiat'),
  ],
  'pl-ade': [
    required,
    row('PL-61360-92303-WGCGF-27', 'prefix'),
    row('AE:DE-61360-92303-WGCGF-27', 'country'),
    row('AE:PL-61360-92303-WGCGF', 'groups'),
    row('AE:PL-61360-9230-WGCGF-27', 'group-length'),
    row('AE:PL-6136S-92303-WGCGF-27', 'group-digits'),
    row('AE:PL-6136O-92303-WGCGF-27', 'group-digits-o'),
    row('AE:PL-61360-92303-WGC8F-27', 'group-letters'),
    row('AE:PL-61360-92303-WGC0F-27', 'group-letters-zero'),
  ],
  'pl-znak-sprawy': [
    required,
    row('GK 6232 145 2026', 'format'),
    row('GK.6232.145.2O26', 'format-o'),
    row('GK/6232/145/2026', 'slashes'),
    row('6232.145.2026', 'unit'),
    row('GK.6232.2026', 'parts'),
    row('GK.6232.145.26', 'year'),
    row('GK.6232.145.2126', 'year-range'),
    row('WGK.III.6232.1.2026', 'unit-full-stop'),
  ],
  ...national({
    'pt-nif': [
      ['501 964 84E', 'letters'],
      ['501 964 84O', 'letters-o'],
      ['501 964 84', 'length'],
      ['012 345 678', 'first-digit'],
      ['501 964 483', 'checksum'],
    ],
    'pt-niss': [
      ['1234567891I', 'letters'],
      ['1234567891O', 'letters-o'],
      ['1234567891', 'length'],
      ['32345678910', 'first-digit'],
      ['13245678910', 'checksum'],
    ],
    'pt-cc': [
      ['10149080 1 ÇY0', 'letters'],
      ['10149080', 'civil-number-only'],
      ['10149080 1 ZY', 'length'],
      ['I0149080 1 ZY0', 'first-nine'],
      ['1O149080 1 ZY0', 'first-nine-o'],
      ['10149080 1 ZYO', 'last-digit'],
      ['11049080 1 ZY0', 'checksum'],
      ['10149080 2 ZY8', 'civil-number-check'],
    ],
    'pt-matricula': [
      ['AÁ-01-AA', 'letters'],
      ['AA-01-A', 'length'],
      ['AAA-01-A', 'format'],
      ['AA-1I-AA', 'mixed-pair'],
      ['AA-0I-AA', 'mixed-pair-zero'],
      ['AB-CD-EF', 'pairs'],
    ],
    'postal-code-pt': [
      ['3350-1S6', 'letters'],
      ['335O-156', 'letters-o'],
      ['3350 Poiares', 'place'],
      ['335-015', 'length'],
      ['3350', 'last-three'],
      ['335-0156', 'format'],
      ['0350-156', 'first-digit'],
    ],
  }),
  ...national({
    'lv-personas-kods': [
      ['16117S-19997', 'letters'],
      ['16117O-19997', 'letters-o'],
      ['161175-1999', 'length'],
      ['311175-19997', 'birth-date'],
      ['161175-39997', 'century'],
      ['161175-19979', 'checksum'],
      ['322857-55861', 'check-digit'],
    ],
    'lv-reg': [
      ['4000352160S', 'letters'],
      ['4000352160O', 'letters-o'],
      ['4000352160', 'length'],
      ['16117519997', 'first-digit'],
      ['40003526100', 'checksum'],
    ],
    'lv-kadastrs': [
      ['1700A410123', 'letters'],
      ['17OO0410123', 'letters-o'],
      ['1700041012', 'length'],
      ['170004101238001', 'land-part'],
    ],
    'postal-code-lv': [
      ['LV-34S1', 'letters'],
      ['LV-34O1', 'letters-o'],
      ['LV-340 Liepāja', 'place'],
      ['LV-340', 'length'],
      ['LT-3401', 'country'],
      ['LV-9401', 'region'],
    ],
  }),
};

/** One thing that goes wrong at a control, beyond what the kind of its value tells apart. */
export interface WrongUse {
  /** What the person did or met. */
  done: string;
  /** The sentence, where it is none about a value. */
  key?: MessageKey;
  args?: Readonly<Record<string, string | number>>;
  /** A second sentence, which says what to do. */
  also?: MessageKey;
  /** Else the issue, and the kind by which it is described. */
  kind?: string;
  issue?: Issue;
}

interface WrongUses {
  /** Kinds of value whose tables hold for the control too. */
  kinds?: readonly string[];
  /** What is no mistake, though one might think so. */
  note?: string;
  rows?: readonly WrongUse[];
}

const issueRow =
  (kind: string) =>
  (done: string, code: string, params?: Issue['params']): WrongUse => ({
    done,
    kind,
    issue: { code, severity: 'error', ...(params && { params }) },
  });
const said = (done: string, key: MessageKey, args?: WrongUse['args']): WrongUse => ({
  done,
  key,
  ...(args && { args }),
});
const file = issueRow('file');
const range = issueRow('date-range');
const name = 'umowa.pdf';
const megabyte = 1024 * 1024;

/** Kinds of answers that one control alone cannot give. */
const ofGroups = ['radio', 'checkboxes', 'signature'];

/** Every element that takes an answer, by its tag, and the viewer, which is asked for a page. */
export const wrongUses: Readonly<Record<string, WrongUses>> = {
  'tt-field': {
    kinds: Object.keys(badInput).filter((kind) => !ofGroups.includes(kind)),
    rows: [
      said('more characters than are taken, while typing', 'text.charactersOver', { count: 3 }),
      said('more words than are taken, while typing', 'text.wordsOver', { count: 3 }),
    ],
  },
  'tt-fieldset': { kinds: ['radio', 'checkboxes'] },
  'tt-date-field': { kinds: ['date', 'month'] },
  'tt-date-range': {
    kinds: ['date'],
    rows: [
      range('the end before the start', 'order', { start: '2026-05-03' }),
      range('a period that is too short', 'min-days', { count: 3, earliest: '2026-05-05' }),
      range('a period that is too long', 'max-days', { count: 14, latest: '2026-05-16' }),
      range('the last day alone', 'start-missing'),
      range('the first day alone', 'end-missing'),
    ],
  },
  'tt-calendar': {
    kinds: ['date'],
    rows: [
      said('a day before the first one', 'calendar.tooEarly'),
      said('a day after the last one', 'calendar.tooLate'),
      said('a day of the week that is closed', 'calendar.weekday'),
      said('a day that is taken', 'calendar.unavailable'),
      said('a month before the first one', 'calendar.firstMonth'),
      said('a month after the last one', 'calendar.lastMonth'),
      { ...said('the same, typed', 'calendar.unavailable'), also: 'calendar.another' },
      { ...said('a closed day of the week, typed', 'calendar.weekday'), also: 'calendar.another' },
    ],
  },
  'tt-combobox': {
    kinds: ['select', 'text'],
    rows: [
      said('text that is not in the list', 'combobox.notListed'),
      said('the name of several options', 'combobox.alike'),
      said('the name of an option that is disabled', 'combobox.disabled'),
      said('text that fits nothing, while the list is open', 'choice.noResults'),
      said('the list takes long to load', 'combobox.slow'),
      said('the same, where other text is taken too', 'combobox.slowOrTyped'),
      said('the list cannot be loaded', 'combobox.failed'),
    ],
  },
  'tt-phone': { kinds: ['phone'] },
  'tt-address': {
    kinds: ['text', 'postal-code-pt', 'postal-code-pl', 'postal-code-lv'],
    rows: [
      said('a search with nothing typed', 'address-lookup.nothingTyped'),
      said('a search that finds nothing', 'address-lookup.empty'),
      said('a search that takes long', 'address-lookup.slow'),
      said('a search that cannot be asked', 'address-lookup.failed'),
    ],
  },
  'tt-file-field': {
    kinds: ['file'],
    rows: [
      file('an empty file', 'empty', { name }),
      file('a type that is not taken', 'type', { name: 'umowa.exe', types: 'PDF JPG' }),
      file('a file that is too large', 'too-large', {
        name,
        size: 12 * megabyte,
        limit: 10 * megabyte,
      }),
      file('all files together too large', 'total-too-large', {
        name,
        size: 6 * megabyte,
        limit: 25 * megabyte,
        left: 2 * megabyte,
      }),
      file('one file too many', 'too-many', { name, count: 3 }),
      file('the same file again', 'duplicate', { name }),
      file('another content than the ending says', 'mismatch', {
        name,
        promised: 'PDF',
        actual: 'PNG',
      }),
      file('content that is none of what the ending says', 'mismatch-unknown', {
        name,
        promised: 'PDF',
      }),
      file('another content than the declared type says', 'mismatch-declared', {
        name: 'skan.xyz',
        promised: 'PDF',
      }),
      file('a file with a password', 'encrypted', { name }),
      file('a file that was cut off', 'damaged', { name }),
      file('a file that cannot be read', 'unreadable', { name }),
      file('a folder', 'folder', { name: 'umowy' }),
      file('an upload that broke off', 'upload-failed', { name }),
      file('an upload that the server could not take for minutes', 'upload-busy', { name }),
      file('an upload that the server refused', 'upload-refused', { name }),
      file('an upload of a type that the server does not take', 'upload-type', { name }),
      file('an upload that is larger than the server takes', 'upload-too-large', { name }),
      file('an upload for which the server has no room', 'upload-quota', { name }),
      file('sent after the page was loaded again during an upload', 'broken-off', { count: 1 }),
      file('sent while files are under way', 'pending'),
      file('sent while the connection is lost on the way', 'interrupted'),
      file('sent while the server cannot take a file', 'busy'),
      file('several wrong files', 'several', { count: 2 }),
      said('a name with hidden characters', 'files.hiddenCharacters'),
      said('a name with letters that look alike', 'files.mixedScripts'),
      said('a picture that cannot be shown', 'files.notShown'),
      said('a picture whose data about place and camera stay in it', 'files.notCleaned'),
      said('an upload that waits for the connection', 'files.stateInterrupted', { percent: '40%' }),
      said('the same, when it happens', 'files.interruptedTold', { count: 2 }),
      said('an upload that waits for the server', 'files.stateBusy'),
      said('the page was loaded again during an upload', 'files.brokenOff', { count: 2 }),
      said('a file that the page before refused', 'files.notSent', { name }),
      said('a file that another one made wrong', 'files.noLonger', { name }),
      said('several files that another one made wrong', 'files.noLongerSeveral', { count: 2 }),
    ],
  },
  'tt-repeater': {
    kinds: ['text'],
    rows: [said('one entry more than may be given', 'repeater.full', { count: 3 })],
  },
  'tt-consent': {
    note: 'Nothing is wrong with a box that is left unticked: consent is free, and a printed `required` is taken away.',
  },
  'tt-statement': { kinds: ['checkbox'] },
  'tt-signature-field': {
    kinds: ['signature'],
    rows: [
      said('no name, where it is typed', 'signature.missingTyped'),
      said('no drawing, where it is drawn', 'signature.missingDrawn'),
      said('a drawing with too many strokes', 'signature.full'),
    ],
  },
  'tt-form': {
    rows: [
      said('sent with wrong answers', 'form.errorSummary', { count: 2 }),
      said('sent with answers to look at again', 'form.warningSummary', { count: 2 }),
      said('pressed twice', 'form.alreadySending'),
      said('sent again after it was sent, for a page to tell', 'form.alreadySent'),
      said('sent in vain', 'form.sendFailed'),
      said('sent without a connection', 'form.offline'),
    ],
  },
  'tt-document-viewer': {
    rows: [
      said('a page that there is not', 'document.pageRange', { total: 12 }),
      said('the same, where pages have names', 'document.pageRangeNamed', {
        total: 12,
        name: 'iv',
      }),
      said('a sheet that there is not', 'document.sheetRange', { total: 3 }),
      said('a slide that there is not', 'document.slideRange', { total: 9 }),
      {
        ...said('a document with a password', 'document.failedPassword'),
        also: 'document.failedPasswordHelp',
      },
      {
        ...said('a wrong password', 'document.failedWrongPassword'),
        also: 'document.failedPasswordHelp',
      },
    ],
  },
};

function national(
  kinds: Record<string, [input: string, code: string][]>,
): Record<string, BadInput[]> {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, rows]) => [
      kind,
      [required, ...rows.map(([input, code]) => row(input, code))],
    ]),
  );
}
