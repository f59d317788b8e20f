import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import './define.ts';
import type { TtDocumentViewer } from './document-viewer.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

const one = <E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): E => {
  const found = viewer.shadowRoot!.querySelector<E>(selector);
  expect(found, selector).to.exist;
  return found as E;
};
/** Two keys at once are beyond the driver of WebKit, so the event is made by hand. */
const withShift = (key: string): boolean =>
  document.activeElement!.shadowRoot!.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      shiftKey: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
const words = (element: Element): string => element.textContent!.replace(/\s+/g, ' ').trim();
const active = (viewer: TtDocumentViewer): Element | null => viewer.shadowRoot!.activeElement;
const opened = (viewer: TtDocumentViewer, count: number): Promise<void> =>
  waitUntil(() => viewer.state === 'ready' && viewer.pageCount === count, `${count} pages`);

describe('several documents', () => {
  let viewer: TtDocumentViewer;
  beforeEach(async () => {
    viewer = await fixture<TtDocumentViewer>(
      html`<tt-document-viewer lang="en">
        <a href=${`${documents}declaration.pdf`}>Declaration 1/2026 (PDF)</a>
        <a href=${`${documents}plain-30.pdf`}>Minutes (PDF)</a>
        <a href=${`${documents}broken.pdf`}>Damaged (PDF)</a>
      </tt-document-viewer>`,
    );
    await opened(viewer, 3);
    await viewer.updateComplete;
  });

  it('are called as the page calls them, whatever they call themselves', async () => {
    const region = one(viewer, '[role=region]');
    expect(region.getAttribute('aria-label')).to.equal('Declaration 1/2026 (PDF)');
  });

  it('have their keys in the list of keys, which one document alone has not', async () => {
    const keys = async (): Promise<string[]> => {
      await viewer.showShortcuts();
      const found = [...one(viewer, 'dialog').querySelectorAll('dl > div')].map(words);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !viewer.shadowRoot!.querySelector('dialog'), 'closed');
      return found;
    };
    const own = ['Next document Shift + Page Down', 'Previous document Shift + Page Up'];
    expect(await keys()).to.include.members(own);
    viewer.documents = [{ src: `${documents}declaration.pdf` }];
    await opened(viewer, 3);
    await viewer.updateComplete;
    expect((await keys()).join()).not.to.include('Next document');
  });

  it('are parsed by one worker in turn, which reads what the one before did not say', async () => {
    const RealWorker = globalThis.Worker;
    let begun = 0;
    globalThis.Worker = class extends RealWorker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        begun += 1;
      }
    };
    try {
      const { parentElement } = viewer;
      viewer.remove();
      // A worker that closes a document in more than a second is not used again.
      await new Promise((resolve) => setTimeout(resolve, 1200));
      viewer.src = `${documents}plain-30.pdf`;
      parentElement!.append(viewer);
      await opened(viewer, 30);
      expect(await viewer.pageText(30)).to.include('30');
      expect(begun).to.equal(0);

      viewer.remove();
      await new Promise((resolve) => setTimeout(resolve, 1200));
      viewer.src = `${documents}nowhere.pdf`;
      parentElement!.append(viewer);
      await waitUntil(() => viewer.state === 'failed', 'it is not there');
      viewer.src = `${documents}declaration.pdf`;
      await opened(viewer, 3);
      expect(begun, 'after a document that did not come').to.equal(0);
    } finally {
      globalThis.Worker = RealWorker;
    }
  });

  it('are not said to be there once another is asked for, at whatever moment', async () => {
    const pages = [3, 30];
    const wrong: string[] = [];
    viewer.addEventListener('tt-document', ({ detail: { state } }) => {
      const { documentNumber, pageCount } = viewer;
      if (state === 'ready' && pageCount !== pages[documentNumber - 1])
        wrong.push(`${documentNumber} with ${pageCount} pages`);
    });
    for (let moment = 0; moment < 12; moment++) {
      viewer.goToDocument(2);
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!viewer.shadowRoot!.querySelector('.page canvas')) return;
          observer.disconnect();
          void (async () => {
            for (let later = 0; later < moment; later++) await Promise.resolve();
            viewer.goToDocument(1);
            resolve();
          })();
        });
        setTimeout(() => observer.observe(viewer.shadowRoot!, { childList: true, subtree: true }));
      });
      await opened(viewer, 3);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('are the links inside the tag, the first one open, all of them still links', () => {
    expect(viewer.documentNumber).to.equal(1);
    const select = one<HTMLSelectElement>(viewer, '.steps select');
    expect([...select.options].map(words)).to.deep.equal([
      '1 of 3: Declaration 1/2026 (PDF)',
      '2 of 3: Minutes (PDF)',
      '3 of 3: Damaged (PDF)',
    ]);
    for (const link of viewer.querySelectorAll('a')) {
      expect(link.checkVisibility()).to.equal(true);
    }
  });

  it('may be forty, and the one that is shown keeps its room', async () => {
    const room = (): number => one(viewer, '.document').clientHeight;
    const before = room();
    for (let count = 3; count < 40; count++)
      viewer.append(viewer.querySelector('a')!.cloneNode(true), document.createElement('br'));
    await waitUntil(() => viewer.querySelectorAll('a').length === 40);
    expect(room()).to.be.greaterThan(before / 2);
    const host = viewer.getBoundingClientRect();
    const links = viewer.shadowRoot!.querySelector('slot:not([name])')!.getBoundingClientRect();
    expect(links.bottom).to.be.at.most(host.bottom + 1);
  });

  it('are said by the names that the page gives them', async () => {
    viewer.nextDocument();
    await opened(viewer, 30);
    await waitUntil(
      () => words(one(viewer, '[role=status]')).includes('“Minutes (PDF)”'),
      'said by its name',
    );
  });

  it('are stepped through by key from the document, past a damaged one, and no further', async () => {
    const numbers: number[] = [];
    viewer.addEventListener('tt-current-document', ({ detail }) => numbers.push(detail.number));
    one(viewer, '.document').focus();
    withShift('PageDown');
    await opened(viewer, 30);
    withShift('PageDown');
    await waitUntil(() => viewer.state === 'failed');
    await viewer.updateComplete;
    expect(one(viewer, '.steps select')).to.have.property('value', '3');
    expect(active(viewer)).to.equal(one(viewer, '.document'));
    withShift('PageDown');
    withShift('PageUp');
    await opened(viewer, 30);
    expect(numbers).to.deep.equal([2, 3, 2]);
  });

  it('say by key that the last one and the first one is that', async () => {
    const says = (): string => words(one(viewer, '[role=status]'));
    one(viewer, '.document').focus();
    withShift('PageUp');
    await waitUntil(() => says() === 'This is the first document.', 'the first');
    viewer.goToDocument(3);
    await waitUntil(() => viewer.state === 'failed');
    await viewer.updateComplete;
    withShift('PageDown');
    await waitUntil(() => says() === 'This is the last document.', 'the last');
    withShift('PageDown');
    await waitUntil(() => says() === '', 'gone');
    await waitUntil(() => says() === 'This is the last document.', 'heard again');
  });

  it('in a container say that the last file is that', async () => {
    viewer = await fixture<TtDocumentViewer>(
      html`<tt-document-viewer lang="en" src=${`${documents}container.edoc`}></tt-document-viewer>`,
    );
    await waitUntil(() => viewer.state === 'ready');
    await viewer.openAttachment((await viewer.attachments()).length - 1);
    await waitUntil(() => viewer.depth === 1);
    await viewer.updateComplete;
    one(viewer, '.document').focus();
    withShift('PageDown');
    await waitUntil(
      () => words(one(viewer, '[role=status]')) === 'This is the last document.',
      'the last',
    );
  });

  it('are stepped through by buttons that keep the focus', async () => {
    const next = one(viewer, '.steps button:last-of-type');
    next.focus();
    await sendKeys({ press: 'Enter' });
    await opened(viewer, 30);
    await viewer.updateComplete;
    expect(active(viewer)).to.equal(next);
    expect(viewer.documentNumber).to.equal(2);
  });

  it('take the focus along from a button in the text', async () => {
    viewer = await fixture<TtDocumentViewer>(
      html`<tt-document-viewer lang="en">
        <a href=${`${documents}container.edoc`}>Signed container</a>
        <a href=${`${documents}declaration.pdf`}>Declaration</a>
      </tt-document-viewer>`,
    );
    await waitUntil(() => !!viewer.shadowRoot!.querySelector('.reading-text button'));
    one(viewer, '.reading-text button').focus();
    expect(active(viewer)?.localName).to.equal('button');
    withShift('PageDown');
    await opened(viewer, 3);
    await viewer.updateComplete;
    expect(active(viewer)?.className).to.equal('document');
  });

  it('are found where and as they were left, and one that was turned turns no other', async () => {
    viewer.view = 'pages';
    viewer.page = 2;
    viewer.zoom = 150;
    viewer.rotation = 90;
    viewer.nextDocument();
    await opened(viewer, 30);
    expect([viewer.page, viewer.rotation]).to.deep.equal([1, 0]);
    viewer.view = 'reading';
    viewer.zoom = 100;
    viewer.page = 17;
    await waitUntil(() => viewer.page === 17);
    viewer.previousDocument();
    await opened(viewer, 3);
    const { page, zoom, rotation, view } = viewer;
    expect({ page, zoom, rotation, view }).to.deep.equal({
      page: 2,
      zoom: 150,
      rotation: 90,
      view: 'pages',
    });
    viewer.nextDocument();
    await opened(viewer, 30);
    expect([viewer.page, viewer.zoom, viewer.rotation]).to.deep.equal([17, 100, 0]);
    expect(viewer.view).to.equal('reading');
    await waitUntil(() => one(viewer, '.document').scrollTop > 2000, 'the place is shown');
  });

  it('are found in the midst of a page that is longer than the view', async () => {
    const lines = Array.from({ length: 400 }, (_, at) => `Line ${at}\n\n`).join('');
    viewer.documents = [
      { src: new File([lines], 'a.txt'), name: 'a.txt' },
      { src: new File(['short'], 'b.txt'), name: 'b.txt' },
    ];
    const shows = (text: string): Promise<void> =>
      waitUntil(() => one(viewer, '.reading').textContent!.includes(text), text);
    await shows('Line 399');
    const scroller = one(viewer, '.document');
    const atTop = (): string => {
      const { top } = scroller.getBoundingClientRect();
      const paragraphs = [...one(viewer, '.reading').querySelectorAll('.reading-text p')];
      return words(paragraphs.find((each) => each.getBoundingClientRect().bottom > top + 12)!);
    };
    scroller.scrollTop = 4000;
    const before = atTop();
    expect(before).to.not.equal('Line 0');
    viewer.nextDocument();
    await shows('short');
    expect(scroller.scrollTop).to.equal(0);
    viewer.previousDocument();
    await shows('Line 399');
    await waitUntil(() => atTop() === before, before);
  });

  it('may hold the same one twice, and are stepped through all the same', async () => {
    viewer.documents = ['note.txt', 'table.csv', 'note.txt', 'form.xml'].map((name) => ({
      src: documents + name,
    }));
    await viewer.updateComplete;
    viewer.nextDocument();
    viewer.nextDocument();
    expect(viewer.documentNumber).to.equal(3);
    viewer.nextDocument();
    expect(viewer.documentNumber).to.equal(4);
    viewer.previousDocument();
    viewer.previousDocument();
    expect(viewer.documentNumber).to.equal(2);
    await viewer.open(`${documents}note.txt`);
    expect(viewer.documentNumber).to.equal(1);
  });

  it('can be data of the page, with files among them', async () => {
    const bytes = await (await fetch(`${documents}declaration.pdf`)).blob();
    viewer.documents = [
      { src: `${documents}plain-30.pdf`, name: 'protokół.pdf' },
      { src: new File([bytes], 'x.pdf'), name: 'deklaracja.pdf' },
    ];
    await opened(viewer, 30);
    viewer.nextDocument();
    await opened(viewer, 3);
    await viewer.updateComplete;
    expect(one<HTMLAnchorElement>(viewer, '.download').download).to.equal('deklaracja.pdf');
  });

  it('pass axe', async () => {
    await expect(viewer).to.be.accessible();
  });
});

describe('files inside a document', () => {
  let viewer: TtDocumentViewer;
  beforeEach(async () => {
    viewer = await fixture<TtDocumentViewer>(
      html`<tt-document-viewer lang="en" src=${`${documents}attached.pdf`}></tt-document-viewer>`,
    );
    await opened(viewer, 1);
  });

  it('open in place, with a way back that keeps the focus', async () => {
    const told: unknown[] = [];
    viewer.addEventListener('tt-attachment', ({ detail }) => told.push(detail));
    await viewer.openAttachment(0);
    await opened(viewer, 3);
    await viewer.updateComplete;
    const back = one(viewer, '.back');
    expect(words(back)).to.equal('Back to the file “attached.pdf”');
    expect(one<HTMLAnchorElement>(viewer, '.download').download).to.equal('deklaracja.pdf');
    back.focus();
    await sendKeys({ press: 'Enter' });
    await opened(viewer, 1);
    await viewer.updateComplete;
    expect(viewer.shadowRoot!.querySelector('.back')).to.equal(null);
    expect(active(viewer)).to.equal(one(viewer, '.document'));
    await waitUntil(() => one(viewer, '.page').textContent!.includes('Pismo z załącznikami.'));
    await waitUntil(() => told.length > 1, 'both are told');
    expect(told).to.deep.equal([
      { name: 'deklaracja.pdf', depth: 1 },
      { name: '', depth: 0 },
    ]);
  });

  it('are gone back from to where they are named in a text', async () => {
    const parts = ['a', 'b'].map(
      (name) =>
        `--x\r\nContent-Type: text/plain; name="${name}.txt"\r\n` +
        `Content-Disposition: attachment; filename="${name}.txt"\r\n\r\n${name}\r\n`,
    );
    const message =
      'From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n' +
      `--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n${parts.join('')}--x--\r\n`;
    await viewer.open(new File([message], 'message.eml'));
    const named = (index: number): HTMLElement =>
      one(viewer, `.document [data-attachment="${index}"]`);
    await waitUntil(() => viewer.shadowRoot!.querySelector('[data-attachment="1"]'), 'the list');
    named(1).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.shadowRoot!.querySelector('.back'), 'inside');
    await waitUntil(() => viewer.state === 'ready', 'opened');
    expect(active(viewer)).to.equal(one(viewer, '.document'));
    one(viewer, '.back').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => active(viewer)?.hasAttribute('data-attachment'), 'back at the name');
    expect(active(viewer)).to.equal(named(1));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.shadowRoot!.querySelector('.back'), 'inside again');
    await waitUntil(() => viewer.state === 'ready', 'opened again');
    await viewer.showShortcuts();
    expect(words(one(viewer, '.keys'))).to.match(/message\.eml.* Backspace/);
    one<HTMLDialogElement>(viewer, 'dialog').close();
    one(viewer, '.document').focus();
    await sendKeys({ press: 'Backspace' });
    await waitUntil(() => active(viewer)?.hasAttribute('data-attachment'), 'back by the key');
    await sendKeys({ press: 'Backspace' });
    expect(viewer.state, 'there is nothing behind it').to.equal('ready');
    expect(active(viewer)).to.equal(named(1));
  });

  it('keep the focus in the viewer when a page closes one while a step has it', async () => {
    await viewer.openAttachment(0);
    await opened(viewer, 3);
    await viewer.updateComplete;
    one(viewer, '.steps button:not([aria-disabled=true])').focus();
    await viewer.closeAttachment();
    await waitUntil(() => active(viewer) === one(viewer, '.document'), 'in the document');
  });

  it('are stepped through, with names that hide nothing, and a bad one keeps the way back', async () => {
    await viewer.openAttachment(0);
    await opened(viewer, 3);
    await viewer.updateComplete;
    const select = one<HTMLSelectElement>(viewer, '.steps select');
    expect(words(select.options[1]!)).to.equal('2 of 2: umowa[U+202E]fdp.exe');
    one(viewer, '.document').focus();
    withShift('PageDown');
    await waitUntil(() => viewer.state === 'failed');
    await viewer.updateComplete;
    one(viewer, '.back').click();
    await opened(viewer, 1);
  });
});
