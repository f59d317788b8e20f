import { error, type Issue } from '../issue.ts';

/** Asks which of two years a year of two digits means; undefined for any other text. */
export function century(year: string): Issue | undefined {
  return /^\d\d$/.test(year)
    ? error('century', { earlier: `19${year}`, later: `20${year}` }, 'year')
    : undefined;
}
