/** What pdf.js says of a form field on a page. */
export interface FieldAnnotation {
  id: string;
  subtype?: string;
  fieldType?: string;
  fieldName?: string;
  fieldValue?: unknown;
  /** What the field is called for people (ISO 32000-2, 12.7.4.1, `TU`). */
  alternativeText?: string;
  checkBox?: boolean;
  radioButton?: boolean;
  exportValue?: string;
  buttonValue?: string;
  hidden?: boolean;
}

/** Fields that hold an answer; buttons and signatures hold none. */
export function isField(annotation: FieldAnnotation): boolean {
  if (annotation.subtype !== 'Widget' || annotation.hidden) return false;
  const { fieldType, checkBox, radioButton } = annotation;
  return fieldType === 'Tx' || fieldType === 'Ch' || checkBox === true || radioButton === true;
}

/** The answer in a field, to be read; it is filled in on the picture of its page. */
export function fieldElement(field: FieldAnnotation): HTMLElement {
  const name = field.alternativeText || field.fieldName || '';
  const { fieldValue, checkBox, radioButton } = field;
  if (checkBox || radioButton) {
    const box = document.createElement('input');
    box.type = checkBox ? 'checkbox' : 'radio';
    box.disabled = true;
    box.checked =
      typeof fieldValue === 'string' && fieldValue === (field.exportValue ?? field.buttonValue);
    box.ariaLabel = name;
    return box;
  }
  const output = document.createElement('span');
  output.role = 'group';
  output.ariaLabel = name;
  const values: unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  output.append(values.filter((value) => typeof value === 'string').join(', '));
  return output;
}
