import { expect } from '@open-wc/testing';
import { endPdfWorker, startPdfWorker } from './pdf-worker-service.ts';
import { preparePdfWorker } from './pdf-worker-start.ts';
import { setPdfAssets } from './pdf-worker.ts';

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
      if (!ended.includes(this)) ended.push(this);
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

/** A worker that has answered. */
async function takePdfWorker(...request: Parameters<typeof startPdfWorker>): Promise<Worker> {
  const { worker, ready } = await startPdfWorker(...request);
  await ready.catch((error: unknown) => {
    endPdfWorker(worker);
    throw error;
  });
  return worker;
}

describe('the worker that is begun before its document is there', () => {
  it('is the one that the document gets; the next document begins its own', async () => {
    const { begun } = await watch(async () => {
      const { signal } = new AbortController();
      preparePdfWorker();
      preparePdfWorker();
      const first = await takePdfWorker(signal);
      const second = await takePdfWorker(signal);
      expect(second).to.not.equal(first);
      endPdfWorker(first);
      endPdfWorker(second);
    });
    expect(begun.length).to.equal(2);
  });

  it('ends with the document that it was begun for', async () => {
    const { begun, ended } = await watch(async () => {
      const opening = new AbortController();
      preparePdfWorker();
      const starting = takePdfWorker(opening.signal);
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
      const worker = await takePdfWorker(new AbortController().signal);
      endPdfWorker(worker);
      await nextTask();
    });
    expect(begun.length).to.equal(2);
    expect(ended.length).to.equal(2);
  });

  it('ends without a word where it could not begin', async () => {
    const RealWorker = globalThis.Worker;
    const { setTimeout: realTimeout } = window;
    let giveUp: (() => void) | undefined;
    const refused: unknown[] = [];
    const hear = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      refused.push(event.reason);
    };
    addEventListener('unhandledrejection', hear);
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('There is none.', 'SecurityError');
      }
    } as unknown as typeof Worker;
    window.setTimeout = ((act: () => void, delay?: number) => {
      if (delay !== idleLimit) return realTimeout(act, delay);
      giveUp = act;
      return 0;
    }) as typeof window.setTimeout;
    try {
      preparePdfWorker();
    } finally {
      window.setTimeout = realTimeout;
      globalThis.Worker = RealWorker;
    }
    giveUp?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
    removeEventListener('unhandledrejection', hear);
    expect(refused).to.deep.equal([]);
  });
});

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the worker of a document that was closed', () => {
  const { signal } = new AbortController();

  it('serves the next one, also where that begins before the first has ended', async () => {
    const { begun } = await watch(async () => {
      const first = await takePdfWorker(signal);
      let tellEnd: (isFit: boolean) => void = () => undefined;
      endPdfWorker(first, new Promise((resolve) => (tellEnd = resolve)));
      preparePdfWorker();
      const starting = takePdfWorker(signal);
      tellEnd(true);
      expect(await starting).to.equal(first);
      endPdfWorker(first, true);
      await nextTask();
      expect(await takePdfWorker(signal)).to.equal(first);
      endPdfWorker(first);
    });
    expect(begun.length).to.equal(1);
  });

  it('serves none where it is worn, and keeps nobody waiting where it does not end', async () => {
    const { begun, ended } = await watch(async () => {
      const worn = await takePdfWorker(signal);
      endPdfWorker(worn, Promise.resolve(false));
      const next = await takePdfWorker(signal);
      expect(next).to.not.equal(worn);
      let tellEnd: (isFit: boolean) => void = () => undefined;
      endPdfWorker(next, new Promise((resolve) => (tellEnd = resolve)));
      const third = await takePdfWorker(signal);
      expect(third).to.not.equal(next);
      // It ends at last, and is there for the document after that.
      tellEnd(true);
      await nextTask();
      const fourth = await takePdfWorker(signal);
      expect(fourth).to.equal(next);
      endPdfWorker(third);
      endPdfWorker(fourth);
      await nextTask();
    });
    expect(ended).to.have.members(begun);
    expect(begun.length).to.equal(3);
  });

  it('is one only: of two that are free the second ends', async () => {
    const { begun, ended } = await watch(async () => {
      const [first, second] = [await takePdfWorker(signal), await takePdfWorker(signal)];
      endPdfWorker(first, true);
      endPdfWorker(second, true);
      await nextTask();
      expect(await takePdfWorker(signal)).to.equal(first);
      endPdfWorker(first);
      await nextTask();
    });
    expect(ended).to.have.members(begun);
    expect(begun.length).to.equal(2);
  });

  it('is not given where a fresh one is asked for', async () => {
    const { ended } = await watch(async () => {
      const used = await takePdfWorker(signal);
      endPdfWorker(used, true);
      await nextTask();
      const fresh = await takePdfWorker(signal, true);
      expect(fresh).to.not.equal(used);
      endPdfWorker(fresh);
      endPdfWorker(await takePdfWorker(signal));
      await nextTask();
    });
    expect(ended.length).to.equal(2);
  });
});
