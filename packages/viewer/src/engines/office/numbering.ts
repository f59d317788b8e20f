import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/parse-xml.ts';
import type { ListKind } from './inline.ts';

interface Level {
  format: string;
  /** `%1.`, `§ %1.`: numbers of levels with what stands around them. */
  text: string;
  start: number;
  /** Begins anew behind levels further out than this one. */
  restart: number;
  /** Writes the numbers of all levels as decimals. */
  isLegal: boolean;
}

const htmlTypes: Readonly<Record<string, ListKind['ordered']>> = {
  decimal: '1',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

export type Numbered =
  /** An item, with its number as text where HTML writes none like it. */
  | { list: ListKind; level: number; marker?: string }
  /** The number of what stands in no list. */
  | { marker: string };

interface Change {
  /** Where the list begins anew. */
  start?: number;
  level?: Level;
}

/** Counts numbered paragraphs of a DOCX file as the word processor does (ECMA-376, 17.9). */
export class Numbering {
  readonly #levels = new Map<string, Level[]>();
  readonly #counters = new Map<string, number[]>();
  readonly #abstractOf = new Map<string, string>();
  /** What a list changes in the levels that it shares with others, by list and level. */
  readonly #changes = new Map<string, Change>();

  readonly #language: string;

  /** @param language of the text, by which ordinal numbers are written */
  constructor(root: XmlElement | undefined, language = '') {
    this.#language = language.slice(0, 2).toLowerCase();
    const styles = new Map<string, string>();
    for (const abstract of elementsOf(root, 'abstractNum')) {
      const levels: Level[] = [];
      for (const level of elementsOf(abstract, 'lvl')) {
        const at = placeOf(level);
        if (at !== undefined) levels[at] = levelOf(level, at);
      }
      const id = attributeOf(abstract, 'abstractNumId') ?? '';
      this.#levels.set(id, levels);
      const style = attributeOf(childOf(abstract, 'styleLink'), 'val');
      if (style !== undefined) styles.set(style, id);
    }
    for (const abstract of elementsOf(root, 'abstractNum')) {
      // The levels of a list style stand where the style is defined.
      const style = attributeOf(childOf(abstract, 'numStyleLink'), 'val');
      const levels = this.#levels.get(styles.get(style ?? '') ?? '');
      if (levels) this.#levels.set(attributeOf(abstract, 'abstractNumId') ?? '', levels);
    }
    for (const number of elementsOf(root, 'num')) {
      const id = attributeOf(number, 'numId') ?? '';
      this.#abstractOf.set(id, attributeOf(childOf(number, 'abstractNumId'), 'val') ?? '');
      for (const override of elementsOf(number, 'lvlOverride')) {
        const level = childOf(override, 'lvl');
        const start = attributeOf(childOf(override, 'startOverride'), 'val');
        const at = placeOf(override);
        this.#changes.set(`${id}/${at}`, {
          ...(level && at !== undefined ? { level: levelOf(level, at) } : {}),
          ...(start === undefined ? {} : { start: Number(start) || 0 }),
        });
      }
    }
  }

  /**
   * The number of the next paragraph of this list; undefined where it has none.
   * @param asText for what stands in no list of HTML, such as a heading
   */
  next(id: string, level: number, asText = false): Numbered | undefined {
    const abstract = this.#abstractOf.get(id) ?? '';
    const levels = this.#levels.get(abstract);
    const change = this.#changes.get(`${id}/${level}`);
    const own = change?.level ?? levels?.[level];
    if (!levels || !own || own.format === 'none') return undefined;
    if (own.format === 'bullet') return asText ? undefined : { list: {}, level };
    let counters = this.#counters.get(abstract);
    if (!counters) this.#counters.set(abstract, (counters = []));
    if (change?.start !== undefined) {
      counters[level] = change.start - 1;
      // Only the first of its paragraphs begins anew.
      delete change.start;
    }
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    for (let at = level + 1; at < counters.length; at += 1) {
      const inner = this.#changes.get(`${id}/${at}`)?.level ?? levels[at];
      if (level < (inner?.restart ?? at)) delete counters[at];
    }
    // Past z Word goes on with aa and bb, HTML with aa and ab.
    const isAsHtml = counters[level] <= 26 || !own.format.endsWith('Letter');
    const type = isAsHtml && htmlTypes[own.isLegal ? 'decimal' : own.format];
    if (type && own.text === `%${level + 1}.` && !asText)
      return { list: { ordered: type, start: counters[level] }, level };
    const marker = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const value = counters[at] ?? levels[at]?.start ?? 1;
      const { format = 'decimal' } = (at === level ? own : levels[at]) ?? {};
      if (own.isLegal) return String(value);
      return format === 'ordinal' ? ordinalOf(value, this.#language) : numeral(value, format);
    });
    if (!marker.trim()) return undefined;
    return asText ? { marker } : { list: { ordered: 'own' }, level, marker };
  }
}

function placeOf(level: XmlElement): number | undefined {
  const at = Number(attributeOf(level, 'ilvl') ?? 0);
  return at >= 0 && at < 9 ? at : undefined;
}

function levelOf(level: XmlElement, at: number): Level {
  const value = (name: string): string | undefined => attributeOf(childOf(level, name), 'val');
  const restart = Number(value('lvlRestart') ?? at);
  return {
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    start: Number(value('start') ?? 1) || 0,
    // What names no level further out says nothing (17.9.10).
    restart: restart >= 0 && restart < at ? restart : at,
    isLegal:
      childOf(level, 'isLgl') !== undefined && !/^(?:0|false|off)$/.test(value('isLgl') ?? ''),
  };
}

const englishOrdinals: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** As Word writes them: in most languages of the continent a full stop says that a number is one of order. */
function ordinalOf(value: number, language: string): string {
  if (/^(?:pt|es|it|gl)$/.test(language)) return `${value}º`;
  if (language !== 'en') return `${value}.`;
  const kind = new Intl.PluralRules('en', { type: 'ordinal' }).select(value);
  return value + (englishOrdinals[kind] ?? 'th');
}

/** @param format of ECMA-376, or `lowerAlpha` and `upperAlpha` for letters that go on with ab past aa */
export function numeral(value: number, format: string): string {
  if (format.endsWith('Letter') && value > 0) {
    const letter = String.fromCharCode(97 + ((value - 1) % 26));
    const letters = letter.repeat(Math.min(10, Math.max(1, Math.ceil(value / 26))));
    return format === 'upperLetter' ? letters.toUpperCase() : letters;
  }
  if (format.endsWith('Alpha') && value > 0) {
    let letters = '';
    for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
      letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
    return format === 'upperAlpha' ? letters.toUpperCase() : letters;
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
