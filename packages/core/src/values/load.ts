import { text } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const loaders = new Map<string, () => Promise<ValueKind<unknown>>>([
  ['integer', async () => (await import('./integer.ts')).integer as ValueKind<unknown>],
  ['decimal', async () => (await import('./decimal.ts')).decimal as ValueKind<unknown>],
  ['money', async () => (await import('./money.ts')).money as ValueKind<unknown>],
  ['date', async () => (await import('./date.ts')).date as ValueKind<unknown>],
  ['email', async () => (await import('./email.ts')).email as ValueKind<unknown>],
  ['phone', async () => (await import('./phone.ts')).phone as ValueKind<unknown>],
  ['url', async () => (await import('./url.ts')).url as ValueKind<unknown>],
  [
    'one-time-code',
    async () => (await import('./one-time-code.ts')).oneTimeCode as ValueKind<unknown>,
  ],
  ['pl-pesel', async () => (await import('./pl-pesel.ts')).plPesel as ValueKind<unknown>],
  ['pl-nip', async () => (await import('./pl-nip.ts')).plNip as ValueKind<unknown>],
  [
    'postal-code-pl',
    async () => (await import('./postal-code-pl.ts')).postalCodePl as ValueKind<unknown>,
  ],
]);
const loaded = new Map<string, ValueKind<unknown>>([['text', text as ValueKind<unknown>]]);
const loading = new Map<string, Promise<ValueKind<unknown>>>();

/** Whether there is such a kind, loaded or not. */
export function isValueKind(name: string): boolean {
  return loaded.has(name) || loaders.has(name);
}

/** Adds a kind of the page's own, or one that is at hand already. It wins over ours. */
export function addValueKind(kind: ValueKind<unknown>): void {
  loaded.set(kind.name, kind);
}

/** The kind, when it is loaded. `text` always is. */
export function valueKind(name: string): ValueKind<unknown> | undefined {
  return loaded.get(name);
}

/**
 * Loads a kind, once. An unknown name gives `text`. Never rejects: when the network fails the
 * field is read as text (the server reads it again), and the next call tries anew.
 */
export function loadValueKind(name: string): Promise<ValueKind<unknown>> {
  const plain = text as ValueKind<unknown>;
  const present = loaded.get(name);
  const load = loaders.get(name);
  if (present || !load) return Promise.resolve(present ?? plain);
  let promise = loading.get(name);
  if (!promise) {
    promise = load()
      .then(
        (kind) => {
          if (!loaded.has(name)) loaded.set(name, kind);
          return kind;
        },
        () => plain,
      )
      .finally(() => loading.delete(name));
    loading.set(name, promise);
  }
  return promise;
}
