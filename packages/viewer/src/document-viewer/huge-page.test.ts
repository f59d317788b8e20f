import type { TtDocumentViewer } from './document-viewer.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { appears, page, textOf } from '../testing/open-viewer.ts';

const sentence =
  'This page is too large to be drawn here. Its text is in the text version, and the document can be downloaded.';

/** A PDF with a page of each of these widths and heights in points; the same line stands on each, or is painted. */
function pdfOf(...sides: (number | string)[]): File {
  const isPainted = typeof sides[0] === 'string';
  const line = isPainted ? '0 0 20000000 20000000 re f' : 'BT /F1 24 Tf 50 700 Td (Witaj) Tj ET';
  const kids = sides.map((_, at) => `${at + 4} 0 R`).join(' ');
  const pages = sides.map(
    (side, at) =>
      `${at + 4} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${isPainted ? side : `${side} ${side}`}]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 3 0 R>>\nendobj\n`,
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

  /** Whether the middle of a picture is painted. */
  const isDark = (picture: HTMLCanvasElement | HTMLImageElement): boolean => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 1, 1);
    context.drawImage(picture, 0, 0, picture.width, picture.height, 0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data[0]! < 200;
  };
  const painted = ['14400000 14400000', '14400000 900000', '140000 700'];

  it('has small pictures of its pages, which take little memory', async () => {
    const viewer = await show(pdfOf(...painted));
    viewer.panel = 'thumbnails';
    for (const number of [1, 2, 3]) {
      const found = await appears(viewer, `.thumbnails [data-page="${number}"] canvas`);
      const canvas = found as HTMLCanvasElement;
      expect(isDark(canvas), `page ${number}`).to.equal(true);
      expect(canvas.width * canvas.height, `page ${number}`).to.be.below(512 * 512);
    }
  });

  it('is printed as it fits on paper', async () => {
    const viewer = await show(pdfOf(...painted));
    const { print } = window;
    const dark: boolean[] = [];
    window.print = () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.tt-print img')];
      for (const picture of pictures) {
        dark.push(isDark(picture));
        expect(Math.max(picture.naturalWidth, picture.naturalHeight)).to.be.below(16_385);
      }
      window.dispatchEvent(new Event('afterprint'));
    };
    try {
      await viewer.print();
    } finally {
      window.print = print;
    }
    expect(dark).to.deep.equal([true, true, true]);
  });
});
