import { dateFormat } from '@twintown/core/intl.js';
import type { MessageHeader, ReadingWords } from '../engine.ts';
import { append, element, fragment, heading, interfaceWords } from '../reading/html.ts';
import { cellText } from '../reading/table.ts';
import { visibleText } from '../visible-text.ts';
import { factTable } from './fact-table.ts';
import { person } from './person.ts';
import { durationIn, repetition } from './repeats.ts';

/** Characters that are read, and events and left out days that are shown. */
const limits = { text: 2_000_000, events: 200, exceptions: 100 } as const;

interface Property {
  value: string;
  parameters: ReadonlyMap<string, string>;
}
/** Also a task. */
type Event = ReadonlyMap<string, Property>;

export interface Calendar {
  method: string;
  /** It holds tasks and no events. */
  isTasks: boolean;
  /** It holds nothing but when somebody has time. */
  isBusy: boolean;
  events: Event[];
}

export const isCalendarType = (type: string): boolean =>
  /^(?:text\/calendar|application\/ics)$/i.test(type);

const shownParts = /^V(?:EVENT|TODO|JOURNAL|FREEBUSY)$/;

/** Just enough iCalendar (RFC 5545) to say what takes place, when and where. */
export function readCalendar(text: string): Calendar {
  const lines = text
    .slice(0, limits.text)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  const events: Event[] = [];
  // Alarms and time zones within have properties of the same names.
  const open: string[] = [];
  let event = new Map<string, Property>();
  const kinds = new Set<string>();
  let method = '';
  for (const line of lines) {
    const [, name = '', stated = '', value = ''] =
      /^([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line) ?? [];
    const property = name.toUpperCase();
    if (property === 'BEGIN') {
      open.push(value.toUpperCase());
      if (shownParts.test(value.toUpperCase())) event = new Map();
    } else if (property === 'END') {
      const kind = open.pop() ?? '';
      if (!shownParts.test(kind) || events.length >= limits.events) continue;
      kinds.add(kind);
      events.push(event);
    } else if (shownParts.test(open.at(-1) ?? '')) {
      const parameters = new Map(
        Array.from(
          stated.matchAll(/;([\w-]+)=(?:"([^"]*)"|([^;"]*))/g),
          ([, key = '', quoted, plain = '']) => [key.toUpperCase(), quoted ?? plain],
        ),
      );
      // What is left is when they have time.
      if (property === 'FREEBUSY' && /^free$/i.test(parameters.get('FBTYPE') ?? '')) continue;
      const before = event.get(property);
      if (!before) event.set(property, { value, parameters });
      // Each may leave out days, or name times, of its own.
      else if (/^(?:EXDATE|FREEBUSY)$/.test(property)) before.value += `,${value}`;
    } else if (property === 'METHOD' && open.length === 1) method = value.trim().toUpperCase();
  }
  const isOnly = (kind: string): boolean => kinds.size === 1 && kinds.has(kind);
  return { method, events, isTasks: isOnly('VTODO'), isBusy: isOnly('VFREEBUSY') };
}

/** What the first event is called, or ''. */
export const summaryOf = ({ events }: Calendar): string => textIn(events[0], 'SUMMARY');

const textIn = (event: Event | undefined, name: string): string =>
  (event?.get(name)?.value ?? '')
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
    .trim();

export function calendarPage(
  { method, events, isTasks, isBusy }: Calendar,
  words: ReadingWords,
): DocumentFragment {
  const content = fragment();
  if (events.length === 0) return content;
  const plain = isTasks ? 'task' : 'entry';
  const kind = isBusy ? 'busy' : method === 'REQUEST' ? 'invitation' : plain;
  content.append(interfaceWords(words, heading(1, words.calendar(kind))));
  for (const event of events) {
    const isCancelled = method === 'CANCEL' || /^cancelled$/i.test(textIn(event, 'STATUS'));
    append(
      content,
      isCancelled && interfaceWords(words, element('p', words.calendar('cancelled'))),
      factTable(
        words,
        ['subject', ...cellText(visibleText(textIn(event, 'SUMMARY')))],
        ['start', timeOf(event.get('DTSTART'), words.language)],
        ['end', endOf(event, words.language)],
        ['due', timeOf(event.get('DUE'), words.language)],
        ['duration', durationOf(event, words.language)],
        ...repeatRows(event, words),
        ['place', ...cellText(visibleText(textIn(event, 'LOCATION')))],
        ['organiser', organiserOf(event.get('ORGANIZER'))],
        ['busy', busyTimes(event, words.language)],
        ['description', ...cellText(textIn(event, 'DESCRIPTION'))],
      ),
    );
  }
  return content;
}

/** Where an end is stated as well, that says it. */
const durationOf = (event: Event, language: string): string =>
  event.has('DTEND') ? '' : durationIn(language, event.get('DURATION')?.value ?? '');

function repeatRows(event: Event, words: ReadingWords): [MessageHeader, string][] {
  const { language } = words;
  const start = event.get('DTSTART');
  if (event.has('RDATE')) return [['repeats', words.repeats('otherwise')]];
  const rule = event.get('RRULE')?.value;
  if (!rule) return [];
  const { every, days, times, until } = repetition(rule, start?.value ?? '', words);
  const left = event.get('EXDATE');
  const except = (left?.value.split(',') ?? []).slice(0, limits.exceptions);
  return [
    ['repeats', every],
    ['repeatDays', days],
    ['repeatTimes', times],
    ['repeatUntil', timeOf({ value: until, parameters: new Map() }, language)],
    [
      'repeatExcept',
      except.map((value) => timeOf({ value, parameters: left!.parameters }, language)).join('; '),
    ],
  ];
}

/** Periods (RFC 5545, 3.3.9) in which somebody has no time. */
function busyTimes(event: Event, language: string): string {
  const { value, parameters } = event.get('FREEBUSY') ?? { value: '', parameters: new Map() };
  const time = (stated: string): string => timeOf({ value: stated, parameters }, language);
  return value
    .split(',', limits.exceptions)
    .map((period) => {
      const [start = '', end = ''] = period.split('/');
      return /^[+-]?P/i.test(end.trim())
        ? `${time(start)} (${durationIn(language, end)})`
        : [start, end].map(time).filter(Boolean).join(' – ');
    })
    .join('; ');
}

const organiserOf = (organiser: Property | undefined): DocumentFragment =>
  person(organiser?.parameters.get('CN'), organiser?.value.replace(/^mailto:/i, '').trim());

const stated = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d|60)(Z?))?$/;

/** The day before, of a day: events of whole days end before the one that they name (RFC 5545, 3.6.1). */
function endOf(event: Event, language: string): string {
  const end = event.get('DTEND');
  if (end?.value === event.get('DTSTART')?.value) return '';
  const isDay = /^\d{8}$/.test(end?.value.trim() ?? '');
  const shown = timeOf(end, language, isDay ? -1 : 0);
  return shown === timeOf(event.get('DTSTART'), language) ? '' : shown;
}

function timeOf(property: Readonly<Property> | undefined, language: string, days = 0): string {
  const value = property?.value.trim() ?? '';
  const [, year, month, day, hours, minutes, universal] = stated.exec(value) ?? [];
  if (!year) return value;
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // A day that no calendar has, such as 31 February, would be taken for one that nobody wrote.
  if (time.getUTCDate() !== Number(day) || time.getUTCMonth() + 1 !== Number(month)) return value;
  time.setUTCDate(Number(day) + days);
  time.setUTCHours(Number(hours ?? 0), Number(minutes ?? 0));
  if (hours === undefined)
    return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
  const styles = { dateStyle: 'long', timeStyle: 'short' } as const;
  if (universal) return dateFormat(language, styles).format(time);
  // Zones are named as each program likes: the time stands as it was written, with the name.
  const zone = property?.parameters.get('TZID');
  const written = dateFormat(language, { ...styles, timeZone: 'UTC' }).format(time);
  return zone ? `${written} (${zone})` : written;
}
