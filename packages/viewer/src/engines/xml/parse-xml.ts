import { DocumentFailure } from '../engine.ts';

/** Names are local names; the namespace stands beside them as its address. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** As written, with its prefix: for showing the XML itself. */
  readonly qualifiedName: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
}
export interface XmlAttribute {
  readonly name: string;
  /** '' without a prefix. */
  readonly namespace: string;
  readonly qualifiedName: string;
  readonly value: string;
}
export type XmlNode = XmlElement | string;

export interface XmlHandler {
  /** @returns false to be told no more */
  open(element: XmlElement): boolean | void;
  close(element: XmlElement): boolean | void;
  text(text: string): boolean | void;
}

export const xmlLimits = {
  depth: 256,
  /** Elements and texts that a tree may hold. */
  nodes: 2_000_000,
  attributes: 1000,
} as const;

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

// A name ends at white space or at one of these.
const namePattern = /[A-Za-z_\u{80}-\u{10ffff}][^\s/>=<"'&?!]*/uy;
const spacePattern = /\s*/y;
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

interface Open {
  element: XmlElement;
  /** Prefixes in force, by prefix. */
  scope: ReadonlyMap<string, string>;
}

/**
 * Reads XML from its beginning, element by element, until the end or until the handler has enough.
 * It knows no document type: a file that declares one is refused, so nothing can be expanded or
 * fetched. `children` of the elements stay empty.
 * @throws {DocumentFailure} `broken` where it is not well-formed, `too-large` beyond the limits
 */
export function scanXml(source: string, handler: XmlHandler): void {
  const open: Open[] = [];
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  let ended = false;
  const enough = (answer: boolean | void): boolean => answer === false;
  while (at < source.length) {
    const mark = source.indexOf('<', at);
    const end = mark < 0 ? source.length : mark;
    if (end > at) {
      const raw = source.slice(at, end);
      if (open.length === 0) {
        if (/[^\s\0]/.test(raw)) broken();
      } else if (enough(handler.text(decode(raw)))) return;
    }
    if (mark < 0) break;
    at = mark + 1;
    switch (source[at]) {
      case '?':
        at = after(source, '?>', at);
        break;
      case '!':
        if (source.startsWith('!--', at)) at = after(source, '-->', at + 3);
        else if (source.startsWith('![CDATA[', at) && open.length > 0) {
          const close = after(source, ']]>', at);
          const text = source.slice(at + 8, close - 3);
          if (text && enough(handler.text(text))) return;
          at = close;
        } else broken();
        break;
      case '/': {
        const close = after(source, '>', at);
        const current = open.pop();
        if (current?.element.qualifiedName !== source.slice(at + 1, close - 1).trim())
          return broken();
        at = close;
        ended = open.length === 0;
        if (enough(handler.close(current.element))) return;
        break;
      }
      default: {
        if (ended) broken();
        const tag = readTag(source, at, open.at(-1)?.scope ?? noScope);
        at = tag.end;
        if (enough(handler.open(tag.element))) return;
        if (tag.isEmpty) {
          ended = open.length === 0;
          if (enough(handler.close(tag.element))) return;
        } else {
          open.push(tag);
          if (open.length > xmlLimits.depth) throw new DocumentFailure('too-large');
        }
      }
    }
  }
  if (!ended) broken();
}

const noScope: ReadonlyMap<string, string> = new Map([['xml', xmlNamespace]]);

function readTag(
  source: string,
  start: number,
  outer: ReadonlyMap<string, string>,
): Open & { end: number; isEmpty: boolean } {
  let at = nameFrom(source, start);
  const qualifiedName = source.slice(start, at);
  const raw: [name: string, value: string][] = [];
  let isEmpty = false;
  for (;;) {
    at = skipSpace(source, at);
    const character = source[at];
    if (character === '>') break;
    if (character === '/' && source[at + 1] === '>') {
      isEmpty = true;
      at += 1;
      break;
    }
    const nameStartsAt = at;
    at = nameFrom(source, at);
    const name = source.slice(nameStartsAt, at);
    at = skipSpace(source, at);
    if (source[at] !== '=') broken();
    at = skipSpace(source, at + 1);
    const quote = source[at];
    if (quote !== '"' && quote !== "'") broken();
    const close = source.indexOf(quote!, at + 1);
    if (close < 0) broken();
    const value = source.slice(at + 1, close);
    if (value.includes('<') || raw.some(([other]) => other === name)) broken();
    raw.push([name, decode(/[\t\r\n]/.test(value) ? value.replace(/[\t\r\n]/g, ' ') : value)]);
    if (raw.length > xmlLimits.attributes) throw new DocumentFailure('too-large');
    at = close + 1;
  }
  let scope = outer;
  for (const [name, value] of raw) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    if (scope === outer) scope = new Map(outer);
    (scope as Map<string, string>).set(name.slice(6), value);
  }
  const attributes = raw.map(([name, value]): XmlAttribute => {
    const colon = name.indexOf(':');
    return {
      name: name.slice(colon + 1),
      namespace: colon < 0 ? '' : (scope.get(name.slice(0, colon)) ?? ''),
      qualifiedName: name,
      value,
    };
  });
  const colon = qualifiedName.indexOf(':');
  const element: XmlElement = {
    name: qualifiedName.slice(colon + 1),
    namespace: scope.get(colon < 0 ? '' : qualifiedName.slice(0, colon)) ?? '',
    qualifiedName,
    attributes,
    children: [],
  };
  return { element, scope, end: at + 1, isEmpty };
}

/** Where the name that begins here ends. */
function nameFrom(source: string, start: number): number {
  namePattern.lastIndex = start;
  if (!namePattern.test(source)) broken();
  return namePattern.lastIndex;
}

function skipSpace(source: string, start: number): number {
  spacePattern.lastIndex = start;
  spacePattern.test(source);
  if (spacePattern.lastIndex >= source.length) broken();
  return spacePattern.lastIndex;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  if (at < 0) broken();
  return at + mark.length;
}

function decode(text: string): string {
  if (!text.includes('&')) return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return text.replace(/\r\n?/g, '\n').replace(/&([^;&\s]{0,32});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) broken();
    const known = entities[name];
    if (known !== undefined && Object.hasOwn(entities, name)) return known;
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    if (!(code > 0 && code <= 0x10ffff)) broken();
    return String.fromCodePoint(code);
  });
}

function broken(): never {
  throw new DocumentFailure('broken');
}

/** Reads XML into a tree. @throws {DocumentFailure} as `scanXml` */
export function parseXml(source: string): XmlElement {
  let root: XmlElement | undefined;
  const stack: XmlElement[] = [];
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > xmlLimits.nodes) throw new DocumentFailure('too-large');
  };
  scanXml(source, {
    open(element) {
      count();
      root ??= element;
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    close() {
      stack.pop();
    },
    text(text) {
      count();
      const children = stack.at(-1)!.children;
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + text;
      else children.push(text);
    },
  });
  if (!root) broken();
  return root;
}

/** Bytes of an XML file as text: by its mark, else by what its first line declares (XML 1.0, F). */
export function xmlText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new DocumentFailure('broken');
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const stated = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  return stated && !/^utf-?(?:8|16)/i.test(stated) ? stated : 'utf-8';
}

/* What the engines ask of a tree. */

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const elementsOf = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (child): child is XmlElement => isElement(child) && (!name || child.name === name),
  );

export const childOf = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent?.children.find((child): child is XmlElement => isElement(child) && child.name === name);

/** The element at the end of a path of local names. */
export const pathOf = (root: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((parent, name) => childOf(parent, name), root);

/** Value of the attribute with this local name, whatever its prefix. */
export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((attribute) => attribute.name === name)?.value;

/** A whole number that an attribute states, from 1 up to `most`; 1 where it states none. */
export function countOf(element: XmlElement, name: string, most: number): number {
  const count = Math.trunc(Number(attributeOf(element, name) ?? 1));
  return count > 1 ? Math.min(count, most) : 1;
}

export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  if (!isElement(node)) return node;
  let text = '';
  for (const child of node.children) text += textOf(child);
  return text;
}

/** Every element below, in document order, that has the local name. */
export function* descendantsOf(root: XmlElement | undefined, name: string): Generator<XmlElement> {
  for (const child of root?.children ?? []) {
    if (!isElement(child)) continue;
    if (child.name === name) yield child;
    yield* descendantsOf(child, name);
  }
}
