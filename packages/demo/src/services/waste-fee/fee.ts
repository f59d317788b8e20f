/** Rates of one council resolution. Amounts are decimal strings in `currency`. */
export interface Rates {
  currency: string;
  perPerson: string;
  /** How many people pay the full rate. */
  fullRatePersons: number;
  /** What each further person pays, as a share of the full rate. */
  reducedShare: { numerator: number; denominator: number };
  /** Taken off for each person when kitchen and garden waste is composted at home. */
  compostingReliefPerPerson: string;
}

export interface Fee {
  persons: number;
  full: { persons: number; rate: string; amount: string };
  reduced: { persons: number; rate: string; amount: string };
  relief: string;
  /** Monthly fee, decimal string with two places; never below 0. */
  monthly: string;
}

/** `12.5` -> 1250. Amounts are counted in whole grosze, never as fractions. */
function toGrosze(amount: string): number {
  const [whole = '0', part = ''] = amount.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2));
}

const toAmount = (grosze: number): string =>
  `${Math.floor(grosze / 100)}.${String(grosze % 100).padStart(2, '0')}`;

/**
 * The monthly fee of an inhabited property, by the council's rule (act of 13 September 1996,
 * art. 6j(1)(1) with a reduced rate by art. 6j(2a), relief by art. 6k(4a)). One function for the
 * page and for the server: what a resident saw is what the town registers.
 *
 * `persons` is a whole number from 0 up.
 */
export function computeFee(
  { persons, composting }: { persons: number; composting: boolean },
  rates: Rates,
): Fee {
  const fullPersons = Math.min(persons, rates.fullRatePersons);
  const reducedPersons = persons - fullPersons;
  const fullRate = toGrosze(rates.perPerson);
  const { numerator, denominator } = rates.reducedShare;
  const reducedRate = Math.round((fullRate * numerator) / denominator);
  const relief = composting ? toGrosze(rates.compostingReliefPerPerson) * persons : 0;
  const gross = fullPersons * fullRate + reducedPersons * reducedRate;
  return {
    persons,
    full: {
      persons: fullPersons,
      rate: toAmount(fullRate),
      amount: toAmount(fullPersons * fullRate),
    },
    reduced: {
      persons: reducedPersons,
      rate: toAmount(reducedRate),
      amount: toAmount(reducedPersons * reducedRate),
    },
    relief: toAmount(Math.min(relief, gross)),
    monthly: toAmount(Math.max(0, gross - relief)),
  };
}
