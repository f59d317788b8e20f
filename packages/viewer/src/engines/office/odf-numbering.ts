import { attributeOf, elementsOf, type XmlElement } from '../xml/parse-xml.ts';
import type { ListKind } from './inline.ts';
import { numeral } from './numbering.ts';
import type { OdfPackage } from './odf-package.ts';

type Format = [html: ListKind['ordered'], name: string];

const formats: Readonly<Record<string, Format>> = {
  '1': ['1', 'decimal'],
  a: ['a', 'lowerAlpha'],
  A: ['A', 'upperAlpha'],
  i: ['i', 'lowerRoman'],
  I: ['I', 'upperRoman'],
};

function formatOf(level: XmlElement | undefined): Format | undefined {
  const format = formats[attributeOf(level, 'num-format') ?? ''];
  // Letters that repeat past z: bb after aa.
  return format?.[1].endsWith('Alpha') && attributeOf(level, 'num-letter-sync') === 'true'
    ? [format[0], format[1].replace('Alpha', 'Letter')]
    : format;
}

/** A number that is stated, also 0. */
const wholeOf = (stated: string | undefined): number | undefined =>
  /^\d{1,9}$/.test(stated?.trim() ?? '') ? Number(stated) : undefined;

export interface OdfNumber {
  list: ListKind;
  /** The number as text; absent where the list has bullets. */
  marker?: string;
}

/** Counters of a list and of those that go on with it, the outermost level first. */
export type OdfCounters = number[];

/** Counts items of lists and headings as OpenDocument has it (ISO/IEC 26300-1, 5.3). */
export class OdfNumbering {
  readonly #odf: OdfPackage;
  readonly #byId = new Map<string, OdfCounters>();
  readonly #byStyle = new Map<string, OdfCounters>();
  readonly #outline: OdfCounters = [];
  readonly #levels = new Map<XmlElement | undefined, ReadonlyMap<number, XmlElement>>();

  constructor(odf: OdfPackage) {
    this.#odf = odf;
  }

  /** The counters of a list that stands in no other. */
  begin(list: XmlElement): OdfCounters {
    const style = attributeOf(list, 'style-name') ?? '';
    const continued = attributeOf(list, 'continue-list');
    const before =
      continued !== undefined
        ? this.#byId.get(continued)
        : attributeOf(list, 'continue-numbering') === 'true'
          ? this.#byStyle.get(style)
          : undefined;
    const counters = before ?? [];
    const id = attributeOf(list, 'id');
    if (id !== undefined) this.#byId.set(id, counters);
    this.#byStyle.set(style, counters);
    return counters;
  }

  /** The number of the next item. */
  item(
    counters: OdfCounters,
    style: string | undefined,
    level: number,
    stated: string | undefined,
  ): OdfNumber {
    return this.#next(counters, this.#odf.listStyle(style), level, stated);
  }

  /** The number of the next heading, or undefined where headings of its level have none. */
  heading(part: XmlElement, level: number): string | undefined {
    if (attributeOf(part, 'is-list-header') === 'true') return undefined;
    const stated = attributeOf(part, 'start-value');
    return this.#next(this.#outline, this.#odf.outlineStyle, level, stated).marker;
  }

  /** The levels of a style, looked through once. */
  #levelsOf(style: XmlElement | undefined): ReadonlyMap<number, XmlElement> {
    let levels = this.#levels.get(style);
    if (!levels) {
      // Of two for one level the first counts.
      const found = elementsOf(style).map((each): [number, XmlElement] => [
        Number(attributeOf(each, 'level')),
        each,
      ]);
      this.#levels.set(style, (levels = new Map(found.reverse())));
    }
    return levels;
  }

  #next(
    counters: OdfCounters,
    style: XmlElement | undefined,
    level: number,
    stated: string | undefined,
  ): OdfNumber {
    const levels = this.#levelsOf(style);
    const own = levels.get(level);
    const start = wholeOf(attributeOf(own, 'start-value')) ?? 1;
    counters[level - 1] = wholeOf(stated) ?? (counters[level - 1] ?? start - 1) + 1;
    counters.length = level;
    const format = formatOf(own);
    if (!own || !/number$|^outline/.test(own.name)) return { list: {} };
    const prefix = attributeOf(own, 'num-prefix') ?? '';
    const suffix = attributeOf(own, 'num-suffix') ?? '';
    if (!format) {
      // A level without a number may still have a sign, such as a section’s.
      const marker = prefix + suffix;
      return marker.trim() ? { list: { ordered: 'own' }, marker } : { list: {} };
    }
    const shown = Math.min(level, Number(attributeOf(own, 'display-levels') ?? 1) || 1);
    const numbers: string[] = [];
    for (let each = level - shown + 1; each <= level; each += 1) {
      const outer = formatOf(levels.get(each));
      if (outer) numbers.push(numeral(counters[each - 1] ?? 1, outer[1]));
    }
    // HTML writes a full stop behind a number, and nothing else.
    const isRepeated = format[1].endsWith('Letter') && counters[level - 1]! > 26;
    const isOwn = shown > 1 || prefix.trim() !== '' || suffix.trim() !== '.' || isRepeated;
    return {
      list: { ordered: isOwn ? 'own' : format[0], start: counters[level - 1]! },
      marker: prefix + numbers.join('.') + suffix,
    };
  }
}
