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
import { Comments } from './comments.ts';
import { unwrapped } from './docx-body.ts';
import { type Change, InlineBuilder, type ListKind, listOf, type RunStyle } from './inline.ts';
import { type OdfCounters, OdfNumbering } from './odf-numbering.ts';
import { languageOf, type OdfPackage } from './odf-package.ts';
import type { OdfPages } from './odf-pages.ts';
import type { PackagePictures } from './package.ts';
import { SpanTable } from './span-table.ts';

/** Parts that are no text of the document: old versions, remarks, declarations. */
const skipped = new Set([
  'annotation-end',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'forms',
  'table-of-content-source',
  'note-citation',
  'number',
  'event-listeners',
  'notes',
  'desc',
  'title',
]);

/** Pictures, boxes and drawn shapes, which may hold text. */
const shapes =
  /^(?:frame|custom-shape|rect|circle|ellipse|polygon|polyline|regular-polygon|path|caption|connector|line|measure)$/;

const isHidden = (section: XmlElement): boolean => {
  const display = attributeOf(section, 'display');
  return (
    display === 'none' || (display === 'condition' && attributeOf(section, 'is-hidden') === 'true')
  );
};

/** Turns the text of OpenDocument (ISO/IEC 26300, 5 and 6) into HTML. */
export class OdfBody {
  readonly #odf: OdfPackage;
  readonly #pictures: PackagePictures;
  readonly #words: ReadingWords;
  readonly #notes: XmlElement[] = [];
  readonly #comments: Comments;
  readonly #numbering: OdfNumbering;
  /** What is said of changes that nobody has accepted, by id. */
  readonly #changes = new Map<string, XmlElement>();
  #change: Change | undefined;
  #text: { content: DocumentFragment; pages: OdfPages } | undefined;
  /** What stands below the pages that are being written. */
  #footers: readonly XmlElement[] = [];
  readonly #margins = new Set<string>();

  constructor(odf: OdfPackage, pictures: PackagePictures, words: ReadingWords) {
    this.#odf = odf;
    this.#pictures = pictures;
    this.#words = words;
    this.#comments = new Comments(words);
    this.#numbering = new OdfNumbering(odf);
  }

  convert(body: XmlElement, pages: OdfPages): DocumentFragment {
    const content = fragment();
    this.#text = { content, pages };
    this.#turn(undefined);
    this.blocks(body, content);
    this.#turn(body);
    this.#change = undefined;
    this.writeNotes(content);
    append(content, ...this.#marginsOf('footer', this.#footers));
    return content;
  }

  /** Where pages of another kind begin: what stands below those before, and above those that come. */
  #turn(block: XmlElement | undefined): void {
    const margins = this.#text?.pages.get(block);
    if (!margins) return;
    const { content } = this.#text!;
    const change = this.#change;
    this.#change = undefined;
    append(
      content,
      ...this.#marginsOf('footer', this.#footers),
      ...this.#marginsOf('header', margins.headers),
    );
    this.#change = change;
    this.#footers = margins.footers;
  }

  #marginsOf(name: 'header' | 'footer', parts: readonly XmlElement[]): Node[] {
    return parts.flatMap((part) => {
      const made = element(name);
      this.blocks(part, made);
      if (!saysMore(made) || this.#margins.has(made.outerHTML)) return [];
      // Kinds of pages often differ in their look alone.
      this.#margins.add(made.outerHTML);
      return made;
    });
  }

  /** The paragraphs, lists, tables and frames in `parent`. */
  blocks(parent: XmlElement, to: ParentNode): void {
    for (const child of elementsOf(parent)) {
      if (skipped.has(child.name)) continue;
      if (to === this.#text?.content) this.#turn(child);
      if (shapes.test(child.name)) {
        append(to, this.frame(child));
        continue;
      }
      switch (child.name) {
        case 'h':
          this.#heading(child, to);
          break;
        case 'p':
          this.#paragraph(child, to);
          break;
        case 'list':
          to.append(
            this.#list(child, 1, attributeOf(child, 'style-name'), this.#numbering.begin(child)),
          );
          break;
        case 'table':
          to.append(this.table(child));
          break;
        case 'annotation':
          break;
        case 'tracked-changes':
          for (const region of elementsOf(child, 'changed-region'))
            this.#changes.set(attributeOf(region, 'id') ?? '', region);
          break;
        case 'change':
        case 'change-start':
        case 'change-end':
          this.#paragraph({ ...child, name: 'p', children: [child] }, to);
          break;
        case 'section':
          if (!isHidden(child)) this.blocks(child, to);
          break;
        default:
          // Sections, indexes and groups: what is in them stands as if they were not there.
          this.blocks(child, to);
      }
    }
  }

  /** @param marker its number, where it stands in a list */
  #heading(part: XmlElement, to: ParentNode, marker?: string): void {
    const content = this.inline(part, to);
    if (!content.textContent?.trim()) return;
    const level = Number(attributeOf(part, 'outline-level') ?? 1) || 1;
    const number =
      marker ?? this.#numbering.heading(part, level) ?? textOf(childOf(part, 'number'));
    if (number?.trim()) content.prepend(`${number.trim()} `);
    to.append(heading(level, content));
  }

  #paragraph(part: XmlElement, to: ParentNode): void {
    const after = fragment();
    const content = this.inline(part, after);
    if (content.textContent?.trim() || content.querySelector('img, span')) {
      const made = element('p', content);
      setLanguage(made, this.#languageOf('paragraph', part));
      if (this.#isRightToLeft(part)) made.dir = 'rtl';
      to.append(made);
    }
    to.append(after);
  }

  #languageOf(family: 'paragraph' | 'text', part: XmlElement): string | undefined {
    const style = this.#odf.style(family, attributeOf(part, 'style-name'));
    const language = style && languageOf(childOf(style, 'text-properties'));
    return language === this.#odf.language ? undefined : language;
  }

  #isRightToLeft(part: XmlElement): boolean {
    let name = attributeOf(part, 'style-name');
    for (let depth = 0; name !== undefined && depth < 20; depth += 1) {
      const style = this.#odf.style('paragraph', name);
      const mode = attributeOf(childOf(style, 'paragraph-properties'), 'writing-mode');
      if (mode !== undefined) return mode.startsWith('rl');
      name = attributeOf(style, 'parent-style-name');
    }
    return false;
  }

  #list(
    list: XmlElement,
    level: number,
    style: string | undefined,
    counters: OdfCounters,
  ): DocumentFragment {
    const made = fragment();
    let open: HTMLOListElement | HTMLUListElement | undefined;
    let kind: ListKind['ordered'];
    let last = 0;
    for (const item of elementsOf(list)) {
      if (item.name !== 'list-item' && item.name !== 'list-header') continue;
      const parts = elementsOf(item).filter(({ name }) => name !== 'number');
      const inner = (part: XmlElement): DocumentFragment =>
        this.#list(part, level + 1, attributeOf(part, 'style-name') ?? style, counters);
      if (parts.every(({ name }) => name === 'list')) {
        // Programs write so what goes on further in, without an item around it.
        for (const part of parts) (open?.lastElementChild ?? made).append(inner(part));
        continue;
      }
      const isItem = item.name === 'list-item';
      const stated = attributeOf(item, 'start-value');
      const number = isItem ? this.#numbering.item(counters, style, level, stated) : undefined;
      const content = fragment();
      for (const part of parts) {
        if (part.name === 'list') content.append(inner(part));
        else if (part.name === 'h' && part === parts[0])
          this.#heading(part, content, number?.marker ?? '');
        else this.blocks({ ...item, children: [part] }, content);
      }
      const first = content.firstElementChild;
      const isHeading = parts[0]?.name === 'h';
      if (!number || isHeading || !first) {
        open = undefined;
        made.append(content);
        continue;
      }
      const { list: numbered, marker } = number;
      if (numbered.ordered === 'own')
        (first.localName === 'p' ? first : content).prepend(`${marker?.trim()} `);
      if (!open || kind !== numbered.ordered) {
        kind = numbered.ordered;
        open = listOf(numbered);
        made.append(open);
      }
      const entry = element('li', loosened(content));
      // Items may state numbers of their own within a list.
      if (kind !== 'own' && open.childElementCount > 0 && numbered.start !== last + 1)
        entry.value = numbered.start ?? 1;
      last = numbered.start ?? last;
      open.append(entry);
    }
    return made;
  }

  /** Text with its looks. What cannot stand in a paragraph, such as a text box, goes to `after`. */
  inline(part: XmlElement, after: ParentNode): DocumentFragment {
    const content = fragment();
    this.#run(part, new InlineBuilder(content), {}, after);
    return content;
  }

  #run(part: XmlElement, to: InlineBuilder, style: RunStyle, after: ParentNode): void {
    for (const child of part.children) {
      const look = { ...style, change: this.#change };
      if (!isElement(child)) {
        // White space is one space here, as in HTML (ISO/IEC 26300-1, 6.1.2).
        to.add(look, child.replace(/[\t\n\r ]+/g, ' '));
        continue;
      }
      if (skipped.has(child.name)) continue;
      if (shapes.test(child.name)) {
        const made = this.frame(child);
        if (made instanceof DocumentFragment && made.querySelector('p, ul, ol, table, h2, h3'))
          append(after, made);
        else if (made) to.add({}, made);
        continue;
      }
      switch (child.name) {
        case 'span':
          if (!this.#isHiddenText(child)) this.#run(child, to, this.#lookOf(child, look), after);
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
        case 'annotation': {
          const author = textOf(childOf(child, 'creator'));
          const mark = this.#comments.mark({
            content: child,
            author,
            date: textOf(childOf(child, 'date')),
          });
          if (mark) to.add(look, mark);
          break;
        }
        case 'change-start':
          if (childOf(this.#changes.get(changeId(child)), 'insertion')) this.#change = 'ins';
          break;
        case 'change-end':
          this.#change = undefined;
          break;
        case 'change':
          this.#deleted(changeId(child), to, style, after);
          break;
        case 'note':
          if (this.#notes.length < 2000) {
            this.#notes.push(child);
            to.add(look, element('sup', `[${this.#notes.length}]`));
          }
          break;
        default:
          this.#run(child, to, look, after);
      }
    }
  }

  /** What was deleted is written where the changes are described (ISO/IEC 26300-1, 5.5). */
  #deleted(id: string, to: InlineBuilder, style: RunStyle, after: ParentNode): void {
    const deletion = childOf(this.#changes.get(id), 'deletion');
    if (!deletion) return;
    // One that holds itself would have no end.
    this.#changes.delete(id);
    const around = this.#change;
    this.#change = 'del';
    for (const [index, paragraph] of paragraphsIn(deletion).entries()) {
      if (index > 0) to.add({ ...style, change: 'del' }, element('br'));
      this.#run(paragraph, to, style, after);
    }
    this.#change = around;
  }

  #isHiddenText(span: XmlElement): boolean {
    const style = this.#odf.style('text', attributeOf(span, 'style-name'));
    return attributeOf(childOf(style, 'text-properties'), 'display') === 'none';
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
    } else if (frame.name !== 'frame') this.blocks(frame, made);
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

  /** What was noted and remarked on the text until now. */
  writeNotes(to: ParentNode): void {
    this.#writeNotes(to);
    this.#comments.write(to, (comment, into) => this.blocks(comment, into));
  }

  #writeNotes(to: ParentNode): void {
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

const changeId = (mark: XmlElement): string => attributeOf(mark, 'change-id') ?? '';

const paragraphsIn = (part: XmlElement): XmlElement[] =>
  elementsOf(part).flatMap((child) =>
    child.name === 'p' || child.name === 'h'
      ? [child]
      : child.name === 'change-info'
        ? []
        : paragraphsIn(child),
  );

/** A number of a page says nothing where there is one page. */
const saysMore = (margin: HTMLElement): boolean =>
  /\p{L}/u.test(margin.textContent ?? '') || margin.querySelector('span, img') !== null;

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
