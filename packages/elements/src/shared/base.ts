/** `HTMLElement`, or an empty class where a server only imports the modules to print their HTML. */
export const ElementBase = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;
