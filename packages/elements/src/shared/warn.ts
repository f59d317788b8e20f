/** True in builds made for developers. Production builds replace it by `false` and drop the texts. */
export const development: boolean = !(globalThis as { twintownProduction?: boolean })
  .twintownProduction;

const said = new Set<string>();

/**
 * Warns the page's developer once per distinct text. `where` is the element to look at.
 * Production builds carry neither the call nor the text.
 */
export function warn(text: string, where?: Element): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`Twintown: ${text}`, ...(where ? [where] : []));
}
