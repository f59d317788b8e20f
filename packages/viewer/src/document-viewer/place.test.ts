import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, one } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const lines = 150;

/** Two pages, each of one long paragraph. */
function longPages(height: number, lines: number): Blob {
  const text = (page: number): string =>
    Array.from(
      { length: lines },
      (_, at) =>
        `BT /F 12 Tf 20 ${height - 20 - at * 18} Td (p${page} line${at} of a paragraph that goes on and on) Tj ET`,
    ).join('\n');
  const page = (contents: number): string =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 ${height}]/Contents ${contents} 0 R/Resources<</Font<</F 7 0 R>>>>>>`;
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>',
    page(4),
    stream(text(1)),
    page(6),
    stream(text(2)),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
  return new File([pdf], 'long.pdf');
}

async function openLong(height = 3020, count = lines): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  viewer.zoom = 100;
  viewer.style.blockSize = '24rem';
  await fixture(html`<div lang="en">${viewer}</div>`);
  await viewer.open(longPages(height, count));
  return viewer;
}

/** What stands at the top of the view, as `p1 line70`. */
function atTop(viewer: TtDocumentViewer): string {
  const scroller = one(viewer, '.document').getBoundingClientRect();
  const texts = all(viewer, '.reading-text p, .text [role=presentation]');
  for (const { firstChild: node } of texts) {
    if (!(node instanceof Text)) continue;
    for (const { 0: word, index } of node.data.matchAll(/p\d line\d+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const box = range.getBoundingClientRect();
      if (box.top + box.height / 2 > scroller.top) return word;
    }
  }
  return '';
}

/** How many lines lie between two places; a line of one view is not one of the other. */
const apart = (one: string, other: string): number => {
  const [a, b] = [one, other].map((each) => /p(\d) line(\d+)/.exec(each)?.slice(1).map(Number));
  if (!a || !b) return Infinity;
  return Math.abs((a[0]! - b[0]!) * lines + a[1]! - b[1]!);
};

describe('the place in a long paragraph of a long page', () => {
  for (const [page, line] of [
    [1, 20],
    [1, 75],
    [1, 130],
    [2, 75],
  ] as const) {
    it(`is kept from one view to the other and back, at line ${line} of page ${page}`, async () => {
      const viewer = await openLong();
      viewer.goToPage(page);
      const inPicture = (): HTMLElement | undefined =>
        all(viewer, '.page [role=presentation]').find(({ textContent }) =>
          textContent.startsWith(`p${page} line${line} `),
        );
      await waitUntil(inPicture, 'the line is laid');
      const scroller = one(viewer, '.document');
      scroller.scrollTop +=
        inPicture()!.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      await waitUntil(() => atTop(viewer) === `p${page} line${line}`);
      for (const view of ['reading', 'pages', 'reading'] as const) {
        viewer.view = view;
        await waitUntil(() => atTop(viewer), `${view} has its text`);
        await aTimeout(500);
        expect(
          apart(atTop(viewer), `p${page} line${line}`),
          `${view}: ${atTop(viewer)}`,
        ).to.be.at.most(4);
        expect(viewer.page).to.equal(page);
      }
    });
  }
});

describe('the place near the end of a page', () => {
  for (const line of [18, 21, 24, 27]) {
    it(`is kept through any number of switches, at line ${line} of 30`, async () => {
      const viewer = await openLong(600, 30);
      const scroller = one(viewer, '.document');
      const inPicture = (): HTMLElement | undefined =>
        all(viewer, '.page [role=presentation]').find(({ textContent }) =>
          textContent.startsWith(`p1 line${line} `),
        );
      await waitUntil(inPicture, 'the line is laid');
      scroller.scrollTop +=
        inPicture()!.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      await waitUntil(() => atTop(viewer) === `p1 line${line}`);
      await aTimeout(100);
      const { page } = viewer;
      for (let time = 0; time < 3; time++) {
        for (const view of ['reading', 'pages'] as const) {
          viewer.view = view;
          await waitUntil(() => atTop(viewer), `${view} has its text`);
          await aTimeout(300);
          expect(viewer.page, `${view}, ${time}`).to.equal(page);
          if (view === 'pages') expect(atTop(viewer), `${time}`).to.equal(`p1 line${line}`);
          else expect(apart(atTop(viewer), `p1 line${line}`), atTop(viewer)).to.be.at.most(4);
        }
      }
    });
  }
});
