import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { loadMessages } from '@twintown/core/messages.js';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import { makePdf } from '../engines/testing/make-pdf.ts';
import {
  all,
  appears,
  documents,
  focused,
  one,
  openViewer,
  page,
  said,
  textOf,
} from '../testing/open-viewer.ts';
import type { Attachment } from '../engines/engine.ts';
import type { TtDocumentViewer } from './document-viewer.ts';
import { Attachments } from './panels/attachments.ts';
import type { PanelHost } from './panels/panel.ts';

describe('a panel', () => {
  it('gives the focus back to the button that opened it', async () => {
    const viewer = await openViewer('report.pdf');
    const button = one(viewer, '.toolbar [data-command=search]');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(viewer)?.id === 'find', 'the search');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(viewer) === button, 'back at the button');
  });
});

describe('a panel that takes long to be read', () => {
  const panelIn = async (files: Attachment[]): Promise<[Attachments, string[]]> => {
    await loadMessages('pl', 'document');
    const heard: string[] = [];
    let give: (files: Attachment[]) => void = () => undefined;
    const host = {
      language: 'pl',
      document: { attachments: () => new Promise((resolve) => (give = resolve)) },
      say: (text: string) => heard.push(text),
    } as unknown as PanelHost;
    const panel = new Attachments(host);
    await fixture(html`<div>${panel.element}</div>`);
    panel.focus();
    expect(textOf(document.activeElement!)).to.equal('Odczytywanie dokumentu…');
    give(files);
    return [panel, heard];
  };

  it('says what came of it to whoever waits there, where nothing new takes the focus', async () => {
    const [panel, heard] = await panelIn([]);
    await waitUntil(() => heard.length > 0);
    expect(heard).to.deep.equal(['Ten dokument nie ma załączników.']);
    expect(document.activeElement).to.equal(panel.element);
  });

  it('leads to the first entry without more words', async () => {
    const file = { name: 'a.pdf', size: 1, content: () => Promise.resolve(new Uint8Array()) };
    const [panel, heard] = await panelIn([file]);
    await waitUntil(() => document.activeElement === panel.element.querySelector('button'));
    expect(heard).to.deep.equal([]);
  });
});

describe('the table of contents', () => {
  it('is a nested list that leads to pages and marks where the reader is', async () => {
    const viewer = await openViewer('report.pdf', { panel: 'outline' });
    await appears(viewer, '.outline li');
    const entry = (title: string): HTMLElement =>
      all(viewer, '.outline .to').find((button) => textOf(button).startsWith(title))!;
    expect(entry('Wstęp').getAttribute('aria-current')).to.equal('true');
    expect(entry('Podziękowania').closest('ul ul')).to.exist;
    const left = (title: string): number =>
      entry(title).firstElementChild!.getBoundingClientRect().left;
    expect(left('Podziękowania') - left('Wstęp'), 'seen to be nested').to.be.at.least(12);
    expect(left('Rozdział 1')).to.equal(left('Wstęp'));
    entry('Rozdział 3').focus();
    await sendKeys({ press: 'Enter' });
    expect(viewer.page).to.equal(5);
    expect(focused(viewer)).to.equal(entry('Rozdział 3'));
    await waitUntil(() => entry('Rozdział 3').getAttribute('aria-current') === 'true');
    one(viewer, '.twist').focus();
    await sendKeys({ press: 'Enter' });
    expect(entry('Podziękowania')).to.equal(undefined);
    expect(one(viewer, '.twist').ariaExpanded).to.equal('false');
    await expect(viewer).to.be.accessible();
  });

  it('shows an entry that leads nowhere as text, and opens it by one button', async () => {
    const pdf = makePdf([
      '<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
      '<</First 5 0 R/Last 5 0 R/Count 1>>',
      '<</Title(Rada)/Parent 4 0 R/First 6 0 R/Last 6 0 R/Count 1>>',
      '<</Title(Uchwala)/Parent 5 0 R/Dest[3 0 R/Fit]>>',
    ]);
    const viewer = await openViewer('scan.pdf', { panel: 'outline' });
    await viewer.open(new File([pdf], 'rada.pdf'));
    await waitUntil(() => all(viewer, '.outline .nowhere').length === 1);
    expect(textOf(one(viewer, '.nowhere'))).to.equal('Rada');
    const named = all(viewer, '.outline button').map(
      (button) => button.ariaLabel ?? textOf(button.firstElementChild!),
    );
    expect(named).to.deep.equal(['Rada', 'Uchwala']);
    expect(one(viewer, '.twist').ariaExpanded).to.equal('true');
  });

  it('calls pages by the names that the document gives them', async () => {
    const viewer = await openViewer('report.pdf', { panel: 'outline' });
    await appears(viewer, '.outline li');
    const places = all(viewer, '.outline .where').map((where) => textOf(where));
    expect(places.slice(0, 3)).to.deep.equal([
      'iStrona „i” (1 z 8)',
      'iiStrona „ii” (2 z 8)',
      '1Strona „1” (3 z 8)',
    ]);
  });

  it('says so where there is none, and closes with the focus in the document', async () => {
    const viewer = await openViewer('scan.pdf');
    const opened: unknown[] = [];
    viewer.addEventListener('tt-panel', ({ detail }) => opened.push(detail.panel));
    viewer.panel = 'outline';
    await waitUntil(() => all(viewer, '.panel-note').length > 0);
    await waitUntil(() => textOf(one(viewer, '.panel-note')).includes('nie ma spisu treści'));
    await waitUntil(() => focused(viewer)?.matches('.panel-body'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(viewer) === one(viewer, '.document'));
    expect(opened).to.deep.equal(['outline', null]);
  });
});

describe('thumbnails', () => {
  it('are drawn where they are seen, with one tab stop', async () => {
    const viewer = await openViewer('plain-30.pdf');
    viewer.style.blockSize = '400px';
    viewer.panel = 'thumbnails';
    await appears(viewer, '.thumbnails [data-page="2"] canvas');
    expect(all(viewer, '.thumbnails canvas').length).to.be.below(30);
    const present = (): HTMLElement => one(viewer, '.thumbnails [aria-current="page"]');
    await waitUntil(() => focused(viewer) === present());
    expect(all(viewer, '.thumbnails [tabindex="0"]')).to.have.length(1);
    expect(present().ariaLabel).to.equal('Strona 1');
    expect(present().title, 'the name, said once more').to.equal('');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    expect(viewer.page).to.equal(30);
    expect(present().dataset['page']).to.equal('30');
    expect(focused(viewer)).to.equal(present());
    await appears(viewer, '.thumbnails [data-page="30"] canvas');
    await expect(viewer).to.be.accessible();
  });
});

describe('a page with a name of its own', () => {
  it('is called by it under its small picture', async () => {
    const viewer = await openViewer('report.pdf', { panel: 'thumbnails' });
    const second = await appears(viewer, '.thumbnails [data-page="2"]');
    await waitUntil(() => textOf(second) === 'ii');
    expect(second.ariaLabel).to.equal('Strona „ii” (2 z 8)');
  });

  it('is called by it among comments and matches', async () => {
    const viewer = await openViewer('report.pdf', { panel: 'notes' });
    expect(textOf((await appears(viewer, '.notes li')).querySelector('.to')!)).to.equal(
      'Strona „i” (1 z 8)',
    );
    viewer.panel = 'search';
    (await appears(viewer, '#find')).focus();
    await sendKeys({ type: 'Rozdział 3' });
    await sendKeys({ press: 'Enter' });
    await appears(viewer, '.results .where');
    // What was found of the first letters stands there until the whole text was typed.
    await waitUntil(() => textOf(one(viewer, '.results .where')) === 'Strona „3” (5 z 8)');
  });
});

describe('layers', () => {
  const pixel = (viewer: TtDocumentViewer, x: number): number[] => {
    const canvas = page(viewer, 1).querySelector('canvas')!;
    const { data } = canvas
      .getContext('2d')!
      .getImageData(Math.round(canvas.width * x), Math.round(canvas.height / 2), 1, 1);
    return Array.from(data.slice(0, 3));
  };

  it('are shown and hidden by their boxes', async () => {
    const viewer = await openViewer('layers.pdf', { panel: 'layers' });
    await appears(viewer, '.page canvas');
    const boxes = (): HTMLInputElement[] => all<HTMLInputElement>(viewer, '.layers input');
    await waitUntil(() => boxes().length === 2);
    const text = one(viewer, '.page .text');
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([true, false]);
    expect(pixel(viewer, 0.25)).to.deep.equal([255, 0, 0]);
    expect(pixel(viewer, 0.75)).to.deep.equal([255, 255, 255]);
    boxes()[1]!.focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => pixel(viewer, 0.75)[2] === 255 && pixel(viewer, 0.75)[0] === 0);
    boxes()[0]!.focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => pixel(viewer, 0.25)[1] === 255, 'the first layer is gone');
    expect(one(viewer, '.page .text'), 'text without links on layers stays as it is').to.equal(
      text,
    );
  });

  it('are shown where a picture has just been drawn without them', async () => {
    const viewer = await openViewer('layers.pdf', { panel: 'layers' });
    await appears(viewer, '.page canvas');
    const boxes = (): HTMLInputElement[] => all<HTMLInputElement>(viewer, '.layers input');
    await waitUntil(() => boxes().length === 2 && viewer.shadowRoot!.querySelector('.page canvas'));
    const canvas = one(viewer, '.page canvas');
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (canvas.isConnected) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(page(viewer, 1), { childList: true, subtree: true });
    });
    boxes()[0]!.click();
    await drawn;
    boxes()[1]!.click();
    await waitUntil(() => pixel(viewer, 0.75)[2] === 255 && pixel(viewer, 0.75)[0] === 0);
  });
});

describe('layers that the document locks, and what lies on layers', () => {
  /** A shown and a hidden layer, a locked one, with a link, a field, and a link on one or the other. */
  const plan = (): File => {
    const link = (top: number, rest: string): string =>
      `<</Type/Annot/Subtype/Link/Rect[20 ${top} 200 ${top + 20}]/A<</S/URI/URI(https://example.org/${top})>>${rest}>>`;
    return new File(
      [
        makePdf([
          '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[9 0 R]>>/OCProperties<</OCGs[5 0 R 6 0 R 7 0 R]' +
            '/D<</Order[5 0 R 6 0 R 7 0 R]/OFF[6 0 R]/Locked[7 0 R]>>>>>>',
          '<</Type/Pages/Kids[3 0 R]/Count 1>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Annots[8 0 R 9 0 R 10 0 R 11 0 R]>>',
          '<</Length 0>>stream\n\nendstream',
          '<</Type/OCG/Name(Parcels)>>',
          '<</Type/OCG/Name(Pipes)>>',
          '<</Type/OCG/Name(Frame)>>',
          link(300, '/OC 5 0 R'),
          '<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Tx/T(depth)/TU(Depth)/Rect[20 250 200 270]/OC 6 0 R>>',
          link(200, '/OC 12 0 R'),
          link(100, ''),
          '<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/AllOn>>',
        ]),
      ],
      'plan.pdf',
    );
  };

  it('cannot be switched, and is shown only while its layer is', async () => {
    const viewer = await openViewer('scan.pdf', { panel: 'layers' });
    await viewer.open(plan());
    const box = (name: string): HTMLInputElement =>
      all(viewer, '.layers label')
        .find((label) => textOf(label).startsWith(name))!
        .querySelector('input')!;
    await waitUntil(() => all(viewer, '.layers input').length === 3);
    expect(textOf(box('Frame').closest('label')!)).to.equal('Frame Zablokowana przez dokument');
    expect(box('Frame').matches(':disabled')).to.equal(true);
    const links = (): string[] =>
      all<HTMLAnchorElement>(viewer, '.page .text a').map((link) => link.pathname);
    const fields = (): HTMLElement[] => all(viewer, '.page .fields input');
    await waitUntil(() => links().length === 2, 'two of three links');
    expect(links()).to.deep.equal(['/300', '/100']);
    expect(fields()).to.have.length(0);
    box('Pipes').focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => links().length === 3 && fields().length === 1, 'all are there');
    box('Parcels').focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => links().length === 1, 'what lies on the other layer is gone');
    await waitUntil(() => fields().length === 1, 'what lies on this one stays');
    box('Pipes').focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => fields().length === 0, 'the field goes with its layer');
    const heard: unknown[] = [];
    viewer.addEventListener('tt-layers', () => heard.push(1));
    const [, , frame] = await viewer.layers();
    expect(frame?.locked).to.equal(true);
    await viewer.showLayer(frame!.id!, false);
    expect((await viewer.layers())[2]?.visible).to.equal(true);
    expect(heard).to.have.length(0);
  });
});

describe('comments and attachments', () => {
  it('reads remarks out with who made them', async () => {
    const viewer = await openViewer('report.pdf', { panel: 'notes' });
    await appears(viewer, '.notes li');
    const [note] = all(viewer, '.notes li');
    expect(textOf(note!)).to.contain('Strona „i” (1 z 8)');
    expect(textOf(note!)).to.contain('Proszę sprawdzić tę stronę.');
    expect(textOf(note!)).to.contain('Jan Kowalski');
    const [first] = await viewer.notes();
    expect([first?.page, first?.text]).to.deep.equal([1, 'Proszę sprawdzić tę stronę.']);
  });

  it('opens a file of the document in its place', async () => {
    const viewer = await openViewer('report.pdf', { panel: 'attachments' });
    const file = await appears(viewer, '.file .to');
    expect(textOf(file)).to.contain('stawki.csv');
    expect(file.title).to.equal('Otwórz plik „stawki.csv”');
    const states: string[] = [];
    viewer.addEventListener('tt-document', ({ detail }) => states.push(detail.state));
    file.focus();
    await sendKeys({ press: 'Enter' });
    // What opens it, and whether it can be shown at all, is for the engines to say.
    await waitUntil(() => states.length >= 2, 'it was opened');
    // What was pressed went away with the panel of the document before.
    expect(focused(viewer)).to.equal(one(viewer, '.document'));
    await waitUntil(() => said(viewer).includes('stawki.csv'), 'what opened is said');
  });

  it('makes pages smaller without a word, and what opens beside it is said', async () => {
    const viewer = await openViewer('plain-30.pdf');
    const heard: string[] = [];
    new MutationObserver(() => heard.push(said(viewer))).observe(one(viewer, '[role=status]'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    viewer.panel = 'outline';
    await appears(viewer, '.panel');
    viewer.src = `${documents}declaration.pdf`;
    await waitUntil(() => heard.some((text) => text.includes('declaration.pdf')), 'opened');
    await aTimeout(800);
    expect(heard.join()).not.to.contain('%');
  });
});
