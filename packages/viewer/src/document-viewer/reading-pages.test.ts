import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, one, openViewer, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const section = (viewer: TtDocumentViewer, page: number): HTMLElement =>
  one(viewer, `.reading-page[data-page="${page}"]`);
const parts = (viewer: TtDocumentViewer, page: number): string[] =>
  [...section(viewer, page).querySelectorAll('.reading-text :is(h2, p, li)')].map(textOf);
const rows = (viewer: TtDocumentViewer, page: number): string[] =>
  [...section(viewer, page).querySelectorAll('tr')].map((row) =>
    [...row.cells].map((cell) => `${cell.localName} ${textOf(cell)}`.trim()).join(' | '),
  );

describe('what goes on over a page break', () => {
  let viewer: TtDocumentViewer;
  beforeEach(async () => {
    viewer = await openViewer('continued.pdf', { view: 'reading' });
    await waitUntil(() => all(viewer, '.reading-page[data-state=shown]').length === 4);
  });

  it('is one paragraph where it begins, its divided word put together', () => {
    expect(parts(viewer, 1)).to.deep.equal([
      'Regulamin',
      'Opłatę wnosi się bez wezwania do 15 dnia miesiąca.',
    ]);
    expect(textOf(section(viewer, 2))).to.not.contain('wania do 15');
  });

  it('is one item, and the list goes on with the next', () => {
    expect(parts(viewer, 2)).to.deep.equal(['odpady zmieszane', 'papier, tektura i karton']);
    expect(parts(viewer, 3)).to.deep.equal(['szkło']);
  });

  it('is a table with its headers on each page, and with the rows of that page alone', () => {
    expect(rows(viewer, 3)).to.deep.equal([
      'th Liczba osób | th Stawka',
      'td od 1 do 4 | td 27,00 zł',
      'td od 5 do 6 | td',
    ]);
    expect(rows(viewer, 4)).to.deep.equal([
      'th Liczba osób | th Stawka',
      'td od 7 | td 22,00 zł',
      'td | td',
      'td razem | td 49,00 zł',
    ]);
  });

  it('is found on the page where it stands', async function () {
    if (!('highlights' in CSS)) this.skip();
    viewer.find('miesiąca');
    await waitUntil(() => Array.from(CSS.highlights.get('tt-found-current') ?? []).length === 1);
    const [found] = CSS.highlights.get('tt-found-current')!;
    expect((found as Range).toString()).to.equal('miesiąca');
    const place = (found as Range).startContainer.parentElement!;
    expect(place.closest<HTMLElement>('.reading-page')!.dataset['page']).to.equal('1');
  });

  it('has in the pages the rows of each page alone, too', async () => {
    viewer.view = 'pages';
    viewer.goToPage(4);
    await waitUntil(() => all(viewer, '.page[data-page="4"] [role=row]').length > 0);
    expect(all(viewer, '.page[data-page="4"] [role=row]')).to.have.length(3);
  });
});

describe('pictures of a tagged document', () => {
  let viewer: TtDocumentViewer;
  beforeEach(async () => {
    viewer = await openViewer('continued.pdf', { view: 'reading' });
    await waitUntil(() => all(viewer, '.reading-page[data-state=shown]').length === 4);
  });
  const picture = async (page: number): Promise<HTMLImageElement> => {
    section(viewer, page).scrollIntoView();
    await waitUntil(() => section(viewer, page).querySelector('figure img'), `picture of ${page}`);
    return section(viewer, page).querySelector('figure img')!;
  };
  /** Colour in the middle and size in CSS pixels at 100 %. */
  const look = (image: HTMLImageElement): { color: number[]; ratio: number; width: number } => {
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
    return {
      color: Array.from(data.slice(0, 3)),
      ratio: image.naturalWidth / image.naturalHeight,
      width: Number(image.style.getPropertyValue('--figure-width')),
    };
  };

  it('are cut out of the page where the tag says they lie', async () => {
    const image = await picture(1);
    expect(image.alt).to.equal('Plan zbiórki');
    const { color, ratio, width } = look(image);
    expect(color).to.deep.equal([0, 0x72, 0x3f]);
    expect(ratio).to.be.closeTo(2, 0.05);
    expect(width).to.be.closeTo((200 * 96) / 72, 2);
  });

  it('are found by what is drawn in them, and say that they have no alternative', async () => {
    const image = await picture(2);
    expect(image.alt).to.equal('Obraz bez opisu');
    const { color, ratio } = look(image);
    expect(color).to.deep.equal([0, 0x72, 0x3f]);
    expect(ratio).to.be.closeTo(2, 0.05);
  });

  it('grow with the text, as far as the column goes', async () => {
    const image = await picture(1);
    const before = image.getBoundingClientRect().width;
    viewer.zoom = 125;
    await waitUntil(() => image.getBoundingClientRect().width > before * 1.2, 'it grew');
    viewer.zoom = 400;
    viewer.style.inlineSize = '320px';
    const text = section(viewer, 1).querySelector('.reading-text')!;
    await waitUntil(
      () => image.getBoundingClientRect().width <= text.getBoundingClientRect().width,
      'it fits',
    );
  });

  it('let go of their memory when the document is closed', async () => {
    const image = await picture(1);
    expect((await fetch(image.src)).ok).to.equal(true);
    viewer.src = '';
    viewer.remove();
    const isGone = (): Promise<boolean> =>
      fetch(image.src).then(
        () => false,
        () => true,
      );
    await waitUntil(isGone, 'the address leads nowhere');
  });
});
