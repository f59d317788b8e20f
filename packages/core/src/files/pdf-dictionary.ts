/** What stands in a PDF file: names begin with `/`, strings have one character for each byte. */
export type PdfObject = string | PdfString | PdfDictionary | readonly PdfObject[];
export type PdfDictionary = ReadonlyMap<string, PdfObject>;

/** A string of bytes, told from a word of the language. */
export class PdfString {
  readonly bytes: Uint8Array;
  constructor(text: string) {
    this.bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  }
}

/** Nothing in a dictionary of encryption stands deeper. */
const deepest = 8;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * The dictionary that begins at `at` in `text`, which has one character for each byte (ISO 32000-1,
 * 7.3); `undefined` where none does or its end is missing.
 */
export function readDictionary(text: string, at: number): PdfDictionary | undefined {
  let place = at;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = place;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) place += found.length;
    return found;
  };
  const space = (): unknown => take(/(?:\s|\0|%[^\r\n]*)*/y);

  const literal = (): PdfString | undefined => {
    let said = '';
    for (let depth = 1; ;) {
      const part = take(/[^\\()]+|\\(?:[0-7]{1,3}|\r\n|[^])|[()]/y);
      if (part === undefined) return undefined;
      if (part === '(') depth += 1;
      else if (part === ')') depth -= 1;
      if (depth === 0) return new PdfString(said);
      const [first, escaped = ''] = part;
      if (first !== '\\') said += part.replace(/\r\n?/g, '\n');
      else if (/[0-7]/.test(escaped))
        said += String.fromCharCode(Number.parseInt(part.slice(1), 8) & 0xff);
      else if (!/[\r\n]/.test(escaped)) said += escapes[escaped] ?? escaped;
    }
  };

  const hexadecimal = (body: string): PdfString => {
    const pairs = body.replace(/[^\da-f]/gi, '').match(/..?/g) ?? [];
    return new PdfString(
      String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair.padEnd(2, '0'), 16))),
    );
  };

  const value = (depth: number): PdfObject | undefined => {
    if (depth > deepest) return undefined;
    if (take(/<</y)) return dictionary(depth);
    if (take(/\(/y)) return literal();
    if (take(/\[/y)) {
      const list: PdfObject[] = [];
      for (space(); !take(/\]/y); space()) {
        const item = value(depth + 1);
        if (item === undefined) return undefined;
        list.push(item);
      }
      return list;
    }
    const hex = take(/<[^<>]*>/y);
    return hex === undefined ? take(/\/?[^\s\0()<>[\]{}/%]+/y) : hexadecimal(hex);
  };

  const dictionary = (depth: number): PdfDictionary | undefined => {
    const entries = new Map<string, PdfObject>();
    for (;;) {
      space();
      if (take(/>>/y)) return entries;
      const name = take(/\/[^\s\0()<>[\]{}/%]*/y);
      space();
      let entry = name === undefined ? undefined : value(depth + 1);
      if (entry === undefined) return undefined;
      // Two numbers and an R are one reference.
      if (typeof entry === 'string') entry += take(/\s+\d+\s+R\b/y) ?? '';
      entries.set(name!.slice(1), entry);
    }
  };

  return take(/<</y) ? dictionary(0) : undefined;
}
