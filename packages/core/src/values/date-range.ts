import { error, type Issue } from '../issue.ts';
import { addDays, daysBetween } from './calendar.ts';
import { isBlank } from './text.ts';

/** How long a range of dates may be; the first and the last day both count. */
export interface RangeLimits {
  minDays?: number;
  maxDays?: number;
}

/** How many days a range has, first and last both counted; 0 or less when it ends before it starts. */
export function daysInRange(start: string, end: string): number {
  return daysBetween(start, end) + 1;
}

/**
 * What is wrong between two ISO dates: `order`, `min-days` or `max-days`. Say it at the end, in the
 * sentences of the kind `date-range`. A date that is not there yet is no issue here.
 */
export function checkDateRange(
  start: string | undefined,
  end: string | undefined,
  { minDays, maxDays }: RangeLimits = {},
): Issue[] {
  if (!start || !end) return [];
  const days = daysInRange(start, end);
  if (days < 1) return [error('order', { start })];
  if (minDays !== undefined && days < minDays) {
    return [error('min-days', { count: minDays, earliest: addDays(start, minDays - 1) })];
  }
  if (maxDays !== undefined && days > maxDays) {
    return [error('max-days', { count: maxDays, latest: addDays(start, maxDays - 1) })];
  }
  return [];
}

/**
 * What is wrong where one end of a period was given and the other one left blank: `start-missing` or
 * `end-missing`, to be said at the end it names. Takes both as they were typed: one that cannot be
 * read is not missing. Do not ask where an end may stay open.
 */
export function checkBothEnds(start: string, end: string): Issue[] {
  if (isBlank(start) === isBlank(end)) return [];
  return [error(isBlank(start) ? 'start-missing' : 'end-missing')];
}
