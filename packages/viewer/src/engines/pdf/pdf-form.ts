import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { FieldValue, FormField } from '../engine.ts';
import { boxFrom, turnedBox } from './pdf-structure.ts';

/** A field as pdf.js gives it. */
interface PdfWidget {
  id: string;
  subtype?: string;
  rect: number[];
  fieldType?: string | null;
  fieldName?: string;
  alternativeText?: string;
  fieldValue?: unknown;
  hidden?: boolean;
  readOnly?: boolean;
  required?: boolean;
  multiLine?: boolean;
  password?: boolean;
  maxLen?: number;
  comb?: boolean;
  /** Start, centre, end, from 0. */
  textAlignment?: number | null;
  checkBox?: boolean;
  radioButton?: boolean;
  exportValue?: string;
  buttonValue?: string | null;
  combo?: boolean;
  fieldFlags?: number;
  multiSelect?: boolean;
  options?: { exportValue: string; displayValue: string }[];
  defaultAppearanceData?: { fontSize?: number };
}

/** A choice that may be answered with other words (`Edit`, ISO 32000-2, table 233). */
const editFlag = 1 << 18;

type Storage = PDFDocumentProxy['annotationStorage'];

function kindOf(widget: PdfWidget): FormField['kind'] | undefined {
  if (widget.fieldType === 'Tx') {
    if (widget.multiLine) return 'multiline';
    return widget.password ? 'password' : 'text';
  }
  if (widget.fieldType === 'Ch') return widget.multiSelect ? 'list' : 'select';
  if (widget.checkBox) return 'checkbox';
  return widget.radioButton ? 'radio' : undefined;
}

const alignments = [undefined, 'centre', 'end'] as const;

const texts = (value: unknown): string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string');

function valueOf(widget: PdfWidget, kind: FormField['kind'], stored: unknown): FieldValue {
  if (kind === 'checkbox' || kind === 'radio') {
    if (stored !== undefined) return stored === true;
    const on = kind === 'checkbox' ? widget.exportValue : widget.buttonValue;
    return on !== undefined && on !== null && widget.fieldValue === on;
  }
  const value = texts(stored ?? widget.fieldValue);
  return kind === 'list' ? value : (value[0] ?? '');
}

/** Whether fields may have names that stand elsewhere in the file than with them. */
export function lacksNames(annotations: unknown[]): boolean {
  return (annotations as PdfWidget[]).some(
    (widget) =>
      widget.subtype === 'Widget' && (widget.radioButton || !widget.alternativeText?.trim()),
  );
}

/**
 * Fields of a page that can be filled in. Push buttons are none: nothing of theirs may run.
 * @param names of fields by their places, where they do not stand with them
 */
export function fieldsOf(
  annotations: unknown[],
  { view, rotate, userUnit }: Pick<PDFPageProxy, 'view' | 'rotate' | 'userUnit'>,
  storage: Storage,
  names?: ReadonlyMap<string, string>,
): FormField[] {
  const fields: FormField[] = [];
  for (const widget of annotations as PdfWidget[]) {
    const kind = widget.subtype === 'Widget' ? kindOf(widget) : undefined;
    if (!kind || widget.hidden) continue;
    const stored = (storage.getRawValue(widget.id) as { value?: unknown } | undefined)?.value;
    const size = widget.defaultAppearanceData?.fontSize;
    const shared = names?.get(widget.id);
    const own = widget.alternativeText?.trim();
    const isRadio = kind === 'radio';
    const alignment = alignments[widget.textAlignment ?? 0];
    fields.push({
      id: widget.id,
      name: widget.fieldName ?? '',
      label: own || (isRadio ? widget.buttonValue : shared) || '',
      ...(isRadio && shared ? { question: shared } : {}),
      box: turnedBox(boxFrom(widget.rect, view), rotate),
      kind,
      value: valueOf(widget, kind, stored),
      ...(kind === 'checkbox' && widget.exportValue ? { standsFor: widget.exportValue } : {}),
      ...(widget.options && {
        options: widget.options.map(({ exportValue, displayValue }) => ({
          value: exportValue,
          label: displayValue,
        })),
      }),
      ...(widget.combo && (widget.fieldFlags ?? 0) & editFlag ? { editable: true } : {}),
      required: widget.required === true,
      readOnly: widget.readOnly === true,
      ...(widget.maxLen ? { maxLength: widget.maxLen } : {}),
      ...(widget.comb && widget.maxLen ? { cells: widget.maxLen } : {}),
      ...(alignment && { alignment }),
      ...(size ? { fontSize: (size * userUnit * 96) / 72 } : {}),
    });
  }
  return fields;
}

/** One of the places of a field. */
export interface FieldPlace {
  id: string;
  /** From 0; -1 where the document does not say it. */
  page?: number;
  /** Of a checkbox or a radio button, what it stands for. */
  exportValues?: string | null;
}

/** The places of all fields by their names: fields of one name are one field in several places. */
export async function fieldPlaces(pdf: PDFDocumentProxy): Promise<Map<string, FieldPlace[]>> {
  const found = (await pdf.getFieldObjects()) as Map<string, FieldPlace[]> | null;
  return found?.size ? found : placesOnPages(pdf);
}

const pagesOf = (places: Map<string, FieldPlace[]> | null): number[] =>
  [...(places?.values() ?? [])].flat().map(({ page = -1 }) => page + 1);

/** Numbers of the pages that have listed fields. */
export async function pagesWithListedFields(pdf: PDFDocumentProxy): Promise<Set<number>> {
  return new Set(pagesOf((await pdf.getFieldObjects()) as Map<string, FieldPlace[]> | null));
}

/** Numbers of the pages that have fields, listed or not: reads all pages. */
export async function pagesWithFields(pdf: PDFDocumentProxy): Promise<Set<number>> {
  return new Set([...(await pagesWithListedFields(pdf)), ...pagesOf(await placesOnPages(pdf))]);
}

/** Places of fields, also of those that the form does not list (`Fields`, ISO 32000-2, 12.7.3): they lie on pages alone. */
async function placesOnPages(pdf: PDFDocumentProxy): Promise<Map<string, FieldPlace[]>> {
  const places = new Map<string, FieldPlace[]>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const annotations = await (await pdf.getPage(number)).getAnnotations().catch(() => []);
    for (const widget of annotations as PdfWidget[]) {
      if (widget.subtype !== 'Widget' || !widget.fieldName) continue;
      const exportValues = widget.exportValue ?? widget.buttonValue ?? null;
      const same = places.get(widget.fieldName) ?? [];
      places.set(widget.fieldName, [...same, { id: widget.id, page: number - 1, exportValues }]);
    }
  }
  return places;
}

/**
 * Keeps an answer where pdf.js finds it when it draws or saves.
 * @param places all fields of the same name
 */
export function storeAnswer(
  storage: Storage,
  { id, kind, standsFor }: FormField,
  value: FieldValue,
  places: readonly FieldPlace[],
): void {
  // Half a character would make the whole text unreadable where the file is read again.
  const kept = typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
  const isChoice = kind === 'radio' || kind === 'checkbox';
  for (const other of places) {
    const isSame = !isChoice || (standsFor !== undefined && other.exportValues === standsFor);
    if (other.id === id) continue;
    if (isSame) storage.setValue(other.id, { value: kept });
    else if (value === true) storage.setValue(other.id, { value: false });
  }
  storage.setValue(id, { value: kept });
}

/** Keeps the answers of one storage in another one of the same document too. */
export function carryAnswers(from: Storage, to: Storage): void {
  const answers = from.serializable.map as Map<string, object> | null;
  for (const [id, answer] of answers ?? []) to.setValue(id, { ...answer });
}
