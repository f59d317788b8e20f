import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import '../document-viewer/define.ts';
import './define.ts';
import type { ReadDetail, TtReadConfirmation } from './read-confirmation.ts';
import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

describe('tt-read-confirmation', () => {
  let form: HTMLFormElement;
  let viewer: TtDocumentViewer;
  let confirmation: TtReadConfirmation;
  let told: ReadDetail[];
  const sent = (): Record<string, string> =>
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value as string]));
  const says = (): string => confirmation.lastElementChild?.textContent ?? '';

  async function show(file: string, view: 'pages' | 'reading'): Promise<void> {
    form = await fixture<HTMLFormElement>(
      html`<form lang="en">
        <tt-document-viewer
          id="decision"
          view=${view}
          src=${documents + file}
          style="block-size: 24rem"
        ></tt-document-viewer>
        <tt-read-confirmation for="decision">
          <input type="hidden" name="hash" data-sha256 />
          <input type="hidden" name="pages" data-pages />
          <input type="hidden" name="total" data-total />
          <input type="hidden" name="from" data-from />
          <input type="hidden" name="to" data-to />
          <label><input type="checkbox" name="confirmed" value="yes" /> I have read it</label>
        </tt-read-confirmation>
      </form>`,
    );
    viewer = form.querySelector('tt-document-viewer')!;
    confirmation = form.querySelector('tt-read-confirmation')!;
    told = [];
    confirmation.addEventListener('tt-read', ({ detail }) => told.push(detail));
    await waitUntil(() => viewer.state === 'ready', 'ready');
  }

  it('counts a page that was shown for a moment, not one that flew past', async () => {
    await show('scan.pdf', 'pages');
    // All of the page has room, below what is told of a scan.
    viewer.style.blockSize = '30rem';
    viewer.zoom = 25;
    await waitUntil(() => told.length === 1, 'read');
    expect(told[0]).to.deep.equal({ pages: [1], total: 1, complete: true });
    expect(says()).to.equal('You have looked at the whole document.');
    expect(confirmation.matches(':state(complete)')).to.equal(true);
    await waitUntil(() => sent()['hash'] !== '');
    const bytes = await (await fetch(`${documents}scan.pdf`)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const { hash, pages, total, from, to } = sent();
    expect(hash).to.equal([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    expect([pages, total]).to.deep.equal(['1', '1']);
    expect(Math.abs(Date.parse(from!) - Date.now())).to.be.below(60_000);
    expect(Date.parse(to!)).to.be.at.least(Date.parse(from!));
  });

  for (const [file, held, requests] of [
    ['declaration.pdf', true, 1],
    ['slides.pptx', true, 1],
    ['declaration.pdf', false, 2],
  ] as const) {
    const from = held ? 'from the bytes that are shown' : 'of the file where only parts are here';
    it(`takes the hash ${from}: ${file}`, async () => {
      const asked: string[] = [];
      const { fetch } = globalThis;
      globalThis.fetch = (input, init) => {
        const address = input instanceof Request ? input.url : String(input);
        if (address.endsWith(file)) asked.push(address);
        return fetch(input, init);
      };
      const { prototype } = customElements.get('tt-document-viewer')! as {
        prototype: TtDocumentViewer;
      };
      const { wholeFile } = prototype;
      if (!held) prototype.wholeFile = async () => undefined;
      try {
        await show(file, 'reading');
        const root = viewer.shadowRoot!;
        await waitUntil(() => root.querySelector('.next-page'), 'shown');
        root.querySelector<HTMLElement>('.next-page')!.click();
        await waitUntil(() => sent()['hash'] !== '', 'hash');
        const bytes = await (await fetch(documents + file)).arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        expect(sent()['hash']).to.equal(
          [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
        );
        expect(asked).to.have.length(requests);
      } finally {
        prototype.wholeFile = wholeFile;
        globalThis.fetch = fetch;
      }
    });
  }

  it('does not take the end of the scroll bar for reading', async () => {
    await show('plain-30.pdf', 'pages');
    for (let page = 1; page <= 30; page++) {
      viewer.goToPage(page);
      await aTimeout(20);
    }
    await aTimeout(300);
    expect(viewer.page).to.equal(30);
    expect(sent()['pages']).to.equal('');
    expect(confirmation.complete).to.equal(false);
    expect(says()).to.match(
      /^You have looked at 0 of 30 pages\. Not yet read: pages 1\u2060–\u206030\.$/,
    );
  });

  it('counts pages that are read on by keyboard in the reading view', async () => {
    await show('declaration.pdf', 'reading');
    const root = viewer.shadowRoot!;
    await waitUntil(() => root.querySelectorAll('[data-state=shown]').length === 3);
    root.querySelector<HTMLElement>('.next-page')!.focus();
    // On a slow machine the next page may have been in view for long enough before anybody looks.
    const told: string[] = [];
    const observer = new MutationObserver(() => told.push(says()));
    observer.observe(confirmation, { childList: true, subtree: true, characterData: true });
    await sendKeys({ press: 'Enter' });
    expect(sent()['pages']).to.equal('1');
    await sendKeys({ press: 'Tab' });
    const sentence = /You have looked at 1 of 3 pages\..*Not yet read/;
    await waitUntil(() => told.some((text) => sentence.test(text)), 'told');
    observer.disconnect();
  });

  for (const [file, before, after] of [
    ['slides.pptx', /^You have looked at 0 of \d slides\. Not yet read: slides /, /1 of \d slides/],
    ['budget.xlsx', /^You have looked at 0 of \d sheets\. Not yet read: sheets /, /1 of \d sheets/],
  ] as const) {
    it(`speaks of what the parts of the document are: ${file}`, async () => {
      await show(file, 'reading');
      await waitUntil(() => before.test(says()), 'before');
      const root = viewer.shadowRoot!;
      await waitUntil(() => root.querySelector('.next-page'), 'shown');
      root.querySelector<HTMLElement>('.next-page')!.click();
      await waitUntil(() => after.test(says()) || confirmation.complete, 'after');
    });
  }

  it('counts the last page, or the only one, without any scrolling', async () => {
    await show('note.txt', 'reading');
    const root = viewer.shadowRoot!;
    await waitUntil(() => root.querySelector('.next-page'), 'asked for');
    // Too high to be seen as a whole.
    root.querySelector<HTMLElement>('.reading-text')!.style.minBlockSize = '400rem';
    const button = root.querySelector<HTMLElement>('.next-page')!;
    expect(button.textContent).to.equal('I have read this document to the end');
    expect(says()).to.equal('You have not yet read the document to the end.');
    button.focus({ preventScroll: true });
    await sendKeys({ press: 'Enter' });
    expect(sent()['pages']).to.equal('1');
    expect(confirmation.complete).to.equal(true);
    expect(root.activeElement).to.equal(button);
  });

  it('tells the box what is left, and never locks it', async () => {
    await show('declaration.pdf', 'pages');
    await waitUntil(() => says() !== '');
    const box = form.querySelector<HTMLInputElement>('[type=checkbox]')!;
    expect(box.getAttribute('aria-describedby')).to.equal(confirmation.lastElementChild!.id);
    box.focus();
    await sendKeys({ press: ' ' });
    expect(sent()['confirmed']).to.equal('yes');
    expect(form.checkValidity()).to.equal(true);
  });

  it('begins anew with another document', async () => {
    await show('declaration.pdf', 'reading');
    const root = viewer.shadowRoot!;
    await waitUntil(() => root.querySelectorAll('[data-state=shown]').length === 3);
    root.querySelector<HTMLElement>('.next-page')!.click();
    expect(sent()['pages']).to.equal('1');
    viewer.src = `${documents}plain-30.pdf`;
    await waitUntil(() => viewer.pageCount === 30, 'opened');
    expect(sent()['pages']).to.equal('');
    expect(sent()['hash']).to.equal('');
  });

  it('keeps what was read while a file of the document is looked at', async () => {
    await show('report.pdf', 'reading');
    const root = viewer.shadowRoot!;
    await waitUntil(() => root.querySelector('[data-page="1"][data-state=shown]'), 'shown');
    root.querySelector<HTMLElement>('[data-page="1"] .next-page')!.click();
    await waitUntil(() => sent()['hash'] !== '', 'hash');
    const before = sent();
    expect(before['pages']).to.match(/^1/);
    const read = viewer.readPages;
    const words = says();
    await viewer.openAttachment(0);
    await waitUntil(() => viewer.state === 'ready' && viewer.pageCount !== 8, 'the file is shown');
    await aTimeout(300);
    expect(sent()).to.deep.equal(before);
    expect(says()).to.equal(words);
    expect(viewer.readPages).to.deep.equal(read);
    await viewer.closeAttachment();
    await waitUntil(() => viewer.state === 'ready' && viewer.pageCount === 8, 'back');
    expect(sent()['pages']).to.match(/^1/);
    expect([sent()['hash'], sent()['from']]).to.deep.equal([before['hash'], before['from']]);
    expect(says()).to.match(/^You have looked at [1-9] of 8 pages\./);
  });

  it('brings no evidence of a viewer that it is no more about', async () => {
    await show('declaration.pdf', 'reading');
    const root = viewer.shadowRoot!;
    await waitUntil(() => root.querySelector('[data-page="1"][data-state=shown]'), 'shown');
    root.querySelector<HTMLElement>('[data-page="1"] .next-page')!.click();
    await waitUntil(() => sent()['hash'] !== '', 'hash');
    // To move it changes nothing.
    form.append(confirmation);
    await aTimeout(50);
    expect(sent()['pages']).to.match(/^1/);
    confirmation.setAttribute('for', 'another');
    expect(sent()).to.deep.equal({ hash: '', pages: '', total: '', from: '', to: '' });
    await waitUntil(() => says().startsWith('The document is not open'), 'it says so');
    confirmation.setAttribute('for', 'decision');
    await waitUntil(() => sent()['hash'] !== '', 'what was read of this one');
    expect(sent()['pages']).to.match(/^1/);
    expect(sent()['total']).to.equal('3');
  });
});
