import { inARow, loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { announce, readyToAnnounce } from '../shared/announce.ts';
import { engineNow } from '../shared/events.ts';
import { follow, unfollow, type Follower } from '../shared/follow.ts';
import { controlSelector, questionsIn, type Control } from '../shared/question.ts';
import { ignoreSecondPress } from '../shared/second-press.ts';
import { localeOf } from '../shared/sentences.ts';
import { captionOf, fold, refold, signOf, unfold } from './cards.ts';
import { keepLinks } from './links.ts';
import { makeItem, number, prefixesOf } from './numbers.ts';
import type { ItemsDetail, TtRepeater } from './repeater.ts';
import { bringBack as bring, takeLeftOut, textOf } from './way-back.ts';

/*
 * Adds, removes and puts back items. It loads when a person comes to a repeater.
 */

/** The removed items, by the line that stands in their place. */
const removed = new WeakMap<Element, HTMLElement>();
/** What they were known by: out of the page a choice no longer finds its label. */
const signs = new WeakMap<HTMLElement, string | undefined>();
const followers = new WeakMap<TtRepeater, Follower>();

/** Loads the words. Gives whether they are there. */
export async function ready(repeater: TtRepeater): Promise<boolean> {
  readyToAnnounce();
  const locale = localeOf(repeater);
  // The heading of a summary that a server printed is one of a form.
  await Promise.all([loadMessages(locale, 'repeater'), loadMessages(locale, 'form')]);
  return messagesLoaded(locale, 'repeater');
}

/** Brings buttons and the sentence of the limit in line with how many items there are. */
export async function settle(repeater: TtRepeater): Promise<void> {
  if (!(await keepLimits(repeater))) return;
  if (repeater.hasAttribute('data-cards')) for (const item of repeater.items) fold(item);
}

/** The same for the limits alone, which the page may change. Gives whether the words were there. */
export async function keepLimits(repeater: TtRepeater): Promise<boolean> {
  if (!(await ready(repeater))) return false;
  hear(repeater);
  limit(repeater);
  return true;
}

/** Adds an empty item at the end and leads the person into it. */
export function add(repeater: TtRepeater): void {
  const { list, blank, items } = repeater;
  if (!list || !blank || items.length >= repeater.max) return;
  const item = makeItem(blank, items.length);
  if (!item) return;
  if (repeater.hasAttribute('data-cards')) for (const other of items) fold(other);
  list.append(item);
  number(item, items.length, []);
  if (repeater.hasAttribute('data-cards')) unfold(item);
  limit(repeater);
  told(repeater, 'added', item);
  firstControl(item)?.focus();
}

/** Takes `item` out and leaves a line in its place from which it can be put back. */
export function remove(repeater: TtRepeater, item: HTMLElement): void {
  if (repeater.items.length <= repeater.min) return;
  hear(repeater);
  const line = document.createElement(item.localName);
  line.setAttribute('data-removed', '');
  const sentence = document.createElement('p');
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.addEventListener('click', (event) => {
    const moved = ignoreSecondPress(event);
    putBack(repeater, line);
    moved();
  });
  line.append(sentence, document.createElement('p'), undo);
  removed.set(line, item);
  signs.set(item, signOf(item));
  const lead = keepLinks(repeater);
  item.replaceWith(line);
  write(repeater, line);
  renumber(repeater);
  lead();
  limit(repeater);
  told(repeater, 'removed', item, hasNumbersAfter(repeater, line));
  undo.focus();
}

function putBack(repeater: TtRepeater, line: HTMLElement): void {
  const item = removed.get(line);
  if (!item) return;
  if (repeater.items.length >= repeater.max) {
    say(repeater, translate(localeOf(repeater), 'repeater.full', { count: repeater.max }));
    return;
  }
  // Numbered before it stands among the others: radios of one name answer one question.
  const index = repeater.items.filter(
    (other) => other.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).length;
  const answers = chosenIn(item);
  const lead = keepLinks(repeater);
  renumber(repeater, index);
  number(item, index, prefixes(repeater));
  line.replaceWith(item);
  answers.forEach((control) => (control.checked = true));
  lead();
  limit(repeater);
  told(repeater, 'restored', item, hasNumbersAfter(repeater, item));
  firstControl(item)?.focus();
}

/** The items that `kept` tells of, on a page that is loaded again on the way back. Nobody did this: nothing is said. */
export async function bringBack(repeater: TtRepeater, kept: string): Promise<void> {
  if (!bring(repeater, kept)) return;
  changed(repeater, 'restored');
  await settle(repeater);
}

/** The items that the page was printed with, and no others. */
export function restore(repeater: TtRepeater, printed: readonly HTMLElement[]): void {
  const { list } = repeater;
  if (!list) return;
  const lead = keepLinks(repeater);
  for (const line of list.querySelectorAll('[data-removed]')) {
    const item = removed.get(line);
    // Printed by a server, which puts back what it removed.
    if (!item) continue;
    if (printed.includes(item)) line.replaceWith(item);
    else line.remove();
  }
  for (const item of repeater.items) if (!printed.includes(item)) item.remove();
  list.append(...takeLeftOut(repeater));
  renumber(repeater);
  forget(repeater);
  lead();
  limit(repeater);
  // The controls are reset when the listeners have heard of it, and mistakes go with them.
  if (repeater.hasAttribute('data-cards'))
    setTimeout(() => setTimeout(() => repeater.items.forEach(fold)));
}

/** Whether people read another number than before at what stands after `place`. */
const hasNumbersAfter = ({ items }: TtRepeater, place: Element): boolean =>
  items.some(
    (item) =>
      place.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING &&
      item.querySelector('[data-number]'),
  );

const prefixes = ({ blank }: TtRepeater): string[] => (blank ? prefixesOf(blank) : []);

const chosenIn = (root: ParentNode): HTMLInputElement[] => [
  ...root.querySelectorAll<HTMLInputElement>('input[type=radio]:checked'),
];

/** Numbers the items from 0 without gaps, apart from the place of one that is yet to come. */
function renumber(repeater: TtRepeater, gap = Infinity): void {
  const before = prefixes(repeater);
  const chosen = repeater.items.flatMap(chosenIn);
  repeater.items.forEach((item, position) => {
    const index = position < gap ? position : position + 1;
    if (!number(item, index, before)) return;
    // Answers are known by name: under the new one they are entered again when they are next read.
    for (const question of questionsIn(item)) engineNow()?.forget(question);
  });
  // On the way to its new name a radio shares it with the one that had it before.
  for (const control of chosen) control.checked = true;
}

function firstControl(item: HTMLElement): HTMLElement | undefined {
  return [...item.querySelectorAll<Control>(`${controlSelector},button[data-edit]`)].find(
    (control) => !control.matches(':disabled') && control.checkVisibility(),
  );
}

function limit(repeater: TtRepeater): void {
  const { items, min, max, addButton } = repeater;
  for (const item of items)
    item
      .querySelector<HTMLElement>('button[data-remove]')
      ?.toggleAttribute('hidden', items.length <= min);
  if (!addButton) return;
  const isFull = items.length >= max;
  let note = repeater.querySelector<HTMLElement>('[data-full]');
  if (isFull && !note) {
    note = document.createElement('p');
    note.setAttribute('data-full', '');
    addButton.after(note);
  }
  if (note) {
    if (isFull) note.textContent = translate(localeOf(repeater), 'repeater.full', { count: max });
    note.hidden = !isFull;
  }
  addButton.hidden = isFull;
}

/** A sentence that names a removed `item`, and what tells it from another that had its number. */
function naming(key: 'removed' | 'restored' | 'undo', item: HTMLElement, locale: string): string {
  const name = captionOf(item);
  const answer = signs.get(item);
  return answer
    ? translate(locale, `repeater.${key}With`, { name, answer })
    : translate(locale, `repeater.${key}`, { name });
}

function write(repeater: TtRepeater, line: Element): void {
  const locale = localeOf(repeater);
  const item = removed.get(line);
  const [sentence, news, undo] = line.children;
  if (!item || !sentence || !news || !undo) return;
  sentence.textContent = naming('removed', item, locale);
  news.textContent = translate(locale, 'repeater.renumbered');
  news.toggleAttribute('hidden', !hasNumbersAfter(repeater, line));
  undo.textContent = naming('undo', item, locale);
}

function say(repeater: TtRepeater, text: string): void {
  announce(text, localeOf(repeater));
}

/** Tells people and scripts what happened. */
function told(
  repeater: TtRepeater,
  change: ItemsDetail['change'],
  item: HTMLElement,
  isRenumbered = false,
): void {
  const locale = localeOf(repeater);
  const sentences = [
    change === 'added'
      ? translate(locale, 'repeater.added', { name: captionOf(item) })
      : naming(change, item, locale),
  ];
  if (change === 'removed')
    sentences.push(translate(locale, 'repeater.remain', { count: repeater.items.length }));
  if (isRenumbered) sentences.push(translate(locale, 'repeater.renumbered'));
  say(repeater, inARow(sentences));
  changed(repeater, change);
}

function changed(repeater: TtRepeater, change: ItemsDetail['change']): void {
  keep(repeater);
  // Before the focus moves: conditions inside a new item are settled by it.
  for (const type of ['input', 'change'])
    repeater.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  const detail: ItemsDetail = {
    name: repeater.getAttribute('name') ?? '',
    count: repeater.items.length,
    change,
  };
  repeater.dispatchEvent(new CustomEvent('tt-items', { bubbles: true, composed: true, detail }));
}

/** From now on the browser keeps the items for the way back: it has only those that were printed by itself. */
function keep(repeater: TtRepeater): void {
  for (const type of ['input', 'change']) repeater.addEventListener(type, noteAnswers);
}

function forget(repeater: TtRepeater): void {
  for (const type of ['input', 'change']) repeater.removeEventListener(type, noteAnswers);
  repeater.keepForBack(null);
}

function noteAnswers({ currentTarget }: Event): void {
  const repeater = currentTarget as TtRepeater;
  repeater.keepForBack(textOf(repeater.items));
}

/** Words of ours follow the language of the page. */
function hear(repeater: TtRepeater): void {
  const follower = followers.get(repeater) ?? { language: () => void reword(repeater) };
  followers.set(repeater, follower);
  if (!repeater.isConnected) return;
  follow(repeater, follower);
  void reword(repeater);
}

/** The repeater was taken out of the page. */
export { unfollow as rest };

async function reword(repeater: TtRepeater): Promise<void> {
  const words = repeater.querySelector('[data-removed],[data-full],[data-folded]');
  if (!words || !(await ready(repeater))) return;
  for (const line of repeater.querySelectorAll('[data-removed]')) write(repeater, line);
  limit(repeater);
  repeater.items.forEach(refold);
}
