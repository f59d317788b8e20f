import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import './define.ts';
import type { DocumentStateDetail, TtDocumentViewer } from './document-viewer.ts';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { translate } from '@twintown/core/messages.js';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

function ended(viewer: TtDocumentViewer): Promise<DocumentStateDetail> {
  return new Promise((resolve) => {
    viewer.addEventListener('tt-document', ({ detail }) => {
      if (detail.state !== 'loading') resolve(detail);
    });
  });
}

async function show(name: string): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  viewer.src = documents + name;
  const end = ended(viewer);
  await fixture(html`<div lang="pl">${viewer}</div>`);
  expect((await end).state).to.equal('ready');
  await viewer.updateComplete;
  return viewer;
}

async function fail(src: string): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  viewer.src = src;
  const end = ended(viewer);
  await fixture(html`<div lang="en">${viewer}</div>`);
  expect((await end).state).to.equal('failed');
  await viewer.updateComplete;
  return viewer;
}

const inside = <E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): E => {
  const found = viewer.shadowRoot?.querySelector<E>(selector);
  expect(found, selector).to.exist;
  return found as E;
};
/** How `link` looks to whoever came to it by key. */
async function ringOf(link: HTMLElement): Promise<CSSStyleDeclaration> {
  await sendKeys({ press: 'Tab' });
  link.focus();
  expect(link.matches(':focus-visible')).to.equal(true);
  return getComputedStyle(link);
}

const text = (viewer: TtDocumentViewer, selector: string): string =>
  inside(viewer, selector).textContent?.replace(/\s+/g, ' ').trim() ?? '';
const region = (viewer: TtDocumentViewer): HTMLElement => inside(viewer, '.document');
const page = (viewer: TtDocumentViewer, number: number): HTMLElement =>
  inside(viewer, `.page[data-page="${number}"]`);
const said = (viewer: TtDocumentViewer): string => text(viewer, '[role=status]');

async function textOf(viewer: TtDocumentViewer, number: number): Promise<string> {
  await waitUntil(() => page(viewer, number).querySelector('.text'), `text of page ${number}`);
  return page(viewer, number).textContent ?? '';
}

describe('tt-document-viewer', () => {
  describe('a tagged document', () => {
    let viewer: TtDocumentViewer;
    beforeEach(async () => {
      viewer = await show('declaration.pdf');
      await textOf(viewer, 1);
    });

    it('shows all pages in order', async () => {
      expect(viewer.pageCount).to.equal(3);
      expect(viewer.page).to.equal(1);
      expect(viewer.matches(':state(ready)')).to.equal(true);
      await waitUntil(() => page(viewer, 1).querySelector('canvas'));
      const canvas = page(viewer, 1).querySelector('canvas') as HTMLCanvasElement;
      const { data } = canvas
        .getContext('2d')!
        .getImageData(0, 0, canvas.width, Math.round(canvas.height / 2));
      expect(
        data.some((value) => value < 100),
        'ink on the canvas',
      ).to.equal(true);
    });

    it('holds the real text, with the language of the document and of its parts', async () => {
      expect(await textOf(viewer, 1)).to.contain('Zażółć gęślą jaźń');
      expect(inside(viewer, '.page .text').lang).to.equal('pl-PL');
      const english = inside(viewer, '.page [lang=en]');
      expect(english.textContent).to.contain('This paragraph is in English.');
    });

    it('lays the text over its picture', async () => {
      const heading = inside(viewer, '[role=heading] [role=presentation]');
      const sheet = page(viewer, 1).getBoundingClientRect();
      const box = heading.getBoundingClientRect();
      // The fixture's heading starts 72 points from the left edge of a page 595.28 points wide.
      expect((box.left - sheet.left) / sheet.width).to.be.closeTo(72 / 595.28, 0.01);
      expect(box.top - sheet.top).to.be.greaterThan(0);
      expect(box.width).to.be.greaterThan(sheet.width / 3);
      expect(getComputedStyle(heading).userSelect || 'text').to.not.equal('none');
    });

    it('gives the tags their meaning', async () => {
      const heading = inside(viewer, '[role=heading][aria-level="1"]');
      expect(heading.textContent).to.contain('Deklaracja o wysokości opłaty');
      expect(
        viewer.shadowRoot!.querySelectorAll('.page [role=list] [role=listitem]'),
      ).to.have.length(3);
      await textOf(viewer, 2);
      expect(inside(viewer, '[role=heading][aria-level="2"]').textContent).to.contain('Stawki');
      expect(viewer.shadowRoot!.querySelectorAll('[role=columnheader]')).to.have.length(2);
      expect(viewer.shadowRoot!.querySelectorAll('[role=cell]')).to.have.length(4);
      await textOf(viewer, 3);
      expect(inside(viewer, '[role=img]').ariaLabel).to.equal('Mapa sektorów odbioru odpadów');
    });

    it('leads to web addresses, and nowhere else', () => {
      const links = [...viewer.shadowRoot!.querySelectorAll<HTMLAnchorElement>('.page a')];
      expect(links.map(({ href }) => href)).to.deep.equal(['https://example.org/uchwala']);
      expect(links[0]!.textContent).to.contain('Uchwała rady miejskiej');
      expect(links[0]!.rel).to.contain('noopener');
      expect(page(viewer, 1).textContent).to.contain('Skrypt');
    });

    it('names its pages', () => {
      expect(page(viewer, 1).role).to.equal('region');
      expect(page(viewer, 1).ariaLabel).to.equal('Strona 1 z 3');
    });

    it('has one tab stop in the toolbar, and arrows inside it', async () => {
      inside(viewer, '.toolbar button').focus();
      const stops = (): Element[] => [
        ...viewer.shadowRoot!.querySelectorAll('.toolbar [tabindex="0"]'),
      ];
      expect(stops()).to.have.length(1);
      await sendKeys({ press: 'End' });
      expect(viewer.shadowRoot!.activeElement).to.equal(inside(viewer, '.menu-button'));
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowRight' });
      expect(viewer.shadowRoot!.activeElement).to.equal(inside(viewer, '.page-number'));
      expect(stops()).to.have.length(1);
      await sendKeys({ press: 'ArrowRight' });
      expect(viewer.shadowRoot!.activeElement?.textContent, 'next page').to.exist;
      expect(viewer.shadowRoot!.activeElement).to.equal(inside(viewer, '.toolbar .total + button'));
    });

    it('turns pages from the toolbar, says so, and keeps the focus at the end', async () => {
      const next = inside(viewer, '.toolbar .total + button');
      next.focus();
      const turned: number[] = [];
      viewer.addEventListener('tt-page', ({ detail }) => turned.push(detail.page));
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await viewer.updateComplete;
      await sendKeys({ press: 'Enter' });
      expect(turned).to.deep.equal([2, 3]);
      expect(viewer.page).to.equal(3);
      expect(viewer.shadowRoot!.activeElement).to.equal(next);
      expect(next.ariaDisabled).to.equal('true');
      await waitUntil(() => said(viewer) === 'Strona 3 z 3', said(viewer));
    });

    it('goes to a typed page, and explains a number that is none', async () => {
      const field = inside<HTMLInputElement>(viewer, '.page-number');
      field.focus();
      await typeText('3');
      await sendKeys({ press: 'Enter' });
      expect(viewer.page).to.equal(3);
      field.select();
      await typeText('9');
      await sendKeys({ press: 'Enter' });
      expect(viewer.page).to.equal(3);
      expect(field.value).to.equal('9');
      await viewer.updateComplete;
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      await waitUntil(() => said(viewer).includes('od 1 do 3'));
      const told = inside(viewer, '#page-error');
      expect(told.textContent).to.contain('Wpisz numer strony od 1 do 3');
      expect(told.checkVisibility()).to.equal(true);
      expect(field.getAttribute('aria-describedby')).to.contain('page-error');
      await sendKeys({ press: 'Escape' });
      await viewer.updateComplete;
      expect(field.value).to.equal('3');
      expect(viewer.shadowRoot!.querySelector('#page-error')).to.equal(null);
      field.select();
      await typeText('7');
      await sendKeys({ press: 'Tab' });
      await waitUntil(() => field.value === '3', 'left with a number that is none');
      expect(field.getAttribute('aria-invalid')).to.equal('false');
    });

    it('zooms by key, says so, and keeps the place', async () => {
      region(viewer).focus();
      viewer.zoom = 100;
      viewer.goToPage(2);
      const zooms: number[] = [];
      viewer.addEventListener('tt-zoom', ({ detail }) => zooms.push(detail.percent));
      await typeText('+');
      expect(viewer.zoom).to.equal(110);
      await typeText('-');
      await typeText('-');
      expect(zooms).to.deep.equal([110, 100, 90]);
      expect(viewer.page).to.equal(2);
      await waitUntil(() => /Powiększenie 90\s?%/.test(said(viewer)));
      await typeText('0');
      expect(viewer.zoom).to.equal('fit-width');
      const sheet = page(viewer, 1).getBoundingClientRect();
      expect(sheet.width).to.be.at.most(region(viewer).clientWidth);
      expect(sheet.width).to.be.greaterThan(region(viewer).clientWidth * 0.9);
    });

    it('draws again for another zoom, with the same text', async () => {
      await waitUntil(() => page(viewer, 1).querySelector('canvas'));
      const layer = page(viewer, 1).querySelector('.text');
      viewer.zoom = 50;
      const half = Math.floor(((595.28 * 96) / 72) * 0.5 * devicePixelRatio);
      await waitUntil(() => Math.abs(page(viewer, 1).querySelector('canvas')!.width - half) <= 1);
      expect(page(viewer, 1).querySelector('.text')).to.equal(layer);
    });

    it('speaks the language of the page, also when it changes', async () => {
      expect(inside(viewer, '.toolbar').ariaLabel).to.equal('Pasek narzędzi dokumentu');
      inside(viewer, '.toolbar button').focus();
      viewer.parentElement!.lang = 'lv';
      await waitUntil(() => inside(viewer, '.toolbar').ariaLabel === 'Dokumenta rīkjosla');
      await waitUntil(() => page(viewer, 1).ariaLabel === '1. lapa no 3');
      expect(viewer.shadowRoot!.activeElement).to.equal(inside(viewer, '.toolbar button'));
      expect(inside(viewer, '.page .text').lang).to.equal('pl-PL');
    });

    it('passes axe', async () => {
      await expect(viewer).to.be.accessible();
    });
  });

  describe('long documents', () => {
    it('keep few pictures and little text, and follow the keys', async () => {
      const viewer = await show('plain-30.pdf');
      region(viewer).focus();
      await sendKeys({ press: 'PageDown' });
      await sendKeys({ press: 'PageDown' });
      await sendKeys({ press: 'PageDown' });
      await waitUntil(() => viewer.page > 1, 'PageDown turns pages');
      for (const number of [5, 10, 15, 20]) {
        viewer.goToPage(number);
        await textOf(viewer, number);
        await waitUntil(() => page(viewer, number).querySelector('canvas'));
      }
      expect(await textOf(viewer, 20)).to.contain('Lapa Nr. 20');
      const count = (selector: string): number =>
        viewer.shadowRoot!.querySelectorAll(selector).length;
      await waitUntil(() => count('.page canvas') <= 5, 'at most five pictures');
      expect(count('.page canvas')).to.be.at.least(1);
      expect(count('.page .text')).to.be.at.most(11);
      await sendKeys({ press: 'End' });
      await waitUntil(() => viewer.page === 30, 'End leads to the last page');
      await sendKeys({ press: 'Home' });
      await waitUntil(() => viewer.page === 1, 'Home leads to the first page');
    });

    it('keep the page that holds the focus', async () => {
      const viewer = await show('declaration.pdf');
      await textOf(viewer, 1);
      inside(viewer, '.page a').focus();
      viewer.goToPage(3);
      await textOf(viewer, 3);
      expect(viewer.shadowRoot!.activeElement).to.equal(inside(viewer, '.page a'));
    });
  });

  it('opens at the page and zoom that were set before it was there', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const viewer = document.createElement('tt-document-viewer');
    Object.assign(viewer, { src: `${documents}plain-30.pdf`, page: 7, zoom: 50 });
    const end = ended(viewer);
    holder.append(viewer);
    await end;
    await waitUntil(() => viewer.page === 7 && viewer.pageCount === 30);
    expect(await textOf(viewer, 7)).to.contain('Lapa Nr. 7');
    expect(viewer.zoom).to.equal(50);
  });

  it('takes the address from the link inside, which stays reachable', async () => {
    const viewer = await fixture<TtDocumentViewer>(
      html`<tt-document-viewer
        ><a href=${`${documents}declaration.pdf`}>Deklaracja (PDF)</a></tt-document-viewer
      >`,
    );
    await waitUntil(() => viewer.state === 'ready');
    const link = viewer.querySelector('a')!;
    expect(link.checkVisibility()).to.equal(true);
    await waitUntil(() => viewer.shadowRoot!.querySelector('.download'));
    expect(inside<HTMLAnchorElement>(viewer, '.download').href).to.equal(link.href);
    expect(inside<HTMLAnchorElement>(viewer, '.download').download).to.equal('declaration.pdf');
    // The ring of the focus lies outside it, and whatever scrolls around it cuts that off.
    const { outlineWidth, outlineOffset } = await ringOf(link);
    const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const [box, around] = [link, link.assignedSlot!].map((each) => each.getBoundingClientRect());
    expect(ring).to.be.above(3);
    expect(box!.left - around!.left).to.be.at.least(ring);
    expect(around!.bottom - box!.bottom).to.be.at.least(ring);
  });

  it('takes no room and loads nothing without a document', async () => {
    const viewer = await fixture<TtDocumentViewer>(html`<tt-document-viewer></tt-document-viewer>`);
    await aTimeout(0);
    expect(viewer.state).to.equal('idle');
    expect(viewer.offsetHeight).to.be.below(20);
  });

  it('opens another document when src changes', async () => {
    const viewer = await show('declaration.pdf');
    const end = ended(viewer);
    viewer.src = `${documents}plain-30.pdf`;
    await end;
    expect(viewer.pageCount).to.equal(30);
    expect(await textOf(viewer, 1)).to.contain('Lapa Nr. 1');
  });

  it('closes the document when nothing is named any more', async () => {
    const viewer = await show('declaration.pdf');
    viewer.src = null;
    await waitUntil(() => viewer.state === 'idle');
    await viewer.updateComplete;
    expect(viewer.shadowRoot!.querySelector('.toolbar, canvas')).to.equal(null);
    expect(region(viewer).checkVisibility()).to.equal(false);
  });

  it('opens a file that the page holds', async () => {
    const bytes = await (await fetch(`${documents}declaration.pdf`)).blob();
    const viewer = await fixture<TtDocumentViewer>(html`<tt-document-viewer></tt-document-viewer>`);
    await viewer.open(new File([bytes], 'moja deklaracja.pdf'));
    expect(viewer.pageCount).to.equal(3);
    await viewer.updateComplete;
    const link = inside<HTMLAnchorElement>(viewer, '.download');
    expect(link.download).to.equal('moja deklaracja.pdf');
    expect((await fetch(link.href)).ok).to.equal(true);
    const { href } = link;
    viewer.remove();
    await aTimeout(50);
    const gone = await fetch(href).then(
      () => false,
      () => true,
    );
    expect(gone, 'object URL revoked').to.equal(true);
  });

  it('tells each state of a document once', async () => {
    const viewer = document.createElement('tt-document-viewer');
    const states: string[] = [];
    viewer.addEventListener('tt-document', ({ detail }) => states.push(detail.state));
    viewer.src = `${documents}plain-30.pdf`;
    await fixture(html`<div lang="pl">${viewer}</div>`);
    await ended(viewer);
    viewer.src = `${documents}broken.pdf`;
    await ended(viewer);
    expect(states).to.deep.equal(['loading', 'ready', 'loading', 'failed']);
  });

  it('does not reload when it is moved', async () => {
    const viewer = await show('plain-30.pdf');
    viewer.goToPage(4);
    await textOf(viewer, 4);
    let states = 0;
    viewer.addEventListener('tt-document', () => states++);
    const other = await fixture<HTMLElement>(html`<section></section>`);
    other.append(viewer);
    await aTimeout(50);
    expect(states).to.equal(0);
    expect(viewer.page).to.equal(4);
    expect(region(viewer).scrollTop).to.be.greaterThan(0);
  });

  it('lets go of everything when it is taken away, and opens again when it comes back', async () => {
    const viewer = await show('declaration.pdf');
    const holder = viewer.parentElement!;
    viewer.remove();
    await waitUntil(() => viewer.pageCount === 0);
    expect(viewer.shadowRoot!.querySelector('canvas')).to.equal(null);
    const end = ended(viewer);
    holder.append(viewer);
    expect((await end).state).to.equal('ready');
    expect(await textOf(viewer, 1)).to.contain('Deklaracja');
  });

  it('says that signatures were not checked, what they state, and tells the page', async () => {
    const told: unknown[] = [];
    const listen = (event: Event): void => {
      const { detail } = event as HTMLElementEventMap['tt-signatures'];
      told.push(detail.claims.map(({ name, time }) => `${name} ${time?.toISOString()}`));
    };
    document.addEventListener('tt-signatures', listen);
    const viewer = await show('signed.pdf');
    await waitUntil(() => viewer.shadowRoot!.querySelector('.strip'));
    document.removeEventListener('tt-signatures', listen);
    expect(text(viewer, '.strip summary span')).to.equal(
      translate('pl', 'document.signaturesUnchecked', { count: 1 }),
    );
    const [sentence, more] = [...viewer.shadowRoot!.querySelectorAll('.strip summary span')].map(
      (part) => part.getBoundingClientRect(),
    );
    expect(more!.top, 'details beside the sentence').to.equal(sentence!.top);
    inside(viewer, '.strip summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(inside(viewer, '.strip li').checkVisibility()).to.equal(true);
    expect(text(viewer, '.strip li')).to.match(/^Anna Nowak, 2 stycznia 2026/);
    expect(told).to.deep.equal([['Anna Nowak 2026-01-02T12:00:00.000Z']]);
    await expect(viewer).to.be.accessible();
  });

  it('says that a scanned page has no text', async () => {
    const viewer = await show('scan.pdf');
    await textOf(viewer, 1);
    expect(text(viewer, '.page-note')).to.contain('jest obrazem bez tekstu');
    await viewer.updateComplete;
    const notice = inside(viewer, '.notice');
    expect(notice.checkVisibility()).to.equal(true);
    expect(notice.textContent.trim()).to.equal(translate('pl', 'document.noText'));
    expect(notice.querySelector('slot[name=accessible-copy]'), 'a way to a copy').to.not.equal(
      null,
    );
  });

  describe('what cannot be opened', () => {
    const cases = [
      ['broken.pdf', 'broken', 'document.failedBroken'],
      ['empty.pdf', 'empty', 'document.failedEmpty'],
      ['not-there.pdf', 'missing', 'document.failedMissing'],
    ] as const;
    for (const [name, failure, key] of cases) {
      it(`${failure}: is explained, with what to do next`, async () => {
        const viewer = await fail(documents + name);
        const sentence = translate('en', key);
        expect(viewer.matches(':state(failed)')).to.equal(true);
        expect(text(viewer, '.happened')).to.equal(sentence);
        expect(text(viewer, '.help')).to.not.equal('');
        await waitUntil(() => said(viewer).startsWith(sentence));
        await expect(viewer).to.be.accessible();
      });
    }

    it('a cut file is shown as far as it can be, or called cut off', async () => {
      const viewer = document.createElement('tt-document-viewer');
      viewer.src = `${documents}truncated.pdf`;
      const end = ended(viewer);
      await fixture(html`<div>${viewer}</div>`);
      const { state, failure } = await end;
      expect(state === 'ready' || failure === 'cut-off').to.equal(true);
    });

    it('an address that nobody answers offers to try again, and keeps the focus', async () => {
      const viewer = await fail('http://127.0.0.1:9/nobody.pdf');
      expect(text(viewer, '.happened')).to.equal(translate('en', 'document.failedRefused'));
      inside(viewer, '.ways button').focus();
      const end = ended(viewer);
      await sendKeys({ press: 'Enter' });
      await end;
      expect(viewer.shadowRoot!.activeElement).to.equal(region(viewer));
    });

    it('without a connection it is the connection that is missing', async () => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      try {
        const viewer = await fail('http://127.0.0.1:9/nobody.pdf');
        expect(text(viewer, '.happened')).to.equal(translate('en', 'document.failedNetwork'));
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    });

    it('a script address is never followed', async () => {
      const viewer = await fail('javascript:alert(1)');
      expect(viewer.shadowRoot!.querySelector('.ways a')).to.equal(null);
    });

    it('an encrypted document opens with its password, after a wrong one', async () => {
      const viewer = await fail(`${documents}encrypted.pdf`);
      expect(text(viewer, '.happened')).to.equal(translate('en', 'document.failedPassword'));
      inside(viewer, '#password').focus();
      await typeText('wrong');
      let end = ended(viewer);
      await sendKeys({ press: 'Enter' });
      expect((await end).failure).to.equal('wrong-password');
      await waitUntil(() => viewer.shadowRoot!.activeElement?.id === 'password', 'focus is back');
      expect(text(viewer, '.happened')).to.equal(translate('en', 'document.failedWrongPassword'));
      await typeText('poiares');
      end = ended(viewer);
      await sendKeys({ press: 'Enter' });
      expect((await end).state).to.equal('ready');
      expect(await textOf(viewer, 1)).to.contain('Lapa Nr. 1');
      expect(viewer.shadowRoot!.activeElement).to.equal(region(viewer));
    });
  });
});
