import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { all, appears, focused, one, openViewer, page, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** A note without an appearance, its reply, which stands before it, and a frame with a remark. */
const annotations = [
  '<</Type/Annot/Subtype/Text/Rect[450 140 470 160]/T(Ewa)/Contents(Dosłano.)/IRT 8 0 R>>',
  '<</Type/Annot/Subtype/Text/Rect[450 140 470 160]/T(Jan Nowak)/Contents(Brak planu.)>>',
  '<</Type/Annot/Subtype/Square/Rect[40 700 90 730]/C[1 0 0]/Contents(Uwaga w ramce)>>',
].map((each) => each.replace('ł', 'l'));

/** Two pages; the remarks are on the first. */
function remarked(rest = ''): File {
  const on = (more = ''): string =>
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R' +
    `/Resources<</Font<</F 6 0 R>>>>${more}>>`;
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    on(`/Annots[7 0 R 8 0 R 9 0 R]${rest}`),
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
