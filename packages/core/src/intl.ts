/*
 * One cache for every Intl object: constructing one costs 5 to 50 times a cached call.
 */
const cache = new Map<string, unknown>();

function cached<T>(key: string, make: () => T): T {
  let entry = cache.get(key) as T | undefined;
  if (!entry) cache.set(key, (entry = make()));
  return entry;
}

/** `locale` as BCP 47 spells it: `pt` becomes `pt-PT`, a malformed tag `en`. */
export function canonicalTag(locale: string): string {
  return cached(`tag ${locale}`, () => {
    try {
      // Whose national numbers are meant changes nothing in how numbers and dates are written.
      const language = locale.replace(/-u-rg-[a-z]{2}zzzz$/i, '').replaceAll('_', '-');
      const [tag = 'en'] = Intl.getCanonicalLocales(language);
      return tag === 'pt' ? 'pt-PT' : tag;
    } catch {
      return 'en';
    }
  });
}

/**
 * Languages that every Intl knows, and whose whole numbers below a thousand are their digits. Chromium
 * takes 10 to 16 ms to make the first `Intl.NumberFormat` of a page or to say which languages that knows,
 * a tenth of what the first page of a document takes.
 */
const known = /^(?:en|lv|pl|pt-PT)$/;

/**
 * A tag that Intl writes for. `en` alone becomes `en-GB`, because bare `en` means American dates to
 * Intl and the pages are European. So does a language that Intl does not know: it would write in that
 * of the machine, and the server's is another one than the browser's.
 */
export function intlTag(locale: string): string {
  return cached(`intl ${locale}`, () => {
    const asked = canonicalTag(locale);
    const [tag = 'en'] = known.test(asked) ? [asked] : Intl.NumberFormat.supportedLocalesOf(asked);
    return tag === 'en' ? 'en-GB' : tag;
  });
}

export function numberFormat(
  language: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return cached(
    `number ${language} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(intlTag(language), options),
  );
}

/** A number as `language` writes it where nothing else is asked for. */
export function formatNumber(language: string, value: number): string {
  return known.test(language) && Number.isInteger(value) && value >= 0 && value < 1000
    ? String(value)
    : numberFormat(language).format(value);
}

export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return cached(
    `date ${language} ${JSON.stringify(options)}`,
    () =>
      new Intl.DateTimeFormat(intlTag(language), {
        ...options,
        calendar: 'gregory',
        numberingSystem: 'latn',
        timeZone: 'UTC',
      }),
  );
}

export function pluralRules(language: string): Intl.PluralRules {
  return cached(`plural ${language}`, () => new Intl.PluralRules(intlTag(language)));
}

/**
 * `yyyy-mm-dd` as the date is written in forms: two-digit day and month, four-digit year.
 * (The `short` style of Intl drops the century in pt-PT and lv.) Other text comes back unchanged.
 */
export function formatIsoDate(
  language: string,
  iso: string,
  options: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' },
): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  if (!year) return iso;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return dateFormat(language, options).format(date);
}

/** `yyyy-mm` as the month is written in forms: two digits and the year. Other text is unchanged. */
export function formatIsoMonth(
  language: string,
  iso: string,
  options: Intl.DateTimeFormatOptions = { month: '2-digit', year: 'numeric' },
): string {
  return /^\d{4}-\d\d$/.test(iso) ? formatIsoDate(language, `${iso}-01`, options) : iso;
}
