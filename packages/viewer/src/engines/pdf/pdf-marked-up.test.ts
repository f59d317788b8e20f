import { expect } from '@open-wc/testing';
import { isPaged, type PagedDocument } from '../engine.ts';
import { makePdf, stream } from '../testing/make-pdf.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';
import { setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));

async function opened(objects: readonly string[]): Promise<PagedDocument> {
  const document = await openBytes(makePdf(objects), 'document.pdf');
  if (!isPaged(document)) throw new Error('it has no pages');
  return document;
}

/** A tag with its texts, which are numbered from 0 in the order of the page, or with other tags. */
interface Tag {
  name: string;
  rest?: string;
  content: string | Tag[];
}

const tag = (name: string, content: string | Tag[], rest = ''): Tag => ({ name, content, rest });

/** The HTML of a page with these tags. */
async function read(...tags: Tag[]): Promise<HTMLElement> {
  const texts: string[] = [];
  const elements: string[] = [];
  const owners: number[] = [];
  const first = 7;
  const build = ({ name, content, rest = '' }: Tag, parent: number): number => {
    const number = first + elements.push('') - 1;
    let kids: string;
    if (typeof content === 'string') {
      owners.push(number);
      kids = String(texts.push(content) - 1);
    } else kids = `[${content.map((kid) => `${build(kid, number)} 0 R`).join(' ')}]`;
    elements[number - first] =
      `<</Type/StructElem/S/${name}/P ${parent} 0 R/Pg 3 0 R/K ${kids}${rest}>>`;
    return number;
  };
  const roots = tags.map((each) => `${build(each, 6)} 0 R`);
  const shown = texts.map(
    (text, at) => `/Span<</MCID ${at}>>BDC BT /F 10 Tf 50 ${380 - at * 16} Td (${text}) Tj ET EMC`,
  );
  const document = await opened([
    '<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/StructParents 0/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    stream(shown.join('\n')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/StructTreeRoot/K[${roots.join(' ')}]/ParentTree<</Nums[0[${owners.map((owner) => `${owner} 0 R`).join(' ')}]]>>>>`,
    ...elements,
  ]);
  const { root } = await readIn(document);
  await document.close();
  return root;
}

const plain = (root: Element): string => outline(root).replace(/\s+/g, ' ').replace(/> /g, '>');

describe('tags of a PDF as HTML', () => {
  it('leave the space around a word outside of its emphasis, and none in a cell', async () => {
    const root = await read(
      tag('P', [tag('Span', 'To'), tag('Em', ' jest '), tag('Strong', [tag('Em', ' wazne')])]),
      tag('Table', [tag('TR', [tag('TH', 'Woda '), tag('TD', [tag('P', ' 27 zl')])])]),
    );
    expect(outline(root).replace(/\n| (?:rowspan|colspan|scope)=\w+/g, '')).to.equal(
      '<p>To <em>jest</> <strong><em>wazne</></></>' +
        '<table><tbody><tr><th>Woda</><td><p>27 zl</></></></></>',
    );
  });

  it('have the number of an item in the line of its paragraph', async () => {
    const item = (label: string, ...content: Tag[]): Tag =>
      tag('LI', [tag('Lbl', label), tag('LBody', content)]);
    const root = await read(
      tag('L', [
        item('1.', tag('P', 'One'), tag('L', [item('a\\)', tag('P', 'A'))])),
        item('2.', tag('P', 'Two')),
      ]),
    );
    expect(plain(root)).to.equal(
      '<ol role=list><li><p>1. One</><ol role=list><li><p>a\\) A</></></></><li><p>2. Two</></></>'.replace(
        '\\',
        '',
      ),
    );
  });

  it('let a cell head its row that heads both, beside cells of data', async () => {
    const both = '/A<</O/Table/Scope/Both>>';
    const root = await read(
      tag('Table', [
        tag('TR', [tag('TH', 'Name', both), tag('TH', 'Sum')]),
        tag('TR', [tag('TH', 'All', both), tag('TD', '27')]),
      ]),
    );
    const scopes = [...root.querySelectorAll('th')].map(({ scope }) => scope);
    expect(scopes).to.deep.equal(['col', 'col', 'row']);
  });

  it('keep words in place of a sign apart from those around it', async () => {
    const root = await read(
      tag('P', [tag('Span', 'Call'), tag('Span', '+', '/Alt(telephone)'), tag('Span', '583')]),
    );
    expect(root.textContent.replace(/\s+/g, ' ').trim()).to.equal('Call telephone 583');
  });
});

describe('layers of a PDF', () => {
  it('that its list does not name, or names within another, belong to no other one', async () => {
    const layer = (name: string): string => `<</Type/OCG/Name(${name})>>`;
    const document = await opened([
      '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[4 0 R 5 0 R 6 0 R 7 0 R 8 0 R]' +
        '/D<</Order[4 0 R[5 0 R][(Languages)6 0 R]7 0 R]>>>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>',
      ...['Plan', 'Pipes', 'Polish', 'Trees', 'Unlisted'].map(layer),
    ]);
    const layers = await document.layers!();
    expect(layers.map(({ name, children }) => [name, children.length])).to.deep.equal([
      ['Plan', 0],
      ['Languages', 1],
      ['Trees', 0],
      ['Pipes', 0],
      ['Unlisted', 0],
    ]);
    await document.close();
  });
});

describe('links of a PDF', () => {
  it('lead to the first, last, next and previous page where they are made so', async () => {
    const link = (name: string): string =>
      `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Named/N/${name}>>>>`;
    const page = (rest = ''): string => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]${rest}>>`;
    const annotations = '/Annots[6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]';
    const document = await opened([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>',
      page(annotations),
      page(annotations),
      page(),
      ...['FirstPage', 'PrevPage', 'NextPage', 'LastPage', 'Print'].map(link),
    ]);
    const targets = async (number: number): Promise<(number | undefined)[]> =>
      (await document.links(number)).map((each) => each.page);
    expect(await targets(2)).to.deep.equal([1, 1, 3, 3]);
    expect(await targets(1), 'none before the first').to.deep.equal([1, 2, 3]);
    await document.close();
  });
});
