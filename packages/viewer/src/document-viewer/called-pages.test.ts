import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf } from '../engines/testing/make-pdf.ts';
import { all, appears, one, openViewer, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** Pages called i, ii, 1; the first leads to the last, and the table of contents out of the document. */
const called = new File(
  [
    makePdf([
      '<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/PageLabels<</Nums[0<</S/r>>2<</S/D>>]>>>>',
      '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/MediaBox[0 0 200 200]>>',
      '<</Type/Page/Parent 2 0 R/Annots[6 0 R]>>',
      '<</Type/Page/Parent 2 0 R>>',
      '<</Type/Page/Parent 2 0 R>>',
      '<</Type/Annot/Subtype/Link/Rect[10 10 90 30]/Dest[5 0 R/Fit]>>',
      '<</First 8 0 R/Last 9 0 R/Count 2>>',
      '<</Title(Register of by-laws)/Parent 7 0 R/Next 9 0 R/A<</S/URI/URI(https://town.example/acts)>>>>',
      '<</Title(Run)/Parent 7 0 R/Prev 8 0 R/A<</S/URI/URI(file:///etc/passwd)>>>>',
    ]),
  ],
  'called.pdf',
);

const open = async (attributes: Partial<TtDocumentViewer>): Promise<TtDocumentViewer> => {
  const viewer = await openViewer('report.pdf', attributes);
  await viewer.open(called);
  return viewer;
};

describe('pages that the document calls by another name than their number', () => {
  it('are called so by links, by the way to the next page, and where a number is wrong', async () => {
    const viewer = await open({ view: 'pages' });
    const link = await appears(viewer, 'a[href="#page=3"]');
    expect(link.title).to.equal('Przejdź do strony „1”');
    const number = one<HTMLInputElement>(viewer, '[role=toolbar] input');
    number.focus();
    number.select();
    await typeText('99');
    await sendKeys({ press: 'Enter' });
    const error = await appears(viewer, '#page-error');
    expect(textOf(error)).to.equal(
      'Wpisz numer strony od 1 do 3 albo oznaczenie strony z dokumentu, na przykład i',
    );
    viewer.view = 'reading';
    await waitUntil(
      () => all(viewer, '.reading button').some((each) => textOf(each) === 'Następna strona: ii'),
      'next page',
    );
    expect((await appears(viewer, '.reading a[data-page="3"]')).title).to.equal(
      'Przejdź do strony „1”',
    );
  });

  it('stand beside entries of the table of contents that lead to the web, and to nothing else', async () => {
    const viewer = await open({ panel: 'outline' });
    const link = await appears<HTMLAnchorElement>(viewer, '.outline a');
    expect(textOf(link)).to.match(/^Register of by-laws ?town\.example\/acts \(otwiera się/);
    expect(link.href).to.equal('https://town.example/acts');
    expect(link.target).to.equal('_blank');
    expect(all(viewer, '.outline a')).to.have.lengthOf(1);
    expect(textOf(one(viewer, '.outline span.nowhere'))).to.equal('Run');
    const [web, file] = await viewer.outline();
    expect([web?.title, web?.href]).to.deep.equal(['Register of by-laws', link.href]);
    expect([file?.title, file?.href, file?.page]).to.deep.equal(['Run', undefined, undefined]);
  });
});
