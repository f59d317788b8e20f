import { aTimeout, expect } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../../../elements/src/testing/keys.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import {
  all,
  appears,
  focused,
  one,
  openViewer,
  page,
  pressWith,
  said,
  textOf,
} from '../testing/open-viewer.ts';
import { named } from '../testing/filled-form.ts';
import type { FindDetail, TtDocumentViewer } from './document-viewer.ts';

const results = (viewer: TtDocumentViewer): HTMLElement[] => all(viewer, '.results button');
const count = (viewer: TtDocumentViewer): string => textOf(one(viewer, '.count'));

/** Where matches are painted, in the window. */
function painted(name: 'tt-found' | 'tt-found-current'): string[] {
  return Array.from(CSS.highlights.get(name) ?? [], (range) => (range as Range).toString());
}

async function search(viewer: TtDocumentViewer, typed: string): Promise<void> {
  one(viewer, '.document').focus();
  await sendKeys({ press: '/' });
  await waitUntil(() => focused(viewer) instanceof HTMLInputElement, 'the field has the focus');
  // Enter would go on to the second match wherever the first is shown before it is pressed.
  await typeText(typed);
}

describe('search by an input method', () => {
  // The driver has no input method: these are the events that engines send when a composition ends.
  const endings: Record<string, KeyboardEventInit> = {
    'as most engines send it': { isComposing: true },
    'as Safari sends it': { keyCode: 229 },
  };
  for (const [how, init] of Object.entries(endings)) {
    it(`stays at its match, and open, at a key that is the method's own, ${how}`, async () => {
      const viewer = await openViewer('plain-30.pdf');
      await search(viewer, 'Lapa');
      await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 30', 'the first match');
      const field = one<HTMLInputElement>(viewer, '#find');
      for (const key of ['Enter', 'Escape'])
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
        );
      await aTimeout(100);
      expect(count(viewer)).to.equal('Wystąpienie 1 z 30');
      expect(viewer.panel).to.equal('search');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => count(viewer) === 'Wystąpienie 2 z 30', 'the second match');
    });
  }
});

describe('search on a narrow screen', () => {
  it('shows what it found beside the field, and the document below', async () => {
    const viewer = await openViewer('plain-30.pdf');
    viewer.style.inlineSize = '320px';
    await search(viewer, 'Lapa');
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 30', 'the first match');
    await waitUntil(() => results(viewer).length > 1, 'the list');
    const panel = one(viewer, '.panel').getBoundingClientRect();
    expect(results(viewer)[0]!.getBoundingClientRect().bottom).to.be.at.most(panel.bottom);
    expect(one(viewer, '.document').getBoundingClientRect().height).to.be.at.least(120);
    const list = one(viewer, '.search');
    expect(list.scrollWidth).to.equal(list.clientWidth);
  });

  it('keeps the field that is typed in and its label in view', async () => {
    const viewer = await openViewer('plain-30.pdf');
    viewer.style.inlineSize = '320px';
    await search(viewer, 'Lapa');
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 30', 'the first match');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => count(viewer) === 'Wystąpienie 2 z 30', 'the second match');
    const label = one(viewer, 'label[for=find]').getBoundingClientRect();
    const panel = one(viewer, '.panel').getBoundingClientRect();
    const head = one(viewer, '.panel-head').getBoundingClientRect();
    expect(label.top).to.be.at.least(Math.max(panel.top, head.bottom) - 1);
    expect(one(viewer, '#find').getBoundingClientRect().bottom).to.be.at.most(panel.bottom);
  });

  it('shows in its list the match that is gone to, beside the field and its buttons', async () => {
    const viewer = await openViewer('plain-30.pdf');
    viewer.style.inlineSize = '320px';
    await search(viewer, 'Lapa');
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 30', 'the first match');
    for (const number of [2, 3, 4, 5]) {
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => count(viewer) === `Wystąpienie ${number} z 30`, `match ${number}`);
      const isSeen = (): boolean =>
        one(viewer, '.results [aria-current]').getBoundingClientRect().bottom <=
        one(viewer, '.panel').getBoundingClientRect().bottom + 1;
      await waitUntil(isSeen, `match ${number} above the document`);
      const line = one(viewer, '.search-line').getBoundingClientRect();
      const head = one(viewer, '.panel-head').getBoundingClientRect();
      const current = one(viewer, '.results [aria-current]').getBoundingClientRect();
      expect(line.top, 'the field').to.be.at.least(head.bottom - 1);
      expect(current.top, 'below the field').to.be.at.least(line.bottom - 1);
    }
  });
});

describe('search in a sheet', () => {
  it('calls the sheets in its list by their names', async () => {
    const viewer = await openViewer('budget.xlsx');
    await search(viewer, 'a');
    await waitUntil(() => results(viewer).length > 0, 'found');
    const sheets = new Set(all(viewer, '.results .where').map(textOf));
    const shown = one<HTMLInputElement>(viewer, '.page-number').value;
    expect([...sheets]).to.include(shown);
    expect([...sheets].join()).to.not.contain('Strona');
  });

  const closings: Record<string, (viewer: TtDocumentViewer) => Promise<unknown>> = {
    'is closed': () => sendKeys({ press: 'Escape' }),
    'is closed while the view moves': async (viewer) => {
      viewer.panel = null;
      await viewer.updateComplete;
      one(viewer, '.document').dispatchEvent(new Event('scroll'));
    },
  };
  for (const [when, close] of Object.entries(closings)) {
    it(`leaves what was found in view when its panel ${when}`, async () => {
      const long = 'Zakład Gospodarki Komunalnej Spółka z ograniczoną odpowiedzialnością '.repeat(
        2,
      );
      const rows = Array.from({ length: 300 }, (_, at) => `${at},${long},Kowalski ${at},${long}`);
      const viewer = await openViewer('table.csv');
      viewer.style.inlineSize = '900px';
      viewer.style.blockSize = '600px';
      await viewer.open(new File([`Nr,Firma,Kto,Uwagi\n${rows.join('\n')}`], 'kadry.csv'));
      await search(viewer, 'Kowalski 150');
      await waitUntil(() => painted('tt-found-current').length === 1, 'found');
      const [range] = CSS.highlights.get('tt-found-current') as unknown as Range[];
      const view = one(viewer, '.document');
      const isInView = (): boolean => {
        const { top, bottom } = view.getBoundingClientRect();
        const found = range!.getBoundingClientRect();
        return found.top >= top && found.bottom <= bottom;
      };
      await waitUntil(isInView, 'shown');
      const width = view.clientWidth;
      await close(viewer);
      await waitUntil(() => view.clientWidth > width, 'the panel is gone');
      await aTimeout(200);
      await waitUntil(isInView, 'still in view');
    });
  }
});

describe('search in a form', () => {
  /** Names of the fields that are shown to hold what was searched. */
  const holders = (viewer: TtDocumentViewer, found = ''): string[] =>
    all(viewer, `.document [data-found${found && `=${found}`}]`).map(({ ariaLabel }) => ariaLabel!);

  it('finds what was filled in, in the picture of the page and in the reading view', async () => {
    const viewer = await openViewer('form.pdf');
    await appears(viewer, '.fields');
    named(viewer, 'First and last name').focus();
    await typeText('Łucja Zielińska');
    await search(viewer, 'zielinska');
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 1', count(viewer));
    expect(textOf(results(viewer)[0]!)).to.contain('Łucja Zielińska');
    await waitUntil(() => holders(viewer, 'current')[0] === 'First and last name', 'marked');
    viewer.view = 'reading';
    await waitUntil(() => holders(viewer, 'current')[0] === 'First and last name', 'in the text');
    expect(holders(viewer).length).to.equal(1);
  });

  it('finds the words of a choice, and nothing that is no longer chosen', async () => {
    const viewer = await openViewer('form.pdf');
    await appears(viewer, '.fields');
    const town = named<HTMLSelectElement>(viewer, 'Town');
    town.value = 'Poiares';
    town.dispatchEvent(new Event('change', { bubbles: true }));
    await search(viewer, 'poiares');
    await waitUntil(() => holders(viewer, 'current')[0] === 'Town', 'marked');
    one<HTMLInputElement>(viewer, '#find').select();
    await typeText('mielec');
    await waitUntil(() => count(viewer) === 'Brak wystąpień', count(viewer));
    expect(all(viewer, 'ol').length, 'no list of nothing').to.equal(0);
    expect(holders(viewer)).to.deep.equal([]);
  });

  it('follows what is filled in and taken back while it is open, and leaves the reader where they are', async () => {
    const viewer = await openViewer('form.pdf');
    const form = document.createElement('form');
    viewer.before(form);
    form.append(viewer);
    await appears(viewer, '.fields');
    await search(viewer, 'kowalski');
    await waitUntil(() => count(viewer) === 'Brak wystąpień', count(viewer));
    await waitUntil(() => said(viewer) === 'Brak wystąpień', said(viewer));
    const field = named(viewer, 'First and last name');
    field.focus();
    await typeText('Jan Kowalski');
    await waitUntil(() => results(viewer).length === 1, 'found');
    expect(textOf(results(viewer)[0]!)).to.contain('Jan Kowalski');
    expect(holders(viewer)).to.deep.equal(['First and last name']);
    expect(focused(viewer), 'typing goes on').to.equal(field);
    expect(said(viewer), 'nothing is said into it').to.not.contain('wystąpienie');
    await sendKeys({ press: 'F3' });
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 1', count(viewer));
    await typeText(' i Anna Kowalska');
    await aTimeout(600);
    expect(count(viewer), 'the chosen one stays chosen').to.equal('Wystąpienie 1 z 1');
    form.reset();
    await waitUntil(() => count(viewer) === 'Brak wystąpień', count(viewer));
    expect(holders(viewer)).to.deep.equal([]);
  });

  it('goes to an answer on a page that was let go', async () => {
    const viewer = await openViewer('long-form.pdf');
    const field = await appears<HTMLInputElement>(viewer, '.fields > input[type=text]');
    const name = field.ariaLabel!;
    field.focus();
    await typeText('Quintela');
    // Firefox still scrolls to what was typed, as soon as it draws.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    // The page of whoever is in it stays.
    one(viewer, '.document').focus();
    viewer.goToPage(viewer.pageCount);
    await waitUntil(() => !field.isConnected, 'the first page is let go');
    await search(viewer, 'quintela');
    await waitUntil(() => viewer.page === 1 && holders(viewer, 'current')[0] === name, 'shown');
  });
});

describe('search', () => {
  let viewer: TtDocumentViewer;
  beforeEach(async () => {
    viewer = await openViewer('report.pdf');
  });

  it('finds words without their marks on all pages, lists them, and says how many', async () => {
    await search(viewer, 'smieci w lodzi');
    // Where typing is slow, the beginning of what is typed is searched first.
    await waitUntil(() => {
      const mark = results(viewer)[0]?.querySelector('mark');
      return results(viewer).length === 21 && mark && textOf(mark) === 'śmieci w Łodzi';
    }, '21 results for all that was typed');
    const [first] = results(viewer);
    await waitUntil(() => textOf(first!).startsWith('Strona „1” (3 z 8)'), textOf(first!));
    expect(textOf(first!)).to.contain('Opłata za');
    await waitUntil(() => said(viewer) === '21 wystąpień', said(viewer));
    expect(focused(viewer), 'typing goes on').to.equal(one(viewer, '#find'));
    await expect(viewer).to.be.accessible();
  });

  it('goes to the first match, then to the next and back, around the ends', async () => {
    await search(viewer, 'rozdział');
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 6', count(viewer));
    await waitUntil(() => viewer.page === 3);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.page === 4);
    expect(count(viewer)).to.equal('Wystąpienie 2 z 6');
    // Two Roman numerals come first, and its list calls the fourth page by its name.
    const told = 'Wystąpienie 2 z 6, strona „2” (4 z 8)';
    await waitUntil(() => said(viewer).startsWith(told), said(viewer));
    await pressWith('Shift', 'F3');
    await pressWith('Shift', 'F3');
    await waitUntil(() => viewer.page === 8, 'around the beginning');
    await sendKeys({ press: 'F3' });
    await waitUntil(() => viewer.page === 3);
    expect(results(viewer)[0]!.getAttribute('aria-current')).to.equal('true');
  });

  it('paints all matches and another way the chosen one, also after the zoom changed', async function () {
    if (!('highlights' in CSS)) this.skip();
    viewer.goToPage(5);
    await appears(viewer, '.page[data-page="5"] .text');
    await viewer.find('lodz');
    await waitUntil(() => painted('tt-found-current').join() === 'Łodz', 'the chosen one');
    await waitUntil(() => painted('tt-found').length >= 6, 'pages 3 to 5 at least');
    expect(new Set(painted('tt-found'))).to.deep.equal(new Set(['Łodz']));
    const [chosen] = CSS.highlights.get('tt-found-current')!;
    const frame = one(viewer, '.document').getBoundingClientRect();
    const box = (chosen as Range).getBoundingClientRect();
    expect(box.top).to.be.greaterThan(frame.top);
    expect(box.bottom).to.be.below(frame.bottom);
    viewer.panel = null;
    await waitUntil(() => painted('tt-found').length === 0, 'nothing is left behind');
    expect(painted('tt-found-current')).to.deep.equal([]);
  });

  it('finds a word that is broken at the end of a line', async () => {
    await search(viewer, 'mieszkańca');
    await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 6', count(viewer));
  });

  it('finds whole words only where asked', async () => {
    await search(viewer, 'opłata');
    await waitUntil(() => results(viewer).length === 27);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await waitUntil(() => results(viewer).length === 21, 'without Nadopłata');
  });

  it('gives what it tells of the document in the language of the document', async () => {
    const viewer = await openViewer('declaration.pdf', { lang: 'en' });
    const text = await appears(viewer, '.page[data-page="1"] .text');
    const own = text.closest<HTMLElement>('[lang]')!.lang;
    expect(own).to.not.equal('en');
    await search(viewer, 'opłat');
    await waitUntil(() => count(viewer).startsWith('Match'), 'found');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => said(viewer).toLowerCase().includes('opłat'), 'the first match is told');
    const spoken = one(viewer, '[role=status] [lang]');
    expect(spoken.lang).to.equal(own);
    expect(textOf(spoken).toLowerCase()).to.contain('opłat');
    expect(textOf(spoken)).to.not.contain('Page');
    const mark = one(viewer, '.results mark');
    expect(mark.closest<HTMLElement>('[lang]')?.lang).to.equal(own);
    const where = one(viewer, '.results .where');
    expect(where.closest<HTMLElement>('[lang]')?.lang).to.not.equal(own);
  });

  it('says so when there is nothing', async () => {
    await search(viewer, 'xyzzy');
    await waitUntil(() => count(viewer) === 'Brak wystąpień', count(viewer));
    await waitUntil(() => said(viewer) === 'Brak wystąpień');
  });

  it('opens by Ctrl+F inside the viewer only, and closes by Escape with the focus in the document', async () => {
    one(viewer, '.page-number').focus();
    await pressWith('Control', 'f');
    await waitUntil(() => viewer.panel === 'search' && focused(viewer)?.id === 'find');
    await sendKeys({ press: 'Escape' });
    expect(viewer.panel).to.equal(null);
    await waitUntil(() => focused(viewer) === one(viewer, '.document'));
    const outside = document.createElement('button');
    viewer.before(outside);
    outside.focus();
    const pressed: boolean[] = [];
    document.addEventListener('keydown', (event) => pressed.push(event.defaultPrevented), {
      once: true,
    });
    await sendKeys({ press: 'F3' });
    expect(pressed).to.deep.equal([false]);
    expect(viewer.panel).to.equal(null);
  });

  it('tells scripts what it found as it goes', async () => {
    const details: FindDetail[] = [];
    viewer.addEventListener('tt-find', ({ detail }) => details.push(detail));
    await viewer.find('rozdział');
    await waitUntil(() => details.at(-1)?.complete);
    expect(details.at(-1)).to.deep.equal({
      text: 'rozdział',
      total: 6,
      current: 1,
      complete: true,
    });
    viewer.findNext();
    expect(details.at(-1)!.current).to.equal(2);
  });

  it('works in the reading view too', async () => {
    viewer.view = 'reading';
    await viewer.find('smieci');
    await waitUntil(() => results(viewer).length === 21);
    await waitUntil(() => viewer.page === 3);
    if ('highlights' in CSS) {
      await waitUntil(() => painted('tt-found-current').join() === 'śmieci', 'painted in the text');
    }
  });

  it('stays at a match far down a page of the reading view that had yet to be read', async () => {
    const long = await openViewer('plain-30.pdf', { view: 'reading' });
    long.style.blockSize = '400px';
    long.zoom = 300;
    await long.find('ieņ');
    await waitUntil(() => count(long) === 'Wystąpienie 1 z 900', 'all is found');
    long.findPrevious();
    await waitUntil(() => long.page === 30, 'the last page');
    if (!('highlights' in CSS)) return;
    const view = one(long, '.document');
    const isInView = (): boolean => {
      const [range] = CSS.highlights.get('tt-found-current') as unknown as Range[];
      const { top = 0, bottom = 0 } = range?.getBoundingClientRect() ?? {};
      const frame = view.getBoundingClientRect();
      return top >= frame.top && bottom <= frame.bottom;
    };
    await waitUntil(isInView, 'it is in view');
    // For a second after a page was gone to, its head is held at the top against late changes.
    await aTimeout(1200);
    expect(isInView()).to.equal(true);
    expect(long.page).to.equal(30);
  });

  it('tells the words of a match that was gone to before all were found', async () => {
    const long = await openViewer('plain-30.pdf');
    const goOn = ({ detail }: CustomEvent<FindDetail>): void => {
      if (detail.current !== 1 || detail.complete) return;
      long.removeEventListener('tt-find', goOn as EventListener);
      queueMicrotask(() => long.findNext());
    };
    long.addEventListener('tt-find', goOn as EventListener);
    await long.find('ieņ');
    await waitUntil(() => count(long) === 'Wystąpienie 1 z 900', 'all is found');
    await waitUntil(() => said(long).includes('900'), 'how many there are is said');
    expect(said(long)).to.match(/^Wystąpienie 1 z 900, strona 1\. .*ieņ/);
  });

  it('keeps a page that is far away and shows it with its matches', async () => {
    const long = await openViewer('plain-30.pdf');
    await long.find('Nr. 29');
    await waitUntil(() => long.page === 29);
    await waitUntil(() => page(long, 29).querySelector('.text'));
    expect(textOf(one(long, '.count'))).to.equal('Wystąpienie 1 z 1');
  });

  it('leaves readers where they went while the match was still on its way', async () => {
    const long = await openViewer('plain-30.pdf');
    const goOn = ({ detail }: CustomEvent<{ page: number }>): void => {
      if (detail.page === 29) queueMicrotask(() => long.goToPage(30));
    };
    long.addEventListener('tt-page', goOn as EventListener);
    await long.find('Nr. 29');
    await waitUntil(() => long.page === 30);
    long.removeEventListener('tt-page', goOn as EventListener);
    await waitUntil(() => page(long, 29).querySelector('.text'), 'the text of the page before');
    await aTimeout(100);
    expect(long.page).to.equal(30);
  });
});

describe('search over a page break', () => {
  /** Three pages with a head and a number each, and a mark that their text does not belong to. */
  const broken = (): File => {
    const texts = [
      ['The rules of the town', 'say that the annual'],
      ['fee is due in March.', 'Who moves hands in a decla-'],
      ['ration in May, and no annual', 'report.'],
    ];
    const contents = texts.map((lines, at) => {
      const write = (line: string, top: number): string =>
        `BT /F 12 Tf 30 ${top} Td (${line}) Tj ET`;
      const written = [
        `/Artifact BMC ${write(`Draft ${'abc'[at]}`, 200)} EMC`,
        write('Town of Mielec', 370),
        ...lines.map((line, row) => write(line, 330 - 14 * row)),
        write(`Page ${at + 1} of 3`, 20),
      ];
      return stream(written.join('\n'));
    });
    const page = (at: number): string =>
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents ${at + 6} 0 R` +
      '/Resources<</Font<</F 9 0 R>>>>>>';
    return new File(
      [
        makePdf([
          '<</Type/Catalog/Pages 2 0 R/Lang(en)>>',
          '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>',
          ...[0, 1, 2].map(page),
          ...contents,
          '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        ]),
      ],
      'broken.pdf',
    );
  };

  for (const view of ['pages', 'reading'] as const)
    it(`finds it once, tells its words, and marks both halves, in the view “${view}”`, async () => {
      const viewer = await openViewer('plain-30.pdf', { view });
      await viewer.open(broken());
      await viewer.find('annual fee');
      await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 1', count(viewer));
      expect(textOf(results(viewer)[0]!)).to.contain('say that the annual fee is due in March.');
      expect(viewer.page).to.equal(1);
      const halves = (): string => painted('tt-found-current').join('|');
      await waitUntil(() => halves() === 'annual|fee', 'both halves');
      viewer.goToPage(3);
      await viewer.find('declaration');
      await waitUntil(() => count(viewer) === 'Wystąpienie 1 z 1', count(viewer));
      await waitUntil(() => halves().startsWith('decla'), 'the first half');
      expect(halves()).to.match(/^decla-?\|ration$/);
      const frame = one(viewer, '.document').getBoundingClientRect();
      const [first] = CSS.highlights.get('tt-found-current') as unknown as Range[];
      await waitUntil(() => {
        const { top, bottom } = first!.getBoundingClientRect();
        return top >= frame.top && bottom <= frame.bottom;
      }, 'the first half is in view');
      await viewer.find('annual');
      await waitUntil(() => count(viewer) === 'Wystąpienie 2 z 2', count(viewer));
      expect(painted('tt-found').join()).to.equal('annual,annual');
      viewer.panel = null;
      await waitUntil(() => painted('tt-found').length === 0, 'nothing is left behind');
      expect(painted('tt-found-current')).to.deep.equal([]);
    });
});
