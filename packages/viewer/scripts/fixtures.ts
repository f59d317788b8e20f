import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';
import { fontFile, pdfBytes } from './pdf-bytes.ts';

type Pdf = PDFKit.PDFDocument;

function start(options: PDFKit.PDFDocumentOptions): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 72,
    pdfVersion: '1.7',
    // A fixed date keeps the bytes the same from one run to the next.
    info: { Title: 'Dokument', CreationDate: new Date(0), ModDate: new Date(0) },
    ...options,
  });
  pdf.registerFont('text', fontFile('Regular')).font('text');
  return pdf;
}

/** Three tagged pages in Polish: headings, a list, a table, a picture, links, an English sentence. */
function declaration(): Promise<Buffer> {
  const pdf = start({
    tagged: true,
    lang: 'pl-PL',
    displayTitle: true,
    info: { Title: 'Deklaracja o wysokości opłaty', CreationDate: new Date(0) },
  });
  const document = pdf.struct('Document');
  pdf.addStructure(document);
  const say = (tag: string, text: string, size: number, options = {}): void => {
    document.add(
      pdf.struct(tag, options, () => {
        pdf.fontSize(size).text(text).moveDown(0.5);
      }),
    );
  };
  say('H1', 'Deklaracja o wysokości opłaty', 22);
  say('P', 'Zażółć gęślą jaźń: opłatę wylicza się od liczby osób w gospodarstwie.', 12);
  say('P', 'This paragraph is in English.', 12, { lang: 'en' });
  const list = pdf.struct('L');
  document.add(list);
  for (const entry of ['odpady zmieszane', 'papier i tektura', 'szkło']) {
    const item = pdf.struct('LI');
    item.add(
      pdf.struct('LBody', {}, () => {
        pdf.text(`• ${entry}`);
      }),
    );
    item.end();
    list.add(item);
  }
  list.end();
  pdf.moveDown();
  const paragraph = pdf.struct('P');
  document.add(paragraph);
  linked(pdf, paragraph, 'Uchwała rady miejskiej', 'https://example.org/uchwala');
  pdf.text(' ').moveDown();
  linked(pdf, paragraph, 'Skrypt', 'javascript:alert(1)');
  paragraph.end();

  pdf.addPage();
  say('H2', 'Stawki opłaty', 18);
  const table = pdf.struct('Table');
  document.add(table);
  const rows = [
    ['Liczba osób', 'Stawka'],
    ['od 1 do 4', '27,00 zł'],
    ['od 5', '22,00 zł'],
  ];
  rows.forEach((cells, at) => {
    const row = pdf.struct('TR');
    table.add(row);
    const top = pdf.y;
    cells.forEach((cell, column) => {
      row.add(
        pdf.struct(at === 0 ? 'TH' : 'TD', {}, () => {
          pdf.fontSize(12).text(cell, 72 + column * 200, top);
        }),
      );
    });
    row.end();
  });
  table.end();
  pdf.text('', 72, pdf.y + 24);

  pdf.addPage();
  say('H2', 'Mapa odbioru', 18);
  document.add(
    pdf.struct('Figure', { alt: 'Mapa sektorów odbioru odpadów' }, () => {
      pdf.rect(72, 150, 300, 200).fillAndStroke('#cfe3d6', '#00723f');
    }),
  );
  document.end();
  return pdfBytes(pdf);
}

/**
 * Three tagged pages with a paragraph, a list and a table that each run over a page break, and with
 * pictures: one whose tag states its place, one without a text alternative.
 */
function continued(): Promise<Buffer> {
  const pdf = start({
    tagged: true,
    lang: 'pl-PL',
    info: { Title: 'Regulamin', CreationDate: new Date(0) },
  });
  const document = pdf.struct('Document');
  pdf.addStructure(document);
  const part = (parent: PDFKit.PDFStructureElement, tag: string): PDFKit.PDFStructureElement => {
    const made = pdf.struct(tag);
    parent.add(made);
    return made;
  };
  /** Marks what is drawn as content of the element; called again on the next page it goes on there. */
  const write = (element: PDFKit.PDFStructureElement, tag: string, draw: () => void): void => {
    element.add(pdf.markStructureContent(tag));
    draw();
    pdf.endMarkedContent();
  };
  const figure = (at: number, options: object): void => {
    const made = pdf.struct('Figure', options);
    document.add(made);
    write(made, 'Figure', () => pdf.rect(72, at, 200, 100).fill('#00723f'));
    made.end();
    pdf.fillColor('black');
  };
  pdf.fontSize(12);
  const heading = part(document, 'H1');
  write(heading, 'H1', () => pdf.text('Regulamin', 72, 72));
  heading.end();
  figure(120, { alt: 'Plan zbiórki', bbox: [72, 120, 272, 220] });
  const paragraph = part(document, 'P');
  write(paragraph, 'P', () => pdf.text('Opłatę wnosi się bez wez-', 72, 740));
  pdf.addPage();
  write(paragraph, 'P', () => pdf.text('wania do 15 dnia miesiąca.', 72, 72));
  paragraph.end();
  figure(120, {});
  const list = part(document, 'L');
  const entry = (lines: [string, string?], at: number): void => {
    const item = part(list, 'LI');
    const body = part(item, 'LBody');
    write(body, 'LBody', () => pdf.text(lines[0], 72, at));
    if (lines[1]) {
      pdf.addPage();
      write(body, 'LBody', () => pdf.text(lines[1] ?? '', 72, 72));
    }
    body.end();
    item.end();
  };
  entry(['• odpady zmieszane'], 700);
  entry(['• papier, tektura', 'i karton'], 730);
  entry(['• szkło'], 100);
  list.end();
  const table = part(document, 'Table');
  const row = (tag: string, cells: [string, string], at: number): void => {
    const made = part(table, 'TR');
    cells.forEach((text, column) => {
      const cell = part(made, tag);
      if (text) write(cell, tag, () => pdf.text(text, 72 + column * 200, at));
      cell.end();
    });
    made.end();
  };
  row('TH', ['Liczba osób', 'Stawka'], 680);
  row('TD', ['od 1 do 4', '27,00 zł'], 700);
  row('TD', ['od 5 do 6', ''], 720);
  pdf.addPage();
  row('TD', ['od 7', '22,00 zł'], 72);
  row('TD', ['', ''], 90);
  row('TD', ['razem', '49,00 zł'], 110);
  table.end();
  document.end();
  return pdfBytes(pdf);
}

function linked(pdf: Pdf, parent: PDFKit.PDFStructureElement, text: string, link: string): void {
  parent.add(
    pdf.struct('Link', {}, () => {
      pdf.fontSize(12).fillColor('#0054a6').text(text, { link, underline: true });
      pdf.fillColor('black');
    }),
  );
}

/** `count` untagged pages, each with its number as text. */
function plain(count: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = start(options);
  for (let page = 1; page <= count; page++) {
    if (page > 1) pdf.addPage(page % 4 === 0 ? { layout: 'landscape' } : {});
    pdf.fontSize(24).text(`Lapa Nr. ${page}`);
    pdf.fontSize(12).text('Izdevumi un ieņēmumi. '.repeat(30));
  }
  return pdfBytes(pdf);
}

/** Untagged pages that weigh about `weight` bytes each, for tests of what is fetched. */
export function heavy(count: number, weight: number): Promise<Buffer> {
  const pdf = start({ compress: false });
  for (let page = 1; page <= count; page++) {
    if (page > 1) pdf.addPage();
    pdf.fontSize(24).text(`Lapa Nr. ${page}`);
    pdf.addContent(`%${' '.repeat(weight)}`);
  }
  return pdfBytes(pdf);
}

/** Three pages of by-laws; the later version has other words on the first and a page more. */
function version(later: boolean): Promise<Buffer> {
  const pdf = start({});
  const pages = [
    `Regulamin. Opłatę wnosi się do ${later ? '15' : '20'} dnia miesiąca. Zwrot jest możliwy.`,
    ...(later ? ['Nowa strona o selektywnej zbiórce odpadów.'] : []),
    'Druga strona jest taka sama w obu wersjach dokumentu.',
    'Trzecia strona także się nie zmieniła.',
  ];
  pages.forEach((text, at) => {
    if (at > 0) pdf.addPage();
    pdf.fontSize(12).text(text);
  });
  return pdfBytes(pdf);
}

/** A page with a file inside, which is a document itself, and a name that hides its ending. */
async function attached(inside: Buffer): Promise<Buffer> {
  const pdf = start({});
  pdf.fontSize(12).text('Pismo z załącznikami.');
  const date = { creationDate: new Date(0), modifiedDate: new Date(0) };
  pdf.file(inside, { name: 'deklaracja.pdf', ...date });
  pdf.file(Buffer.from('MZ to nie jest dokument'), { name: 'umowa\u202Efdp.exe', ...date });
  return pdfBytes(pdf);
}

/** A page that is only a picture, as a scan is. */
function scan(): Promise<Buffer> {
  const pdf = start({});
  pdf.rect(72, 72, 400, 500).fill('#dddddd');
  return pdfBytes(pdf);
}

/** One signature field whose signature proves nothing; only its statement is there to be counted. */
function signed(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>',
    '<</Type/Annot/Subtype/Widget/FT/Sig/T(podpis)/Rect[0 0 0 0]/P 3 0 R/V 5 0 R>>',
    '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name(Anna Nowak)' +
      '/M(D:20260102120000Z)/ByteRange[0 10 20 30]/Contents<30030101FF>>>',
  ];
  return assemble(objects);
}

/** A file of the given objects, the first of which is the catalogue. Characters are bytes. */
function assemble(objects: string[]): Buffer {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const content = (operators: string): string =>
  `<</Length ${operators.length}>>stream\n${operators}\nendstream`;

/** A form: text, several lines, a box, two radio buttons, two kinds of lists, one name in two places. */
function form(): Buffer {
  const state = (on: string): string => `/AP<</N<</${on} 15 0 R/Off 15 0 R>>>>`;
  const widget = (rest: string): string => `<</Type/Annot/Subtype/Widget/F 4/P 3 0 R${rest}>>`;
  const text = content('BT /F 16 Tf 72 780 Td (Deklaracja) Tj ET');
  return assemble([
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R 7 0 R 8 0 R 11 0 R 12 0 R 13 0 R]' +
      '/NeedAppearances true/DA(/F 12 Tf 0 g)/DR<</Font<</F 14 0 R>>>>>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 14 0 R>>>>' +
      '/Annots[5 0 R 6 0 R 7 0 R 9 0 R 10 0 R 11 0 R 12 0 R 16 0 R 17 0 R]>>',
    text,
    widget(
      '/FT/Tx/T(name)/TU(First and last name)/Ff 2/MaxLen 30/DA(/F 12 Tf 0 g)/Rect[72 700 400 722]',
    ),
    widget('/FT/Tx/T(reason)/Ff 4096/V(line one)/Rect[72 600 400 680]'),
    widget(`/FT/Btn/T(agree)/TU(I agree)${state('Yes')}/AS/Off/Rect[72 560 90 578]`),
    '<</FT/Btn/T(home)/Ff 49152/V/Off/Kids[9 0 R 10 0 R]>>',
    widget(`/Parent 8 0 R/TU(House)${state('house')}/AS/Off/Rect[72 520 90 538]`),
    widget(`/Parent 8 0 R/TU(Flat)${state('flat')}/AS/Off/Rect[120 520 138 538]`),
    widget('/FT/Ch/T(town)/TU(Town)/Ff 131072/Opt[(Mielec)(Poiares)]/Rect[72 470 250 490]'),
    widget(
      '/FT/Ch/T(waste)/TU(Waste)/Ff 2097152/Opt[[(p)(Paper)][(g)(Glass)]]/Rect[72 420 250 460]',
    ),
    '<</FT/Tx/T(same)/Kids[16 0 R 17 0 R]>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    '<</Type/XObject/Subtype/Form/BBox[0 0 18 18]/Length 0>>stream\n\nendstream',
    widget('/Parent 13 0 R/TU(Town again)/Rect[72 380 250 400]'),
    widget('/Parent 13 0 R/TU(Town again)/Rect[300 380 480 400]'),
  ]);
}

/** Text as a file holds it that may have any letters. */
const unicode = (text: string): string => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex')}>`;
};

/** A form whose font has only the letters of Western Europe, which draws its own fields, as most do. */
function formOfLetters(): Buffer {
  const widget = (rest: string): string => `<</Type/Annot/Subtype/Widget/F 4/P 3 0 R${rest}>>`;
  const option = (value: string, label: string): string => `[(${value})${unicode(label)}]`;
  return assemble([
    '<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 14 0 R>>>>' +
      '/Annots[6 0 R 7 0 R 8 0 R 9 0 R 10 0 R 11 0 R 12 0 R 15 0 R 16 0 R 17 0 R]>>',
    content('BT /F 16 Tf 72 780 Td (Wniosek) Tj ET'),
    '<</Fields[6 0 R 7 0 R 8 0 R 9 0 R 10 0 R 11 0 R 12 0 R 13 0 R]/DA(/F 12 Tf 0 g)' +
      '/DR<</Font<</F 14 0 R>>>>>>',
    widget('/FT/Tx/T(name)/TU(Name)/Rect[72 700 400 722]'),
    widget('/FT/Tx/T(end)/TU(End)/Q 2/DA(/F 10 Tf 0 0 1 rg)/Rect[72 660 400 682]'),
    widget(
      '/FT/Tx/T(cells)/TU(Cells)/Ff 16777216/MaxLen 8/MK<</BC[0 0 0]/BG[1 1 0.8]>>/Rect[72 620 400 644]',
    ),
    widget('/FT/Tx/T(lines)/TU(Lines)/Ff 4096/DA(/F 0 Tf 0 g)/Rect[72 520 400 600]'),
    widget(
      `/FT/Ch/T(town)/TU(Town)/Ff 131072/Opt[${option('m', 'Mielec')}${option('l', 'Liepāja')}]` +
        '/Rect[72 480 250 500]',
    ),
    widget(
      `/FT/Ch/T(street)/TU(Street)/Opt[${option('l', 'Lielā')}${option('k', 'Kuršu')}]` +
        '/Rect[72 420 250 470]',
    ),
    widget('/FT/Tx/T(turned)/TU(Turned)/MK<</R 90>>/Rect[500 520 520 700]'),
    '<</FT/Tx/T(twice)/Kids[15 0 R 16 0 R 17 0 R]>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    widget('/Parent 13 0 R/TU(Twice)/Rect[72 380 250 400]'),
    widget('/Parent 13 0 R/TU(Twice)/Rect[300 380 480 400]'),
    '<</Type/Annot/Subtype/Widget/F 2/P 3 0 R/Parent 13 0 R/TU(Hidden)/Rect[72 340 250 360]>>',
  ]);
}

/** Two layers on one page: a plan as land registers draw it. */
function layered(): Buffer {
  return assemble([
    '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R 6 0 R]/D<</Order[5 0 R 6 0 R]/ON[5 0 R]' +
      '/OFF[6 0 R]>>>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R' +
      '/Resources<</Properties<</A 5 0 R/B 6 0 R>>>>>>',
    content('/OC/A BDC 1 0 0 rg 0 0 200 400 re f EMC /OC/B BDC 0 0 1 rg 200 0 200 400 re f EMC'),
    '<</Type/OCG/Name(Parcels)>>',
    '<</Type/OCG/Name(Pipes)>>',
  ]);
}

/** More pages than are read in one worker: a field and two layers on the first, a number on each. */
function longForm(): Buffer {
  const count = 110;
  const resources =
    '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>' +
    '/Properties<</A 5 0 R/B 6 0 R>>>>';
  const page = (contents: number, rest = ''): string =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents ${contents} 0 R${resources}${rest}>>`;
  const number = (at: number): string => `BT /F 24 Tf 20 360 Td (Page number ${at}) Tj ET`;
  const others = Array.from({ length: count - 1 }, (_, at) => [
    page(9 + at * 2),
    content(number(at + 2)),
  ]);
  const kids = others.map((_, at) => `${8 + at * 2} 0 R`);
  return assemble([
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]/NeedAppearances true/DA(/F 12 Tf 0 g)>>' +
      '/OCProperties<</OCGs[5 0 R 6 0 R]/D<</Order[5 0 R 6 0 R]/ON[5 0 R 6 0 R]>>>>>>',
    `<</Type/Pages/Kids[3 0 R ${kids.join(' ')}]/Count ${count}>>`,
    page(4, '/Annots[7 0 R]'),
    content(
      `${number(1)} /OC/A BDC 1 0 0 rg 0 0 200 200 re f EMC /OC/B BDC 0 0 1 rg 200 0 200 200 re f EMC`,
    ),
    '<</Type/OCG/Name(Parcels)>>',
    '<</Type/OCG/Name(Pipes)>>',
    '<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Tx/T(name)/TU(Name)/DA(/F 12 Tf 0 g)' +
      '/Rect[20 300 300 322]>>',
    ...others.flat(),
  ]);
}

/** Front pages with names of their own, a table of contents, an attachment and remarks. */
function report(): Promise<Buffer> {
  const pdf = start({
    info: {
      Title: 'Sprawozdanie',
      Author: 'Anna Nowak',
      Keywords: 'odpady',
      CreationDate: new Date(Date.UTC(2026, 0, 2, 12)),
    },
  });
  pdf.fontSize(20).text('Wstęp');
  const first = pdf.outline.addItem('Wstęp');
  pdf.note(300, 100, 40, 40, 'Proszę sprawdzić tę stronę.', {
    T: new String('Jan Kowalski'),
  } as object);
  pdf.addPage();
  pdf.text('Podziękowania');
  first.addItem('Podziękowania');
  for (let page = 1; page <= 6; page++) {
    pdf.addPage();
    pdf.fontSize(20).text(`Rozdział ${page}`);
    pdf.fontSize(12).text('Opłata za śmieci w Łodzi. '.repeat(page));
    pdf.text('Nadopłata wraca do miesz-').text('kańca.');
    pdf.outline.addItem(`Rozdział ${page}`);
  }
  pdf.file(Buffer.from('id;kwota\n1;27,00\n'), {
    name: 'stawki.csv',
    type: 'text/csv',
    creationDate: new Date(0),
    modifiedDate: new Date(0),
  });
  const { _root: root } = pdf as unknown as { _root: { data: Record<string, unknown> } };
  // Roman numerals for the first two pages, then from 1 (ISO 32000-2, 12.4.2).
  root.data['PageLabels'] = { Nums: [0, { S: 'r' }, 2, { S: 'D' }] };
  return pdfBytes(pdf);
}

/** Writes the documents that the tests open. None of them is anybody else's file. */
export async function writeFixtures(folder: string): Promise<void> {
  const tagged = await declaration();
  const files: Record<string, Buffer> = {
    'declaration.pdf': tagged,
    'continued.pdf': await continued(),
    'plain-30.pdf': await plain(30),
    'encrypted.pdf': await plain(1, { userPassword: 'poiares', ownerPassword: 'mielec' }),
    'long-encrypted.pdf': await plain(110, { userPassword: 'poiares', ownerPassword: 'mielec' }),
    'long-form.pdf': longForm(),
    'scan.pdf': await scan(),
    'bylaws-before.pdf': await version(false),
    'bylaws-after.pdf': await version(true),
    'attached.pdf': await attached(tagged),
    'signed.pdf': signed(),
    'form.pdf': form(),
    'form-of-letters.pdf': formOfLetters(),
    'layers.pdf': layered(),
    'report.pdf': await report(),
    'broken.pdf': Buffer.from('%PDF-1.7\nthis is not the rest of a document\n'),
    'truncated.pdf': tagged.subarray(0, Math.floor(tagged.length / 3)),
    'empty.pdf': Buffer.alloc(0),
  };
  await Promise.all(
    Object.entries(files).map(([name, bytes]) => writeIfNew(join(folder, name), bytes)),
  );
}
