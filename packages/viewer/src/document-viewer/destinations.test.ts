import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { all, focused, one, openViewer, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const chapters = { XYZ: 'Alpha', FitH: 'Beta', FitBH: 'Gamma', FitR: 'Delta', Named: 'Epsilon' };
type Kind = keyof typeof chapters;
const kinds = Object.keys(chapters) as Kind[];

/** Top of each chapter's heading above the lower edge of its page, which is 1500 points high. */
const topOf = (kind: Kind): number => 1300 - kinds.indexOf(kind) * 150;

/** Where a table of contents and links of a front page lead to chapters that share the third page. */
function book(rotate = 0): File {
  const destination = (kind: Kind): string => {
    const top = topOf(kind);
    return {
      XYZ: `[5 0 R/XYZ 20 ${top} null]`,
      FitH: `[5 0 R/FitH ${top}]`,
      FitBH: `[5 0 R/FitBH ${top}]`,
      FitR: `[5 0 R/FitR 20 ${top - 100} 300 ${top}]`,
      Named: '(chapter)',
    }[kind];
  };
  const lines = Array.from({ length: 8 }, (_, at) => `Text number ${at} that goes on for a while.`);
  const chapter = (kind: Kind): string =>
    [
      `BT /F 20 Tf 20 ${topOf(kind) - 18} Td (${chapters[kind]}) Tj ET`,
      ...lines.map((line, at) => `BT /F 10 Tf 20 ${topOf(kind) - 36 - at * 12} Td (${line}) Tj ET`),
    ].join('\n');
  const page = (contents: number, rest = ''): string =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 1500]/Contents ${contents} 0 R` +
    `/Resources<</Font<</F 9 0 R>>>>${rest}>>`;
  const links = kinds.map(
    (kind, at) =>
      `<</Type/Annot/Subtype/Link/Rect[20 ${1400 - at * 40} 200 ${1425 - at * 40}]` +
      `/Border[0 0 0]/Dest ${destination(kind)}>>`,
  );
  const entries = kinds.map(
    (kind, at) =>
      `<</Title(${chapters[kind]})/Parent 10 0 R/Dest ${destination(kind)}` +
      (at > 0 ? `/Prev ${10 + at} 0 R` : '') +
      (at < kinds.length - 1 ? `/Next ${12 + at} 0 R` : '') +
      '>>',
  );
  const front = kinds.map(
    (kind, at) => `BT /F 16 Tf 22 ${1406 - at * 40} Td (See ${chapters[kind]}) Tj ET`,
  );
  return new File(
    [
      makePdf([
        '<</Type/Catalog/Pages 2 0 R/Outlines 10 0 R/Names<</Dests<</Names' +
          `[(chapter)[5 0 R/XYZ null ${topOf('Named')} 0]]>>>>>>`,
        '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>',
        page(6, `/Annots[${links.join('')}]`),
        page(7),
        page(8, rotate ? `/Rotate ${rotate}` : ''),
        stream(front.join('\n')),
        stream('BT /F 12 Tf 20 1400 Td (A page between) Tj ET'),
        stream(kinds.map(chapter).join('\n')),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        `<</First 11 0 R/Last ${10 + kinds.length} 0 R/Count ${kinds.length}>>`,
        ...entries,
      ]),
    ],
    'book.pdf',
  );
}

async function openBook(attributes: Partial<TtDocumentViewer> = {}, rotate = 0) {
  const viewer = await openViewer('scan.pdf', attributes);
  viewer.style.blockSize = '24rem';
  await viewer.open(book(rotate));
  await viewer.updateComplete;
  return viewer;
}

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

const entry = (viewer: TtDocumentViewer, title: string): HTMLElement =>
  all(viewer, '.outline .to').find((button) => textOf(button).startsWith(title))!;

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
});
