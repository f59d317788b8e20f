import { attributeOf, childOf, elementsOf, pathOf, type XmlElement } from '../xml/parse-xml.ts';
import type { RunStyle } from './inline.ts';

export interface ParagraphKind {
  /** 1 to 9 of a heading, from 1. */
  heading?: number;
  list?: { id: string; level: number };
  rightToLeft: boolean;
}

/** Whether a property that is on or off is on: `0` says no, its name alone yes (ECMA-376, 17.17.4). */
export const isOn = (property: XmlElement | undefined): boolean =>
  property !== undefined && !/^(?:0|false|none|off)$/.test(attributeOf(property, 'val') ?? '');

/** Styles of a DOCX file, as far as they carry meaning (ECMA-376, 17.7). */
export class DocxStyles {
  readonly #byId = new Map<string, XmlElement>();
  /** Language of text that states none. */
  readonly language: string;

  constructor(root: XmlElement | undefined) {
    for (const style of elementsOf(root, 'style'))
      this.#byId.set(attributeOf(style, 'styleId') ?? '', style);
    const standard = pathOf(root, 'docDefaults', 'rPrDefault', 'rPr', 'lang');
    this.language = attributeOf(standard, 'val') ?? '';
  }

  /** The style and those it is based on, nearest first. */
  #chain(id: string | undefined): XmlElement[] {
    const chain: XmlElement[] = [];
    for (let next = id; next !== undefined && chain.length < 20;) {
      const style = this.#byId.get(next);
      if (!style || chain.includes(style)) break;
      chain.push(style);
      next = attributeOf(childOf(style, 'basedOn'), 'val');
    }
    return chain;
  }

  paragraph(properties: XmlElement | undefined): ParagraphKind {
    const chain = this.#chain(attributeOf(childOf(properties, 'pStyle'), 'val'));
    const sources = [properties, ...chain.map((style) => childOf(style, 'pPr'))];
    const direction = sources.map((source) => childOf(source, 'bidi')).find(Boolean);
    const kind: ParagraphKind = { rightToLeft: isOn(direction) };
    const outline = sources
      .map((source) => attributeOf(childOf(source, 'outlineLvl'), 'val'))
      .find((value) => value !== undefined);
    const named = chain
      .map((style) => attributeOf(childOf(style, 'name'), 'val') ?? '')
      .map((name) => (/^title$/i.test(name) ? '1' : /^heading (\d)$/i.exec(name)?.[1]))
      .find(Boolean);
    // 9 means body text.
    if (outline !== undefined && Number(outline) < 9) kind.heading = Number(outline) + 1;
    else if (outline === undefined && named) kind.heading = Number(named);
    // A paragraph may state how deep it stands and leave the list to its style, or the other way round.
    let level: string | undefined;
    for (const source of sources) {
      const numbering = childOf(source, 'numPr');
      level ??= attributeOf(childOf(numbering, 'ilvl'), 'val');
      const id = attributeOf(childOf(numbering, 'numId'), 'val');
      if (id === undefined) continue;
      // 0 takes the list of the style away.
      if (id === '0') break;
      kind.list = { id, level: Number(level ?? 0) || 0 };
      break;
    }
    return kind;
  }

  run(properties: XmlElement | undefined): RunStyle & { hidden: boolean } {
    const chain = this.#chain(attributeOf(childOf(properties, 'rStyle'), 'val'));
    const sources = [properties, ...chain.map((style) => childOf(style, 'rPr'))];
    const is = (name: string): boolean => {
      return isOn(sources.map((source) => childOf(source, name)).find(Boolean));
    };
    const value = (name: string): string | undefined =>
      sources.map((source) => attributeOf(childOf(source, name), 'val')).find(Boolean);
    const position = value('vertAlign');
    return {
      bold: is('b'),
      italic: is('i'),
      underline: is('u'),
      strike: is('strike') || is('dstrike'),
      position: position === 'superscript' ? 'super' : position === 'subscript' ? 'sub' : undefined,
      language: value('lang'),
      hidden: is('vanish'),
    };
  }
}
