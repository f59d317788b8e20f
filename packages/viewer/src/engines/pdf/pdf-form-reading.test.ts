import { expect } from '@open-wc/testing';
import { makePdf, stream } from '../testing/make-pdf.ts';
import { openBytes, readIn } from '../testing/open.ts';
import { setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));

/** A page without tags: texts at `x y`, and fields. */
async function read(
  texts: readonly [place: string, text: string][],
  fields: readonly string[],
): Promise<HTMLElement> {
  const numbers = fields.map((_, at) => `${at + 6} 0 R`).join(' ');
  const pdf = makePdf([
    `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${numbers}]/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[${numbers}]>>`,
    stream(texts.map(([place, text]) => `BT /F 10 Tf ${place} Td (${text}) Tj ET`).join('\n')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...fields.map((field) => `<</Type/Annot/Subtype/Widget/DA(/F 10 Tf)${field}>>`),
  ]);
  return (await readIn(await openBytes(pdf, 'form.pdf'))).root;
}

const text = (name: string, rect: string, value = ''): string =>
  `/FT/Tx/T(${name})/Rect[${rect}]${value && `/V(${value})`}`;

const lines = (root: HTMLElement): string[] =>
  [...root.children].map((line) => line.textContent.replace(/[^\S\n]+/g, ' ').trim());

describe('the text of a PDF form without tags', () => {
  it('has each answer beside its question, in whatever order the file names them', async () => {
    const root = await read(
      [
        ['50 350', 'Imie'],
        ['50 320', 'Miasto'],
        ['90 290', 'Zgoda'],
        ['50 250', 'Podpis'],
      ],
      [
        text('A.0102', '100 315 300 333', 'Mielec'),
        text('A.0101', '100 345 300 363', 'Anna'),
        '/FT/Btn/T(A.0103)/Rect[70 287 82 299]/V/Tak/AS/Tak/AP<</N<</Tak 4 0 R/Off 4 0 R>>>>',
      ],
    );
    expect(lines(root)).to.deep.equal(['Imie Anna', 'Miasto Mielec', 'Zgoda', 'Podpis']);
    expect(root.querySelector<HTMLInputElement>('p input')!.checked).to.equal(true);
    expect(root.textContent).to.not.contain('A.010');
  });

  it('says of an empty answer that it is empty, without words that a search would find', async () => {
    const root = await read([['50 350', 'Imie']], [text('A.0101', '100 345 300 363')]);
    expect(lines(root)).to.deep.equal(['Imie']);
    const empty = root.querySelector<HTMLElement>('p [data-answer] [role=img]')!;
    expect(empty.ariaLabel).to.equal('Not filled in');
    expect(empty.lang).to.equal('en');
  });

  it('names an answer that no words stand beside', async () => {
    const root = await read(
      [['50 350', 'Wniosek']],
      [
        text('note', '100 100 300 118', 'jeden'),
        `${text('other', '100 60 300 78', 'dwa')}/TU(Uwagi)`,
      ],
    );
    expect(lines(root)).to.deep.equal(['Wniosek', 'note: jeden', 'Uwagi: dwa']);
    const named = root.querySelector('[role=group]')!;
    expect(named.ariaLabel).to.equal('Uwagi');
    expect(named.parentElement!.querySelector('[aria-hidden=true]')!.textContent).to.equal('Uwagi');
  });

  it('keeps the lines of an answer', async () => {
    const root = await read(
      [['50 350', 'Adres']],
      [`${text('A.0104', '100 300 300 365', 'ul. Lipowa 1\\r39-300 Mielec')}/Ff 4096`],
    );
    expect(lines(root)).to.deep.equal(['Adres ul. Lipowa 1\n39-300 Mielec']);
  });
});
