import { text } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const loaders = new Map<string, () => Promise<ValueKind<unknown>>>([
  ['integer', async () => (await import('./integer.ts')).integer as ValueKind<unknown>],
  ['decimal', async () => (await import('./decimal.ts')).decimal as ValueKind<unknown>],
  ['money', async () => (await import('./money.ts')).money as ValueKind<unknown>],
  ['fraction', async () => (await import('./fraction.ts')).fraction as ValueKind<unknown>],
  ['per-mille', async () => (await import('./per-mille.ts')).perMille as ValueKind<unknown>],
  ['date', async () => (await import('./date.ts')).date as ValueKind<unknown>],
  ['month', async () => (await import('./month.ts')).month as ValueKind<unknown>],
  ['time', async () => (await import('./time.ts')).time as ValueKind<unknown>],
  ['email', async () => (await import('./email.ts')).email as ValueKind<unknown>],
  ['emails', async () => (await import('./emails.ts')).emails as ValueKind<unknown>],
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
  ['pt-nif', async () => (await import('./pt-nif.ts')).ptNif as ValueKind<unknown>],
  ['pt-niss', async () => (await import('./pt-niss.ts')).ptNiss as ValueKind<unknown>],
  ['pt-cc', async () => (await import('./pt-cc.ts')).ptCc as ValueKind<unknown>],
  [
    'pt-matricula',
    async () => (await import('./pt-matricula.ts')).ptMatricula as ValueKind<unknown>,
  ],
  [
    'postal-code-pt',
    async () => (await import('./postal-code-pt.ts')).postalCodePt as ValueKind<unknown>,
  ],
  ['pl-regon', async () => (await import('./pl-regon.ts')).plRegon as ValueKind<unknown>],
  ['pl-dowod', async () => (await import('./pl-dowod.ts')).plDowod as ValueKind<unknown>],
  ['pl-kw', async () => (await import('./pl-kw.ts')).plKw as ValueKind<unknown>],
  ['pl-teryt', async () => (await import('./pl-teryt.ts')).plTeryt as ValueKind<unknown>],
  ['pl-ade', async () => (await import('./pl-ade.ts')).plAde as ValueKind<unknown>],
  [
    'pl-znak-sprawy',
    async () => (await import('./pl-znak-sprawy.ts')).plZnakSprawy as ValueKind<unknown>,
  ],
  [
    'lv-personas-kods',
    async () => (await import('./lv-personas-kods.ts')).lvPersonasKods as ValueKind<unknown>,
  ],
  ['lv-reg', async () => (await import('./lv-reg.ts')).lvReg as ValueKind<unknown>],
  ['lv-kadastrs', async () => (await import('./lv-kadastrs.ts')).lvKadastrs as ValueKind<unknown>],
  [
    'postal-code-lv',
    async () => (await import('./postal-code-lv.ts')).postalCodeLv as ValueKind<unknown>,
  ],
  ['iban', async () => (await import('./iban.ts')).iban as ValueKind<unknown>],
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
