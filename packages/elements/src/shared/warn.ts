declare const TWINTOWN_DEVELOPMENT: boolean | undefined;

/** True in development builds and when running from source; `false`, and the texts gone, in production builds. */
export const development: boolean =
  typeof TWINTOWN_DEVELOPMENT === 'undefined' ? true : TWINTOWN_DEVELOPMENT;

const said = new Set<string>();

/**
 * Warns the page's developer once per distinct text. Call it inside `if (development)`, so that
 * production builds carry neither the call nor the text.
 * @param where the element to look at
 */
export function warn(text: string, where?: Element): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`Twintown: ${text}`, ...(where ? [where] : []));
}

/**
 * Tells of values in the page of `element` that nothing reads. What looks for them is loaded by itself:
 * it takes no room where nobody is warned. Call it inside `if (development)`, too.
 */
export function warnOfValues(element: Element): void {
  if (!development) return;
  import('./warn-of-values.ts')
    .then((loaded) => loaded.warnOfValues(element))
    .catch(() => undefined);
}
