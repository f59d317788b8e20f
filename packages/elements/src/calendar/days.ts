import {
  addDays,
  addMonths,
  dateParts,
  daysInMonth,
  isoDate,
  weekdayOf,
} from '@twintown/core/values/calendar.js';

/** Which days may be chosen. All days are ISO dates. */
export interface DayRules {
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** Days and ranges of days (`2026-12-24/2026-12-26`), parted by space or comma. */
  readonly blocked: string;
  /** Weekdays from 1 (Monday) to 7 (Sunday), parted likewise. */
  readonly blockedWeekdays: string;
  readonly isBlocked: ((iso: string) => boolean | string) | undefined;
}

/** Why a day cannot be chosen: a word of the catalogue, or the page's own sentence. */
export type Objection =
  { readonly word: 'tooEarly' | 'tooLate' | 'weekday' | 'unavailable' } | { readonly text: string };

const list = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** What speaks against choosing `iso`; undefined when it may be chosen. */
export function objectionTo(iso: string, rules: DayRules): Objection | undefined {
  if (rules.min && iso < rules.min) return { word: 'tooEarly' };
  if (rules.max && iso > rules.max) return { word: 'tooLate' };
  if (list(rules.blockedWeekdays).includes(String(weekdayOf(iso)))) return { word: 'weekday' };
  const closed = list(rules.blocked).some((entry) => {
    const [from = '', to = from] = entry.split('/');
    return from <= iso && iso <= to;
  });
  const said = rules.isBlocked?.(iso);
  if (typeof said === 'string' && said) return { text: said };
  return closed || said ? { word: 'unavailable' } : undefined;
}

/** A typed date has a year of four digits; servers print `0001-01-01` for “no least date”. */
const firstEver = '1000-01-01';

type Limits = Pick<DayRules, 'min' | 'max'>;

/** Limits the wrong way round leave no day: to keep within both would lead from one to the other. */
const crossed = ({ min, max }: Limits): boolean => !!min && !!max && min > max;

/**
 * `iso` kept within the months that hold a day to choose. Days before `min` in its own month can be
 * reached, so that one can hear why they cannot be chosen. So can all, where none can be chosen.
 */
export function keepWithin(iso: string, limits: Limits): string {
  const { min, max } = crossed(limits) ? ({} as Partial<Limits>) : limits;
  const first = min && min > firstEver ? `${min.slice(0, 8)}01` : firstEver;
  if (iso < first) return first;
  const last = max && lastOfMonth(max);
  return last && last > first && iso > last ? last : iso;
}

/** The day nearest to `iso` that the limits leave, for the focus to begin at. */
export function nearestWithin(iso: string, limits: Limits): string {
  const { min, max } = limits;
  if (crossed(limits)) return iso;
  if (max && iso > max) return max;
  return min && iso < min ? min : iso;
}

function lastOfMonth(iso: string): string {
  const { year, month } = dateParts(iso)!;
  return isoDate(year, month, daysInMonth(year, month));
}

/** The day that a key leads to from `iso`; undefined for keys that lead nowhere. */
export function dayByKey(
  iso: string,
  key: string,
  shift: boolean,
  firstDay: number,
): string | undefined {
  const intoWeek = (weekdayOf(iso) - firstDay + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(iso, -1);
    case 'ArrowRight':
      return addDays(iso, 1);
    case 'ArrowUp':
      return addDays(iso, -7);
    case 'ArrowDown':
      return addDays(iso, 7);
    case 'Home':
      return addDays(iso, -intoWeek);
    case 'End':
      return addDays(iso, 6 - intoWeek);
    case 'PageUp':
      return addMonths(iso, shift ? -12 : -1);
    case 'PageDown':
      return addMonths(iso, shift ? 12 : 1);
    default:
      return undefined;
  }
}

/** The weeks of the month that `iso` lies in; places outside the month are empty. */
export function weeksOf(iso: string, firstDay: number): (string | undefined)[][] {
  const { year, month } = dateParts(iso)!;
  const before = (weekdayOf(isoDate(year, month, 1)) - firstDay + 7) % 7;
  const days = daysInMonth(year, month);
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => {
      const day = week * 7 + place - before + 1;
      return day >= 1 && day <= days ? isoDate(year, month, day) : undefined;
    }),
  );
}
