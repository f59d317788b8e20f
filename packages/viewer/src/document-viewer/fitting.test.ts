import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { appears, one, openViewer, page } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const letter = [595, 842] as const;
const plan = [2384, 1684] as const;

function pagesOf(sizes: readonly (readonly [number, number])[]): File {
  const kids = sizes.map((_, at) => `${at + 4} 0 R`).join(' ');
  return new File(
    [
      makePdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        `<</Type/Pages/Kids[${kids}]/Count ${sizes.length}>>`,
        stream('0 0 50 50 re f'),
        ...sizes.map(
          ([width, height]) =>
            `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 3 0 R>>`,
        ),
      ]),
    ],
    'plans.pdf',
  );
}

async function open(
  sizes: readonly (readonly [number, number])[],
  attributes: Partial<TtDocumentViewer> = {},
): Promise<TtDocumentViewer> {
  const viewer = await openViewer('scan.pdf', attributes);
  viewer.style.blockSize = '24rem';
  await viewer.open(pagesOf(sizes));
  await viewer.updateComplete;
  one(viewer, '.document').focus();
  return viewer;
}

async function goTo(viewer: TtDocumentViewer, number: number): Promise<void> {
  viewer.page = number;
  await appears(viewer, `.page[data-page="${number}"] canvas`);
}

/** How many pixels of the view stay free beside the pages, and whether all of their width is seen. */
function room(viewer: TtDocumentViewer, ...numbers: number[]): { free: number; isSeen: boolean } {
  const scroller = one(viewer, '.document');
  const frame = scroller.getBoundingClientRect();
  const boxes = numbers.map((number) => page(viewer, number).getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  return {
    free: scroller.clientWidth - (right - left),
    isSeen: left >= frame.left - 1 && right <= frame.left + scroller.clientWidth + 1,
  };
}

async function fits(viewer: TtDocumentViewer, ...numbers: number[]): Promise<void> {
  await waitUntil(
    () => room(viewer, ...numbers).free >= 0 && room(viewer, ...numbers).free < 80,
    `the width of page ${numbers.join(' and ')}`,
  );
  expect(room(viewer, ...numbers).isSeen, 'all of the width').to.equal(true);
  expect(viewer.page).to.equal(numbers[0]);
}

function isWhole(viewer: TtDocumentViewer, number: number): boolean {
  const scroller = one(viewer, '.document');
  const frame = scroller.getBoundingClientRect();
  const { top, bottom, height } = page(viewer, number).getBoundingClientRect();
  const { isSeen } = room(viewer, number);
  return isSeen && top >= frame.top && bottom <= frame.bottom && height > 40;
}

describe('fitting on demand', () => {
  it('fits the width of a plan among letters, and of a letter after it', async () => {
    const viewer = await open([letter, plan, letter]);
    await goTo(viewer, 2);
    await sendKeys({ press: '0' });
    await fits(viewer, 2);
    await goTo(viewer, 3);
    expect(room(viewer, 3).free).to.be.greaterThan(80);
    await sendKeys({ press: '0' });
    await fits(viewer, 3);
    viewer.zoom = 100;
    viewer.fitWidth();
    await fits(viewer, 3);
  });

  it('fits a letter after a plan', async () => {
    const viewer = await open([plan, letter, letter]);
    await goTo(viewer, 2);
    await sendKeys({ press: '9' });
    await waitUntil(() => isWhole(viewer, 2), 'the whole letter');
    expect(page(viewer, 2).offsetHeight).to.be.greaterThan(
      one(viewer, '.document').clientHeight * 0.8,
    );
    expect(viewer.page).to.equal(2);
  });

  it('fits the whole of a plan among letters', async () => {
    const viewer = await open([letter, plan, letter], { zoom: 'fit-page' });
    await goTo(viewer, 2);
    expect(isWhole(viewer, 2)).to.equal(false);
    await sendKeys({ press: '9' });
    await waitUntil(() => isWhole(viewer, 2), 'the whole plan');
    expect(viewer.page).to.equal(2);
  });

  it('fits each page that comes where one is shown at a time', async () => {
    const viewer = await open([letter, plan, letter], { layout: 'single' });
    await goTo(viewer, 2);
    await sendKeys({ press: '0' });
    await fits(viewer, 2);
    await goTo(viewer, 3);
    await fits(viewer, 3);
  });

  it('fits the pair where two pages lie beside each other', async () => {
    const viewer = await open([letter, letter, plan, letter], { layout: 'two-page' });
    await goTo(viewer, 3);
    await sendKeys({ press: '0' });
    await fits(viewer, 3, 4);
    await goTo(viewer, 1);
    await sendKeys({ press: '0' });
    await fits(viewer, 1, 2);
  });

  it('leaves a plan out when a document is opened', async () => {
    const viewer = await open([letter, plan, letter]);
    await goTo(viewer, 2);
    expect(room(viewer, 2).free).to.be.lessThan(0);
  });

  it('leaves the arrows to turn pages before a plan that is wider than the view', async () => {
    const viewer = await open([letter, plan, letter]);
    await goTo(viewer, 2);
    await goTo(viewer, 1);
    one(viewer, '.document').focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => viewer.page === 2, 'the next page');
    const before = one(viewer, '.document').scrollLeft;
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => one(viewer, '.document').scrollLeft > before, 'scrolled sideways');
    expect(viewer.page).to.equal(2);
  });
});
