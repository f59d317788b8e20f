import type { Example } from '../examples/example.ts';

const tag = 'tt-calendar';

export const calendarExamples: Example[] = [
  {
    id: 'calendar',
    tag,
    title: 'titleCalendar',
    fills: { 'calendar-moved': '2026-03-31' },
    required: ['calendar-moved'],
    html: (word) => `<tt-field>
  <label for="calendar">${word('moveDate')}</label>
  <p id="calendar-hint" data-hint>${word('calendarTypedHint')}</p>
  <p id="calendar-error" data-error hidden></p>
  <input id="calendar" name="calendar-moved" required
    data-value="date" data-width="10" aria-describedby="calendar-error calendar-hint">
  <tt-calendar for="calendar"></tt-calendar>
</tt-field>`,
  },
  {
    id: 'calendar-limits',
    tag,
    title: 'titleCalendarLimits',
    fills: { collect: '2027-03-31' },
    html: (word) => `<tt-field min="today">
  <label for="calendar-limits">${word('calendarCollect')}</label>
  <p id="calendar-limits-hint" data-hint>${word('calendarCollectHint')}</p>
  <p id="calendar-limits-error" data-error hidden></p>
  <input id="calendar-limits" name="collect"
    data-value="date" data-width="10" aria-describedby="calendar-limits-error calendar-limits-hint">
  <tt-calendar for="calendar-limits" blocked-weekdays="6 7"
    blocked="2026-12-24/2026-12-26 2027-01-01"></tt-calendar>
</tt-field>`,
  },
  {
    id: 'calendar-printed',
    tag,
    title: 'titleCalendarPrinted',
    fills: { 'printed-moved': '2026-05-04' },
    html: (word) => `<tt-field>
  <label for="calendar-printed">${word('moveDate')}</label>
  <p id="calendar-printed-error" data-error hidden></p>
  <input id="calendar-printed" name="printed-moved" value="${word('calendarPrintedDate')}"
    data-value="date" data-width="10"
    aria-describedby="calendar-printed-error">
  <tt-calendar for="calendar-printed"></tt-calendar>
</tt-field>`,
  },
  {
    id: 'calendar-inline',
    tag,
    title: 'titleCalendarInline',
    html: (word) => `<p>${word('calendarInline')}</p>
<tt-calendar inline value="2026-05-05" today="2026-05-03" min="2026-05-04" max="2026-07-31"
  blocked-weekdays="7"></tt-calendar>`,
  },
];
