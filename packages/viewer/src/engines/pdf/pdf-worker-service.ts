import { keep, type StartedWorker, startWorker, workers } from './pdf-worker-start.ts';

/** Milliseconds that a document waits for the worker of the one before. */
const patience = 100;

interface Returning {
  /** Undefined where the worker may serve no other document. */
  worker: Promise<Worker | undefined>;
  isAwaited: boolean;
}

/** The worker of the document that was closed last, until that has ended. */
let returning: Returning | undefined;

/**
 * The worker that was begun ahead, the one of a document that was closed just now, or a new one. Whoever
 * gets it ends it by `endPdfWorker`.
 * @param isFresh true for a worker that has served no other document
 * @throws {DocumentFailure} `viewer` where no worker can be made
 */
export async function startPdfWorker(signal: AbortSignal, isFresh = false): Promise<StartedWorker> {
  const taken = isFresh ? startWorker(signal) : await takeWorker(signal);
  workers.serving.add(taken.worker);
  return taken;
}

async function takeWorker(signal: AbortSignal): Promise<StartedWorker> {
  if (workers.spare && !signal.aborted) {
    const { worker, ready, stop, timer } = workers.spare;
    workers.spare = undefined;
    clearTimeout(timer);
    signal.addEventListener('abort', () => stop.abort(signal.reason), { once: true });
    return { worker, ready };
  }
  if (returning && !signal.aborted) {
    const { worker } = returning;
    returning.isAwaited = true;
    returning = undefined;
    const free = await Promise.race([worker, pause(patience)]);
    if (free) return started(free);
    void worker.then(offer);
  }
  return startWorker(signal);
}

const started = (worker: Worker): StartedWorker => ({ worker, ready: Promise.resolve() });

const pause = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, undefined));

/**
 * Ends a worker, or leaves it to the next document: what pdf.js has compiled in it is kept, and the
 * next one opens in 65 ms instead of 300 (Chromium, 100 kB: decision 31).
 * @param isFit settles once the document is closed: true where the worker answered and is not worn
 */
export function endPdfWorker(worker: Worker, isFit: Promise<boolean> | boolean = false): void {
  const back: Returning = { worker: endUnlessFit(worker, isFit), isAwaited: false };
  returning = back;
  void back.worker.then((free) => {
    if (returning === back) returning = undefined;
    if (!back.isAwaited) offer(free);
  });
}

async function endUnlessFit(
  worker: Worker,
  isFit: Promise<boolean> | boolean,
): Promise<Worker | undefined> {
  const fits = await isFit;
  workers.serving.delete(worker);
  if (fits) return worker;
  worker.terminate();
  return undefined;
}

/** Keeps a worker for the next document; one is enough. */
function offer(worker: Worker | undefined): void {
  if (!worker) return;
  if (workers.spare) worker.terminate();
  else keep(started(worker));
}
