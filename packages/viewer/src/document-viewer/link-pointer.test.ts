import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { all, one, openViewer, textOf } from '../testing/open-viewer.ts';
import type { TtDocumentViewer } from './document-viewer.ts';

/** A line with a link, which tags may name, between two lines without. */
function letter(isTagged: boolean): File {
  const line = (text: string, top: number): string => `BT /F 20 Tf 30 ${top} Td (${text}) Tj ET`;
  const marked = isTagged ? '/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R' : '';
  const lines = [line('Before it', 370), line('www.mielec.pl', 330), line('After it', 290)];
  return new File(
    [
      makePdf([
        `<</Type/Catalog/Pages 2 0 R/Lang(en)${marked}>>`,
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/StructParents 0' +
          '/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>',
        stream(
          lines
            .map((drawn, at) => (isTagged ? `/Span <</MCID ${at}>> BDC ${drawn} EMC` : drawn))
            .join('\n'),
        ),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        '<</Type/Annot/Subtype/Link/Rect[28 326 180 348]/Border[0 0 0]' +
          '/A<</S/URI/URI(https://www.mielec.pl/bip)>>>>',
        '<</Type/StructTreeRoot/K 8 0 R/ParentTree 9 0 R>>',
        '<</S/P/P 7 0 R/Pg 3 0 R/K[0 10 0 R 2]>>',
        '<</Nums[0[8 0 R 10 0 R 8 0 R]]>>',
        '<</S/Link/P 8 0 R/Pg 3 0 R/K[1 <</Type/OBJR/Obj 6 0 R/Pg 3 0 R>>]>>',
      ]),
    ],
    'letter.pdf',
  );
}

async function shown(isTagged: boolean): Promise<TtDocumentViewer> {
  const viewer = await openViewer('plain-30.pdf', { zoom: 100 });
  await viewer.open(letter(isTagged));
  await waitUntil(() => words(viewer, 'After it'), 'the text');
  return viewer;
}

const words = (viewer: TtDocumentViewer, text: string): HTMLElement | undefined =>
  all(viewer, '.text [role=presentation]').find((part) => textOf(part) === text);

/** A point of the words, from 0 at their beginning to 1 at their end. */
function pointOf(viewer: TtDocumentViewer, text: string, share: number): [number, number] {
  const { left, width, top, height } = words(viewer, text)!.getBoundingClientRect();
  return [Math.round(left + share * width), Math.round(top + height / 2)];
}

const cursorAt = (viewer: TtDocumentViewer, [x, y]: [number, number]): string =>
  getComputedStyle(viewer.shadowRoot!.elementFromPoint(x, y)!).cursor;

function copied(viewer: TtDocumentViewer): string | undefined {
  const clipboardData = new DataTransfer();
  const init = { clipboardData, bubbles: true, composed: true, cancelable: true };
  const event = new ClipboardEvent('copy', init);
  one(viewer, '.document').dispatchEvent(event);
  return event.clipboardData?.getData('text/plain');
}

for (const isTagged of [true, false])
  describe(`a link of a PDF ${isTagged ? 'with' : 'without'} tags, on its words`, () => {
    it('is shown by the pointer and opened by a click', async () => {
      const viewer = await shown(isTagged);
      const opened: string[] = [];
      viewer.shadowRoot!.addEventListener('click', (event) => {
        event.preventDefault();
        const link = (event.target as Element).closest('a');
        opened.push(link?.href ?? '');
      });
      const position = pointOf(viewer, 'www.mielec.pl', 0.5);
      await sendMouse({ type: 'move', position });
      expect(cursorAt(viewer, position)).to.equal('pointer');
      await sendMouse({ type: 'click', position });
      expect(opened).to.deep.equal(['https://www.mielec.pl/bip']);
      expect(cursorAt(viewer, pointOf(viewer, 'Before it', 0.5))).to.equal('text');
    });

    it('is selected by dragging over it', async () => {
      const viewer = await shown(isTagged);
      await sendMouse({ type: 'move', position: pointOf(viewer, 'Before it', 0) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: pointOf(viewer, 'www.mielec.pl', 0.5) });
      const selected = copied(viewer);
      await sendMouse({ type: 'up' });
      expect(selected).to.match(/^Before it\swww\.m[a-z.]*$/);
      expect(selected).to.not.contain('mielec.pl');
    });
  });
