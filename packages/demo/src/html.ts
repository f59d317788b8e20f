/** Text that is already HTML: made only by {@link html}, so it can be told apart from typed text. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toString(): string {
    return this.source;
  }
}

/** What may stand in a `${…}`: nothing is printed for `false`, `null`, `undefined` and `''`. */
export type Printable = Html | string | number | false | null | undefined | readonly Printable[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes text safe inside elements and quoted attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

function print(part: Printable): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Html) return part.source;
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return part.map(print).join('');
}

/** Prints HTML. Everything put in is escaped, unless it was itself made by `html`. */
export function html(strings: TemplateStringsArray, ...parts: Printable[]): Html {
  let source = strings[0]!;
  parts.forEach((part, index) => {
    source += print(part) + strings[index + 1]!;
  });
  return new Html(source);
}

/**
 * Attributes with a leading space: `true` prints the bare name, `false` and `undefined` print
 * nothing.
 */
export function attributes(values: Record<string, string | number | boolean | undefined>): Html {
  let source = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === undefined) continue;
    source += value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
  }
  return new Html(source);
}

/**
 * HTML that another module of this repository wrote as a plain string (the elements' examples).
 * Never for anything that came over the network.
 */
export function trustedSource(source: string): Html {
  return new Html(source);
}
