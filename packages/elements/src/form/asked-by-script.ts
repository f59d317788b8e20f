interface Asked extends EventTarget {
  reportValidity?: (...args: never[]) => unknown;
  requestSubmit?: (...args: never[]) => unknown;
}

/**
 * Has the methods by which a script sends a form, or has the browser tell what is wrong in it, ask first:
 * each dispatches `tt-<its name>` at its element, and gives false where somebody prevents that, who does
 * it in the browser's place. Wrapped they are because `invalid` does not say whether a script only wants
 * to know, nor by which button a form is sent.
 */
export function askFirst(): void {
  for (const kind of ['Form', 'Input', 'Select', 'TextArea'])
    for (const method of ['reportValidity', 'requestSubmit'] as const) {
      const of = globalThis as unknown as Record<string, { prototype: Asked } | undefined>;
      const asked = of[`HTML${kind}Element`]?.prototype;
      const native = asked?.[method];
      if (native)
        asked[method] = function (this: Asked, ...args) {
          return (
            this.dispatchEvent(new Event(`tt-${method}`, { bubbles: true, cancelable: true })) &&
            native.apply(this, args)
          );
        };
    }
}
