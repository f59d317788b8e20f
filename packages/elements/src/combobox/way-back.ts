import { keepQuiet } from '../shared/announce.ts';
import { isGivenBack } from '../shared/given-back.ts';
import { keyOf, optionFor, tell } from './answer.ts';
import type { Box } from './box.ts';

/*
 * A browser gives back to a `<select>` what it finds among its options, and a list of a script's has none
 * before somebody chooses. What was chosen is kept by the browser all the same, as it keeps what stands in
 * native controls and by the same rules: nothing where the author said `autocomplete="off"`. To an `<input>` the
 * text is given back, but what stands in hidden controls only by some browsers.
 */

/** The name of the control, and value and label of each option that is chosen. */
type Kept = [name: string, ...chosen: [value: string, label: string][]];

const isKept = (kept: unknown): kept is Kept =>
  Array.isArray(kept) && kept.slice(1).every(Array.isArray);

/** What is chosen in `select`, as a text for the browser to keep; null where it must not. */
export function textOf(select: HTMLSelectElement): string | null {
  if (!isGivenBack(select)) return null;
  const chosen = [...select.selectedOptions].map(({ value, label }) => [value, label]);
  return JSON.stringify([select.name, ...chosen]);
}

function read(text: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The text of an `<input>` with its key, for the browser to keep; also without one, so that on the way back it
 * is asked for. Null where it must not.
 */
export function keyTextOf({ control, host, input, autocomplete }: Box): string | null {
  const key = keyOf(host);
  const isKept =
    key &&
    input.value.trim() &&
    isGivenBack({ autocomplete, form: control.form }) &&
    isGivenBack(key);
  return isKept ? JSON.stringify([control.name, [key.value, input.value]]) : null;
}

/** Gives the text that a browser gave back the key that it had, and tells whether it did. */
export function bringBackKey(box: Box, text: string): boolean {
  const { control, host, input } = box;
  const key = keyOf(host);
  const kept = read(text);
  const [value, label] = kept?.[1] ?? [];
  const isSame = kept?.[0] === control.name && label === input.value;
  if (!key || !value || key.value === value || !isSame || keyTextOf(box) === null) return false;
  key.value = String(value);
  keepQuiet();
  for (const type of ['input', 'change'] as const) tell(box, type);
  return true;
}

/** Chooses in `select` what was chosen as the page was left, and tells those who depend on it. */
export function bringBack(select: HTMLSelectElement, text: string): void {
  const now = textOf(select);
  const kept = read(text);
  // The page may be another one since.
  if (now === null || now === text || kept?.[0] !== select.name) return;
  const [, ...chosen] = kept;
  select.selectedIndex = -1;
  for (const [value, label] of chosen.slice(0, select.multiple ? undefined : 1))
    optionFor(select, { value: String(value), label: String(label) }).selected = true;
  keepQuiet();
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
}
