import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import {
  all,
  appears,
  documents,
  focused,
  one,
  openViewer,
  said,
  page,
  pressWith,
  textOf,
} from '../testing/open-viewer.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const region = (viewer: TtDocumentViewer): HTMLElement => one(viewer, '.document');

/** Presses a key as a keyboard does that the drivers cannot have; gives whether the viewer took it. */
const press = (target: HTMLElement, key: KeyboardEventInit): boolean => {
  target.focus();
  const init = { bubbles: true, composed: true, cancelable: true };
  return !target.dispatchEvent(new KeyboardEvent('keydown', { ...init, ...key }));
};

describe('keys of the document', () => {
  it('are left to the fields of a form, those that step through documents too', async () => {
    const viewer = await openViewer('form.pdf');
    viewer.documents = [{ src: `${documents}form.pdf` }, { src: `${documents}note.txt` }];
    const field = await appears<HTMLTextAreaElement>(viewer, '.document textarea');
    expect(press(field, { key: 'PageDown', shiftKey: true })).to.equal(false);
    expect(viewer.documentNumber).to.equal(1);
    expect(press(region(viewer), { key: 'PageDown', shiftKey: true })).to.equal(true);
    await waitUntil(() => viewer.documentNumber === 2, 'the next document');
  });

  it('are the same with Caps Lock', async () => {
    const viewer = await openViewer('plain-30.pdf');
    press(region(viewer), { key: 'R', code: 'KeyR' });
    expect(viewer.rotation).to.equal(90);
    press(region(viewer), { key: 'r', code: 'KeyR', shiftKey: true });
    expect(viewer.rotation).to.equal(0);
    expect(press(region(viewer), { key: 'A', code: 'KeyA', ctrlKey: true })).to.equal(true);
    expect(press(region(viewer), { key: 'F', code: 'KeyF', ctrlKey: true })).to.equal(true);
    expect(viewer.panel).to.equal('search');
  });

  it('are the same on keyboards of another alphabet', async () => {
    const viewer = await openViewer('plain-30.pdf');
    press(region(viewer), { key: 'к', code: 'KeyR' });
    expect(viewer.rotation).to.equal(90);
    expect(press(region(viewer), { key: 'а', code: 'KeyF', ctrlKey: true })).to.equal(true);
    expect(viewer.panel).to.equal('search');
  });

  it('do not swallow Polish letters or accents that are being written', async () => {
    const viewer = await openViewer('plain-30.pdf');
    for (const key of [
      { key: 'ł', code: 'KeyL' },
      { key: 'ę', code: 'KeyE', ctrlKey: true, altKey: true },
      { key: 'ŗ', code: 'KeyR' },
      { key: 'Dead', code: 'BracketLeft' },
    ])
      expect(press(region(viewer), key), key.key).to.equal(false);
    expect(viewer.rotation).to.equal(0);
  });
});

/** Six pages with two links each. */
function linkedPages(): File {
  const numbers = [0, 1, 2, 3, 4, 5];
  const link = (y: number): string =>
    `<</Type/Annot/Subtype/Link/Rect[20 ${y} 280 ${y + 20}]/Border[0 0 0]` +
    '/A<</S/URI/URI(https://www.example.org/)>>>>';
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${numbers.map((at) => `${5 + at} 0 R`).join(' ')}]/Count 6>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    stream('BT /F 12 Tf 20 350 Td (A page of links) Tj ET'),
    ...numbers.map(
      () =>
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R' +
        `/Resources<</Font<</F 3 0 R>>>>/Annots[${link(300)}${link(200)}]>>`,
    ),
  ]);
  return new File([pdf], 'links.pdf');
}

/** The page of either view that the focus is in, where it stands on a link. */
const linkPage = (viewer: TtDocumentViewer): string | undefined => {
  const focus = focused(viewer);
  return focus?.matches('a')
    ? focus.closest<HTMLElement>('.page, .reading-page')?.dataset['page']
    : undefined;
};

async function openLinked(attributes: Partial<TtDocumentViewer>): Promise<TtDocumentViewer> {
  const viewer = await openViewer('scan.pdf', attributes);
  viewer.style.blockSize = '24rem';
  await viewer.open(linkedPages());
  await waitUntil(
    () => all(viewer, '[data-page="1"] a').length === 2,
    'the links of the first page',
  );
  return viewer;
}

const lastPageCame = (viewer: TtDocumentViewer): Promise<void> =>
  waitUntil(
    () => viewer.page === 6 && all(viewer, '[data-page="6"] a').length === 2,
    'the links of the last page',
  );

const isFocusSeen = (viewer: TtDocumentViewer): boolean => {
  const { top, bottom } = region(viewer).getBoundingClientRect();
  // A link over a page is as large as what it lies over.
  const focus = focused(viewer)!.querySelector('.hit') ?? focused(viewer)!;
  const box = focus.getBoundingClientRect();
  return box.top >= top && box.bottom <= bottom;
};

describe('Tab after the pages were turned by keys', () => {
  for (const attributes of [
    { layout: 'continuous' },
    { layout: 'two-page' },
    { layout: 'single' },
    { view: 'reading' },
  ] as const) {
    const name = Object.values(attributes).join();

    it(`goes on from the page that is shown: ${name}`, async () => {
      const viewer = await openLinked(attributes);
      region(viewer).focus();
      await sendKeys({ press: 'End' });
      await lastPageCame(viewer);
      await sendKeys({ press: 'Tab' });
      expect(linkPage(viewer)).to.equal('6');
      expect(focused(viewer)).to.equal(all(viewer, '[data-page="6"] a')[0]);
      expect(isFocusSeen(viewer)).to.equal(true);
      await sendKeys({ press: 'Tab' });
      expect(focused(viewer)).to.equal(all(viewer, '[data-page="6"] a')[1]);
      all(viewer, '[data-page="6"] a')[0]!.focus();
      await pressWith('Shift', 'Tab');
      expect(focused(viewer), 'back where it came from').to.equal(region(viewer));
      expect(viewer.page).to.be.at.least(5);
    });

    it(`leaves no focus on what went out of sight: ${name}`, async () => {
      const viewer = await openLinked(attributes);
      all(viewer, '[data-page="1"] a')[1]!.focus();
      await sendKeys({ press: 'End' });
      await lastPageCame(viewer);
      expect(focused(viewer)).to.equal(region(viewer));
      await sendKeys({ press: 'Tab' });
      expect(linkPage(viewer)).to.equal('6');
      expect(isFocusSeen(viewer)).to.equal(true);
    });
  }

  it('goes on from a page that was scrolled to, with the focus on a link before it', async () => {
    const viewer = await openLinked({});
    all(viewer, '[data-page="1"] a')[0]!.focus();
    await waitUntil(() => {
      // Pages that are still laid out move what was scrolled to.
      region(viewer).scrollTop = page(viewer, 4).offsetTop;
      return viewer.page === 4 && all(viewer, '[data-page="4"] a').length === 2;
    }, 'the links of the page that was scrolled to');
    await sendKeys({ press: 'Tab' });
    expect(linkPage(viewer)).to.equal('4');
  });

  it('stays on the page while its links are on their way', async () => {
    const viewer = await openLinked({});
    region(viewer).focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Tab' });
    expect(page(viewer, 6).contains(focused(viewer))).to.equal(true);
    expect(viewer.page).to.equal(6);
  });

  it('goes from link to link as before while the page is the same', async () => {
    const viewer = await openLinked({});
    region(viewer).focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(viewer)).to.equal(all(viewer, '[data-page="1"] a')[0]);
    await sendKeys({ press: 'Tab' });
    expect(focused(viewer)).to.equal(all(viewer, '[data-page="1"] a')[1]);
  });
});

describe('Escape in the page number', () => {
  it('takes back what was typed before it closes a dialog around the viewer', async () => {
    const dialog = await fixture<HTMLDialogElement>(
      html`<dialog lang="en">
        <tt-document-viewer src=${`${documents}plain-30.pdf`}></tt-document-viewer>
      </dialog>`,
    );
    dialog.showModal();
    const viewer = dialog.querySelector('tt-document-viewer')!;
    await waitUntil(() => viewer.state === 'ready', 'ready');
    const field = await appears<HTMLInputElement>(viewer, '.page-number');
    field.focus();
    await sendKeys({ type: '41' });
    await sendKeys({ press: 'Enter' });
    await appears(viewer, '.page-error');
    await sendKeys({ press: 'Escape' });
    expect(field.value).to.equal('1');
    expect(dialog.open).to.equal(true);
    // A dialog may ask for a press of its own before each Escape.
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog.open, 'closed once there is nothing to take back');
  });
});

describe('what is open in the viewer', () => {
  it('keeps the focus of the menu where the viewer grows meanwhile', async () => {
    const viewer = await openViewer('plain-30.pdf');
    viewer.style.inlineSize = '320px';
    const previous = one(viewer, '.group > [data-command=previousPage]');
    await waitUntil(() => !previous.checkVisibility(), 'narrow');
    one(viewer, '.menu-button').focus();
    await sendKeys({ press: 'Enter' });
    await appears(viewer, '[role=menu]');
    await waitUntil(() => (focused(viewer) as HTMLElement)?.dataset['command'] === 'previousPage');
    viewer.style.inlineSize = '700px';
    await waitUntil(() => previous.checkVisibility(), 'wide');
    await waitUntil(
      () => focused(viewer)?.matches('[role^=menuitem]') && focused(viewer)?.checkVisibility(),
      'the focus stays',
    );
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => all(viewer, '[role=menu]').length === 0, 'closed');
    expect(focused(viewer)).to.equal(one(viewer, '.menu-button'));
  });

  it('names the keys that are no commands, and the wheel where pages are zoomed', async () => {
    const viewer = await openViewer('plain-30.pdf');
    const keys = async (): Promise<string[]> => {
      await viewer.showShortcuts();
      const found = all(viewer, 'dialog kbd').map(textOf);
      viewer.closeDialog();
      await waitUntil(() => all(viewer, 'dialog').length === 0, 'closed');
      return found;
    };
    expect(await keys()).to.include.members(['Ctrl + A', 'Escape', 'Ctrl + kółko myszy']);
    viewer.view = 'reading';
    await appears(viewer, '.reading-page');
    const whileReading = await keys();
    expect(whileReading).to.include.members(['Ctrl + A', 'Escape']);
    expect(whileReading).not.to.include('Ctrl + kółko myszy');
  });

  it('is one dialog of a kind, however often it is asked for', async () => {
    const viewer = await openViewer('plain-30.pdf');
    const told: boolean[] = [];
    viewer.addEventListener('tt-dialog', ({ detail }) => told.push(detail.open));
    region(viewer).focus();
    await Promise.all([viewer.showShortcuts(), viewer.showShortcuts()]);
    expect(all(viewer, 'dialog')).to.have.length(1);
    expect(told).to.deep.equal([true]);
    expect(one(viewer, 'dialog').lang, 'whatever becomes of the page').to.equal('pl');
    expect(viewer.dialog).to.equal('shortcuts');
    viewer.closeDialog();
    await waitUntil(() => all(viewer, 'dialog').length === 0, 'closed');
    expect(focused(viewer)).to.equal(region(viewer));
    await waitUntil(() => textOf(region(viewer)) !== '', 'the document is there');
  });

  it('fills the screen and leaves it, also in a shadow root of somebody else', async function () {
    if (!document.fullscreenEnabled) this.skip();
    const holder = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const root = holder.attachShadow({ mode: 'open' });
    const viewer = document.createElement('tt-document-viewer');
    viewer.src = `${documents}plain-30.pdf`;
    root.append(viewer);
    await waitUntil(() => viewer.state === 'ready', 'ready');
    await viewer.updateComplete;
    const told: boolean[] = [];
    viewer.addEventListener('tt-full-screen', ({ detail }) => told.push(detail.fullScreen));
    region(viewer).focus();
    await sendKeys({ press: 'f' });
    await waitUntil(() => root.fullscreenElement === viewer, 'full');
    await waitUntil(() => said(viewer) === 'Full screen. Escape leaves it.', 'said');
    expect(viewer.fullScreen).to.equal(true);
    expect(getComputedStyle(viewer).backgroundColor).to.not.equal('rgba(0, 0, 0, 0)');
    await waitUntil(
      () => one(viewer, '.toolbar [data-command=fullScreen]').title === 'Exit full screen',
    );
    await aTimeout(100);
    await sendKeys({ press: 'f' });
    await waitUntil(() => root.fullscreenElement === null, 'as before');
    await waitUntil(() => told.length === 2, 'told');
    expect(told).to.deep.equal([true, false]);
    expect(viewer.fullScreen).to.equal(false);
  });
});
