const written = new WeakMap<Element, string | null>();
const foreign = new WeakSet<Element>();

/** Remembers what we wrote into `element`, to tell it from what a server or framework writes later. */
export function remember(element: Element): void {
  written.set(element, element.textContent);
  foreign.delete(element);
}

/** Whether `element` says what we wrote last, or is empty without our having been there. */
export function isOurs(element: Element): boolean {
  return element.textContent === (written.get(element) ?? '');
}

/** Whether the words in `element` were taken over from a server or a framework. */
export function isForeign(element: Element): boolean {
  return foreign.has(element);
}

/** Notes that the words in `element` were taken over, or, with `false`, that they are gone. */
export function markForeign(element: Element, is: boolean): void {
  if (is) foreign.add(element);
  else foreign.delete(element);
}
