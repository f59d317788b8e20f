import { expect } from '@open-wc/testing';
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
  page,
  said,
  textOf,
} from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/**
 * A note without an appearance, its reply, which stands before it, a frame with a remark, a file that is
 * pinned to the page, and a note that the file draws.
 */
const annotations = [
  '<</Type/Annot/Subtype/Text/Rect[450 140 470 160]/T(Ewa)/Contents(Doslano.)/IRT 8 0 R>>',
  '<</Type/Annot/Subtype/Text/Rect[450 140 470 160]/T(Jan Nowak)/Contents(Brak planu.)>>',
  '<</Type/Annot/Subtype/Square/Rect[40 700 90 730]/C[1 0 0]/Contents(Uwaga w ramce)>>',
  '<</Type/Annot/Subtype/FileAttachment/Rect[450 700 470 720]/FS 11 0 R/T(Anna)>>',
  '<</Type/Filespec/F(plan.txt)/UF(plan.txt)/EF<</F 12 0 R>>>>',
  '<</Type/EmbeddedFile/Length 12>>stream\nPlan dzialki\nendstream',
  '<</Type/Annot/Subtype/Text/Rect[300 400 320 420]/Contents(Narysowana)/AP<</N 14 0 R>>>>',
  '<</Type/XObject/Subtype/Form/BBox[0 0 20 20]/Length 14>>stream\n0 0 20 20 re f \nendstream',
];

/** Two pages; the remarks are on the first. */
function remarked(rest = '', names = ''): File {
  const on = (more = ''): string =>
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R' +
    `/Resources<</Font<</F 6 0 R>>>>${more}>>`;
  const pdf = makePdf([
    `<</Type/Catalog/Pages 2 0 R${names}>>`,
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    on(`/Annots[7 0 R 8 0 R 9 0 R 10 0 R 13 0 R]${rest}`),
    on(),
    stream('BT /F 12 Tf 40 780 Td (Projekt uchwaly) Tj ET'),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...annotations,
  ]);
  return new File([pdf], 'uwagi.pdf');
}

async function openRemarked(
  attributes: Partial<TtDocumentViewer>,
  rest = '',
): Promise<TtDocumentViewer> {
  const viewer = await openViewer('scan.pdf', attributes);
  viewer.style.blockSize = '24rem';
  await viewer.open(remarked(rest));
  await viewer.updateComplete;
  return viewer;
}

const entry = (viewer: TtDocumentViewer, name: string): HTMLElement | undefined =>
  all(viewer, '.notes .to').find((button) => textOf(button) === name);

const isInView = (viewer: TtDocumentViewer, box: DOMRect): boolean => {
  const frame = one(viewer, '.document').getBoundingClientRect();
  return (
    box.top >= frame.top &&
    box.left >= frame.left &&
    box.bottom <= frame.bottom &&
    box.right <= frame.right
  );
};

describe('the comments', () => {
  it('stand under their page, with the answers below what they answer', async () => {
    const viewer = await openRemarked({ panel: 'notes' });
    await waitUntil(() => entry(viewer, 'Komentarz autora „Jan Nowak”'), 'the comments');
    expect(all(viewer, '.notes h3').map(textOf)).to.deep.equal(['Strona 1']);
    expect(all(viewer, '.notes h3 ~ ol > li').map(textOf)).to.deep.equal([
      'Komentarz autora „Jan Nowak” Brak planu. Odpowiedź autora „Ewa” Doslano.',
      'Komentarz Uwaga w ramce',
      'Komentarz Narysowana',
    ]);
    const reply = entry(viewer, 'Odpowiedź autora „Ewa”')!;
    const edge = (element: HTMLElement): number => element.getBoundingClientRect().left;
    expect(edge(reply) - edge(entry(viewer, 'Komentarz')!), 'seen to be nested').to.be.at.least(8);
    await expect(viewer).to.be.accessible();
  });

  for (const rotate of [0, 90] as const) {
    for (const rotation of [0, 180] as const) {
      it(`lead to their place, which is marked: ${rotate}, ${rotation}`, async () => {
        const viewer = await openRemarked(
          { panel: 'notes', zoom: 300, rotation },
          `/Rotate ${rotate}`,
        );
        await waitUntil(() => entry(viewer, 'Komentarz autora „Jan Nowak”'), 'the comments');
        const note = entry(viewer, 'Komentarz autora „Jan Nowak”')!;
        note.focus();
        await sendKeys({ press: 'Enter' });
        const mark = await appears(viewer, '.noted');
        await waitUntil(() => isInView(viewer, mark.getBoundingClientRect()), 'in view');
        expect(focused(viewer)).to.equal(note);
        expect(viewer.page).to.equal(1);
        const sheet = page(viewer, 1).getBoundingClientRect();
        const { left, top } = mark.getBoundingClientRect();
        const [across, down] = [
          (left - sheet.left) / sheet.width,
          (top - sheet.top) / sheet.height,
        ];
        const places = {
          '0,0': [450 / 595, 682 / 842],
          '0,180': [1 - 472 / 595, 1 - 704 / 842],
          '90,0': [138 / 842, 450 / 595],
          '90,180': [1 - 160 / 842, 1 - 472 / 595],
        };
        const [x, y] = places[`${rotate},${rotation}`] as [number, number];
        expect(across).to.be.closeTo(x, 0.01);
        expect(down).to.be.closeTo(y, 0.01);
        entry(viewer, 'Komentarz')!.focus();
        await sendKeys({ press: 'Enter' });
        await waitUntil(
          () => all(viewer, '.noted').length === 1 && one(viewer, '.noted') !== mark,
          'another one is marked',
        );
        await waitUntil(() => isInView(viewer, one(viewer, '.noted').getBoundingClientRect()));
        viewer.panel = null;
        await waitUntil(() => all(viewer, '.noted').length === 0, 'no mark without the panel');
      });
    }
  }
});

const pins = (viewer: TtDocumentViewer): HTMLElement[] => all(viewer, '.pins button');

/** A note by somebody with an answer, a file that is described, and words of the text that are marked and remarked on. */
function marked(): File {
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R' +
      '/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R 7 0 R 8 0 R 11 0 R 12 0 R]>>',
    stream('BT /F 12 Tf 40 780 Td (Projekt uchwaly) Tj ET'),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    '<</Type/Annot/Subtype/Text/Rect[450 140 470 160]/T(Jan)/Contents(Brak planu.)>>',
    '<</Type/Annot/Subtype/Text/Rect[450 140 470 160]/T(Ewa)/Contents(Doslano.)/IRT 6 0 R>>',
    '<</Type/Annot/Subtype/FileAttachment/Rect[450 700 470 720]/FS 9 0 R/T(Anna)/Contents(Plan)>>',
    '<</Type/Filespec/F(plan.txt)/UF(plan.txt)/EF<</F 10 0 R>>>>',
    '<</Type/EmbeddedFile/Length 12>>stream\nPlan dzialki\nendstream',
    '<</Type/Annot/Subtype/Highlight/Rect[40 776 90 792]/QuadPoints[40 792 90 792 40 776 90 776]' +
      '/C[1 1 0]/T(Ola)/Contents(Jaki projekt?)>>',
    '<</Type/Annot/Subtype/Underline/Rect[91 776 140 792]/QuadPoints[91 792 140 792 91 776 140 776]>>',
  ]);
  return new File([pdf], 'uwagi.pdf');
}

async function openMarked(attributes: Partial<TtDocumentViewer>): Promise<TtDocumentViewer> {
  const viewer = await openViewer('scan.pdf', attributes);
  viewer.style.blockSize = '24rem';
  await viewer.open(marked());
  await viewer.updateComplete;
  return viewer;
}

describe('a comment', () => {
  it('is no file that is pinned to the page, whatever that says of itself', async () => {
    const viewer = await openMarked({ panel: 'notes' });
    await waitUntil(() => entry(viewer, 'Komentarz autora „Jan”'), 'the comments');
    expect(all(viewer, '.notes .note-text').map(textOf)).to.deep.equal([
      'Brak planu.',
      'Doslano.',
      'Jaki projekt?',
    ]);
    const strip = await appears(viewer, '.notes-strip');
    expect(textOf(strip)).to.contain('Ten dokument ma 3 komentarze.');
    expect((await viewer.attachments()).map(({ name }) => name)).to.deep.equal(['plan.txt']);
  });

  it('is marked whole where it is the current one, without its answers, and apart from the next', async () => {
    const viewer = await openMarked({ panel: 'notes' });
    await waitUntil(() => entry(viewer, 'Komentarz autora „Jan”'), 'the comments');
    const author = entry(viewer, 'Komentarz autora „Jan”')!;
    author.click();
    await viewer.updateComplete;
    const [text, reply] = all(viewer, '.notes .note-text');
    const ground = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
      }
      return '';
    };
    expect(ground(text!), 'the remark').to.equal(ground(author));
    expect(ground(reply!), 'its answer').to.not.equal(ground(author));
    const weight = (element: Element): number => Number(getComputedStyle(element).fontWeight);
    expect(weight(author), 'who says it').to.be.above(weight(text!));
    const next = entry(viewer, 'Odpowiedź autora „Ewa”')!.getBoundingClientRect();
    expect(next.top - text!.getBoundingClientRect().bottom, 'a gap').to.be.at.least(4);
  });

  it('on marked words opens from a pin beside them', async () => {
    const viewer = await openMarked({});
    await waitUntil(() => pins(viewer).length > 2, 'the buttons');
    const pin = pins(viewer).find(({ title }) => title.includes('Ola'))!;
    expect(pins(viewer).length, 'none for what says nothing').to.equal(3);
    const sheet = page(viewer, 1).getBoundingClientRect();
    const { left } = pin.getBoundingClientRect();
    expect((left - sheet.left) / sheet.width, 'leaves the words in view').to.be.closeTo(
      90 / 595,
      0.01,
    );
    await expect(viewer).to.be.accessible();
    pin.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(
      () => focused(viewer) === entry(viewer, 'Komentarz autora „Ola”'),
      'the comment',
    );
  });
});

describe('a drawn shape with a comment', () => {
  it('opens it from a pin beside it, whatever shape it is', async () => {
    const shapes = [
      '/Subtype/Square/Rect[40 700 90 730]',
      '/Subtype/Circle/Rect[40 650 90 680]',
      '/Subtype/Line/Rect[40 600 90 630]/L[40 600 90 630]',
      '/Subtype/Ink/Rect[40 550 90 580]/InkList[[40 550 60 570 90 580]]',
      '/Subtype/Polygon/Rect[40 500 90 530]/Vertices[40 500 60 530 90 510]',
      '/Subtype/PolyLine/Rect[40 450 90 480]/Vertices[40 450 60 480 90 460]',
    ];
    const annotation = (shape: string, at: number): string =>
      `<</Type/Annot${shape}/C[1 0 0]/T(Ola ${at})/Contents(Dlaczego?)>>`;
    const silent = '<</Type/Annot/Subtype/Square/Rect[200 700 250 730]/C[1 0 0]>>';
    const pdf = makePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[${shapes.map(annotation).join('')}${silent}]>>`,
    ]);
    const viewer = await openViewer('scan.pdf');
    viewer.style.blockSize = '24rem';
    await viewer.open(new File([pdf], 'uwagi.pdf'));
    await waitUntil(() => pins(viewer).length > 0, 'the buttons');
    expect(pins(viewer).map(({ title }) => title)).to.deep.equal(
      shapes.map((_, at) => `Komentarz autora „Ola ${at}”: „Dlaczego?”`),
    );
    const sheet = page(viewer, 1).getBoundingClientRect();
    for (const pin of pins(viewer)) {
      const { left } = pin.getBoundingClientRect();
      expect((left - sheet.left) / sheet.width, 'leaves the shape in view').to.be.closeTo(
        90 / 595,
        0.01,
      );
    }
    await expect(viewer).to.be.accessible();
    pins(viewer)[3]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(
      () => focused(viewer) === entry(viewer, 'Komentarz autora „Ola 3”'),
      'the comment',
    );
  });
});

describe('what is pinned to a page without being drawn', () => {
  it('is listed among the files once, on whatever page it is, and whether it is drawn or not', async () => {
    const file = (rest = ''): string =>
      `<</Type/Annot/Subtype/FileAttachment/Rect[450 700 470 720]/FS 6 0 R${rest}>>`;
    const pdf = makePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R 4 0 R]/Count 4>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[5 0 R 9 0 R]>>',
      file('/AP<</N 8 0 R>>'),
      '<</Type/Filespec/F(plan.txt)/UF(plan.txt)/EF<</F 7 0 R>>>>',
      '<</Type/EmbeddedFile/Length 12>>stream\nPlan dzialki\nendstream',
      '<</Type/XObject/Subtype/Form/BBox[0 0 20 20]/Length 14>>stream\n0 0 20 20 re f \nendstream',
      file(),
    ]);
    const viewer = await openViewer('scan.pdf');
    viewer.style.blockSize = '24rem';
    await viewer.open(new File([pdf], 'uwagi.pdf'));
    expect((await viewer.attachments()).map(({ name }) => name)).to.deep.equal(['plan.txt']);
    await viewer.openAttachment(0);
    await waitUntil(() => viewer.depth === 1 && viewer.state === 'ready', 'the file is shown');
    expect(await viewer.pageText(1)).to.equal('Plan dzialki');
  });

  it('is a button at its place, which tells what it is', async () => {
    const viewer = await openRemarked({});
    await waitUntil(() => pins(viewer).length > 0, 'the buttons');
    expect(pins(viewer).map(({ title }) => title)).to.deep.equal([
      'Komentarz autora „Jan Nowak”: „Brak planu.”',
      'Komentarz: „Uwaga w ramce”',
      'Otwórz plik „plan.txt”',
    ]);
    const sheet = page(viewer, 1).getBoundingClientRect();
    const { left, top, width } = pins(viewer)[0]!.getBoundingClientRect();
    expect((left - sheet.left) / sheet.width).to.be.closeTo(450 / 595, 0.01);
    expect((top - sheet.top) / sheet.height).to.be.closeTo(682 / 842, 0.01);
    expect(width, 'large enough to be hit').to.be.at.least(24);
    await expect(viewer).to.be.accessible();
  });

  it('stands upright on pages that the reader turns', async () => {
    const viewer = await openRemarked({});
    await waitUntil(() => pins(viewer).length > 0, 'the buttons');
    const matrix = (element: Element): DOMMatrix =>
      new DOMMatrix(getComputedStyle(element).transform);
    for (const rotation of [90, 180, 270, 0] as const) {
      viewer.rotation = rotation;
      const icon = pins(viewer)[0]!.querySelector('svg')!;
      const { a, b } = matrix(page(viewer, 1).querySelector('.leaf')!).multiply(matrix(icon));
      expect([a, b].map(Math.round).join(), `${rotation}`).to.equal('1,0');
    }
  });

  it('is one file where the document lists it too, and another where only its name is the same', async () => {
    const viewer = await openViewer('scan.pdf');
    const other = '<</Type/Filespec/F(plan.txt)/EF<</F 5 0 R>>>>';
    for (const [listed, count] of [
      ['11 0 R', 1],
      [other, 2],
    ] as const) {
      await viewer.open(remarked('', `/Names<</EmbeddedFiles<</Names[(plan.txt) ${listed}]>>>>`));
      await waitUntil(() => pins(viewer).length > 2, 'the buttons');
      expect(await viewer.attachments()).to.have.length(count);
      pins(viewer)[2]!.click();
      await waitUntil(() => viewer.depth === 1 && viewer.state === 'ready', 'the file is shown');
      expect(await viewer.pageText(1)).to.equal('Plan dzialki');
    }
  });

  it('opens the comments at what was pressed, and takes the focus back', async () => {
    const viewer = await openRemarked({});
    await waitUntil(() => pins(viewer).length > 0, 'the buttons');
    pins(viewer)[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(
      () => focused(viewer) === entry(viewer, 'Komentarz autora „Jan Nowak”'),
      'the focus on the comment',
    );
    expect(focused(viewer)!.getAttribute('aria-current')).to.equal('true');
    expect(all(viewer, '.noted')).to.have.length(1);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(viewer) === pins(viewer)[0], 'back on the page');
  });

  it('opens as a file where it is one', async () => {
    const viewer = await openRemarked({});
    await waitUntil(() => pins(viewer).length > 2, 'the buttons');
    pins(viewer)[2]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => viewer.depth === 1 && viewer.state === 'ready', 'the file is shown');
    expect(await viewer.pageText(1)).to.equal('Plan dzialki');
  });
});

describe('a document with comments', () => {
  it('says on opening how many there are, once, and leads to them', async () => {
    const viewer = await openViewer('scan.pdf');
    const heard: string[] = [];
    new MutationObserver(() => heard.push(said(viewer))).observe(one(viewer, '[role=status]'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await viewer.open(remarked());
    const button = await appears(viewer, '.notes-strip button');
    const words = 'Ten dokument ma 4 komentarze.';
    expect(textOf(one(viewer, '.notes-strip'))).to.equal(`${words} Komentarze`);
    await waitUntil(() => heard.some((text) => text.includes(words)), 'said');
    expect(heard.filter((text) => text.includes(words))).to.have.length(1);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => entry(viewer, 'Komentarz autora „Jan Nowak”'), 'the comments');
    viewer.panel = null;
    await viewer.open(`${documents}plain-30.pdf`);
    await viewer.updateComplete;
    expect(all(viewer, '.notes-strip')).to.have.length(0);
  });

  it('shows them after the text of their page, which is the same without them', async () => {
    const viewer = await openRemarked({ view: 'reading' });
    const remarks = await appears(viewer, '.reading-page[data-page="1"] [data-remarks]');
    expect(textOf(remarks.querySelector('h2')!)).to.equal('Komentarze');
    expect([...remarks.querySelectorAll(':scope > ol > li')].map(textOf)).to.deep.equal([
      'Jan NowakBrak planu.EwaDoslano.',
      'Uwaga w ramce',
      'Narysowana',
    ]);
    expect(remarks.previousElementSibling?.textContent).to.contain('Projekt uchwaly');
    expect(all(viewer, '.reading-page[data-page="2"] [data-remarks]')).to.have.length(0);
    expect(await viewer.pageText(1)).to.equal('Projekt uchwaly');
    await expect(viewer).to.be.accessible();
  });
});
