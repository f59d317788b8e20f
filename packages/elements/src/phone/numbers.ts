import { displayRegion } from '@twintown/core/intl-region.js';
import { error, hasError, warning, type Issue } from '@twintown/core/issue.js';
import { loadMessages, translate } from '@twintown/core/messages.js';
import type { ParsedValue, ValueKind } from '@twintown/core/values.js';
import { homeCountry } from '@twintown/core/values/home-country.js';
import { addValueKind } from '@twintown/core/values/load.js';
import { isLandline, phone } from '@twintown/core/values/phone.js';
import { plain } from '@twintown/core/values/text.js';
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';
import { announce } from '../shared/announce.ts';
import { rawOf } from '../shared/control.ts';
import type { Control } from '../shared/question.ts';
import { withEngine } from '../shared/events.ts';
import { put } from '../shared/give-answer.ts';
import { localeOf, readingLocaleOf } from '../shared/sentences.ts';
import type { TtPhone } from './phone.ts';

/*
 * Numbers of all countries. It brings the one big table of the forms, so it loads when a person
 * comes to a telephone number.
 */

/** Countries that core knows more closely than the table does. */
const known: readonly string[] = ['PT', 'PL', 'LV'];

/** What is wrong with a text whatever the country. */
const unreadable: readonly string[] = ['letters', 'letters-o', 'extension'];

function split(raw: string, locale: string): { text: string; country: string | undefined } {
  const [text = '', country] = raw.split('\n');
  return { text, country: country || homeCountry(locale) };
}

function parseAny(raw: string, locale: string): ParsedValue<string> {
  const { text, country } = split(raw, locale);
  const read = phone.parse(raw, locale);
  const base = { ...read, issues: read.issues.map((issue) => ({ ...issue, part: 'number' })) };
  if (!text.trim() || base.issues.some(({ code }) => unreadable.includes(code))) return base;
  const home = country && isSupportedCountry(country) ? country : undefined;
  const typed = plain(text).trim().replace(/^00/, '+');
  const parsed = parsePhoneNumberFromString(typed, {
    ...(home && { defaultCountry: home }),
    extract: false,
  });
  const own = parsed?.country ?? home;
  if (!own) return base;
  const name = displayRegion(locale, own);
  const code = `+${getCountryCallingCode(own)}`;
  if (known.includes(own)) return { ...base, issues: base.issues.map(named(name, code)) };
  const wrong = (code: string): ParsedValue<string> => ({
    raw: base.raw,
    issues: [error(code, { country: name }, 'number')],
  });
  const length = validatePhoneNumberLength(typed, own);
  if (length === 'TOO_SHORT') return wrong('short-in-country');
  if (length === 'TOO_LONG') return wrong('long-in-country');
  if (!parsed?.isValid()) return wrong('not-in-country');
  const chosen = raw.split('\n')[1] ? home : undefined;
  const differs = chosen && code !== `+${getCountryCallingCode(chosen)}`;
  const issues = differs ? [warning('other-country', {}, 'number')].map(named(name, code)) : [];
  return { raw: base.raw, value: parsed.number, issues };
}

/** Says the country that was meant: it may be another one than the person thinks. */
const named =
  (country: string, code: string) =>
  (issue: Issue): Issue => {
    if (issue.code === 'other-country')
      return { ...issue, code: 'other-country-in-country', params: { country, code } };
    if (!/^(?:length|leading-zero)(?:-with-code)?$/.test(issue.code)) return issue;
    const { expected = '', count } = issue.params ?? {};
    const params = { country, expected, ...(count !== undefined && { typed: count }) };
    return { ...issue, code: `${issue.code}-in-country`, params };
  };

function format(value: string, locale: string): string {
  const parsed = parsePhoneNumberFromString(value);
  return parsed?.country && !known.includes(parsed.country)
    ? parsed.formatInternational()
    : phone.format(value, locale);
}

const ofAllCountries: ValueKind = { name: 'phone', parse: parseAny, format };

const attended = new WeakSet<TtPhone>();
/** Fields whose country was chosen after their number was typed: it is not taken back. */
const decided = new WeakSet<TtPhone>();
/** The country is being given by us. */
let isFollowing = false;
/** What a person typed, by the field in which it was written in groups. */
const typed = new WeakMap<Control, { text: string; written: string }>();

/** Reads and writes the numbers of `field` from now on, wherever it is moved. */
export function attend(field: TtPhone): void {
  if (attended.has(field)) return;
  attended.add(field);
  addValueKind(ofAllCountries as ValueKind<unknown>);
  const left = ({ relatedTarget }: FocusEvent): void => {
    if (!field.contains(relatedTarget as Node | null)) finish(field);
  };
  // Once the focus is out the answer is looked at, and would be warned of by the country before.
  field.addEventListener('blur', left, true);
  field.addEventListener('input', (event) => {
    if (!(event.target as Element).matches('select')) decided.delete(field);
  });
  field.addEventListener('change', (event) => {
    if (isFollowing || !(event.target as Element).matches('select')) return;
    decided.add(field);
    // Written as one country does it, with its zero or without its code, it is another number elsewhere.
    const [number] = field.controls;
    const kept = number && typed.get(number);
    if (kept && number.value === kept.written) number.value = kept.text;
    withEngine(({ change }) => change(field));
  });
  // Whoever pastes a number is gone before the table has come.
  if (!field.matches(':focus-within')) finish(field);
}

/** The person left, or sends the form: a right number is written in groups. */
export function finish(field: TtPhone): void {
  const [number] = field.controls;
  const locale = localeOf(field);
  const { value, issues } = parseAny(rawOf(field), readingLocaleOf(field));
  // One that no table knows stays as it was typed.
  if (!number || !value?.startsWith('+') || hasError(issues)) return;
  follow(field, value, locale);
  const written = inGroups(value, field, locale);
  if (number.value !== written) {
    typed.set(number, { text: number.value, written });
    number.value = written;
  }
}

/** A number with the code of another country than the chosen one tells the country that is meant. */
function follow(field: TtPhone, value: string, locale: string): void {
  const list = field.controls[1];
  const parsed = parsePhoneNumberFromString(value);
  if (!(list instanceof HTMLSelectElement) || !parsed || decided.has(field)) return;
  if (list.matches(':disabled') || callingCodeOf(list.value) === parsed.countryCallingCode) return;
  const open = [...list.options].filter((option) => !option.disabled);
  const option =
    open.find((option) => option.value === parsed.country) ??
    open.find((option) => callingCodeOf(option.value) === parsed.countryCallingCode);
  if (!option) return;
  isFollowing = true;
  put(list, option.value);
  isFollowing = false;
  void loadMessages(locale, 'phone').then(() => {
    const country = displayRegion(locale, option.value);
    announce(translate(locale, 'phone.countryFollows', { country }), locale);
  });
}

const callingCodeOf = (country: string): string | undefined =>
  isSupportedCountry(country) ? getCountryCallingCode(country) : undefined;

/** Text messages may not arrive: whoever sends the number again means it. */
export function pointOut(value: unknown): Issue[] {
  return isLandline(String(value)) ? [warning('landline')] : [];
}

/**
 * Without its country code only where the country stands beside it: the same page in another
 * language would take a national number for one of another country.
 */
function inGroups(value: string, { controls }: TtPhone, locale: string): string {
  const whole = format(value, locale);
  const parsed = parsePhoneNumberFromString(value);
  if (!parsed?.country || parsed.country !== controls[1]?.value) return whole;
  return known.includes(parsed.country) ? whole.replace(/^\+\d+ /, '') : parsed.formatNational();
}
