import { valueKind } from '@twintown/core/values/load.js';
import type { Control } from './question.ts';

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;

/** Gives `text` to `control` as if it were typed or chosen. */
export function put(control: Control, text: string): void {
  // Past the setter that React puts on an input, which would hide the change from it.
  if (control instanceof HTMLInputElement) setValue.call(control, text);
  else control.value = text;
  for (const type of ['input', 'change'])
    control.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
}

/** What `control` has to hold of the date `iso`, `yyyy-mm-dd` or `yyyy-mm`; undefined where it cannot. */
export function dateText(control: Control, iso: string, locale: string): string | undefined {
  const parts: readonly (string | undefined)[] = ['year', 'month', 'day'];
  const part = parts.indexOf(control.dataset.part);
  const number = Number(iso.split('-')[part]);
  if (control instanceof HTMLSelectElement)
    return [...control.options].find(({ value }) => value && Number(value) === number)?.value;
  if (control.readOnly || control.matches(':disabled')) return undefined;
  if (part >= 0) return String(number);
  return control.type === 'date' ? iso : valueKind('date')?.format(iso, locale);
}
