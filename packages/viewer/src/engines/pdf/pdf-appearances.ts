import type { PDFDocumentProxy } from 'pdfjs-dist';
import { appearance, type FieldText } from './field-appearance.ts';
import { FieldFont, fontObjects } from './field-font.ts';
import {
  type FormEntries,
  formOf,
  type FormWidget,
  formWidget,
  inherited,
  numberOf,
  type PdfWidget,
  widgetsOf,
} from './form-fields.ts';
import { PdfObjects } from './pdf-objects.ts';
import { packedStream } from './pdf-stream.ts';
import { countOf, type Entries, writeEntries } from './pdf-syntax.ts';
import { appendUpdate, firstFreeNumber, type NewObject } from './pdf-update.ts';
import { TrueType } from './true-type.ts';

/** Bits of a form's and of a field's flags (ISO 32000-2, 12.7.3 and 12.7.5). */
const signaturesExist = 1;
const combo = 1 << 17;

/** Letters that pdf.js writes into a list as they are in the fonts of most forms. */
const plain = /^[\n\x20-\x7e\xa1-\xff]*$/;

/** Milliseconds in which the font must come: somebody waits for the file. */
const patience = 20_000;

let font: Promise<TrueType> | undefined;

/** A font of the viewer's own that has the letters of Europe, fetched once. */
function ownFont(assets: URL): Promise<TrueType> {
  font ??= fetchFont(assets);
  font.catch(() => (font = undefined));
  return font;
}

async function fetchFont(assets: URL): Promise<TrueType> {
  const address = new URL('standard_fonts/LiberationSans-Regular.ttf', assets);
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new TypeError(`The font is not there: ${response.status}.`);
  return new TrueType(new Uint8Array(await response.arrayBuffer()));
}

/**
 * Gives the fields of a file that pdf.js saved the appearances that pdf.js could not. It draws an answer
 * only in letters of the font that the document has for the field, and otherwise leaves it to whoever
 * reads the file, who often cannot either. Then this is appended as an update: the bytes given stay
 * as they are, and values are not touched.
 * @param assets the folder of the viewer's assets, which has the font
 * @returns the same bytes where nothing is missing, or where it cannot be given: an encrypted document,
 * letters that the viewer has no font for, a damaged file, no connection
 */
export async function withAppearances(
  pdf: PDFDocumentProxy,
  saved: Uint8Array<ArrayBuffer>,
  assets: URL,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { length } = await pdf.getDownloadInfo();
    if (saved.length === length) return saved;
    return (await completed(pdf, saved, assets)) ?? saved;
  } catch {
    // What pdf.js saved holds all answers; a reader that draws them itself shows them.
    return saved;
  }
}

async function completed(
  pdf: PDFDocumentProxy,
  saved: Uint8Array<ArrayBuffer>,
  assets: URL,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await PdfObjects.open(saved);
  const form = await formOf(file);
  const changed = await changedFields(file);
  if (changed.size === 0 || file.newest.trailer.has('Encrypt')) return undefined;
  const wasAsked = (await formOf(file, 1))?.entries.get('NeedAppearances') === 'true';
  const all = wasAsked && form ? await allFields(pdf, file, form) : undefined;
  const fields = all ?? (await formWidgetsOf(file, await widgetsOf(pdf, changed)));
  const missing = fields.filter((field) => needsDrawing(field, changed));
  if (!missing.some(({ text }) => linesOf(text).join('') !== '')) return undefined;
  const letters = new FieldFont(await ownFont(assets));
  const canDraw = ({ text }: FormWidget): boolean =>
    text !== undefined && linesOf(text).every((line) => letters.canDraw(line));
  const isComplete = fields.every(canDraw);
  const drawn = missing.filter(
    (field) => canDraw(field) && (isComplete || changed.has(field.number)),
  );
  if (drawn.length === 0) return undefined;
  const objects = await appearancesOf(file, drawn, letters);
  // Where the document itself asked readers to draw, that goes for fields that nobody filled in too.
  if (form?.entries.get('NeedAppearances') === 'true' && isComplete && (all || !wasAsked))
    objects.push(await withoutRequest(file, form));
  return appendUpdate(file, objects);
}

/** False where the appearance that a field has is the right one. */
function needsDrawing(widget: FormWidget, changed: ReadonlySet<number>): boolean {
  if (!widget.entries.has('AP')) return true;
  return changed.has(widget.number) ? !isPlain(widget.text) : !widget.isFormatted;
}

/** The fields that pdf.js changed and may not have drawn, or not as they should be. */
async function changedFields(file: PdfObjects): Promise<Set<number>> {
  const changed = new Set<number>();
  for (const number of file.newest.places.keys()) {
    const entries = await file.entries(await file.value(number));
    if (entries?.get('Subtype') !== '/Widget') continue;
    const type = await inherited(file, entries, 'FT');
    if (type !== '/Tx' && type !== '/Ch') continue;
    const isList = type === '/Ch' && !((await flagsOf(file, entries)) & combo);
    if (isList || !entries.has('AP')) changed.add(number);
  }
  return changed;
}

/**
 * All fields of a document that asks readers to draw them: what it has of appearances may be old. Once they
 * are drawn it need not ask any more, and readers show the answers as they are drawn here. Undefined where
 * that must stay with the reader: fields that no update can reach, buttons without an appearance, and a
 * signature, which may forbid to touch other fields.
 */
async function allFields(
  pdf: PDFDocumentProxy,
  file: PdfObjects,
  form: FormEntries,
): Promise<FormWidget[] | undefined> {
  if ((countOf(form.entries.get('SigFlags')) ?? 0) & signaturesExist) return undefined;
  const widgets = await widgetsOf(pdf);
  for (const widget of widgets) {
    const entries = await file.entries(await file.value(numberOf(widget)));
    if (!entries || (widget.fieldType === 'Btn' && !entries.has('AP'))) return undefined;
  }
  return formWidgetsOf(file, widgets);
}

async function formWidgetsOf(
  file: PdfObjects,
  widgets: readonly PdfWidget[],
): Promise<FormWidget[]> {
  const found = await Promise.all(widgets.map((widget) => formWidget(file, widget)));
  return found.filter((widget) => widget !== undefined);
}

async function flagsOf(file: PdfObjects, entries: Entries): Promise<number> {
  return countOf(await inherited(file, entries, 'Ff')) ?? 0;
}

const linesOf = (text: FieldText | undefined): readonly string[] =>
  text?.kind === 'list' ? text.lines : [text?.text ?? ''];

const isPlain = (text: FieldText | undefined): boolean =>
  linesOf(text).every((line) => plain.test(line));

/** The font, an appearance for each field, and the fields with them. */
async function appearancesOf(
  file: PdfObjects,
  widgets: readonly FormWidget[],
  letters: FieldFont,
): Promise<NewObject[]> {
  const fontNumber = firstFreeNumber(file);
  let next = fontNumber + fontObjects;
  const objects: NewObject[] = [];
  for (const { number, entries, look, text } of widgets) {
    if (!text) continue;
    const drawn = appearance(look, text, letters, fontNumber);
    const body = await packedStream(drawn.entries, new TextEncoder().encode(drawn.operators));
    objects.push({ number: next, generation: 0, body });
    const field = new Map(entries).set('AP', `<</N ${next} 0 R>>`);
    objects.push({ number, generation: file.generation(number), body: writeEntries(field) });
    next++;
  }
  return [...objects, ...(await letters.objects(fontNumber))];
}

/** The form without the request that readers draw its fields. */
async function withoutRequest(
  file: PdfObjects,
  { number, entries, isInline }: FormEntries,
): Promise<NewObject> {
  let written = writeEntries(new Map(entries).set('NeedAppearances', 'false'));
  if (isInline) {
    const catalogue = await file.entries(await file.value(number));
    written = writeEntries(new Map(catalogue).set('AcroForm', written));
  }
  return { number, generation: file.generation(number), body: written };
}
