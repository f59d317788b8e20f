import { makeZip, type ZipEntry } from './make-zip.ts';

/** Office documents as small as they can be, made by hand, with what the engines must show. */

type Bytes = Promise<Uint8Array<ArrayBuffer>>;

/** A red picture of one pixel. */
export const tinyPng = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type Relations = readonly [id: string, type: string, target: string, external?: boolean][];

export const relations = (list: Relations): string =>
  `<Relationships xmlns="${package_}">${list
    .map(
      ([id, type, target, external]) =>
        `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

export const ooxml = (main: string, entries: readonly ZipEntry[]): Bytes =>
  makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', main]]) },
    {
      name: 'docProps/core.xml',
      content:
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:t"><dc:title>Tytuł</dc:title>' +
        '<dc:creator>Anna Nowak</dc:creator><dcterms:created>2026-01-02T10:00:00Z</dcterms:created></cp:coreProperties>',
    },
    ...entries,
  ]);

export const w = (body: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="urn:w" xmlns:r="urn:r" xmlns:wp="urn:wp" ' +
  `xmlns:a="urn:a" xmlns:pic="urn:pic" xmlns:mc="urn:mc"><w:body>${body}</w:body></w:document>`;
export const wp = (text: string, properties = '', run = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const picture = (id: string, alternative: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alternative}"/><a:graphic><a:graphicData>` +
  `<pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const item = (text: string, list: string, level = 0): string =>
  wp(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

const letterBody =
  wp('Uchwała nr 7', '<w:pStyle w:val="Naglowek1"/>') +
  '<w:p><w:r><w:t>Zwykły, </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gruby</w:t></w:r>' +
  '<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t> i pochyły</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t> podkreślony</w:t></w:r>' +
  '<w:r><w:t> tekst</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>' +
  '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t> and English</w:t></w:r>' +
  '<w:del><w:r><w:delText>skreślone</w:delText></w:r></w:del></w:p>' +
  item('jeden', '1') +
  item('pod jednym', '1', 1) +
  item('dwa', '1') +
  item('punkt', '2') +
  item('pierwszy', '3') +
  item('drugi', '3') +
  '<w:p><w:hyperlink r:id="rLink"><w:r><w:t>strona</w:t></w:r></w:hyperlink>' +
  '<w:hyperlink r:id="rScript"><w:r><w:t> skrypt</w:t></w:r></w:hyperlink></w:p>' +
  '<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>' +
  wp('Osoby') +
  '</w:tc><w:tc>' +
  wp('Stawka') +
  '</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' +
  wp('od 1') +
  '</w:tc><w:tc>' +
  wp('27,00') +
  '</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>' +
  wp('') +
  '</w:tc><w:tc>' +
  wp('22,00') +
  '</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' +
  wp('razem') +
  '</w:tc></w:tr></w:tbl>' +
  picture('rPng', 'Herb miasta') +
  picture('rRemote', '') +
  '<w:sectPr><w:headerReference w:type="default" r:id="rHead"/></w:sectPr>';

export const docx = (body = letterBody, more: readonly ZipEntry[] = [], styles = ''): Bytes =>
  ooxml('word/document.xml', [
    // Of parts of one name the first is read.
    ...more,
    { name: 'word/document.xml', content: w(body) },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations([
        ['rLink', 'hyperlink', 'https://example.org/', true],
        ['rScript', 'hyperlink', 'javascript:alert(1)', true],
        ['rPng', 'image', 'media/herb.png'],
        ['rEmf', 'image', 'media/image1.emf'],
        ['rRemote', 'image', 'https://example.org/track.png', true],
        ['rHead', 'header', 'header1.xml'],
      ]),
    },
    {
      name: 'word/styles.xml',
      content:
        '<w:styles xmlns:w="urn:w"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="pl-PL"/></w:rPr></w:rPrDefault></w:docDefaults>' +
        `<w:style w:styleId="Naglowek1"><w:name w:val="heading 1"/></w:style>${styles}</w:styles>`,
    },
    {
      name: 'word/numbering.xml',
      content:
        '<w:numbering xmlns:w="urn:w">' +
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>' +
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>' +
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>' +
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1."/></w:lvl></w:abstractNum>' +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>',
    },
    {
      name: 'word/footnotes.xml',
      content: `<w:footnotes xmlns:w="urn:w"><w:footnote w:id="2">${wp('Przypis pierwszy')}</w:footnote></w:footnotes>`,
    },
    {
      name: 'word/header1.xml',
      content: `<w:hdr xmlns:w="urn:w">${wp('Gmina Miejska Mielec')}</w:hdr>`,
    },
    { name: 'word/media/herb.png', content: tinyPng, stored: true },
  ]);

interface OdfStyles {
  automatic?: string;
  styles?: string;
  masters?: string;
}

export const odf = (
  kind: string,
  content: string,
  more: readonly ZipEntry[] = [],
  { automatic = '', styles = '', masters = '' }: OdfStyles = {},
): Bytes =>
  makeZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    {
      name: 'content.xml',
      content:
        '<office:document-content xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:tb" xmlns:draw="urn:d" xmlns:st="urn:s" ' +
        'xmlns:fo="urn:fo" xmlns:xlink="urn:x" xmlns:svg="urn:svg" xmlns:presentation="urn:p"><office:automatic-styles>' +
        '<st:style st:name="B" st:family="text"><st:text-properties fo:font-weight="bold"/></st:style>' +
        '<st:style st:name="EN" st:family="text"><st:text-properties fo:language="en" fo:country="GB"/></st:style>' +
        '<st:style st:name="away" st:family="drawing-page"><st:drawing-page-properties presentation:visibility="hidden"/></st:style>' +
        '<st:style st:name="off" st:family="table"><st:table-properties table:display="false"/></st:style>' +
        '<text:list-style st:name="L"><text:list-level-style-number text:level="1" st:num-format="1" st:num-suffix="."/>' +
        '<text:list-level-style-bullet text:level="2"/></text:list-style>' +
        `${automatic}</office:automatic-styles><office:body>${content}</office:body></office:document-content>`,
    },
    {
      name: 'styles.xml',
      content:
        '<office:document-styles xmlns:office="urn:o" xmlns:st="urn:s" xmlns:fo="urn:fo" xmlns:text="urn:t"><office:styles><st:default-style st:family="paragraph">' +
        '<st:text-properties fo:language="lv" fo:country="LV"/></st:default-style>' +
        `${styles}</office:styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
    },
    {
      name: 'meta.xml',
      content:
        '<office:document-meta xmlns:office="urn:o" xmlns:dc="urn:dc"><office:meta><dc:title>Nosaukums</dc:title></office:meta></office:document-meta>',
    },
    ...more,
  ]);

export const odt = (body?: string, more: readonly ZipEntry[] = []): Bytes =>
  odf(
    'text',
    `<office:text>${
      body ??
      '<text:h text:outline-level="2">Lēmums</text:h>' +
        '<text:p>Parasts <text:span text:style-name="B">trekns</text:span><text:note><text:note-citation>1</text:note-citation>' +
        '<text:note-body><text:p>Piezīme</text:p></text:note-body></text:note> <text:span text:style-name="EN">English</text:span></text:p>' +
        '<text:list text:style-name="L"><text:list-item><text:p>viens</text:p><text:list><text:list-item><text:p>iekšā</text:p></text:list-item></text:list></text:list-item>' +
        '<text:list-item><text:p>divi</text:p></text:list-item></text:list>' +
        '<text:p><text:a xlink:href="https://example.org/">saite</text:a><text:a xlink:href="javascript:alert(1)"> skripts</text:a></text:p>' +
        '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Gads</text:p></table:table-cell>' +
        '<table:table-cell><text:p>Summa</text:p></table:table-cell></table:table-row></table:table-header-rows>' +
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>kopā</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>' +
        '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Ģerbonis</svg:desc></draw:frame></text:p>' +
        '<text:p><draw:frame><draw:image xlink:href="https://example.org/track.png"/></draw:frame></text:p>'
    }</office:text>`,
    [{ name: 'Pictures/a.png', content: tinyPng, stored: true }, ...more],
  );

/** A text with styles of its own and with what stands around its pages. */
export const odtWith = ({ body, ...styles }: OdfStyles & { body: string }): Bytes =>
  odf('text', `<office:text>${body}</office:text>`, [], styles);

const sheetXml = (rows: string, more = ''): string =>
  `<worksheet xmlns="urn:s"><sheetData>${rows}</sheetData>${more}</worksheet>`;

const budget = sheetXml(
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Udział</t></is></c></row>' +
    '<row r="2"><c r="A2" s="1"><v>46024</v></c><c r="B2" s="2"><v>1234.5</v></c><c r="C2" s="3"><v>0.125</v></c></row>' +
    '<row r="4"><c r="A4" t="str"><f>"Ra"&amp;"zem"</f><v>Razem</v></c></row>',
  '<mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>',
);

export const xlsx = (
  sheet = budget,
  { header = false, more = [] }: { header?: boolean; more?: readonly ZipEntry[] } = {},
): Bytes =>
  ooxml('xl/workbook.xml', [
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns="urn:s" xmlns:r="urn:r"><sheets><sheet name="Budżet" sheetId="1" r:id="rId1"/>' +
        '<sheet name="Tajny" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Pusty" sheetId="3" r:id="rId3"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['rId3', 'worksheet', 'worksheets/sheet3.xml'],
        ['rId4', 'sharedStrings', 'sharedStrings.xml'],
        ['rId5', 'styles', 'styles.xml'],
      ]),
    },
    {
      name: 'xl/sharedStrings.xml',
      content:
        '<sst xmlns="urn:s"><si><t>Data</t></si><si><r><t>Kwo</t></r><r><t>ta</t></r><rPh><t>x</t></rPh></si></sst>',
    },
    {
      name: 'xl/styles.xml',
      content:
        '<styleSheet xmlns="urn:s"><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;zł&quot;"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs></styleSheet>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    { name: 'xl/worksheets/sheet3.xml', content: sheetXml('') },
    ...(header
      ? [
          {
            name: 'xl/worksheets/_rels/sheet1.xml.rels',
            content: relations([['rId1', 'table', '../tables/table1.xml']]),
          },
          { name: 'xl/tables/table1.xml', content: '<table xmlns="urn:s" ref="A1:C3"/>' },
        ]
      : []),
    ...more,
  ]);

export const wideSheet = (rows: number, columns: number): string =>
  sheetXml(`<row>${'<c><v>1</v></c>'.repeat(columns)}</row>`.repeat(rows));

export const ods = (shapes = '', more: readonly ZipEntry[] = []): Bytes =>
  odf(
    'spreadsheet',
    `<office:spreadsheet><table:table table:name="Budžets">${shapes}<table:table-header-rows><table:table-row>` +
      '<table:table-cell><text:p>Gads</text:p></table:table-cell><table:table-cell><text:p>Summa</text:p></table:table-cell></table:table-row></table:table-header-rows>' +
      '<table:table-row><table:table-cell office:value-type="date"><text:p>02.01.2026.</text:p></table:table-cell><table:table-cell office:value-type="currency" office:value="12"><text:p>12,00 €</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>' +
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>' +
      '<table:table table:name="Slēpts" table:style-name="off"/>' +
      '<table:table table:name="Otra"><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>abas</text:p></table:table-cell><table:covered-table-cell/></table:table-row>' +
      '<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
    more,
  );

export const slide = (shapes: string, attributes = ''): string =>
  `<p:sld xmlns:p="urn:p" xmlns:a="urn:a" xmlns:r="urn:r"${attributes}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
export const shape = (place: string, paragraphs: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
export const ap = (text: string, properties = '', run = ''): string =>
  `<a:p>${properties}<a:r><a:rPr lang="pt-PT"${run}/><a:t>${text}</a:t></a:r></a:p>`;

/** @param only shapes of the only slide in place of the usual three slides */
export const pptx = (only?: string): Bytes =>
  ooxml('ppt/presentation.xml', [
    {
      name: 'ppt/presentation.xml',
      content:
        '<p:presentation xmlns:p="urn:p" xmlns:r="urn:r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/>' +
        `${only ? '' : '<p:sldId id="257" r:id="rId2"/><p:sldId id="258" r:id="rId3"/>'}</p:sldIdLst></p:presentation>`,
    },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      content: relations([
        ['rId1', 'slide', 'slides/slide1.xml'],
        ['rId2', 'slide', 'slides/slide2.xml'],
        ['rId3', 'slide', 'slides/slide3.xml'],
      ]),
    },
    {
      name: 'ppt/slides/slide1.xml',
      content: slide(
        only ??
          shape(
            '<p:ph/>',
            ap('primeiro') + ap('dentro', '<a:pPr lvl="1"/>') + ap('segundo', '', ' b="1"'),
          ) +
            shape('<p:ph type="title"/>', ap('Orçamento municipal')) +
            shape('<p:ph type="sldNum"/>', ap('1')) +
            shape('', ap('Texto solto')) +
            '<p:pic><p:nvPicPr><p:cNvPr id="2" name="y" descr="Brasão"/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId1"/></p:blipFill></p:pic>',
      ),
    },
    {
      name: 'ppt/slides/_rels/slide1.xml.rels',
      content: relations([
        ['rId1', 'image', '../media/image1.png'],
        ['rId2', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ]),
    },
    {
      name: 'ppt/notesSlides/notesSlide1.xml',
      content: slide(
        shape('<p:ph type="sldImg"/>', '') +
          shape('<p:ph type="body" idx="1"/>', ap('Falar devagar') + ap('Pausa')) +
          shape('<p:ph type="sldNum"/>', ap('1')),
      ),
    },
    {
      name: 'ppt/slides/slide2.xml',
      content: slide(shape('<p:ph type="title"/>', ap('Escondido')), ' show="0"'),
    },
    {
      name: 'ppt/slides/slide3.xml',
      content: slide(
        `<p:graphicFrame><p:nvGraphicFramePr/><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/><a:tr><a:tc gridSpan="2"><a:txBody>${ap('Ano')}</a:txBody></a:tc><a:tc hMerge="1"/></a:tr>` +
          `<a:tr><a:tc><a:txBody>${ap('2026')}</a:txBody></a:tc><a:tc><a:txBody>${ap('5 €')}</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>` +
          '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="c" descr="Despesa por ano"/></p:nvGraphicFramePr><a:graphic>' +
          '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></p:graphicFrame>',
      ),
    },
    { name: 'ppt/media/image1.png', content: tinyPng, stored: true },
  ]);

export const odp = (): Bytes =>
  odf(
    'presentation',
    '<office:presentation><draw:page draw:name="1"><draw:frame><draw:text-box><text:list><text:list-item><text:p>pirmais</text:p></text:list-item></text:list></draw:text-box></draw:frame>' +
      '<draw:frame presentation:class="title"><draw:text-box><text:p>Budžets 2026</text:p></draw:text-box></draw:frame>' +
      '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>Ģerbonis</svg:title></draw:frame>' +
      '<presentation:notes><draw:frame><draw:text-box><text:p>runātājam</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>' +
      '<draw:page draw:name="paslēpts" draw:style-name="away"/><draw:page draw:name="2"><draw:custom-shape><text:p>forma</text:p></draw:custom-shape></draw:page></office:presentation>',
    [{ name: 'Pictures/a.png', content: tinyPng, stored: true }],
  );
