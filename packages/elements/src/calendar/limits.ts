import { dateParts } from '@twintown/core/values/calendar.js';

/** Not only of the right shape: the thirtieth of February is no limit. */
export const isDay = (iso: string): boolean => dateParts(iso) !== undefined;

interface Limits {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** The narrower of what the author wrote, `today` among it, and what a period leaves. */
export function limitsWithin(
  written: { readonly min: string; readonly max: string },
  period: Limits,
  today: string,
): { min: string | undefined; max: string | undefined } {
  const day = (text: string): string | undefined =>
    text === 'today' ? today : isDay(text) ? text : undefined;
  const [min, max] = [day(written.min), day(written.max)];
  return {
    min: period.min && period.min > (min ?? '') ? period.min : min,
    max: period.max && (!max || period.max < max) ? period.max : max,
  };
}
