import type { Box, StructureChild, StructureNode } from '../engine.ts';

/** A node as pdf.js gives it; its own type declares neither `alt`, `lang` nor `bbox`. */
export interface PdfTag {
  role: string;
  children: (PdfTag | PdfContent)[];
  alt?: string;
  lang?: string;
  bbox?: number[];
  rowSpan?: number;
  colSpan?: number;
  scope?: string;
}
export interface PdfContent {
  type: string;
  id: string;
}

// ISO 32000-2, 14.8.4 "Standard structure types"; what is absent has no meaning of its own in ARIA.
const roles: Record<string, string> = {
  Art: 'article',
  BlockQuote: 'blockquote',
  Caption: 'caption',
  Code: 'code',
  Em: 'emphasis',
  FENote: 'note',
  Figure: 'img',
  // A field speaks for itself; the tag says where it is read.
  Form: 'generic',
  Formula: 'math',
  L: 'list',
  LI: 'listitem',
  Link: 'link',
  Note: 'note',
  P: 'paragraph',
  Strong: 'strong',
  TBody: 'rowgroup',
  TD: 'cell',
  TFoot: 'rowgroup',
  TH: 'columnheader',
  THead: 'rowgroup',
  TOC: 'list',
  TOCI: 'listitem',
  TR: 'row',
  Table: 'table',
};

// ARIA roles that mean nothing, or mislead, outside of these others.
const containers: Record<string, string[]> = {
  listitem: ['list'],
  rowgroup: ['table'],
  row: ['table', 'rowgroup'],
  cell: ['row'],
  columnheader: ['row'],
  rowheader: ['row'],
  caption: ['table', 'img', 'figure'],
};

const nameless = new Set(['caption', 'code', 'emphasis', 'generic', 'paragraph', 'strong']);

export function annotationId(id: string): string {
  return id.replace(/^.*_/, '');
}

const isTag = (child: PdfTag | PdfContent): child is PdfTag => 'children' in child;

function roleOf(tag: PdfTag, parent: PdfTag | undefined): string {
  if (/^H\d*$/.test(tag.role) || tag.role === 'Title') return 'heading';
  if (tag.role === 'Figure' && !tag.alt) return 'figure';
  if (tag.role === 'TH') {
    if (tag.scope === 'Row') return 'rowheader';
    // Without a scope, or with both, a header beside data cells heads its row (ISO 32000-2, table 384).
    const besideData = parent?.children.some((child) => isTag(child) && child.role === 'TD');
    return tag.scope !== 'Column' && besideData ? 'rowheader' : 'columnheader';
  }
  return roles[tag.role] ?? '';
}

function boxOf(tag: PdfTag, view: number[]): Box | undefined {
  const [left, bottom, right, top] = tag.bbox ?? [];
  return left === undefined || bottom === undefined || right === undefined || top === undefined
    ? undefined
    : boxFrom([left, bottom, right, top], view);
}

/** A rectangle in PDF space (left, bottom, right, top) as fractions of the page `view`. */
export function boxFrom(rect: number[], view: number[]): Box {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  const [viewLeft = 0, viewBottom = 0, viewRight = 1, viewTop = 1] = view;
  const width = viewRight - viewLeft;
  const height = viewTop - viewBottom;
  return {
    left: (Math.min(x1, x2) - viewLeft) / width,
    top: (viewTop - Math.max(y1, y2)) / height,
    width: Math.abs(x2 - x1) / width,
    height: Math.abs(y2 - y1) / height,
  };
}

/** A place on a page before the page is turned, as it lies on the page that is shown. */
export function turnedBox({ left, top, width, height }: Box, rotation: number): Box {
  const right = 1 - left - width;
  const bottom = 1 - top - height;
  switch (rotation) {
    case 90:
      return { left: bottom, top: left, width: height, height: width };
    case 180:
      return { left: right, top: bottom, width, height };
    case 270:
      return { left: top, top: right, width: height, height: width };
    default:
      return { left, top, width, height };
  }
}

interface Context {
  view: number[];
  parentTag?: PdfTag;
  parentRole: string;
  sections: number;
  /** Marks that a tag has taken. Contents of forms and stamps are numbered anew and go by the same names. */
  taken: Set<string>;
}

function convert(child: PdfTag | PdfContent, context: Context): StructureChild[] {
  if (!isTag(child)) {
    if (child.type !== 'content') return [{ link: annotationId(child.id) }];
    if (context.taken.has(child.id)) return [];
    context.taken.add(child.id);
    return [{ text: child.id }];
  }
  let role = roleOf(child, context.parentTag);
  const wanted = containers[role];
  if (wanted && !wanted.includes(context.parentRole)) role = '';
  const inner: Context = {
    view: context.view,
    parentTag: child,
    parentRole: role || context.parentRole,
    sections: context.sections + (child.role === 'Sect' ? 1 : 0),
    taken: context.taken,
  };
  const children = partsHere(
    child.children.map((kid) => convert(kid, inner)),
    role,
  ).flat();
  // Word processors put links into tags of other names, such as Reference.
  if (!role && children.some((kid) => 'link' in kid)) role = 'link';
  // An empty cell still counts as a column, and a picture speaks by its alternative.
  const speaks = child.alt || role === 'cell' || role.endsWith('header');
  if (children.length === 0 && !speaks) return [];
  if (!role && isQuestion(child)) role = 'generic';
  const spoken = child.role === 'Span' ? child.alt : undefined;
  if (!role && !child.lang && spoken === undefined) return children;
  const node: StructureNode = { role: role || 'generic', children };
  if (role === 'heading') node.level = Number(child.role.slice(1)) || headingLevel(child, context);
  if (child.alt && role && !nameless.has(role)) node.label = child.alt;
  if (spoken !== undefined) node.spoken = spoken;
  if (child.lang) node.language = child.lang;
  if (child.rowSpan && child.rowSpan > 1) node.rowSpan = child.rowSpan;
  if (child.colSpan && child.colSpan > 1) node.columnSpan = child.colSpan;
  const box = boxOf(child, context.view);
  if (box) node.box = box;
  return [node];
}

/** A text and one field alone in a tag, such as programs for forms write: they belong together. */
function isQuestion({ children }: PdfTag): boolean {
  const parts = children.map((child) => (isTag(child) ? child.role : ''));
  return parts.length === 2 && parts.includes('P') && parts.includes('Form');
}

/**
 * What stands on this page of an element that may go on on others: pdf.js gives all items and rows of a
 * list or table on each of its pages, those of other pages without content.
 */
function partsHere(parts: StructureChild[][], role: string): StructureChild[][] {
  if (role !== 'list' && role !== 'table' && role !== 'rowgroup') return parts;
  parts.forEach((part, at) => {
    for (const node of part) {
      if ('role' in node && (node.role === 'listitem' || node.role === 'row')) {
        node.place = { at, of: parts.length };
      }
    }
  });
  const isHere = (part: StructureChild[]): boolean => part.some(hasContent);
  const first = parts.findIndex(isHere);
  return first < 0 ? [] : parts.slice(first, parts.findLastIndex(isHere) + 1);
}

function hasContent(child: StructureChild): boolean {
  return !('children' in child) || child.label !== undefined || child.children.some(hasContent);
}

function headingLevel(tag: PdfTag, { sections }: Context): number {
  return tag.role === 'Title' ? 1 : Math.max(1, sections);
}

/** The page's tags in the words of WAI-ARIA, or undefined where there are none. */
export function structureOf(root: PdfTag | null, view: number[]): StructureNode[] | undefined {
  if (!root || root.children.length === 0) return undefined;
  const context = { view, parentRole: '', sections: 0, taken: new Set<string>() };
  const children = root.children.flatMap((child) => convert(child, context));
  if (children.length === 0) return undefined;
  return children.map((child) =>
    'role' in child ? child : { role: 'generic', children: [child] },
  );
}
