import { expect } from '@open-wc/testing';
import { RenderQueue } from './render-queue.ts';

const never = (): Promise<void> => new Promise(() => undefined);

describe('the queue of pages to draw', () => {
  it('gives up a page that takes too long, tells it, and goes on with the next', async () => {
    const failed: string[] = [];
    const queue = new RenderQueue(
      (key) => failed.push(key),
      () => false,
      500,
    );
    let signal: AbortSignal | undefined;
    await new Promise<void>((next) => {
      queue.want([
        { key: 'stuck', run: (given) => ((signal = given), never()) },
        { key: 'next', run: async () => next() },
      ]);
    });
    expect(failed).to.deep.equal(['stuck']);
    expect(signal?.aborted).to.equal(true);
  });

  it('does not count the time in which the network is waited for', async () => {
    const failed: string[] = [];
    let waiting = true;
    const queue = new RenderQueue(
      (key) => failed.push(key),
      () => waiting,
      250,
    );
    queue.want([{ key: 'slow', run: never }]);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(failed).to.deep.equal([]);
    waiting = false;
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(failed).to.deep.equal(['slow']);
  });
});
