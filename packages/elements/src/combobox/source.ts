import { emptyOption, type Box } from './box.ts';
import { LocalSource, type Choice, type Source } from './choices.ts';
import { RemoteSource, toChoice, type ComboboxLoader, type ComboboxOption } from './remote.ts';

/** What the element gives the list. */
export interface Given {
  readonly options: readonly (ComboboxOption | string)[] | undefined;
  readonly loader: ComboboxLoader | undefined;
  keepForBack(state: string | null): void;
}

/** The choice that an option of a `<select>` stands for. */
export function optionChoice(option: HTMLOptionElement): Choice {
  const group = option.parentElement instanceof HTMLOptGroupElement && option.parentElement;
  return {
    value: option.value,
    label: option.label,
    group: group ? group.label : undefined,
    disabled: option.disabled || (group && group.disabled),
  };
}

/** In a `<datalist>` the value is what is written into the input; a label explains it. */
function datalistChoice({ value, label, disabled }: HTMLOptionElement): Choice {
  return { value, label: value, hint: label === value ? undefined : label, disabled };
}

/** Where the choices of a combobox come from: a loader, else a script's list, else what is printed. */
export function sourceOf({ control, datalist }: Box, { options, loader }: Given): Source {
  if (loader) return new RemoteSource(loader);
  if (options) return new LocalSource(options.length, (index) => toChoice(options[index]!));
  if (control instanceof HTMLSelectElement) {
    const empty = emptyOption(control);
    const printed = [...control.options].filter((option) => option !== empty && !option.hidden);
    const grouped = control.querySelector('optgroup') !== null;
    return new LocalSource(printed.length, (index) => optionChoice(printed[index]!), grouped);
  }
  const printed = [...(datalist?.options ?? [])];
  return new LocalSource(printed.length, (index) => datalistChoice(printed[index]!));
}
