import { DocumentFailure } from '../engine.ts';
import { attributeOf, isElement, parseXml, xmlText, type XmlElement } from '../xml/parse-xml.ts';
import type { PixelSize } from './image-size.ts';

const pixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** Elements that a browser has to draw, those that are drawn again by a reference counted again. */
export const mostDrawn = 500_000;

/**
 * Size of an SVG drawing in CSS pixels; a drawing that states none is as large as its view.
 * @throws {DocumentFailure} `broken`; `too-large` where references make it draw more than `mostDrawn`
 */
export function svgSize(bytes: Uint8Array): PixelSize {
  const root = parseXml(withoutDocumentType(xmlText(bytes)));
  if (drawnElements(root) > mostDrawn) throw new DocumentFailure('too-large');
  const view = attributeOf(root, 'viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , viewWidth = 0, viewHeight = 0] = view ?? [];
  const width = lengthOf(root, 'width');
  const height = lengthOf(root, 'height');
  if (width && height) return { width, height };
  if (!(viewWidth > 0 && viewHeight > 0)) return { width: width ?? 300, height: height ?? 150 };
  const ratio = viewHeight / viewWidth;
  if (width) return { width, height: width * ratio };
  if (height) return { width: height / ratio, height };
  return { width: viewWidth, height: viewHeight };
}

/** Characters of what a drawing declares. */
const mostDeclared = 20_000;
const declaration = /<!DOCTYPE\s+svg\b[^[\]<>]*(?:\[([^\]]*)\]\s*)?>/y;

/** Where the first mark begins that is no remark and no instruction to a program. */
function firstMark(text: string): number {
  let at = text.indexOf('<');
  while (at >= 0) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
    if (!end) break;
    const close = text.indexOf(end, at);
    at = close < 0 ? -1 : text.indexOf('<', close);
  }
  return at;
}

/**
 * Older programs declare the document type of SVG, and in it short names for the addresses of namespaces.
 * Those are set in here, as the browser does that draws; what could grow or be fetched is refused.
 * @throws {DocumentFailure} `broken` where it declares more
 */
function withoutDocumentType(text: string): string {
  declaration.lastIndex = Math.max(0, firstMark(text));
  const start = declaration.lastIndex;
  const [whole, declared = ''] = declaration.exec(text) ?? [];
  if (whole === undefined) return text;
  const names = new Map<string, string>();
  const rest = declared
    .slice(0, mostDeclared)
    .replace(/<!--[^]*?-->/g, '')
    .replace(
      /<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"<&%]{0,200})"|'([^'<&%]{0,200})')\s*>/g,
      (_, name: string, double?: string, single?: string) => {
        names.set(name, double ?? single ?? '');
        return '';
      },
    );
  if (rest.trim() || declared.length > mostDeclared) throw new DocumentFailure('broken');
  const drawn = text.slice(0, start) + text.slice(start + whole.length);
  let left = 1_000_000;
  return drawn.replace(/&([A-Za-z_][\w.-]*);/g, (reference, name: string) => {
    const value = names.get(name);
    left -= value?.length ?? 0;
    if (left < 0) throw new DocumentFailure('too-large');
    return value ?? reference;
  });
}

function lengthOf(root: XmlElement, name: string): number | undefined {
  const [, number, unit = ''] =
    /^\s*([\d.]+)\s*([a-z]*)\s*$/i.exec(attributeOf(root, name) ?? '') ?? [];
  const factor = pixels[unit.toLowerCase()];
  const length = Number(number) * (factor ?? Number.NaN);
  return length > 0 ? length : undefined;
}

/** What ten lines that use each other ten times come to, without drawing it: browsers would hang. */
function drawnElements(root: XmlElement): number {
  const byId = new Map<string, XmlElement>();
  const collect = (part: XmlElement): void => {
    const id = attributeOf(part, 'id');
    if (id && !byId.has(id)) byId.set(id, part);
    for (const child of part.children) if (isElement(child)) collect(child);
  };
  collect(root);
  const known = new Map<XmlElement, number>();
  const count = (part: XmlElement): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    // What leads back to itself is not drawn.
    known.set(part, 0);
    let sum = 1;
    for (const { value } of part.attributes) {
      for (const [, whole, inside] of value.matchAll(/^#(.+)$|url\(\s*["']?#([^"')]+)/g)) {
        const target = byId.get((whole ?? inside ?? '').trim());
        if (target) sum += count(target);
      }
    }
    for (const child of part.children) if (isElement(child)) sum += count(child);
    known.set(part, sum);
    return sum;
  };
  return count(root);
}
