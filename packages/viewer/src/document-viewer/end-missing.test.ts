import { expect, fixture, html } from '@open-wc/testing';
import { translate } from '@twintown/core/messages.js';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { goodFiles } from '../engines/testing/damage.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { all, documents, one, openViewer, said, textOf } from '../testing/open-viewer.ts';

const missing = (): string => translate('pl', 'document.endMissing');
const notices = (viewer: HTMLElement): string[] =>
  [...viewer.shadowRoot!.querySelectorAll('.strip.notice')].map(textOf);

async function file(name: string, share = 1): Promise<File> {
  const bytes = await goodFiles[name]!();
  return new File([bytes.slice(0, Math.ceil(bytes.length * share))], name);
}

describe('a document whose end is missing', () => {
  it('says so above what can be shown of it, once', async () => {
    const pages = makePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      stream('0 0 100 100 re f '.repeat(200)),
    ]);
    const viewer = await openViewer('declaration.pdf');
    // Somebody added to it, and what was added did not come in full.
    const added = '5 0 obj\n<</Length 900>>stream\nBT';
    await viewer.open(new File([pages, added], 'cut.pdf'));
    await viewer.updateComplete;
    expect(viewer.state).to.equal('ready');
    expect(notices(viewer)).to.deep.equal([missing()]);
    await waitUntil(() => said(viewer).includes('cut.pdf'), 'it is told');
    expect(said(viewer)).to.match(/^Otwarto dokument/);
    expect(said(viewer)).to.contain(missing());
    viewer.view = 'reading';
    await viewer.updateComplete;
    expect(notices(viewer)).to.include(missing());
    await expect(viewer).to.be.accessible();

    await viewer.open(`${documents}declaration.pdf`);
    await viewer.updateComplete;
    expect(viewer.state).to.equal('ready');
    expect(notices(viewer)).to.not.include(missing());
  });

  it('is nothing that a whole document says', async () => {
    const viewer = await openViewer('plain-30.pdf');
    for (const name of ['scan.pdf', 'pages.tiff', 'form.xml', 'letter.docx', 'message.eml']) {
      await viewer.open(documents + name);
      await viewer.updateComplete;
      expect(viewer.state, name).to.equal('ready');
      expect(notices(viewer), name).to.not.include(missing());
    }
  });

  it('has a sentence of its own where nothing of it can be shown', async () => {
    const viewer = document.createElement('tt-document-viewer');
    await fixture(html`<div lang="en">${viewer}</div>`);
    const failures: (string | undefined)[] = [];
    viewer.addEventListener('tt-document', ({ detail }) => failures.push(detail.failure));
    await viewer.open(await file('a.docx', 0.6));
    await viewer.updateComplete;
    expect(failures.at(-1)).to.equal('cut-off');
    expect(textOf(one(viewer, '.happened'))).to.equal(
      'The end of this file is missing, so it cannot be shown',
    );
    expect(textOf(one(viewer, '.help'))).to.match(/^It was probably not sent in full\./);
    await waitUntil(() => said(viewer).startsWith('The end of this file is missing'), 'told');
    expect(all(viewer, '.ways a')).to.have.length(1);
    expect(all(viewer, '.ways button')).to.have.length(0);
    await expect(viewer).to.be.accessible();
  });
});
