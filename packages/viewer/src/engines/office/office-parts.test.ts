import { expect } from '@open-wc/testing';
import * as samples from '../testing/office-samples.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const lines = async (bytes: Bytes, name: string): Promise<string[]> =>
  outline((await readIn(await openBytes(bytes, name))).root).split('\n');

const mark = (type: string, inside = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
const program = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const inList = (text: string, list: string, style = ''): string =>
  samples.wp(text, `${style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);

describe('DOCX', () => {
  it('shows of a field in another one’s program nothing', async () => {
    const body = paragraph(
      run('Szanowny '),
      mark('begin'),
      program(' IF '),
      mark('begin'),
      program(' MERGEFIELD Plec '),
      mark('separate'),
      run('K'),
      mark('end'),
      program(' = "K" "Pani" "Pan" '),
      mark('separate'),
      run('Pani'),
      mark('end'),
      run(' Nowak'),
    );
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<p>Szanowny Pani Nowak</>',
    ]);
  });

  it('leads on from a link after a field inside it', async () => {
    const body = paragraph(
      mark('begin'),
      program(' HYPERLINK "https://example.org/" '),
      mark('separate'),
      run('strona '),
      mark('begin'),
      program(' PAGE '),
      mark('separate'),
      run('3'),
      mark('end'),
      run(' dalej'),
      mark('end'),
      run(' koniec'),
    );
    const { root } = await readIn(await openBytes(await samples.docx(body), 'a.docx'));
    const links = [...root.querySelectorAll('a')].map(({ textContent }) => textContent);
    expect(links.join('')).to.equal('strona 3 dalej');
    expect(root.textContent).to.equal('strona 3 dalej koniec');
  });

  it('shows what boxes and lists of a form state', async () => {
    const box = (state: string): string =>
      mark(
        'begin',
        `<w:ffData><w:checkBox><w:default w:val="0"/>${state}</w:checkBox></w:ffData>`,
      ) +
      program(' FORMCHECKBOX ') +
      mark('separate') +
      mark('end');
    const list =
      mark(
        'begin',
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Rzeszów"/><w:listEntry w:val="Mielec"/></w:ddList></w:ffData>',
      ) +
      program(' FORMDROPDOWN ') +
      mark('end');
    const body =
      paragraph(box('<w:checked/>'), run(' tak')) +
      paragraph(box(''), run(' nie')) +
      paragraph(run('Gmina: '), list);
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<p>☒ tak</>',
      '<p>☐ nie</>',
      '<p>Gmina: Mielec</>',
    ]);
  });

  const tracked = (text: string, mark: string): string =>
    `<w:p><w:pPr><w:rPr><w:${mark} w:id="1" w:author="A"/></w:rPr></w:pPr>${text}</w:p>`;

  it('joins paragraphs whose end was deleted', async () => {
    const body =
      tracked(run('Opłatę wnosi się '), 'del') +
      paragraph(run('do 15 dnia.')) +
      tracked(`<w:del><w:r><w:delText>Całkiem skreślone</w:delText></w:r></w:del>`, 'del') +
      tracked(run('Dopisany akapit.'), 'ins') +
      samples.wp('Rozdział', '<w:rPr><w:del w:id="2"/></w:rPr>') +
      samples.wp(' II', '<w:pStyle w:val="Naglowek1"/>') +
      tracked(run('Przed tabelą'), 'del') +
      `<w:tbl><w:tr><w:tc>${paragraph(run('komórka'))}</w:tc></w:tr></w:tbl>` +
      tracked(run('Ostatni'), 'del');
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<p>Opłatę wnosi się do 15 dnia.</>',
      '<p><del>Całkiem skreślone</></>',
      '<p>Dopisany akapit.</>',
      '<h2>Rozdział II</>',
      '<p>Przed tabelą</>',
      '<table><tbody><tr><td>komórka</></></></>',
      '<p>Ostatni</>',
    ]);
  });

  it('shows comments as notes, with who wrote them and when', async () => {
    const at = (id: number): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    const body =
      paragraph(run('Opłata wynosi 27 zł'), at(0), run(' od osoby'), at(1), run('.'), at(9)) +
      paragraph(`<w:del><w:r><w:commentReference w:id="2"/></w:r></w:del>`);
    const comment = (id: number, inside: string, rest: string): string =>
      `<w:comment w:id="${id}" ${rest}>${inside}</w:comment>`;
    const content =
      '<w:comments xmlns:w="urn:w">' +
      comment(
        0,
        paragraph('<w:r><w:annotationRef/></w:r>', run('Sprawdzić ')) + paragraph(run('z RIO.')),
        'w:author="Anna Nowak" w:date="2026-01-02T23:30:00Z"',
      ) +
      comment(1, paragraph(run('Zgoda.'), at(1)), '') +
      comment(2, paragraph(run('Skreślone.')), '') +
      '</w:comments>';
    const document = await samples.docx(body, [{ name: 'word/comments.xml', content }]);
    expect(await lines(document, 'a.docx')).to.deep.equal([
      '<p>Opłata wynosi 27 zł<sup lang=en>[Comment 1]</> od osoby<sup lang=en>[Comment 2]</>.</>',
      '<h2 lang=en>Comments</>',
      '<ol><li><p><strong>Anna Nowak, 2 Jan 2026</></><p>Sprawdzić </><p>z RIO.</></>' +
        '<li><p>Zgoda.</></></>',
    ]);
  });

  it('numbers headings, and parts words of two pages', async () => {
    const body =
      inList('Wstęp', '1', '<w:pStyle w:val="Naglowek1"/>') +
      inList('Zakres', '1', '<w:pStyle w:val="Naglowek1"/>') +
      paragraph('<w:r><w:t>tu</w:t><w:br w:type="page"/><w:t>tam</w:t></w:r>');
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<h2>1. Wstęp</>',
      '<h2>2. Zakres</>',
      '<p>tu tam</>',
    ]);
  });

  it('has the depth of an item from the paragraph and its list from the style', async () => {
    const styles =
      '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="L2"><w:basedOn w:val="L"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const style = (name: string): string => `<w:pStyle w:val="${name}"/>`;
    const body =
      samples.wp('raz', style('L')) +
      samples.wp('pod', style('L2')) +
      samples.wp('też pod', `${style('L')}<w:numPr><w:ilvl w:val="1"/></w:numPr>`) +
      samples.wp('dwa', style('L'));
    expect(await lines(await samples.docx(body, [], styles), 'a.docx')).to.deep.equal([
      '<ol><li>raz<ol role=list><li>a) pod</><li>b) też pod</></></><li>dwa</></>',
    ]);
  });

  it('says that a part of it comes from another file, also where there is nothing else', async () => {
    expect(await lines(await samples.docx('<w:altChunk r:id="rLink"/>'), 'a.docx')).to.deep.equal([
      '<p><span lang=en>[A part of this document that comes from another file cannot be shown here]</></>',
    ]);
  });

  it('has what stands above and below the pages of all sections, each once', async () => {
    const names = ['first', 'usual', 'even', 'second', 'same', 'foot', 'stale'];
    const rels = samples.relations(
      names.map((name) => [name, name === 'foot' ? 'footer' : 'header', `${name}.xml`]),
    );
    const margin = (name: string, inside: string) => ({
      name: `word/${name}.xml`,
      content: `<w:hdr xmlns:w="urn:w" xmlns:v="urn:v">${inside}</w:hdr>`,
    });
    const more = [
      { name: 'word/_rels/document.xml.rels', content: rels },
      {
        name: 'word/settings.xml',
        content: '<w:settings xmlns:w="urn:w"><w:evenAndOddHeaders/></w:settings>',
      },
      margin(
        'first',
        paragraph(
          run('Urząd Gminy'),
          '<w:r><w:pict><v:shape><v:textpath string="PROJEKT"/></v:shape></w:pict></w:r>',
        ),
      ),
      margin('usual', paragraph(run('Umowa nr 7'))),
      margin('even', paragraph(run('strona parzysta'))),
      margin('second', paragraph(run('Załącznik'))),
      margin('same', paragraph(run('Umowa nr 7'))),
      margin('foot', paragraph(run('Poufne'))),
      margin('stale', paragraph(run('niewidoczna'))),
    ];
    const head = (type: string, id: string): string =>
      `<w:headerReference w:type="${type}" r:id="${id}"/>`;
    const body =
      paragraph(
        `<w:pPr><w:sectPr>${head('first', 'first')}${head('default', 'usual')}${head('even', 'even')}<w:titlePg/></w:sectPr></w:pPr>`,
        run('treść'),
      ) +
      paragraph(
        `<w:pPr><w:sectPr>${head('first', 'stale')}${head('default', 'same')}<w:titlePg w:val="0"/></w:sectPr></w:pPr>`,
        run('dalej'),
      ) +
      `<w:sectPr>${head('default', 'second')}<w:footerReference w:type="default" r:id="foot"/></w:sectPr>`;
    expect(await lines(await samples.docx(body, more), 'a.docx')).to.deep.equal([
      '<header><p>Urząd Gminy</><p>PROJEKT</></>',
      '<header><p>Umowa nr 7</></>',
      '<header><p>strona parzysta</></>',
      '<header><p>Załącznik</></>',
      '<p>treść</>',
      '<p>dalej</>',
      '<footer><p>Poufne</></>',
    ]);
  });

  it('has what is struck twice, tabs by place, and the first of alternatives that is known', async () => {
    const alternative = (choice: string, fallback: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="x">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
    const body =
      paragraph('<w:r><w:rPr><w:dstrike/></w:rPr><w:t>500 zł</w:t></w:r>') +
      paragraph(run('Nazwa'), '<w:r><w:ptab w:alignment="right"/></w:r>', run('Kwota')) +
      paragraph(
        run('a '),
        alternative(run('wybór'), run('zapas')),
        alternative('<x:neu xmlns:x="urn:x"/>', run(' zapas')),
      );
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<p><s>500 zł</></>',
      '<p>Nazwa\tKwota</>',
      '<p>a wybór zapas</>',
    ]);
  });

  it('has rows and cells that stand in other XML', async () => {
    const cell = (text: string): string => `<w:tc>${samples.wp(text)}</w:tc>`;
    const held = (inside: string): string =>
      `<w:customXml><w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt></w:customXml>`;
    const body =
      `<w:tbl>${held(`<w:tr>${cell('a')}${held(cell('b'))}</w:tr>`)}` +
      `<w:sdt><w:sdtContent><w:customXml><w:tr>${cell('c')}${cell('d')}</w:tr></w:customXml></w:sdtContent></w:sdt></w:tbl>`;
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<table><tbody><tr><td>a</><td>b</></><tr><td>c</><td>d</></></></>',
    ]);
  });

  it('has signs of fonts from before Unicode', async () => {
    const symbols = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>';
    const body = paragraph(
      run('5 '),
      '<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>',
      run('g '),
      `<w:r>${symbols}<w:t>\uf0b1</w:t></w:r>`,
      run(' 1'),
    );
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal(['<p>5 μg ± 1</>']);
  });

  it('has a row that begins further in under the columns it belongs to', async () => {
    const cell = (text: string): string => `<w:tc>${samples.wp(text)}</w:tc>`;
    const body =
      `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('c')}</w:tr></w:tbl>`;
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<table><tbody><tr><td>a</><td>b</></><tr><td></><td>c</></></></>',
    ]);
  });
});

const entry = (text: string, inside = ''): string =>
  `<text:list-item><text:p>${text}</text:p>${inside}</text:list-item>`;
const list = (attributes: string, ...items: string[]): string =>
  `<text:list ${attributes}>${items.join('')}</text:list>`;

describe('ODT', () => {
  it('goes on with the numbers of a list that is interrupted', async () => {
    const body =
      list('text:id="a" text:style-name="L"', entry('raz'), entry('dwa')) +
      '<text:p>przerwa</text:p>' +
      list('text:continue-numbering="true" text:style-name="L"', entry('trzy')) +
      list('text:style-name="L"', entry('nowa')) +
      list('text:continue-list="a" text:style-name="L"', entry('cztery')) +
      list(
        'text:continue-list="a" text:style-name="L"',
        `<text:list-item>${list('', entry('w środku'))}</text:list-item>`,
      );
    expect(await lines(await samples.odt(body), 'a.odt')).to.deep.equal([
      '<ol><li>raz</><li>dwa</></>',
      '<p>przerwa</>',
      '<ol start=3><li>trzy</></>',
      '<ol><li>nowa</></>',
      '<ol start=4><li>cztery</></>',
      '<ul><li>w środku</></>',
    ]);
  });

  it('numbers in ways that HTML has not, and headings', async () => {
    const bytes = await samples.odtWith({
      body:
        list('text:style-name="P"', entry('pierwszy')) +
        list(
          'text:continue-numbering="true" text:style-name="P"',
          entry('drugi', list('', entry('ustęp'))),
        ) +
        '<text:h text:outline-level="1"><text:number>7.</text:number>Dział</text:h>' +
        '<text:h text:outline-level="2">Część</text:h>' +
        '<text:h text:outline-level="1" text:is-list-header="true">Bez numeru</text:h>',
      automatic:
        '<text:list-style st:name="P"><text:list-level-style-number text:level="1" st:num-prefix="§ " st:num-format="1" st:num-suffix="."/>' +
        '<text:list-level-style-number text:level="2" st:num-format="1" text:display-levels="2" st:num-suffix=")"/></text:list-style>',
      styles:
        '<text:outline-style><text:outline-level-style text:level="1" st:num-format="I" st:num-suffix="."/>' +
        '<text:outline-level-style text:level="2" st:num-format="a" text:display-levels="2"/></text:outline-style>',
    });
    expect(await lines(bytes, 'a.odt')).to.deep.equal([
      '<ol role=list><li>§ 1. pierwszy</></>',
      '<ol role=list><li>§ 2. drugi<ol role=list><li>2.1) ustęp</></></></>',
      '<h2>I. Dział</>',
      '<h3>I.a Część</>',
      '<h2>Bez numeru</>',
    ]);
  });

  it('has what stands above and below the text, and nothing that is hidden in it', async () => {
    const bytes = await samples.odtWith({
      body:
        '<text:p text:style-name="first">Treść<text:span text:style-name="hidden"> tajna</text:span></text:p>' +
        '<text:section text:display="none"><text:p>ukryta</text:p></text:section>' +
        '<text:section><text:p text:style-name="R">עברית</text:p></text:section>' +
        '<text:p>przed <draw:rect><text:p>w kształcie</text:p></draw:rect>po</text:p>',
      automatic:
        '<st:style st:name="hidden" st:family="text"><st:text-properties text:display="none"/></st:style>' +
        '<st:style st:name="first" st:family="paragraph" st:master-page-name="Letter"/>' +
        '<st:style st:name="R" st:family="paragraph"><st:paragraph-properties st:writing-mode="rl-tb"/></st:style>',
      masters:
        '<st:master-page st:name="Standard"><st:header><text:p>inna strona</text:p></st:header></st:master-page>' +
        '<st:master-page st:name="Letter"><st:header><text:p>Urząd Gminy</text:p></st:header>' +
        '<st:footer><text:p>1</text:p></st:footer></st:master-page>',
    });
    expect(await lines(bytes, 'a.odt')).to.deep.equal([
      '<header><p>Urząd Gminy</></>',
      '<p>Treść</>',
      '<p dir=rtl>עברית</>',
      '<p>przed po</>',
      '<p>w kształcie</>',
    ]);
  });

  it('has what stands above and below the pages on the left, too', async () => {
    const part = (kind: string, text: string, rest = ''): string =>
      `<st:${kind}${rest}><text:p>${text}</text:p></st:${kind}>`;
    const bytes = await samples.odtWith({
      body: '<text:p>Pismo</text:p>',
      masters:
        `<st:master-page st:name="Standard">${part('header', 'Urząd')}${part('header-left', 'Sprawa 7')}` +
        `${part('footer', 'Poufne')}${part('footer-left', 'nieużywana', ' st:display="false"')}</st:master-page>`,
    });
    expect(await lines(bytes, 'a.odt')).to.deep.equal([
      '<header><p>Urząd</></>',
      '<header><p>Sprawa 7</></>',
      '<p>Pismo</>',
      '<footer><p>Poufne</></>',
    ]);
  });

  it('has what stands above and below the pages of each kind, where they begin', async () => {
    const master = (name: string, inside: string, rest = ''): string =>
      `<st:master-page st:name="${name}" ${rest}>${inside}</st:master-page>`;
    const part = (kind: string, text: string): string =>
      `<st:${kind}><text:p>${text}</text:p></st:${kind}>`;
    const bytes = await samples.odtWith({
      body:
        '<text:p text:style-name="first">Pismo</text:p><text:p>dalej <text:soft-page-break/>i dalej</text:p>' +
        '<text:p>druga strona</text:p><text:soft-page-break/><text:p>trzecia</text:p>' +
        '<text:section><text:p text:style-name="annex">Załącznik</text:p></text:section>' +
        '<text:p text:style-name="first">Drugie pismo</text:p>' +
        '<text:list><text:list-item><text:p text:style-name="wide">na szerokiej stronie</text:p></text:list-item></text:list>',
      automatic:
        '<st:style st:name="first" st:family="paragraph" st:master-page-name="Letter"/>' +
        '<st:style st:name="annex" st:family="paragraph" st:parent-style-name="Annex"/>' +
        '<st:style st:name="Annex" st:family="paragraph" st:master-page-name="Annex"/>' +
        '<st:style st:name="wide" st:family="paragraph" st:master-page-name="Wide"/>',
      masters:
        master('Standard', part('header', 'ciąg dalszy') + part('footer', 'Urząd')) +
        master('Letter', part('header', 'Urząd Gminy'), 'st:next-style-name="Standard"') +
        master('Annex', part('header-first', 'tytuł') + part('header', 'Załącznik 1')) +
        master('Wide', part('header', 'ciąg dalszy') + part('footer', 'szeroka')) +
        master('Unused', part('header', 'nieużywana')),
    });
    expect(await lines(bytes, 'a.odt')).to.deep.equal([
      '<header><p>Urząd Gminy</></>',
      '<p>Pismo</>',
      '<p>dalej i dalej</>',
      '<header><p>ciąg dalszy</></>',
      '<p>druga strona</>',
      '<p>trzecia</>',
      '<footer><p>Urząd</></>',
      '<header><p>tytuł</></>',
      '<p>Załącznik</>',
      '<p>Drugie pismo</>',
      '<ul><li>na szerokiej stronie</></>',
      '<footer><p>szeroka</></>',
    ]);
  });
});

describe('sheets', () => {
  it('XLSX: have no columns and rows that are hidden, and no formula without a word', async () => {
    const bytes = await samples.xlsx(
      '<worksheet xmlns="urn:s"><cols><col min="2" max="3" hidden="1"/></cols><sheetData>' +
        '<row r="1"><c r="A1"><f>SUM(A2:A9)</f></c><c r="B1"><v>7</v></c><c r="D1" t="str"><v>a_x000D__x000A_b_x005F_x0041_</v></c></row>' +
        '<row r="2" hidden="true"><c r="A2"><v>5</v></c></row></sheetData></worksheet>',
    );
    expect(await lines(bytes, 'a.xlsx')).to.deep.equal([
      '<table><thead><tr><td></><th scope=col>A</><th scope=col>D</></></><tbody><tr><th scope=row>1</><td>=SUM(A2:A9)</><td>a<br></>',
      'b_x0041_</></></></>',
    ]);
  });

  it('CSV: keep the lines of a cell apart', async () => {
    const bytes = new TextEncoder().encode('Nome;Morada\n"Ana";"Rua\nPoiares"\n');
    expect(await lines(bytes, 'a.csv')).to.deep.equal([
      '<table><thead><tr><th scope=col>Nome</><th scope=col>Morada</></></><tbody><tr><td>Ana</><td>Rua<br></>',
      'Poiares</></></></>',
    ]);
  });

  it('XLSX: have the texts that lie over them', async () => {
    const bytes = await samples.xlsx(undefined, {
      more: [
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          content: samples.relations([['rId1', 'drawing', '../drawings/drawing1.xml']]),
        },
        {
          name: 'xl/drawings/drawing1.xml',
          content:
            '<x:wsDr xmlns:x="urn:x" xmlns:a="urn:a"><x:sp><x:txBody><a:p><a:r><a:t>Dane </a:t></a:r><a:r><a:t>wstępne</a:t></a:r></a:p></x:txBody></x:sp></x:wsDr>',
        },
      ],
    });
    expect((await lines(bytes, 'a.xlsx')).at(-1)).to.equal('<p>Dane wstępne</>');
  });

  it('ODS: have no columns that are hidden, and the texts that lie over them', async () => {
    const bytes = await samples.ods(
      '<table:table-column/><table:table-column table:visibility="collapse"/>' +
        '<table:shapes><draw:custom-shape><text:p>dymek</text:p></draw:custom-shape></table:shapes>',
    );
    const { root } = await readIn(await openBytes(bytes, 'a.ods'));
    expect([...root.querySelectorAll('th')].map(({ textContent }) => textContent)).to.deep.equal([
      'Gads',
    ]);
    expect(root.lastElementChild?.textContent).to.equal('dymek');
  });
});

describe('PPTX', () => {
  it('has its title from a group, and a second one as text', async () => {
    const title = (text: string): string => samples.shape('<p:ph type="title"/>', samples.ap(text));
    const bytes = await samples.pptx(
      `<p:grpSp>${title('Budżet')}</p:grpSp>${title('Rok 2026')}` +
        samples.shape('', samples.ap('עברית', '<a:pPr rtl="1"/>')),
    );
    expect((await lines(bytes, 'a.pptx')).slice(0, 3)).to.deep.equal([
      '<h2>Budżet</>',
      '<p>Rok 2026</>',
      '<p dir=rtl>עברית</>',
    ]);
  });
});

describe('signatures', () => {
  const signature = (inside: string): string =>
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><Object><SignatureProperties>' +
    `<SignatureProperty>${inside}</SignatureProperty></SignatureProperties></Object></Signature>`;

  it('of office documents are told, with their times', async () => {
    const office = signature(
      '<SignatureTime xmlns="urn:o"><Value>2026-01-02T10:00:00Z</Value></SignatureTime>',
    );
    const open = signature('<date xmlns="urn:dc">2026-01-02T10:00:00Z</date>');
    const opened = [
      await openBytes(
        await samples.docx(samples.wp('umowa'), [
          { name: '_xmlsignatures/sig1.xml', content: office },
          { name: '_xmlsignatures/sig2.xml', content: 'damaged' },
          { name: '_xmlsignatures/_rels/origin.sigs.rels', content: '<x/>' },
        ]),
        'a.docx',
      ),
      await openBytes(
        await samples.odt('<text:p>umowa</text:p>', [
          {
            name: 'META-INF/documentsignatures.xml',
            content: `<document-signatures>${open}${open}</document-signatures>`,
          },
        ]),
        'a.odt',
      ),
    ];
    const claim = { time: new Date('2026-01-02T10:00:00Z'), coversWholeDocument: false };
    expect(await opened[0]!.signatures()).to.deep.equal([claim, { coversWholeDocument: false }]);
    expect(await opened[1]!.signatures()).to.deep.equal([claim, claim]);
  });
});

describe('where every part is hidden', () => {
  const cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Wydatki</t></is></c></row>';
  const xlsx = (): Promise<Bytes> =>
    samples.ooxml('xl/workbook.xml', [
      {
        name: 'xl/workbook.xml',
        content:
          '<workbook xmlns="urn:s" xmlns:r="urn:r"><sheets><sheet name="Jeden" state="hidden" r:id="rId1"/><sheet name="Dwa" state="veryHidden" r:id="rId1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: samples.relations([['rId1', 'worksheet', 'sheet1.xml']]),
      },
      {
        name: 'xl/sheet1.xml',
        content: `<worksheet xmlns="urn:s"><sheetData>${cells}</sheetData></worksheet>`,
      },
    ]);
  const pptx = (): Promise<Bytes> =>
    samples.ooxml('ppt/presentation.xml', [
      {
        name: 'ppt/presentation.xml',
        content:
          '<p:presentation xmlns:p="urn:p" xmlns:r="urn:r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
      },
      {
        name: 'ppt/_rels/presentation.xml.rels',
        content: samples.relations([['rId1', 'slide', 'slide1.xml']]),
      },
      {
        name: 'ppt/slide1.xml',
        content: samples.slide(samples.shape('', samples.ap('Wydatki')), ' show="0"'),
      },
    ]);
  const ods = (): Promise<Bytes> =>
    samples.odf(
      'spreadsheet',
      '<office:spreadsheet><table:table table:style-name="off"><table:table-row><table:table-cell><text:p>Wydatki</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
    );
  const odp = (): Promise<Bytes> =>
    samples.odf(
      'presentation',
      '<office:presentation><draw:page draw:style-name="away"><draw:custom-shape><text:p>Wydatki</text:p></draw:custom-shape></draw:page></office:presentation>',
    );

  for (const [name, make, count] of [
    ['a.xlsx', xlsx, 2],
    ['a.ods', ods, 1],
    ['a.pptx', pptx, 1],
    ['a.odp', odp, 1],
  ] as const) {
    it(`${name} is shown, and says so`, async () => {
      const opened = await openBytes(await make(), name);
      expect(opened.pageCount).to.equal(count);
      const what = opened.parts === 'slides' ? 'onlyHiddenSlides' : 'onlyHiddenSheets';
      expect(opened.notices).to.deep.equal([{ what, count }]);
      expect((await readIn(opened)).root.textContent).to.contain('Wydatki');
    });
  }
});
