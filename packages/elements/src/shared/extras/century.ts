import { formatIsoDate } from '@twintown/core/intl.js';
import type { Issue } from '@twintown/core/issue.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { withYear } from '@twintown/core/values/century.js';
import { announce } from '../announce.ts';
import { kindOf } from '../control.ts';
import type { Setting } from '../extras.ts';
import { put } from '../give-answer.ts';
import type { Question } from '../question.ts';
import { localeOf, parse } from '../sentences.ts';

const long: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };

interface Reading {
  year: string;
  /** The whole answer; undefined where its other parts stand in controls of their own. */
  date?: string | undefined;
  press: () => void;
}

/**
 * Offers the years that a year of two digits may mean, each as a button after the question, with the
 * whole date where the days differ: one press answers what the error asks. Without an `issue` they go. Whoever leaves
 * the question is past them, and hears that they are there.
 */
export function offer(
  issue: Issue | undefined,
  error: Element | undefined,
  { question, quietly }: Setting,
): void {
  // A server's own sentence stands among what it needs.
  const years = Object.values(issue?.params ?? {}).filter((each) => /^\d{4}$/.test(String(each)));
  const readings = years.flatMap((year) => complete(question, String(year)) ?? []);
  // A year alone does not tell which day it would make.
  const isOneDay = new Set(readings.map(({ date }) => date?.slice(4))).size === 1;
  const buttons = readings.map(({ year, date, press }) =>
    button(isOneDay || !date ? year : formatIsoDate(localeOf(question), date, long), press),
  );
  quietly(() => {
    const before = question.querySelector('[data-century]');
    // Tab after a last digit may have come to a button that this very digit takes away.
    if (before?.matches(':focus-within')) question.controls.at(-1)?.focus();
    before?.remove();
    if (buttons.length === 0) return;
    const group = document.createElement('div');
    group.dataset.century = '';
    group.setAttribute('role', 'group');
    // Describing the control, the error has an id by now.
    if (error?.id) group.setAttribute('aria-labelledby', error.id);
    group.append(...buttons);
    question.append(group);
  });
  if (buttons.length > 0) tellOnLeaving(question, buttons.length > 1);
}

/** Two digits may be half of four to somebody who still types, and Tab leads to the buttons by itself. */
function tellOnLeaving(question: Question, several: boolean): void {
  const group = question.querySelector('[data-century]')!;
  if (!question.matches(':focus-within')) void tellOf(question, several);
  else
    question.addEventListener('focusout', function left({ relatedTarget }): void {
      if (relatedTarget && question.contains(relatedTarget as Node)) return;
      question.removeEventListener('focusout', left);
      if (group.isConnected) void tellOf(question, several);
    });
}

async function tellOf(question: Question, several: boolean): Promise<void> {
  const locale = localeOf(question);
  await loadMessages(locale, 'suggestion');
  // In a summary of all errors nobody is at the question.
  if (!messagesLoaded(locale, 'suggestion') || document.activeElement?.closest('tt-error-summary'))
    return;
  announce(translate(locale, several ? 'suggestion.years' : 'suggestion.year'), locale);
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

const isShut = (control: HTMLInputElement): boolean =>
  control.readOnly || control.matches(':disabled');

/** What writes `year` into the answer in place of its two digits; undefined where nothing may. */
function complete(question: Question, year: string): Reading | undefined {
  const { controls } = question;
  const control = controls.find(({ dataset }) => dataset.part === 'year') ?? controls[0];
  if (!(control instanceof HTMLInputElement) || isShut(control)) return undefined;
  const read = (whole: string): unknown => parse(kindOf(question), whole, localeOf(question)).value;
  const isPart = control.dataset.part;
  const text = isPart ? year : withYear(control.value, year, read);
  if (!text) return undefined;
  const press = (): void => {
    // The buttons go with the question that they answer.
    control.focus();
    // It was open when they came.
    if (isShut(control)) question.querySelector('[data-century]')?.remove();
    else put(control, text);
  };
  return { year, date: isPart ? undefined : String(read(text)), press };
}
