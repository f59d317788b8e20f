import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/parse-xml.ts';
import type { ListKind } from './inline.ts';

interface Level {
  format: string;
  /** `%1.`, `§ %1.`: numbers of levels with what stands around them. */
  text: string;
  start: number;
}

const htmlTypes: Readonly<Record<string, ListKind['ordered']>> = {
  decimal: '1',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

export type Numbered =
  /** A list that HTML has. */
  | { list: ListKind; level: number }
  /** A number that HTML lists cannot write, such as `§ 3.` or `2.1`, as text. */
  | { marker: string };

/** Counts numbered paragraphs of a DOCX file as the word processor does (ECMA-376, 17.9). */
export class Numbering {
  readonly #levels = new Map<string, Level[]>();
  readonly #counters = new Map<string, number[]>();
  readonly #abstractOf = new Map<string, string>();

  constructor(root: XmlElement | undefined) {
    for (const abstract of elementsOf(root, 'abstractNum')) {
      const levels: Level[] = [];
      for (const level of elementsOf(abstract, 'lvl')) {
        const value = (name: string): string | undefined =>
          attributeOf(childOf(level, name), 'val');
        const at = Number(attributeOf(level, 'ilvl') ?? 0);
        if (!(at >= 0 && at < 9)) continue;
        levels[at] = {
          format: value('numFmt') ?? 'decimal',
          text: value('lvlText') ?? '',
          start: Number(value('start') ?? 1) || 0,
        };
      }
      this.#levels.set(attributeOf(abstract, 'abstractNumId') ?? '', levels);
    }
    for (const number of elementsOf(root, 'num')) {
      const abstract = attributeOf(childOf(number, 'abstractNumId'), 'val') ?? '';
      this.#abstractOf.set(attributeOf(number, 'numId') ?? '', abstract);
    }
  }

  /** The number of the next paragraph of this list; undefined where it has none. */
  next(id: string, level: number): Numbered | undefined {
    const abstract = this.#abstractOf.get(id) ?? '';
    const levels = this.#levels.get(abstract);
    const own = levels?.[level];
    if (!levels || !own || own.format === 'none') return undefined;
    if (own.format === 'bullet') return { list: {}, level };
    let counters = this.#counters.get(abstract);
    if (!counters) this.#counters.set(abstract, (counters = []));
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    const type = htmlTypes[own.format];
    const isPlain = type && new RegExp(`^%${level + 1}[.)]?$`).test(own.text);
    if (isPlain) return { list: { ordered: type, start: counters[level] }, level };
    const marker = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const value = counters[at] ?? levels[at]?.start ?? 1;
      return numeral(value, levels[at]?.format ?? 'decimal');
    });
    return marker.trim() ? { marker } : undefined;
  }
}

function numeral(value: number, format: string): string {
  if (format.endsWith('Letter') && value > 0) {
    const letter = String.fromCharCode(97 + ((value - 1) % 26));
    const letters = letter.repeat(Math.min(10, Math.max(1, Math.ceil(value / 26))));
    return format === 'upperLetter' ? letters.toUpperCase() : letters;
  }
  if (format.endsWith('Roman') && value > 0 && value < 4000) {
    const roman = romanOf(value);
    return format === 'upperRoman' ? roman : roman.toLowerCase();
  }
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

const romans: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function romanOf(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, letters] of romans) for (; rest >= size; rest -= size) text += letters;
  return text;
}
