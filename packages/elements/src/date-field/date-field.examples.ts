import type { Example, Words } from '../examples/example.ts';

const tag = 'tt-date-field';

const part = (
  word: Words,
  id: string,
  name: string,
  which: 'day' | 'month' | 'year',
  attributes = '',
): string => `<div data-part>
        <label for="${id}-${which}">${word(which)}</label>
        <input id="${id}-${which}" data-part="${which}" name="${name}-${which}" inputmode="numeric"${attributes}>
      </div>`;

export const dateFieldExamples: Example[] = [
  {
    id: 'date-field',
    tag,
    title: 'titleDate',
    fills: { 'birth-day': '31', 'birth-month': '3', 'birth-year': '1980' },
    required: ['birth-day', 'birth-month', 'birth-year'],
    html: (word) => `<tt-date-field name="birth" max="today">
  <fieldset aria-describedby="date-field-hint">
    <legend>${word('birthDate')}</legend>
    <p id="date-field-hint" data-hint>${word('dateHint')}</p>
    <p id="date-field-error" data-error hidden></p>
    <div data-parts>
      ${part(word, 'date-field', 'birth', 'day', ' required autocomplete="bday-day"')}
      ${part(word, 'date-field', 'birth', 'month', ' required autocomplete="bday-month"')}
      ${part(word, 'date-field', 'birth', 'year', ' required autocomplete="bday-year"')}
    </div>
  </fieldset>
</tt-date-field>`,
  },
  {
    id: 'date-field-server-error',
    tag,
    title: 'titleDateError',
    fills: { 'moved-day': '1', 'moved-month': '12', 'moved-year': '2025' },
    html: (word) => `<tt-date-field name="moved">
  <fieldset>
    <legend>${word('moveDate')}</legend>
    <p id="date-field-server-error-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('monthWrong')}</p>
    <div data-parts>
      ${part(word, 'date-field-server-error', 'moved', 'day', ' value="1"')}
      ${part(word, 'date-field-server-error', 'moved', 'month', ' value="13" aria-invalid="true" aria-describedby="date-field-server-error-error"')}
      ${part(word, 'date-field-server-error', 'moved', 'year', ' value="2025"')}
    </div>
  </fieldset>
</tt-date-field>`,
  },
  {
    id: 'date-field-range',
    tag,
    title: 'titleDateRange',
    fills: { 'change-day': '1', 'change-month': '7', 'change-year': '2026' },
    html: (word) => `<tt-date-field name="change" min="2026-01-01" max="2026-12-31">
  <fieldset>
    <legend>${word('changeDate')} <span data-optional>${word('optional')}</span></legend>
    <p id="date-field-range-error" data-error hidden></p>
    <div data-parts>
      ${part(word, 'date-field-range', 'change', 'day')}
      ${part(word, 'date-field-range', 'change', 'month')}
      ${part(word, 'date-field-range', 'change', 'year')}
    </div>
  </fieldset>
</tt-date-field>`,
  },
  {
    id: 'date-field-month',
    tag,
    title: 'titleMonthParts',
    fills: { 'pension-month': '5', 'pension-year': '2019' },
    html: (word) => `<tt-date-field name="pension" max="today">
  <fieldset>
    <legend>${word('monthPension')}</legend>
    <p id="date-field-month-error" data-error hidden></p>
    <div data-parts>
      ${part(word, 'date-field-month', 'pension', 'month')}
      ${part(word, 'date-field-month', 'pension', 'year')}
    </div>
  </fieldset>
</tt-date-field>`,
  },
];
