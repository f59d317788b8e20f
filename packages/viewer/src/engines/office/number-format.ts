import { dateFormat, numberFormat } from '@twintown/core/intl.js';

/* Number formats of workbooks (ECMA-376 part 1, 18.8.30 and 18.8.31), well enough to be read. */

const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0',
  6: '#,##0',
  7: '#,##0.00',
  8: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '#,##0;-#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '#,##0.00;-#,##0.00;"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '##0.0E+0',
};

/** 31 December 9999: no workbook counts further. */
const lastDay = 2_958_466;

/** Formats whose code depends on the country of the program. */
const localDate = new Set([14, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

export interface NumberStyle {
  id: number;
  /** Code of a format of the workbook's own. */
  code?: string | undefined;
}

/**
 * A number as the workbook shows it, with the marks of the page's language; names of months and days are
 * in the language that the format states.
 * @param date1904 days are counted from 1904, as old workbooks of the Macintosh do
 */
export function formatNumber(
  value: number,
  { id, code }: NumberStyle,
  language: string,
  date1904: boolean,
): string {
  if (!Number.isFinite(value)) return String(value);
  const isDay = value >= 0 && value < lastDay;
  if (!isDay && (localDate.has(id) || id === 22)) return general(value, language);
  if (code === undefined && localDate.has(id))
    return dateFormat(language, { dateStyle: 'short', timeZone: 'UTC' }).format(
      dateOf(value, date1904),
    );
  if (code === undefined && id === 22)
    return dateFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).format(
      dateOf(value, date1904),
    );
  const pattern = code ?? builtIn[id];
  // Longer codes than 255 characters no program writes.
  if (!pattern || pattern.length > 255 || /^(?:general|@)$/i.test(pattern))
    return general(value, language);
  const { section, negative } = sectionFor(pattern, value);
  const parts = tokens(section);
  if (parts.some((part) => part.kind === 'date'))
    return isDay
      ? dateText(value, parts, languageOfFormat({ code }) ?? language, date1904)
      : general(value, language);
  return numberText(negative ? -value : value, parts, section, language);
}

/** As many digits as a cell shows. */
function general(value: number, language: string): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9))
    return scientific(value, '0.#####E+00', language);
  return numberFormat(language, {
    maximumSignificantDigits: 15,
    maximumFractionDigits: 10,
    useGrouping: false,
  }).format(Number(value.toPrecision(15)));
}

/** `value` times ten to the `power`, by its decimal digits, of which programs count with 15. */
function shifted(value: number, power: number): number {
  const text = Number.isSafeInteger(value) ? String(value) : value.toPrecision(15);
  const [digits, exponent = '0'] = text.split('e');
  return Number(`${digits}e${Number(exponent) + power}`);
}

/** Digits before and behind the decimal sign that a format asks for. */
const digitsOf = (whole: string, fraction: string): Intl.NumberFormatOptions => ({
  minimumIntegerDigits: Math.min(21, Math.max(1, (whole.match(/0/g) ?? []).length)),
  minimumFractionDigits: Math.min(20, (fraction.match(/0/g) ?? []).length),
  maximumFractionDigits: Math.min(20, (fraction.match(/[0#?]/g) ?? []).length),
});

/** `1,23E+04`: with several digits before the decimal sign the exponent goes in steps of as many. */
function scientific(value: number, code: string, language: string): string {
  const [, whole = '', fraction = '', sign, places = ''] =
    /^([0#?,]*)\.?([0#?]*)E([+-])([0#?]*)/i.exec(code) ?? [];
  const step = Math.max(1, whole.replaceAll(',', '').length);
  const options = { ...digitsOf(whole.slice(-1), fraction), useGrouping: false };
  const most = options.maximumFractionDigits ?? 0;
  const exponentFor = (size: number): number => Math.floor(size / step) * step;
  const stated = Number(value.toExponential(14).split('e')[1]);
  let exponent = exponentFor(stated);
  // What rounds to one digit more has the next exponent.
  const rounded = Math.round(Math.abs(shifted(value, most - exponent)));
  if (rounded >= 10 ** (step + most)) exponent += step;
  const digits = numberFormat(language, options).format(shifted(value, -exponent));
  const shown = String(Math.abs(exponent)).padStart(places.length, '0');
  return `${digits}E${exponent < 0 ? '-' : sign === '+' ? '+' : ''}${shown}`;
}

const condition = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/;

function isMet(section: string, value: number): boolean {
  const [, sign, text] = condition.exec(section) ?? [];
  const limit = Number(text);
  const isLess = value < limit;
  const isEqual = value === limit;
  switch (sign) {
    case undefined:
      return true;
    case '=':
      return isEqual;
    case '<>':
      return !isEqual;
    case '<':
      return isLess;
    case '<=':
      return isLess || isEqual;
    case '>':
      return !isLess && !isEqual;
    default:
      return !isLess;
  }
}

/** A section without its colour and the gaps that only line numbers up. */
const withoutColour = (section: string): string =>
  section.replace(/\[(?:black|blue|cyan|green|magenta|red|white|yellow)\]|_.|\*./gi, '').trim();

function sectionFor(pattern: string, value: number): { section: string; negative: boolean } {
  const sections = split(pattern);
  if (sections.some((section) => condition.test(section))) {
    const section = sections.find((each) => isMet(each, value)) ?? sections.at(-1)!;
    return { section, negative: false };
  }
  if (value < 0 && sections.length > 1) {
    // What only its colour tells from a number above zero would be read as one.
    const isAlike = withoutColour(sections[1]!) === withoutColour(sections[0]!);
    return { section: sections[1]!, negative: !isAlike };
  }
  if (value === 0 && sections.length > 2) return { section: sections[2]!, negative: false };
  return { section: sections[0]!, negative: false };
}

/** At semicolons, but those that stand in quotes or brackets. */
const split = (pattern: string): string[] =>
  pattern
    .match(/(?:^|;)(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])*/g)
    ?.map((part) => part.replace(/^;/, '')) ?? [pattern];

/** Primary languages of Windows locale numbers (MS-LCID 2.2), of those that towns write to each other in. */
const languages: Readonly<Record<number, string>> = {
  0x02: 'bg',
  0x05: 'cs',
  0x06: 'da',
  0x07: 'de',
  0x08: 'el',
  0x09: 'en',
  0x0a: 'es',
  0x0b: 'fi',
  0x0c: 'fr',
  0x0e: 'hu',
  0x10: 'it',
  0x13: 'nl',
  0x14: 'nb',
  0x15: 'pl',
  0x16: 'pt-PT',
  0x18: 'ro',
  0x19: 'ru',
  0x1a: 'hr',
  0x1b: 'sk',
  0x1d: 'sv',
  0x22: 'uk',
  0x24: 'sl',
  0x25: 'et',
  0x26: 'lv',
  0x27: 'lt',
};

/** The language that a format states for its names of months and days, as `[$-415]` or `[$-pl-PL]`. */
export function languageOfFormat({ code = '' }: Pick<NumberStyle, 'code'>): string | undefined {
  const [, stated = ''] = /\[\$[^\]-]*-([\da-z-]+)(?:,[^\]]*)?\]/i.exec(code) ?? [];
  if (/^[a-z]{2,3}(?:-[a-z]{2,4})*$/i.test(stated)) return stated;
  // The digits before the last four say how numbers and years are written.
  const locale = /^[\da-f]{1,8}$/i.test(stated) ? Number.parseInt(stated, 16) & 0xffff : 0;
  // Numbers from F000 on stand for the settings of whoever reads.
  return locale < 0xf000 ? languages[locale & 0x3ff] : undefined;
}

interface Token {
  kind: 'text' | 'date' | 'digits';
  text: string;
}

function tokens(section: string): Token[] {
  const found: Token[] = [];
  const pattern =
    /"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|(\[(?:h+|m+|s+)\])|\[[^\]]*\]|(AM\/PM|A\/P)|(y+|m+|d+|h+|s+)|(E[+-]|[0#?.,%/]+)|([\s\S])/gi;
  for (const match of section.matchAll(pattern)) {
    const [whole, quoted, escaped, currency, elapsed, half, date, digits, other] = match;
    const literal = quoted ?? escaped ?? currency ?? other;
    if (literal !== undefined) found.push({ kind: 'text', text: literal });
    else if (elapsed ?? half ?? date) found.push({ kind: 'date', text: whole });
    else if (digits) found.push({ kind: 'digits', text: digits });
    else if (whole.startsWith('_')) found.push({ kind: 'text', text: ' ' });
  }
  return found;
}

function numberText(
  value: number,
  parts: readonly Token[],
  section: string,
  language: string,
): string {
  const digits = parts.filter(({ kind }) => kind === 'digits').map(({ text }) => text);
  const code = digits.join('');
  if (digits.length === 0) {
    // A format without digits says the same of every number; an empty one hides it.
    const text = parts.map((part) => part.text).join('');
    return /general/i.test(section) ? general(value, language) : text.trim();
  }
  if (/E[+-]/i.test(code)) {
    const first = parts.findIndex(({ kind }) => kind === 'digits');
    const shown = scientific(value, code, language);
    return parts
      .map(({ kind, text }, index) => (kind !== 'digits' ? text : index === first ? shown : ''))
      .join('')
      .trim();
  }
  if (code.includes('/')) return general(value, language);
  if (
    digits.length > 1 &&
    /^[0#?]+(?:\.[0#?]+)?$/.test(code) &&
    !digits.slice(0, -1).join('').includes('.')
  )
    return digitsApart(value, parts, language);
  const percent = code.includes('%');
  const [whole = '', fraction = ''] = code.replace(/%/g, '').split('.');
  // Commas behind the last digit divide by a thousand each.
  const thousands = /,*$/.exec(fraction || whole)?.[0].length ?? 0;
  const scaled = shifted(value, (percent ? 2 : 0) - 3 * thousands);
  const shown = numberFormat(language, {
    ...digitsOf(whole, fraction),
    useGrouping: /,(?=[0#?])/.test(whole),
  }).format(scaled);
  // `#` and `?` stand for a digit where there is one.
  const isNothing = !code.includes('0') && Math.abs(scaled) < 0.5 && !/[#?]/.test(fraction);
  let placed = false;
  const text = parts.map((part) => {
    if (part.kind !== 'digits') return part.text;
    const sign = part.text.includes('%') ? '%' : '';
    if (placed) return sign;
    placed = true;
    return (isNothing ? '' : shown) + sign;
  });
  return text.join('').trim();
}

/**
 * Numbers whose digits the format parts, such as codes of the post (`00-000`) and thousands (`# ##0.00`), from
 * the decimal sign on.
 */
function digitsApart(value: number, parts: readonly Token[], language: string): string {
  const places = parts.filter(({ kind }) => kind === 'digits').map(({ text }) => text);
  const [code = '', fraction = ''] = places.join('').split('.');
  const shown = numberFormat(language, {
    ...digitsOf('', fraction),
    useGrouping: false,
  }).formatToParts(Math.abs(shifted(value, 0)));
  const needed = code.includes('0') ? code.length - code.indexOf('0') : 0;
  const isWhole = ({ type }: Intl.NumberFormatPart): boolean => type === 'integer';
  let rest = (shown.find(isWhole)?.value ?? '').padStart(needed, '0');
  const behind = shown.filter((part) => !isWhole(part)).map((part) => part.value);
  const groups: string[] = [];
  for (const place of places.slice(1).reverse()) {
    const { length } = place.replace(/\..*/, '');
    groups.unshift(length > 0 ? rest.slice(-length) : '');
    rest = rest.slice(0, Math.max(0, rest.length - length));
  }
  groups.unshift(rest);
  groups.push(`${groups.pop()}${behind.join('')}`);
  const text = parts.map((part) => (part.kind === 'digits' ? groups.shift() : part.text));
  return `${value < 0 ? '-' : ''}${text.join('').trim()}`;
}

const day = 86_400_000;

function dateOf(serial: number, date1904: boolean): Date {
  if (date1904) return new Date(Math.round(serial * day) + Date.UTC(1904, 0, 1));
  // Day 60 is 29 February 1900, which never was; days before it are one off.
  const days = serial < 60 ? serial + 1 : serial;
  return new Date(Math.round(days * day) + Date.UTC(1899, 11, 30));
}

const monthOf = (date: Date, language: string): string =>
  dateFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .formatToParts(date)
    .find(({ type }) => type === 'month')?.value ?? '';

/** Programs round a time to what its format shows of seconds, and only then take it apart. */
function toSecond(serial: number, parts: readonly Token[]): number {
  const hasTime = parts.some(({ kind, text }) => kind === 'date' && /[hs]/i.test(text));
  if (!hasTime) return serial;
  const places = parts.map(({ text }) => /^[.,](0{1,3})$/.exec(text)?.[1]?.length ?? 0);
  const steps = 86_400 * 10 ** Math.max(...places);
  return Math.round(serial * steps) / steps;
}

function dateText(
  exact: number,
  parts: readonly Token[],
  language: string,
  date1904: boolean,
): string {
  const serial = toSecond(exact, parts);
  const date = dateOf(serial, date1904);
  const isHalf = parts.some(({ text }) => /^A/i.test(text) && text.includes('/'));
  const dates = parts.filter(({ kind }) => kind === 'date');
  const hasDay = dates.some(({ text }) => /^d{1,2}$/i.test(text));
  const two = (value: number, width: number): string => String(value).padStart(width, '0');
  const named = (options: Intl.DateTimeFormatOptions): string =>
    dateFormat(language, { ...options, timeZone: 'UTC' }).format(date);
  const write = ({ text }: Token): string => {
    const lower = text.toLowerCase();
    const width = Math.min(2, lower.length);
    if (lower.startsWith('[')) {
      const unit = lower[1] === 'h' ? 24 : lower[1] === 'm' ? 1440 : 86_400;
      return String(Math.floor(serial * unit + 1e-9));
    }
    if (lower.includes('/')) return date.getUTCHours() < 12 ? 'AM' : 'PM';
    switch (lower[0]) {
      case 'y':
        return lower.length > 2
          ? String(date.getUTCFullYear())
          : two(date.getUTCFullYear() % 100, 2);
      case 'd':
        if (lower.length === 3) return named({ weekday: 'short' });
        return lower.length > 3 ? named({ weekday: 'long' }) : two(date.getUTCDate(), width);
      case 'h': {
        const hours = date.getUTCHours();
        return two(isHalf ? hours % 12 || 12 : hours, width);
      }
      case 's':
        return two(date.getUTCSeconds(), width);
      default:
        break;
    }
    if (lower.length === 3) return named({ month: 'short' });
    if (lower.length > 3)
      // Beside a day months have an ending of their own in some languages: `2 stycznia`.
      return hasDay ? monthOf(date, language) : named({ month: 'long' });
    return two(date.getUTCMonth() + 1, width);
  };
  /** `m` behind hours or before seconds is minutes. */
  const isMinutes = (token: Token): boolean => {
    const at = dates.indexOf(token);
    return (
      /^m{1,2}$/i.test(token.text) &&
      (/h/i.test(dates[at - 1]?.text ?? '') || /s/i.test(dates[at + 1]?.text ?? ''))
    );
  };
  return parts
    .map((part) => {
      const [, parted, places] = /^([.,])(0{1,3})$/.exec(part.text) ?? [];
      if (part.kind === 'digits' && parted && places)
        return parted + two(date.getUTCMilliseconds(), 3).slice(0, places.length);
      if (part.kind !== 'date') return part.text.replace(/[0#?]/g, '');
      return isMinutes(part) ? two(date.getUTCMinutes(), part.text.length) : write(part);
    })
    .join('')
    .trim();
}
