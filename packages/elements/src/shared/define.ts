const versions = new Map<string, string>();

/** Version of this build. One number for all packages (one `fixed` release group). */
export const version = '0.0.0';

/**
 * Registers `constructor` under `name`, once.
 *
 * A second definition of the same tag, for example from another bundle on the same page, is
 * left alone: the first one stays in charge and the console names both versions. Throws nothing,
 * so that one vendor's bundle cannot take down the page of another. Does nothing on a server.
 */
export function define(name: string, constructor: CustomElementConstructor): void {
  if (!globalThis.customElements) return;
  const present = customElements.get(name);
  if (!present) {
    customElements.define(name, constructor);
    versions.set(name, version);
    return;
  }
  if (present === constructor) return;
  console.warn(
    `<${name}> is already defined (version ${versions.get(name) ?? 'unknown'}); ` +
      `the definition of version ${version} is not used. Load one Twintown bundle per page.`,
  );
}
