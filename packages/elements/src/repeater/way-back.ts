import { isGivenBack } from '../shared/given-back.ts';
import { controlSelector, type Control } from '../shared/question.ts';
import { makeItem, number } from './numbers.ts';
import type { TtRepeater } from './repeater.ts';

/*
 * A page that is loaded again on the way back has the items that it was printed with, and no others: what
 * a person added would be lost with all that was typed into it. The browser keeps it for us, as it keeps
 * what stands in a native control, and by the same rules: nothing of a password or of a file, and nothing
 * where the author said `autocomplete="off"`.
 */

/** Name and answer of one control; a box or a choice is answered by whether it is chosen. */
type Kept = [name: string, answer: string | boolean | string[]];

const hidden = 'input[type=hidden][name]';

const keepable = (control: Control): boolean =>
  control.name !== '' &&
  !control.matches('[type=password],[data-show-password],[type=file]') &&
  isGivenBack(control);

const controlsIn = (item: ParentNode): Control[] => [
  ...item.querySelectorAll<Control>(`${controlSelector},${hidden}`),
];

const isTicked = (control: Control): control is HTMLInputElement =>
  control.matches('[type=checkbox],[type=radio]');

function answerOf(control: Control): Kept[1] {
  if (isTicked(control)) return control.checked;
  if (control instanceof HTMLSelectElement)
    return [...control.selectedOptions].map(({ value }) => value);
  return control.value;
}

function answer(control: Control, given: Kept[1]): void {
  if (isTicked(control)) {
    if (typeof given === 'boolean') control.checked = given;
  } else if (control instanceof HTMLSelectElement) {
    if (Array.isArray(given))
      for (const option of control.options) option.selected = given.includes(option.value);
  } else if (typeof given === 'string' && control.value !== given) control.value = given;
}

/** What stands in the items, as a text for the browser to keep. */
export function textOf(items: readonly HTMLElement[]): string {
  const kept = items.map((item) =>
    controlsIn(item)
      .filter(keepable)
      .map((control): Kept => [control.name, answerOf(control)]),
  );
  return JSON.stringify(kept);
}

function read(text: string): Kept[][] | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) && kept.every(Array.isArray) ? (kept as Kept[][]) : undefined;
  } catch {
    return undefined;
  }
}

function fill(item: HTMLElement, kept: readonly Kept[]): void {
  // In their order: choices of one question share a name, and those that were not kept are passed over.
  const left = [...kept];
  for (const control of controlsIn(item))
    if (left[0]?.[0] === control.name) answer(control, left.shift()![1]);
}

/** Printed items that had been removed when the page was left; a reset puts them back. */
const leftOut = new WeakMap<TtRepeater, readonly HTMLElement[]>();

/** Brings back as many items as there were, each with what stood in it. Gives whether there is anything to bring. */
export function bringBack(repeater: TtRepeater, text: string): boolean {
  const { list, blank, items, max } = repeater;
  const kept = read(text)?.slice(0, max);
  if (!list || !blank || !kept || kept.length < repeater.min) return false;
  const surplus = items.slice(kept.length);
  for (const item of surplus) item.remove();
  leftOut.set(repeater, surplus);
  for (const [index, answers] of kept.entries()) {
    const item = items[index] ?? makeItem(blank, index);
    if (!item) return false;
    fill(item, answers);
    if (items[index]) continue;
    list.append(item);
    number(item, index, []);
  }
  return true;
}

/** The printed items that `bringBack` left out, once. */
export function takeLeftOut(repeater: TtRepeater): readonly HTMLElement[] {
  const items = leftOut.get(repeater) ?? [];
  leftOut.delete(repeater);
  return items;
}
