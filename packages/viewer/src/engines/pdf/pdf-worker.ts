import { DocumentFailure } from '../engine.ts';

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

function workerAddress(): unknown {
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

/** Milliseconds after which a worker that waits for a document is ended if none came. */
const idleLimit = 10_000;

interface Spare {
  starting: Promise<Worker>;
  stop: AbortController;
  timer: number;
}

/** What is known of workers on this page: the one that waits for a document, and those that have one. */
export const workers: { spare?: Spare | undefined; readonly serving: Set<Worker> } = {
  serving: new Set(),
};

/**
 * Begins a worker for the document that is about to be opened: its file takes longest to come. Does
 * nothing where a document is open, for the programs are there then and its worker may soon be free.
 */
export function preparePdfWorker(): void {
  if (workers.spare || workers.serving.size > 0) return;
  const stop = new AbortController();
  keep(startWorker(stop.signal), stop);
}

/** Lets a worker wait for a document, and ends it where none comes. */
export function keep(starting: Promise<Worker>, stop = new AbortController()): void {
  const end = (): void => {
    workers.spare = undefined;
    stop.abort();
    void starting.then((worker) => worker.terminate());
  };
  // Whoever opens a document is told; nobody else need be.
  starting.catch(() => undefined);
  workers.spare = { starting, stop, timer: window.setTimeout(end, idleLimit) };
}

/**
 * A new worker, once it has answered. pdf.js itself would fall back to parsing on the main thread, which
 * freezes the page and says nothing; so the worker is made here, proved alive, and only then handed over.
 * @throws {DocumentFailure} `viewer` when the worker file is missing, blocked or something else
 */
export function startWorker(signal: AbortSignal): Promise<Worker> {
  return new Promise((resolve, reject) => {
    let worker: Worker;
    try {
      worker = new Worker(workerAddress() as string, { type: 'module', name: 'tt-pdf' });
    } catch (cause) {
      reject(new DocumentFailure('viewer', { cause }));
      return;
    }
    const settled = new AbortController();
    const fail = (reason: unknown): void => {
      settled.abort();
      worker.terminate();
      reject(reason);
    };
    const listen = { signal: settled.signal };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ action?: unknown } | undefined>) => {
        if (data?.action !== 'ready') return;
        settled.abort();
        resolve(worker);
      },
      listen,
    );
    worker.addEventListener('error', () => fail(new DocumentFailure('viewer')), listen);
    signal.addEventListener('abort', () => fail(signal.reason), listen);
    if (signal.aborted) fail(signal.reason);
  });
}
