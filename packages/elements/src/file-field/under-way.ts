/*
 * Which uploads of a field are not over yet, as far as this tab knows: a reload ends them, and only
 * choosing the file again lets one go on. Kept by the digest of the bytes.
 */

/** A field, by its endpoint and its name among the others, in the tab's store. */
const keyOf = (endpoint: string, field: string): string =>
  `twintown-under-way:${endpoint} ${field}`;

export function underWay(endpoint: string, field: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(endpoint, field)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((file) => typeof file === 'string') : [];
  } catch {
    return [];
  }
}

/** Remembers that `files` and no others are under way. */
export function keepUnderWay(endpoint: string, field: string, files: readonly string[]): void {
  try {
    if (files.length > 0)
      sessionStorage.setItem(keyOf(endpoint, field), JSON.stringify([...new Set(files)]));
    else sessionStorage.removeItem(keyOf(endpoint, field));
  } catch {
    /* Then a reload is not told of. */
  }
}
