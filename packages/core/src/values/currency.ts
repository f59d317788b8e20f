import { plain } from './text.ts';

const before = /^(?:€|eur|zł|zl|pln)(?![\p{L}])/iu;
const after = /(?:€|eur|euros?|eiro|z[łl](?:ot(?:y|e|ych))?|pln)(?=\.?$)/iu;

/** The currency (ISO 4217) that was typed with an amount; undefined where there is none of ours. */
export function currencyIn(raw: string): string | undefined {
  const text = plain(raw).trim();
  const [typed] = before.exec(text) ?? after.exec(text) ?? [];
  return typed && (/^[zp]/i.test(typed) ? 'PLN' : 'EUR');
}
