import { xlsx } from '../engines/testing/office-samples.ts';
import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import './define.ts';
import type { TtDocumentViewer } from './document-viewer.ts';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { translate } from '@twintown/core/messages.js';
import { sendKeys } from '@web/test-runner-commands';

const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

async function read(name: string, content: unknown = ''): Promise<TtDocumentViewer> {
  const holder = await fixture<HTMLElement>(
    html`<div lang="pl">
      <tt-document-viewer view="reading" src=${documents + name}>${content}</tt-document-viewer>
    </div>`,
  );
  const viewer = holder.querySelector('tt-document-viewer')!;
  await waitUntil(() => viewer.state === 'ready', 'ready');
  return viewer;
}

const all = <E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): E[] => [...viewer.shadowRoot!.querySelectorAll<E>(selector)];
const one = <E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): E => {
  const found = viewer.shadowRoot!.querySelector<E>(selector);
  expect(found, selector).to.exist;
  return found as E;
};
const text = (element: Element): string => element.textContent!.replace(/\s+/g, ' ').trim();
const section = (viewer: TtDocumentViewer, page: number): HTMLElement =>
  one(viewer, `.reading-page[data-page="${page}"]`);
const shown = (viewer: TtDocumentViewer, page: number): Promise<void> =>
  waitUntil(() => section(viewer, page).dataset['state'] === 'shown', `text of page ${page}`);

describe('the reading view', () => {
  describe('of a tagged document', () => {
    let viewer: TtDocumentViewer;
    beforeEach(async () => {
      viewer = await read('declaration.pdf');
      await shown(viewer, 1);
      await shown(viewer, 3);
    });

    it('is real HTML, in the order of the tags', () => {
      const outline = all(viewer, '.reading-text :is(h2, h3, p, li)').map(
        (element) => `${element.localName} ${text(element)}`,
      );
      expect(outline.slice(0, 6)).to.deep.equal([
        'h2 Deklaracja o wysokości opłaty',
        'p Zażółć gęślą jaźń: opłatę wylicza się od liczby osób w gospodarstwie.',
        'p This paragraph is in English.',
        'li odpady zmieszane',
        'li papier i tektura',
        'li szkło',
      ]);
      expect(text(one(viewer, 'h3'))).to.equal('Stawki opłaty');
    });

    it('has tables with headers, and pictures with their alternative text', () => {
      const headers = all<HTMLTableCellElement>(viewer, '.reading-text th');
      expect(headers.map((header) => `${text(header)} ${header.scope}`)).to.deep.equal([
        'Liczba osób col',
        'Stawka col',
      ]);
      expect(all(viewer, 'table td').map(text)).to.deep.equal([
        'od 1 do 4',
        '27,00 zł',
        'od 5',
        '22,00 zł',
      ]);
      expect(one(viewer, 'figure [role=img]').ariaLabel).to.equal('Mapa sektorów odbioru odpadów');
    });

    it('keeps the language of the document and of its parts', () => {
      expect(one(viewer, '.reading-text').lang).to.equal('pl-PL');
      expect(text(one(viewer, '.reading-text [lang=en]'))).to.equal(
        'This paragraph is in English.',
      );
    });

    it('leads to web addresses, and nowhere else', () => {
      const links = all<HTMLAnchorElement>(viewer, '.reading-text a');
      expect(links.map(({ href }) => href)).to.deep.equal(['https://example.org/uchwala']);
      expect(text(links[0]!)).to.equal('Uchwała rady miejskiej');
      expect(links[0]!.rel).to.contain('noopener');
      expect(text(section(viewer, 1))).to.contain('Skrypt');
    });

    it('says nothing about a guess', () => {
      expect(all(viewer, '.notice')).to.have.length(0);
    });

    it('names its pages and leads on from each by keyboard', async () => {
      expect(section(viewer, 1).ariaLabel).to.equal('Strona 1 z 3');
      one(viewer, '.reading-page[data-page="1"] .next-page').focus();
      await sendKeys({ press: 'Enter' });
      expect(viewer.shadowRoot!.activeElement).to.equal(section(viewer, 2));
      expect(viewer.page).to.equal(2);
      expect(all(viewer, '.reading-page[data-page="3"] .next-page')).to.have.length(0);
    });

    it('passes axe', async () => {
      await expect(viewer).to.be.accessible();
    });

    it('reflows at 320 pixels and at 400 percent', async () => {
      viewer.style.inlineSize = '320px';
      viewer.zoom = 400;
      const scroller = one(viewer, '.document');
      await waitUntil(() => getComputedStyle(one(viewer, '.reading')).fontSize === '64px');
      expect(scroller.scrollWidth).to.be.at.most(scroller.clientWidth);
    });
  });

  it('of an untagged document is a guess, says so, and offers what the page offers', async () => {
    const viewer = await read(
      'plain-30.pdf',
      html`<a slot="accessible-copy" href="/ask">Poproś o wersję dostępną</a>`,
    );
    await shown(viewer, 1);
    expect(text(section(viewer, 1).querySelector('h2')!)).to.equal('Lapa Nr. 1');
    const paragraphs = [...section(viewer, 1).querySelectorAll('.reading-text p')].map(text);
    expect(paragraphs).to.deep.equal(['Izdevumi un ieņēmumi. '.repeat(30).trim()]);
    await viewer.updateComplete;
    expect(text(one(viewer, '.notice'))).to.equal(translate('pl', 'document.viewGuessed'));
    const top = (selector: string): number => one(viewer, selector).getBoundingClientRect().top;
    expect(top('.notice svg') - top('.notice span'), 'icon at the first line').to.be.within(0, 4);
    expect(viewer.querySelector('a')!.checkVisibility()).to.equal(true);
    const asked: string[] = [];
    viewer.addEventListener('tt-request-accessible', ({ detail }) => asked.push(detail.name));
    viewer.addEventListener('click', (event) => event.preventDefault());
    viewer.querySelector('a')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(asked).to.deep.equal(['plain-30.pdf']);
    viewer.view = 'pages';
    await viewer.updateComplete;
    expect(viewer.querySelector('a')!.checkVisibility(), 'only where it helps').to.equal(false);
  });

  it('of an e-mail shows the whole addresses in a narrow room', async () => {
    const viewer = await read('message.eml');
    viewer.style.inlineSize = '320px';
    await viewer.open(
      new File(
        [
          'From: Sekretariat Burmistrza <sekretariat.burmistrza@urzad-gminy.example.org>\r\n' +
            'To: Anna Nowak-Wiśniewska <anna.nowak-wisniewska@poczta.example.org>\r\n\r\nTekst',
        ],
        'list.eml',
      ),
    );
    await shown(viewer, 1);
    const frame = one(viewer, '.wide');
    expect(text(frame)).to.contain('sekretariat.burmistrza@urzad-gminy.example.org');
    expect(frame.scrollWidth).to.equal(frame.clientWidth);
  });

  it('keeps room for the text under what is said above it, and the author’s link free', async () => {
    const viewer = await read('signed.pdf', html`<a href="#">Umowa</a>`);
    viewer.style.inlineSize = '320px';
    viewer.style.blockSize = '256px';
    await shown(viewer, 1);
    one<HTMLDetailsElement>(viewer, 'details.signatures').open = true;
    viewer.panel = 'search';
    await waitUntil(() => viewer.shadowRoot!.querySelector('#find'));
    const room = (element: Element): DOMRect => element.getBoundingClientRect();
    expect(room(one(viewer, '.document')).height).to.be.at.least(160);
    const panel = room(one(viewer, '.panel'));
    expect(room(one(viewer, '#find')).bottom).to.be.at.most(panel.bottom);
    expect(room(one(viewer, '.viewer')).bottom).to.be.at.most(
      room(viewer.querySelector('a')!).top + 1,
    );
  });

  it('of a workbook says what is true in the words of the language', async () => {
    const cell = (value: number) => `<c t="b"><v>${value}</v></c>`;
    const sheet = `<worksheet xmlns="urn:s"><sheetData><row>${cell(1)}${cell(0)}</row></sheetData></worksheet>`;
    const viewer = await read('budget.xlsx');
    await viewer.open(new File([await xlsx(sheet)], 'a.xlsx'));
    await shown(viewer, 1);
    expect(all(viewer, 'td').map(text)).to.deep.equal(['', 'PRAWDA', 'FAŁSZ']);
  });

  it('has no gap after a list in a list, and its items set in', async () => {
    const viewer = await read('plain-30.pdf');
    await shown(viewer, 1);
    const room = section(viewer, 1).querySelector('.reading-text')!;
    room.innerHTML =
      '<ol role="list"><li>1. A<ol role="list"><li>a) B</li></ol></li><li><p>2. C</p></li></ol><p>D</p>';
    const [outer, inner] = [...room.querySelectorAll('ol')];
    const below = (element: Element): string => getComputedStyle(element).marginBottom;
    expect([below(inner!), below(room.querySelector('li > p')!)]).to.deep.equal(['0px', '0px']);
    expect(below(outer!)).to.not.equal('0px');
    const start = (element: Element): number => element.getBoundingClientRect().left;
    expect(start(outer!.firstElementChild!)).to.be.above(start(room.lastElementChild!));
  });

  it('shows what is ticked in the colour of the text, in the line of its words', async () => {
    const viewer = await read('plain-30.pdf');
    await shown(viewer, 1);
    const room = section(viewer, 1).querySelector('.reading-text')!;
    room.innerHTML =
      '<p><input type="radio" disabled checked> <span>Tak</span></p><p><input type="checkbox" disabled checked> <span>Nie</span></p>';
    const middle = (element: Element): number => {
      const { top, height } = element.getBoundingClientRect();
      return top + height / 2;
    };
    for (const box of room.querySelectorAll('input')) {
      expect(middle(box) - middle(box.nextElementSibling!)).to.be.within(-4, 4);
      expect(box.getBoundingClientRect().height).to.be.below(24);
      const { color, opacity, borderTopColor } = getComputedStyle(box);
      const ink = getComputedStyle(room).color;
      expect([color, borderTopColor, opacity]).to.deep.equal([ink, ink, '1']);
      const mark = getComputedStyle(box, '::before');
      expect([mark.content, mark.borderBottomColor]).to.deep.equal(['""', ink]);
    }
  });

  it('of a scan says that there is no text', async () => {
    const viewer = await read('scan.pdf');
    await shown(viewer, 1);
    await viewer.updateComplete;
    expect(text(one(viewer, '.notice'))).to.equal(translate('pl', 'document.noText'));
    const note = one(viewer, '.reading-note');
    expect(text(note)).to.contain('jest obrazem bez tekstu');
    expect(note.closest('.reading-text'), 'whose language is that of the document').to.equal(null);
  });

  it('reads few pages of a long document at a time, and follows the keys', async () => {
    const viewer = await read('plain-30.pdf');
    one(viewer, '.document').focus();
    await sendKeys({ press: 'End' });
    expect(viewer.page).to.equal(30);
    await shown(viewer, 30);
    await waitUntil(() => all(viewer, '[data-state=shown]').length < 20);
    await sendKeys({ press: 'Home' });
    expect(viewer.page).to.equal(1);
    await sendKeys({ press: 'ArrowRight' });
    expect(viewer.page).to.equal(2);
  });

  it('begins with the first page, however short, and says that it is shown', async () => {
    const viewer = await read('bylaws-before.pdf');
    const pages: number[] = [];
    viewer.addEventListener('tt-page', ({ detail }) => pages.push(detail.page));
    viewer.view = 'pages';
    await waitUntil(() => all(viewer, '.page').length > 0);
    viewer.view = 'reading';
    await waitUntil(() => all(viewer, '.reading-page[data-state=shown]').length === 3);
    const status = one(viewer, '[role=status]');
    await waitUntil(() => text(status) !== '', 'announced');
    expect(text(status)).to.equal('Wyświetlono wersję tekstową');
    expect(viewer.page).to.equal(1);
    expect(pages).to.deep.equal([]);
  });

  it('says aloud what stands above the text: that its structure is a guess, that there is none', async () => {
    const heard: string[] = [];
    const viewer = await read('bylaws-before.pdf');
    viewer.view = 'pages';
    await waitUntil(() => all(viewer, '.page').length > 0);
    const status = one(viewer, '[role=status]');
    new MutationObserver(() => heard.push(text(status))).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    viewer.view = 'reading';
    await waitUntil(
      () => heard.some((each) => each.startsWith('Nagłówki i kolejność')),
      'the guess',
    );
    expect(heard.find(Boolean)).to.equal('Wyświetlono wersję tekstową');
    viewer.src = `${documents}scan.pdf`;
    await waitUntil(
      () => heard.some((each) => each.startsWith('Ten dokument nie zawiera tekstu')),
      'no text',
    );
    viewer.src = `${documents}signed.pdf`;
    await waitUntil(
      () => heard.some((each) => /podpis elektroniczny. Nie jest/.test(each)),
      heard.join('|'),
    );
  });

  it('keeps the page and the place when the view is turned, and the focus', async () => {
    const viewer = await read('plain-30.pdf');
    viewer.view = 'pages';
    viewer.goToPage(7);
    await waitUntil(() => viewer.shadowRoot!.querySelector('.page[data-page="7"] .text'));
    const turned: string[] = [];
    viewer.addEventListener('tt-view', ({ detail }) => turned.push(detail.view));
    await viewer.updateComplete;
    const button = one(viewer, '.text-view');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await shown(viewer, 7);
    expect(viewer.page).to.equal(7);
    expect(viewer.getAttribute('view')).to.equal('reading');
    const scroller = one(viewer, '.document').getBoundingClientRect();
    await waitUntil(
      // Its name or its first heading, as the page view stood.
      () => Math.abs(section(viewer, 7).getBoundingClientRect().top - scroller.top) < 80,
      'page 7 stands at the top',
    );
    await sendKeys({ press: 'Enter' });
    expect(turned).to.deep.equal(['reading', 'pages']);
    expect(viewer.page).to.equal(7);
    expect(viewer.shadowRoot!.activeElement).to.equal(button);
  });

  it('keeps the paragraph at the top when the view is turned inside a page', async () => {
    const viewer = await read('declaration.pdf');
    viewer.style.blockSize = '20rem';
    await shown(viewer, 3);
    const scroller = one(viewer, '.document');
    const item = all(viewer, '.reading-text li')[1]!;
    scroller.scrollTop += item.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    await waitUntil(() => viewer.page === 1);
    viewer.view = 'pages';
    const inPicture = (): HTMLElement | undefined =>
      all(viewer, '.page [role=presentation]').find((span) => text(span).includes('papier'));
    await waitUntil(() => {
      const top = inPicture()?.getBoundingClientRect().top ?? Infinity;
      return Math.abs(top - scroller.getBoundingClientRect().top) < 12;
    }, 'the same item stands at the top');
  });

  it('keeps the line at the top when the text is turned to inside a page', async () => {
    const viewer = await read('declaration.pdf');
    viewer.style.blockSize = '20rem';
    viewer.view = 'pages';
    const line = (): HTMLElement | undefined =>
      all(viewer, '.page [role=presentation]').find((span) => text(span).includes('papier'));
    await waitUntil(line, 'the line is laid');
    const scroller = one(viewer, '.document');
    const above = (element: Element): number =>
      element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += above(line()!);
    await waitUntil(() => Math.abs(above(line()!)) < 2);
    viewer.view = 'reading';
    await waitUntil(() => {
      const item = all(viewer, '.reading-text li')[1];
      return item && Math.abs(above(item)) < 12;
    }, 'the same item stands at the top');
    expect(viewer.page).to.equal(1);
  });

  it('keeps the focus on the way to the next page when the language changes', async () => {
    const viewer = await read('declaration.pdf');
    await shown(viewer, 1);
    const button = all<HTMLButtonElement>(viewer, '.next-page')[0]!;
    const before = button.textContent;
    button.focus();
    viewer.closest<HTMLElement>('[lang]')!.lang = 'lv';
    await waitUntil(() => button.textContent !== before, 'in the other language');
    expect(viewer.shadowRoot!.activeElement).to.equal(button);
  });

  it('stops the keyboard at a table that is wider than the view, and at no other', async () => {
    const viewer = await read('declaration.pdf');
    const tables = (): HTMLTableElement[] => all<HTMLTableElement>(viewer, '.wide > table');
    await waitUntil(() => tables().length > 0);
    const table = tables()[0]!;
    const frame = table.parentElement!;
    await aTimeout(100);
    expect([frame.tabIndex, frame.role]).to.deep.equal([-1, null]);
    table.style.minInlineSize = '200rem';
    await waitUntil(() => frame.tabIndex === 0, 'a stop');
    expect(frame.role).to.equal('group');
    expect(frame.ariaLabel).to.not.equal('');
    table.style.minInlineSize = '';
    await waitUntil(() => frame.tabIndex === -1, 'no stop');
    expect(frame.ariaLabel).to.equal(null);
  });

  it('says of a table which part of it is not shown', async () => {
    const viewer = await read('declaration.pdf');
    await viewer.open(new File([`a;b\n${'1'.repeat(40_000)};2\n`], 'a.csv'));
    await shown(viewer, 1);
    const said = text(section(viewer, 1));
    expect(said.slice(0, 200)).to.contain('Z długich komórek pokazano tylko początek');
    expect(said.slice(0, 200)).not.to.contain('początek tekstu');
    expect(said.includes('1'.repeat(32_767))).to.equal(true);
    expect(said.includes('1'.repeat(32_768))).to.equal(false);
  });

  it('puts the digits of a sheet’s numbers under one another', async () => {
    const viewer = await read('budget.ods');
    await shown(viewer, 1);
    const side = (cell: Element): string => `${text(cell)} ${getComputedStyle(cell).textAlign}`;
    expect(all(viewer, '.reading-text :is(th, td)').slice(0, 4).map(side)).to.deep.equal([
      'Gads end',
      'Summa end',
      '02.01.2026. end',
      '12,00 € end',
    ]);
  });

  it('leaves texts of a sheet where texts begin', async () => {
    const viewer = await read('budget.xlsx');
    await shown(viewer, 1);
    const side = (cell: Element): string => `${text(cell)} ${getComputedStyle(cell).textAlign}`;
    expect(all(viewer, '.reading-text td').slice(1, 7).map(side)).to.deep.equal([
      'Data start',
      'Kwota start',
      'Udział start',
      '02.01.2026 end',
      '1 234,50 zł end',
      '12,50% end',
    ]);
  });
});
