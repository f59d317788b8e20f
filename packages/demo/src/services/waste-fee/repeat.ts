import { randomUUID } from 'node:crypto';
import {
  readRepeated,
  removedIndex,
  writeRepeated,
  type RepeatedItem,
} from '@twintown/core/repeat.js';
import type { Body } from '../../http/body.ts';
import type { Answers } from '../../store.ts';
import { keyPart, type WordKey, type Words } from '../../words.ts';
import { flatten, isChoice, namesOf, type Repeat } from './questions.ts';

/** Key of the words of `repeat`. */
export function repeatKey(repeat: Repeat, suffix: '' | 'Add' | 'Remove' | 'Gone'): WordKey {
  return `repeat${keyPart(repeat.name)}${suffix}` as WordKey;
}

/** What one of the things is called, with its number counted from 1. */
export function itemTitle(repeat: Repeat, position: number, words: Words): string {
  return words(repeatKey(repeat, ''), { number: String(position + 1) });
}

/**
 * Name of the hidden answer that tells the things apart. Numbers do not: the page's script removes
 * one and adds another before anything is sent.
 */
export const itemId = 'item-id';

/**
 * The id of a thing that is asked for before any is known: two pages that were opened at the same
 * time mean the same one.
 */
export const firstItemId = (position: number): string => `asked-first-${position}`;

/** Characters of an answer that are kept; whoever sends more did not write by hand. */
const longestAnswer = 10_000;

/**
 * An answer as it is kept. Every question has one line, and browsers leave line breaks out of it
 * (HTML, value sanitization); in the document they would look like answers to other questions.
 */
export const keptText = (text: string): string =>
  text.slice(0, longestAnswer).replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ');

const ownNames = (repeat: Repeat): string[] => [...flatten(repeat.items)].flatMap(namesOf);

function setItems(repeat: Repeat, items: readonly RepeatedItem[], answers: Answers): void {
  for (const name of answers.keys()) if (name.startsWith(`${repeat.name}.`)) answers.delete(name);
  for (const [name, value] of writeRepeated(repeat.name, items)) answers.set(name, value);
}

/**
 * Keeps the things that were sent in place of the former ones; where none were, those stay. What
 * was known of a thing and not asked this time stays with it. A thing is the same only where its id
 * says so: one person's answers never become another one's.
 */
export function takeItems(repeat: Repeat, body: Body, answers: Answers): void {
  const sent = sentItems(repeat, body);
  if (sent.length === 0) return;
  const known = knownItems(repeat, answers);
  const removed = removedItems(repeat, answers);
  const taken = new Set<string>();
  const items = sent.map((item) => {
    const said = item.get(itemId) ?? '';
    const id = isItemId(said) && !taken.has(said) ? said : randomUUID();
    taken.add(id);
    const whole: RepeatedItem = new Map([...(known.get(id) ?? []), ...item, [itemId, id]]);
    for (const question of flatten(repeat.items, whole))
      if (isChoice(question) && !item.has(question.name)) whole.delete(question.name);
    return whole;
  });
  for (const id of known.keys()) if (!taken.has(id)) removed.add(id);
  for (const id of taken) removed.delete(id);
  setRemoved(repeat, removed, answers);
  setItems(repeat, items, answers);
}

/**
 * Keeps what one page changed of the things. The others stay as they are: another page may have
 * changed or added them. Which of them were removed is said by their ids (`gone-item`). Of one that
 * was removed elsewhere a part would make no whole: only all of it brings it back. Tells whether
 * there was such a part.
 */
export function takeChangedItems(repeat: Repeat, body: Body, answers: Answers): boolean {
  const items = knownItems(repeat, answers);
  const removed = removedItems(repeat, answers);
  const isAny = items.size > 0;
  let isRefused = false;
  for (const item of sentItems(repeat, body)) {
    const id = item.get(itemId) ?? '';
    if (!isItemId(id)) continue;
    if (isAny && removed.has(id) && !isWhole(repeat, item)) isRefused = true;
    else {
      items.set(id, new Map([...(items.get(id) ?? []), ...item]));
      removed.delete(id);
    }
  }
  for (const [name, value] of body.pairs) {
    const id = value.slice(repeat.name.length + 1);
    if (name === 'gone-item' && value === `${repeat.name}.${id}` && items.delete(id))
      removed.add(id);
  }
  setRemoved(repeat, removed, answers);
  setItems(repeat, [...items.values()].slice(0, repeat.max), answers);
  return isRefused;
}

/** A page sends every text of a thing that it takes for new, and ticks only where there are any. */
const isWhole = (repeat: Repeat, item: RepeatedItem): boolean =>
  [...flatten(repeat.items, item)].every(
    (question) => isChoice(question) || namesOf(question).every((name) => item.has(name)),
  );

/** Ids of things that were removed last; more than anybody removes. */
const removedLimit = 50;
const removedName = ({ name }: Repeat): string => `removed-${name}`;

const removedItems = (repeat: Repeat, answers: Answers): Set<string> =>
  new Set(answers.get(removedName(repeat))?.split(' '));

function setRemoved(repeat: Repeat, ids: ReadonlySet<string>, answers: Answers): void {
  if (ids.size === 0) answers.delete(removedName(repeat));
  else answers.set(removedName(repeat), [...ids].slice(-removedLimit).join(' '));
}

const asideName = ({ name }: Repeat): string => `aside-${name}`;

export interface AsideItem {
  /** Where it stood. */
  position: number;
  item: RepeatedItem;
}

/** The thing that was removed last; it can be put back until the step is left. */
export function asideItem(
  repeat: Repeat,
  answers: ReadonlyMap<string, string>,
): AsideItem | undefined {
  const kept = answers.get(asideName(repeat));
  if (!kept) return undefined;
  const [position, pairs] = JSON.parse(kept) as [number, [string, string][]];
  return { position, item: new Map(pairs) };
}

/** What a thing is known by among others: its first answer, unless there are numbers in it. */
export function itemSign(repeat: Repeat, item: RepeatedItem): string | undefined {
  const [first = ''] = ownNames(repeat);
  const answer = item.get(first)?.trim();
  return answer && !/\p{N}/u.test(answer) ? answer : undefined;
}

export const dropAsideItem = (repeat: Repeat, answers: Answers): boolean =>
  answers.delete(asideName(repeat));

/** Id of the line that stands in the place of what was removed. */
export const asideItemId = ({ name }: Repeat): string => `${name}-removed`;

const isItemId = (text: string): boolean => /^[\w-]{8,36}$/.test(text);

function sentItems(repeat: Repeat, { pairs }: Body): RepeatedItem[] {
  const names = [...ownNames(repeat), itemId];
  const items = readRepeated(pairs, repeat.name, { limit: repeat.max, names });
  for (const item of items) for (const [own, value] of item) item.set(own, keptText(value));
  return items;
}

const knownItems = (repeat: Repeat, answers: Answers): Map<string, RepeatedItem> =>
  new Map(
    readRepeated(answers, repeat.name, { limit: repeat.max }).map((item) => [
      item.get(itemId) || randomUUID(),
      item,
    ]),
  );

/**
 * Adds, removes or puts back a thing when a button of the repeater was pressed. Gives the id of the control at
 * which to go on.
 */
export function changeItems(
  repeat: Repeat,
  { fields }: Body,
  answers: Answers,
): string | undefined {
  const { name, min, max } = repeat;
  const [first = ''] = ownNames(repeat);
  const empty = (): RepeatedItem =>
    new Map([
      [first, ''],
      [itemId, randomUUID()],
    ]);
  const items = readRepeated(answers, name, { limit: max });
  while (items.length < min) items.push(empty());
  const removed = removedIndex(fields.get('remove-item'), name);
  let place: number;
  if (removed !== undefined) {
    if (removed < items.length && items.length > min) {
      const [gone] = items.splice(removed, 1);
      const ids = removedItems(repeat, answers).add(gone?.get(itemId) ?? '');
      setRemoved(repeat, ids, answers);
      answers.set(asideName(repeat), JSON.stringify([removed, [...(gone ?? [])]]));
      setItems(repeat, items, answers);
      return asideItemId(repeat);
    }
    place = Math.min(removed, items.length - 1);
  } else if (fields.get('restore-item') === name) {
    const aside = asideItem(repeat, answers);
    place = Math.min(aside?.position ?? 0, items.length);
    if (aside && items.length < max) {
      items.splice(place, 0, aside.item);
      const ids = removedItems(repeat, answers);
      ids.delete(aside.item.get(itemId) ?? '');
      setRemoved(repeat, ids, answers);
      dropAsideItem(repeat, answers);
    }
  } else if (fields.get('add-item') === name) {
    if (items.length < max) items.push(empty());
    place = items.length - 1;
  } else return undefined;
  setItems(repeat, items, answers);
  return `${name}.${Math.max(place, 0)}.${first}`;
}
