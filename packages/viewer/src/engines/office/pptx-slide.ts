import { append, element, fragment, heading, link } from '../reading/html.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  pathOf,
  textOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { unwrapped } from './docx-body.ts';
import { InlineBuilder, ListBuilder, type ListKind } from './inline.ts';
import { numeral } from './numbering.ts';
import type { PackagePictures, Relation } from './package.ts';
import { SpanTable } from './span-table.ts';

/** Place of a shape in its layout: `title`, `body`, `dt`; '' where it has none. */
function placeOf(shape: XmlElement): string {
  const place = elementsOf(shape)
    .filter(({ name }) => /^nv\w+Pr$/.test(name))
    .map((properties) => pathOf(properties, 'nvPr', 'ph'))[0];
  return place ? (attributeOf(place, 'type') ?? 'body') : '';
}

const isTitle = (shape: XmlElement): boolean => /^(?:title|ctrTitle)$/.test(placeOf(shape));
/** Date, footer and number, which every slide repeats. */
const isRepeated = (shape: XmlElement): boolean => /^(?:dt|ftr|sldNum|hdr)$/.test(placeOf(shape));

const formats: Readonly<Record<string, [html: ListKind['ordered'], name: string]>> = {
  alphaLc: ['a', 'lowerLetter'],
  alphaUc: ['A', 'upperLetter'],
  romanLc: ['i', 'lowerRoman'],
  romanUc: ['I', 'upperRoman'],
};

const signs: Readonly<Record<string, [before: string, after: string]>> = {
  ParenBoth: ['(', ')'],
  ParenR: ['', ')'],
  Plain: ['', ''],
  Minus: ['', '-'],
};

/** Counts the numbered paragraphs of a text (ECMA-376 part 1, 20.1.10.61 and 21.1.2.4.1). */
class AutoNumbers {
  readonly #levels: { kind: string; value: number }[] = [];

  next(level: number, numbered: XmlElement): { list: ListKind; marker: string } {
    const type = attributeOf(numbered, 'type') ?? '';
    const start = Number(attributeOf(numbered, 'startAt') ?? 1) || 1;
    const kind = `${type} ${start}`;
    const before = this.#levels[level];
    const value = before?.kind === kind ? before.value + 1 : start;
    this.endAt(level);
    this.#levels[level] = { kind, value };
    const [html, format] = formats[/^(?:alpha|roman)[LU]c/.exec(type)?.[0] ?? ''] ?? [
      '1',
      'decimal',
    ];
    const [open, close] = signs[/(?:ParenBoth|ParenR|Plain|Minus)$/.exec(type)?.[0] ?? ''] ?? [
      '',
      '.',
    ];
    // PowerPoint repeats letters past z, as Word does; HTML goes on with ab.
    const isOwn = close !== '.' || (format.endsWith('Letter') && value > 26);
    return {
      list: { ordered: isOwn ? 'own' : html, start: value },
      marker: isOwn ? `${open}${numeral(value, format)}${close} ` : '',
    };
  }

  /** What stands at this level, or further out, is no numbered paragraph. */
  endAt(level: number): void {
    this.#levels.length = Math.min(this.#levels.length, level);
  }
}

const bulletsOf = (properties: XmlElement | undefined): XmlElement | undefined =>
  elementsOf(properties).find(({ name }) => /^bu(?:AutoNum|Char|Blip|None)$/.test(name));

const treeOf = (slide: XmlElement | undefined): XmlElement | undefined =>
  pathOf(slide, 'cSld', 'spTree');

/** The first title, which may stand in a group; a second one is text like any other. */
const titleShape = (slide: XmlElement | undefined): XmlElement | undefined =>
  [...descendantsOf(treeOf(slide), 'sp')].find(isTitle);

export function titleOfSlide(slide: XmlElement | undefined): string | undefined {
  const shape = titleShape(slide);
  const text = elementsOf(childOf(shape, 'txBody'), 'p').map((paragraph) =>
    [...descendantsOf(paragraph, 't')].map(textOf).join(''),
  );
  return text.join(' ').replace(/\s+/g, ' ').trim() || undefined;
}

/** Turns a slide (ECMA-376 part 1, 19 and 21) into HTML: title first, then the order of the file. */
export class PptxSlide {
  readonly #relations: ReadonlyMap<string, Relation>;
  readonly #pictures: PackagePictures;
  readonly #language: string;
  #title: XmlElement | undefined;

  constructor(
    relations: ReadonlyMap<string, Relation>,
    pictures: PackagePictures,
    language: string,
  ) {
    this.#relations = relations;
    this.#pictures = pictures;
    this.#language = language;
  }

  convert(slide: XmlElement): DocumentFragment {
    this.#title = titleShape(slide);
    const title = titleOfSlide(slide);
    const content = fragment(title ? heading(1, title) : undefined);
    this.#shapes(treeOf(slide), content);
    return content;
  }

  #shapes(parent: XmlElement | undefined, to: ParentNode): void {
    for (const shape of elementsOf(parent)) {
      switch (shape.name) {
        case 'sp':
          if (shape !== this.#title && !isRepeated(shape)) this.#text(shape, to);
          break;
        case 'grpSp':
          this.#shapes(shape, to);
          break;
        case 'pic':
          append(to, this.#picture(shape));
          break;
        case 'graphicFrame': {
          const table = pathOf(shape, 'graphic', 'graphicData', 'tbl');
          if (table) to.append(this.#table(table));
          else append(to, this.#other(shape));
          break;
        }
        case 'AlternateContent':
          this.#shapes(childOf(shape, 'Choice') ?? childOf(shape, 'Fallback'), to);
          break;
        default:
      }
    }
  }

  #text(shape: XmlElement, to: ParentNode): void {
    const place = placeOf(shape);
    // The places for text of a layout have bullets unless a paragraph says otherwise.
    const hasBullets = place === 'body' || place === 'obj';
    this.#paragraphs(childOf(shape, 'txBody'), to, hasBullets);
  }

  #paragraphs(body: XmlElement | undefined, to: ParentNode, hasBullets: boolean): void {
    const lists = new ListBuilder(to);
    const numbers = new AutoNumbers();
    const styles = childOf(body, 'lstStyle');
    for (const paragraph of elementsOf(body, 'p')) {
      const content = this.#inline(paragraph);
      if (!content.textContent?.trim()) continue;
      const properties = childOf(paragraph, 'pPr');
      const level = Number(attributeOf(properties, 'lvl') ?? 0) || 0;
      const bullets = bulletsOf(properties) ?? bulletsOf(childOf(styles, `lvl${level + 1}pPr`));
      if (bullets?.name === 'buAutoNum') {
        const { list, marker } = numbers.next(level, bullets);
        content.prepend(marker);
        lists.add(level, list, element('li', content), true);
        continue;
      }
      numbers.endAt(level);
      if (bullets ? bullets.name !== 'buNone' : hasBullets)
        lists.add(level, {}, element('li', content));
      else {
        lists.end();
        const made = element('p', content);
        if (attributeOf(properties, 'rtl') === '1') made.dir = 'rtl';
        to.append(made);
      }
    }
  }

  #inline(paragraph: XmlElement): DocumentFragment {
    const content = fragment();
    const to = new InlineBuilder(content);
    for (const child of elementsOf(paragraph)) {
      if (child.name === 'br') to.add({}, element('br'));
      if (child.name !== 'r' && child.name !== 'fld') continue;
      const properties = childOf(child, 'rPr');
      const is = (name: string): boolean =>
        /^(?:1|true)$/.test(attributeOf(properties, name) ?? '');
      const language = attributeOf(properties, 'lang');
      const shift = Number(attributeOf(properties, 'baseline') ?? 0);
      const look = {
        bold: is('b'),
        italic: is('i'),
        underline: !/^(?:none)?$/.test(attributeOf(properties, 'u') ?? ''),
        strike: (attributeOf(properties, 'strike') ?? '').endsWith('Strike'),
        position: shift > 0 ? ('super' as const) : shift < 0 ? ('sub' as const) : undefined,
        language: language === this.#language ? undefined : language,
      };
      const text = textOf(childOf(child, 't'));
      const click = attributeOf(childOf(properties, 'hlinkClick'), 'id');
      const relation = this.#relations.get(click ?? '');
      to.add(look, relation?.external ? link(relation.target, text) : text);
    }
    return content;
  }

  #picture(shape: XmlElement): Node | undefined {
    const properties = pathOf(shape, 'nvPicPr', 'cNvPr');
    if (
      [...descendantsOf(properties, 'decorative')].some((mark) => attributeOf(mark, 'val') === '1')
    )
      return undefined;
    const blip = pathOf(shape, 'blipFill', 'blip');
    const id = attributeOf(blip, 'embed') ?? attributeOf(blip, 'link');
    const relation = this.#relations.get(id ?? '');
    const stated = attributeOf(properties, 'descr');
    const picture = relation?.external
      ? this.#pictures.remote(stated)
      : this.#pictures.picture(relation?.target, stated);
    return element('p', picture);
  }

  /** A chart, a diagram or an embedded file: its picture, or its description. */
  #other(shape: XmlElement): Node | undefined {
    const stated = attributeOf(pathOf(shape, 'nvGraphicFramePr', 'cNvPr'), 'descr');
    const uri = attributeOf(pathOf(shape, 'graphic', 'graphicData'), 'uri') ?? '';
    const kind = /\/(chart|diagram)(?:ex)?$/.exec(uri)?.[1] as 'chart' | 'diagram' | undefined;
    const [blip] = descendantsOf(shape, 'blip');
    const target = this.#relations.get(attributeOf(blip, 'embed') ?? '')?.target;
    const made = target
      ? this.#pictures.picture(target, stated)
      : this.#pictures.notShown(kind ?? 'object', stated);
    return element('p', made);
  }

  /** What the speaker noted, from the page of notes that belongs to the slide. */
  notes(page: XmlElement): DocumentFragment {
    const content = fragment();
    for (const shape of elementsOf(treeOf(page), 'sp')) {
      if (placeOf(shape) === 'body') this.#paragraphs(childOf(shape, 'txBody'), content, false);
    }
    return content;
  }

  #table(table: XmlElement): Node {
    const made = new SpanTable();
    const hasHeader = attributeOf(childOf(table, 'tblPr'), 'firstRow') === '1';
    for (const [index, row] of elementsOf(table, 'tr').entries()) {
      made.startRow(hasHeader && index === 0);
      for (const [column, cell] of elementsOf(row, 'tc').entries()) {
        if (attributeOf(cell, 'hMerge') === '1' || attributeOf(cell, 'vMerge') === '1') continue;
        const content = fragment();
        this.#paragraphs(childOf(cell, 'txBody'), content, false);
        const span = Number(attributeOf(cell, 'gridSpan') ?? 1) || 1;
        const rows = Number(attributeOf(cell, 'rowSpan') ?? 1) || 1;
        made.cell(column, span, unwrapped(content), rows);
      }
    }
    return made.finish();
  }
}
