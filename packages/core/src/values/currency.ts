import { plain } from './text.ts';

/**
 * The currency (ISO 4217) that was typed with an amount; undefined where there is none of ours. `raw`
 * was read as an amount: its letters are those of one currency.
 */
export function currencyIn(raw: string): string | undefined {
  const [typed] = /€|eur|eiro|z[łl]|pln|\d\s*(?:gr|c)/iu.exec(plain(raw)) ?? [];
  return typed && (/[zpg]/i.test(typed) ? 'PLN' : 'EUR');
}
