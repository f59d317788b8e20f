import { expect } from '@open-wc/testing';
import type { PagedDocument } from '../engine.ts';
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
    expect(named.parentElement!.querySelector('[aria-hidden=true]')!.textContent).to.equal(
      'Uwagi: ',
    );
    const bare = [...named.parentElement!.childNodes].filter((node) => node instanceof Text);
    expect(bare, 'no colon by itself is heard').to.deep.equal([]);
  });

  it('keeps the lines of an answer', async () => {
    const root = await read(
      [['50 350', 'Adres']],
      [`${text('A.0104', '100 300 300 365', 'ul. Lipowa 1\\r39-300 Mielec')}/Ff 4096`],
    );
    expect(lines(root)).to.deep.equal(['Adres ul. Lipowa 1\n39-300 Mielec']);
  });
});

/** A page whose texts are paragraphs by their tags, and fields that no tag names. */
async function readTagged(
  texts: readonly [place: string, text: string][],
  fields: readonly string[],
): Promise<HTMLElement> {
  const firstTag = 7;
  const firstField = firstTag + texts.length;
  const tags = texts.map((_, at) => `${at + firstTag} 0 R`).join(' ');
  const numbers = fields.map((_, at) => `${at + firstField} 0 R`).join(' ');
  const shown = texts.map(
    ([place, text], at) => `/P<</MCID ${at}>>BDC BT /F 10 Tf ${place} Td (${text}) Tj ET EMC`,
  );
  const pdf = makePdf([
    `<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/AcroForm<</Fields[${numbers}]/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/StructParents 0/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[${numbers}]>>`,
    stream(shown.join('\n')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/StructTreeRoot/K[${tags}]/ParentTree<</Nums[0[${tags}]]>>>>`,
    ...texts.map((_, at) => `<</Type/StructElem/S/P/P 6 0 R/Pg 3 0 R/K ${at}>>`),
    ...fields.map((field) => `<</Type/Annot/Subtype/Widget/DA(/F 10 Tf)${field}>>`),
  ]);
  return (await readIn(await openBytes(pdf, 'form.pdf'))).root;
}

describe('the text of a PDF form with tags that name no fields', () => {
  it('has each answer where it stands on the page', async () => {
    const root = await readTagged(
      [
        ['50 350', 'Imie'],
        ['50 320', 'Miasto'],
        ['90 290', 'Zgoda'],
        ['50 260', 'Uwagi'],
        ['50 50', 'Podpis'],
      ],
      [
        text('A.0104', '50 190 350 250', 'brak'),
        text('A.0102', '100 315 300 333', 'Mielec'),
        text('A.0101', '100 345 300 363', 'Anna'),
        '/FT/Btn/T(A.0103)/Rect[70 287 82 299]/V/Tak/AS/Tak/AP<</N<</Tak 4 0 R/Off 4 0 R>>>>',
      ],
    );
    expect(lines(root)).to.deep.equal([
      'Imie Anna',
      'Miasto Mielec',
      'Zgoda',
      'Uwagi brak',
      'Podpis',
    ]);
    const box = root.querySelector<HTMLInputElement>('p input')!;
    expect(box.checked).to.equal(true);
    expect(box.nextSibling!.textContent!.trim(), 'before its words').to.equal('Zgoda');
    expect(root.textContent).to.not.contain('A.010');
  });

  it('has an answer that no words stand beside after what stands above it, with its name', async () => {
    const root = await readTagged(
      [
        ['50 350', 'Wniosek'],
        ['50 50', 'Podpis'],
      ],
      [`${text('other', '100 160 300 178', 'dwa')}/TU(Uwagi)`],
    );
    expect(root.textContent.replace(/\s+/g, ' ').trim()).to.equal('Wniosek Uwagi: dwa Podpis');
  });
});

describe('a group of choices in a PDF form', () => {
  const choice = (parent: number, value: string, rect: string): string =>
    `/Parent ${parent} 0 R/Rect[${rect}]/AS/Off/AP<</N<</${value} 4 0 R/Off 4 0 R>>>>`;

  async function openGroup(): Promise<PagedDocument> {
    const widgets = [choice(6, 'Tak', '50 300 62 312'), choice(6, 'Nie', '50 280 62 292')];
    const pdf = makePdf([
      '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R 9 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[7 0 R 8 0 R 10 0 R]>>',
      stream('BT /F 10 Tf 70 302 Td (Tak) Tj ET BT /F 10 Tf 70 282 Td (Nie) Tj ET'),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      '<</FT/Btn/Ff 49152/T(g1)/TU(Czy ma Pan psa?)/V/Off/Kids[7 0 R 8 0 R]>>',
      ...widgets.map((widget) => `<</Type/Annot/Subtype/Widget${widget}>>`),
      '<</FT/Tx/T(t1)/TU(Imie psa)/Kids[10 0 R]>>',
      '<</Type/Annot/Subtype/Widget/DA(/F 10 Tf)/Parent 9 0 R/Rect[50 200 300 218]>>',
    ]);
    return (await openBytes(pdf, 'form.pdf')) as unknown as PagedDocument;
  }

  it('has its question, which the document says once for all of them', async () => {
    const opened = await openGroup();
    const fields = await opened.fields!(1);
    expect(fields.map(({ question, label }) => [question, label])).to.deep.equal([
      ['Czy ma Pan psa?', 'Tak'],
      ['Czy ma Pan psa?', 'Nie'],
      [undefined, 'Imie psa'],
    ]);
    const { root } = await readIn(opened);
    const names = [...root.querySelectorAll('input')].map(({ ariaLabel }) => ariaLabel);
    expect(names).to.deep.equal(['Czy ma Pan psa? Tak', 'Czy ma Pan psa? Nie']);
    expect(root.textContent.match(/Czy ma Pan psa\?/g)?.length, 'seen once').to.equal(1);
    expect(root.textContent.indexOf('Czy')).to.be.below(root.textContent.indexOf('Tak'));
  });
});

describe('the text of a PDF form whose tags name its fields', () => {
  const choice = (name: string, more: string, at: number): string =>
    `/FT/Btn/T(${name})/Rect[20 ${at} 30 ${at + 10}]/AP<</N<</1 4 0 R/Off 4 0 R>>>>${more}`;

  /** Pairs of a text and a field, each in a tag of its own, in the order of the tags; fields in that of the file. */
  async function readPairs(
    texts: readonly string[],
    fields: readonly string[],
    order: readonly number[],
    more: readonly string[] = [],
  ): Promise<HTMLElement> {
    const count = texts.length;
    const [firstField, firstTag] = [7, 7 + count];
    const divOf = (at: number): number => firstTag + 3 * at;
    const divs = order.map((at) => `${divOf(at)} 0 R`).join(' ');
    const widgets = fields.map((_, at) => `${at + firstField} 0 R`).join(' ');
    const parents = more.map((_, at) => `${divOf(count) + at} 0 R`).join(' ');
    const inPages = texts.map((_, at) => `${divOf(at) + 1} 0 R`).join(' ');
    const shown = texts.map(
      (text, at) => `/P<</MCID ${at}>>BDC BT /F 10 Tf 40 ${350 - 20 * at} Td (${text}) Tj ET EMC`,
    );
    const pdf = makePdf([
      `<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/AcroForm<</Fields[${parents || widgets}]/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/StructParents 0/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[${widgets}]>>`,
      stream(shown.join('\n')),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      `<</Type/StructTreeRoot/K[${divs}]/ParentTree<</Nums[0[${inPages}]${texts.map((_, at) => ` ${at + 1} ${divOf(at) + 2} 0 R`).join('')}]>>>>`,
      ...fields.map(
        (field, at) => `<</Type/Annot/Subtype/Widget/StructParent ${at + 1}/DA(/F 10 Tf)${field}>>`,
      ),
      ...texts.flatMap((_, at) => [
        `<</Type/StructElem/S/Div/P 6 0 R/Pg 3 0 R/K[${divOf(at) + 1} 0 R ${divOf(at) + 2} 0 R]>>`,
        `<</Type/StructElem/S/P/P ${divOf(at)} 0 R/Pg 3 0 R/K ${at}>>`,
        `<</Type/StructElem/S/Form/P ${divOf(at)} 0 R/Pg 3 0 R/K<</Type/OBJR/Obj ${at + firstField} 0 R/Pg 3 0 R>>>>`,
      ]),
      ...more,
    ]);
    return (await readIn(await openBytes(pdf, 'form.pdf'))).root;
  }

  it('has each control where its tag is, heard once, and choices of a name as a group', async () => {
    const root = await readPairs(
      ['Zgoda', 'Nie', 'Tak', 'Imie', 'Uwagi'],
      [
        choice('f[0].zgoda[0]', '/TU(Zgoda)/V/1/AS/1', 350),
        choice('f[0].pies[0]', '/Ff 32768/V/Off/AS/Off', 330),
        choice('f[0].pies[0]', '/Ff 32768/V/1/AS/1', 310),
        `${text('f[0].imie[0]', '100 285 300 300', 'Anna')}/TU(Imie)`,
        text('f[0].uwagi[0]', '100 265 300 280'),
      ],
      [4, 3, 2, 1, 0],
    );
    expect(lines(root)).to.deep.equal(['Uwagi', 'Imie Anna', 'Tak Nie', 'Zgoda']);
    const boxes = [...root.querySelectorAll('input')];
    expect(boxes.map(({ type, checked, ariaLabel }) => [type, checked, ariaLabel])).to.deep.equal([
      ['radio', true, 'Tak'],
      ['radio', false, 'Nie'],
      ['checkbox', true, 'Zgoda'],
    ]);
    for (const { nextElementSibling } of boxes)
      expect(nextElementSibling!.ariaHidden).to.equal('true');
    const name = root.querySelector('[data-answer]:not([role])')!;
    expect(name.parentElement!.textContent.trim(), 'without a name of its own').to.equal('Uwagi');
    expect(name.parentElement!.querySelector('[aria-hidden]')).to.equal(null);
    const group = root.querySelector<HTMLElement>('div[role=group]')!;
    expect(group.ariaLabel).to.equal('pies');
    expect([...group.querySelectorAll('input')].map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Tak',
      'Nie',
    ]);
  });

  it('has each group of choices by its question, seen once', async () => {
    const kid = (parent: number, at: number): string =>
      `/Parent ${parent} 0 R/AS/Off/Rect[20 ${at} 30 ${at + 10}]/AP<</N<</1 4 0 R/Off 4 0 R>>>>`;
    const root = await readPairs(
      ['Tak', 'Nie', 'Tak', 'Nie'],
      [kid(23, 350), kid(23, 330), kid(24, 310), kid(24, 290)],
      [0, 1, 2, 3],
      [
        '<</FT/Btn/Ff 32768/T(pies)/TU(Pies)/V/Off/Kids[7 0 R 8 0 R]>>',
        '<</FT/Btn/Ff 32768/T(kot)/TU(Pies)/V/Off/Kids[9 0 R 10 0 R]>>',
      ],
    );
    expect(lines(root)).to.deep.equal(['Pies Tak Nie', 'Pies Tak Nie']);
    const groups = [...root.querySelectorAll<HTMLElement>('div[role=group]')];
    expect(groups.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Pies', 'Pies']);
    const names = [...root.querySelectorAll('input')].map(({ ariaLabel }) => ariaLabel);
    expect(names).to.deep.equal(['Tak', 'Nie', 'Tak', 'Nie']);
  });
});
