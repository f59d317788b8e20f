import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatIsoDate } from '../intl.ts';
import { languages } from '../language.ts';
import { parseValue } from '../values.ts';
import { addDays, addMonths, dateParts, daysBetween, isoDate, weekdayOf } from './calendar.ts';

const aDay = fc
  .integer({ min: Date.UTC(1000, 0, 1) / 864e5, max: Date.UTC(9900, 0, 1) / 864e5 })
  .map((day) => new Date(day * 864e5).toISOString().slice(0, 10));

/* The platform's own clock, in UTC, is the second opinion. */
const later = (iso: string, days: number) =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 864e5).toISOString().slice(0, 10);

test('days are added and counted as the platform counts them', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -2000, max: 2000 }), (iso, days) => {
      const moved = addDays(iso, days);
      assert.equal(moved, later(iso, days));
      assert.equal(daysBetween(iso, moved), days);
      assert.equal(weekdayOf(iso), new Date(`${iso}T00:00:00Z`).getUTCDay() || 7);
    }),
  );
});

test('a month keeps the day, or takes its last one', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
  assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
  assert.equal(addMonths('2026-12-03', 1), '2027-01-03');
  assert.equal(addMonths('2026-01-03', -1), '2025-12-03');
});

test('nothing leaves the years that four digits can write', () => {
  assert.equal(addDays('9999-12-31', 1), '9999-12-31');
  assert.equal(addDays('0001-01-01', -1), '0001-01-01');
  assert.equal(addMonths('9999-12-31', 5), '9999-12-31');
  assert.equal(addMonths('0001-01-31', -5), '0001-01-31');
});

test('what names no day is no date, and comes back as it was', () => {
  assert.equal(dateParts('2026-02-29'), undefined);
  assert.equal(dateParts('today'), undefined);
  assert.equal(addDays('today', 1), 'today');
  assert.deepEqual(dateParts(isoDate(2026, 5, 3)), { year: 2026, month: 5, day: 3 });
});

test('no time zone of the machine moves a date, not even where clocks change at midnight', () => {
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Riga', 'America/Santiago'];
  const before = process.env['TZ'];
  const offsets = new Set<number>();
  try {
    for (const zone of zones) {
      process.env['TZ'] = zone;
      offsets.add(new Date(2026, 0, 1).getTimezoneOffset());
      for (let iso = '2026-01-01'; iso < '2027-01-01'; iso = addDays(iso, 1)) {
        for (const language of languages) {
          const shown = formatIsoDate(language, iso);
          assert.equal(parseValue('date', shown, language).value, iso, `${zone} ${shown}`);
        }
        assert.equal(daysBetween(iso, later(iso, 1)), 1, zone);
        assert.equal(addDays(iso, 1), later(iso, 1), zone);
      }
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
  assert.equal(offsets.size, zones.length, 'the zones were in force');
});
