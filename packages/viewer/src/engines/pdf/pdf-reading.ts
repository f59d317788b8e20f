import { type PDFPageProxy, Util } from 'pdfjs-dist';
import type {
  DocumentLink,
  FigurePicture,
  ReadablePage,
  ReadOptions,
  StructureNode,
} from '../engine.ts';
import { annotationId } from './pdf-structure.ts';
import { fieldElement, type FieldAnnotation, isField } from './pdf-fields.ts';
import { inlineNodes, PageLinks } from './pdf-inline.ts';
import { guessBlocks, type TextBlock, type TextRun, withoutBullet } from './pdf-reading-order.ts';
import { type TaggedContent, taggedNodes } from './pdf-tagged.ts';

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
  page: PDFPageProxy;
  structure: StructureNode[] | undefined;
  links: DocumentLink[];
  /** Draws the part of the page that a tag for a picture takes up. */
  drawFigure(
    node: StructureNode,
    scale: number,
    signal: AbortSignal,
  ): Promise<FigurePicture | undefined>;
}

/**
 * The page as HTML: by its tags where it has some, else as its text in the order in which it is
 * probably read. Text that no tag claims follows the rest, unless the file calls it decoration.
 */
export async function readPdfPage(
  { page, structure, links, drawFigure }: PdfPageContent,
  { signal, words }: ReadOptions,
): Promise<ReadablePage> {
  const [{ items }, annotations] = await Promise.all([
    page.getTextContent({ includeMarkedContent: true }),
    page.getAnnotations() as Promise<FieldAnnotation[]>,
  ]);
  signal.throwIfAborted();
  const fields = new Map(
    annotations.filter(isField).map((field) => [annotationId(field.id), fieldElement(field)]),
  );
  const viewport = page.getViewport({ scale: 1 });
  const { byMark, loose } = sortText(items as (TextItem | MarkedContent)[], viewport.transform);
  const pageLinks = new PageLinks(links, viewport, (target) => words.pageLink(target));
  const content = document.createDocumentFragment();
  const untagged = [...loose];
  const pictures: TaggedContent['figures'] = [];
  if (structure) {
    const claimed = new Set<string>();
    const tagged = { byMark, claimed, links: pageLinks, fields, figures: pictures, words };
    content.append(...taggedNodes(structure, tagged));
    for (const [id, runs] of byMark) if (!claimed.has(id)) untagged.push(...runs);
  } else {
    untagged.push(...[...byMark.values()].flat());
  }
  const hasTags = content.childNodes.length > 0;
  content.append(...guessedNodes(guessBlocks(untagged), pageLinks));
  // Signs without a letter or digit among them come from fonts that do not say what they show.
  const hasText = /[\p{L}\p{N}]/u.test(content.textContent ?? '');
  const isSilent = !hasText && !content.querySelector('[role=img], [role=group], input');
  if (isSilent) content.replaceChildren();
  for (const field of fields.values()) {
    if (content.contains(field)) continue;
    const paragraph = document.createElement('p');
    paragraph.append(field);
    content.append(paragraph);
  }
  for (const link of pageLinks.rest()) {
    const paragraph = document.createElement('p');
    paragraph.append(pageLinks.element(link));
    content.append(paragraph);
  }
  const figures = pictures.map(({ node, place }) => ({
    place,
    draw: (scale: number, drawing: AbortSignal) => drawFigure(node, scale, drawing),
  }));
  return { content, structure: isSilent ? 'none' : hasTags ? 'stated' : 'guessed', figures };
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
  for (const { kind, level, lines } of blocks) {
    const isItem = kind === 'item';
    const name = isItem ? 'li' : kind === 'heading' ? `h${level + 1}` : 'p';
    const element = document.createElement(name);
    if (lines.some((line) => line.some(({ rtl }) => rtl))) element.dir = 'auto';
    element.append(...inlineNodes(isItem ? withoutBullet(lines) : lines, links));
    if (!isItem) {
      nodes.push(element);
      continue;
    }
    let list = nodes.at(-1);
    if (list?.localName !== 'ul') {
      list = document.createElement('ul');
      nodes.push(list);
    }
    list.append(element);
  }
  return nodes;
}
