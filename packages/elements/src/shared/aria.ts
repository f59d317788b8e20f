import type { Control } from './question.ts';

/** Ids this module put into an `aria-describedby`; the others are the author's and stay. */
const added = new WeakMap<Element, readonly string[]>();
const marked = new WeakSet<Element>();
let count = 0;

/** Gives `element` an id where it has none: `wish` if that is free in its tree. */
export function ensureId(element: Element, wish = ''): string {
  if (element.id) return element.id;
  const root = element.getRootNode() as ParentNode & {
    getElementById?(id: string): Element | null;
  };
  // A reference is a list parted by white space, so an id must have none.
  const taken = (id: string): boolean => !/^\S+$/.test(id) || !!root.getElementById?.(id);
  let id = wish;
  while (taken(id)) id = `tt-${++count}`;
  return (element.id = id);
}

/**
 * Makes `ids` the description of `element`, in this order and before the author's own references.
 * What the author printed completely is left exactly as it is.
 */
export function describe(element: Element, ids: readonly string[]): void {
  const present: readonly string[] = element.getAttribute('aria-describedby')?.match(/\S+/g) ?? [];
  const ours = added.get(element) ?? [];
  const authors = present.filter((id) => !ours.includes(id));
  if (ids.every((id) => present.includes(id)) && ours.every((id) => ids.includes(id))) return;
  added.set(
    element,
    ids.filter((id) => !authors.includes(id)),
  );
  const next = [...ids, ...authors.filter((id) => !ids.includes(id))];
  if (next.length > 0) element.setAttribute('aria-describedby', next.join(' '));
  else element.removeAttribute('aria-describedby');
}

/** Whether `element` is described by `id`, and the author printed it so. */
export function isPrinted(element: Element, id: string): boolean {
  return describes(element, id) && !added.get(element)?.includes(id);
}

/** Whether `element` is described by `id`. */
export function describes(element: Element, id: string): boolean {
  return !!element.getAttribute('aria-describedby')?.match(/\S+/g)?.includes(id);
}

/**
 * Keeps the browser from saying of `element` that it is wrong while nobody has been told: of half an
 * e-mail address, of what is not in a list yet, of a spelling that we take and it does not. Only for an
 * answer that a person is giving; what was printed stays as it is.
 */
export function hush(element: Element): void {
  if (element.hasAttribute('aria-invalid')) return;
  if ((element as Partial<Control>).validity?.valid !== false) return;
  element.setAttribute('aria-invalid', 'false');
  marked.add(element);
}

/**
 * Marks exactly those of `elements` that stand in `wrong`. A mark is taken back only where this
 * module set it, or where `answered` says that the server's own mark was for an older answer.
 */
export function markInvalid(
  elements: Iterable<Element>,
  wrong: readonly Element[],
  answered = false,
): void {
  for (const element of elements) {
    const is = element.getAttribute('aria-invalid');
    if (wrong.includes(element)) {
      if (is === 'true') continue;
      element.setAttribute('aria-invalid', 'true');
      marked.add(element);
    } else if (is !== null && (answered || marked.has(element))) {
      element.removeAttribute('aria-invalid');
      marked.delete(element);
      hush(element);
    }
  }
}

/** Unfolds the parts of the page around `element`: what is folded up cannot take the focus. */
export function unfoldAround(element: Element): void {
  const details = element.parentElement?.closest('details');
  if (!details) return;
  details.open = true;
  unfoldAround(details);
}
