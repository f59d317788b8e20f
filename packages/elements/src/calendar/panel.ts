import { dateFormat, formatIsoDate } from '@twintown/core/intl.js';
import type { MessageKey } from '@twintown/core/messages.js';
import { addMonths, dateParts, daysInMonth, isoDate } from '@twintown/core/values/calendar.js';
import { date } from '@twintown/core/values/date.js';
import { html, nothing, type TemplateResult } from 'lit';
import { chevronLeftIcon, chevronRightIcon } from '../generated/icons.ts';
import {
  dayByKey,
  keepWithin,
  nearestWithin,
  objectionTo,
  weeksOf,
  type DayRules,
} from './days.ts';

export { keepWithin, nearestWithin, objectionTo };
export { firstDayAt } from './first-day.ts';
export { placeBelow } from './place.ts';

/*
 * The month on the table. It loads when a person comes near a calendar; until then a page has paid
 * only for the button.
 */

type Word = Extract<MessageKey, `calendar.${string}`>;
/** Words that take no argument. */
export type PlainWord = Exclude<Word, 'calendar.chosen' | 'calendar.chooseFor'>;

/** What the panel shows, and what it tells back. */
export interface PanelView {
  readonly locale: string;
  readonly word: (key: PlainWord) => string;
  /** The day that holds the focus of the grid; its month is the one shown. */
  readonly focused: string;
  readonly chosen: string | undefined;
  readonly today: string;
  readonly firstDay: number;
  readonly rules: DayRules;
  readonly range: { readonly start?: string | undefined; readonly end?: string | undefined };
  /** Why the day that was pressed last cannot be chosen. */
  readonly message: string;
  readonly inline: boolean;
  /** Another day takes the focus; `move` where the person stands in the grid. */
  readonly go: (iso: string, move: boolean, message?: string) => void;
  /** `press` where it was a click. */
  readonly choose: (iso: string, press?: MouseEvent) => void;
  readonly close: (press: MouseEvent) => void;
}

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** The ISO date that `raw` means in a page of `locale`; undefined where it means none. */
export function readDate(raw: string, locale: string): string | undefined {
  return date.parse(raw, locale).value;
}

/** The date in full, with its weekday. */
export function dateInWords(iso: string, locale: string): string {
  return formatIsoDate(locale, iso, { dateStyle: 'full' });
}

/** The month of `iso` with its year, as a heading. */
function monthInWords(iso: string, locale: string): string {
  const text = formatIsoDate(locale, iso, { month: 'long', year: 'numeric' });
  // Intl shortens the Latvian word for year here, though not within a whole date.
  return text.replace(/^(\d{4}\.) g\. /, '$1 gada ');
}

/** Why `iso` cannot be chosen, as a sentence; '' when it can. */
export function whyNot(iso: string, { rules, word }: Pick<PanelView, 'rules' | 'word'>): string {
  const objection = objectionTo(iso, rules);
  if (!objection) return '';
  return 'text' in objection ? objection.text : word(`calendar.${objection.word}`);
}

export function renderPanel(view: PanelView): TemplateResult {
  const { word, inline, today, rules } = view;
  const reachable = keepWithin(today, rules) === today;
  return html`<div id="panel" tabindex="-1">
    ${renderHead(view)} ${renderGrid(view)}
    <p id="message" role="status">${view.message}</p>
    ${
      inline && !reachable
        ? nothing
        : html`<div id="foot">
            <button
              type="button"
              id="today"
              ?hidden=${!reachable}
              @click=${() => view.go(today, true)}
            >
              ${word('calendar.today')}
            </button>
            <button type="button" id="close" ?hidden=${inline} @click=${view.close}>
              ${word('calendar.close')}
            </button>
          </div>`
    }
  </div>`;
}

function renderHead(view: PanelView): TemplateResult {
  const { focused, word, rules, locale } = view;
  const { year, month, day } = dateParts(focused)!;
  const name = dateFormat(locale, { month: 'long' });
  const to = (toYear: number, toMonth: number): string =>
    isoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  const isThere = (iso: string): boolean => keepWithin(iso, rules).slice(0, 7) === iso.slice(0, 7);
  const turn = (count: number) => () => {
    const iso = addMonths(focused, count);
    if (isThere(iso)) view.go(iso, false);
  };
  const jump = (event: Event, toYear?: number): void => {
    // Choosing the month to look at is no answer.
    event.stopPropagation();
    const value = Number((event.target as HTMLSelectElement).value);
    view.go(toYear ? to(toYear, value) : to(value, month), false);
  };
  return html`<div id="head">
    <button
      type="button"
      aria-label=${word('calendar.previousMonth')}
      aria-disabled=${isThere(addMonths(focused, -1)) ? nothing : 'true'}
      @click=${turn(-1)}
    >
      ${chevronLeftIcon}
    </button>
    <select aria-label=${word('calendar.month')} @change=${(event: Event) => jump(event, year)}>
      ${Array.from({ length: 12 }, (_, index) => index + 1).map(
        (each) =>
          html`<option
            value=${each}
            .selected=${each === month}
            ?disabled=${!isThere(isoDate(year, each, 1))}
          >
            ${name.format(Date.UTC(2026, each - 1, 1))}
          </option>`,
      )}
    </select>
    <select aria-label=${word('calendar.year')} @change=${(event: Event) => jump(event)}>
      ${yearsOf(view, year).map(
        (each) => html`<option value=${each} .selected=${each === year}>${each}</option>`,
      )}
    </select>
    <button
      type="button"
      aria-label=${word('calendar.nextMonth')}
      aria-disabled=${isThere(addMonths(focused, 1)) ? nothing : 'true'}
      @click=${turn(1)}
    >
      ${chevronRightIcon}
    </button>
    <div id="month" aria-live="polite" data-visually-hidden>${monthInWords(focused, locale)}</div>
  </div>`;
}

/**
 * The years to choose from: those with a day to choose, else a life back and twenty years on, and the one
 * shown. Of the limits that programs have for “none”, only as far as anybody looks.
 */
function yearsOf({ rules, today }: PanelView, shown: number): number[] {
  const now = Number(today.slice(0, 4));
  const yearOf = (iso: string | undefined): number | undefined =>
    iso ? Number(iso.slice(0, 4)) : undefined;
  const first = Math.min(Math.max(yearOf(rules.min) ?? now - 110, now - 250), shown);
  const last = Math.max(Math.min(yearOf(rules.max) ?? now + 20, now + 100), shown);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function renderGrid(view: PanelView): TemplateResult {
  const { focused, firstDay, word, locale } = view;
  const order = weekdays.map((_, index) => (firstDay - 1 + index) % 7);
  const name = dateFormat(locale, { weekday: 'long' });
  const press = (event: MouseEvent): void => {
    const { day } = (event.target as Element).closest<HTMLElement>('[data-day]')?.dataset ?? {};
    if (day) view.choose(day, event);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      // Held since it opened the month, it is no choice.
      if (!event.repeat) view.choose(focused);
    } else {
      const day = dayByKey(focused, towards(event), event.shiftKey, firstDay);
      if (!day) return;
      const there = keepWithin(day, view.rules);
      const stays = event.key.startsWith('Page') && there.slice(0, 7) === focused.slice(0, 7);
      const end = day < focused ? 'calendar.firstMonth' : 'calendar.lastMonth';
      view.go(day, true, stays ? word(end) : '');
    }
    event.preventDefault();
  };
  const weeks = weeksOf(focused, firstDay);
  return html`<table
    role="grid"
    aria-labelledby="month"
    data-weeks=${weeks.length}
    @click=${press}
    @keydown=${onKey}
  >
    <thead>
      <tr>
        ${order.map((index) => {
          // 5 January 2026 is a Monday.
          const full = name.format(Date.UTC(2026, 0, 5 + index));
          return html`<th scope="col" abbr=${full}>
            <span aria-hidden="true">${word(`calendar.${weekdays[index]!}`)}</span
            ><span data-visually-hidden>${full}</span>
          </th>`;
        })}
      </tr>
    </thead>
    <tbody>
      ${weeks.map(
        (week) =>
          html`<tr>
            ${week.map((iso) => (iso ? renderDay(iso, view) : html`<td></td>`))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The key that leads where the arrow points: written from the right, the next day stands on the left. */
function towards({ key, target }: KeyboardEvent): string {
  if (!/^Arrow(?:Left|Right)$/.test(key) || !(target as Element).matches(':dir(rtl)')) return key;
  return key === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
}

function renderDay(iso: string, view: PanelView): TemplateResult {
  const { locale, focused, chosen, today, range, word } = view;
  const reason = whyNot(iso, view);
  const { start, end } = range;
  const within = !!start && !!end && start <= iso && iso <= end;
  const words = [dateInWords(iso, locale), within && word('calendar.inRange'), reason];
  return html`<td
    role="gridcell"
    data-day=${iso}
    tabindex=${iso === focused ? 0 : -1}
    aria-label=${words.filter(Boolean).join(' – ')}
    aria-selected=${iso === chosen ? 'true' : 'false'}
    aria-current=${iso === today ? 'date' : nothing}
    aria-disabled=${reason ? 'true' : nothing}
    ?data-within=${within}
  >
    <span>${Number(iso.slice(8))}</span>
  </td>`;
}
