/** Version of this build. One number for all packages (one `fixed` release group). */
export const version = '0.0.0';

// On the constructor and not in this module: another bundle on the page has its own copy of the module.
const versionOf = Symbol.for('twintown.version');
type Versioned = CustomElementConstructor & { [versionOf]?: string };

let told = false;

/**
 * Registers `constructor` under `name`, once.
 *
 * A second definition of the same tag, for example from another bundle on the same page, is
 * left alone: the first one stays in charge. The console says so once per bundle, in production
 * too, and names both versions. Throws nothing, so that one vendor's bundle cannot take down the
 * page of another. Does nothing on a server.
 */
export function define(name: string, constructor: CustomElementConstructor): void {
  if (!globalThis.customElements) return;
  const present = customElements.get(name) as Versioned | undefined;
  if (!present) {
    Object.defineProperty(constructor, versionOf, { value: version, configurable: true });
    customElements.define(name, constructor);
    return;
  }
  if (present === constructor || told) return;
  told = true;
  console.warn(
    `<${name}> is already defined (version ${present[versionOf] ?? 'unknown'}); ` +
      `the definition of version ${version} is not used. Load one Twintown bundle per page.`,
  );
}
