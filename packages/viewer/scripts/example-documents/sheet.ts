import type { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import { fontFile, pdfBytes } from '../pdf-bytes.ts';
import { fill, type Words } from './words.ts';

const ink = '#1b1b1b';
const quiet = '#5a5a5a';
const line = '#b9bec4';
export const margin = 72;
const width = 595.28 - 2 * margin;

export interface SheetOptions {
  title: string;
  language: string;
  /** Whether the file says what is a heading, a list, a table, a picture. */
  tagged?: boolean;
  password?: string;
  /** Whether the pages are numbered at their foot. */
  numbered?: boolean;
}

/** A document of several A4 pages under a town's name, written from top to bottom. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly #words: Words;
  readonly #numbered: boolean;
  readonly #structure: PDFKit.PDFStructureElement | undefined;

  constructor(
    words: Words,
    { title, language, tagged = false, password, numbered = true }: SheetOptions,
  ) {
    this.#words = words;
    this.#numbered = numbered;
    this.pdf = new PDFDocument({
      size: 'A4',
      margin,
      pdfVersion: '1.7',
      bufferPages: true,
      lang: language,
      tagged,
      displayTitle: true,
      ...(password ? { userPassword: password, ownerPassword: `${password} owner` } : {}),
      // A fixed date keeps the bytes the same from one run to the next.
      info: { Title: title, CreationDate: new Date(0), ModDate: new Date(0) },
    });
    this.pdf.registerFont('text', fontFile('Regular'));
    this.pdf.registerFont('bold', fontFile('Bold'));
    this.pdf.font('text').fillColor(ink).lineGap(3);
    if (tagged) {
      this.#structure = this.pdf.struct('Document');
      this.pdf.addStructure(this.#structure);
    }
    this.#letterhead();
  }

  /** Draws what one element holds; in a file without tags only draws it. */
  #mark(tag: string, draw: () => void, options = {}, parent = this.#structure): void {
    if (parent) parent.add(this.pdf.struct(tag, options, draw));
    else draw();
  }

  #group(tag: string, parent = this.#structure): PDFKit.PDFStructureElement | undefined {
    if (!parent) return undefined;
    const group = this.pdf.struct(tag);
    parent.add(group);
    return group;
  }

  /** What is no content: lines, the head and the foot of a page. */
  #decorate(draw: () => void): void {
    if (!this.#structure) return draw();
    this.pdf.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.pdf.endMarkedContent();
  }

  #letterhead(): void {
    this.#decorate(() => {
      this.pdf.font('bold').fontSize(10).fillColor(quiet).text(this.#words.town, margin, 40);
      this.pdf
        .moveTo(margin, 58)
        .lineTo(margin + width, 58)
        .lineWidth(1)
        .stroke(line);
      this.pdf.font('text').fillColor(ink);
    });
    this.pdf.x = margin;
    this.pdf.y = margin + 14;
  }

  newPage(): void {
    this.pdf.addPage();
    this.#letterhead();
  }

  heading(level: 1 | 2, text: string): void {
    if (level === 2) this.pdf.moveDown(0.6);
    this.#mark(`H${level}`, () => {
      this.pdf
        .font('bold')
        .fontSize(level === 1 ? 19 : 13)
        .text(text, margin, this.pdf.y, { width })
        .font('text');
    });
    this.pdf.moveDown(level === 1 ? 0.6 : 0.4);
  }

  paragraph(text: string, { size = 11, options = {} } = {}): void {
    this.#mark(
      'P',
      () => this.pdf.fontSize(size).text(text, margin, this.pdf.y, { width }),
      options,
    );
    this.pdf.moveDown(0.6);
  }

  link(text: string, address: string): void {
    const paragraph = this.#group('P');
    this.#mark(
      'Link',
      () => {
        this.pdf
          .fontSize(11)
          .fillColor('#0054a6')
          .text(text, margin, this.pdf.y, { link: address, underline: true })
          .fillColor(ink);
      },
      {},
      paragraph,
    );
    paragraph?.end();
    this.pdf.moveDown(0.6);
  }

  list(entries: readonly string[], marks: (at: number) => string = () => '•'): void {
    const list = this.#group('L');
    entries.forEach((entry, at) => {
      const item = this.#group('LI', list);
      this.#mark(
        'LBody',
        () =>
          this.pdf
            .fontSize(11)
            .text(`${marks(at)} ${entry}`, margin + 12, this.pdf.y, { width: width - 12 }),
        {},
        item,
      );
      item?.end();
    });
    list?.end();
    this.pdf.x = margin;
    this.pdf.moveDown(0.6);
  }

  /** A row with an empty first cell or a first row of headings, and columns of equal width. */
  table(rows: readonly (readonly string[])[], { head = false, rowHead = false } = {}): void {
    const table = this.#group('Table');
    const column = width / Math.max(...rows.map((cells) => cells.length));
    const pad = 5;
    rows.forEach((cells, at) => {
      const isHead = (index: number): boolean => (head && at === 0) || (rowHead && index === 0);
      const face = (index: number): string => (isHead(index) ? 'bold' : 'text');
      this.pdf.fontSize(10.5);
      const heights = cells.map((cell, index) =>
        this.pdf.font(face(index)).heightOfString(cell || ' ', { width: column - 2 * pad }),
      );
      const height = Math.max(...heights) + 2 * pad;
      const top = this.pdf.y;
      if (head && at === 0) {
        this.#decorate(() => this.pdf.rect(margin, top, width, height).fill('#eef1f4'));
        this.pdf.fillColor(ink);
      }
      const row = this.#group('TR', table);
      cells.forEach((cell, index) => {
        this.#mark(
          isHead(index) ? 'TH' : 'TD',
          () =>
            this.pdf
              .font(face(index))
              .text(cell, margin + index * column + pad, top + pad, { width: column - 2 * pad }),
          {},
          row,
        );
      });
      row?.end();
      this.#decorate(() => {
        this.pdf
          .moveTo(margin, top + height)
          .lineTo(margin + width, top + height)
          .lineWidth(0.75)
          .stroke(line);
      });
      this.pdf.font('text');
      this.pdf.x = margin;
      this.pdf.y = top + height;
    });
    table?.end();
    this.pdf.moveDown(0.8);
  }

  figure(alternative: string, height: number, draw: (top: number) => void): void {
    const top = this.pdf.y;
    this.#mark('Figure', () => draw(top), {
      alt: alternative,
      bbox: [margin, top, margin + width, top + height],
    });
    this.pdf.fillColor(ink);
    this.pdf.x = margin;
    this.pdf.y = top + height;
  }

  /** Writes the feet of the pages and gives the file. */
  finish(): Promise<Buffer> {
    const { count } = this.pdf.bufferedPageRange();
    for (let at = 0; at < count; at++) {
      this.pdf.switchToPage(at);
      this.pdf.page.margins.bottom = 0;
      const page = fill(this.#words.page, { page: String(at + 1), pages: String(count) });
      this.#decorate(() => {
        this.pdf.fontSize(8.5).fillColor(quiet);
        this.pdf.text(this.#words.note, margin, 800, { lineBreak: false });
        if (this.#numbered) {
          this.pdf.text(page, margin, 800, { width, align: 'right', lineBreak: false });
        }
      });
    }
    this.#structure?.end();
    return pdfBytes(this.pdf);
  }
}
