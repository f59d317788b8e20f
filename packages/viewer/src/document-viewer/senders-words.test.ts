import { expect } from '@open-wc/testing';
import { makePdf } from '../engines/testing/make-pdf.ts';
import { mail } from '../engines/testing/mail-samples.ts';
import { all, appears, one, openViewer } from '../testing/open-viewer.ts';

const title = '<FEFF00500069006C006E0065202E006600640070>';
const plain = makePdf([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Annots[4 0 R]>>',
  '<</Type/Annot/Subtype/Link/Rect[28 300 180 320]/A<</S/URI/URI(mailto:urzad@mielec.pl)>>>>',
  `<</Title${title}>>`,
]);
const pdf = new TextDecoder('latin1').decode(plain).replace('trailer\n<<', '$&/Info 5 0 R');

describe('what the sender of a document wrote', () => {
  it('is shown with what it hides where it names the document', async () => {
    const viewer = await openViewer('plain-30.pdf');
    await viewer.open(new File([pdf], 'a.pdf'));
    await viewer.updateComplete;
    expect(one(viewer, '.document').ariaLabel).to.contain('Pilne[U+202E]fdp');
  });

  it('gives what is saved a name that hides nothing', async () => {
    const viewer = await openViewer('plain-30.pdf');
    const name = '../../etc/umowa\u202efdp\n\u0000.pdf \u00a0\u2003   .pdf';
    const safe = 'umowa[U+202E]fdp[U+000A][U+0000].pdf .pdf';
    await viewer.open(new File([pdf], name));
    await viewer.updateComplete;
    expect(one<HTMLAnchorElement>(viewer, '.toolbar .download').download).to.equal(safe);
    await viewer.open(new File(['%PDF-1.7 broken'], name)).catch(() => {});
    const link = await appears(viewer, '.ways a[download]');
    expect((link as HTMLAnchorElement).download).to.equal(safe);
  });

  it('tells of a link that writes an e-mail what it does', async () => {
    const viewer = await openViewer('plain-30.pdf');
    await viewer.open(new File([pdf], 'a.pdf'));
    const onPage = await appears(viewer, '.document a[href^=mailto]');
    const told = 'urzad@mielec.pl (otwiera nową wiadomość e-mail)';
    expect(onPage.title).to.equal(told);
    const letter = mail('<p><a href="mailto:urzad@mielec.pl">Napisz</a></p>');
    await viewer.open(new File([letter], 'a.eml'));
    await appears(viewer, '.reading-text a[href^=mailto]');
    const titles = all<HTMLAnchorElement>(viewer, '.reading-text a[href^=mailto]');
    expect(titles.map(({ title: words }) => words)).to.deep.equal([told]);
  });
});
