/**
 * Hands to the class of `element` what a page's script set on it before it was defined: until then
 * such a property stands on the element itself, and hides that of the class. Lit does it by itself.
 */
export function takeEarly(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
