import type { TtDocumentViewer } from './document-viewer.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { appears, page, textOf } from '../testing/open-viewer.ts';

const sentence =
  'This page is too large to be drawn here. Its text is in the text version, and the document can be downloaded.';

/** A PDF with a page of each of these widths and heights in points; the same line stands on each. */
function pdfOf(...sides: number[]): File {
  const line = 'BT /F1 24 Tf 50 700 Td (Witaj) Tj ET';
  const kids = sides.map((_, at) => `${at + 4} 0 R`).join(' ');
  const pages = sides.map(
    (side, at) =>
      `${at + 4} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${side} ${side}]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 3 0 R>>\nendobj\n`,
  );
  const all = `%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[${kids}]/Count ${sides.length}>>
endobj
3 0 obj
<</Length ${line.length}>>stream
${line}
endstream
endobj
${pages.join('')}trailer<</Root 1 0 R>>
%%EOF`;
  return new File([all], 'plan.pdf');
}

async function show(file: File): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  viewer.documents = [{ src: file }];
  await fixture(html`<div lang="en">${viewer}</div>`);
  await waitUntil(() => viewer.state === 'ready', 'it is open');
  return viewer;
}

describe('a page that no screen holds at any zoom', () => {
  it('says so on a sheet that is seen, in place of a blank one', async () => {
    const viewer = await show(pdfOf(14_400_000, 800));
    const note = await appears(viewer, '.page[data-page="1"] .page-note');
    expect(textOf(note)).to.equal(sentence);
    const sheet = page(viewer, 1).getBoundingClientRect();
    expect(sheet.width).to.be.lessThan(viewer.clientWidth).and.greaterThan(200);
    expect(await viewer.pageText(1)).to.contain('Witaj');
    viewer.goToPage(2);
    await appears(viewer, '.page[data-page="2"] canvas');
  });

  it('says so after pages that are drawn', async () => {
    const viewer = await show(pdfOf(800, 14_400_000));
    await appears(viewer, '.page[data-page="1"] canvas');
    viewer.goToPage(2);
    const note = await appears(viewer, '.page[data-page="2"] .page-note');
    expect(textOf(note)).to.equal(sentence);
    expect(page(viewer, 2).querySelector('canvas, .text')).to.equal(null);
  });

  it('is drawn where it is merely large, such as a plan of a road', async () => {
    const viewer = await show(pdfOf(100_000));
    await appears(viewer, '.page[data-page="1"] canvas');
  });
});
