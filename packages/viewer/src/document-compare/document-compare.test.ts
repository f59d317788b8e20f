import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import './define.ts';
import type { CompareDetail, TtDocumentCompare } from './document-compare.ts';
import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { docx, pptx, wp, xlsx } from '../engines/testing/office-samples.ts';
import { makePdf } from '../engines/testing/make-pdf.ts';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

const words = (element: Element | null | undefined): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Pages without text. */
const blank = (count: number): Uint8Array<ArrayBuffer> => {
  const pages = Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(' ');
  return makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages}]/Count ${count}>>`,
    ...Array.from({ length: count }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>'),
  ]);
};

describe('tt-document-compare', () => {
  let compare: TtDocumentCompare;
  let told: CompareDetail[];
  const root = (): ShadowRoot => compare.shadowRoot!;
  const viewers = (): TtDocumentViewer[] => [...root().querySelectorAll('tt-document-viewer')];

  async function show(before: string, after: string, width = '60rem'): Promise<void> {
    told = [];
    const holder = await fixture<HTMLElement>(
      html`<div lang="en" style=${`inline-size: ${width}`}></div>`,
    );
    holder.addEventListener('tt-compare', ({ detail }) => told.push(detail));
    compare = document.createElement('tt-document-compare');
    for (const [file, name] of [
      [before, 'By-laws 2025'],
      [after, 'By-laws 2026'],
    ] as const) {
      const link = document.createElement('a');
      link.href = documents + file;
      link.textContent = name;
      compare.append(link);
    }
    holder.append(compare);
    await waitUntil(
      () => viewers().every(({ state }) => /ready|failed/.test(state)) && viewers()[1],
      'opened',
    );
    await compare.updateComplete;
  }
  async function showFiles(before: Blob, after: Blob): Promise<void> {
    told = [];
    const holder = await fixture<HTMLElement>(
      html`<div lang="en" style="inline-size: 60rem"></div>`,
    );
    holder.addEventListener('tt-compare', ({ detail }) => told.push(detail));
    compare = document.createElement('tt-document-compare');
    compare.older = before;
    compare.newer = after;
    holder.append(compare);
    await compared();
    await compare.updateComplete;
  }
  const compared = (): Promise<void> => waitUntil(() => told.length > 0, 'compared');

  it('shows both documents under their names and says on how many pages the text differs', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    expect(told.at(-1)).to.deep.equal({ changed: 2, total: 4 });
    expect(words(root().querySelector('[role=status]'))).to.equal('The text differs on 2 pages.');
    expect([...root().querySelectorAll('.side-name')].map(words)).to.deep.equal([
      'Before By-laws 2025',
      'After By-laws 2026',
    ]);
  });

  it('tells the toolbars of the two documents apart', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    const names = viewers().map(
      (viewer) => viewer.shadowRoot!.querySelector('.toolbar')?.ariaLabel,
    );
    expect(names).to.deep.equal([
      'Toolbar of the document “Before: By-laws 2025”',
      'Toolbar of the document “After: By-laws 2026”',
    ]);
  });

  const marked = (name: string): string[] => [...(CSS.highlights.get(name) ?? [])].map(String);

  it('marks in the pages what was added and deleted, until that is turned off', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await waitUntil(() => marked('tt-added').length > 1, 'the marks');
    expect(marked('tt-deleted')).to.deep.equal(['20']);
    expect(marked('tt-added')[0]).to.equal('15');
    const [range] = CSS.highlights.get('tt-added')!;
    const text = range!.startContainer.parentElement!;
    expect(text.closest('[data-page]')!.getAttribute('data-page')).to.equal('1');
    expect(text.getRootNode()).to.equal(viewers()[1]!.shadowRoot);
    // Other browsers do not tell how they paint it.
    if (navigator.vendor.startsWith('Google'))
      expect(getComputedStyle(text, '::highlight(tt-added)').textDecorationLine).to.equal(
        'underline',
      );
    const box = [...root().querySelectorAll('label')].find((label) => /Mark/.test(words(label)))!;
    box.querySelector('input')!.focus();
    await sendKeys({ press: ' ' });
    expect([marked('tt-added'), marked('tt-deleted')]).to.deep.equal([[], []]);
    await sendKeys({ press: ' ' });
    expect(marked('tt-deleted')).to.deep.equal(['20']);
    for (const viewer of viewers()) viewer.view = 'reading';
    await waitUntil(() => marked('tt-added').includes('15'), 'the marks in the text');
    expect(marked('tt-deleted')).to.deep.equal(['20']);
    compare.remove();
    expect([marked('tt-added'), marked('tt-deleted')]).to.deep.equal([[], []]);
  });

  it('lists the changed pages with the words that were added and deleted', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    expect([...root().querySelectorAll('summary')].map(words)).to.deep.equal([
      'Page 1: words added: 1, deleted: 1',
      'Page 2 was added',
    ]);
    const [summary] = root().querySelectorAll<HTMLElement>('summary');
    summary!.focus();
    await sendKeys({ press: 'Enter' });
    expect(words(root().querySelector('del'))).to.equal('Deleted: 20');
    expect(words(root().querySelector('ins'))).to.equal('Added: 15');
    expect(root().querySelector('li')!.checkVisibility()).to.equal(true);
    expect(words(root().querySelector('li'))).to.contain('do Deleted: 20 Added: 15 dnia');
    await expect(compare).to.be.accessible();
  });

  it('scrolls both together, by the pages that belong together, until it is told not to', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    const [before, after] = viewers();
    before!.goToPage(2);
    await waitUntil(() => after!.page === 3, 'the second page became the third');
    const says = (viewer: Element): string =>
      words(viewer.shadowRoot!.querySelector('[role=status]'));
    await waitUntil(
      () => /^Page 2 of \d, Before: By-laws 2025$/.test(says(before!)),
      'one is named',
    );
    await waitUntil(() => /^Page 3 of \d, After: By-laws 2026$/.test(says(after!)), 'the other');
    const box = root().querySelector<HTMLInputElement>('.bar input')!;
    box.focus();
    await sendKeys({ press: ' ' });
    before!.goToPage(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(after!.page).to.equal(3);
  });

  it('shows both alike in zoom, rotation, view and from side to side, until it is told not to', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    const [before, after] = viewers();
    const aside = (viewer: Element): Element => viewer.shadowRoot!.querySelector('.document')!;
    before!.zoom = 300;
    await waitUntil(() => after!.zoom === 300, 'the zoom followed');
    await waitUntil(() => {
      const { scrollWidth, clientWidth } = aside(after!);
      return scrollWidth > clientWidth;
    }, 'it is wide');
    await aTimeout(200);
    aside(after!).scrollLeft = 120;
    await waitUntil(() => Math.abs(aside(before!).scrollLeft - 120) < 2, 'the other went aside');
    after!.rotation = 90;
    await waitUntil(() => before!.rotation === 90, 'the other is turned');
    after!.view = 'reading';
    await waitUntil(() => before!.view === 'reading', 'the other is text');
    const box = root().querySelector<HTMLInputElement>('.bar input')!;
    box.click();
    after!.view = 'pages';
    after!.zoom = 100;
    await aTimeout(200);
    expect([before!.view, before!.zoom]).to.deep.equal(['reading', 300]);
    box.click();
    await waitUntil(() => after!.view === 'reading' && after!.zoom === 300, 'together again');
  });

  it('waits beside a page that was added where the next one begins', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    const [before, after] = viewers();
    const scroller = (viewer: Element): HTMLElement =>
      viewer.shadowRoot!.querySelector('.document')!;
    /** How far the page begins below the line that is read. */
    const begins = (viewer: Element, page: number): number => {
      const { scrollTop, clientHeight } = scroller(viewer);
      const { offsetTop } = scroller(viewer).querySelector<HTMLElement>(
        `[data-page="${page}"]:not(a)`,
      )!;
      return Math.round(offsetTop - scrollTop - clientHeight / 3);
    };
    after!.goToPage(2);
    await waitUntil(() => Math.abs(begins(before!, 2)) < 2, 'it waits');
    await aTimeout(200);
    scroller(after!).scrollTop += 150;
    await aTimeout(300);
    expect(begins(before!, 2)).to.be.closeTo(0, 1);
    after!.goToPage(3);
    await waitUntil(() => Math.abs(begins(before!, 2) - begins(after!, 3)) < 2, 'both go on');
  });

  it('says when the texts are the same', async () => {
    await show('bylaws-after.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    expect(words(root().querySelector('[role=status]'))).to.contain('are the same');
    expect(root().querySelector('summary')).to.equal(null);
  });

  it('says when one cannot be read, and still shows the other', async () => {
    await show('bylaws-before.pdf', 'broken.pdf');
    await waitUntil(() =>
      words(root().querySelector('[role=status]')).includes('cannot be compared'),
    );
    expect(viewers()[0]!.state).to.equal('ready');
    expect(told).to.deep.equal([]);
  });

  it('says which one it is that cannot be shown', async () => {
    await show('bylaws-before.pdf', 'broken.pdf');
    const said = (): string =>
      words(viewers()[1]!.shadowRoot!.querySelector('[role=status]')).slice(0, 70);
    await waitUntil(() => said() !== '', 'something is said');
    expect(said()).to.equal(
      'This file is damaged and cannot be shown, After: By-laws 2026. Downloa',
    );
  });

  it('speaks of the sheets of spreadsheets, the slides of presentations, and of letters as a whole', async () => {
    const says = async (
      before: ReturnType<typeof docx>,
      after: ReturnType<typeof docx>,
      ending: string,
    ): Promise<string[]> => {
      await show('bylaws-before.pdf', 'bylaws-after.pdf');
      await compared();
      told = [];
      compare.older = new File([await before], `a.${ending}`);
      compare.newer = new File([await after], `b.${ending}`);
      await compare.updateComplete;
      await waitUntil(
        () => told.length > 0 && viewers().every(({ source }) => source instanceof File),
        'compared anew',
      );
      await compare.updateComplete;
      return [
        words(root().querySelector('[role=status]')),
        ...[...root().querySelectorAll('summary')].map(words),
      ];
    };
    const sheet = (text: string): string =>
      `<worksheet xmlns="urn:s"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
    expect(await says(xlsx(sheet('old sum')), xlsx(sheet('new sum')), 'xlsx')).to.deep.equal([
      'The text differs on 1 sheet.',
      'Sheet 1: words added: 1, deleted: 1',
    ]);
    expect(viewers().map(({ parts }) => parts)).to.deep.equal(['sheets', 'sheets']);
    expect(await says(docx(wp('old')), docx(wp('new words')), 'docx')).to.deep.equal([
      'The texts of the two documents differ.',
      'Words added: 2, deleted: 1',
    ]);
    const [slides] = await says(pptx(), pptx(), 'pptx');
    expect(slides).to.equal('The texts of the two documents are the same.');
    expect(viewers().map(({ parts }) => parts)).to.deep.equal(['slides', 'slides']);
  });

  it('finds what changed in an item above the items in it', async () => {
    const item = (text: string, level: number): string =>
      wp(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
    const list = (fee: number): Promise<Uint8Array<ArrayBuffer>> =>
      Promise.resolve(docx(item(`The fee is ${fee} a month for:`, 0) + item('houses', 1)));
    await showFiles(
      new File([await list(27)], 'before.docx'),
      new File([await list(99)], 'after.docx'),
    );
    expect(words(root().querySelector('[role=status]'))).to.equal(
      'The texts of the two documents differ.',
    );
    expect(words(root().querySelector('li'))).to.contain('fee is Deleted: 27 Added: 99 a month');
  });

  it('scrolls both together also where the documents are named later', async () => {
    told = [];
    const holder = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    holder.addEventListener('tt-compare', ({ detail }) => told.push(detail));
    compare = document.createElement('tt-document-compare');
    holder.append(compare);
    await compare.updateComplete;
    compare.older = `${documents}bylaws-before.pdf`;
    compare.newer = `${documents}bylaws-after.pdf`;
    await compared();
    await compare.updateComplete;
    expect([...root().querySelectorAll('.side-name')].map(words)).to.deep.equal([
      'Before bylaws-before.pdf',
      'After bylaws-after.pdf',
    ]);
    const [before, after] = viewers();
    before!.goToPage(2);
    await waitUntil(() => after!.page === 3, 'the second page became the third');
  });

  it('compares once more where it was moved in the page meanwhile', async () => {
    await show('plain-30.pdf', 'report.pdf');
    await waitUntil(() => viewers().every(({ state }) => state === 'ready'), 'ready');
    expect(told, 'still compares').to.deep.equal([]);
    const place = document.createElement('div');
    compare.parentElement!.prepend(place);
    place.append(compare);
    await compared();
  });

  it('shows each difference by a button of its own name, and brings the documents into view', async () => {
    await show('bylaws-after.pdf', 'bylaws-before.pdf');
    await compared();
    await compare.updateComplete;
    expect([...root().querySelectorAll('details button')].map(words)).to.deep.equal([
      'Show page 1 in the documents',
      'Show deleted page 2 in the documents',
    ]);
    const button = root().querySelectorAll<HTMLElement>('details button')[1]!;
    button.closest('details')!.open = true;
    const space = document.createElement('div');
    space.style.blockSize = '200vh';
    compare.after(space);
    button.scrollIntoView({ block: 'start' });
    const top = (): number => root().querySelector('.sides')!.getBoundingClientRect().top;
    expect(top()).to.be.below(0);
    button.click();
    await waitUntil(() => top() >= 0 && top() < innerHeight, 'they are seen');
    await waitUntil(() => viewers()[0]!.page === 2, 'at the page');
  });

  it('stays together after a difference was asked for twice', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf');
    await compared();
    await compare.updateComplete;
    root().querySelector<HTMLElement>('summary')!.click();
    const button = root().querySelector<HTMLElement>('details button')!;
    button.click();
    button.click();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const [before, after] = viewers();
    before!.goToPage(2);
    await waitUntil(() => after!.page === 3, 'the second page became the third');
  });

  it('does not call scans the same', async () => {
    await show('scan.pdf', 'scan.pdf');
    await compared();
    await compare.updateComplete;
    expect(words(root().querySelector('[role=status]'))).to.equal(
      'Neither of the two documents has text to compare.',
    );
  });

  it('says of documents without text that a page was added, and shows no empty words', async () => {
    await showFiles(new File([blank(1)], 'before.pdf'), new File([blank(2)], 'after.pdf'));
    expect(words(root().querySelector('[role=status]'))).to.equal(
      '1 page was added. Neither of the two documents has text to compare.',
    );
    expect([...root().querySelectorAll('summary')].map(words)).to.deep.equal(['Page 2 was added']);
    expect(root().querySelector('ins')).to.equal(null);
    await showFiles(new File([blank(3)], 'before.pdf'), new File([blank(1)], 'after.pdf'));
    expect(words(root().querySelector('[role=status]'))).to.equal(
      '2 pages were deleted. Neither of the two documents has text to compare.',
    );
  });

  it('stands one under the other where there is little room', async () => {
    await show('bylaws-before.pdf', 'bylaws-after.pdf', '320px');
    const [first, second] = [...root().querySelectorAll('.side')].map((side) =>
      side.getBoundingClientRect(),
    );
    expect(second!.top).to.be.at.least(first!.bottom);
    expect(compare.scrollWidth).to.be.at.most(320);
  });
});
