import { expect } from '@open-wc/testing';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { all, appears, openViewer, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

const links = {
  'https://bank.pl/login': 'https://bank.pl@evil.example/login',
  'www.mielec.pl': 'https://www.mielec.pl/bip',
  'the form': 'https://user:word@mielec.pl/form',
};

/** A page of links under their texts, which tags may name. */
function letter(isTagged: boolean): File {
  const texts = Object.keys(links);
  const top = (at: number): number => 350 - 40 * at;
  const drawn = texts.map((text, at) => {
    const line = `BT /F 12 Tf 30 ${top(at)} Td (${text}) Tj ET`;
    return isTagged ? `/Link <</MCID ${at}>> BDC ${line} EMC` : line;
  });
  const annotations = Object.values(links).map(
    (target, at) =>
      `<</Type/Annot/Subtype/Link/Rect[28 ${top(at) - 4} 180 ${top(at) + 12}]/Border[0 0 0]` +
      `/A<</S/URI/URI(${target})>>>>`,
  );
  const paragraphs = texts.map((_, at) => `<</S/P/P 10 0 R/K[${15 + at} 0 R]>>`);
  const tags = texts.map(
    (_, at) =>
      `<</S/Link/P ${12 + at} 0 R/Pg 3 0 R/K[${at} <</Type/OBJR/Obj ${6 + at} 0 R/Pg 3 0 R>>]>>`,
  );
  const marked = isTagged ? '/MarkInfo<</Marked true>>/StructTreeRoot 9 0 R' : '';
  return new File(
    [
      makePdf([
        `<</Type/Catalog/Pages 2 0 R/Lang(en)${marked}>>`,
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/StructParents 0' +
          '/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R 7 0 R 8 0 R]>>',
        stream(drawn.join('\n')),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        ...annotations,
        '<</Type/StructTreeRoot/K 10 0 R/ParentTree 11 0 R>>',
        `<</S/Document/P 9 0 R/K[${texts.map((_, at) => `${12 + at} 0 R`).join(' ')}]>>`,
        `<</Nums[0[${texts.map((_, at) => `${15 + at} 0 R`).join(' ')}]]>>`,
        ...paragraphs,
        ...tags,
      ]),
    ],
    'letter.pdf',
  );
}

async function shown(isTagged: boolean, view: 'pages' | 'reading'): Promise<TtDocumentViewer> {
  const viewer = await openViewer('plain-30.pdf', { view });
  await viewer.open(letter(isTagged));
  await appears(viewer, '.document a[href*="evil"]');
  return viewer;
}

for (const isTagged of [true, false])
  describe(`links of a PDF ${isTagged ? 'with' : 'without'} tags`, () => {
    it('tell in the text version the address of those whose text is another one', async () => {
      const viewer = await shown(isTagged, 'reading');
      const lines = textOf(all(viewer, '.reading-text')[0]!);
      expect(lines).to.contain('https://bank.pl/login (https://evil.example/login)');
      expect(lines).to.not.contain('bip');
      expect(lines).to.not.contain('mielec.pl/form');
      expect(await viewer.pageText(1)).to.not.contain('evil');
    });

    for (const view of ['pages', 'reading'] as const)
      it(`are described by their address without a name before its host, in the view “${view}”`, async () => {
        const viewer = await shown(isTagged, view);
        const found = all<HTMLAnchorElement>(viewer, '.document a[href^=http]');
        const told = found.map(({ title }) => title.split(' (')[0]);
        expect(told).to.have.members([
          'https://evil.example/login',
          'https://www.mielec.pl/bip',
          'https://mielec.pl/form',
        ]);
        for (const { ariaLabel } of found) expect(ariaLabel ?? '').to.not.contain('@');
      });
  });
