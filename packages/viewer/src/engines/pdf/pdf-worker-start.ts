import { DocumentFailure } from '../document-failure.ts';
import { workerAddress } from './pdf-worker.ts';

/** Milliseconds after which a worker that waits for a document is ended if none came. */
const idleLimit = 10_000;

/** A worker that can be written to; what it is sent waits until its program has come. */
export interface StartedWorker {
  readonly worker: Worker;
  /** Settles once the worker has answered. @throws {DocumentFailure} `viewer` when its file is missing, blocked or something else */
  readonly ready: Promise<void>;
}

interface Spare extends StartedWorker {
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
  try {
    keep(startWorker(stop.signal), stop);
  } catch {
    // Whoever opens the document is told.
  }
}

/** Lets a worker wait for a document, and ends it where none comes. */
export function keep({ worker, ready }: StartedWorker, stop = new AbortController()): void {
  // Whoever opens a document is told that there is none; nobody else need be.
  ready.catch(() => {});
  const end = (): void => {
    workers.spare = undefined;
    stop.abort();
    worker.terminate();
  };
  workers.spare = { worker, ready, stop, timer: window.setTimeout(end, idleLimit) };
}

/**
 * A new worker. pdf.js itself would fall back to parsing on the main thread, which freezes the page and
 * says nothing; so the worker is made here, and whoever uses it is told when it does not answer.
 * @throws {DocumentFailure} `viewer` where no worker can be made
 */
export function startWorker(signal: AbortSignal): StartedWorker {
  let worker: Worker;
  try {
    worker = new Worker(workerAddress() as string, { name: 'tt-pdf' });
  } catch (cause) {
    throw new DocumentFailure('viewer', { cause });
  }
  const ready = new Promise<void>((resolve, reject) => {
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
        resolve();
      },
      listen,
    );
    worker.addEventListener('error', () => fail(new DocumentFailure('viewer')), listen);
    signal.addEventListener('abort', () => fail(signal.reason), listen);
    if (signal.aborted) fail(signal.reason);
  });
  return { worker, ready };
}
