import { error, type Issue } from '../issue.ts';
import { addDays, addMonths, dateParts, daysBetween } from './calendar.ts';

/** How values of a kind are counted; `distance` is undefined where one of them is no value. */
interface Scale {
  /** Where HTML counts from without `min`. */
  zero: string;
  /** The last value there is. */
  end: string;
  distance(from: string, to: string): number | undefined;
  move(value: string, by: number): string;
}

const day = 86_400;

const scales: Readonly<Record<string, Scale>> = {
  date: {
    zero: '1970-01-01',
    end: '9999-12-31',
    distance: (from, to) => (dateParts(from) && dateParts(to) ? daysBetween(from, to) : undefined),
    move: addDays,
  },
  month: {
    zero: '1970-01',
    end: '9999-12',
    distance: (from, to) => {
      const [first, last] = [dateParts(`${from}-01`), dateParts(`${to}-01`)];
      return first && last && (last.year - first.year) * 12 + last.month - first.month;
    },
    move: (value, by) => addMonths(`${value}-01`, by).slice(0, 7),
  },
  // Past midnight a range of times goes on.
  time: {
    zero: '00:00',
    end: '23:59:59',
    distance: (from, to) => {
      const [first, last] = [seconds(from), seconds(to)];
      return first === undefined || last === undefined ? undefined : (last - first + day) % day;
    },
    move: (value, by) => timeOf((seconds(value)! + by + day) % day),
  },
};

function seconds(time: string): number | undefined {
  const [all, hours, minutes, rest = 0] = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(time) ?? [];
  return all ? Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) : undefined;
}

function timeOf(position: number): string {
  const parts = [Math.floor(position / 3600), Math.floor(position / 60) % 60, position % 60];
  return (parts[2] ? parts : parts.slice(0, 2))
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** HTML’s limits of a value, written as the value is. */
interface Limits {
  min?: string | undefined;
  max?: string | undefined;
  /** Days, months, or seconds. */
  step?: string | undefined;
}

/**
 * The values that `step` allows beside a date, a month or a time within its limits; undefined where it
 * is allowed itself. Steps are counted as HTML counts them: from `min`, else from 1970 or midnight.
 */
export function stepIssue(kind: string, value: string, limits: Limits): Issue | undefined {
  const scale = scales[kind];
  const size = Number(limits.step);
  if (!scale || !Number.isInteger(size) || size <= 0) return undefined;
  const { zero, end, distance, move } = scale;
  const { min = '', max = '' } = limits;
  const base = distance(min, min) === 0 ? min : zero;
  const from = distance(base, value);
  if (from === undefined) return undefined;
  const over = ((from % size) + size) % size;
  if (over === 0) return undefined;
  const lower = move(value, -over);
  const most = distance(base, max) ?? distance(base, end)!;
  return from - over + size > most
    ? error('off-step', { nearest: lower })
    : error('between-steps', { lower, higher: move(lower, size) });
}

/** The step of seconds by which times without seconds are allowed. */
export function inWholeMinutes(step: string): string {
  const size = Number(step);
  let whole = size;
  if (Number.isInteger(size) && size > 0) while (whole % 60 && whole < size * 60) whole += size;
  return String(whole);
}
