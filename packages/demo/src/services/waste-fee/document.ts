import PDFDocument from 'pdfkit';
import { fontFile, heightOf, registerFonts, write, type Cut } from './letters.ts';

/** How the declaration was signed, as the signature field sends it. */
export type Signature =
  | { method: 'draw'; path: string; width: number; height: number; penWidth: number }
  | { method: 'type'; name: string };

export interface DocumentSection {
  title: string;
  rows: readonly { label: string; answer: string }[];
}

export interface DeclarationDocument {
  /** BCP 47 tag of every text below, except those of people. */
  language: string;
  title: string;
  addressee: string;
  applicant: string;
  /** `name: value` lines under the title: reference, date. */
  facts: readonly { label: string; value: string }[];
  sections: readonly DocumentSection[];
  tableWords: { question: string; answer: string };
  statements: readonly string[];
  signature?: {
    heading: string;
    value: Signature;
    /** Says in words what the drawing is. */
    description: string;
    signedOn: string;
  };
  page(page: number, total: number): string;
}

const ink = '#16264a';
const text = '#1a1a1a';
const quiet = '#4a4a4a';
const line = '#b9bec7';
const margin = { top: 56, bottom: 64, left: 62, right: 62 };

/** A question is bold, an answer and the heads are not. */
const cutOf = (column: number, isHead: boolean): Cut =>
  column === 0 && !isHead ? 'bold' : 'regular';

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/**
 * Prints the declaration as a tagged PDF (PDF/UA-1 structure: one H1, H2 for each part, tables
 * with row headers, the drawn signature as a figure with a text alternative).
 */
export async function printDeclaration(content: DeclarationDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: content.language,
    displayTitle: true,
    bufferPages: true,
    font: fontFile('regular'),
    // Names stand in the text alone: pdfkit writes an author into the XMP data as it is, `<` and `&` too.
    info: { Title: content.title, Creator: 'Twintown' },
  } as unknown as PDFKit.PDFDocumentOptions);
  registerFonts(pdf);

  const done = new Promise<Buffer>((finished, failed) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => finished(Buffer.concat(chunks)));
    pdf.on('error', failed);
  });

  const root = pdf.struct('Document');
  pdf.addStructure(root);
  printHead(pdf, root, content);
  for (const section of content.sections) printSection(pdf, root, section, content.tableWords);
  for (const statement of content.statements) {
    paragraph(pdf, root, statement, { size: 9.5, color: quiet });
  }
  if (content.signature) printSignature(pdf, root, content.signature);
  root.end();
  printPageNumbers(pdf, content);
  pdf.end();
  return done;
}

interface Style {
  font?: Cut;
  size?: number;
  color?: string;
  after?: number;
  tag?: string;
}

function paragraph(pdf: Pdf, parent: Element, value: string, style: Style = {}): void {
  parent.add(
    pdf.struct(style.tag ?? 'P', {}, () => {
      pdf.fontSize(style.size ?? 10.5).fillColor(style.color ?? text);
      write(pdf, value, style.font ?? 'regular', { x: margin.left, y: pdf.y }, { lineGap: 2 });
    }),
  );
  pdf.y += style.after ?? 6;
}

function printHead(pdf: Pdf, root: Element, content: DeclarationDocument): void {
  paragraph(pdf, root, content.addressee, { color: quiet, after: 14 });
  paragraph(pdf, root, content.title, { tag: 'H1', font: 'bold', size: 17, after: 8 });
  for (const { label, value } of content.facts) {
    paragraph(pdf, root, `${label}: ${value}`, { after: 2 });
  }
  pdf.y += 8;
}

/** Whether `height` had to be found on a page of its own. */
function room(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= pdf.page.height - margin.bottom) return false;
  pdf.addPage();
  return true;
}

function printSection(
  pdf: Pdf,
  root: Element,
  section: DocumentSection,
  words: { question: string; answer: string },
): void {
  if (section.rows.length === 0) return;
  room(pdf, 90);
  paragraph(pdf, root, section.title, { tag: 'H2', font: 'bold', size: 12.5, after: 3 });
  const table = pdf.struct('Table');
  root.add(table);
  const width = pdf.page.width - margin.left - margin.right;
  const left = Math.round(width * 0.42);
  const gap = 14;
  const columns = [
    { x: margin.left, width: left - gap },
    { x: margin.left + left, width: width - left },
  ] as const;
  const options = { lineGap: 1.5 };
  const head = [words.question, words.answer] as const;

  printRow(head, true);
  for (const { label, answer } of section.rows) printRow([label, answer], false);
  table.end();
  pdf.y += 12;

  function printRow(cells: readonly [string, string], isHead: boolean): void {
    const height = heightOfRow(cells, isHead);
    if (room(pdf, height + 10)) printHeadAgain();
    const top = pdf.y + 4;
    const tr = pdf.struct('TR');
    table.add(tr);
    for (const index of [0, 1] as const) {
      const lines = cells[index].split('\n');
      const print = (value: string, y: number) => () => writeCell(value, y, index, isHead);
      // A line break is drawn only: without paragraphs of their own the lines are read as one.
      const cell = pdf.struct(
        isHead || index === 0 ? 'TH' : 'TD',
        {},
        lines.length === 1
          ? print(cells[index], top)
          : lines.map((value, nth) => pdf.struct('P', {}, () => print(value, nth ? pdf.y : top)())),
      );
      // Without a scope, a reader cannot tell which answers a header stands for (ISO 14289-1, 7.5).
      if (isHead) setAttribute(pdf, cell, { O: 'Table', Scope: 'Column' });
      else if (index === 0) setAttribute(pdf, cell, { O: 'Table', Scope: 'Row' });
      tr.add(cell);
    }
    tr.end();
    rule(top + height);
  }

  /** The head over the rest of the table: seen again, but told only once. */
  function printHeadAgain(): void {
    const top = pdf.y + 4;
    pdf.markContent('Artifact', { type: 'Pagination' });
    for (const index of [0, 1] as const) writeCell(head[index], top, index, true);
    pdf.endMarkedContent();
    rule(top + heightOfRow(head, true));
  }

  function heightOfRow(cells: readonly [string, string], isHead: boolean): number {
    pdf.fontSize(isHead ? 8.5 : 10);
    const heights = columns.map((column, index) =>
      heightOf(pdf, cells[index]!, cutOf(index, isHead), { width: column.width, ...options }),
    );
    return Math.max(...heights);
  }

  function writeCell(value: string, y: number, index: 0 | 1, isHead: boolean): void {
    const column = columns[index];
    pdf.fontSize(isHead ? 8.5 : 10).fillColor(isHead ? quiet : text);
    write(
      pdf,
      value,
      cutOf(index, isHead),
      { x: column.x, y },
      { width: column.width, ...options },
    );
  }

  function rule(under: number): void {
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf
      .moveTo(margin.left, under + 4)
      .lineTo(margin.left + width, under + 4)
      .lineWidth(0.5)
      .stroke(line);
    pdf.endMarkedContent();
    pdf.x = margin.left;
    pdf.y = under + 5;
  }
}

function printSignature(
  pdf: Pdf,
  root: Element,
  { heading, value, description, signedOn }: NonNullable<DeclarationDocument['signature']>,
): void {
  const width = 220;
  // A signature stands with what was signed where there is room for it.
  pdf.fontSize(20);
  const signatureHeight =
    value.method === 'draw'
      ? (value.height * width) / value.width
      : heightOf(pdf, value.name, 'italic', { lineGap: 2 });
  room(pdf, 90 + signatureHeight);
  pdf.y += 6;
  paragraph(pdf, root, heading, { tag: 'H2', font: 'bold', size: 12.5, after: 4 });
  if (value.method === 'type') {
    paragraph(pdf, root, value.name, { font: 'italic', size: 20, color: ink, after: 4 });
    paragraph(pdf, root, description, { size: 9.5, color: quiet, after: 2 });
  } else {
    const scale = width / value.width;
    const height = value.height * scale;
    const top = pdf.y;
    const figure = pdf.struct('Figure', { alt: description }, () => {
      pdf
        .save()
        .translate(margin.left, top)
        .scale(scale)
        .lineWidth(value.penWidth)
        .lineCap('round')
        .lineJoin('round')
        .path(value.path)
        .stroke(ink)
        .restore();
    });
    setAttribute(pdf, figure, {
      O: 'Layout',
      Placement: 'Block',
      BBox: [
        margin.left,
        pdf.page.height - top - height,
        margin.left + width,
        pdf.page.height - top,
      ],
    });
    root.add(figure);
    pdf.y = top + height + 4;
    paragraph(pdf, root, description, { size: 9.5, color: quiet, after: 2 });
  }
  paragraph(pdf, root, signedOn, { size: 9.5, color: quiet });
}

/** PDFKit keeps the dictionary of a structure element to itself; attributes have no other way in. */
function setAttribute(pdf: Pdf, element: Element, attribute: Record<string, unknown>): void {
  const { dictionary } = element as unknown as { dictionary: { data: Record<string, unknown> } };
  const reference = pdf.ref(attribute);
  dictionary.data['A'] = reference;
  (reference as unknown as { end(): void }).end();
}

function printPageNumbers(pdf: Pdf, content: DeclarationDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // The bottom margin would otherwise push the line onto a page of its own.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf
      .font('regular')
      .fontSize(8.5)
      .fillColor(quiet)
      .text(content.page(index + 1, count), margin.left, pdf.page.height - 40, {
        width: pdf.page.width - margin.left - margin.right,
        align: 'right',
        lineBreak: false,
      });
    pdf.endMarkedContent();
  }
}
