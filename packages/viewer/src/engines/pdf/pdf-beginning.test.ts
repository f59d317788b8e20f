import { expect } from '@open-wc/testing';
import { documents, openViewer } from '../../testing/open-viewer.ts';
import { askAhead, beginningOf } from './pdf-beginning.ts';

const address = new URL('declaration.pdf', documents);

/** The addresses that are asked for while something is done, and their signals. */
async function watch(
  act: (asked: { href: string; signal: AbortSignal | undefined }[]) => Promise<void>,
): Promise<void> {
  const real = window.fetch;
  const asked: { href: string; signal: AbortSignal | undefined }[] = [];
  window.fetch = (input, init) => {
    asked.push({ href: String(input), signal: init?.signal ?? undefined });
    return real.call(window, input, init);
  };
  try {
    await act(asked);
  } finally {
    window.fetch = real;
  }
}

describe('the beginning of a PDF that is asked for ahead', () => {
  it('is asked for as soon as the document is named, and not a second time', async () => {
    await watch(async (asked) => {
      const viewer = document.createElement('tt-document-viewer');
      viewer.src = address.href;
      document.body.append(viewer);
      await viewer.updateComplete;
      expect(asked.map(({ href }) => href)).to.deep.equal([address.href]);
      viewer.remove();
      await openViewer('declaration.pdf');
      expect(asked.map(({ href }) => href)).to.deep.equal([address.href]);
    });
  });

  it('is given out once', async () => {
    await watch(async (asked) => {
      const { signal } = new AbortController();
      askAhead(address);
      askAhead(address);
      const first = await beginningOf(address, signal);
      const second = await beginningOf(address, signal);
      expect(second).to.not.equal(first);
      expect((await first.arrayBuffer()).byteLength).to.be.greaterThan(1000);
      expect((await second.arrayBuffer()).byteLength).to.be.greaterThan(1000);
      expect(asked.length).to.equal(2);
    });
  });

  it('ends with the document that it was asked for', async () => {
    await watch(async (asked) => {
      const opening = new AbortController();
      askAhead(address);
      const answer = beginningOf(address, opening.signal);
      opening.abort(new Error('another document'));
      await answer.then(
        () => expect.fail('it came'),
        () => expect(asked[0]?.signal?.aborted, 'it is broken off').to.equal(true),
      );
      expect(asked.length).to.equal(1);
    });
  });

  it('is not asked for where the address names no PDF', async () => {
    await watch(async (asked) => {
      const viewer = document.createElement('tt-document-viewer');
      viewer.src = new URL('note.txt', documents).href;
      document.body.append(viewer);
      await viewer.updateComplete;
      expect(asked).to.deep.equal([]);
      viewer.remove();
    });
  });
});
