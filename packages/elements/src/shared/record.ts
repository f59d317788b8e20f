import { languageOf } from './language.ts';
import { development, warn } from './warn.ts';

/** What can be sent along with a declaration, each in a hidden input that the author printed. */
export type Record = 'version' | 'date' | 'language' | 'text' | 'time' | 'withdrawn';

const records: readonly Record[] = ['version', 'date', 'language', 'text', 'time', 'withdrawn'];
const waiting = new WeakMap<Node, Set<Recording>>();

interface Recording {
  readonly host: Element;
  readonly write: () => void;
}

/** The hidden input for `record`, if the author wants it sent. */
export function recordOf(host: Element, record: Record): HTMLInputElement | null {
  return host.querySelector(`input[type=hidden][data-${record}]`);
}

/** Writes `text` into the hidden input for `record`, where the author printed one. */
export function setRecord(host: Element, record: Record, text: string): void {
  const input = recordOf(host, record);
  if (input && input.value !== text) input.value = text;
}

/**
 * Fills a record that the author left empty. One that was printed stays: the server knows which
 * text it sent; that it differs from what stands in the page is told to the developer.
 */
export function verifyRecord(host: Element, record: Record, text: string): void {
  const input = recordOf(host, record);
  if (!input || input.value === text) return;
  if (!input.value) input.value = text;
  else if (development)
    warn(
      `The hidden input data-${record} says "${input.value}", but the page says "${text}".`,
      host,
    );
}

/** Remembers what the author printed into the records. Returns what writes it there again. */
export function keepPrinted(host: Element): () => void {
  const printed = records.map((record) => [record, recordOf(host, record)?.value ?? ''] as const);
  return () => printed.forEach(([record, text]) => setRecord(host, record, text));
}

/**
 * Whether `control` was found with a tick that the author did not print, on a page to which a person
 * came back: Chromium gives the tick back, but not what stood in hidden inputs.
 */
export function isBroughtBack(control: HTMLInputElement | null): boolean {
  if (!control?.checked || control.defaultChecked) return false;
  const [navigation] = performance.getEntriesByType('navigation');
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'back_forward';
}

/**
 * Whether a person ticked `control` since the page came. The browser knows: a tick that was printed,
 * given back or set by a script is none that somebody made.
 */
export function isTickedByPerson(control: HTMLInputElement | null): boolean {
  // In a forgiving list, a browser that does not know the pseudo-classes matches nothing.
  return !!control?.checked && control.matches(':is(:user-valid,:user-invalid)');
}

/** Language of the words that a person was shown. */
export function recordLanguage(host: Element): void {
  setRecord(host, 'language', languageOf(host));
}

/**
 * Calls `write` whenever the form around `host` is about to be sent, before its data are gathered.
 * Not before: until then nothing is changed that another library may have to hydrate. Returns what
 * ends it.
 */
export function beforeSending(host: Element, write: () => void): () => void {
  const root = host.getRootNode();
  let recordings = waiting.get(root);
  if (!recordings) {
    const all = new Set<Recording>();
    waiting.set(root, (recordings = all));
    const listener = ({ target }: Event): void => {
      // Not asked of the form, in which a field may have any name.
      for (const { host, write } of all) {
        const form = host.closest('form') ?? host.querySelector('input')?.form;
        if (form === target) write();
      }
    };
    root.addEventListener('submit', listener, true);
  }
  const recording = { host, write };
  recordings.add(recording);
  return () => recordings.delete(recording);
}
