import type { PDFDocumentProxy } from 'pdfjs-dist';
import { drawnText, type FieldLook, type FieldText } from './field-appearance.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { type Entries, itemsOf, referred, textOf } from './pdf-syntax.ts';

/** A field as pdf.js gives it. */
export interface PdfWidget {
  id: string;
  subtype?: string;
  fieldType?: string | null;
  rect: number[];
  textAlignment?: number | null;
  multiLine?: boolean;
  password?: boolean;
  comb?: boolean;
  maxLen?: number;
  combo?: boolean;
  options?: { exportValue: string | null; displayValue: string | null }[];
  borderColor?: ArrayLike<number> | null;
  backgroundColor?: ArrayLike<number> | null;
  borderStyle?: { width?: number };
  actions?: ReadonlyMap<string, unknown> | null;
  defaultAppearanceData?: { fontSize?: number; fontColor?: ArrayLike<number> };
}

/** A field of text or of choices on a page, with what decides its appearance. */
export interface FormWidget {
  number: number;
  entries: Entries;
  look: FieldLook;
  /** Undefined where its value is written in a way that is not understood. */
  text: FieldText | undefined;
  /** True where it may show its value in other words or in several styles (12.6.4.17, 12.7.4.4). */
  isFormatted: boolean;
}

/** An entry that a field may have from its parents (ISO 32000-2, 12.7.4.1). */
export async function inherited(
  file: PdfObjects,
  entries: Entries,
  key: string,
): Promise<string | undefined> {
  let field: Entries | undefined = entries;
  // Parents that lead in a circle end here too.
  for (let depth = 0; field && depth < 32; depth++) {
    const value = field.get(key);
    if (value !== undefined) return file.resolve(value);
    field = await file.entries(field.get('Parent'));
  }
  return undefined;
}

/**
 * The fields on all pages, until all that are wanted are found.
 * @param wanted the numbers of their objects; without it, all of them
 */
export async function widgetsOf(
  pdf: PDFDocumentProxy,
  wanted?: ReadonlySet<number>,
): Promise<PdfWidget[]> {
  const found = new Map<string, PdfWidget>();
  const missing = new Set(wanted);
  for (let page = 1; page <= pdf.numPages; page++) {
    if (wanted && missing.size === 0) break;
    // Hidden fields too: they may share a name with one that is seen.
    const annotations = await (await pdf.getPage(page)).getAnnotations({ intent: 'any' });
    for (const widget of annotations as PdfWidget[]) {
      if (widget.subtype !== 'Widget') continue;
      if (!wanted || missing.delete(numberOf(widget))) found.set(widget.id, widget);
    }
  }
  return [...found.values()];
}

/** The number of the object of a field, which is part of the name that pdf.js gives it. */
export const numberOf = ({ id }: PdfWidget): number => Number(/^\d+(?=R)/.exec(id)?.[0] ?? NaN);

/** A field with what decides its appearance, or undefined where it is neither of text nor of choices. */
export async function formWidget(
  file: PdfObjects,
  widget: PdfWidget,
): Promise<FormWidget | undefined> {
  const number = numberOf(widget);
  const entries = await file.entries(await file.value(number));
  if (!entries || !/^(?:Tx|Ch)$/.test(widget.fieldType ?? '')) return undefined;
  const [look, text] = await Promise.all([
    lookOf(file, entries, widget),
    saidBy(file, entries, widget),
  ]);
  const isFormatted = widget.actions?.has('Format') === true || entries.has('RV');
  return { number, entries, look, text, isFormatted };
}

async function saidBy(
  file: PdfObjects,
  entries: Entries,
  widget: PdfWidget,
): Promise<FieldText | undefined> {
  const value = await inherited(file, entries, 'V');
  const values = await Promise.all(
    (itemsOf(value) ?? [value ?? '()']).map((each) => file.resolve(each)),
  );
  const texts = values.map((each) => (each === 'null' ? '' : textOf(each ?? '')));
  if (texts.some((text) => text === undefined)) return undefined;
  const options = widget.options ?? [];
  if (widget.fieldType === 'Ch' && !widget.combo) {
    const chosen = options.flatMap(({ exportValue }, at) =>
      texts.includes(exportValue ?? '') ? [at] : [],
    );
    const lines = options.map(({ displayValue }) => drawnText(displayValue ?? ''));
    return { kind: 'list', lines, chosen };
  }
  const first = texts[0] ?? '';
  const option = options.find(({ exportValue }) => exportValue === first);
  const text = drawnText(option?.displayValue ?? first);
  if (widget.password) return { kind: 'line', text: '*'.repeat(Array.from(text).length) };
  if (widget.comb && widget.maxLen) return { kind: 'cells', text, cells: widget.maxLen };
  return { kind: widget.multiLine ? 'lines' : 'line', text };
}

async function lookOf(file: PdfObjects, entries: Entries, widget: PdfWidget): Promise<FieldLook> {
  const [left = 0, bottom = 0, right = 0, top = 0] = widget.rect;
  const turned = Number((await file.entries(entries.get('MK')))?.get('R') ?? 0);
  const hasBorder = entries.has('BS') || entries.has('Border');
  const { fontSize = 0, fontColor } = widget.defaultAppearanceData ?? {};
  return {
    width: right - left,
    height: top - bottom,
    rotation: turned % 90 === 0 ? ((turned % 360) + 360) % 360 : 0,
    background: widget.backgroundColor ?? undefined,
    border: widget.borderColor ?? undefined,
    // What states a colour and no width has the usual one (12.5.4).
    borderWidth: hasBorder ? (widget.borderStyle?.width ?? 1) : 1,
    color: fontColor ?? [0, 0, 0],
    fontSize: Math.abs(fontSize),
    alignment: widget.textAlignment === 1 ? 'centre' : widget.textAlignment === 2 ? 'end' : 'start',
  };
}

/** Of a form, where its dictionary stands and what it says. */
export interface FormEntries {
  /** The object that holds it: a dictionary of its own, or the catalogue. */
  number: number;
  entries: Entries;
  /** True where it stands in the catalogue itself. */
  isInline: boolean;
}

/** The form of a file. @param from the section of which it is the last word, as of `PdfObjects.value` */
export async function formOf(file: PdfObjects, from = 0): Promise<FormEntries | undefined> {
  const root = referred(file.newest.trailer.get('Root'));
  if (root === undefined) return undefined;
  const form = (await file.entries(await file.value(root, from), from))?.get('AcroForm');
  const entries = await file.entries(form, from);
  const number = referred(form);
  return entries && { number: number ?? root, entries, isInline: number === undefined };
}
