/**
 * Objects of a PDF as they are written (ISO 32000-2, 7.2 and 7.3), in text that has one character for
 * each byte. Values stay as they stand in the file: what is not changed is written back letter by letter.
 */

/** The entries of a dictionary by their names, without the slash. */
export type Entries = ReadonlyMap<string, string>;

/** Says that text is no PDF, or ends too early. */
export class PdfSyntaxError extends Error {}

/** Bytes as text that has one character for each. */
export function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

const gap = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const reference = /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const hexadecimal = /<[\0\t\n\f\r 0-9A-Fa-f]*>/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Where the next thing begins after white space and remarks. */
export function skipGap(text: string, at: number): number {
  return at + (matchAt(gap, text, at)?.[0].length ?? 0);
}

/** Where the value that begins at a place ends. @throws {PdfSyntaxError} */
export function valueEnd(text: string, at: number): number {
  if (text.startsWith('<<', at)) return readEntries(text, at).end;
  const first = text[at];
  if (first === '(') return literalEnd(text, at);
  if (first === '[') return arrayEnd(text, at);
  for (const pattern of [hexadecimal, name, reference, word]) {
    const found = matchAt(pattern, text, at);
    if (found) return at + found[0].length;
  }
  throw new PdfSyntaxError(`No value at ${at}.`);
}

function literalEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  throw new PdfSyntaxError('A string without an end.');
}

function arrayEnd(text: string, start: number): number {
  let at = skipGap(text, start + 1);
  while (text[at] !== ']') at = skipGap(text, valueEnd(text, at));
  return at + 1;
}

function readEntries(text: string, start: number): { entries: Map<string, string>; end: number } {
  const entries = new Map<string, string>();
  let at = skipGap(text, start + 2);
  while (!text.startsWith('>>', at)) {
    const key = matchAt(name, text, at);
    if (!key) throw new PdfSyntaxError(`No name at ${at}.`);
    at = skipGap(text, at + key[0].length);
    const end = valueEnd(text, at);
    entries.set(key[1]!, text.slice(at, end));
    at = skipGap(text, end);
  }
  return { entries, end: at + 2 };
}

/** The entries of a dictionary, or undefined where a value is something else. */
export function entriesOf(value: string | undefined): Map<string, string> | undefined {
  return value?.startsWith('<<') ? readEntries(value, 0).entries : undefined;
}

/** The items of an array, or undefined where a value is something else. */
export function itemsOf(value: string | undefined): string[] | undefined {
  if (!value?.startsWith('[')) return undefined;
  const items: string[] = [];
  for (let at = skipGap(value, 1); value[at] !== ']';) {
    const end = valueEnd(value, at);
    items.push(value.slice(at, end));
    at = skipGap(value, end);
  }
  return items;
}

/** The object that a reference leads to, or undefined where a value is no reference. */
export function referred(value: string | undefined): number | undefined {
  const found = value === undefined ? undefined : matchAt(reference, value, 0);
  return found ? Number(found[1]) : undefined;
}

/** A whole number from 0, or undefined where a value is something else. */
export function countOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\+?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

export function writeEntries(entries: Entries): string {
  return `<<${Array.from(entries, ([key, value]) => `/${key} ${value}`).join('\n')}>>`;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function stringBytes(value: string): string | undefined {
  if (value.startsWith('(')) {
    return value
      .slice(1, -1)
      .replace(/\r\n?/g, '\n')
      .replace(/\\([0-7]{1,3}|[^])/g, (_, escaped: string) => {
        if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff);
        return escaped === '\n' ? '' : (escapes[escaped] ?? escaped);
      });
  }
  if (!/^<(?!<)/.test(value)) return undefined;
  const digits = value.replace(/[^0-9A-Fa-f]/g, '');
  return digits.replace(/..?/g, (pair) => String.fromCharCode(parseInt(pair.padEnd(2, '0'), 16)));
}

/** Letters from 0x18 and from 0x80 on in which PDFDocEncoding differs from Latin-1 (annex D.3). */
const lowLetters = '˘ˇˆ˙˝˛˚˜';
const highLetters = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€';

/** The text of a text string (7.9.2.2), or undefined where a value is something else. */
export function textOf(value: string): string | undefined {
  const bytes = stringBytes(value);
  if (bytes === undefined) return undefined;
  const marked = (mark: string, encoding: string): string | undefined =>
    bytes.startsWith(mark)
      ? new TextDecoder(encoding).decode(
          Uint8Array.from(bytes.slice(mark.length), (byte) => byte.charCodeAt(0)),
        )
      : undefined;
  const unicode =
    marked('\xfe\xff', 'utf-16be') ??
    marked('\xff\xfe', 'utf-16le') ??
    marked('\xef\xbb\xbf', 'utf-8');
  if (unicode !== undefined) return unicode;
  return Array.from(bytes, (byte) => {
    const code = byte.charCodeAt(0);
    return lowLetters[code - 0x18] ?? highLetters[code - 0x80] ?? byte;
  }).join('');
}
