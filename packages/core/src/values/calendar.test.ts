import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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
