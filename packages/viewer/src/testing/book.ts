import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { makePdf, stream } from '../engines/testing/make-pdf.ts';
import { all, openViewer, textOf } from './open-viewer.ts';

export const chapters = {
  XYZ: 'Alpha',
  FitH: 'Beta',
  FitBH: 'Gamma',
  FitR: 'Delta',
  Named: 'Epsilon',
};
type Kind = keyof typeof chapters;
export const kinds = Object.keys(chapters) as Kind[];

/** Top of each chapter's heading above the lower edge of its page, which is 1500 points high. */
const topOf = (kind: Kind): number => 1300 - kinds.indexOf(kind) * 150;

/** Where a table of contents and links of a front page lead to chapters that share the third page. */
function book(rotate = 0): File {
  const destination = (kind: Kind): string => {
    const top = topOf(kind);
    return {
      XYZ: `[5 0 R/XYZ 20 ${top} null]`,
      FitH: `[5 0 R/FitH ${top}]`,
      FitBH: `[5 0 R/FitBH ${top}]`,
      FitR: `[5 0 R/FitR 20 ${top - 100} 300 ${top}]`,
      Named: '(chapter)',
    }[kind];
  };
  const lines = Array.from({ length: 8 }, (_, at) => `Text number ${at} that goes on for a while.`);
  const chapter = (kind: Kind): string =>
    [
      `BT /F 20 Tf 20 ${topOf(kind) - 18} Td (${chapters[kind]}) Tj ET`,
      ...lines.map((line, at) => `BT /F 10 Tf 20 ${topOf(kind) - 36 - at * 12} Td (${line}) Tj ET`),
    ].join('\n');
  const page = (contents: number, rest = ''): string =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 1500]/Contents ${contents} 0 R` +
    `/Resources<</Font<</F 9 0 R>>>>${rest}>>`;
  const links = kinds.map(
    (kind, at) =>
      `<</Type/Annot/Subtype/Link/Rect[20 ${1400 - at * 40} 200 ${1425 - at * 40}]` +
      `/Border[0 0 0]/Dest ${destination(kind)}>>`,
  );
  const entries = kinds.map(
    (kind, at) =>
      `<</Title(${chapters[kind]})/Parent 10 0 R/Dest ${destination(kind)}` +
      (at > 0 ? `/Prev ${10 + at} 0 R` : '') +
      (at < kinds.length - 1 ? `/Next ${12 + at} 0 R` : '') +
      '>>',
  );
  const front = kinds.map(
    (kind, at) => `BT /F 16 Tf 22 ${1406 - at * 40} Td (See ${chapters[kind]}) Tj ET`,
  );
  return new File(
    [
      makePdf([
        '<</Type/Catalog/Pages 2 0 R/Outlines 10 0 R/Names<</Dests<</Names' +
          `[(chapter)[5 0 R/XYZ null ${topOf('Named')} 0]]>>>>>>`,
        '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>',
        page(6, `/Annots[${links.join('')}]`),
        page(7),
        page(8, rotate ? `/Rotate ${rotate}` : ''),
        stream(front.join('\n')),
        stream('BT /F 12 Tf 20 1400 Td (A page between) Tj ET'),
        stream(kinds.map(chapter).join('\n')),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        `<</First 11 0 R/Last ${10 + kinds.length} 0 R/Count ${kinds.length}>>`,
        ...entries,
      ]),
    ],
    'book.pdf',
  );
}

export async function openBook(
  attributes: Partial<TtDocumentViewer> = {},
  rotate = 0,
): Promise<TtDocumentViewer> {
  const viewer = await openViewer('scan.pdf', attributes);
  viewer.style.blockSize = '24rem';
  await viewer.open(book(rotate));
  await viewer.updateComplete;
  return viewer;
}

/** The entry of the open table of contents that has this title. */
export const entry = (viewer: TtDocumentViewer, title: string): HTMLElement =>
  all(viewer, '.outline .to').find((button) => textOf(button).startsWith(title))!;
