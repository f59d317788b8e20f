import { expect } from '@open-wc/testing';
import { isPaged, type PagedDocument } from '../engine.ts';
import { makePdf, stream } from '../testing/make-pdf.ts';
import { never, openBytes, readIn } from '../testing/open.ts';
import { setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));

const [width, height] = [300, 400];

/** Where a point of the shown page, from its bottom left corner, lies on the page before it is turned. */
const places: Record<number, (x: number, y: number) => [number, number]> = {
  90: (x, y) => [width - y, x],
  180: (x, y) => [width - x, height - y],
  270: (x, y) => [y, height - x],
};

/** A page that is turned, and shows a question with its field, and a sentence with a link, upright. */
async function turnedPage(rotation: number, rest = ''): Promise<PagedDocument> {
  const place = places[rotation]!;
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
  const text = (x: number, y: number, words: string): string =>
    `BT /F 10 Tf ${cos} ${sin} ${-sin} ${cos} ${place(x, y).join(' ')} Tm (${words}) Tj ET`;
  const rect = (x: number, y: number, across: number, up: number): string =>
    `/Rect[${[...place(x, y), ...place(x + across, y + up)].join(' ')}]`;
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${rotation}${rest}` +
      '/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R 7 0 R]>>',
    stream([text(20, 250, 'Nazwisko'), text(20, 200, 'Wykaz jest tutaj')].join('\n')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(A.1)/V(Kowalska)/DA(/F 10 Tf)${rect(80, 246, 120, 16)}>>`,
    `<</Type/Annot/Subtype/Link${rect(68, 196, 40, 14)}/A<</S/URI/URI(https://mielec.pl/wykaz)>>>>`,
  ]);
  const opened = await openBytes(pdf, 'turned.pdf');
  if (!isPaged(opened)) throw new Error('it has no pages');
  return opened;
}

describe('a page of a PDF that is turned', () => {
  for (const rotation of [90, 180, 270]) {
    it(`by ${rotation} degrees has its fields and links where they are seen`, async () => {
      const opened = await turnedPage(rotation);
      const size = await opened.pageSize(1);
      const [field] = await opened.fields!(1);
      const { left, top, width: wide, height: tall } = field!.box;
      const seen = [left * size.width, top * size.height, wide * size.width, tall * size.height];
      const shownHeight = rotation === 180 ? height : width;
      expect(seen.map((each) => Math.round(each * 0.75))).to.deep.equal([
        80,
        shownHeight - 262,
        120,
        16,
      ]);
      const { root } = await readIn(opened);
      const lines = [...root.children].map((line) => line.textContent.replace(/\s+/g, ' ').trim());
      expect(lines).to.deep.equal(['Nazwisko Kowalska', 'Wykaz jest tutaj']);
      expect(root.querySelector('a')!.textContent).to.equal('tutaj');
      await opened.close();
    });
  }

  it('has its text as large as the page where its unit is larger than a point', async () => {
    const opened = await turnedPage(180, '/UserUnit 2');
    const size = await opened.pageSize(1);
    const layer = document.createElement('div');
    layer.style.setProperty('--page-scale', '1');
    document.body.append(layer);
    await opened.layText(1, layer, never);
    const { width: wide, height: tall } = layer.getBoundingClientRect();
    layer.remove();
    expect(wide).to.be.closeTo(size.width, 1);
    expect(tall).to.be.closeTo(size.height, 1);
    expect(size.width).to.equal(800);
    const [field] = await opened.fields!(1);
    expect(field!.fontSize).to.be.closeTo((10 * 2 * 96) / 72, 0.1);
    const { root } = await readIn(opened);
    expect(root.querySelector('a')!.textContent).to.equal('tutaj');
    await opened.close();
  });
});
