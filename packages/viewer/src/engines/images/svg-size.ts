import { attributeOf, parseXml, xmlText, type XmlElement } from '../xml/parse-xml.ts';
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

/** Size of an SVG drawing in CSS pixels; a drawing that states none is as large as its view. */
export function svgSize(bytes: Uint8Array): PixelSize {
  const root = parseXml(xmlText(bytes));
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

function lengthOf(root: XmlElement, name: string): number | undefined {
  const [, number, unit = ''] =
    /^\s*([\d.]+)\s*([a-z]*)\s*$/i.exec(attributeOf(root, name) ?? '') ?? [];
  const factor = pixels[unit.toLowerCase()];
  const length = Number(number) * (factor ?? Number.NaN);
  return length > 0 ? length : undefined;
}
