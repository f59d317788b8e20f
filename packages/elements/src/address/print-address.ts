import { addressParts } from '@twintown/core/address.js';

/** What the printed address says; the words come from the catalogue `address-parts`. */
export interface PrintedAddress {
  /** Before every id, and before every name: `home.street`. */
  prefix: string;
  legend: string;
  /** The label of a part, by its key. */
  label(key: string): string;
  /** What follows the label of a part that may stay empty. */
  optional: string;
  countries: readonly { code: string; name: string }[];
  country: string;
  countryLabel: string;
  change: string;
}

/**
 * Prints the fields of an address as a server would. What is put in must be free of HTML: a server
 * escapes it, as it does with everything it prints.
 */
export function printAddress(printed: PrintedAddress): string {
  const { prefix, countries, country } = printed;
  const options = countries
    .map(
      ({ code, name }) =>
        `<option value="${code}"${code === country ? ' selected' : ''}>${name}</option>`,
    )
    .join('');
  return `<tt-address>
  <fieldset>
    <legend>${printed.legend}</legend>
    <tt-field>
      <label for="${prefix}-country">${printed.countryLabel}</label>
      <select id="${prefix}-country" name="${prefix}.country" data-country autocomplete="country">${options}</select>
    </tt-field>
    <button name="change-country" value="${prefix}" data-change-country formnovalidate>${printed.change}</button>
    ${countries.map((each) => block(printed, each)).join('\n    ')}
  </fieldset>
</tt-address>`;
}

function block(
  { prefix, label, optional, country }: PrintedAddress,
  { code, name }: PrintedAddress['countries'][number],
): string {
  const isOther = code === 'other';
  const fields = addressParts(code).map((part) => {
    const id = `${prefix}-${code}-${part.part}`;
    const attributes = [
      part.required && 'required',
      part.kind && `data-value="${part.kind}"`,
      part.width && `data-width="${part.width}"`,
      part.autocomplete && `autocomplete="${part.autocomplete}"`,
    ];
    return `<tt-field>
        <label for="${id}">${label(part.label)}${part.required ? '' : ` <span data-optional>(${optional})</span>`}</label>
        <p id="${id}-error" data-error hidden></p>
        <input id="${id}" name="${prefix}.${part.part}" data-address="${part.part}"
          aria-describedby="${id}-error" ${attributes.filter(Boolean).join(' ')}>
      </tt-field>`;
  });
  return `<fieldset data-for-country="${isOther ? '*' : code}"${code === country ? '' : ' hidden disabled'}>
      <legend data-visually-hidden>${name}</legend>
      ${fields.join('\n      ')}
    </fieldset>`;
}
