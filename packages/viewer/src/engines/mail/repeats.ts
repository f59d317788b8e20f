import { dateFormat, intlTag, numberFormat } from '@twintown/core/intl.js';
import type { ReadingWords, RepeatUnit } from '../engine.ts';

/** How an event repeats, as far as words for it are certain. */
export interface Repetition {
  every: string;
  days: string;
  times: string;
  /** As the rule states it. */
  until: string;
}

const units: Readonly<Record<string, RepeatUnit>> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * A rule (RFC 5545, 3.3.10) in words.
 * @param start `20260102T100000`: what takes place on that day of a month or year needs no further word
 */
export function repetition(rule: string, start: string, words: ReadingWords): Repetition {
  const { language } = words;
  const parts = new Map(
    rule.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.trim().toUpperCase().split('=');
      return [name, value];
    }),
  );
  const unit = units[parts.get('FREQ') ?? ''];
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days =
    parts
      .get('BYDAY')
      ?.split(',')
      .map((day) => weekdays.indexOf(day)) ?? [];
  const [, month, day] = /^\d{4}(\d\d)(\d\d)/.exec(start) ?? [];
  const isShown = [...parts].every(([name, value]) => {
    switch (name) {
      case 'BYDAY':
        return (unit === 'day' || unit === 'week') && !days.includes(-1);
      case 'BYMONTHDAY':
        return (unit === 'month' || parts.has('BYMONTH')) && Number(value) === Number(day);
      case 'BYMONTH':
        return unit === 'year' && Number(value) === Number(month);
      default:
        return /^(?:FREQ|INTERVAL|COUNT|UNTIL|WKST|)$/.test(name);
    }
  });
  const isCertain = unit !== undefined && interval >= 1 && Number.isInteger(interval) && isShown;
  const times = Number(parts.get('COUNT'));
  // Of the first week of 2024, whose days have the numbers of the week.
  const named = (at: number): string =>
    dateFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, at + 1));
  return {
    every: isCertain ? words.repeats(unit, interval) : words.repeats('otherwise'),
    days: isCertain ? listed(language, [...new Set(days)].sort((a, b) => a - b).map(named)) : '',
    times: times > 0 ? numberFormat(language).format(times) : '',
    until: parts.get('UNTIL') ?? '',
  };
}

const listed = (language: string, parts: readonly string[]): string =>
  new Intl.ListFormat(intlTag(language), { type: 'unit', style: 'long' }).format(parts);

/** A length of time (RFC 5545, 3.3.6), such as `PT1H30M`; as it stands where it is none. */
export function durationIn(language: string, stated: string): string {
  const parts =
    /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(stated.trim()) ??
    [];
  const shown = ['week', 'day', 'hour', 'minute', 'second'].flatMap((unit, at) => {
    const count = Number(parts[at + 1] ?? 0);
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return count > 0 ? numberFormat(language, format).format(count) : [];
  });
  return shown.length > 0 ? listed(language, shown) : stated.trim();
}
