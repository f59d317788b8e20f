import { fileSize } from '@twintown/core/file-size.js';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';
import {
  all,
  appears,
  documents,
  focused,
  one,
  openViewer,
  pressWith,
  page,
  said,
  textOf,
} from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const region = (viewer: TtDocumentViewer): HTMLElement => one(viewer, '.document');

describe('zoom', () => {
  it('fits a whole page, goes to its own size, and back, by key', async () => {
    const viewer = await openViewer('plain-30.pdf');
    region(viewer).focus();
    await sendKeys({ press: '9' });
    await waitUntil(() => viewer.zoom === 'fit-page');
    const sheet = page(viewer, 1).getBoundingClientRect();
    expect(sheet.height).to.be.at.most(region(viewer).clientHeight);
    expect(sheet.height).to.be.greaterThan(region(viewer).clientHeight * 0.8);
    await sendKeys({ press: '1' });
    await waitUntil(() => viewer.zoom === 100);
    // A4 is 210 mm wide; the fixture's first page is of pdfkit's A4.
    expect(page(viewer, 1).offsetWidth).to.be.closeTo((595.28 * 96) / 72, 1);
    await sendKeys({ press: '0' });
    await waitUntil(() => viewer.zoom === 'fit-width');
  });

  it('takes in the small steps of a touchpad, and says whole percents', async () => {
    const viewer = await openViewer('plain-30.pdf', { zoom: 100 });
    const told: unknown[] = [];
    viewer.addEventListener('tt-zoom', ({ detail }) => told.push(detail.zoom));
    for (let time = 0; time < 20; time++)
      region(viewer).dispatchEvent(new WheelEvent('wheel', { deltaY: -2, ctrlKey: true }));
    expect(viewer.zoom).to.equal(106);
    expect(told).to.deep.equal([101, 102, 103, 104, 105, 106]);
  });

  it('follows the wheel with Ctrl and keeps what lies under the pointer', async () => {
    const viewer = await openViewer('plain-30.pdf', { zoom: 100, page: 3 });
    // Narrower than the page: a page that fits stands in the middle, wherever the pointer is.
    viewer.style.inlineSize = '600px';
    const scroller = region(viewer);
    await appears(viewer, '.page[data-page="3"] .text');
    const frame = scroller.getBoundingClientRect();
    const point = { clientX: frame.left + 200, clientY: frame.top + 150 };
    const place = (): { x: number; y: number } => {
      const box = page(viewer, 3).getBoundingClientRect();
      return {
        x: (point.clientX - box.left) / box.width,
        y: (point.clientY - box.top) / box.height,
      };
    };
    const before = place();
    const wheel = new WheelEvent('wheel', {
      ...point,
      deltaY: -300,
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
    scroller.dispatchEvent(wheel);
    expect(wheel.defaultPrevented, 'the page itself stays as it is').to.equal(true);
    expect(viewer.zoom).to.be.closeTo(157, 1);
    expect(viewer.zoom, 'the percent that is shown and said').to.equal(viewer.shown!.percent);
    const after = place();
    expect(after.y).to.be.closeTo(before.y, 0.01);
    expect(after.x).to.be.closeTo(before.x, 0.02);
    for (let time = 0; time < 20; time++) {
      scroller.dispatchEvent(new WheelEvent('wheel', { ...point, deltaY: -900, ctrlKey: true }));
    }
    expect(viewer.zoom, 'never beyond the limit').to.equal(800);
  });

  it('fits what is wider than four times the view, and makes it no larger when asked for smaller', async () => {
    const drawn = Object.assign(document.createElement('canvas'), { width: 4000, height: 1200 });
    drawn.getContext('2d')?.fillRect(0, 0, 4000, 1200);
    const bytes = await new Promise<Blob | null>((done) => drawn.toBlob(done));
    const src = URL.createObjectURL(bytes!);
    const viewer = await openViewer('declaration.pdf');
    viewer.style.inlineSize = '320px';
    Object.assign(viewer, { src });
    await waitUntil(() => {
      const [sheet] = all(viewer, '.page');
      return sheet !== undefined && sheet.offsetWidth > sheet.offsetHeight * 3;
    });
    const scroller = region(viewer);
    expect(page(viewer, 1).offsetWidth).to.be.at.most(scroller.clientWidth);
    const width = page(viewer, 1).offsetWidth;
    viewer.zoomOut();
    scroller.dispatchEvent(
      new WheelEvent('wheel', { deltaY: 300, ctrlKey: true, bubbles: true, cancelable: true }),
    );
    expect(page(viewer, 1).offsetWidth).to.equal(width);
    viewer.zoomIn();
    expect(viewer.zoom).to.equal(25);
    URL.revokeObjectURL(src);
  });

  it('draws only what is seen at full size when pages are very large', async () => {
    const viewer = await openViewer('declaration.pdf', { zoom: 800 });
    const detail = await appears<HTMLCanvasElement>(viewer, '.page[data-page="1"] canvas.detail');
    const base = one<HTMLCanvasElement>(viewer, '.page[data-page="1"] canvas');
    expect(base.width * base.height).to.be.at.most(4_100_000);
    const shown = detail.getBoundingClientRect();
    expect(detail.width / shown.width).to.be.closeTo(devicePixelRatio, 0.02);
    const frame = region(viewer).getBoundingClientRect();
    expect(shown.left).to.be.at.most(frame.left + 130);
    expect(shown.right).to.be.at.least(frame.right - 130);
    region(viewer).scrollTop = 3000;
    await waitUntil(() => {
      const box = one(viewer, 'canvas.detail').getBoundingClientRect();
      return box.top <= frame.top && box.bottom >= frame.bottom;
    }, 'another part is drawn');
    viewer.zoom = 100;
    await waitUntil(() => all(viewer, 'canvas.detail').length === 0, 'no detail is needed');
  });
});

describe('rotation', () => {
  it('turns pages with their text and says so', async () => {
    const viewer = await openViewer('declaration.pdf');
    await appears(viewer, '.page[data-page="1"] .text');
    const before = page(viewer, 1).getBoundingClientRect();
    expect(before.height).to.be.greaterThan(before.width);
    const turned: number[] = [];
    viewer.addEventListener('tt-rotation', ({ detail }) => turned.push(detail.rotation));
    region(viewer).focus();
    await sendKeys({ press: 'r' });
    const after = page(viewer, 1).getBoundingClientRect();
    expect(after.width / after.height).to.be.closeTo(before.height / before.width, 0.01);
    // The heading stood 72 of 842 points from the top; now it stands so far from the right edge.
    const heading = one(viewer, '[role=heading] [role=presentation]').getBoundingClientRect();
    expect((after.right - heading.right) / after.width).to.be.closeTo(72 / 842, 0.02);
    expect(heading.height).to.be.greaterThan(heading.width);
    await waitUntil(() => /Obrót 90\s?°/.test(said(viewer)), said(viewer));
    await pressWith('Shift', 'R');
    await waitUntil(() => viewer.rotation === 0);
    expect(turned).to.deep.equal([90, 0]);
    viewer.rotation = -90 as never;
    expect(viewer.rotation).to.equal(270);
  });
});

describe('layout', () => {
  it('fits pages that are nearly alike together, and the arrows turn them', async () => {
    const viewer = await openViewer('plain-30.pdf', { zoom: 'fit-width' });
    await waitUntil(() => page(viewer, 2).offsetWidth > page(viewer, 1).offsetWidth);
    expect(region(viewer).scrollWidth).to.equal(region(viewer).clientWidth);
    region(viewer).focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => viewer.page === 2);
  });

  it('leaves a page that fits where it is when a wider one comes beside it', async () => {
    const viewer = await openViewer('pages.tiff', { zoom: 'fit-width' });
    await waitUntil(() => page(viewer, 2).offsetWidth > page(viewer, 1).offsetWidth);
    const sheet = page(viewer, 1).getBoundingClientRect();
    const view = region(viewer).getBoundingClientRect();
    expect(sheet.left).to.be.at.least(view.left);
    expect(sheet.right).to.be.at.most(view.right);
  });

  it('shows one page at a time; Page Down goes on to the next', async () => {
    const viewer = await openViewer('plain-30.pdf', { layout: 'single', zoom: 'fit-page' });
    const shown = (): string[] =>
      all(viewer, '.page')
        .filter((sheet) => sheet.checkVisibility())
        .map(({ dataset }) => dataset['page']!);
    expect(shown()).to.deep.equal(['1']);
    await waitUntil(() => region(viewer).scrollHeight - region(viewer).clientHeight <= 1, 'fits');
    region(viewer).focus();
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => shown().join() === '2');
    await appears(viewer, '.page[data-page="2"] canvas');
    await sendKeys({ press: 'End' });
    await waitUntil(() => shown().join() === '30');
    viewer.layout = 'continuous';
    expect(shown()).to.have.length(30);
    expect(viewer.page).to.equal(30);
  });

  it('shows one page at a time, and keeps the keys when a link in it had the focus', async () => {
    const viewer = await openViewer('declaration.pdf', { layout: 'single' });
    const link = await appears(viewer, '.page[data-page="1"] .text a');
    link.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => viewer.page === 2);
    expect(focused(viewer)).to.equal(region(viewer));
    await sendKeys({ press: 'Home' });
    await waitUntil(() => viewer.page === 1);
  });

  it('says how pages are laid out, shown and dragged now', async () => {
    const viewer = await openViewer('plain-30.pdf');
    await waitUntil(() => said(viewer).includes('otwarto') || said(viewer).includes('Otwarto'));
    const says = (text: string): Promise<void> =>
      waitUntil(() => said(viewer) === text, `said: ${text}`);
    viewer.layout = 'two-page';
    await says('Dwie strony obok siebie');
    viewer.layout = 'single';
    await says('Jedna strona naraz');
    viewer.pages = 'dark';
    await says('Ciemne strony są włączone');
    viewer.hand = true;
    await says('Przeciąganie przesuwa stronę');
    viewer.hand = false;
    await says('Przeciąganie zaznacza tekst');
    viewer.pages = 'light';
    await says('Ciemne strony są wyłączone');
  });

  it('shows pages in pairs and turns them in pairs', async () => {
    const viewer = await openViewer('plain-30.pdf', { layout: 'two-page' });
    const left = page(viewer, 1).getBoundingClientRect();
    const right = page(viewer, 2).getBoundingClientRect();
    expect(right.left).to.be.greaterThan(left.right);
    expect(right.top).to.be.closeTo(left.top, 1);
    expect(right.right).to.be.at.most(region(viewer).getBoundingClientRect().right);
    viewer.nextPage();
    expect(viewer.page).to.equal(3);
    viewer.previousPage();
    expect(viewer.page).to.equal(1);
  });
});

describe('names of pages', () => {
  it('stand in the field, are said, and lead there', async () => {
    const viewer = await openViewer('report.pdf');
    const field = one<HTMLInputElement>(viewer, '.page-number');
    await waitUntil(() => field.value === 'i');
    expect(textOf(one(viewer, '.total'))).to.equal('(1 z 8)');
    field.focus();
    await typeText('ii');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.page === 2);
    await waitUntil(() => said(viewer) === 'ii (2 z 8)', said(viewer));
    await waitUntil(() => field.value === 'ii');
    field.select();
    await typeText('1');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.page === 3, 'page 1 is the third');
  });
});

describe('dragging', () => {
  it('moves the pages in hand mode and with the middle button, else selects text', async function () {
    // The driver of WebKit loses the second of two drags.
    if (navigator.vendor.startsWith('Apple')) this.skip();
    const viewer = await openViewer('plain-30.pdf', { zoom: 100 });
    await appears(viewer, '.page[data-page="1"] .text');
    const { left, top } = region(viewer).getBoundingClientRect();
    const [x, y] = [Math.round(left + 200), Math.round(top + 250)];
    const drag = async (button: 'left' | 'middle'): Promise<void> => {
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'down', button });
      await sendMouse({ type: 'move', position: [x, y - 120] });
      await sendMouse({ type: 'up', button });
    };
    await drag('left');
    expect(region(viewer).scrollTop).to.equal(0);
    await drag('middle');
    expect(region(viewer).scrollTop).to.be.closeTo(120, 3);
    region(viewer).focus();
    await sendKeys({ press: 'h' });
    await waitUntil(() => viewer.hand === true);
    await viewer.updateComplete;
    await drag('left');
    expect(region(viewer).scrollTop).to.be.closeTo(240, 6);
  });
});

describe('the menu', () => {
  let viewer: TtDocumentViewer;
  beforeEach(async () => {
    viewer = await openViewer('plain-30.pdf');
    one(viewer, '.menu-button').focus();
    await sendKeys({ press: 'Enter' });
    await appears(viewer, '[role=menu]');
  });
  const items = (): HTMLElement[] =>
    all(viewer, '[role^=menuitem]').filter((item) => item.checkVisibility());

  it('is gone through by arrows, ends and first letters', async () => {
    await waitUntil(() => focused(viewer) === items()[0], 'first item');
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => focused(viewer) === items()[1]);
    viewer.requestUpdate();
    await viewer.updateComplete;
    await waitUntil(() => focused(viewer) === items()[1], 'where it was, also when drawn anew');
    await sendKeys({ press: 'End' });
    await waitUntil(() => focused(viewer) === items().at(-1));
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => focused(viewer) === items()[0]);
    await sendKeys({ press: 'm' });
    await waitUntil(() => textOf(focused(viewer)!).includes('Miniatury'));
  });

  it('gives the focus back to its button', async () => {
    await sendKeys({ press: 'Escape' });
    await viewer.updateComplete;
    expect(all(viewer, '[role=menu]')).to.have.length(0);
    expect(focused(viewer)).to.equal(one(viewer, '.menu-button'));
    expect(one(viewer, '.menu-button').ariaExpanded).to.equal('false');
  });

  it('does what is chosen and tells what is on', async () => {
    one(viewer, '[data-command="two-page"][role=menuitemradio]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.layout === 'two-page');
    await viewer.updateComplete;
    await sendKeys({ press: 'ArrowDown' });
    const item = await appears(viewer, '[data-command="two-page"]');
    expect(item.ariaChecked).to.equal('true');
  });

  it('holds what a narrow toolbar has no room for, and fits into the viewer', async () => {
    const before = items().length;
    viewer.style.inlineSize = '320px';
    await waitUntil(() => items().length > before);
    const inMenu = items().map(({ dataset }) => dataset['command']);
    const inBar = all(viewer, '.toolbar [data-command]:not([role])')
      .filter((tool) => tool.checkVisibility())
      .map(({ dataset }) => dataset['command']);
    expect(inMenu).to.include.members(['nextPage', 'zoomIn', 'download']);
    expect(inMenu.filter((command) => inBar.includes(command))).to.deep.equal([]);
    const bar = one(viewer, '.toolbar');
    expect(bar.scrollWidth).to.be.at.most(bar.clientWidth);
    expect(bar.offsetHeight, 'one row').to.be.below(70);
    await expect(viewer).to.be.accessible();
  });
});

describe('remembering', () => {
  it('opens a document where it was left, if the page wants that', async () => {
    const first = await openViewer('plain-30.pdf', { remember: true });
    first.goToPage(12);
    first.zoom = 60;
    first.rotation = 180;
    await waitUntil(() => Object.keys(sessionStorage).some((key) => key.startsWith('tt-viewer-')));
    const stored = JSON.stringify(Object.entries(sessionStorage));
    expect(stored, 'no address').to.not.contain('plain');
    first.remove();
    const second = await openViewer('plain-30.pdf', { remember: true });
    expect([second.page, second.zoom, second.rotation]).to.deep.equal([12, 60, 180]);
    const other = await openViewer('plain-30.pdf');
    expect([other.page, other.zoom, other.rotation]).to.deep.equal([1, 'fit-width', 0]);
    sessionStorage.clear();
  });

  it('keeps the page of a document that is left at once', async () => {
    const viewer = document.createElement('tt-document-viewer');
    viewer.remember = true;
    viewer.documents = ['plain-30.pdf', 'declaration.pdf'].map((name) => ({
      src: `${documents}${name}`,
    }));
    await fixture(html`<div lang="en">${viewer}</div>`);
    await waitUntil(() => viewer.state === 'ready');
    viewer.goToPage(20);
    await waitUntil(() => viewer.page === 20);
    viewer.nextDocument();
    await waitUntil(() => viewer.pageCount === 3);
    await aTimeout(400);
    viewer.previousDocument();
    await waitUntil(() => viewer.pageCount === 30);
    expect(viewer.page).to.equal(20);
    sessionStorage.clear();
  });
});

describe('around the document', () => {
  it("takes the page's own buttons into the toolbar, within its one tab stop", async () => {
    const viewer = await fixture<TtDocumentViewer>(
      html`<tt-document-viewer lang="pl" src=${`${documents}declaration.pdf`}>
        <button slot="toolbar">Podpisz</button>
      </tt-document-viewer>`,
    );
    await waitUntil(() => viewer.state === 'ready');
    const own = viewer.querySelector('button')!;
    const reading = await appears(viewer, '.toolbar .text-view');
    await waitUntil(() => own.tabIndex === -1);
    reading.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(document.activeElement).to.equal(own);
    expect(all(viewer, '.toolbar [tabindex="0"]')).to.have.length(0);
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => focused(viewer) === reading);
  });

  it('shows the keys in a dialog that gives the focus back', async () => {
    const viewer = await openViewer('declaration.pdf');
    region(viewer).focus();
    await pressWith('Shift', '?');
    const dialog = await appears<HTMLDialogElement>(viewer, 'dialog[open]');
    expect(textOf(dialog)).to.contain('Obróć w prawo R');
    await expect(viewer).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => all(viewer, 'dialog').length === 0);
    expect(focused(viewer)).to.equal(region(viewer));
  });

  it('tells the properties of the document', async () => {
    const viewer = await openViewer('report.pdf');
    await viewer.showProperties();
    const dialog = await appears(viewer, 'dialog[open]');
    const shown = textOf(dialog);
    expect(shown).to.contain('Autor Anna Nowak');
    expect(shown).to.contain('2 stycznia 2026');
    expect(shown).to.contain('210 × 297 mm');
    expect(shown).to.contain('report.pdf');
    const { size } = await (await fetch(`${documents}report.pdf`)).blob();
    expect(shown).to.contain(`Rozmiar ${fileSize('pl', size)}`);
  });

  it('tells the size of a file that the page holds', async () => {
    const viewer = await openViewer('report.pdf');
    const bytes = await (await fetch(`${documents}note.txt`)).blob();
    await viewer.open(new File([bytes], 'note.txt'));
    await viewer.showProperties();
    const dialog = await appears(viewer, 'dialog[open]');
    expect(textOf(dialog)).to.contain(`Rozmiar ${fileSize('pl', bytes.size)}`);
  });

  it('begins the toolbar with a control that can be used, and still leads to the others', async () => {
    const viewer = await openViewer('declaration.pdf');
    const stop = await appears(viewer, '.toolbar [tabindex="0"]');
    expect(stop.className).to.equal('page-number');
    stop.focus();
    // In the number itself the arrows move the caret first.
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(viewer)?.getAttribute('data-command')).to.equal('previousPage');
    expect(focused(viewer)?.ariaDisabled).to.equal('true');
  });

  it('says which document is open', async () => {
    const viewer = await openViewer('declaration.pdf');
    await waitUntil(() => said(viewer) !== '');
    expect(said(viewer)).to.equal('Otwarto dokument „declaration.pdf”, 3 strony');
  });

  it('leaves its tools out when the page around it is printed', async () => {
    const viewer = await openViewer('declaration.pdf');
    const toolbar = one(viewer, '.toolbar');
    expect(toolbar.checkVisibility()).to.equal(true);
    if (!navigator.userAgent.includes('Chrome')) return;
    await emulateMedia({ media: 'print' });
    try {
      expect(toolbar.checkVisibility()).to.equal(false);
      expect(one(viewer, '.page').checkVisibility()).to.equal(true);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('says the name that the page gave rather than the end of an address', async () => {
    const named = { ariaLabel: 'Deklaracja' };
    const viewer = await openViewer('declaration.pdf', named);
    await waitUntil(() => said(viewer) !== '');
    expect(said(viewer)).to.equal('Otwarto dokument „Deklaracja”, 3 strony');
    const file = new File([await (await fetch(`${documents}declaration.pdf`)).blob()], 'umowa.pdf');
    await viewer.open(file);
    await waitUntil(() => said(viewer).includes('umowa.pdf'), 'a file keeps its name');
  });

  it('shows XML as the page wants it', async () => {
    const viewer = await openViewer('form.xml', {
      xmlView: (xml) => {
        const made = document.createElement('p');
        made.textContent = `Wniosek: ${xml.documentElement.localName}`;
        return made;
      },
    });
    await waitUntil(() => textOf(one(viewer, '.reading')).includes('Wniosek: '));
    expect(one(viewer, '.reading').querySelector('strong'), 'no outline').to.equal(null);
  });

  it('makes pages dark where asked', async () => {
    const viewer = await openViewer('declaration.pdf', { pages: 'dark' });
    const canvas = await appears(viewer, '.page canvas');
    expect(getComputedStyle(canvas).filter).to.contain('invert');
  });
});
