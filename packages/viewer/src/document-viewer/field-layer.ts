import { readInPlace } from './structure-layer.ts';
import type { FieldValue, FormField, PagedDocument } from '../engines/engine.ts';
import { nameOf } from '../engines/field-name.ts';
import type { PageView } from './page-view.ts';

export interface FieldWords {
  /** Name of a field that has none. */
  field(number: number): string;
}

interface Answered {
  field: FormField;
  value: FieldValue;
}

/** What was filled in of a document, by its fields. It outlives the document where that is closed meanwhile. */
export class FilledFields {
  /** What the document held before it was filled in, in the fields that were. */
  readonly first = new Map<string, Answered>();
  /** The last answers, in the order in which they were given. */
  readonly given = new Map<string, Answered>();
}

export interface FieldHost {
  readonly document: PagedDocument;
  readonly filled: FilledFields;
  readonly words: FieldWords;
  /** A page has fields. */
  found(): void;
  /** Something was filled in. */
  changed(): void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Placed {
  field: FormField;
  control: Control;
  page: PageView;
}

/**
 * Real controls over the fields of a document. What is filled in stays in the document while pages
 * come and go; fields of the same name change together, as the format wants it.
 */
export class FieldLayers {
  readonly #host: FieldHost;
  #placed: Placed[] = [];

  constructor(host: FieldHost) {
    this.#host = host;
    const { document, filled } = host;
    // What was taken back while the document stood open behind another one is still in it.
    if (filled.given.size === 0) this.#takeBack();
    for (const { field, value } of filled.given.values()) document.answer?.(field, value);
  }

  /** Lays the fields of a page over it. */
  async show(page: PageView): Promise<void> {
    const source = this.#host.document;
    const layout = page.layout;
    const fields = (await source.fields?.(page.number).catch(() => [])) ?? [];
    // The page may have been let go meanwhile, or laid anew.
    if (page.layout !== layout) return;
    this.#placed = this.#placed.filter(({ control }) => control.isConnected);
    const present = this.#placed.filter((each) => each.page === page).map(({ field }) => field.id);
    if (present.join() === fields.map(({ id }) => id).join()) return;
    if (fields.length === 0) {
      page.overlay('fields', undefined);
      return;
    }
    const layer = document.createElement('div');
    layer.className = 'fields';
    fields.forEach((field, at) => {
      const control = controlOf(field);
      control.setAttribute('aria-label', nameOf(field) || this.#host.words.field(at + 1));
      control.dataset['field'] = field.id;
      place(control, field);
      setValue(control, field.value, field);
      const event = control instanceof HTMLSelectElement ? 'change' : 'input';
      control.addEventListener(event, () => this.#filled(field, control));
      this.#placed.push({ field, control, page });
      layer.append(control);
      if (field.editable) layer.append(suggestionsFor(control, field));
      if (field.cells) keepInCells(control);
      readInPlace(page.element, field.id, control);
    });
    page.overlay('fields', layer);
    this.#host.found();
  }

  #filled(field: FormField, control: Control): void {
    const value = valueOf(control, field);
    this.#remember(field);
    this.#host.document.answer?.(field, value);
    const { given } = this.#host.filled;
    given.delete(keyOf(field));
    given.set(keyOf(field), { field, value });
    field.value = value;
    for (const other of this.#placed) {
      if (other.field.name !== field.name || other.control === control || !field.name) continue;
      const exclusive = isChoice(field) && !isSame(field, other.field);
      if (exclusive && value !== true) continue;
      this.#remember(other.field);
      setValue(other.control, exclusive ? false : value, other.field);
      other.field.value = exclusive ? false : value;
    }
    this.#host.changed();
  }

  #remember(field: FormField): void {
    const { first } = this.#host.filled;
    const key = keyOf(field);
    if (!first.has(key)) first.set(key, { field, value: field.value });
  }

  /** Takes every answer back to what the document held when it was opened. */
  reset(): void {
    const { filled } = this.#host;
    this.#takeBack();
    for (const { field, control } of this.#placed) {
      const { value } = filled.first.get(keyOf(field)) ?? {};
      if (value === undefined) continue;
      setValue(control, value, field);
      field.value = value;
    }
    filled.given.clear();
  }

  #takeBack(): void {
    const { document, filled } = this.#host;
    // A choice that is taken back frees the others of its name; the one that held comes last.
    const before = [...filled.first.values()];
    before.sort((a, b) => +(a.value === true) - +(b.value === true));
    for (const { field, value } of before) document.answer?.(field, value);
  }
}

export const isChoice = ({ kind }: FormField): boolean => kind === 'radio' || kind === 'checkbox';

/** True for checkboxes of one name that are ticked together. */
const isSame = (one: FormField, other: FormField): boolean =>
  one.standsFor !== undefined && one.standsFor === other.standsFor;

/** Texts of one name are one answer; each choice of a name is an answer of its own. */
export const keyOf = (field: FormField): string =>
  isChoice(field) || !field.name ? `id ${field.id}` : `name ${field.name}`;

function controlOf(field: FormField): Control {
  const { kind } = field;
  if (kind === 'multiline') {
    const area = document.createElement('textarea');
    if (field.maxLength) area.maxLength = field.maxLength;
    area.readOnly = field.readOnly;
    area.required = field.required;
    return area;
  }
  if ((kind === 'select' && !field.editable) || kind === 'list') {
    const select = document.createElement('select');
    select.multiple = kind === 'list';
    const options = field.options ?? [];
    // A choice that was not made stays unmade: browsers would take the first one.
    const isOther = kind === 'select' && !options.some(({ value }) => value === field.value);
    // What was chosen when there were other options is shown as it is.
    if (isOther) select.append(new Option(String(field.value), String(field.value)));
    select.append(...options.map(({ label, value }) => new Option(label, value)));
    select.disabled = field.readOnly;
    select.required = field.required;
    return select;
  }
  const input = document.createElement('input');
  input.type = kind === 'select' ? 'text' : kind;
  input.autocomplete = 'off';
  input.required = field.required;
  if (kind === 'checkbox' || kind === 'radio') {
    input.disabled = field.readOnly;
    if (kind === 'radio') input.name = field.name;
  } else {
    input.readOnly = field.readOnly;
    if (field.maxLength) input.maxLength = field.maxLength;
  }
  return input;
}

/** The options of a choice that may be answered with other words. */
function suggestionsFor(control: Control, { id, options = [] }: FormField): HTMLDataListElement {
  const list = document.createElement('datalist');
  list.id = `options-${id}`;
  list.append(...options.map(({ label }) => new Option('', label)));
  control.setAttribute('list', list.id);
  return list;
}

function place(control: Control, { box, fontSize, cells, alignment }: FormField): void {
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    control.style.setProperty(side, `${(box[side] * 100).toFixed(3)}%`);
  }
  control.style.fontSize = `calc(var(--page-scale) * ${fontSize ?? 14}px)`;
  if (alignment) control.style.textAlign = alignment === 'centre' ? 'center' : 'end';
  if (!cells) return;
  control.dataset.cells = '';
  // The layer is as wide as the page, and a container for its length.
  control.style.setProperty('--cell', `calc(100cqi * ${(box.width / cells).toFixed(6)})`);
}

/** Behind the last character is room for another one: a browser scrolls it into view, and all the others out of place. */
function keepInCells(control: Control): void {
  const back = (): void => {
    control.scrollLeft = 0;
  };
  for (const type of ['scroll', 'input', 'keyup', 'select']) control.addEventListener(type, back);
}

function valueOf(control: Control, { editable, options = [] }: FormField): FieldValue {
  if (control instanceof HTMLSelectElement && control.multiple) {
    return Array.from(control.selectedOptions, ({ value }) => value);
  }
  if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) {
    return control.checked;
  }
  if (!editable) return control.value;
  return options.find(({ label }) => label === control.value)?.value ?? control.value;
}

function setValue(
  control: Control,
  value: FieldValue,
  { editable, options = [] }: FormField,
): void {
  if (control instanceof HTMLSelectElement && control.multiple) {
    for (const option of control.options) option.selected = [value].flat().includes(option.value);
  } else if (typeof value === 'boolean') {
    (control as HTMLInputElement).checked = value;
  } else {
    const option = editable && options.find((each) => each.value === value);
    control.value = option ? option.label : String(value);
  }
}
