import type { GeneratedMessageArguments } from './generated/messages/types.ts';
import { displayRegion } from './intl-region.ts';
import { homeCountry } from './values/home-country.ts';

/** The parts that addresses are made of; no country has all of them. */
export type AddressPartName =
  | 'street'
  | 'house'
  | 'flat'
  | 'farmstead'
  | 'postal-code'
  | 'post-town'
  | 'locality'
  | 'parish'
  | 'municipality'
  | 'county'
  | 'region'
  | 'country-name'
  | 'line1'
  | 'line2'
  | 'line3';

/** One question about an address. */
export interface AddressPart {
  part: AddressPartName;
  /** Key of the label, for `translate`: `address-parts.<country>.<part>`. */
  label: Extract<keyof GeneratedMessageArguments, `address-parts.${string}`>;
  required: boolean;
  /** HTML's autofill token; absent where HTML has none. */
  autocomplete?: string;
  /** For `data-value`. Absent: any text. */
  kind?: string;
  /** For `data-width`. */
  width?: '5' | '10' | '20';
}

type Printed = 'PT' | 'PL' | 'LV' | 'other';

type Row = [part: AddressPartName, more?: Partial<Omit<AddressPart, 'part' | 'label'>>];

const rows: Readonly<Record<Printed, readonly Row[]>> = {
  /* In villages a house has a number and no street. */
  PL: [
    ['street', { autocomplete: 'address-line1' }],
    ['house', { width: '5' }],
    ['flat', { width: '5' }],
    [
      'postal-code',
      { required: true, autocomplete: 'postal-code', kind: 'postal-code-pl', width: '10' },
    ],
    ['locality', { required: true, autocomplete: 'address-level2', width: '20' }],
    ['post-town', { width: '20' }],
  ],
  /* A place without streets is known by its name, the “lugar”, or by the post town alone. */
  PT: [
    ['street', { autocomplete: 'address-line1' }],
    ['house', { width: '10' }],
    ['flat', { width: '10' }],
    ['locality', { autocomplete: 'address-level3', width: '20' }],
    [
      'postal-code',
      { required: true, autocomplete: 'postal-code', kind: 'postal-code-pt', width: '10' },
    ],
    ['post-town', { required: true, width: '20' }],
    ['parish', { width: '20' }],
    ['municipality', { autocomplete: 'address-level2', width: '20' }],
  ],
  /* A house stands in a street or is a farmstead with a name; a state city has no municipality. */
  LV: [
    ['street', { autocomplete: 'address-line1' }],
    ['house', { width: '5' }],
    ['flat', { width: '5' }],
    ['farmstead', { width: '20' }],
    ['locality', { autocomplete: 'address-level2', width: '20' }],
    ['parish', { width: '20' }],
    ['municipality', { autocomplete: 'address-level1', width: '20' }],
    [
      'postal-code',
      { required: true, autocomplete: 'postal-code', kind: 'postal-code-lv', width: '10' },
    ],
  ],
  other: [
    ['country-name', { required: true, autocomplete: 'country-name', width: '20' }],
    ['line1', { required: true, autocomplete: 'address-line1' }],
    ['line2', { autocomplete: 'address-line2' }],
    ['line3', { autocomplete: 'address-line3' }],
    ['postal-code', { autocomplete: 'postal-code', width: '10' }],
    ['locality', { required: true, autocomplete: 'address-level2', width: '20' }],
    ['region', { autocomplete: 'address-level1', width: '20' }],
  ],
};

const printed = (country: string): Printed =>
  country !== 'other' && Object.hasOwn(rows, country) ? (country as Printed) : 'other';

/** What a page may ask for beyond what an envelope needs. */
export interface MoreParts {
  /**
   * The municipality also in Poland, where two may have one name: in a declaration it is to be told
   * with its kind, `gmina miejska Mielec` or `gmina wiejska Mielec`.
   */
  municipality?: boolean;
}

/**
 * What is asked about an address in `country` (ISO 3166-1, two capital letters), in the order in
 * which it is written there. Countries that are not known are asked by lines; `other`, which stands for
 * all of them in a list of few, is asked for its name first.
 */
export function addressParts(country: string, more: MoreParts = {}): readonly AddressPart[] {
  const known = printed(country);
  const asked = rows[known].filter(([part]) => part !== 'country-name' || country === 'other');
  if (known === 'PL' && more.municipality) asked.push(['municipality', { width: '20' }]);
  return asked.map(([part, details]) => ({
    part,
    label: `address-parts.${known}.${part}` as AddressPart['label'],
    required: false,
    ...details,
  }));
}

/** The parts of one address, as typed. */
export type AddressText = Readonly<Partial<Record<AddressPartName, string>>>;

/**
 * An address as it stands on an envelope in `country`, line by line. The name of the country comes
 * last, in `language`, unless it is the country that the language tag speaks of (`pl`: Poland); of an
 * `other` country it is the name that was typed.
 */
export function formatAddress(country: string, parts: AddressText, language: string): string[] {
  const get = (part: AddressPartName): string =>
    (Object.hasOwn(parts, part) ? (parts[part] ?? '') : '').replace(/\s+/g, ' ').trim();
  const lines = writers[printed(country)](get).filter(Boolean);
  const isAbroad = /^[A-Z]{2}$/.test(country) && homeCountry(language) !== country;
  const name = isAbroad
    ? displayRegion(language, country)
    : country === 'other'
      ? get('country-name')
      : '';
  return lines.length > 0 && name ? [...lines, name] : lines;
}

type Get = (part: AddressPartName) => string;

const joined = (separator: string, ...texts: string[]): string =>
  texts.filter(Boolean).join(separator);

function polish(get: Get): string[] {
  const number = joined('/', get('house'), get('flat'));
  const town = get('locality');
  const post = get('post-town');
  return [
    joined(' ', get('street') || (number && town), number),
    // With a street, the town is named once more only where the post office is in another one.
    get('street') && post && post !== town ? town : '',
    joined(' ', get('postal-code'), post || town),
  ];
}

function portuguese(get: Get): string[] {
  const town = get('post-town') || get('locality');
  return [
    joined(', ', get('street'), get('house'), get('flat')),
    get('locality') === town ? '' : get('locality'),
    joined(' ', get('postal-code'), town),
  ];
}

function latvian(get: Get): string[] {
  const number = joined('–', get('house'), get('flat'));
  const places = [get('locality'), get('parish'), get('municipality')].filter(Boolean);
  return [
    joined(' ', get('street'), number),
    get('farmstead'),
    ...places.slice(0, -1),
    joined(', ', places.at(-1) ?? '', get('postal-code')),
  ];
}

function byLines(get: Get): string[] {
  return [
    get('line1'),
    get('line2'),
    get('line3'),
    joined(' ', get('postal-code'), get('locality')),
    get('region'),
  ];
}

const writers: Readonly<Record<Printed, (get: Get) => string[]>> = {
  PL: polish,
  PT: portuguese,
  LV: latvian,
  other: byLines,
};
