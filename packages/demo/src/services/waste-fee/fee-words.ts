import { numberFormat } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import type { Fee } from './fee.ts';

/** `30,00 zł`, as the language writes amounts. */
export function amountText(language: string, amount: string, currency: string): string {
  return numberFormat(language, { style: 'currency', currency }).format(
    amount as Intl.StringNumericLiteral,
  );
}

/** How the fee comes about, line by line, and the fee itself. The page and the server say the same. */
export function feeText(
  language: string,
  fee: Fee,
  currency: string,
): { lines: string[]; monthly: string } {
  const money = (amount: string): string => amountText(language, amount, currency);
  const part = ({ persons, rate, amount }: Fee['full']) => ({
    count: persons,
    rate: money(rate),
    amount: money(amount),
  });
  const lines: string[] = [];
  if (fee.full.persons > 0) lines.push(translate(language, 'fee.full', part(fee.full)));
  if (fee.reduced.persons > 0) lines.push(translate(language, 'fee.reduced', part(fee.reduced)));
  if (Number(fee.relief) > 0) {
    lines.push(translate(language, 'fee.relief', { amount: money(fee.relief) }));
  }
  return { lines, monthly: translate(language, 'fee.monthly', { amount: money(fee.monthly) }) };
}
