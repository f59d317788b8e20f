import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import '../document-viewer/define.ts';
import './define.ts';
import type { TtDocumentList } from './document-list.ts';
import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

const words = (element: Element | null | undefined): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('tt-document-list', () => {
  let list: TtDocumentList;
  let viewer: TtDocumentViewer;
  let holder: HTMLElement;
  beforeEach(async () => {
    holder = await fixture<HTMLElement>(
      html`<div lang="pl">
        <tt-document-list for="viewer">
          <ul>
            <li>
              <a href=${`${documents}declaration.pdf`} data-size="21504" data-signatures="2"
                >Deklaracja 1/2026</a
              >
            </li>
            <li><a href=${`${documents}plain-30.pdf`}>Protokół</a></li>
            <li>
              <a href=${`${documents}broken.pdf`} data-signatures="0" data-type="ASiC-E">Uchwała</a>
            </li>
          </ul>
        </tt-document-list>
        <tt-document-viewer id="viewer"></tt-document-viewer>
      </div>`,
    );
    list = holder.querySelector('tt-document-list')!;
    viewer = holder.querySelector('tt-document-viewer')!;
    await waitUntil(() => holder.querySelector('[data-save]'));
  });
  const opened = (pages: number): Promise<void> =>
    waitUntil(() => viewer.state === 'ready' && viewer.pageCount === pages, `${pages} pages`);

  it('says type, size and signatures as far as the author does, never that they hold', () => {
    expect([...list.querySelectorAll('[data-about]')].map(words)).to.deep.equal([
      'PDF · 21 kB · 2 podpisy, niesprawdzone',
      'PDF',
      'ASiC-E · Brak podpisów',
    ]);
  });

  it('saves no file under a name that hides what it is, whichever link is used', async () => {
    const [first, second] = list.links;
    first!.parentElement!.insertAdjacentHTML(
      'afterend',
      `<li><a href="${documents}form.pdf" download="in/..\\umowa\u202efdp.exe">Umowa</a></li>`,
    );
    await waitUntil(() => list.links[1] !== second && list.querySelectorAll('[data-save]')[3]);
    const names = [...list.querySelectorAll<HTMLAnchorElement>('li:nth-of-type(2) a')].map(
      ({ download }) => download,
    );
    expect(names).to.deep.equal(['umowa[U+202E]fdp.exe', 'umowa[U+202E]fdp.exe']);
    expect(first!.hasAttribute('download'), 'none where the page has none').to.equal(false);
  });

  it('breaks every row at the same place where there is little room', () => {
    holder.style.inlineSize = '358px';
    list.querySelectorAll('li > a:not([data-save])')[1]!.textContent = 'Ata';
    for (const item of list.querySelectorAll('li')) {
      const [name, about, save] = item.children;
      const line = about!.getBoundingClientRect();
      expect(name!.getBoundingClientRect().bottom).to.be.at.most(line.top + 1);
      expect(save!.getBoundingClientRect().top).to.be.below(line.bottom);
      expect(item.scrollWidth).to.be.at.most(item.clientWidth);
    }
  });

  it('breaks lines between what it says of a file, never within it', () => {
    const linesOf = (about: Element, words: string): number => {
      const range = document.createRange();
      const walker = document.createTreeWalker(about, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const from = node.data.indexOf(words);
        if (from < 0) continue;
        range.setStart(node, from);
        range.setEnd(node, from + words.length);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      }
      return NaN;
    };
    const [signed, , none] = list.querySelectorAll('[data-about]');
    for (const width of ['320px', '600px', '1000px']) {
      holder.style.inlineSize = width;
      expect(linesOf(signed!, '2 podpisy, niesprawdzone'), width).to.equal(1);
      expect(linesOf(none!, 'Brak podpisów'), width).to.equal(1);
    }
    const { height } = signed!.getBoundingClientRect();
    expect(height, 'in one line where there is room').to.be.below(30);
  });

  it('offers to save each file under a name of its own', () => {
    const saves = [...list.querySelectorAll<HTMLAnchorElement>('[data-save]')];
    expect(saves.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Pobierz: Deklaracja 1/2026',
      'Pobierz: Protokół',
      'Pobierz: Uchwała',
    ]);
    expect(saves.every((save) => save.hasAttribute('download'))).to.equal(true);
  });

  it('gives what is saved a name that hides nothing', async () => {
    const link = list.querySelector<HTMLAnchorElement>('a:not([data-save])')!;
    const saved = (): string => list.querySelector<HTMLAnchorElement>('[data-save]')!.download;
    link.download = '../umowa\u202efdp.exe';
    link.textContent = 'Umowa';
    await waitUntil(() => saved().includes('umowa'));
    expect(saved()).to.equal('umowa[U+202E]fdp.exe');
  });

  it('opens a document in the viewer by keyboard, and tells which one is open', async () => {
    expect(viewer.state, 'nothing is opened unasked').to.equal('idle');
    list.links[1]!.focus();
    await sendKeys({ press: 'Enter' });
    await opened(30);
    expect(document.activeElement).to.equal(list.links[1]);
    expect(list.querySelector('[aria-current]')).to.equal(list.links[1]);
    viewer.previousDocument();
    await opened(3);
    expect(list.querySelector('[aria-current]')).to.equal(list.links[0]);
  });

  it('steps through its documents by the keys of the viewer, and takes the focus along', async () => {
    const step = (key: string): boolean =>
      document.activeElement!.dispatchEvent(
        // Two keys at once are beyond the driver of WebKit, so the event is made by hand.
        new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true, cancelable: true }),
      );
    list.links[2]!.focus();
    step('PageUp');
    expect(viewer.state, 'nothing comes before the first').to.equal('idle');
    step('PageDown');
    await opened(3);
    step('PageDown');
    await opened(30);
    expect(document.activeElement === list.links[1]).to.equal(true);
    expect(list.links[1]!.ariaCurrent).to.equal('true');
    step('PageUp');
    await opened(3);
    expect(document.activeElement === list.links[0]).to.equal(true);
    const says = (): string | undefined =>
      viewer.shadowRoot!.querySelector('[role=status]')?.textContent?.trim();
    step('PageUp');
    await waitUntil(() => says() === 'To jest pierwszy dokument.', 'it is the first');
    expect(document.activeElement === list.links[0]).to.equal(true);
  });

  it('dresses links that come later, and follows the language', async () => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${documents}scan.pdf`;
    link.textContent = 'Skan';
    item.append(link);
    list.querySelector('ul')!.append(item);
    await waitUntil(() => item.querySelector('[data-save]'));
    holder.lang = 'lv';
    await waitUntil(() => words(item.querySelector('[data-save]')) === 'Lejupielādēt');
    expect(list.querySelectorAll('[data-save]')).to.have.length(4);
  });

  it('lets the viewer step through what the list holds now', async () => {
    list.links[1]!.click();
    await opened(30);
    list.querySelector('li')!.remove();
    await waitUntil(() => viewer.documentList.length === 2, 'one less');
    expect([viewer.documentNumber, viewer.pageCount]).to.deep.equal([1, 30]);
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${documents}declaration.pdf`;
    link.textContent = 'Deklaracja';
    item.append(link);
    list.querySelector('ul')!.append(item);
    await waitUntil(() => viewer.documentList.length === 3, 'one more');
    viewer.goToDocument(3);
    await opened(3);
    expect(link.ariaCurrent).to.equal('true');
  });

  it('leaves a document open that is no more in the list, until another one is opened', async () => {
    list.links[1]!.click();
    await opened(30);
    for (const item of [...list.querySelectorAll('li')].slice(1)) item.remove();
    await waitUntil(() => viewer.documentList.length === 2, 'the other one is gone');
    expect([viewer.documentNumber, viewer.pageCount]).to.deep.equal([2, 30]);
    viewer.previousDocument();
    await opened(3);
    expect(list.links[0]!.ariaCurrent).to.equal('true');
    expect(viewer.documentList.length).to.equal(1);
  });

  it('leaves documents alone that the page gave the viewer itself', async () => {
    list.links[1]!.click();
    await opened(30);
    const own = [{ src: `${documents}declaration.pdf`, name: 'Own' }];
    viewer.documents = own;
    await opened(3);
    list.querySelector('li')!.remove();
    await waitUntil(() => list.links.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(viewer.documents).to.equal(own);
  });

  it('is a plain list of links without a viewer', async () => {
    viewer.remove();
    let followed = false;
    holder.addEventListener('click', (event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    });
    list.links[0]!.focus();
    await sendKeys({ press: 'Enter' });
    expect(followed).to.equal(true);
  });

  it('passes axe', async () => {
    await expect(list).to.be.accessible();
  });
});
