import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { chapters, entry, kinds, openBook } from '../testing/book.ts';
import { all, focused, one, openViewer, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** Pixels from the top of the view to the head of a chapter; undefined while it is not there. */
function below(viewer: TtDocumentViewer, chapter: string): number | undefined {
  const scroller = one(viewer, '.document').getBoundingClientRect();
  const head = all(viewer, '.page[data-page="3"] .text [role=presentation], .reading-text *').find(
    (element) => element.children.length === 0 && textOf(element) === chapter,
  );
  return head && head.getBoundingClientRect().top - scroller.top;
}

const isAtTop = (viewer: TtDocumentViewer, chapter: string): boolean => {
  const away = below(viewer, chapter) ?? -1;
  return away > -4 && away < 48;
};

describe('a place on a page that a document leads to', () => {
  for (const kind of kinds) {
    it(`is gone to from the table of contents: ${kind}`, async () => {
      const viewer = await openBook({ panel: 'outline', zoom: 100 });
      await waitUntil(() => entry(viewer, chapters[kind]), 'the entries');
      entry(viewer, chapters[kind]).focus();
      await sendKeys({ press: 'Enter' });
      expect(viewer.page).to.equal(3);
      await waitUntil(() => isAtTop(viewer, chapters[kind]), 'the chapter at the top');
      expect(focused(viewer)).to.equal(entry(viewer, chapters[kind]));
      expect(viewer.page).to.equal(3);
    });
  }

  it('is gone to by a link, which takes the focus to its page', async () => {
    const viewer = await openBook({ zoom: 100 });
    await waitUntil(() => all(viewer, '.page[data-page="1"] a').length === 5, 'the links');
    all(viewer, '.page[data-page="1"] a')[2]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isAtTop(viewer, 'Gamma'), 'the chapter at the top');
    expect(focused(viewer)).to.equal(one(viewer, '.page[data-page="3"]'));
  });

  it('stays where it is when the pages become larger', async () => {
    const viewer = await openBook({ panel: 'outline', zoom: 100 });
    await waitUntil(() => entry(viewer, 'Delta'), 'the entries');
    entry(viewer, 'Delta').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isAtTop(viewer, 'Delta'), 'the chapter at the top');
    viewer.zoom = 150;
    await waitUntil(() => isAtTop(viewer, 'Delta'), 'still there when it is larger');
  });

  it('is found on pages that are turned, by the file and by the reader', async () => {
    const viewer = await openBook({ panel: 'outline', zoom: 100 }, 180);
    await waitUntil(() => entry(viewer, 'Beta'), 'the entries');
    viewer.rotation = 180;
    entry(viewer, 'Alpha').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isAtTop(viewer, 'Alpha'), 'the chapter at the top');
  });

  it('is found in the text, where a link takes the focus to it', async () => {
    const viewer = await openBook({ view: 'reading' });
    await waitUntil(() => all(viewer, '.reading-page[data-page="1"] a').length === 5, 'the links');
    all(viewer, '.reading-page[data-page="1"] a')[3]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isAtTop(viewer, 'Delta'), 'the chapter at the top');
    await waitUntil(() => textOf(focused(viewer)!) === 'Delta', 'the focus on its heading');
    expect(viewer.page).to.equal(3);
  });

  it('is found in the text from the table of contents, which keeps the focus', async () => {
    const viewer = await openBook({ view: 'reading', panel: 'outline' });
    await waitUntil(() => entry(viewer, 'Gamma'), 'the entries');
    entry(viewer, 'Gamma').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isAtTop(viewer, 'Gamma'), 'the chapter at the top');
    expect(focused(viewer)).to.equal(entry(viewer, 'Gamma'));
  });

  it('is the present page in the text also at its end', async () => {
    const viewer = await openViewer('scan.pdf', { view: 'reading', panel: 'outline' });
    viewer.style.blockSize = '40rem';
    const line = (text: string, top: number): string => `BT /F 12 Tf 20 ${top} Td (${text}) Tj ET`;
    const lines = Array.from({ length: 60 }, (_, at) => line(`Text number ${at}`, 2760 - at * 45));
    const sheet = '/Type/Page/Parent 2 0 R/MediaBox[0 0 400 2800]/Resources<</Font<</F 7 0 R>>>>';
    const content = [
      '<</Type/Catalog/Pages 2 0 R/Outlines 8 0 R>>',
      '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
      `<<${sheet}/Contents 5 0 R>>`,
      `<<${sheet}/Contents 6 0 R>>`,
      stream([...lines, line('The end', 40)].join('\n')),
      stream(lines.join('\n')),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      '<</First 9 0 R/Last 9 0 R/Count 1>>',
      '<</Title(The end)/Parent 8 0 R/Dest[3 0 R/XYZ 20 54 null]>>',
    ];
    await viewer.open(new File([makePdf(content)], 'end.pdf'));
    await waitUntil(() => entry(viewer, 'The end'), 'the entry');
    const end = (): HTMLElement | undefined =>
      all(viewer, '.reading-text p').find((one) => textOf(one).endsWith('The end'));
    await waitUntil(end, 'the text');
    const told: number[] = [];
    viewer.addEventListener('tt-page', ({ detail }) => told.push(detail.page));
    entry(viewer, 'The end').focus();
    await sendKeys({ press: 'Enter' });
    const scroller = one(viewer, '.document');
    await waitUntil(() => scroller.scrollTop > 100, 'gone there');
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect([viewer.page, told]).to.deep.equal([1, []]);
  });
});
