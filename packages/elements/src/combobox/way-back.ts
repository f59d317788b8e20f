import { keepQuiet } from '../shared/announce.ts';
import { isGivenBack } from '../shared/given-back.ts';
import { optionFor } from './answer.ts';

/*
 * A browser gives back to a `<select>` what it finds among its options, and a list of a script's has none
 * before somebody chooses. What was chosen is kept by the browser all the same, as it keeps what stands in
 * native controls and by the same rules: nothing where the author said `autocomplete="off"`.
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
