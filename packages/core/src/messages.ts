import type { Issue } from './issue.ts';
import { matchLanguage } from './language.ts';
import {
  canonicalTag,
  formatIsoDate,
  formatIsoMonth,
  formatNumber,
  numberFormat,
  pluralRules,
} from './intl.ts';
import { loaders } from './generated/messages/load.ts';
import type { GeneratedMessageArguments, Namespace } from './generated/messages/types.ts';

export type { Namespace };

/** A sentence, or one sentence per plural form of its language, chosen by the argument `count`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Every key and the arguments its sentence takes. Packages with words of their own add them by
 * declaration merging; their generated `types.ts` shows how.
 */
export interface MessageArguments extends GeneratedMessageArguments {}

export type MessageKey = keyof MessageArguments;

/** Arguments of `translate` after the key: none, or one object. */
export type ArgumentsOf<K extends MessageKey> = MessageArguments[K] extends undefined
  ? []
  : [args: MessageArguments[K]];

type Arguments = Readonly<Record<string, string | number>>;
type Catalogue = Map<string, Message>;

const wording = new Map<string, Catalogue>();
const catalogues = new Map<string, Catalogue>();
const loading = new Map<string, Promise<void>>();
const loaded = new Set<string>();

function add(to: Map<string, Catalogue>, language: string, messages: Record<string, Message>) {
  let catalogue = to.get(language);
  if (!catalogue) to.set(language, (catalogue = new Map()));
  for (const key of Object.keys(messages)) catalogue.set(key, messages[key]!);
}

/**
 * Adds a town's or a vendor's own wording, by full key (`form.submit`). It wins over the
 * catalogues, whichever of the two comes first. `language` may be one that Twintown has no
 * catalogue for; keys it lacks are then said in English.
 */
export function addMessages(language: string, messages: Record<string, Message>): void {
  add(wording, canonicalTag(language), messages);
}

/** Registers a compiled catalogue. Servers call it through `messages/all.js`. */
export function registerMessages(
  language: string,
  namespace: string,
  messages: Record<string, Message>,
): void {
  add(catalogues, language, messages);
  loaded.add(`${language}/${namespace}`);
}

/** Whether `translate` has this namespace at hand in the language that serves `language`. */
export function messagesLoaded(language: string, namespace: Namespace): boolean {
  return loaded.has(`${matchLanguage(language)}/${namespace}`);
}

/**
 * Loads one namespace of the language that serves `language`, once. Never rejects: when the
 * network fails, the sentences stay those that are loaded, and the next call tries again.
 */
export function loadMessages(language: string, namespace: Namespace): Promise<void> {
  const own = matchLanguage(language);
  const id = `${own}/${namespace}`;
  if (loaded.has(id)) return Promise.resolve();
  let promise = loading.get(id);
  if (!promise) {
    const load = loaders[own]?.[namespace];
    promise = Promise.resolve(load?.())
      .then(
        (module) => module && registerMessages(own, namespace, module.default),
        () => {},
      )
      .finally(() => loading.delete(id));
    loading.set(id, promise);
  }
  return promise;
}

/**
 * Loads the sentences that only fields of `kind` need (`validation.pl-pesel`), when the kind has
 * such a namespace. Until they are there `describeIssue` uses the general ones of `validation`.
 */
export function loadKindMessages(language: string, kind: string): Promise<void> {
  const namespace = `validation.${kind}`;
  return Object.hasOwn(loaders.en, namespace)
    ? loadMessages(language, namespace as Namespace)
    : Promise.resolve();
}

function find(language: string, key: string): { language: string; message: Message } | undefined {
  const tag = canonicalTag(language);
  const own = matchLanguage(language);
  for (const candidate of [tag, tag.split('-', 1)[0]!, own, 'en']) {
    const message = wording.get(candidate)?.get(key) ?? catalogues.get(candidate)?.get(key);
    if (message !== undefined) return { language: candidate, message };
  }
  return undefined;
}

function write(language: string, key: string, args: Arguments): string | undefined {
  const found = find(language, key);
  if (!found) return undefined;
  const { message } = found;
  const text =
    typeof message === 'string'
      ? message
      : (message[pluralRules(found.language).select(Number(args['count'] ?? 0))] ?? message.other);
  return text?.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    return typeof value === 'number' ? formatNumber(found.language, value) : (value ?? placeholder);
  });
}

/**
 * The sentence for `key` in `language`, else in English, else the key itself. Never throws.
 * Numbers among the arguments are written as the language writes them; give years and reference
 * numbers as strings.
 */
export function translate<K extends MessageKey>(
  language: string,
  key: K,
  ...args: ArgumentsOf<K>
): string {
  return write(language, key, (args[0] as Arguments | undefined) ?? {}) ?? key;
}

/**
 * The sentence that tells how to mend `issue` in a field of `kind`: the kind's own sentence for
 * the code, else the code's, else a general one. Limits among the parameters are written as the
 * kind is written (`2026-05-03` in a date field becomes `03.05.2026` in Polish). An issue may bring
 * its sentence along as the parameter `text`.
 */
export function describeIssue(language: string, kind: string, issue: Issue): string {
  const { text, ...params } = issue.params ?? {};
  if (typeof text === 'string') return text;
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    args[name] = localised(language, kind, value);
  }
  return (
    write(language, `validation.${kind}.${issue.code}`, args) ??
    write(language, `validation.${issue.code}`, args) ??
    write(language, 'validation.invalid', args) ??
    issue.code
  );
}

function localised(language: string, kind: string, value: string | number): string | number {
  if (typeof value === 'number') return value;
  if (kind === 'date' || kind === 'date-range') return formatIsoDate(language, value);
  if (kind === 'month') return formatIsoMonth(language, value);
  if (kind === 'week') return weekName(language, value);
  if (kind === 'datetime-local') return dayAndTime(language, value);
  if (!/^(?:integer|decimal|money|per-mille)$/.test(kind) || !/^-?\d+(?:\.\d+)?$/.test(value))
    return value;
  return numberFormat(language, {
    minimumFractionDigits: kind === 'money' ? 2 : 0,
    maximumFractionDigits: 20,
  }).format(value as Intl.StringNumericLiteral);
}

/* Intl writes no weeks. */
function weekName(language: string, value: string): string {
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(value) ?? [];
  const name = year && write(language, 'validation.week-name', { year, week: Number(week) });
  return name || value;
}

function dayAndTime(language: string, value: string): string {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::(?!00)\d\d)?)/.exec(value) ?? [];
  const date = formatIsoDate(language, day);
  return (time && write(language, 'validation.day-and-time', { date, time })) || value;
}

/** Sentences in a row: each but the last ends with a full stop where it has no end of its own. */
export function inARow(sentences: readonly string[]): string {
  return sentences.join('\n').replace(/([.?!…]?)\n/g, (_, end: string) => `${end || '.'} `);
}
