import type { Example, Words } from '../examples/example.ts';

const tag = 'tt-date-range';

const typed = (id: string, name: string, label: string, attributes = ''): string => `<tt-field>
        <label for="${id}">${label}</label>
        <p id="${id}-error" data-error hidden></p>
        <input id="${id}" name="${name}"${attributes}
          data-value="date" data-width="10" aria-describedby="${id}-error">
        <tt-calendar for="${id}"></tt-calendar>
      </tt-field>`;

const parts = (word: Words, id: string, legend: string): string => `<tt-date-field name="${id}">
        <fieldset>
          <legend>${legend}</legend>
          <p id="${id}-error" data-error hidden></p>
          <div data-parts>${(['day', 'month', 'year'] as const)
            .map(
              (part) => `
            <div data-part>
              <label for="${id}-${part}">${word(part)}</label>
              <input id="${id}-${part}" data-part="${part}" name="${id}-${part}" inputmode="numeric">
            </div>`,
            )
            .join('')}
          </div>
        </fieldset>
      </tt-date-field>`;

export const dateRangeExamples: Example[] = [
  {
    id: 'date-range',
    tag,
    title: 'titleRange',
    fills: { 'away-from': '2026-03-30', 'away-to': '2026-04-02' },
    required: ['away-from', 'away-to'],
    html: (word) => `<tt-date-range>
  <fieldset>
    <legend>${word('rangeAbsence')}</legend>
    <div data-range>
      ${typed('date-range-from', 'away-from', word('rangeStart'), ' required')}
      ${typed('date-range-to', 'away-to', word('rangeEnd'), ' required')}
    </div>
  </fieldset>
</tt-date-range>`,
  },
  {
    id: 'date-range-limit',
    tag,
    title: 'titleRangeLimit',
    fills: { 'occupy-from': '2027-03-30', 'occupy-to': '2027-04-02' },
    html: (word) => `<tt-date-range data-max-days="14">
  <fieldset aria-describedby="date-range-limit-hint">
    <legend>${word('rangeOccupy')}</legend>
    <p id="date-range-limit-hint" data-hint>${word('rangeOccupyHint')}</p>
    <div data-range>
      ${typed('date-range-limit-from', 'occupy-from', word('rangeStart'), ' min="today"')}
      ${typed('date-range-limit-to', 'occupy-to', word('rangeEnd'), ' min="today"')}
    </div>
  </fieldset>
</tt-date-range>`,
  },
  {
    id: 'date-range-parts',
    tag,
    title: 'titleRangeParts',
    fills: { 'since-day': '1', 'since-month': '3', 'since-year': '2025' },
    html: (word) => `<tt-date-range>
  <fieldset>
    <legend>${word('rangeAbsence')}</legend>
    <div data-range>
      ${parts(word, 'since', word('rangeStart'))}
      ${parts(word, 'until', word('rangeEnd'))}
    </div>
  </fieldset>
</tt-date-range>`,
  },
];
