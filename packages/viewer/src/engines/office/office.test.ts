import { expect } from '@open-wc/testing';
import type { DocumentFailure } from '../engine.ts';
import { makeZip } from '../testing/make-zip.ts';
import * as samples from '../testing/office-samples.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => expect.fail('it opened'),
    (reason: DocumentFailure) => reason,
  );
  expect(error.name).to.equal('DocumentFailure');
  return error.code;
}

const lines = async (bytes: Uint8Array<ArrayBuffer>, name: string, page = 1): Promise<string[]> => {
  const { root, read } = await readIn(await openBytes(bytes, name), page);
  for (const image of root.querySelectorAll('img')) expect(image.src).to.match(/^blob:/);
  read.release?.();
  return outline(root).split('\n');
};

describe('office documents', () => {
  it('DOCX: headings, looks, lists, numbers, links, tables, pictures, notes, header', async () => {
    expect(await lines(await samples.docx(), 'uchwala.docx')).to.deep.equal([
      '<header><p>Gmina Miejska Mielec</></>',
      '<h2>Uchwała nr 7</>',
      '<p>Zwykły, <strong>gruby</><em><strong> i pochyły</></><u> podkreślony</> tekst<sup>[1]</><span lang=en-GB> and English</><del>skreślone</></>',
      '<ol><li>jeden<ol role=list><li>a) pod jednym</></></><li>dwa</></>',
      '<ul><li>punkt</></>',
      '<ol role=list><li>§ 1. pierwszy</><li>§ 2. drugi</></>',
      '<p><a href=https://example.org/>strona</> skrypt</>',
      '<table><thead><tr><th scope=col>Osoby</><th scope=col>Stawka</></></>' +
        '<tbody><tr><td rowspan=2>od 1</><td>27,00</></><tr><td>22,00</></><tr><td colspan=2>razem</></></></>',
      '<p><img alt=Herb miasta></></>',
      '<p><span lang=en>[Picture from another website, not loaded]</></>',
      '<h2 lang=en>Notes</>',
      '<ol><li><p>Przypis pierwszy</></></>',
    ]);
  });

  it('DOCX: language, title and properties', async () => {
    const opened = await openBytes(await samples.docx(), 'uchwala.docx');
    expect(opened.engine).to.equal('docx');
    expect(opened.language).to.equal('pl-PL');
    expect(opened.title).to.equal('Tytuł');
    const properties = await opened.properties!();
    expect(properties.map(({ name }) => name)).to.deep.equal(['title', 'author', 'created']);
    await opened.close();
    await opened.properties!().then(
      () => expect.fail('it is closed'),
      (error: Error) => expect(error.name).to.equal('InvalidStateError'),
    );
  });

  it('DOCX: fields show their result and lead to their address', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string, result: string) =>
      `<w:p>${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}<w:r><w:t>${result}</w:t></w:r>${mark('end')}</w:p>`;
    const body =
      field(' HYPERLINK "https://example.org/a" ', 'adres') +
      field(' HYPERLINK "file:///etc/passwd" ', 'plik') +
      field(' INCLUDEPICTURE "https://example.org/b.png" ', 'nic') +
      field(
        ' HYPERLINK "https://example.org/a" ',
        'www.exam</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ple.org',
      ) +
      field(
        ' HYPERLINK "https://example.org/a" ',
        'mba</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>nk.pl',
      );
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<p><a href=https://example.org/a>adres</></>',
      '<p>plik</>',
      '<p>nic</>',
      '<p><a href=https://example.org/a>www.exam</><strong><a href=https://example.org/a>ple.org</></></>',
      '<p><a href=https://example.org/a>mba</><strong><a href=https://example.org/a>nk.pl</><bdi dir=ltr> (https://example.org/a)</></></>',
    ]);
  });

  it('DOCX: runs from right to left only where that is on, and a header row likewise', async () => {
    const row = (value: string, text: string): string =>
      `<w:tr><w:trPr><w:tblHeader${value}/></w:trPr><w:tc>${samples.wp(text)}</w:tc></w:tr>`;
    const body =
      samples.wp('Mielec', '<w:bidi w:val="0"/>') +
      samples.wp('Ķekava', '<w:bidi w:val="false"/>') +
      samples.wp('עברית', '<w:bidi/>') +
      samples.wp('אחד', '<w:bidi w:val="1"/>') +
      `<w:tbl>${row('', 'Rok')}${row(' w:val="0"', '2026')}</w:tbl>`;
    expect(await lines(await samples.docx(body), 'a.docx')).to.deep.equal([
      '<p>Mielec</>',
      '<p>Ķekava</>',
      '<p dir=rtl>עברית</>',
      '<p dir=rtl>אחד</>',
      '<table><thead><tr><th scope=col>Rok</></></><tbody><tr><td>2026</></></></>',
    ]);
  });

  it('ODT: headings, looks, lists, links, tables, pictures, notes', async () => {
    const bytes = await samples.odt();
    expect(await lines(bytes, 'lemums.odt')).to.deep.equal([
      '<h3>Lēmums</>',
      '<p>Parasts <strong>trekns</><sup>[1]</> <span lang=en-GB>English</></>',
      '<ol><li>viens<ul><li>iekšā</></></><li>divi</></>',
      '<p><a href=https://example.org/>saite</> skripts</>',
      '<table><thead><tr><th scope=col>Gads</><th scope=col>Summa</></></><tbody><tr><td colspan=2>kopā</></></></>',
      '<p><img alt=Ģerbonis></></>',
      '<p><span lang=en>[Picture from another website, not loaded]</></>',
      '<h2 lang=en>Notes</>',
      '<ol><li><p>Piezīme</></></>',
    ]);
    const opened = await openBytes(bytes, 'lemums.odt');
    expect(opened.language).to.equal('lv-LV');
    expect(opened.title).to.equal('Nosaukums');
  });

  it('ODT: one that is encrypted cannot be shown', async () => {
    const bytes = await samples.odt('<text:p/>', [
      {
        name: 'META-INF/manifest.xml',
        content:
          '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
      },
    ]);
    expect(await failure(openBytes(bytes, 'a.odt'))).to.equal('encrypted');
  });

  it('XLSX: sheets are pages, with numbers, dates, money and merged cells', async () => {
    const opened = await openBytes(await samples.xlsx(), 'budzet.xlsx');
    expect(opened.pageCount).to.equal(2);
    expect(await opened.pageLabel!(1)).to.equal('Budżet');
    expect(await opened.pageLabel!(2)).to.equal('Pusty');
    expect(opened.notices).to.deep.equal([{ what: 'hiddenSheets', count: 1 }]);
    const { root } = await readIn(opened);
    expect(outline(root)).to.equal(
      '<table><thead><tr><td></><th scope=col>A</><th scope=col>B</><th scope=col>C</></></><tbody>' +
        '<tr><th scope=row>1</><td>Data</><td>Kwota</><td>Udział</></>' +
        '<tr><th scope=row>2</><td data-number=>02.01.2026</><td data-number=>1,234.50 zł</><td data-number=>12.50%</></>' +
        '<tr><th scope=row>4</><td colspan=2>Razem</><td></></></></>',
    );
    const empty = await readIn(opened, 2);
    expect(empty.read.structure).to.equal('stated');
    expect(empty.root.textContent).to.equal('There is nothing here.');
  });

  it('XLSX: the row of a table’s headers heads its columns', async () => {
    const [table = ''] = await lines(await samples.xlsx(undefined, { header: true }), 'a.xlsx');
    expect(table).to.contain(
      '<thead><tr><th scope=col>Data</><th scope=col data-number=>Kwota</><th scope=col data-number=>Udział</></></>',
    );
    expect(table).to.not.contain('scope=row');
  });

  it('XLSX: more rows or columns than can be shown are cut, and the page says so', async () => {
    const long = await readIn(
      await openBytes(await samples.xlsx(samples.wideSheet(6000, 2)), 'a.xlsx'),
    );
    expect(long.root.querySelectorAll('tbody tr')).to.have.length(5000);
    expect(long.root.querySelector('p')?.textContent).to.contain('first 5,000 rows');
    const wide = await readIn(
      await openBytes(await samples.xlsx(samples.wideSheet(3, 300)), 'a.xlsx'),
    );
    expect(wide.root.querySelectorAll('thead th')).to.have.length(200);
    expect(wide.root.textContent).to.contain('first 200 columns');
  });

  it('XLSX: merged areas that lie over each other make no endless work', async () => {
    const rows = Array.from(
      { length: 600 },
      () => `<row>${'<c><v>1</v></c>'.repeat(150)}</row>`,
    ).join('');
    const merges = Array.from({ length: 150 }, (_, n) => {
      const letters = (at: number): string =>
        at < 26
          ? String.fromCharCode(65 + at)
          : letters(Math.floor(at / 26) - 1) + letters(at % 26);
      return `<mergeCell ref="${letters(149 - n)}${n + 1}:${letters(149)}600"/>`;
    });
    const sheet = `<worksheet xmlns="urn:s"><sheetData>${rows}</sheetData><mergeCells>${merges.join('')}</mergeCells></worksheet>`;
    const { root } = await readIn(await openBytes(await samples.xlsx(sheet), 'a.xlsx'));
    expect(root.querySelectorAll('[rowspan]').length).to.be.within(1, 30);
  });

  it('ODS: sheets are pages, repeated emptiness is none', async () => {
    const opened = await openBytes(await samples.ods(), 'budzets.ods');
    expect(opened.pageCount).to.equal(2);
    expect(await opened.pageLabel!(2)).to.equal('Otra');
    expect(opened.notices).to.deep.equal([{ what: 'hiddenSheets', count: 1 }]);
    expect(outline((await readIn(opened)).root)).to.equal(
      '<table><thead><tr><th scope=col data-number=>Gads</><th scope=col data-number=>Summa</></></><tbody><tr><td data-number=>02.01.2026.</><td data-number=>12,00 €</></></></>',
    );
    expect(outline((await readIn(opened, 2)).root)).to.contain(
      '<tr><th scope=row>1</><td colspan=2>abas</></><tr><th scope=row>2</><td>a</><td>b</></>',
    );
  });

  it('PPTX: slides are pages: title, text, lists, tables, pictures', async () => {
    const bytes = await samples.pptx();
    const opened = await openBytes(bytes, 'orcamento.pptx');
    expect(opened.pageCount).to.equal(2);
    expect(opened.language).to.equal('pt-PT');
    expect(opened.notices).to.deep.equal([{ what: 'hiddenSlides', count: 1 }]);
    expect(await opened.pageLabel!(1)).to.equal('Orçamento municipal');
    expect(await lines(bytes, 'orcamento.pptx')).to.deep.equal([
      '<h2>Orçamento municipal</>',
      '<ul><li>primeiro<ul><li>dentro</></></><li><strong>segundo</></></>',
      '<p>Texto solto</>',
      '<p><img alt=Brasão></></>',
      '<h3 lang=en>Speaker notes</>',
      '<p>Falar devagar</>',
      '<p>Pausa</>',
    ]);
    expect(await lines(bytes, 'orcamento.pptx', 2)).to.deep.equal([
      '<table><thead><tr><th scope=colgroup colspan=2>Ano</></></><tbody><tr><td>2026</><td>5 €</></></></>',
      '<p><span><span lang=en>[A chart is not shown here]</> Despesa por ano</></>',
    ]);
  });

  it('ODP: slides are pages, with what is written for the speaker under its own heading', async () => {
    const bytes = await samples.odp();
    expect(await lines(bytes, 'budzets.odp')).to.deep.equal([
      '<h2>Budžets 2026</>',
      '<ul><li>pirmais</></>',
      '<img alt=Ģerbonis></>',
      '<h3 lang=en>Speaker notes</>',
      '<p>runātājam</>',
    ]);
    expect(await lines(bytes, 'budzets.odp', 2)).to.deep.equal(['<p>forma</>']);
    const { notices } = await openBytes(bytes, 'budzets.odp');
    expect(notices).to.deep.equal([{ what: 'hiddenSlides', count: 1 }]);
  });

  describe('what cannot be shown is said to be there', () => {
    const drawing = (uri: string, description = ''): string =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${description}"/><a:graphic>` +
      `<a:graphicData uri="${uri}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

    it('DOCX: charts, diagrams, formulas, embedded files, pictures of Windows', async () => {
      const schema = 'http://schemas.openxmlformats.org/drawingml/2006';
      const body =
        drawing(`${schema}/chart`, 'Wydatki') +
        drawing(`${schema}/diagram`) +
        '<w:p><m:oMath xmlns:m="urn:m"><m:r><m:t>a+b=c</m:t></m:r></m:oMath></w:p>' +
        '<w:p><m:oMath xmlns:m="urn:m"><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>' +
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:o"/></w:object></w:r></w:p>' +
        '<w:p><w:r><w:drawing><a:blip r:embed="rEmf"/></w:drawing></w:r></w:p>';
      const bytes = await samples.docx(body);
      expect(await lines(bytes, 'a.docx')).to.deep.equal([
        '<p><span><span lang=en>[A chart is not shown here]</> Wydatki</></>',
        '<p><span lang=en>[A diagram is not shown here]</></>',
        '<p>a+b=c</>',
        '<p><span><span lang=en>[A formula is shown here as plain text]</> ab</></>',
        '<p><span lang=en>[An embedded file is not shown here]</></>',
        '<p><span lang=en>[A picture in a format that cannot be shown]</></>',
      ]);
    });

    it('XLSX: cells that are links, and what was noted about cells', async () => {
      const cell = (place: string, text: string) =>
        `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
      const sheet =
        `<worksheet xmlns="urn:s" xmlns:r="urn:r"><sheetData><row r="1">${cell('A1', 'Transport')}${cell('B1', 'skrypt')}</row>` +
        `<row r="2">${cell('A2', 'Drogi')}</row></sheetData><hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink r:id="rId2" ref="B1"/>` +
        '<hyperlink ref="A2" location="Inny!A1"/></hyperlinks></worksheet>';
      const more = [
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          content: samples.relations([
            ['rId1', 'hyperlink', 'https://example.org/', true],
            ['rId2', 'hyperlink', 'javascript:alert(1)', true],
            ['rId3', 'comments', '../comments1.xml'],
          ]),
        },
        {
          name: 'xl/comments1.xml',
          content:
            '<comments xmlns="urn:s"><commentList><comment ref="A2"><text><r><t>Sprawdzić </t></r><r><t>z RIO</t></r></text></comment>' +
            '<comment ref="C9"><text><t>Koniec</t></text></comment></commentList></comments>',
        },
      ];
      expect(await lines(await samples.xlsx(sheet, { more }), 'a.xlsx')).to.deep.equal([
        '<table><thead><tr><td></><th scope=col>A</><th scope=col>B</></></><tbody>' +
          '<tr><th scope=row>1</><td><a href=https://example.org/>Transport</></><td>skrypt</></>' +
          '<tr><th scope=row>2</><td>Drogi<sup>[1]</></><td></></></></>',
        '<h2 lang=en>Notes</>',
        '<ol><li><strong>A2</>: Sprawdzić z RIO</><li><strong>C9</>: Koniec</></>',
      ]);
    });

    it('XLSX and ODS: nothing that was noted about cells out of sight', async () => {
      const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>${place}</t></is></c>`;
      const sheet =
        '<worksheet xmlns="urn:s"><cols><col min="2" max="2" hidden="1"/></cols><sheetData>' +
        `<row r="1">${cell('A1')}${cell('B1')}</row><row r="2" hidden="1">${cell('A2')}</row></sheetData></worksheet>`;
      const comments = ['A1', 'B1', 'A2', 'A3'].map(
        (place) => `<comment ref="${place}"><text><t>${place} sekret</t></text></comment>`,
      );
      const more = [
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          content: samples.relations([['rId3', 'comments', '../comments1.xml']]),
        },
        {
          name: 'xl/comments1.xml',
          content: `<comments xmlns="urn:s"><commentList>${comments.join('')}</commentList></comments>`,
        },
      ];
      expect((await lines(await samples.xlsx(sheet, { more }), 'a.xlsx')).at(-1)).to.equal(
        '<ol><li><strong>A1</>: A1 sekret</><li><strong>A3</>: A3 sekret</></>',
      );
      const noted = (text: string): string =>
        `<table:table-cell><office:annotation><text:p>${text} sekret</text:p></office:annotation><text:p>${text}</text:p></table:table-cell>`;
      const rows =
        '<table:table-column/><table:table-column table:visibility="collapse"/>' +
        `<table:table-row>${noted('A1')}${noted('B1')}</table:table-row>` +
        `<table:table-row table:visibility="collapse">${noted('A2')}</table:table-row>`;
      expect((await lines(await samples.ods(rows), 'a.ods')).at(-1)).to.equal(
        '<ol><li><strong>A1</>: A1 sekret</></>',
      );
    });

    it('ODT: comments with who wrote them and when', async () => {
      const body =
        '<text:p>Opłata<office:annotation><dc:creator>Anna Nowak</dc:creator><dc:date>2026-01-02T23:30:00</dc:date>' +
        '<text:p>Sprawdzić.</text:p></office:annotation> wynosi 27 zł.</text:p>';
      expect(await lines(await samples.odt(body), 'a.odt')).to.deep.equal([
        '<p>Opłata<sup lang=en>[Comment 1]</> wynosi 27 zł.</>',
        '<h2 lang=en>Comments</>',
        '<ol><li><p><strong>Anna Nowak, 2 Jan 2026</></><p>Sprawdzić.</></></>',
      ]);
    });

    it('ODS: cells that are links, and what was noted about cells', async () => {
      const row =
        '<table:table-row><table:table-cell><office:annotation><text:p>Sprawdzić</text:p><text:p>z RIO</text:p></office:annotation>' +
        '<text:p><text:a xlink:href="https://example.org/">Transport</text:a></text:p></table:table-cell>' +
        '<table:table-cell><text:p><text:a xlink:href="javascript:alert(1)">skrypt</text:a></text:p></table:table-cell></table:table-row>';
      const shown = await lines(await samples.ods(row), 'a.ods');
      expect(shown[0]).to.contain(
        '<td><a href=https://example.org/>Transport</><sup>[1]</></><td>skrypt</>',
      );
      expect(shown.slice(1)).to.deep.equal(
        ['<h2 lang=en>Notes</>', '<ol><li><strong>A1</>: Sprawdzić\nz RIO</></>'].flatMap((line) =>
          line.split('\n'),
        ),
      );
    });

    it('ODT: charts and formulas', async () => {
      const object = (name: string): string =>
        `<text:p><draw:frame><draw:object xlink:href="./${name}"/><draw:image xlink:href="./ObjectReplacements/${name}"/></draw:frame></text:p>`;
      const bytes = await samples.odt(
        object('Object 1') + object('Object 2') + object('Object 3'),
        [
          {
            name: 'Object 1/content.xml',
            content:
              '<o:document-content xmlns:o="urn:o" xmlns:c="urn:c"><o:body><o:chart><c:chart/></o:chart></o:body></o:document-content>',
          },
          {
            name: 'Object 2/content.xml',
            content:
              '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation>{a} over {b}</annotation></semantics></math>',
          },
        ],
      );
      const said = (await lines(bytes, 'a.odt')).slice(0, 3);
      expect(said).to.deep.equal([
        '<p><span lang=en>[A chart is not shown here]</></>',
        '<p><span><span lang=en>[A formula is shown here as plain text]</> a b</></>',
        '<p><span lang=en>[An embedded file is not shown here]</></>',
      ]);
    });

    it('ODS: cells that are said to stand for millions of others are shown once cut', async () => {
      // Numbers of many digits, as packed files of nothing but repetition are refused.
      const cell = (at: number): string =>
        `<table:table-cell table:number-columns-repeated="16384"><text:p>${Math.sqrt(at)}</text:p></table:table-cell>`;
      const rows = Array.from({ length: 20 }, (_, row) => {
        const cells = Array.from({ length: 4000 }, (__, at) => cell(row * 4000 + at));
        return `<table:table-row>${cells.join('')}</table:table-row>`;
      });
      const bytes = await samples.ods(rows.join(''));
      const { root } = await readIn(await openBytes(bytes, 'a.ods'));
      expect(root.querySelectorAll('tbody tr')).to.have.length(22);
      expect(root.querySelectorAll('tbody tr:first-child td')).to.have.length(200);
      expect(root.textContent).to.contain('first 200 columns');
    });

    it('ODS: charts and pictures that lie over a sheet', async () => {
      const named = (inside: string, words = ''): string =>
        `<draw:frame>${inside}<svg:title>Tytuł</svg:title>${words}</draw:frame>`;
      const bytes = await samples.ods(
        `<table:shapes>${named('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>', '<svg:desc>Ieņēmumi</svg:desc>')}${named('<draw:image xlink:href="Pictures/a.png"/>', '<svg:desc>Ģerbonis</svg:desc>')}${named('<draw:object xlink:href="./Object 2"/>')}<draw:frame><draw:image xlink:href="https://example.org/track.png"/></draw:frame></table:shapes>`,
        [
          {
            name: 'Object 1/content.xml',
            content:
              '<o:document-content xmlns:o="urn:o" xmlns:c="urn:c"><o:body><o:chart><c:chart/></o:chart></o:body></o:document-content>',
          },
          { name: 'Pictures/a.png', content: samples.tinyPng, stored: true },
        ],
      );
      expect((await lines(bytes, 'a.ods')).slice(1)).to.deep.equal([
        '<div><span><span lang=en>[A chart is not shown here]</> Ieņēmumi</></>',
        '<div><img alt=Ģerbonis></></>',
        '<div><span><span lang=en>[An embedded file is not shown here]</> Tytuł</></>',
        '<div><span lang=en>[Picture from another website, not loaded]</></>',
      ]);
      // They lie over the first sheet alone.
      expect((await lines(bytes, 'a.ods', 2)).join()).not.to.contain('[');
    });

    it('XLSX: charts and pictures that lie over a sheet', async () => {
      const bytes = await samples.xlsx(undefined, {
        more: [
          {
            name: 'xl/worksheets/_rels/sheet1.xml.rels',
            content: samples.relations([['rId1', 'drawing', '../drawings/drawing1.xml']]),
          },
          {
            name: 'xl/drawings/drawing1.xml',
            content:
              '<d:wsDr xmlns:d="urn:d" xmlns:a="urn:a" xmlns:r="urn:r"><d:graphicFrame><d:nvGraphicFramePr><d:cNvPr descr="Wpływy"/></d:nvGraphicFramePr></d:graphicFrame>' +
              '<d:pic><d:nvPicPr><d:cNvPr descr="Herb"/></d:nvPicPr><d:blipFill><a:blip r:embed="rId1"/></d:blipFill></d:pic></d:wsDr>',
          },
          {
            name: 'xl/drawings/_rels/drawing1.xml.rels',
            content: samples.relations([['rId1', 'image', '../media/image1.png']]),
          },
          { name: 'xl/media/image1.png', content: samples.tinyPng, stored: true },
        ],
      });
      expect((await lines(bytes, 'a.xlsx')).slice(1)).to.deep.equal([
        '<p><img alt=Herb></></>',
        '<p><span><span lang=en>[A chart is not shown here]</> Wpływy</></>',
      ]);
    });
  });

  it('a part that unpacks to gigabytes, or declares entities, is refused', async () => {
    const bomb = await samples.docx(`<w:p/>${' '.repeat(20_000_000)}`);
    expect(await failure(openBytes(bomb, 'a.docx'))).to.equal('too-large');
    const entities = await makeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
      { name: 'content.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
    ]);
    expect(await failure(openBytes(entities, 'a.odt'))).to.equal('broken');
    const empty = await makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<w:document xmlns:w="urn:w"/>' },
    ]);
    expect(await failure(openBytes(empty, 'a.docx'))).to.equal('broken');
  });

  it('relations lead no further than the archive', async () => {
    const body =
      '<w:p><w:r><w:drawing><a:blip r:embed="rUp"/></w:drawing></w:r></w:p>' + samples.wp('tekst');
    const bytes = await samples.docx(body, [
      {
        name: 'word/_rels/other.rels',
        content: samples.relations([['rUp', 'image', '../../../etc/passwd.png']]),
      },
    ]);
    expect(await lines(bytes, 'a.docx')).to.deep.equal([
      '<p><span lang=en>[Picture without a description]</></>',
      '<p>tekst</>',
    ]);
  });
});
