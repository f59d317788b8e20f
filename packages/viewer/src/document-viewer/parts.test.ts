import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import {
  all,
  appears,
  documents,
  focused,
  one,
  openViewer,
  said,
  textOf,
} from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** Everything that the viewer's own words say, without the text of the document. */
const ownWords = (viewer: TtDocumentViewer): string =>
  all(viewer, '*')
    .filter((element) => !element.closest('.reading-text'))
    .flatMap((element) => [
      element.ariaLabel ?? '',
      element.title,
      ...[...element.childNodes].map((node) => (node instanceof Text ? node.data : '')),
    ])
    .join(' ');

const shown = (viewer: TtDocumentViewer, count: number): Promise<void> =>
  waitUntil(
    () => all(viewer, '.reading-page[data-state=shown]').length === count,
    'the text is there',
  );

/** The first thing that a screen reader finds in a part when it jumps by headings. */
const firstHeading = (viewer: TtDocumentViewer, part: number): string =>
  textOf(one(viewer, `.reading-page[data-page="${part}"] :is(h2, h3, [role=heading])`));

describe('parts that are no pages', () => {
  it('are sheets of a workbook, by their names', async () => {
    const viewer = await openViewer('budget.xlsx');
    await waitUntil(() => said(viewer).includes('otwarto') || said(viewer).includes('Otwarto'));
    expect(said(viewer)).to.match(/arkusz/);
    await shown(viewer, viewer.pageCount);
    expect(ownWords(viewer)).to.not.match(/stron[aęyi]/i);
    const name = one<HTMLInputElement>(viewer, '.page-number').value;
    expect(firstHeading(viewer, 1)).to.contain(name);
    const section = one(viewer, '.reading-page[data-page="1"]');
    expect(section.ariaLabel).to.contain(name).and.to.contain('Arkusz 1 z');
    one(viewer, '[data-command=nextPage]').click();
    await waitUntil(() => said(viewer).startsWith('Arkusz „'), said(viewer));
    await viewer.find('a');
    // How many there are is said once the search is over.
    await waitUntil(() => /^\d+ wystąpi/.test(said(viewer)), said(viewer));
    expect(all(viewer, '.results button').length).to.be.greaterThan(1);
    viewer.findNext();
    await waitUntil(() => said(viewer).includes(', arkusz „'), said(viewer));
    await expect(viewer).to.be.accessible();
  });

  it('are slides of a presentation, each of which begins with a heading', async () => {
    const viewer = await openViewer('slides.pptx');
    await shown(viewer, viewer.pageCount);
    expect(ownWords(viewer)).to.not.match(/stron[aęyi]/i);
    for (let slide = 1; slide <= viewer.pageCount; slide++) {
      const section = one(viewer, `.reading-page[data-page="${slide}"]`);
      expect(firstHeading(viewer, slide)).to.not.equal('');
      const inText = section.querySelector('.reading-text')!.firstElementChild;
      const isHeading = inText?.matches('h2');
      expect(section.querySelector('.page-name')!.role === 'heading').to.equal(!isHeading);
    }
  });

  for (const name of ['message.eml', 'container.edoc', 'form.xml', 'letter.docx', 'table.csv']) {
    it(`are none of ${name}`, async () => {
      const viewer = await openViewer(name);
      await waitUntil(() => said(viewer).includes('Otwarto'), said(viewer));
      await shown(viewer, 1);
      expect(ownWords(viewer)).to.not.match(/stron[aęyi]/i);
      expect(all(viewer, '.page-number, [data-command=nextPage]')).to.deep.equal([]);
      expect(one(viewer, '.page-name').checkVisibility(), 'no line for a name').to.equal(false);
      await expect(viewer).to.be.accessible();
    });
  }
});

describe('tools for documents of several kinds', () => {
  const stops = (viewer: TtDocumentViewer): HTMLElement[] =>
    all(viewer, '.toolbar :is(button, input)').filter(
      (tool) => tool.tabIndex === 0 && tool.checkVisibility() && !tool.closest('[role=menu]'),
    );

  it('are in reach of the keys also after the viewer has become narrow, or wide', async () => {
    const viewer = await openViewer('budget.xlsx');
    viewer.style.inlineSize = '60rem';
    await waitUntil(() => one(viewer, '[data-command=zoomIn]').checkVisibility(), 'wide');
    one(viewer, '[data-command=zoomIn]').focus();
    viewer.style.inlineSize = '20rem';
    await waitUntil(() => !one(viewer, '[data-command=zoomIn]').checkVisibility(), 'narrow');
    await waitUntil(() => stops(viewer).length === 1, 'one stop');
    await waitUntil(() => focused(viewer) === stops(viewer)[0], 'the focus is on it');
    viewer.style.inlineSize = '60rem';
    await waitUntil(() => one(viewer, '[data-command=zoomIn]').checkVisibility(), 'wide again');
    await waitUntil(() => stops(viewer).length === 1, 'one stop again');
  });

  it('take the title of a slide also where the present one has none', async () => {
    const viewer = await openViewer('slides.pptx');
    viewer.goToPage(2);
    await waitUntil(() => one<HTMLInputElement>(viewer, '.page-number').value === '2');
    const box = one<HTMLInputElement>(viewer, '.page-number');
    expect(box.inputMode).to.not.equal('numeric');
    box.focus();
    await sendKeys({ type: 'orçamento municipal' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.page === 1, said(viewer));
    viewer.panel = 'outline';
    await appears(viewer, '.panel .to');
    expect(all(viewer, '.panel .to > span:first-child').map(textOf)).to.deep.equal([
      'Orçamento municipal',
      'Slajd 2',
    ]);
  });

  it('show pictures of pages only where there are any', async () => {
    const viewer = await openViewer('declaration.pdf', { panel: 'thumbnails' });
    await appears(viewer, '.panel');
    viewer.src = `${documents}message.eml`;
    await waitUntil(() => viewer.state === 'ready' && all(viewer, '.reading-page').length === 1);
    await aTimeout(200);
    expect(all(viewer, '.panel')).to.deep.equal([]);
    viewer.src = `${documents}declaration.pdf`;
    await waitUntil(() => all(viewer, '.page').length === 3);
    await appears(viewer, '.panel');
  });

  it('give the focus to the document when they go away with the one before', async () => {
    const viewer = await openViewer('declaration.pdf');
    const own = document.createElement('button');
    own.slot = 'toolbar';
    own.textContent = 'Następny';
    viewer.append(own);
    for (const [file, there] of [
      ['budget.xlsx', '.reading-page'],
      ['declaration.pdf', '.page canvas'],
    ] as const) {
      const tool = file === 'budget.xlsx' ? own : one(viewer, '[data-command=zoomIn]');
      tool.focus();
      expect(tool.matches(':focus')).to.equal(true);
      viewer.src = documents + file;
      await appears(viewer, there);
      await waitUntil(() => viewer.state === 'ready', 'open');
      expect(focused(viewer)).to.equal(one(viewer, '.document'));
    }
  });

  it('keep the voice of words that stay when the page changes its language', async () => {
    const viewer = await openViewer('message.eml');
    await shown(viewer, 1);
    const caption = one(viewer, '.reading-text th');
    expect(textOf(caption)).to.equal('Od');
    viewer.closest<HTMLElement>('[lang]')!.lang = 'lv';
    await waitUntil(() => one(viewer, '.viewer').lang === 'lv');
    expect(caption.closest<HTMLElement>('[lang]')!.lang).to.equal('pl');
  });
});

describe('ways through the text of a document', () => {
  it('have a name of their own on every page', async () => {
    const viewer = await openViewer('declaration.pdf', { view: 'reading' });
    await shown(viewer, 3);
    expect(all(viewer, '.next-page').map(textOf)).to.deep.equal([
      'Następna strona: 2',
      'Następna strona: 3',
    ]);
  });

  /** A German document: a link to its second page, and one away from it. */
  const german = (): File => {
    const link = (rect: string, target: string): string =>
      `<</Type/Annot/Subtype/Link/Rect[${rect}]${target}>>`;
    const text = 'BT /F 10 Tf 50 350 Td (Anlage) Tj ET BT /F 10 Tf 50 320 Td (Rathaus) Tj ET';
    const bytes = makePdf([
      '<</Type/Catalog/Pages 2 0 R/Lang(de-AT)>>',
      '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[7 0 R 8 0 R]>>',
      stream(text),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]>>',
      link('48 345 120 362', '/Dest[6 0 R/Fit]'),
      link('48 315 120 332', '/A<</S/URI/URI(https://example.org/)>>'),
    ]);
    return new File([bytes], 'anlage.pdf');
  };

  it('say where they lead in the words of the page, whatever language the text is in', async () => {
    const viewer = await openViewer('form.pdf', { view: 'reading' });
    await viewer.open(german());
    await waitUntil(() => all(viewer, '.reading-text a').length === 2, 'links');
    const [inside, away] = all<HTMLAnchorElement>(viewer, '.reading-text a');
    expect(inside!.title).to.equal('Przejdź do strony 2');
    expect(away!.title).to.equal('https://example.org/ (otwiera się w nowym oknie)');
    for (const link of [inside!, away!]) {
      expect(link.lang, 'of the description').to.equal('pl');
      const words = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode()!;
      const spoken = words.parentElement!.closest<HTMLElement>('[lang]')!;
      expect(spoken.lang, 'of the text').to.equal('de-AT');
    }
    await expect(viewer).to.be.accessible();
    viewer.view = 'pages';
    const onPicture = await appears<HTMLAnchorElement>(viewer, '.text a[title^=Przejd]');
    expect(onPicture.lang, 'on the picture of the page').to.equal('pl');
  });
});
