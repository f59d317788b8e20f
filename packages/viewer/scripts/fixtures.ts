import { Buffer } from 'node:buffer';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);
const font = join(
  dirname(resolve('pdfjs-dist/package.json')),
  'standard_fonts/LiberationSans-Regular.ttf',
);

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
  pdf.registerFont('text', font).font('text');
  return pdf;
}

function finish(pdf: Pdf): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => done(Buffer.concat(chunks)));
    pdf.on('error', failed);
    pdf.end();
  });
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
  return finish(pdf);
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
    pdf.fontSize(24).text(`Lapa numur ${page}`);
    pdf.fontSize(12).text('Izdevumi un ieņēmumi. '.repeat(30));
  }
  return finish(pdf);
}

/** Untagged pages that weigh about `weight` bytes each, for tests of what is fetched. */
export function heavy(count: number, weight: number): Promise<Buffer> {
  const pdf = start({ compress: false });
  for (let page = 1; page <= count; page++) {
    if (page > 1) pdf.addPage();
    pdf.fontSize(24).text(`Lapa numur ${page}`);
    pdf.addContent(`%${' '.repeat(weight)}`);
  }
  return finish(pdf);
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
  return finish(pdf);
}

/** A page with a file inside, which is a document itself, and a name that hides its ending. */
async function attached(inside: Buffer): Promise<Buffer> {
  const pdf = start({});
  pdf.fontSize(12).text('Pismo z załącznikami.');
  const date = { creationDate: new Date(0), modifiedDate: new Date(0) };
  pdf.file(inside, { name: 'deklaracja.pdf', ...date });
  pdf.file(Buffer.from('to nie jest dokument'), { name: 'umowa\u202Efdp.exe', ...date });
  return finish(pdf);
}

/** A page that is only a picture, as a scan is. */
function scan(): Promise<Buffer> {
  const pdf = start({});
  pdf.rect(72, 72, 400, 500).fill('#dddddd');
  return finish(pdf);
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

/** Writes the documents that the tests open. None of them is anybody else's file. */
export async function writeFixtures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tagged = await declaration();
  const files: Record<string, Buffer> = {
    'declaration.pdf': tagged,
    'plain-30.pdf': await plain(30),
    'encrypted.pdf': await plain(1, { userPassword: 'poiares', ownerPassword: 'mielec' }),
    'scan.pdf': await scan(),
    'bylaws-before.pdf': await version(false),
    'bylaws-after.pdf': await version(true),
    'attached.pdf': await attached(tagged),
    'signed.pdf': signed(),
    'broken.pdf': Buffer.from('%PDF-1.7\nthis is not the rest of a document\n'),
    'truncated.pdf': tagged.subarray(0, Math.floor(tagged.length / 3)),
    'empty.pdf': Buffer.alloc(0),
  };
  await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const path = join(folder, name);
      const present = await readFile(path).catch(() => undefined);
      if (!present?.equals(bytes)) await writeFile(path, bytes);
    }),
  );
}
