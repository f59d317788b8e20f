import { error, warning } from '../issue.ts';
import { homeCountry } from './home-country.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

interface Country {
  code: string;
  /** Digits of a national number; none of the three countries has a trunk prefix. */
  length: number;
  group: RegExp;
}

const countries: Readonly<Record<string, Country>> = {
  PT: { code: '351', length: 9, group: /^(\d{3})(\d{3})(\d{3})$/ },
  PL: { code: '48', length: 9, group: /^(\d{3})(\d{3})(\d{3})$/ },
  LV: { code: '371', length: 8, group: /^(\d\d)(\d{3})(\d{3})$/ },
};

/* "tel. kom.", "Nr telefonu:", "Telemóvel", "Tlm.", "mob. tālr." */
const label =
  /^\s*(?:(?:n[rº]|tel\p{L}*|tlm|t[āa]lr\p{L}*|t|kom|komórk\p{L}|mob\p{L}*)(?!\p{L})[\s.:/º]*)+(?=[\d+(])/iu;

/* "ext. 12", "x12", "#12", "wew. 12", "w. nr 12", "extensão 12", "papildu 12", "iekš. 12", after a number. */
const extension =
  /^[\d\s().+\-/\u2010-\u2015\u2212]*\d[\s,;(]*(?:#|(?:ext|extens\p{L}*|x|wew\p{L}*|w|papild\p{L}*|iekš\p{L}*)(?!\p{L}))[\s.:]*(?:nr[\s.]*)?\d{1,6}[\s)]*$/iu;

/* Polish ranges of mobile numbers; all others are written 2-3-2-2. */
const polishMobile = /^(?:45|5[0137]|6[069]|7[2389]|88)/;
/* Polish numbers of no area, such as those that are free to call. */
const polishService = /^[78]0/;

function national(digits: string): [Country, string] | undefined {
  const country = Object.values(countries).find(({ code }) => digits.startsWith(code));
  return country && [country, digits.slice(country.code.length)];
}

/**
 * Whether a number (E.164) of Portugal, Poland or Latvia is one of a landline. Of other countries'
 * numbers nothing is said.
 */
export function isLandline(value: string): boolean {
  const [country, rest] = (value.startsWith('+') && national(value.slice(1))) || [];
  switch (country?.code) {
    case '351':
      return rest!.startsWith('2');
    case '48':
      return !polishMobile.test(rest!);
    case '371':
      return rest!.startsWith('6');
    default:
      return false;
  }
}

/**
 * A telephone number. The value is E.164 (`+48600100200`). The country (`PL`) may stand on a second
 * line, where a form asks for it; without it, a number without `+` or `00` is one of
 * the page's own country, told by the region of its language tag, else by the language; an
 * English page has none and asks for the country code.
 *
 * A whole number of another country than the chosen one is taken, with the warning `other-country`.
 *
 * A national number of a chosen country that is none of the three is its digits, without `+`
 * (`0301234567`): how it is written abroad (which leading zero goes, which stays) only a table of all
 * countries knows, such as the one that `tt-phone` loads. A server that keeps such numbers keeps the
 * country beside them.
 */
export const phone: ValueKind = {
  name: 'phone',
  parse(raw, locale) {
    const [, number = raw, chosen] = /^(.*)\n([A-Z]{2})$/s.exec(raw) ?? [];
    if (isBlank(number)) return { raw, issues: [] };
    const text = plain(number).replace(label, '');
    if (extension.test(text)) return { raw, issues: [error('extension')] };
    const bare = text.replace(/[\s().\-/\u2010-\u2015\u2212]|[,;]\s*$/g, '').replace(/^00/, '+');
    if (!/^\+?\d*$/.test(bare)) return { raw, issues: [error(orLetterO('letters', text))] };
    const home = chosen
      ? Object.hasOwn(countries, chosen)
        ? countries[chosen]
        : undefined
      : countries[homeCountry(locale) ?? ''];
    let digits = bare.replace('+', '');
    const isWhole = bare.startsWith('+');
    if (chosen && !home && !isWhole) {
      return /^\d{4,15}$/.test(digits)
        ? { raw, value: digits, issues: [] }
        : { raw, issues: [error('format')] };
    }
    if (!digits) return { raw, issues: [error('format')] };
    if (!isWhole) {
      if (!home) return { raw, issues: [error('country-missing')] };
      const withCode =
        digits.startsWith(home.code) && digits.length === home.code.length + home.length;
      if (!withCode) digits = home.code + digits;
    }
    const known = national(digits);
    if (known) {
      const [{ code, length: expected }, rest] = known;
      const count = rest.length;
      // A zero of once, "0 17 788 84 00": with the code it is sure to be one too many, without it the
      // number may as well be one of another country.
      const spare = count - expected;
      // Whoever wrote a code need not be told how another country's number begins.
      const behind = isWhole ? '-with-code' : '';
      const hasZero = rest.startsWith('0') && (spare === 0 || spare === 1);
      if (hasZero && isWhole && spare === 1 && rest[1] !== '0') digits = code + rest.slice(1);
      else if (hasZero) return { raw, issues: [error(`leading-zero${behind}`, { expected })] };
      else if (count !== expected)
        return { raw, issues: [error(`length${behind}`, { expected, count })] };
    }
    /* Shortest numbers in use have seven digits with the country code; E.164 ends at fifteen. */
    if (digits.startsWith('0') || digits.length < 7 || digits.length > 15) {
      return { raw, issues: [error('format')] };
    }
    // Of a fourth country neither the code of the chosen nor that of the number is known here.
    const differs = chosen && isWhole && (home ? !digits.startsWith(home.code) : known);
    return { raw, value: `+${digits}`, issues: differs ? [warning('other-country')] : [] };
  },
  format(value) {
    const known = value.startsWith('+') ? national(value.slice(1)) : undefined;
    if (!known) return value;
    const [country, rest] = known;
    const grouped =
      country.code === '48' && !polishMobile.test(rest) && !polishService.test(rest)
        ? rest.replace(/^(\d\d)(\d{3})(\d\d)(\d\d)$/, '$1 $2 $3 $4')
        : rest.replace(country.group, '$1 $2 $3');
    return `+${country.code} ${grouped}`;
  },
};
