/* Proleptic Gregorian calendar on plain numbers: no Date, so no time zone can move a day. */

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether `year`, `month` (from 1) and `day` (from 1) name a day that exists. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `yyyy-mm-dd` */
export function isoDate(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

const isoPattern = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Year, month (from 1) and day of an ISO date; undefined where it names no day that exists. */
export function dateParts(iso: string): { year: number; month: number; day: number } | undefined {
  const [, ...texts] = isoPattern.exec(iso) ?? [];
  const [year = 0, month = 0, day = 0] = texts.map(Number);
  return isRealDate(year, month, day) ? { year, month, day } : undefined;
}

/** Days since 1 March of year 0, so that the leap day is the last of its year. */
function dayNumber(iso: string): number {
  const { year, month, day } = dateParts(iso) ?? { year: 0, month: 3, day: 1 };
  const fromMarch = (month + 9) % 12;
  const marchYear = month > 2 ? year : year - 1;
  const leaps =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leaps + Math.floor((fromMarch * 153 + 2) / 5) + day - 1;
}

/** How many days `to` lies after `from`; negative when it lies before. Both are ISO dates. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday of an ISO date, 1 for Monday to 7 for Sunday, as in ISO 8601 and CLDR. */
export function weekdayOf(iso: string): number {
  // 1 March of year 0 was a Wednesday.
  return ((dayNumber(iso) + 2) % 7) + 1;
}

/** `iso` moved by whole months; a day that the month lacks becomes its last. Years 1 to 9999. */
export function addMonths(iso: string, count: number): string {
  const parts = dateParts(iso);
  if (!parts) return iso;
  const months = Math.min(Math.max(parts.year * 12 + parts.month - 1 + count, 12), 119_999);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return isoDate(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** `iso` moved by days. */
export function addDays(iso: string, count: number): string {
  let { year, month, day } = dateParts(iso) ?? {};
  if (!year || !month || !day) return iso;
  day += count;
  while (day < 1 && year > 0) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year -= 1;
    day += daysInMonth(year, month);
  }
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return year < 1 || year > 9999 ? iso : isoDate(year, month, day);
}
