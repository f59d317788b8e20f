import type { Example } from '../examples/example.ts';

/** Months and times: typed, because nobody needs a picker for two numbers. */
export const dateKindExamples: Example[] = [
  {
    id: 'field-month',
    tag: 'tt-field',
    title: 'titleMonthTyped',
    fills: { changed: '05/2026' },
    required: ['changed'],
    html: (word) => `<tt-field>
  <label for="field-month">${word('monthSince')}</label>
  <p id="field-month-hint" data-hint>${word('monthHint')}</p>
  <p id="field-month-error" data-error hidden></p>
  <input id="field-month" name="changed" required
    data-value="month" data-width="10" aria-describedby="field-month-error field-month-hint">
</tt-field>`,
  },
  {
    id: 'field-time',
    tag: 'tt-field',
    title: 'titleTime',
    fills: { begins: '14:30' },
    required: ['begins'],
    html: (word) => `<tt-field>
  <label for="field-time">${word('timeEvent')}</label>
  <p id="field-time-hint" data-hint>${word('timeHint')}</p>
  <p id="field-time-error" data-error hidden></p>
  <input id="field-time" name="begins" required
    data-value="time" data-width="5" aria-describedby="field-time-error field-time-hint">
</tt-field>`,
  },
  {
    id: 'field-time-hours',
    tag: 'tt-field',
    title: 'titleTimeHours',
    fills: { visit: '9:30' },
    html: (word) => `<tt-field min="08:00" max="16:00">
  <label for="field-time-hours">${word('timeVisit')}</label>
  <p id="field-time-hours-hint" data-hint>${word('timeVisitHint')}</p>
  <p id="field-time-hours-error" data-error hidden></p>
  <input id="field-time-hours" name="visit"
    data-value="time" data-width="5" list="field-time-hours-list"
    aria-describedby="field-time-hours-error field-time-hours-hint">
  <datalist id="field-time-hours-list">
    <option value="8:00"></option>
    <option value="9:30"></option>
    <option value="11:00"></option>
    <option value="14:30"></option>
  </datalist>
</tt-field>`,
  },
];
