import { DocumentFailure } from '../document-failure.ts';
import { workerAddress } from './pdf-worker.ts';

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
  // Whoever opens a document is told that there is none; nobody else need be.
  const begun = starting.catch(() => {});
  const end = (): void => {
    workers.spare = undefined;
    stop.abort();
    void begun.then((worker) => worker?.terminate());
  };
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
