import type { Issue } from '@twintown/core/issue.js';
import { describeIssue, loadKindMessages, messagesLoaded } from '@twintown/core/messages.js';
import { addDays } from '@twintown/core/values/calendar.js';
import {
  checkBothEnds,
  checkDateRange,
  daysInRange,
  type RangeLimits,
} from '@twintown/core/values/date-range.js';
import type { CalendarRange, TtCalendar } from '../calendar/calendar.ts';
import { constraintsOf, kindOf, rawOf } from '../shared/control.ts';
import { object } from '../shared/objection.ts';
import type { Question } from '../shared/question.ts';
import { isReady as isQuestionReady, localeOf, parse, prepare } from '../shared/sentences.ts';
import type { RangeDetail, TtDateRange } from './date-range.ts';

/* What compares two dates; it loads when a person comes to one of them. */

const last = new WeakMap<TtDateRange, string>();

/** Whether the dates of `range` can be read and explained at once. */
export function isReady(range: TtDateRange): boolean {
  return (
    messagesLoaded(localeOf(range), 'validation.date-range') &&
    range.questions.every(isQuestionReady)
  );
}

/** Loads what reading and explaining them takes. Gives whether it is there. Never rejects. */
export async function makeReady(range: TtDateRange): Promise<boolean> {
  await loadKindMessages(localeOf(range), 'date-range');
  return prepare(range.questions);
}

/**
 * Compares the two dates, tells what is wrong, at the start only that it is missing, and shows the
 * period in the calendars.
 * Gives the period where it is another one than at the last call.
 */
export function compare(range: TtDateRange): RangeDetail | undefined {
  const [first, second] = range.questions;
  const [opening, closing] = [first?.controls[0], second?.controls[0]];
  if (!first || !second || !opening || !closing) return undefined;
  const [start, end] = [dateOf(first), dateOf(second)];
  const limits = limitsOf(range);
  const issues = [...checkDateRange(start, end, limits), ...halfOf(range, first, second)];
  for (const control of [opening, closing]) {
    const issue = issues.find(({ code }) => (code === 'start-missing') === (control === opening));
    object(control, range, issue ? sentence(range, issue) : '', issue?.code);
  }
  showIn(first, { start, end });
  showIn(second, { start, end, ...fitting(start, limits) });
  const now = `${start}/${end}`;
  const isNew = last.get(range) !== now;
  last.set(range, now);
  const days = start && end && start <= end ? daysInRange(start, end) : undefined;
  return isNew ? { start, end, days, issues } : undefined;
}

/**
 * Half a period is none. An end stays open where the author says so, by `data-open` or by requiring
 * the other one alone; what is required says itself that it is missing.
 */
function halfOf(range: TtDateRange, first: Question, second: Question): Issue[] {
  const both = [first, second];
  const isOpen =
    range.hasAttribute('data-open') ||
    both.some(
      (question) =>
        constraintsOf(question).required ||
        question.controls.every((control) => control.matches(':disabled')),
    );
  return isOpen ? [] : checkBothEnds(rawOf(first), rawOf(second));
}

function dateOf(question: Question): string | undefined {
  const { value } = parse(kindOf(question), rawOf(question), localeOf(question));
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

function limitsOf({ dataset }: TtDateRange): RangeLimits {
  const limits: RangeLimits = {};
  for (const name of ['minDays', 'maxDays'] as const) {
    const text = dataset[name];
    if (text && /^\d+$/.test(text)) limits[name] = Number(text);
  }
  return limits;
}

function sentence(range: TtDateRange, issue: Issue): string {
  return (
    range.getAttribute(`data-error-${issue.code}`) ??
    describeIssue(localeOf(range), 'date-range', issue)
  );
}

/** The days that an end can have after `start`. */
function fitting(start: string | undefined, { minDays = 1, maxDays }: RangeLimits): CalendarRange {
  if (!start) return {};
  return {
    min: addDays(start, Math.max(minDays, 1) - 1),
    ...(maxDays !== undefined && { max: addDays(start, maxDays - 1) }),
  };
}

function showIn(question: Question, range: CalendarRange): void {
  // Set before the calendar is defined, the property would hide the one of its class.
  const calendar = question.querySelector<TtCalendar>('tt-calendar:defined');
  if (calendar) calendar.range = range;
}
