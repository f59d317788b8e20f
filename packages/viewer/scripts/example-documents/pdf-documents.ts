import { Buffer } from 'node:buffer';
import { margin, Sheet } from './sheet.ts';
import { fill, type Words } from './words.ts';

/** Three tagged pages: headings, a list, tables, a link, a paragraph in another language, a plan. */
export function declaration(words: Words, language: string): Promise<Buffer> {
  const title = words.declarationTitle;
  const sheet = new Sheet(words, { title, language, tagged: true });
  sheet.heading(1, title);
  sheet.paragraph(words.declarationIntro);
  sheet.paragraph(words.declarationEnglish, {
    options: { lang: language === 'en' ? 'pl' : 'en' },
  });
  sheet.heading(2, words.declarationWho);
  sheet.table(words.declarationWhoRows, { rowHead: true });
  sheet.heading(2, words.declarationSorted);
  sheet.list(words.declarationSortedItems);
  sheet.newPage();
  sheet.heading(2, words.declarationFee);
  sheet.table([words.declarationFeeHead, ...words.declarationFeeRows], { head: true });
  sheet.link(words.declarationLaw, 'https://example.org/');
  sheet.paragraph(words.declarationTruth);
  sheet.newPage();
  sheet.heading(2, words.declarationMap);
  sheet.figure(words.declarationMapAlt, 360, (top) => {
    const colours = ['#cfe3d6', '#f3e3b5', '#d3def0'];
    const edges = ['#00723f', '#8a6d00', '#2a4d8f'];
    words.declarationMapDays.forEach((day, at) => {
      const y = top + at * 115;
      sheet.pdf
        .moveTo(margin, y + 20)
        .bezierCurveTo(margin + 120, y - 10, margin + 300, y + 40, margin + 440, y + 10)
        .lineTo(margin + 440, y + 110)
        .bezierCurveTo(margin + 300, y + 140, margin + 120, y + 90, margin, y + 120)
        .closePath()
        .lineWidth(1.5)
        .fillAndStroke(colours[at]!, edges[at]!);
      sheet.pdf
        .font('bold')
        .fontSize(12)
        .fillColor(edges[at]!)
        .text(day, margin + 24, y + 60, { lineBreak: false })
        .font('text');
    });
  });
  return sheet.finish();
}

/** Thirty pages without tags, with bookmarks: their structure can only be guessed. */
export function minutes(words: Words, language: string): Promise<Buffer> {
  const title = words.minutesTitle;
  const sheet = new Sheet(words, { title, language });
  sheet.heading(1, title);
  sheet.paragraph(words.place);
  sheet.paragraph(words.minutesIntro);
  sheet.heading(2, words.minutesAgenda);
  sheet.list(words.minutesItems, (at) => `${at + 1}.`);
  const { minutesItems: items, minutesSentences: sentences } = words;
  const perItem = Math.ceil(29 / items.length);
  for (let page = 2; page <= 30; page++) {
    sheet.newPage();
    const item = Math.floor((page - 2) / perItem);
    if ((page - 2) % perItem === 0) {
      const heading = `${item + 1}. ${items[item]}`;
      sheet.heading(2, heading);
      sheet.pdf.outline.addItem(heading);
    }
    for (let part = 0; part < 8; part++) {
      const first = page * 2 + part * 3;
      const said = [0, 1, 2].map((more) => sentences[(first + more * 2) % sentences.length]);
      sheet.paragraph(said.join(' '));
    }
    if ((page - 2) % perItem === perItem - 1) {
      sheet.table([words.minutesVoteHead, [`${17 - (page % 4)}`, `${page % 3}`, `${page % 4}`]], {
        head: true,
      });
    }
  }
  return sheet.finish();
}

function writeLetter(sheet: Sheet, words: Words): void {
  sheet.paragraph(words.place);
  sheet.paragraph(words.letterCase);
  sheet.paragraph(words.letterTo);
  sheet.heading(1, words.letterSubject);
  for (const paragraph of words.letterParagraphs) sheet.paragraph(paragraph);
  sheet.pdf.moveDown();
  sheet.paragraph(words.letterSigner);
  sheet.paragraph(words.letterRole, { size: 9.5 });
}

/** A letter with a signature that proves nothing; only its statement is there to be counted. */
export function signedLetter(words: Words, language: string): Promise<Buffer> {
  const sheet = new Sheet(words, { title: words.letterSubject, language, tagged: true });
  const { pdf } = sheet;
  writeLetter(sheet, words);
  const top = pdf.y + 8;
  sheet.figure(words.letterSigned, 46, () => {
    pdf.rect(margin, top, 300, 38).lineWidth(1).stroke('#5a5a5a');
    pdf.fontSize(9.5).text(words.letterSigned, margin + 10, top + 13, { lineBreak: false });
  });
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    Name: new String(words.letterSigner),
    M: new String('D:20260115120000Z'),
    ByteRange: [0, 10, 20, 30],
    Contents: Buffer.from('30030101FF', 'hex'),
  });
  signature.end(undefined);
  const page = pdf.page as PDFKit.PDFPage & { annotations: unknown[] };
  const field = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('signature'),
    Rect: [0, 0, 0, 0],
    P: page.dictionary,
    V: signature,
  });
  field.end(undefined);
  page.annotations.push(field);
  pdf.initForm();
  const { _root: root } = pdf as unknown as {
    _root: { data: { AcroForm: { data: { SigFlags?: number; Fields: unknown[] } } } };
  };
  root.data.AcroForm.data.SigFlags = 3;
  root.data.AcroForm.data.Fields.push(field);
  return sheet.finish();
}

/** A letter that only opens with the password. */
export function protectedLetter(words: Words, language: string): Promise<Buffer> {
  const title = words.letterSubject;
  const sheet = new Sheet(words, { title, language, password: 'poiares' });
  writeLetter(sheet, words);
  return sheet.finish();
}

/** Three pages; the later version has other words on two of them and a page more. */
export function bylaws(words: Words, language: string, later: boolean): Promise<Buffer> {
  // Numbers of pages would be a difference on every page after the new one.
  const sheet = new Sheet(words, { title: words.bylawsTitle, language, numbered: false });
  const values = {
    bins: words.bylawsBins[later ? 1 : 0]!,
    day: words.bylawsDay[later ? 1 : 0]!,
  };
  const chapters = [...words.bylawsChapters, ...(later ? [words.bylawsNew] : [])];
  sheet.heading(1, words.bylawsTitle);
  [...chapters, words.bylawsEnd].forEach(([heading = '', ...paragraphs], at) => {
    if (at > 1) sheet.newPage();
    sheet.heading(2, heading);
    for (const paragraph of paragraphs) sheet.paragraph(fill(paragraph, values));
  });
  return sheet.finish();
}

/** A letter with files inside: a document, a table, and a name that hides what it ends in. */
export function letterWithFiles(words: Words, language: string, inside: Buffer): Promise<Buffer> {
  const [greeting = '', ...paragraphs] = words.attachedParagraphs;
  const sheet = new Sheet(words, { title: greeting, language, tagged: true });
  sheet.paragraph(words.place);
  for (const paragraph of [greeting, ...paragraphs]) sheet.paragraph(paragraph);
  sheet.paragraph(words.letterSigner);
  const date = { creationDate: new Date(0), modifiedDate: new Date(0) };
  sheet.pdf.file(inside, { name: words.attachedDeclaration, ...date });
  const rows = [words.declarationFeeHead, ...words.declarationFeeRows];
  const table = rows.map((cells) => cells.join(';')).join('\n');
  sheet.pdf.file(Buffer.from(table), { name: words.attachedRates, type: 'text/csv', ...date });
  const hostile = `${words.attachedHostile}\u202Efdp.exe`;
  sheet.pdf.file(Buffer.from('MZ'), { name: hostile, ...date });
  return sheet.finish();
}
