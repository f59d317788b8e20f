import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import type { PagedDocument, PageSize } from '../engines/engine.ts';
import { frameStyles } from './frame.styles.ts';
import { PageList } from './page-list.ts';
import { pageStyles } from './page.styles.ts';

const tall: PageSize = { width: 400, height: 600 };
const low: PageSize = { width: 400, height: 500 };

/** Nine pages, of which the fourth and later ones are lower, which only `tellSizes` makes known. */
function unmeasured(): { source: PagedDocument; tellSizes: () => void } {
  let tellSizes = (): void => undefined;
  const told = new Promise<void>((resolve) => (tellSizes = resolve));
  const source: Partial<PagedDocument> = {
    pageCount: 9,
    language: '',
    isFetching: false,
    pageSize: (page) => told.then(() => (page < 4 ? tall : low)),
    renderPage: () => Promise.resolve(),
    layText: () => Promise.resolve({ parts: new Map(), hasText: false }),
    structure: () => Promise.resolve(undefined),
    links: () => Promise.resolve([]),
    releasePage: () => Promise.resolve(),
  };
  return { source: source as PagedDocument, tellSizes };
}

async function list(source: PagedDocument, anchor: 'auto' | 'none'): Promise<PageList> {
  const host = await fixture<HTMLElement>(html`<div style="block-size: 300px"></div>`);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [frameStyles.styleSheet!, pageStyles.styleSheet!];
  root.innerHTML = `<div class="document" style="position: relative; block-size: 300px; overflow: auto; overflow-anchor: ${anchor}">
    <div class="sheets"></div>
  </div>`;
  return new PageList({
    scroller: root.querySelector<HTMLElement>('.document')!,
    sheets: root.querySelector<HTMLElement>('.sheets')!,
    document: source,
    firstSize: tall,
    words: {
      pageOf: (number) => `Page ${number}`,
      noText: () => '',
      pageFailed: () => '',
      pageTooLarge: () => '',
      language: () => 'en',
      linkAddress: () => '',
      linkPage: () => '',
    },
    zoom: 100,
    page: 1,
    pageChanged: () => undefined,
    zoomChanged: () => undefined,
  });
}

function distance(pages: PageList, page: number): number {
  const { element } = pages.view(page)!;
  const scroller = element.closest('.document')!;
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}

describe('the list of pages', () => {
  // Firefox does not always hold the place: about one opening in 25 was 60 pixels off.
  for (const anchor of ['auto', 'none'] as const)
    it(`stays at the page that was asked for when pages before it turn out lower, ${anchor}`, async () => {
      const { source, tellSizes } = unmeasured();
      const pages = await list(source, anchor);
      pages.goTo(8);
      tellSizes();
      await waitUntil(() => pages.view(7)!.measured, 'measured');
      for (let frame = 0; frame < 5; frame++) await nextFrame();
      expect(pages.page).to.equal(8);
      expect(distance(pages, 8)).to.be.within(0, 30);
    });

  it('shows what is gone to beside a plan that is wider than the view', async () => {
    const { source, tellSizes } = unmeasured();
    const plan: PageSize = { width: 3000, height: 500 };
    source.pageSize = (page) => Promise.resolve(page === 3 ? plan : tall);
    tellSizes();
    const pages = await list(source, 'auto');
    pages.zoom = 60;
    pages.layout = 'two-page';
    pages.goTo(3);
    await waitUntil(() => pages.view(3)!.size.width === 3000, 'measured');
    const scroller = pages.view(1)!.element.closest('.document')!;
    const isSeen = (page: number): boolean => {
      const frame = scroller.getBoundingClientRect();
      const { left, right } = pages.view(page)!.element.getBoundingClientRect();
      return left >= frame.left - 1 && right <= frame.left + scroller.clientWidth + 1;
    };
    scroller.scrollLeft = 0;
    pages.goTo(5);
    expect([isSeen(5), isSeen(6)]).to.deep.equal([true, true]);
    pages.layout = 'continuous';
    scroller.scrollLeft = 0;
    pages.goTo(7);
    expect(isSeen(7)).to.equal(true);
  });
});
