import { type PageViewport, Util } from '../../generated/pdfjs.js';
import type {
  DocumentLink,
  DocumentNote,
  FigurePicture,
  FindSpot,
  FormField,
  ReadablePage,
  ReadingWords,
  ReadOptions,
  StructureNode,
} from '../engine.ts';
import { mostLinks } from '../engine.ts';
import { tellAddresses } from '../reading/true-address.ts';
import { remarksOf } from './pdf-notes.ts';
import { annotationId } from './pdf-structure.ts';
import { fieldElement, namedField } from './pdf-fields.ts';
import {
  fieldRuns,
  groupChoices,
  nameFields,
  placeFields,
  settleFields,
} from './pdf-field-places.ts';
import { inlineNodes, PageLinks } from './pdf-inline.ts';
import { guessBlocks, type TextBlock, type TextRun, withoutBullet } from './pdf-reading-order.ts';
import {
  headerRows,
  joinPages,
  mayContinue,
  mayGoOn,
  tableAtEnd,
  type TaggedPage,
  tableFromBefore,
} from './pdf-page-breaks.ts';
import { settleLists, settleSpaces, type TaggedContent, taggedNodes } from './pdf-tagged.ts';

interface TextItem {
  str: string;
  dir: string;
  width: number;
  height: number;
  transform: number[];
  hasEOL: boolean;
}
interface MarkedContent {
  type: string;
  id?: string;
  tag?: string;
}

/** What a page holds, before it is HTML. */
export interface PdfPageContent {
  number: number;
  structure: StructureNode[] | undefined;
  links: DocumentLink[];
  items: (TextItem | MarkedContent)[];
  /** With what was filled in until now. */
  fields: FormField[];
  viewport: PageViewport;
}

/** What reading a page asks of its document. */
export interface PdfPages {
  readonly pageCount: number;
  content(page: number): Promise<PdfPageContent>;
  /** What people remarked on the page. */
  notes(page: number): Promise<DocumentNote[]>;
  /** Draws the part of the page that a tag for a picture takes up. */
  drawFigure(
    page: number,
    node: StructureNode,
    scale: number,
    signal: AbortSignal,
  ): Promise<FigurePicture | undefined>;
}

/** A page whose tags are elements, and what is left of it. */
interface BuiltPage extends TaggedPage {
  content: DocumentFragment;
  links: PageLinks;
  fields: Map<string, HTMLElement>;
  /** What stands behind the element of a field. */
  about: Map<HTMLElement, FormField>;
  pictures: TaggedContent['figures'];
  untagged: TextRun[];
  viewport: PageViewport;
}

const letter = /[\p{L}\p{N}]/u;

/** How far back the headers of a table are looked for. */
const mostPagesBack = 10;

/**
 * The page as HTML: by its tags where it has some, else as its text in the order in which it is
 * probably read. Text that no tag claims follows the rest, unless the file calls it decoration. What
 * goes on on the next page stands where it begins.
 */
export async function readPdfPage(
  number: number,
  pages: PdfPages,
  { signal, words }: ReadOptions,
): Promise<ReadablePage> {
  const spots = new WeakMap<Element, FindSpot>();
  const built = async (page: number): Promise<BuiltPage> => {
    const content = await pages.content(page);
    signal.throwIfAborted();
    return build(content, words, spots);
  };
  // A neighbour that cannot be read takes nothing away from this page.
  const neighbour = (page: number): Promise<BuiltPage | undefined> =>
    built(page).catch(() => undefined);
  const own = await built(number);
  const { content, fields, links } = own;
  const hasTags = content.childNodes.length > 0;
  const after = number < pages.pageCount && mayGoOn(own) ? await neighbour(number + 1) : undefined;
  if (after) joinPages(own, after);
  const before = number > 1 && mayContinue(own) ? await neighbour(number - 1) : undefined;
  signal.throwIfAborted();
  if (before) {
    joinPages(before, own);
    await repeatHeaders(own, before, neighbour);
  }
  settleLists(content);
  const runs = hasTags ? own.untagged : [...own.untagged, ...fieldRuns(own, own.untagged)];
  content.append(...guessedNodes(guessBlocks(runs), links));
  // Signs without a letter or digit among them come from fonts that do not say what they show.
  const hasText = letter.test(content.textContent ?? '');
  const isSilent = !hasText && !content.querySelector('[role=img], [data-answer], input');
  if (isSilent) content.replaceChildren();
  for (const field of fields.values()) {
    if (content.contains(field) || before?.content.contains(field)) continue;
    content.append(namedField(own.about.get(field)!, field));
  }
  nameFields(own, content);
  groupChoices(own, content);
  settleSpaces(content);
  tellAddresses(content, true);
  for (const link of links.rest()) {
    const paragraph = document.createElement('p');
    paragraph.append(links.element(link));
    content.append(paragraph);
  }
  if (own.links.count >= mostLinks) {
    const paragraph = document.createElement('p');
    paragraph.lang = words.language;
    paragraph.append(words.cutOff('links', mostLinks));
    content.append(paragraph);
  }
  // Remarks that cannot be read take nothing away from the page.
  const notes = await pages.notes(number).catch(() => []);
  signal.throwIfAborted();
  if (notes.length > 0) content.append(remarksOf(notes, words));
  const figures = [own, after].flatMap((page) => {
    const shown = page?.pictures.filter(({ place }) => content.contains(place)) ?? [];
    return shown.map(({ node, place }) => ({
      place,
      draw: (scale: number, drawing: AbortSignal) =>
        pages.drawFigure(page?.number ?? number, node, scale, drawing),
    }));
  });
  const found = isSilent ? 'none' : hasTags ? 'stated' : 'guessed';
  return { content, structure: found, spots, figures };
}

function build(
  source: PdfPageContent,
  words: ReadingWords,
  spots: WeakMap<Element, FindSpot>,
): BuiltPage {
  const { number, structure, viewport } = source;
  const fields = new Map<string, HTMLElement>();
  const about = new Map<HTMLElement, FormField>();
  for (const field of source.fields) {
    const element = fieldElement(field, about.size, words);
    fields.set(annotationId(field.id), element);
    about.set(element, field);
  }
  const { byMark, loose } = sortText(source.items, viewport.transform);
  const links = new PageLinks(source.links, viewport, words.pageLink, spots);
  const content = document.createDocumentFragment();
  const page = {
    number,
    content,
    links,
    fields,
    about,
    pictures: [],
    tags: new Map(),
    untagged: loose,
    viewport,
  };
  const claimed = new Set<string>();
  if (structure) {
    const { pictures: figures, tags } = page;
    const tagged = { byMark, claimed, links, fields, about, figures, tags, words };
    const placed = placeFields([...byMark.values(), loose], page, structure);
    content.append(...taggedNodes(structure, tagged));
    settleFields(placed);
  }
  for (const [id, runs] of byMark) if (!claimed.has(id)) loose.push(...runs);
  return page;
}

/** Gives a table that began on a page before the headers that stand there. */
async function repeatHeaders(
  own: BuiltPage,
  before: BuiltPage,
  built: (page: number) => Promise<BuiltPage | undefined>,
): Promise<void> {
  const table = tableFromBefore(own);
  const place = table?.rows[0] && own.tags.get(table.rows[0])?.place;
  if (!table || headerRows(table).length > 0) return;
  let page: BuiltPage | undefined = before;
  for (let back = 0; page && back < mostPagesBack; back++) {
    const earlier = tableAtEnd(page, place);
    if (!earlier) return;
    const rows = headerRows(earlier);
    if (rows.length > 0) {
      const head = document.createElement('thead');
      head.dataset['repeated'] = '';
      head.append(...rows);
      table.prepend(head);
      return;
    }
    if (page.number === 1 || !tableFromBefore(page)) return;
    page = await built(page.number - 1);
  }
}

/** Parts the page's text by the mark that tags refer to; decoration is left out. */
function sortText(
  items: (TextItem | MarkedContent)[],
  transform: number[],
): { byMark: Map<string, TextRun[]>; loose: TextRun[] } {
  const byMark = new Map<string, TextRun[]>();
  const loose: TextRun[] = [];
  const open: MarkedContent[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item);
      continue;
    }
    if (open.some(({ tag }) => tag === 'Artifact')) continue;
    const run = runOf(item, transform);
    const id = open.findLast((mark) => mark.id)?.id;
    const known = id === undefined ? loose : byMark.get(id);
    if (known) known.push(run);
    else byMark.set(id as string, [run]);
  }
  return { byMark, loose };
}

function runOf(item: TextItem, transform: number[]): TextRun {
  const [a = 0, b = 0, c = 0, d = 0, left = 0, base = 0] = Util.transform(
    transform,
    item.transform,
  ) as number[];
  return {
    // eslint-disable-next-line no-control-regex -- such signs are exactly what is taken out
    text: item.str.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, ''),
    left,
    base,
    width: item.width,
    size: Math.hypot(c, d) || item.height,
    rtl: item.dir === 'rtl',
    upright: Math.abs(b) < 0.1 * Math.abs(a),
    endsLine: item.hasEOL,
  };
}

function guessedNodes(blocks: TextBlock[], links: PageLinks): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  for (const [at, { kind, level, lines }] of blocks.entries()) {
    // A number between paragraphs counts those, and is no list.
    const isNumbered =
      kind === 'numbered' && [at - 1, at + 1].some((near) => blocks[near]?.kind === kind);
    const isItem = kind === 'item' || isNumbered;
    const name = isItem ? 'li' : kind === 'heading' ? `h${level + 1}` : 'p';
    const element = document.createElement(name);
    if (lines.some((line) => line.some(({ rtl }) => rtl))) element.dir = 'auto';
    element.append(...inlineNodes(kind === 'item' ? withoutBullet(lines) : lines, links));
    if (!isItem) {
      nodes.push(element);
      continue;
    }
    const listName = isNumbered ? 'ol' : 'ul';
    let list = nodes.at(-1);
    if (list?.localName !== listName) {
      list = document.createElement(listName);
      // Its numbers are those of the document, in the text.
      if (isNumbered) list.role = 'list';
      nodes.push(list);
    }
    list.append(element);
  }
  return nodes;
}
