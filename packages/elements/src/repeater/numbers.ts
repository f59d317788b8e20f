/** Attributes in which the number of an item may stand; what a person gave stands in none of them. */
const numbered = ['name', 'id', 'for', 'href', 'list', 'data-reveal', 'data-suggested-from'];

const placeholder = '{n}';

function carriers(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')];
}

function attributesOf(element: Element): Attr[] {
  return [...element.attributes].filter(
    ({ name }) =>
      numbered.includes(name) ||
      name.startsWith('aria-') ||
      (name === 'value' && element instanceof HTMLButtonElement),
  );
}

/** What stands before the number in names and ids: `owners.` where the blank has `owners.{n}.share`. */
export function prefixesOf(blank: HTMLTemplateElement): string[] {
  const prefixes = new Set<string>();
  for (const element of carriers(blank.content))
    for (const { value } of attributesOf(element))
      for (const [, prefix] of value.matchAll(/([^\s#=]+)\{n\}/g)) prefixes.add(prefix!);
  return [...prefixes];
}

/** Makes the item of `blank`, with `index` in the place of each `{n}`. */
export function makeItem(blank: HTMLTemplateElement, index: number): HTMLElement | null {
  const content = blank.ownerDocument.importNode(blank.content, true);
  for (const element of carriers(content))
    for (const attribute of attributesOf(element))
      if (attribute.value.includes(placeholder))
        attribute.value = attribute.value.replaceAll(placeholder, String(index));
  return content.querySelector<HTMLElement>('[data-item]');
}

const literally = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}-]/g, '\\$&');

/**
 * Gives `item` the place `index`: in its names, ids and references from 0, as the server counts,
 * and in `[data-number]` from 1, as people do. Gives whether anything was another number before.
 */
export function number(item: HTMLElement, index: number, prefixes: readonly string[]): boolean {
  let changed = false;
  for (const shown of item.querySelectorAll('[data-number]')) {
    const text = String(index + 1);
    if (shown.textContent !== text) shown.textContent = text;
  }
  if (prefixes.length === 0) return false;
  const pattern = new RegExp(`((?:^|[\\s#=])(?:${prefixes.map(literally).join('|')}))\\d+`, 'g');
  for (const element of [item, ...carriers(item)])
    for (const attribute of attributesOf(element)) {
      const value = attribute.value.replace(pattern, `$1${index}`);
      if (value === attribute.value) continue;
      attribute.value = value;
      changed = true;
    }
  return changed;
}
