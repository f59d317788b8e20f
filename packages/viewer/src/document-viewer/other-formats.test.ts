import type { TtDocumentViewer } from './document-viewer.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { fileSize } from '@twintown/core/file-size.js';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { appears, documents, one, openViewer, said, textOf } from '../testing/open-viewer.ts';
import type { UnsupportedDocument } from './document-viewer.ts';

async function fail(attributes: Partial<TtDocumentViewer>): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  Object.assign(viewer, attributes);
  await fixture(html`<div lang="pl">${viewer}</div>`);
  await waitUntil(() => viewer.state === 'failed', 'it cannot be shown');
  await viewer.updateComplete;
  return viewer;
}

const report = async (): Promise<Blob> => (await fetch(`${documents}plain-30.pdf`)).blob();

describe('a format that cannot be shown', () => {
  it('is told by name, type and size, beside the download', async () => {
    const { size } = await (await fetch(`${documents}old.doc`)).blob();
    const viewer = await fail({ src: `${documents}old.doc` });
    await waitUntil(
      () => textOf(one(viewer, '.failure')).includes(fileSize('pl', size)),
      'the size is said',
    );
    expect(textOf(one(viewer, '.about-file'))).to.equal(`old.doc · DOC · ${fileSize('pl', size)}`);
    expect(one(viewer, '.ways a').getAttribute('href')).to.equal(`${documents}old.doc`);
  });

  it('is told of a file of the page too, by a name that hides nothing', async () => {
    const file = new File([new Uint8Array(3000).fill(1)], 'plan\u202Exfwd.dwfx');
    const viewer = await fail({ documents: [{ src: file }] });
    expect(textOf(await appears(viewer, '.about-file'))).to.equal(
      `plan[U+202E]xfwd.dwfx · DWFX · ${fileSize('pl', 3000)}`,
    );
  });
});

describe('a conversion on the server', () => {
  it('is asked for with address and name, and what it gives is shown', async () => {
    const asked: UnsupportedDocument[] = [];
    const viewer = await openViewer('old.doc', {
      convert: async (unsupported) => {
        asked.push(unsupported);
        return report();
      },
    });
    expect(viewer.pageCount).to.equal(30);
    expect(asked.map(({ source, name }) => [source, name])).to.deep.equal([
      [`${documents}old.doc`, 'old.doc'],
    ]);
    // What is saved is what was received.
    expect(one(viewer, '.toolbar .download').getAttribute('href')).to.equal(`${documents}old.doc`);
    expect(await viewer.wholeFile()).to.equal(undefined);
  });

  it('is told to those who hear the page while it goes on, as everything is that takes long', async () => {
    const viewer = document.createElement('tt-document-viewer');
    let give: (blob: Blob) => void = () => undefined;
    viewer.convert = () => new Promise((resolve) => (give = resolve));
    viewer.src = `${documents}old.doc`;
    await fixture(html`<div lang="pl">${viewer}</div>`);
    await waitUntil(() => viewer.shadowRoot!.querySelector('[role=status]'), 'the live region');
    await waitUntil(() => said(viewer) === 'Otwieranie dokumentu…', 'that it goes on');
    give(await report());
    await waitUntil(() => said(viewer).startsWith('Otwarto dokument'), 'that it is there');
  });

  it('may give an address', async () => {
    const viewer = await openViewer('old.doc', {
      convert: () => Promise.resolve(`${documents}report.pdf`),
    });
    expect(viewer.pageCount).to.equal(8);
  });

  it('is not asked for what can be shown, nor for what is damaged', async () => {
    let count = 0;
    const convert = async (): Promise<undefined> => void (count += 1);
    await openViewer('note.txt', { convert });
    await fail({ src: `${documents}broken.pdf`, convert });
    expect(count).to.equal(0);
  });

  for (const [name, convert] of [
    ['gives nothing', () => Promise.resolve(undefined)],
    ['fails', () => Promise.reject(new Error('busy'))],
    ['gives what cannot be shown either', () => Promise.resolve(`${documents}old.doc`)],
  ] as const) {
    it(`leaves name and download where it ${name}`, async () => {
      const viewer = await fail({ src: `${documents}old.doc`, convert });
      expect(textOf(await appears(viewer, '.about-file'))).to.match(/^old\.doc · DOC/);
    });
  }

  it('ends with the document that it was for', async () => {
    let signal: AbortSignal | undefined;
    const viewer = document.createElement('tt-document-viewer');
    viewer.convert = (unsupported) => {
      ({ signal } = unsupported);
      return new Promise(() => {});
    };
    viewer.src = `${documents}old.doc`;
    await fixture(html`<div lang="pl">${viewer}</div>`);
    await waitUntil(() => signal, 'it is asked');
    await viewer.open(`${documents}note.txt`);
    expect(signal?.aborted).to.equal(true);
    expect(viewer.state).to.equal('ready');
  });
});
