import { DocumentFailure } from '../document-failure.ts';

interface ScriptUrlPolicy {
  createScriptURL(address: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptUrlPolicy;
}

let folder: URL | undefined;
let policy: ScriptUrlPolicy | undefined;
let pinned: string | undefined;

/**
 * Says where this page serves the files of `@twintown/viewer/dist/assets/`: the PDF worker and its
 * fonts, character maps and image decoders. Call it before the first document opens.
 *
 * Deliberately a function and not an attribute: the folder holds programs, and whoever can write
 * markup into a page must not be able to choose which program runs. The first address used stays;
 * a later call is ignored. Must be of the page's own origin, else documents fail with `viewer`.
 * Without a call the folder `dist/assets/` of the installed package is used, and by a bundle the
 * folder `assets/` beside it, or beside its folder `development/`.
 */
export function setPdfAssets(address: string | URL): void {
  folder = new URL(address, new Text().baseURI);
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
}

/** The folder of the PDF program files, as an absolute address that ends in a slash. */
export function pdfAssets(): URL {
  const here = import.meta.url;
  const installed = here.replace(/\/(?:src|dist)\/(?:development\/)?engines\/.*$/, '/dist/assets/');
  const beside = here.includes('/development/') ? '../assets/' : './assets/';
  return (folder ??= installed === here ? new URL(beside, here) : new URL(installed));
}

/** Address of the worker, as a page with Trusted Types takes it. @throws {DocumentFailure} `viewer` */
export function workerAddress(): unknown {
  pinned ??= new URL('pdf.worker.min.js', pdfAssets()).href;
  const allowed = pinned;
  if (new URL(allowed).origin !== location.origin) throw new DocumentFailure('viewer');
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (!factory) return allowed;
  policy ??= factory.createPolicy('tt-pdf', {
    createScriptURL(address) {
      if (address === allowed) return address;
      throw new TypeError(`The policy tt-pdf allows ${allowed} only.`);
    },
  });
  return policy.createScriptURL(allowed);
}
