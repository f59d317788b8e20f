import { expect } from '@open-wc/testing';
import { preparePdfWorker, setPdfAssets, startPdfWorker } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));

const idleLimit = 10_000;

/** Workers that are begun and those that are ended while something is done. */
async function watch(act: () => Promise<void>): Promise<{ begun: Worker[]; ended: Worker[] }> {
  const RealWorker = globalThis.Worker;
  const begun: Worker[] = [];
  const ended: Worker[] = [];
  globalThis.Worker = class extends RealWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      begun.push(this);
    }
    override terminate(): void {
      ended.push(this);
      super.terminate();
    }
  };
  try {
    await act();
  } finally {
    globalThis.Worker = RealWorker;
  }
  return { begun, ended };
}

describe('the worker that is begun before its document is there', () => {
  it('is the one that the document gets; the next document begins its own', async () => {
    const { begun } = await watch(async () => {
      const { signal } = new AbortController();
      preparePdfWorker();
      preparePdfWorker();
      const first = await startPdfWorker(signal);
      const second = await startPdfWorker(signal);
      expect(second).to.not.equal(first);
      first.terminate();
      second.terminate();
    });
    expect(begun.length).to.equal(2);
  });

  it('ends with the document that it was begun for', async () => {
    const { begun, ended } = await watch(async () => {
      const opening = new AbortController();
      preparePdfWorker();
      const starting = startPdfWorker(opening.signal);
      opening.abort(new Error('another document'));
      await starting.then(
        (worker) => expect.fail(`it lives: ${String(worker)}`),
        (error: Error) => expect(error.message).to.equal('another document'),
      );
    });
    expect(ended).to.deep.equal(begun);
    expect(begun.length).to.equal(1);
  });

  it('ends when no document comes, and a later document begins another', async () => {
    const realTimeout = window.setTimeout;
    let giveUp: (() => void) | undefined;
    window.setTimeout = ((act: () => void, delay?: number) => {
      if (delay !== idleLimit) return realTimeout(act, delay);
      giveUp = act;
      return 0;
    }) as typeof window.setTimeout;
    const { begun, ended } = await watch(async () => {
      try {
        preparePdfWorker();
      } finally {
        window.setTimeout = realTimeout;
      }
      giveUp?.();
      const worker = await startPdfWorker(new AbortController().signal);
      worker.terminate();
    });
    expect(begun.length).to.equal(2);
    expect(ended.length).to.equal(2);
  });
});
