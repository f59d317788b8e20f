import { aTimeout, expect } from '@open-wc/testing';
import {
  AnnotationMode,
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
} from '../../generated/pdfjs.js';
import { type FieldValue, isPaged, type PagedDocument } from '../engine.ts';
import { formOf } from './form-fields.ts';
import { withAppearances } from './pdf-appearances.ts';
import { pdfEngine } from './pdf-engine.ts';
import { PdfObjects } from './pdf-objects.ts';
import { textOf } from './pdf-syntax.ts';
import { startPdfWorker } from './pdf-worker-service.ts';
import { pdfAssets, setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));
const fixtures = new URL('../../generated/fixtures/', import.meta.url);
const { signal } = new AbortController();
const words = 'Żółć Ķ';

type Bytes = Uint8Array<ArrayBuffer>;

async function bytesOf(name: string): Promise<Bytes> {
  return new Uint8Array(await (await fetch(new URL(name, fixtures))).arrayBuffer());
}

async function opened(bytes: Bytes, password?: string): Promise<PagedDocument> {
  const lost = (): void => undefined;
  // pdf.js takes the bytes away with it.
  const document = await pdfEngine.open(bytes.slice(), {
    signal,
    lost,
    ...(password !== undefined && { password }),
  });
  if (!isPaged(document)) throw new Error('it has no pages');
  return document;
}

/** The file after fields were filled in, by what they are called for those who read. */
async function filled(bytes: Bytes, answers: Record<string, FieldValue>): Promise<Bytes> {
  const document = await opened(bytes);
  const fields = await document.fields!(1);
  for (const [label, value] of Object.entries(answers)) {
    const field = fields.find((each) => each.label === label || each.name === label);
    document.answer!(field!, value);
  }
  await aTimeout(0);
  const saved = await document.save!();
  await document.close();
  return saved as Bytes;
}

/** Does something with a file in pdf.js alone, without the viewer. */
async function inPdf<Result>(
  bytes: Bytes,
  act: (pdf: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const { worker: port } = await startPdfWorker(signal);
  const worker = new PDFWorker({ port: port as never });
  const standardFontDataUrl = `${pdfAssets().href}standard_fonts/`;
  const task = getDocument({ data: bytes.slice(), worker, standardFontDataUrl });
  try {
    return await act(await task.promise);
  } finally {
    await task.destroy();
    port.terminate();
  }
}

/** What pdf.js alone makes of the same answers. */
function filledByPdf(bytes: Bytes, answers: Record<string, string>): Promise<Bytes> {
  return inPdf(bytes, async (pdf) => {
    const annotations = (await (await pdf.getPage(1)).getAnnotations()) as {
      id: string;
      alternativeText?: string;
    }[];
    for (const [label, value] of Object.entries(answers)) {
      const { id } = annotations.find(({ alternativeText }) => alternativeText === label)!;
      pdf.annotationStorage.setValue(id, { value });
    }
    return (await pdf.saveDocument()) as Bytes;
  });
}

interface Drawn {
  /** What the appearance itself says. */
  text: string | undefined;
  /** Where something was drawn, in parts of the field's width and height. */
  left: number;
  right: number;
  width: number;
  height: number;
}

/** What a reader shows that draws no field itself: the fields' appearances, as they are in the file. */
function drawn(bytes: Bytes): Promise<Record<string, Drawn>> {
  return inPdf(bytes, async (pdf) => {
    const page = await pdf.getPage(1);
    const canvas = document.createElement('canvas');
    const viewport = page.getViewport({ scale: 2 });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE }).promise;
    const context = canvas.getContext('2d')!;
    const found: Record<string, Drawn> = {};
    for (const annotation of await page.getAnnotations()) {
      const widget = annotation as {
        id: string;
        rect: number[];
        alternativeText?: string;
        textContent?: string[];
      };
      const [left = 0, bottom = 0, right = 0, top = 0] = widget.rect.map((length) => length * 2);
      const area = { x: left, y: canvas.height - top, width: right - left, height: top - bottom };
      const { data, width } = context.getImageData(area.x, area.y, area.width, area.height);
      const dark = Array.from(data.entries())
        .filter(([at, value]) => at % 4 === 0 && value < 100)
        .map(([at]) => at / 4);
      const columns = dark.map((at) => at % width);
      const rows = dark.map((at) => Math.floor(at / width));
      const label = widget.alternativeText || widget.id;
      found[found[label] ? `${label} again` : label] = {
        text: widget.textContent?.join('|'),
        left: Math.min(...columns) / area.width,
        right: (Math.max(...columns) + 1) / area.width,
        width: (Math.max(...columns) - Math.min(...columns) + 1) / area.width,
        height: (Math.max(...rows) - Math.min(...rows) + 1) / area.height,
      };
    }
    return found;
  });
}

async function asksForDrawing(bytes: Bytes): Promise<boolean> {
  const form = await formOf(await PdfObjects.open(bytes));
  return form?.entries.get('NeedAppearances') === 'true';
}

/** The value of an object of a file. */
async function valueIn(bytes: Bytes, number: number): Promise<string | undefined> {
  return textOf((await (await PdfObjects.open(bytes)).entries(`${number} 0 R`))!.get('V')!);
}

/** A file as text, without the moments at which fields were changed. */
const comparable = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte))
    .join('')
    .replace(/(?<=\/M \(D:)\d+/g, (digits) => '0'.repeat(digits.length));

function expectSame(one: Bytes, other: Bytes): void {
  expect(comparable(one) === comparable(other), 'the same file').to.equal(true);
}

describe('answers in a saved form', () => {
  let form: Bytes;
  before(async () => (form = await bytesOf('form-of-letters.pdf')));

  it('are as pdf.js saves them where the font of the viewer does not come, and later are drawn', async () => {
    const { fetch } = window;
    window.fetch = (...request) =>
      /Liberation/.test(String(request[0])) ? Promise.reject(new TypeError()) : fetch(...request);
    try {
      const saved = await filled(form, { Name: words });
      expectSame(saved, await filledByPdf(form, { Name: words }));
    } finally {
      window.fetch = fetch;
    }
    const { Name } = await drawn(await filled(form, { Name: words }));
    expect(Name!.text).to.equal(words);
  });

  it('are drawn in all their letters for readers that draw none themselves', async () => {
    const answers = {
      Name: words,
      End: words,
      Cells: words,
      Lines: `${words} ${'Zażółć gęślą jaźń. '.repeat(6)}\n${words}`,
      Turned: words,
      Twice: words,
    };
    const saved = await filled(form, answers);
    expect(saved.subarray(0, form.length), 'what was there before').to.deep.equal(form);
    expect(await asksForDrawing(saved)).to.equal(false);
    const { Name, End, Cells, Lines, Turned, Twice, ...rest } = await drawn(saved);
    for (const field of [Name, End, Turned, Twice, rest['Twice again']])
      expect(field!.text).to.equal(words);
    expect(Cells!.text?.replace(/\s|\|/g, ''), 'letters in cells').to.equal('ŻółćĶ');
    expect(Lines!.text?.replaceAll('|', ' ')).to.contain('gęślą jaźń.');
    expect(Name!.left).to.be.lessThan(0.03);
    expect(Name!.width).to.be.within(0.08, 0.2);
    expect(End!.right).to.be.greaterThan(0.97);
    expect(End!.left).to.be.greaterThan(0.8);
    expect(Lines!.height, 'several lines').to.be.greaterThan(0.5);
    expect(Lines!.right).to.be.lessThan(1);
    expect(Turned!.height, 'from the bottom upwards').to.be.within(0.1, 0.4);
    expect(await valueIn(saved, 6)).to.equal(words);
    expect(await valueIn(saved, 9)).to.equal(answers.Lines);
    expect(await valueIn(saved, 13), 'of both places').to.equal(words);
    const hidden = await (await PdfObjects.open(saved)).entries('17 0 R');
    expect(hidden!.has('AP'), 'a third place, which is hidden').to.equal(true);
  });

  it('are drawn in lists too', async () => {
    const saved = await filled(form, { Town: 'l', Street: 'k' });
    const { Town, Street } = await drawn(saved);
    expect(Town!.width).to.be.within(0.15, 0.4);
    expect(Street!.height, 'both lines').to.be.within(0.4, 0.75);
    expect(await valueIn(saved, 10)).to.equal('l');
    // pdf.js writes the lowest eight bits of each letter.
    const alone = await drawn(await filledByPdf(form, { Street: 'k' }));
    expect(Street!.width).not.to.be.closeTo(alone['Street']!.width, 0.001);
  });

  it('are saved by pdf.js alone where the font of the form has their letters', async () => {
    const saved = await filled(form, { Name: 'José Conceição', Lines: 'one\ntwo' });
    const alone = await filledByPdf(form, { Name: 'José Conceição', Lines: 'one\ntwo' });
    expectSame(saved, alone);
    expect((await drawn(saved))['Name']!.text).to.equal('José Conceição');
  });

  it('stay with those that are filled in later', async () => {
    const first = await filled(form, { Name: words, Town: 'l' });
    const document = await opened(first);
    const values = (await document.fields!(1)).map(({ label, value }) => [label, value]);
    expect(Object.fromEntries(values)).to.include({ Name: words, Town: 'l', End: '' });
    await document.close();
    const second = await filled(first, { End: 'Liepāja', Cells: 'Ķ' });
    expect(second.subarray(0, first.length)).to.deep.equal(first);
    const third = await filled(second, { Name: 'Łódź' });
    const fields = await drawn(third);
    expect(fields['Name']!.text).to.equal('Łódź');
    expect(fields['End']!.text).to.equal('Liepāja');
    expect(fields['Cells']!.text).to.equal('Ķ');
    expect(await asksForDrawing(third)).to.equal(false);
    const cleared = await filled(third, { Name: '' });
    expect((await drawn(cleared))['Name']!.text).to.equal(undefined);
    expect((await drawn(cleared))['End']!.text).to.equal('Liepāja');
  });

  it('are the same however often they are saved', async () => {
    const document = await opened(form);
    const [name] = await document.fields!(1);
    document.answer!(name!, words);
    await aTimeout(0);
    const first = (await document.save!()) as Bytes;
    expectSame((await document.save!()) as Bytes, first);
    document.answer!(name!, 'Łódź');
    await aTimeout(0);
    expect((await drawn((await document.save!()) as Bytes))['Name']!.text).to.equal('Łódź');
    await document.close();
  });

  it('take away the request to draw from a document that had it, once all of its fields are drawn', async () => {
    const asking = await bytesOf('form.pdf');
    expect(await asksForDrawing(asking)).to.equal(true);
    const saved = await filled(asking, { 'First and last name': words });
    expect(saved.subarray(0, asking.length)).to.deep.equal(asking);
    expect(await asksForDrawing(saved)).to.equal(false);
    const fields = await drawn(saved);
    expect(fields['First and last name']!.text).to.equal(words);
    expect(fields['6R']!.text, 'a field that was filled in before').to.equal('line one');
    expect(fields['Waste']!.height, 'a list').to.be.greaterThan(0.3);
  });

  it('are left to the reader where the file is encrypted', async () => {
    await inPdf(form, async (pdf) => {
      pdf.annotationStorage.setValue('6R', { value: words });
      const saved = (await pdf.saveDocument()) as Bytes;
      expect((await withAppearances(pdf, saved, pdfAssets())).length).to.be.greaterThan(
        saved.length,
      );
      const at = comparable(saved).lastIndexOf('/Root');
      const encrypted = new Uint8Array([
        ...saved.subarray(0, at),
        ...new TextEncoder().encode('/Encrypt 14 0 R '),
        ...saved.subarray(at),
      ]);
      expect(await withAppearances(pdf, encrypted, pdfAssets())).to.equal(encrypted);
    });
  });

  it('are left to the reader in letters that the viewer has no font for', async () => {
    const foreign = await filled(form, { Name: '文字' });
    expectSame(foreign, await filledByPdf(form, { Name: '文字' }));
    const asking = await filled(await bytesOf('form.pdf'), {
      'First and last name': '文字',
      'Town again': words,
    });
    expect(await asksForDrawing(asking)).to.equal(true);
    const objects = await PdfObjects.open(asking);
    expect((await objects.entries('6 0 R'))!.has('AP'), 'not filled in').to.equal(false);
    expect((await objects.entries('16 0 R'))!.has('AP'), 'filled in').to.equal(true);
    const saved = await filled(form, { Name: 'שלום', End: words });
    expect(await asksForDrawing(saved)).to.equal(true);
    expect(await valueIn(saved, 6)).to.equal('שלום');
    const file = await PdfObjects.open(saved);
    expect((await file.entries('7 0 R'))!.has('AP'), 'the other field').to.equal(true);
    expect((await file.entries('6 0 R'))!.has('AP')).to.equal(false);
  });
});
