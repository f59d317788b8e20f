import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { entry, openBook } from '../testing/book.ts';
import {
  all,
  appears,
  focused,
  one,
  page,
  pressWith,
  said,
  textOf,
} from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const button = (viewer: TtDocumentViewer): HTMLElement | null =>
  viewer.shadowRoot!.querySelector('.way-back button');

const links = (viewer: TtDocumentViewer): HTMLElement[] =>
  all(viewer, ':is(.page, .reading-page)[data-page="1"] a');

async function follow(viewer: TtDocumentViewer, at: number): Promise<void> {
  await waitUntil(() => links(viewer).length === 5, 'the links');
  links(viewer)[at]!.focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => viewer.page === 3, 'the page it leads to');
}

/** Whether the viewer took the key. Nothing else gets it: the browser would leave the page of the tests. */
async function takesBack(): Promise<boolean> {
  let isTaken = false;
  const seen = (event: KeyboardEvent): void => {
    isTaken ||= event.key === 'ArrowLeft' && event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener('keydown', seen);
  await pressWith('Alt', 'ArrowLeft');
  removeEventListener('keydown', seen);
  return isTaken;
}

describe('the way back', () => {
  it('leads from where a link led to the link, by a button that comes and goes', async () => {
    const viewer = await openBook({ zoom: 100 });
    expect(button(viewer)).to.equal(null);
    await follow(viewer, 2);
    await waitUntil(() => button(viewer), 'the button');
    expect(textOf(button(viewer)!)).to.equal('Wróć do strony 1');
    expect(viewer.shown?.backPage).to.equal(1);
    await waitUntil(() => /klawisze Alt i strzałkę w lewo/.test(said(viewer)), 'said');
    await expect(viewer).to.be.accessible();
    button(viewer)!.focus();
    await sendKeys({ press: 'Enter' });
    expect(viewer.page).to.equal(1);
    await viewer.updateComplete;
    expect(button(viewer)).to.equal(null);
    expect(focused(viewer)).to.equal(links(viewer)[2]);
  });

  it('leads back by the key, which is the browser’s where there is nowhere to go', async () => {
    const viewer = await openBook({ zoom: 100 });
    one(viewer, '.document').focus();
    expect(await takesBack()).to.equal(false);
    await follow(viewer, 1);
    expect(await takesBack()).to.equal(true);
    expect(viewer.page).to.equal(1);
    expect(focused(viewer)).to.equal(links(viewer)[1]);
    expect(await takesBack()).to.equal(false);
  });

  it('leads to the same lines that were left by the table of contents, jump by jump', async () => {
    const viewer = await openBook({ panel: 'outline', zoom: 100, page: 2 });
    await waitUntil(() => entry(viewer, 'Delta'), 'the entries');
    const scroller = one(viewer, '.document');
    await appears(viewer, '.page[data-page="2"] .text');
    scroller.scrollTop += 300;
    await waitUntil(() => viewer.page === 2);
    const top = (): number => page(viewer, 2).getBoundingClientRect().top;
    const before = top();
    for (const title of ['Alpha', 'Delta']) {
      entry(viewer, title).focus();
      await sendKeys({ press: 'Enter' });
      expect(viewer.page).to.equal(3);
    }
    await viewer.updateComplete;
    expect(textOf(button(viewer)!)).to.equal('Wróć do strony 3');
    viewer.goBack();
    await viewer.updateComplete;
    expect(focused(viewer), 'whoever reads the panel goes on there').to.equal(
      entry(viewer, 'Delta'),
    );
    expect(textOf(button(viewer)!)).to.equal('Wróć do strony 2');
    button(viewer)!.click();
    await waitUntil(() => Math.abs(top() - before) < 24, 'the same place');
    expect(viewer.page).to.equal(2);
  });

  it('takes the focus of its button along to the page', async () => {
    const viewer = await openBook({ panel: 'outline', zoom: 100, page: 2 });
    await waitUntil(() => entry(viewer, 'Delta'), 'the entries');
    entry(viewer, 'Delta').click();
    await waitUntil(() => button(viewer), 'the button');
    button(viewer)!.focus();
    await sendKeys({ press: 'Enter' });
    await viewer.updateComplete;
    expect(focused(viewer)).to.equal(page(viewer, 2));
  });

  it('leads from any match to where the search began', async () => {
    const viewer = await openBook({ zoom: 100 });
    await viewer.find();
    const field = await appears(viewer, '#find');
    field.focus();
    await typeText('Text number');
    await waitUntil(() => viewer.page === 3, 'the first match');
    await waitUntil(() => button(viewer), 'the button');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect(await takesBack(), 'also in the field').to.equal(true);
    await viewer.updateComplete;
    expect([viewer.page, button(viewer), focused(viewer)]).to.deep.equal([1, null, field]);
    expect(await takesBack(), 'with nowhere to go back to').to.equal(false);
  });

  it('leads back from a page whose number was typed', async () => {
    const viewer = await openBook({ zoom: 100 });
    const field = one<HTMLInputElement>(viewer, '.toolbar input');
    field.focus();
    field.select();
    await typeText('3');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.page === 3 && button(viewer), 'the page and the button');
    expect(await takesBack()).to.equal(true);
    await waitUntil(() => field.value === '1', 'the number of the page');
    expect([viewer.page, focused(viewer)]).to.deep.equal([1, field]);
  });

  it('leads to a link that was laid anew meanwhile', async () => {
    const viewer = await openBook({ zoom: 100 });
    await follow(viewer, 3);
    const before = links(viewer);
    viewer.layout = 'single';
    viewer.view = 'reading';
    await appears(viewer, '.reading-page[data-page="3"][data-state="shown"]');
    viewer.view = 'pages';
    await waitUntil(() => before.every(({ isConnected }) => !isConnected), 'other links');
    one(viewer, '.document').focus();
    expect(await takesBack()).to.equal(true);
    await waitUntil(() => focused(viewer) === links(viewer)[3], 'the focus on the link');
    expect(viewer.page).to.equal(1);
  });

  it('leads back in the text, and is forgotten with the document', async () => {
    const viewer = await openBook({ view: 'reading' });
    const told: unknown[] = [];
    viewer.addEventListener('tt-shown', ({ detail }) => told.push(detail.backPage));
    await follow(viewer, 3);
    expect(told.at(-1)).to.equal(1);
    viewer.goBack();
    expect(viewer.page).to.equal(1);
    expect(told.at(-1)).to.equal(undefined);
    await follow(viewer, 3);
    await viewer.open();
    await viewer.updateComplete;
    expect([viewer.shown?.backPage, button(viewer)]).to.deep.equal([undefined, null]);
  });
});
