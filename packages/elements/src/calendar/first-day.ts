import { nearest } from '../shared/language.ts';
import { development, warn } from '../shared/warn.ts';

const attribute = 'data-tt-first-day';

/**
 * The weekday that begins a week in `calendar`, from 1 (Monday) to 7 (Sunday): its `own`, else what
 * the nearest `data-tt-first-day` on it or above it says, also across shadow roots, else Monday.
 * Monday too where that is no such number.
 */
export function firstDayAt(calendar: Element, own: number | null | undefined): number {
  const around = nearest(calendar, attribute);
  const day = own ?? Number(around || 1);
  if (Number.isInteger(day) && day >= 1 && day <= 7) return day;
  if (development)
    warn(
      `${own === null || own === undefined ? `${attribute}="${around}"` : `first-day="${own}"`} is no day from 1 (Monday) ` +
        'to 7 (Sunday): weeks begin on Monday.',
      calendar,
    );
  return 1;
}
