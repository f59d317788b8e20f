import { error } from '../issue.ts';
import { isBlank, plain } from './text.ts';
import { isDecimal } from './decimal-string.ts';
import { formatDecimal, longestNumberText, readNumber, toDecimalString } from './number-text.ts';
import { problemOf } from './number-words.ts';
import type { ValueKind } from './value-kind.ts';

/*
 * The currency is the page's business (it stands beside the field); what people type with the
 * amount is taken off, also behind the sign: `-€5`.
 */
const currency =
  /(?<=^[-\u2010-\u2015\u2212]?\s*)(?:€|eur|zł|zl|pln)\s*|\s*(?:€|eur|euros?|eiro|z[łl](?:ot(?:y|e|ych))?|pln)\.?$/giu;

const [euro, zloty] = [/€|eur|eiro/iu, /z[łl]|pln/iu];

/*
 * Hundredths of their own: `5 zł 50 gr`, `5 zł 50/100`, `5 € 50`, `5 euros e 50 cêntimos`. A single
 * digit has to say that it counts hundredths: `5 zł 5` may be 5.05 or 5.50.
 */
const twoParts = new RegExp(
  String.raw`^(.*\d)\s*(?:${[
    ['€|eur(?:os?)?|eiro', 'c(?:t|ent(?:s|y|ów|i|u)?|[êe]ntimos?)?'],
    ['z[łl](?:ot(?:y|e|ych))?|pln', 'gr(?:osz[ey]?)?'],
  ]
    .map(
      ([unit, hundredth]) =>
        String.raw`(?:${unit})\.?\s*(?:(?:i|e|un|and)\s+)?(?:(\d{1,2})\s*(?:${hundredth}|/100)\.?|(\d\d))`,
    )
    .join('|')})$`,
  'iu',
);

/* Hundredths alone: `50 gr`, `5 cêntimos`. Three digits of them are rarer than a slip. */
const small = /^(\d{1,2})\s*(?:gr(?:osz[eya]?)?|c(?:t|ent(?:s|y|ów|i|u)?|[êe]ntimos?)?)\.?$/iu;

/* What ends a sentence or a list, behind hundredths or a currency. */
const sentenceEnd = /(?<=[.,]\d\d|\p{L}\.?)[.,;]$/u;

/* A dash for no hundredths: `5,-`. Some put it behind hundredths too: `5,50,-`. */
const dash = /(\d[.,])\s*[-\u2010-\u2015\u2212]{1,2}$/;
const needlessDash = /(?<=\d[.,]\d\d)[.,]\s*[-\u2010-\u2015\u2212]{1,2}$/;

/** An amount without its currency, and the hundredths that were typed as a number of their own. */
function partsOf(typed: string): { amount: string; hundredths?: string } {
  const [, amount, ...rest] = twoParts.exec(typed) ?? [];
  const hundredths = rest.find((part) => part !== undefined);
  if (amount !== undefined && hundredths !== undefined) return { amount, hundredths };
  const [, alone] = small.exec(typed) ?? [];
  if (alone) return { amount: '0', hundredths: alone };
  return { amount: typed.replace(currency, '').replace(needlessDash, '').replace(dash, '$100') };
}

/* As many digits as the largest whole number has; with more, it is an account number in the wrong field. */
const longestWhole = 16;

const amountIn = (typed: string): string => partsOf(typed).amount;

/** An amount. The value is a decimal string with two decimals, such as `1234.50`. */
export const money: ValueKind = {
  name: 'money',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const typed = plain(raw).trim().replace(sentenceEnd, '');
    if (typed.length > longestNumberText) return { raw, issues: [error('too-many-digits')] };
    if (euro.test(typed) && zloty.test(typed)) return { raw, issues: [error('format')] };
    const { amount, hundredths } = partsOf(typed);
    const read = readNumber(amount, locale);
    if ('problem' in read)
      return { raw, issues: [error(problemOf(read, typed, locale, amountIn))] };
    /* `1,234` may be one thousand; `1,23456` is neither. */
    if (read.fraction.length === 3 && /^[1-9]\d{0,2}$/.test(read.whole)) {
      return { raw, issues: [error('ambiguous')] };
    }
    if (hundredths && read.fraction) return { raw, issues: [error('format')] };
    const fraction = (hundredths?.padStart(2, '0') ?? read.fraction).replace(/0+$/, '');
    if (fraction.length > 2) return { raw, issues: [error('fraction')] };
    if (read.whole.length > longestWhole) return { raw, issues: [error('too-many-digits')] };
    const value = toDecimalString(read.negative, read.whole, fraction.padEnd(2, '0'));
    return { raw, value, issues: [] };
  },
  format: (value, locale) => (isDecimal(value) ? formatDecimal(value, locale, 2) : value),
};
