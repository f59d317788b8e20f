import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import './define.ts';
import type { TtDocumentViewer } from './document-viewer.ts';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

const ready = (viewer: TtDocumentViewer): Promise<void> =>
  waitUntil(() => viewer.state === 'ready', 'ready');
const region = (viewer: TtDocumentViewer): HTMLElement =>
  viewer.shadowRoot!.querySelector('.document')!;

describe('the viewer in a page', () => {
  it('keeps everything within a panel of 320 pixels, in both views', async () => {
    const panel = await fixture<HTMLElement>(
      html`<div style="inline-size: 320px" lang="pl">
        <tt-document-viewer
          .documents=${[
            {
              src: `${documents}signed.pdf`,
              name: 'pismo-o-bardzo-dlugiej-nazwie-pliku-bez-spacji.pdf',
            },
            { src: `${documents}declaration.pdf`, name: 'deklaracja.pdf' },
          ]}
        ></tt-document-viewer>
      </div>`,
    );
    const viewer = panel.querySelector('tt-document-viewer')!;
    await ready(viewer);
    await waitUntil(() => viewer.shadowRoot!.querySelector('.strip'));
    for (const view of ['pages', 'reading'] as const) {
      viewer.view = view;
      await viewer.updateComplete;
      await aTimeout(50);
      const edge = panel.getBoundingClientRect().right;
      for (const part of viewer.shadowRoot!.querySelectorAll(
        '.toolbar > *, .shelf *, .strip *, .document',
      )) {
        const { right, width } = part.getBoundingClientRect();
        if (width > 1) expect(right, `${view} ${part.className}`).to.be.at.most(edge + 1);
      }
    }
  });

  it('begins the link below where the document begins, without making the page wider', async () => {
    const panel = await fixture<HTMLElement>(
      html`<div style="inline-size: 320px; overflow: auto" lang="pl">
        <tt-document-viewer
          ><a href=${`${documents}declaration.pdf`}>Deklaracja</a></tt-document-viewer
        >
      </div>`,
    );
    const viewer = panel.querySelector('tt-document-viewer')!;
    await ready(viewer);
    await viewer.updateComplete;
    const start = (part: Element): number => part.getBoundingClientRect().left;
    expect(start(viewer.querySelector('a')!)).to.be.closeTo(start(region(viewer)), 0.5);
    expect(panel.scrollWidth).to.equal(panel.clientWidth);
  });

  it('works in a dialog that opens later, by keyboard', async () => {
    const dialog = await fixture<HTMLDialogElement>(
      html`<dialog lang="en">
        <tt-document-viewer src=${`${documents}plain-30.pdf`}></tt-document-viewer>
      </dialog>`,
    );
    const viewer = dialog.querySelector('tt-document-viewer')!;
    await ready(viewer);
    dialog.showModal();
    region(viewer).focus();
    await waitUntil(
      () => viewer.shadowRoot!.querySelector('.page canvas'),
      'drawn once it is seen',
    );
    const sheet = viewer.shadowRoot!.querySelector('.page')!.getBoundingClientRect();
    expect(sheet.width).to.be.greaterThan(region(viewer).clientWidth * 0.85);
    await sendKeys({ press: 'End' });
    expect(viewer.page).to.equal(30);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('stands several times on a page, each with keys and messages of its own', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="en">
        <tt-document-viewer src=${`${documents}plain-30.pdf`}></tt-document-viewer>
        <tt-document-viewer src=${`${documents}plain-30.pdf`} view="reading"></tt-document-viewer>
        <tt-document-viewer src=${`${documents}broken.pdf`}></tt-document-viewer>
      </div>`,
    );
    const [first, second, third] = page.querySelectorAll('tt-document-viewer');
    await Promise.all([ready(first!), ready(second!)]);
    await waitUntil(() => third!.state === 'failed');
    region(second!).focus();
    await sendKeys({ press: 'End' });
    expect([first!.page, second!.page]).to.deep.equal([1, 30]);
  });

  it("works in a shadow root of somebody else's component, and takes its language from outside", async () => {
    const host = await fixture<HTMLElement>(html`<div lang="lv"></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const viewer = document.createElement('tt-document-viewer');
    viewer.src = `${documents}declaration.pdf`;
    root.append(viewer);
    await ready(viewer);
    await waitUntil(() => viewer.shadowRoot!.querySelector('.toolbar'));
    expect(viewer.shadowRoot!.querySelector('.toolbar')!.ariaLabel).to.equal('Dokumenta rīkjosla');
    viewer.view = 'reading';
    await waitUntil(() => viewer.shadowRoot!.querySelector('.reading-text h2'));
    region(viewer).focus();
    await sendKeys({ press: 'End' });
    expect(viewer.page).to.equal(3);
  });

  /** Thirty pages, open at the third in a part of the page that is not shown. */
  async function openHidden(): Promise<{ tab: HTMLElement; viewer: TtDocumentViewer }> {
    const tab = await fixture<HTMLElement>(
      html`<div hidden>
        <tt-document-viewer src=${`${documents}plain-30.pdf`} page="3"></tt-document-viewer>
      </div>`,
    );
    const viewer = tab.querySelector('tt-document-viewer')!;
    await ready(viewer);
    return { tab, viewer };
  }

  it('opens where it cannot be seen, and is there when it can', async () => {
    const { tab, viewer } = await openHidden();
    tab.hidden = false;
    await waitUntil(() => viewer.shadowRoot!.querySelector('.page[data-page="3"] canvas'), 'drawn');
    const isAtTop = (page: number): boolean => {
      const sheet = viewer.shadowRoot!.querySelector<HTMLElement>(`.page[data-page="${page}"]`)!;
      const { top } = sheet.getBoundingClientRect();
      return Math.abs(top - region(viewer).getBoundingClientRect().top) < 30;
    };
    await waitUntil(() => isAtTop(3), 'page 3 in sight');
    expect(viewer.page).to.equal(3);
    viewer.goToPage(5);
    expect(viewer.page).to.equal(5);
    expect(isAtTop(5)).to.equal(true);
    // Another tab is looked at for a while.
    const zooms: string[] = [];
    viewer.addEventListener('tt-zoom', ({ detail }) => zooms.push(`${detail.percent}`));
    tab.hidden = true;
    await aTimeout(200);
    tab.hidden = false;
    await waitUntil(() => isAtTop(5), 'page 5 in sight again');
    await aTimeout(200);
    expect(viewer.page).to.equal(5);
    expect(zooms).to.deep.equal([]);
  });

  it('is at its page also where its zoom changes just as it comes into sight', async () => {
    const { tab, viewer } = await openHidden();
    tab.hidden = false;
    viewer.zoom = 60;
    const top = (): number =>
      viewer.shadowRoot!.querySelector('.page[data-page="3"]')!.getBoundingClientRect().top;
    await waitUntil(() => Math.abs(top() - region(viewer).getBoundingClientRect().top) < 30);
    expect(viewer.page).to.equal(3);
  });
});
