/**
 * Hands to the class of `element` what a page's script set on it before it was defined: until then
 * such a property stands on the element itself, and hides that of the class. Lit does it by itself.
 */
export function takeEarly(element: HTMLElement): void {
  const early = element as unknown as Record<string, unknown>;
  for (const name of Object.keys(early)) {
    if (!(name in Object.getPrototypeOf(early))) continue;
    const value = early[name];
    delete early[name];
    early[name] = value;
  }
}
