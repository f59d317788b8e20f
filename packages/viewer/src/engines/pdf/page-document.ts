/**
 * The page's document with the members that browsers give it, for pdf.js: markup such as
 * `<img name="fonts">` takes the place of `document.fonts`, and fonts could neither be added nor taken
 * out again.
 */
export function pageDocument(): Document {
  return new Proxy(document, {
    get(target, name) {
      const value: unknown = Reflect.get(Document.prototype, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, name, value) => Reflect.set(Document.prototype, name, value, target),
  });
}
