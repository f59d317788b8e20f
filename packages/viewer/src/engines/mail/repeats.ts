import { dateFormat, intlTag, numberFormat } from '@twintown/core/intl.js';
import type { ReadingWords, RepeatUnit } from '../engine.ts';
import { visibleText } from '../visible-text.ts';

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

/** Characters of a rule that is shown as it is written; programs write no more. */
const longestRule = 200;

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
  const interval = wholeOf(parts.get('INTERVAL') ?? '1');
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
  const isCertain = unit !== undefined && interval >= 1 && isShown;
  const count = parts.get('COUNT') ?? '';
  const times = wholeOf(count);
  // Of the first week of 2024, whose days have the numbers of the week.
  const named = (at: number): string => {
    const format = dateFormat(language, { weekday: 'long', timeZone: 'UTC' });
    const name = format.format(Date.UTC(2024, 0, at + 1));
    // By itself a Latvian name begins with a capital letter; in a list it must not.
    return /^lv\b/i.test(language) ? name.toLocaleLowerCase('lv') : name;
  };
  // In most languages which Monday of a month it is takes another ending with each day.
  const otherwise = (): string =>
    rule.trim() && rule.length <= longestRule
      ? words.repeatsBy(visibleText(rule.trim()))
      : words.repeats('otherwise');
  return {
    every: isCertain ? words.repeats(unit, interval) : otherwise(),
    days: isCertain ? listed(language, [...new Set(days)].sort((a, b) => a - b).map(named)) : '',
    times: times > 0 ? numberFormat(language).format(times) : count,
    until: parts.get('UNTIL') ?? '',
  };
}

/** 0 for what is no number that anybody means. */
const wholeOf = (stated: string): number => (/^\d{1,9}$/.test(stated) ? Number(stated) : 0);

const listed = (language: string, parts: readonly string[]): string =>
  new Intl.ListFormat(intlTag(language), { type: 'unit', style: 'long' }).format(parts);

/** A length of time (RFC 5545, 3.3.6), such as `PT1H30M`; as it stands where it is none. */
export function durationIn(language: string, stated: string): string {
  const [, sign, ...counts] =
    /^([+-])?P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/i.exec(
      stated.trim(),
    ) ?? [];
  const units = ['week', 'day', 'hour', 'minute', 'second'];
  const isAllZero = !counts.some((count) => Number(count) > 0);
  const shown = units.flatMap((unit, at) => {
    const count = counts[at];
    if (count === undefined || (Number(count) === 0 && !isAllZero)) return [];
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    const amount = Number(count);
    return numberFormat(language, format).format(sign === '-' && amount > 0 ? -amount : amount);
  });
  return shown.length > 0 ? listed(language, shown) : stated.trim();
}
