import { plain } from './text.ts';

const names: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  eiro: 'EUR',
  zł: 'PLN',
  zl: 'PLN',
  pln: 'PLN',
};

const before = /^(?:€|eur|zł|zl|pln)(?![\p{L}])/iu;
const after = /(?:€|eur|euros?|eiro|zł|zl|pln)(?=\.?$)/iu;

/** The currency (ISO 4217) that was typed with an amount; undefined where there is none of ours. */
export function currencyIn(raw: string): string | undefined {
  const text = plain(raw).trim();
  const [typed] = before.exec(text) ?? after.exec(text) ?? [];
  return typed && names[typed.toLowerCase()];
}
