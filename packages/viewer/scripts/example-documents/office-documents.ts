import { Buffer } from 'node:buffer';
import { makeZip, type ZipEntry } from '../../src/engines/testing/make-zip.ts';
import type { Words } from './words.ts';

const office = 'http://schemas.openxmlformats.org';
const relationships = `${office}/officeDocument/2006/relationships`;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const safe = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const relations = (list: readonly [type: string, target: string][]): string =>
  `${declaration}<Relationships xmlns="${office}/package/2006/relationships">${list
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The entries that every office file has, before its own. */
function wrapped(
  main: string,
  types: Readonly<Record<string, string>>,
  entries: readonly ZipEntry[],
): Promise<Uint8Array> {
  const overrides = Object.entries(types).map(
    ([part, type]) =>
      `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        `${declaration}<Types xmlns="${office}/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    },
    { name: '_rels/.rels', content: relations([['officeDocument', main]]) },
    ...entries,
  ]);
}

/** A letter with a heading, a list and a table. */
export function letter(words: Words, language: string): Promise<Uint8Array> {
  const paragraph = (text: string, properties = '', run = ''): string =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr>` +
    `<w:t xml:space="preserve">${safe(text)}</w:t></w:r></w:p>`;
  const item = (text: string): string =>
    paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
  const row = (cells: readonly string[], head: boolean): string =>
    `<w:tr>${head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells
      .map((cell) => `<w:tc><w:tcPr/>${paragraph(cell, '', head ? '<w:b/>' : '')}</w:tc>`)
      .join('')}</w:tr>`;
  const columns = words.declarationFeeHead.map(() => '<w:gridCol w:w="3000"/>').join('');
  const [greeting = '', ...paragraphs] = words.letterParagraphs;
  const body = [
    paragraph(words.town, '', '<w:b/>'),
    paragraph(words.place),
    paragraph(words.letterSubject, '<w:pStyle w:val="Heading1"/>'),
    ...[greeting, ...paragraphs].map((text) => paragraph(text)),
    paragraph(words.declarationSorted.replace(/^\d+\. /, ''), '<w:pStyle w:val="Heading2"/>'),
    ...words.declarationSortedItems.map(item),
    '<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>' +
      `<w:tblGrid>${columns}</w:tblGrid>` +
      row(words.declarationFeeHead, true) +
      words.declarationFeeRows.map((cells) => row(cells, false)).join('') +
      '</w:tbl>',
    paragraph(words.letterSigner, '', '<w:b/>'),
    paragraph(words.letterRole),
  ].join('');
  const space = `xmlns:w="${office}/wordprocessingml/2006/main"`;
  const heading = (level: number): string =>
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/>` +
    `<w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${36 - level * 4}"/></w:rPr></w:style>`;
  return wrapped(
    'word/document.xml',
    {
      'word/document.xml': 'wordprocessingml.document.main',
      'word/styles.xml': 'wordprocessingml.styles',
      'word/numbering.xml': 'wordprocessingml.numbering',
    },
    [
      {
        name: 'word/document.xml',
        content: `${declaration}<w:document ${space}><w:body>${body}</w:body></w:document>`,
      },
      {
        name: 'word/_rels/document.xml.rels',
        content: relations([
          ['styles', 'styles.xml'],
          ['numbering', 'numbering.xml'],
        ]),
      },
      {
        name: 'word/styles.xml',
        content:
          `${declaration}<w:styles ${space}><w:docDefaults><w:rPrDefault><w:rPr>` +
          `<w:lang w:val="${language}"/></w:rPr></w:rPrDefault></w:docDefaults>${heading(1)}${heading(2)}</w:styles>`,
      },
      {
        name: 'word/numbering.xml',
        content:
          `${declaration}<w:numbering ${space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">` +
          '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>' +
          '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
      },
    ],
  );
}

const plan = [48_200_000, 31_750_000, 22_400_000, 9_850_000, 27_300_000];
const spent = [46_912_455.1, 29_004_118.75, 22_367_902.4, 9_120_330, 26_871_660.25];

/** The budget of a town: amounts with their currency, shares, a sum, a row of headings. */
export function budget(words: Words, currency: string): Promise<Uint8Array> {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${safe(text)}</t></is></c>`;
  const number = (value: number, style: number): string => `<c s="${style}"><v>${value}</v></c>`;
  const total = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
  const rows = [
    words.budgetHead.map(cell),
    ...words.budgetRows.map((name, at) => [
      cell(name),
      number(plan[at]!, 1),
      number(spent[at]!, 1),
      number(plan[at]! / total(plan), 2),
    ]),
    [cell(words.budgetTotal), number(total(plan), 1), number(total(spent), 1), number(1, 2)],
  ];
  const space = `xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${relationships}"`;
  const area = `A1:D${rows.length - 1}`;
  const names = words.budgetHead.map(
    (name, at) => `<tableColumn id="${at + 1}" name="${safe(name)}"/>`,
  );
  return wrapped(
    'xl/workbook.xml',
    {
      'xl/workbook.xml': 'spreadsheetml.sheet.main',
      'xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet',
      'xl/styles.xml': 'spreadsheetml.styles',
      'xl/tables/table1.xml': 'spreadsheetml.table',
    },
    [
      {
        name: 'xl/workbook.xml',
        content:
          `${declaration}<workbook ${space}><sheets>` +
          `<sheet name="${safe(words.budgetSheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        content:
          `${declaration}<worksheet ${space}><cols><col min="1" max="4" width="22" customWidth="1"/></cols><sheetData>` +
          rows.map((cells) => `<row>${cells.join('')}</row>`).join('') +
          '</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
      },
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: relations([['table', '../tables/table1.xml']]),
      },
      {
        name: 'xl/tables/table1.xml',
        content:
          `${declaration}<table xmlns="${office}/spreadsheetml/2006/main" id="1" name="Table1" displayName="Table1" ref="${area}">` +
          `<autoFilter ref="${area}"/><tableColumns count="4">${names.join('')}</tableColumns></table>`,
      },
      {
        name: 'xl/styles.xml',
        content:
          `${declaration}<styleSheet xmlns="${office}/spreadsheetml/2006/main"><numFmts count="1">` +
          `<numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;${currency}&quot;"/></numFmts>` +
          '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
          '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/>' +
          '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>',
      },
    ],
  );
}

const base64 = (text: string | Uint8Array): string =>
  Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

/** A resident's message with a drawing and a document, and a remote picture that is not fetched. */
export function mail(words: Words, file: Uint8Array): Buffer {
  const html = `${words.mailParagraphs.map((text) => `<p>${safe(text)}</p>`).join('')}<p>${safe(
    words.mailFrom,
  )}</p><img src="https://example.org/seen.png" alt="">`;
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><path fill="#dfe9f3" d="M0 0h320v180H0z"/>' +
    '<path fill="#8d6e4a" d="M40 60h240v12H40zM52 72h10v84H52zM258 72h10v84h-10z"/>' +
    '<path fill="#2f6f4f" d="M80 96h44v60H80zM138 96h44v60h-44z"/><path fill="#b08a2e" d="M196 96h44v60h-44z"/>' +
    '<path fill="#555" d="M76 88h52v8H76zM134 84l52 4v8h-52zM192 88h52v8h-52z"/></svg>';
  const attachment = (name: string, type: string, content: string | Uint8Array): string[] => [
    '--A',
    `Content-Type: ${type}; name="${encoded(name)}"`,
    `Content-Disposition: attachment; filename="${encoded(name)}"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
  ];
  return Buffer.from(
    [
      `From: ${encoded(words.mailFrom)} <resident@example.org>`,
      `To: ${encoded(words.town)} <town@example.org>`,
      `Subject: ${encoded(words.mailSubject)}`,
      'Date: Thu, 15 Jan 2026 09:12:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=A',
      '',
      '--A',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64(html),
      ...attachment(words.mailPicture, 'image/svg+xml', picture),
      ...attachment(words.attachedDeclaration, 'application/pdf', file),
      '--A--',
      '',
    ].join('\r\n'),
  );
}
