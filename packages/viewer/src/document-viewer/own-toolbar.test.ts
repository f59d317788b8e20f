import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { focused, one, openViewer } from '../testing/open-viewer.ts';
import type { FindDetail, ShownDetail } from './events.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** What `viewer` tells from now on. */
function listen<T>(viewer: TtDocumentViewer, type: 'tt-shown' | 'tt-find'): T[] {
  const told: T[] = [];
  viewer.addEventListener(type, (event) => told.push((event as CustomEvent<T>).detail));
  return told;
}

describe('a toolbar of the page’s own', () => {
  it('takes the place of the viewer’s, whose keys stay', async () => {
    const viewer = await openViewer('plain-30.pdf');
    viewer.setAttribute('toolbar', 'none');
    expect(getComputedStyle(one(viewer, '.toolbar')).display).to.equal('none');
    one(viewer, '.document').focus();
    await sendKeys({ press: 'r' });
    await waitUntil(() => viewer.rotation === 90, 'turned by its key');
    viewer.panel = 'thumbnails';
    await waitUntil(() => focused(viewer)?.closest('.panel') !== null, 'into the panel');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(viewer)?.matches('.document') === true, 'and back to the pages');
  });

  it('learns percent, view and kind of document at the opening and when they change', async () => {
    const viewer = await openViewer('plain-30.pdf');
    expect(viewer.shown?.isDrawn).to.equal(true);
    expect(viewer.shown?.view).to.equal('pages');
    const told = listen<ShownDetail>(viewer, 'tt-shown');
    const { percent } = viewer.shown!;
    expect(percent).to.be.within(25, 800);
    viewer.zoom = 200;
    await waitUntil(() => told.at(-1)?.percent === 200, 'the percent');
    viewer.view = 'reading';
    await waitUntil(() => told.at(-1)?.view === 'reading', 'the view');
    const before = told.length;
    await viewer.open();
    expect(told.length, 'told anew for what is opened anew').to.be.above(before);
    expect(viewer.shown).to.deep.equal(told.at(-1));
    viewer.src = null;
    viewer.textContent = '';
    await waitUntil(() => viewer.state === 'idle', 'closed');
    expect(viewer.shown).to.equal(undefined);
  });

  it('says what pages are called, and goes to one by its name', async () => {
    const viewer = await openViewer('report.pdf');
    await waitUntil(() => viewer.shown?.pageLabel === 'i', 'the first page’s name');
    const told = listen<ShownDetail>(viewer, 'tt-shown');
    // Two Roman numerals come first: the third page is the one that is called 1.
    viewer.goToPage('1');
    await waitUntil(() => viewer.page === 3, 'by its name');
    await waitUntil(() => told.at(-1)?.pageLabel === '1', 'told');
    viewer.goToPage('nowhere');
    viewer.goToPage('9999');
    viewer.goToPage('II');
    await waitUntil(() => viewer.page === 2, 'by its name');
  });

  it('searches with no panel and without the focus', async () => {
    const viewer = await openViewer('report.pdf');
    const told = listen<FindDetail>(viewer, 'tt-find');
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await viewer.find('Opłata', { panel: false });
    await waitUntil(() => told.at(-1)?.complete === true, 'searched');
    const { total } = told.at(-1)!;
    expect(total).to.be.above(1);
    expect(viewer.panel).to.equal(null);
    expect(document.activeElement).to.equal(field);
    await waitUntil(() => (CSS.highlights.get('tt-found-current')?.size ?? 0) > 0, 'marked');
    const { current } = told.at(-1)!;
    viewer.findNext();
    await waitUntil(() => told.at(-1)?.current === current + 1, 'the next one');
    expect(viewer.panel).to.equal(null);
    viewer.panel = 'search';
    await waitUntil(() => focused(viewer)?.matches('#find') === true, 'its panel');
    expect((focused(viewer) as HTMLInputElement).value).to.equal('Opłata');
    viewer.panel = null;
    await viewer.find('', { panel: false });
    expect(told.at(-1)?.total).to.equal(0);
    expect(CSS.highlights.get('tt-found-current')?.size ?? 0).to.equal(0);
    field.remove();
  });
});
