import type { ReadingWords } from '../engine.ts';
import {
  append,
  element,
  fragment,
  heading,
  interfaceWords,
  link,
  setLanguage,
} from '../reading/html.ts';
import { tableLimits } from '../reading/table.ts';
import {
  attributeOf,
  childOf,
  countOf,
  descendantsOf,
  elementsOf,
  isElement,
  textOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { unwrapped } from './docx-body.ts';
import { InlineBuilder, type ListKind, type RunStyle } from './inline.ts';
import { languageOf, type OdfPackage } from './odf-package.ts';
import type { PackagePictures } from './package.ts';
import { SpanTable } from './span-table.ts';

/** Parts that are no text of the document: old versions, remarks, declarations. */
const skipped = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'forms',
  'table-of-content-source',
  'note-citation',
  'event-listeners',
  'notes',
  'desc',
  'title',
]);

const formats: Readonly<Record<string, ListKind['ordered']>> = {
  '1': '1',
  a: 'a',
  A: 'A',
  i: 'i',
  I: 'I',
};

/** Turns the text of OpenDocument (ISO/IEC 26300, 5 and 6) into HTML. */
export class OdfBody {
  readonly #odf: OdfPackage;
  readonly #pictures: PackagePictures;
  readonly #words: ReadingWords;
  readonly #notes: XmlElement[] = [];

  constructor(odf: OdfPackage, pictures: PackagePictures, words: ReadingWords) {
    this.#odf = odf;
    this.#pictures = pictures;
    this.#words = words;
  }

  convert(body: XmlElement): DocumentFragment {
    const content = fragment();
    this.blocks(body, content);
    this.writeNotes(content);
    return content;
  }

  /** The paragraphs, lists, tables and frames in `parent`. */
  blocks(parent: XmlElement, to: ParentNode): void {
    for (const child of elementsOf(parent)) {
      if (skipped.has(child.name)) continue;
      switch (child.name) {
        case 'h':
          this.#heading(child, to);
          break;
        case 'p':
          this.#paragraph(child, to);
          break;
        case 'list':
          append(to, this.#list(child, 1, attributeOf(child, 'style-name')));
          break;
        case 'table':
          to.append(this.table(child));
          break;
        case 'frame':
        case 'custom-shape':
          append(to, this.frame(child));
          break;
        default:
          // Sections, indexes and groups: what is in them stands as if they were not there.
          this.blocks(child, to);
      }
    }
  }

  #heading(part: XmlElement, to: ParentNode): void {
    const content = this.inline(part, to);
    if (!content.textContent?.trim()) return;
    to.append(heading(Number(attributeOf(part, 'outline-level') ?? 1) || 1, content));
  }

  #paragraph(part: XmlElement, to: ParentNode): void {
    const after = fragment();
    const content = this.inline(part, after);
    if (content.textContent?.trim() || content.querySelector('img, span')) {
      const made = element('p', content);
      setLanguage(made, this.#languageOf('paragraph', part));
      to.append(made);
    }
    to.append(after);
  }

  #languageOf(family: 'paragraph' | 'text', part: XmlElement): string | undefined {
    const style = this.#odf.style(family, attributeOf(part, 'style-name'));
    const language = style && languageOf(childOf(style, 'text-properties'));
    return language === this.#odf.language ? undefined : language;
  }

  #list(list: XmlElement, level: number, style: string | undefined): HTMLElement | undefined {
    const kind = this.#kindOf(style, level);
    const made = kind.ordered ? element('ol') : element('ul');
    if (made instanceof HTMLOListElement) {
      if (kind.ordered && kind.ordered !== '1') made.type = kind.ordered;
      if (kind.start && kind.start > 1) made.start = kind.start;
    }
    for (const item of elementsOf(list)) {
      if (item.name !== 'list-item' && item.name !== 'list-header') continue;
      const content = fragment();
      for (const child of elementsOf(item)) {
        if (child.name === 'list')
          append(content, this.#list(child, level + 1, attributeOf(child, 'style-name') ?? style));
        else this.blocks({ ...item, children: [child] }, content);
      }
      if (!content.hasChildNodes()) continue;
      const start = Number(attributeOf(item, 'start-value'));
      if (start > 1 && made instanceof HTMLOListElement && !made.hasChildNodes())
        made.start = start;
      made.append(element('li', loosened(content)));
    }
    return made.hasChildNodes() ? made : undefined;
  }

  #kindOf(style: string | undefined, level: number): ListKind {
    const own = elementsOf(this.#odf.listStyle(style)).find(
      (candidate) => Number(attributeOf(candidate, 'level')) === level,
    );
    if (own?.name !== 'list-level-style-number') return {};
    const format = formats[attributeOf(own, 'num-format') ?? ''];
    return { ordered: format, start: Number(attributeOf(own, 'start-value') ?? 1) || 1 };
  }

  /** Text with its looks. What cannot stand in a paragraph, such as a text box, goes to `after`. */
  inline(part: XmlElement, after: ParentNode): DocumentFragment {
    const content = fragment();
    this.#run(part, new InlineBuilder(content), {}, after);
    return content;
  }

  #run(part: XmlElement, to: InlineBuilder, look: RunStyle, after: ParentNode): void {
    for (const child of part.children) {
      if (!isElement(child)) {
        // White space is one space here, as in HTML (ISO/IEC 26300-1, 6.1.2).
        to.add(look, child.replace(/[\t\n\r ]+/g, ' '));
        continue;
      }
      if (skipped.has(child.name)) continue;
      switch (child.name) {
        case 'span':
          this.#run(child, to, this.#lookOf(child, look), after);
          break;
        case 'a': {
          const inner = fragment();
          this.#run(child, new InlineBuilder(inner), look, after);
          to.part();
          to.add({}, link(attributeOf(child, 'href'), inner));
          break;
        }
        case 's':
          to.add(look, '\u00a0'.repeat(countOf(child, 'c', 100)));
          break;
        case 'tab':
          to.add(look, '\t');
          break;
        case 'line-break':
          to.add(look, element('br'));
          break;
        case 'note':
          if (this.#notes.length < 2000) {
            this.#notes.push(child);
            to.add(look, element('sup', `[${this.#notes.length}]`));
          }
          break;
        case 'frame':
        case 'custom-shape': {
          const made = this.frame(child);
          if (made instanceof DocumentFragment && made.querySelector('p, ul, ol, table, h2, h3'))
            append(after, made);
          else if (made) to.add({}, made);
          break;
        }
        default:
          this.#run(child, to, look, after);
      }
    }
  }

  #lookOf(span: XmlElement, outer: RunStyle): RunStyle {
    const style = this.#odf.style('text', attributeOf(span, 'style-name'));
    const properties = childOf(style, 'text-properties');
    const value = (name: string): string | undefined => attributeOf(properties, name);
    const position = value('text-position');
    const weight = value('font-weight');
    const line = value('text-underline-style');
    const through = value('text-line-through-style');
    const slant = value('font-style');
    const isOn = (text: string | undefined, before: boolean | undefined): boolean | undefined =>
      text === undefined ? before : !/^(?:none|normal|[1-5]00)$/.test(text);
    return {
      bold: isOn(weight, outer.bold),
      italic: isOn(slant, outer.italic),
      underline: isOn(line, outer.underline),
      strike: isOn(through, outer.strike),
      position: /^(?:super|[1-9])/.test(position ?? '')
        ? 'super'
        : /^(?:sub|-)/.test(position ?? '')
          ? 'sub'
          : outer.position,
      language: this.#languageOf('text', span) ?? outer.language,
    };
  }

  /** A picture, a text box, a table or a shape with text. */
  frame(frame: XmlElement): Node | undefined {
    const stated = textOf(childOf(frame, 'desc')).trim() || textOf(childOf(frame, 'title')).trim();
    const made = fragment();
    // Several pictures in one frame are one picture in several formats.
    const [image] = elementsOf(frame, 'image').filter((candidate) =>
      /\.(?:png|jpe?g|gif|webp|bmp|svg)$/i.test(attributeOf(candidate, 'href') ?? ''),
    );
    const any = image ?? childOf(frame, 'image');
    const object = childOf(frame, 'object') ?? childOf(frame, 'object-ole');
    const folder = attributeOf(object, 'href')?.replace(/^\.\//, '');
    const box = childOf(frame, 'text-box');
    const table = childOf(frame, 'table');
    if (box) this.blocks(box, made);
    else if (table) made.append(this.table(table));
    else if (object && !image) made.append(this.#pictures.object(folder ?? '', stated));
    else if (any) {
      const address = attributeOf(any, 'href') ?? '';
      const isRemote = /^[a-z][a-z\d+.-]*:/i.test(address);
      made.append(
        isRemote
          ? this.#pictures.remote(stated)
          : this.#pictures.picture(address.replace(/^\.\//, ''), stated),
      );
    } else if (frame.name === 'custom-shape') this.blocks(frame, made);
    return made.hasChildNodes() ? made : undefined;
  }

  table(table: XmlElement): HTMLTableElement {
    const made = new SpanTable();
    let left: number = tableLimits.rows;
    const rows = (parent: XmlElement, isHeader: boolean): void => {
      for (const child of elementsOf(parent)) {
        if (child.name === 'table-header-rows') rows(child, true);
        else if (/^table-rows?(?:-group)?$/.test(child.name) && child.name !== 'table-row')
          rows(child, isHeader);
        else if (child.name === 'table-row' && left > 0) {
          left -= 1;
          this.#row(child, isHeader, made);
        }
      }
    };
    rows(table, false);
    return made.finish();
  }

  #row(row: XmlElement, isHeader: boolean, to: SpanTable): void {
    to.startRow(isHeader);
    let column = 0;
    for (const cell of elementsOf(row)) {
      if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
      const repeated = countOf(cell, 'number-columns-repeated', tableLimits.columns);
      for (let n = 0; n < repeated && column < tableLimits.columns; n += 1, column += 1) {
        if (cell.name === 'covered-table-cell') continue;
        const content = fragment();
        this.blocks(cell, content);
        const wide = countOf(cell, 'number-columns-spanned', 1000);
        const tall = countOf(cell, 'number-rows-spanned', 1000);
        to.cell(column, wide, unwrapped(content), tall);
      }
    }
  }

  writeNotes(to: ParentNode): void {
    if (this.#notes.length === 0) return;
    const list = element('ol');
    for (let index = 0; index < this.#notes.length; index += 1) {
      const item = element('li');
      for (const body of descendantsOf(this.#notes[index], 'note-body')) this.blocks(body, item);
      list.append(item);
    }
    to.append(interfaceWords(this.#words, heading(1, this.#words.notes())), list);
    this.#notes.length = 0;
  }
}

/** An item whose text is one paragraph holds it without one, also before a list inside it. */
function loosened(content: DocumentFragment): DocumentFragment {
  const [first, ...others] = content.children;
  const isPlain =
    first?.localName === 'p' &&
    !first.hasAttributes() &&
    others.every(({ localName }) => localName === 'ul' || localName === 'ol');
  if (isPlain) first.replaceWith(...first.childNodes);
  return content;
}
