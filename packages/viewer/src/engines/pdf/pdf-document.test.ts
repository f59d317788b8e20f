import { expect } from '@open-wc/testing';
import { DocumentFailure, isPaged, type PagedDocument } from '../engine.ts';
import { PdfWriter } from '../images/pdf-writer.ts';
import { pdfEngine } from './pdf-engine.ts';
import { setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));
const { signal } = new AbortController();

/** Pages that say their number in large letters. */
function pagesOf(count: number): Uint8Array<ArrayBuffer> {
  const writer = new PdfWriter();
  const pages = Array.from({ length: count }, (_, at) => {
    const text = new TextEncoder().encode(`BT /F1 60 Tf 10 20 Td (${at + 1}) Tj ET`);
    const contents = writer.stream('', text);
    const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
    return writer.object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 80]/Contents ${contents} 0 R/Resources<</Font<</F1 ${font}>>>>>>`,
    );
  });
  return writer.finish(pages);
}

async function opened(count: number): Promise<PagedDocument> {
  const document = await pdfEngine.open(pagesOf(count), { signal, lost: () => undefined });
  if (!isPaged(document)) throw new Error('it has no pages');
  return document;
}

/** Dark pixels of a page. */
async function ink(source: PagedDocument, page: number): Promise<number> {
  const canvas = document.createElement('canvas');
  await source.renderPage(page, canvas, { scale: 1, signal });
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, at) => at % 4 === 0 && value < 128).length;
}

/** What the worker is asked for while something is done, as pdf.js names it. */
async function asked(act: () => Promise<void>): Promise<{ action: string; page: number }[]> {
  const { postMessage } = Worker.prototype;
  const found: { action: string; page: number }[] = [];
  Worker.prototype.postMessage = function (...message: unknown[]) {
    const { action, data } = message[0] as { action?: string; data?: { pageIndex?: number } };
    if (action) found.push({ action, page: (data?.pageIndex ?? -1) + 1 });
    postMessage.apply(this, message as Parameters<typeof postMessage>);
  };
  try {
    await act();
  } finally {
    Worker.prototype.postMessage = postMessage;
  }
  return found;
}

describe('a PDF of many pages', () => {
  it('lets go of what earlier pages left, and goes on drawing and reading', async () => {
    const source = await opened(120);
    const found = await asked(async () => {
      for (let page = 1; page <= 120; page++) {
        expect(await ink(source, page), `page ${page}`).to.be.greaterThan(50);
        await source.releasePage(page);
      }
    });
    expect(found.filter(({ action }) => action === 'Cleanup').length).to.be.greaterThan(0);
    const layer = document.createElement('div');
    await source.layText(60, layer, signal);
    expect(layer.textContent).to.equal('60');
    await source.close();
  });

  it('keeps what it has while the same pages are read', async () => {
    const source = await opened(10);
    const found = await asked(async () => {
      for (let turn = 0; turn < 12; turn++)
        for (let page = 1; page <= 10; page++) await source.structure(page);
    });
    expect(found.filter(({ action }) => action === 'GetStructTree').length).to.equal(120);
    expect(found.filter(({ action }) => action === 'Cleanup')).to.deep.equal([]);
    await source.close();
  });

  it('looks up its pages once the first is drawn, each once', async () => {
    const source = await opened(60);
    const found = await asked(async () => {
      await ink(source, 1);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      for (let page = 1; page <= 60; page++) await source.pageSize(page);
    });
    const pages = found.filter(({ action }) => action === 'GetPage').map(({ page }) => page);
    // The first was asked for as the document was opened.
    expect(pages).to.deep.equal(Array.from({ length: 59 }, (_, at) => at + 2));
    await source.close();
  });

  it('is searched on all pages, each read once', async () => {
    const source = await opened(400);
    const pages: number[] = [];
    const found = await asked(async () => {
      for await (const { page } of source.find!('9', { signal, wholeWords: false }))
        pages.push(page);
    });
    expect(new Set(pages).size).to.equal(76);
    expect(found.filter(({ action }) => action === 'GetTextContent').length).to.equal(400);
    await source.close();
  });

  /** The text of a page. */
  async function textOf(source: PagedDocument, page: number): Promise<string> {
    const layer = document.createElement('div');
    await source.layText(page, layer, signal);
    return layer.textContent ?? '';
  }

  async function read(source: PagedDocument, count: number): Promise<void> {
    for (let page = 1; page <= count; page++) await source.structure(page);
  }

  it('goes on in a fresh worker after fifty pages, and the old one ends', async () => {
    const source = await opened(60);
    const { terminate } = Worker.prototype;
    const ended = new Promise<void>((resolve) => {
      Worker.prototype.terminate = function () {
        terminate.call(this);
        resolve();
      };
    });
    try {
      const found = await asked(async () => {
        await read(source, 60);
        await ended;
        expect(await textOf(source, 59)).to.equal('59');
      });
      expect(found.filter(({ action }) => action === 'GetDocRequest').length).to.equal(1);
    } finally {
      Worker.prototype.terminate = terminate;
      await source.close();
    }
  });

  it('stays in the worker it has where there is no other', async () => {
    const source = await opened(60);
    const RealWorker = window.Worker;
    let tried = 0;
    window.Worker = class {
      constructor() {
        tried += 1;
        throw new DOMException('There is none.', 'SecurityError');
      }
    } as unknown as typeof Worker;
    try {
      await read(source, 60);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(tried).to.equal(1);
      expect(await textOf(source, 3)).to.equal('3');
    } finally {
      window.Worker = RealWorker;
      await source.close();
    }
  });

  it('can be closed while a fresh worker begins', async () => {
    const source = await opened(60);
    const { terminate } = Worker.prototype;
    const ended = new Set<Worker>();
    Worker.prototype.terminate = function () {
      ended.add(this);
      terminate.call(this);
    };
    try {
      await asked(async () => {
        await read(source, 51);
        await source.close();
        await new Promise((resolve) => setTimeout(resolve, 1500));
      });
      expect(ended.size, 'both workers').to.equal(2);
    } finally {
      Worker.prototype.terminate = terminate;
    }
  });

  it('can be closed while its pages are looked up', async () => {
    const source = await opened(120);
    await ink(source, 1);
    await source.close();
    const error = await source.pageSize(1).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(DocumentFailure);
  });
});
