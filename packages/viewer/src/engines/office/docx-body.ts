import type { ReadingWords } from '../engine.ts';
import { append, element, fragment, heading, interfaceWords, link } from '../reading/html.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  pathOf,
  textOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { Comments } from './comments.ts';
import { changeOf, markChange, statedChange } from './docx-changes.ts';
import { DocxFields } from './docx-fields.ts';
import { isOn, type DocxStyles } from './docx-styles.ts';
import { type Change, InlineBuilder, ListBuilder, type RunStyle } from './inline.ts';
import { Numbering } from './numbering.ts';
import type { PackagePictures, Relation } from './package.ts';
import { SpanTable } from './span-table.ts';
import { fontSign } from './symbol-font.ts';

type NoteKind = 'footnote' | 'endnote';

interface DocxParts {
  styles: DocxStyles;
  numbering: XmlElement | undefined;
  notes: Readonly<Record<NoteKind, XmlElement | undefined>>;
  comments: XmlElement | undefined;
  language: string;
  pictures: PackagePictures;
  words: ReadingWords;
}

export interface DocxPart {
  part: XmlElement;
  relations: ReadonlyMap<string, Relation>;
}

export interface DocxMargins {
  headers: readonly DocxPart[];
  footers: readonly DocxPart[];
}

/** Elements of a paragraph whose content is read as if they were not there. */
const transparent = new Set([
  'smartTag',
  'sdt',
  'sdtContent',
  'customXml',
  'dir',
  'bdo',
  'fldSimple',
]);

/** A text that lies beside a paragraph, and what became of the paragraph's text where it is held. */
interface Box {
  content: XmlElement;
  change: Change | undefined;
}

/** Turns WordprocessingML (ECMA-376 part 1, 17) into HTML. */
export class DocxBody {
  readonly #parts: DocxParts;
  readonly #numbering: Numbering;
  readonly #notes = new Set<XmlElement>();
  readonly #noteIds = new Map<NoteKind, ReadonlyMap<string, XmlElement>>();
  #relations: ReadonlyMap<string, Relation> = new Map();
  readonly #fields = new DocxFields();
  /** What became of the text that is read now. */
  #change: Change | undefined;
  readonly #comments: Comments;
  readonly #commentsById: Map<string, XmlElement>;

  constructor(parts: DocxParts) {
    this.#parts = parts;
    this.#comments = new Comments(parts.words);
    this.#commentsById = new Map(
      elementsOf(parts.comments, 'comment').map((each) => [attributeOf(each, 'id') ?? '', each]),
    );
    this.#numbering = new Numbering(parts.numbering, parts.language);
  }

  convert(body: DocxPart, { headers, footers }: DocxMargins): DocumentFragment {
    const content = fragment(...this.#margins('header', headers));
    this.#relations = body.relations;
    this.#blocks(body.part, content);
    this.#writeNotes(content);
    this.#comments.write(content, (comment, to) => this.#blocks(comment, to));
    append(content, ...this.#margins('footer', footers));
    return content;
  }

  /** Each that is different once. */
  #margins(name: 'header' | 'footer', parts: readonly DocxPart[]): Node[] {
    const made: { margin: HTMLElement; pictures: string }[] = [];
    for (const part of parts) {
      const margin = this.#margin(name, part);
      const pictures = [...part.relations.values()].map(({ target }) => target).join();
      const isKnown = made.some(
        (other) => other.pictures === pictures && margin?.isEqualNode(other.margin),
      );
      if (margin && !isKnown) made.push({ margin, pictures });
    }
    return made.map(({ margin }) => margin);
  }

  #margin(name: 'header' | 'footer', { part, relations }: DocxPart): HTMLElement | undefined {
    this.#relations = relations;
    const made = element(name);
    this.#blocks(part, made);
    // A number of a page says nothing where there is one page.
    const hasText = /\p{L}/u.test(made.textContent ?? '') || made.querySelector('span, img');
    return hasText ? made : undefined;
  }

  #blocks(parent: XmlElement, to: ParentNode): void {
    const lists = new ListBuilder(to);
    let joined: XmlElement[] = [];
    const end = (last?: XmlElement): void => {
      const paragraphs = last ? [...joined, last] : joined;
      joined = [];
      if (paragraphs.length > 0) this.#paragraph(paragraphs, to, lists);
    };
    const walk = (part: XmlElement): void => {
      for (const child of elementsOf(part)) {
        if (child.name === 'p') {
          if (markChange(child) !== 'del') end(child);
          else if (joined.length === 0 && isGone(child)) this.#paragraph([child], to, lists);
          else joined.push(child);
        } else if (child.name === 'tbl') {
          end();
          lists.end();
          to.append(this.#table(child));
        } else if (child.name === 'altChunk') {
          end();
          lists.end();
          to.append(element('p', this.#parts.pictures.notShown('part')));
        } else if (child.name === 'sdt') walk(childOf(child, 'sdtContent') ?? child);
        else if (child.name === 'customXml') walk(child);
        else if (changeOf(child)) this.#within(changeOf(child), () => walk(child));
        else if (child.name === 'AlternateContent')
          walk(childOf(child, 'Choice') ?? childOf(child, 'Fallback') ?? child);
      }
    };
    walk(parent);
    end();
  }

  /** @param paragraphs one, or several in one whose marks between them were deleted: the last one says what it is */
  #paragraph(paragraphs: readonly XmlElement[], to: ParentNode, lists: ListBuilder): void {
    const properties = childOf(paragraphs.at(-1), 'pPr');
    const kind = this.#parts.styles.paragraph(properties);
    const content = fragment();
    const boxes: Box[] = [];
    const inline = new InlineBuilder(content);
    for (const paragraph of paragraphs) this.#inline(paragraph, inline, boxes);
    const isEmpty = !content.textContent?.trim() && !content.querySelector('img, span');
    // A heading stands in no list: its number is a part of its text.
    const isHeading = kind.heading !== undefined;
    const last = paragraphs.at(-1)!;
    // What is deleted whole is no longer counted.
    const isDeleted = markChange(last) === 'del' && isGone(last);
    const number =
      kind.list && !isEmpty && !isDeleted
        ? this.#numbering.next(kind.list.id, kind.list.level, isHeading)
        : undefined;
    if (number?.marker) content.prepend(`${number.marker} `);
    let made: HTMLElement;
    if (kind.heading && !isEmpty) made = heading(kind.heading, content);
    else if (number && 'list' in number) {
      const item = element('li', content);
      lists.add(number.level, number.list, item, true);
      made = item;
    } else made = element('p', content);
    if (!isEmpty) {
      if (kind.rightToLeft) made.dir = 'rtl';
      if (made.localName !== 'li') {
        lists.end();
        to.append(made);
      }
    }
    for (const { content: box, change } of boxes) this.#within(change, () => this.#blocks(box, to));
  }

  /** Reads what a change holds; without one, what is read is as what stands around it. */
  #within(change: Change | undefined, work: () => void): void {
    const around = this.#change;
    this.#change = change ?? around;
    work();
    this.#change = around;
  }

  #inline(parent: XmlElement, to: InlineBuilder, boxes: Box[]): void {
    for (const child of elementsOf(parent)) {
      if (child.name === 'r') this.#run(child, to, boxes);
      else if (child.name === 'hyperlink') {
        const content = fragment();
        this.#inline(child, new InlineBuilder(content), boxes);
        to.part();
        const relation = this.#relations.get(attributeOf(child, 'id') ?? '');
        to.add({}, relation?.external ? link(relation.target, content) : content);
      } else if (changeOf(child))
        this.#within(changeOf(child), () => this.#inline(child, to, boxes));
      else if (transparent.has(child.name)) this.#inline(child, to, boxes);
      else if (child.name === 'AlternateContent') this.#alternative(child, to, boxes);
      else if (child.name === 'oMath' || child.name === 'oMathPara')
        to.add({ change: this.#change }, this.#formula(child));
    }
  }

  /** The first of several ways to write one thing that holds something we know. */
  #alternative(alternatives: XmlElement, to: InlineBuilder, boxes: Box[]): void {
    for (const name of ['Choice', 'Fallback']) {
      for (const alternative of elementsOf(alternatives, name)) {
        const content = fragment();
        const beside: Box[] = [];
        this.#inline(alternative, new InlineBuilder(content), beside);
        if (!content.hasChildNodes() && beside.length === 0) continue;
        boxes.push(...beside);
        to.part();
        to.add({}, content);
        return;
      }
    }
  }

  /** The signs of a formula in a row; where it has more than a row, that is said. */
  #formula(formula: XmlElement): Node | string {
    const text = [...descendantsOf(formula, 't')].map(textOf).join('');
    const parts = ['f', 'rad', 'sSup', 'sSub', 'sSubSup', 'nary', 'm', 'limLow', 'limUpp', 'eqArr'];
    const isRow = parts.every((name) => descendantsOf(formula, name).next().done);
    return isRow ? text : this.#parts.pictures.notShown('formula', text);
  }

  #run(run: XmlElement, to: InlineBuilder, boxes: Box[]): void {
    const { hidden, ...style } = this.#parts.styles.run(childOf(run, 'rPr'));
    const font = attributeOf(pathOf(run, 'rPr', 'rFonts'), 'ascii');
    const isOther = style.language && style.language !== this.#parts.language;
    const look: RunStyle = {
      ...style,
      change: this.#change,
      language: isOther ? style.language : undefined,
    };
    for (const child of elementsOf(run)) {
      switch (child.name) {
        case 'fldChar': {
          const answer = this.#fields.mark(child);
          if (answer && !hidden) to.add(look, answer);
          break;
        }
        case 'instrText':
        case 'delInstrText':
          this.#fields.program(textOf(child));
          break;
        default:
          if (!hidden && this.#fields.isShown) {
            const piece = this.#piece(child, boxes, font);
            if (piece !== undefined && piece !== '') this.#add(to, look, piece);
          }
      }
    }
  }

  #add(to: InlineBuilder, look: RunStyle, piece: Node | string): void {
    this.#fields.tell();
    const { address } = this.#fields;
    to.add(look, address ? link(address, piece) : piece);
  }

  #piece(child: XmlElement, boxes: Box[], font?: string): Node | string | undefined {
    switch (child.name) {
      case 't':
      case 'delText':
        return textOf(child).replace(/[\uf020-\uf0ff]/g, (sign) =>
          fontSign(sign.charCodeAt(0), font),
        );
      case 'tab':
      case 'ptab':
        return '\t';
      case 'br':
        // Words on two pages are two words.
        return attributeOf(child, 'type') === 'page' ? ' ' : element('br');
      case 'cr':
        return element('br');
      case 'noBreakHyphen':
        return '\u2011';
      case 'sym':
        return fontSign(
          Number.parseInt(attributeOf(child, 'char') ?? '', 16),
          attributeOf(child, 'font'),
        );
      case 'drawing':
        return this.#drawing(child, boxes);
      case 'pict':
      case 'object':
        return this.#vml(child, boxes);
      case 'AlternateContent': {
        const choice = childOf(child, 'Choice') ?? childOf(child, 'Fallback');
        const inner = choice && elementsOf(choice)[0];
        return inner ? this.#piece(inner, boxes, font) : undefined;
      }
      case 'footnoteReference':
      case 'endnoteReference':
        return this.#note(child);
      case 'commentReference':
        // What was remarked on text that is gone went with it.
        return this.#change === 'del' ? undefined : this.#comment(child);
      default:
        return undefined;
    }
  }

  #drawing(drawing: XmlElement, boxes: Box[]): Node | undefined {
    this.#addBoxes(drawing, boxes);
    const description = [...descendantsOf(drawing, 'docPr')][0];
    if ([...descendantsOf(drawing, 'decorative')].some((mark) => attributeOf(mark, 'val') === '1'))
      return undefined;
    const alternative = attributeOf(description, 'descr') ?? attributeOf(description, 'title');
    const made = fragment();
    for (const blip of descendantsOf(drawing, 'blip'))
      append(made, this.#picture(blip, alternative));
    if (made.hasChildNodes()) return made;
    const [data] = descendantsOf(drawing, 'graphicData');
    const kind = /\/(chart|diagram)(?:ex)?$/.exec(attributeOf(data, 'uri') ?? '')?.[1];
    if (!kind) return undefined;
    return this.#parts.pictures.notShown(kind as 'chart' | 'diagram', alternative);
  }

  #vml(picture: XmlElement, boxes: Box[]): Node | undefined {
    this.#addBoxes(picture, boxes);
    for (const path of descendantsOf(picture, 'textpath')) {
      const text = attributeOf(path, 'string');
      if (text) boxes.push({ content: paragraphOf(text), change: this.#change });
    }
    const data = [...descendantsOf(picture, 'imagedata')][0];
    const shape = [...descendantsOf(picture, 'shape')][0];
    const stated = attributeOf(shape, 'alt') ?? attributeOf(data, 'title');
    if (data) return this.#picture(data, stated);
    const isObject = [...descendantsOf(picture, 'OLEObject')].length > 0;
    return isObject ? this.#parts.pictures.notShown('object', stated) : undefined;
  }

  #addBoxes(drawing: XmlElement, to: Box[]): void {
    for (const content of descendantsOf(drawing, 'txbxContent'))
      to.push({ content, change: this.#change });
  }

  #picture(reference: XmlElement, alternative: string | undefined): Node {
    const id =
      attributeOf(reference, 'embed') ??
      attributeOf(reference, 'id') ??
      attributeOf(reference, 'link');
    const relation = this.#relations.get(id ?? '');
    return relation?.external
      ? this.#parts.pictures.remote(alternative)
      : this.#parts.pictures.picture(relation?.target, alternative);
  }

  #note(reference: XmlElement): Node | undefined {
    const kind = reference.name === 'footnoteReference' ? 'footnote' : 'endnote';
    const note = this.#notesById(kind).get(attributeOf(reference, 'id') ?? '');
    // A note that notes itself would have no end.
    if (!note || this.#notes.has(note) || this.#notes.size >= 2000) return undefined;
    this.#notes.add(note);
    return element('sup', `[${this.#notes.size}]`);
  }

  #comment(reference: XmlElement): Node | undefined {
    const id = attributeOf(reference, 'id') ?? '';
    const content = this.#commentsById.get(id);
    if (!content) return undefined;
    // A remark that remarks on itself would have no end.
    this.#commentsById.delete(id);
    const author = attributeOf(content, 'author');
    return this.#comments.mark({ content, author, date: attributeOf(content, 'date') });
  }

  #notesById(kind: NoteKind): ReadonlyMap<string, XmlElement> {
    let notes = this.#noteIds.get(kind);
    if (!notes) {
      const all = elementsOf(this.#parts.notes[kind], kind);
      notes = new Map(all.map((note) => [attributeOf(note, 'id') ?? '', note]));
      this.#noteIds.set(kind, notes);
    }
    return notes;
  }

  #writeNotes(to: ParentNode): void {
    if (this.#notes.size === 0) return;
    const list = element('ol');
    // Notes may be added while they are written: a note can have a note.
    for (const note of this.#notes) {
      const item = element('li');
      this.#blocks(note, item);
      list.append(item);
    }
    const { words } = this.#parts;
    to.append(interfaceWords(words, heading(1, words.notes())), list);
  }

  #table(table: XmlElement): Node {
    const made = new SpanTable();
    for (const row of partsOf(table, 'tr')) {
      const isHeader = isOn(childOf(childOf(row, 'trPr'), 'tblHeader'));
      made.startRow(isHeader);
      let column = Number(attributeOf(pathOf(row, 'trPr', 'gridBefore'), 'val') ?? 0) || 0;
      made.gap(column);
      for (const cell of partsOf(row, 'tc')) {
        const properties = childOf(cell, 'tcPr');
        const span = Number(attributeOf(childOf(properties, 'gridSpan'), 'val') ?? 1) || 1;
        const merge = childOf(properties, 'vMerge');
        const continues = merge && attributeOf(merge, 'val') !== 'restart';
        if (continues) made.continueAbove(column);
        else {
          const content = fragment();
          this.#within(statedChange(childOf(row, 'trPr')) ?? statedChange(properties), () =>
            this.#blocks(cell, content),
          );
          made.cell(column, span, unwrapped(content));
        }
        column += Math.min(span, 1000);
      }
    }
    return made.finish();
  }
}

/** Whether nothing of a paragraph is left where its changes are accepted. */
const isGone = (paragraph: XmlElement): boolean =>
  !elementsOf(paragraph).some(
    (child) =>
      /^(?:r|hyperlink)$/.test(child.name) ||
      transparent.has(child.name) ||
      changeOf(child) === 'ins',
  );

/** Rows of a table or cells of a row, also those that a control or other XML stands around. */
const partsOf = (parent: XmlElement, name: 'tr' | 'tc'): XmlElement[] =>
  elementsOf(parent).flatMap((child) =>
    child.name === name
      ? [child]
      : /^(?:sdt|sdtContent|customXml)$/.test(child.name)
        ? partsOf(child, name)
        : [],
  );

/** Words that are drawn, such as those across a page, as a text beside. */
const paragraphOf = (text: string): XmlElement =>
  ['t', 'r', 'p', 'txbxContent'].reduce<XmlElement | string>(
    (child, name) => ({
      name,
      namespace: '',
      qualifiedName: name,
      attributes: [],
      children: [child],
    }),
    text,
  ) as XmlElement;

/** A cell with one paragraph holds its text alone. */
export function unwrapped(content: DocumentFragment): DocumentFragment {
  const only = content.firstElementChild;
  if (content.childNodes.length !== 1 || only?.localName !== 'p' || only.hasAttribute('dir'))
    return content;
  return fragment(...only.childNodes);
}
