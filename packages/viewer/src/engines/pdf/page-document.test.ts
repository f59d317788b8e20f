import { expect } from '@open-wc/testing';
import { isPaged } from '../engine.ts';
import { pdfEngine } from './pdf-engine.ts';
import { setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));
const { signal } = new AbortController();

/** Dark pixels of the first page of a document whose fonts are its own. */
async function ink(): Promise<number> {
  const answer = await fetch(new URL('../../generated/fixtures/declaration.pdf', import.meta.url));
  const source = await pdfEngine.open(new Uint8Array(await answer.arrayBuffer()), {
    signal,
    lost: () => undefined,
  });
  if (!isPaged(source)) throw new Error('it has no pages');
  const canvas = document.createElement('canvas');
  await source.renderPage(1, canvas, { scale: 1, signal });
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  await source.close();
  return data.filter((value, at) => at % 4 === 0 && value < 128).length;
}

describe('a page whose markup takes the names of the document', () => {
  it('draws a PDF with its fonts and lets go of it', async () => {
    const expected = await ink();
    expect(expected).to.be.greaterThan(1000);
    const lost: string[] = [];
    const hear = (event: PromiseRejectionEvent): void => void lost.push(String(event.reason));
    addEventListener('unhandledrejection', hear);
    const images = ['fonts', 'URL', 'adoptedStyleSheets', 'defaultView'].map((name) => {
      const image = document.createElement('img');
      image.setAttribute('name', name);
      return image;
    });
    document.body.append(...images);
    try {
      expect((document as unknown as Record<string, unknown>)['fonts']).to.equal(images[0]);
      expect(await ink()).to.equal(expected);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(lost).to.deep.equal([]);
    } finally {
      images.forEach((image) => image.remove());
      removeEventListener('unhandledrejection', hear);
    }
  });
});
