import type {
  Box,
  DocumentLink,
  FindSpot,
  StructureChild,
  StructureNode,
  TextLayout,
} from '../engines/engine.ts';
import { shortAddress, toldAddress } from '../engines/told-address.ts';
import { describeLink } from './link-description.ts';
import { linesOf } from './page-text.ts';

export interface LayerWords {
  /** BCP 47 tag of the words. */
  language(): string;
  /** Tells where a link leads, for its description. */
  linkAddress(address: string): string;
  linkPage(page: number, label?: string): string;
}

export interface LayerContent {
  structure: StructureNode[] | undefined;
  links: DocumentLink[];
  words: LayerWords;
  /** Leads to where a link leads, and takes the focus along. */
  follow(page: number, spot?: FindSpot): void;
}

/**
 * Gives the laid text its meaning: headings, lists, tables and links.
 *
 * The text elements are moved into the structure's elements rather than named by `aria-owns`. They
 * are placed absolutely against the layer, so nothing moves on the screen, while names come from
 * content, reading and selection follow the document's order, and no engine's support for
 * `aria-owns` is needed.
 */
export function buildStructure(
  layer: HTMLElement,
  { parts, hasText }: TextLayout,
  content: LayerContent,
): void {
  const links = new Map(content.links.map((link) => [link.id, link]));
  const used = new Set<string>();
  const build = (child: StructureChild): Node[] => {
    if ('text' in child) return [parts.get(child.text) ?? []].flat();
    if ('link' in child) return placeLink(child.link);
    return [element(child)];
  };
  const placeLink = (id: string): Node[] => {
    const link = links.get(id);
    if (!link) return [placeOf(id)];
    if (used.has(id)) return [];
    used.add(id);
    return [makeLink(link, content, addressOf(link))];
  };
  const element = (node: StructureNode): HTMLElement => {
    const linked = node.role === 'link' ? linkOf(node, content.links, parts, used) : undefined;
    const made = linked ? makeLink(linked, content) : document.createElement('div');
    if (!linked && node.role !== 'link' && node.role !== 'generic') made.role = node.role;
    describe(made, node);
    for (const child of node.children) {
      if ('link' in child && linked) {
        const other = links.get(child.link);
        if (other && !used.has(other.id)) {
          used.add(other.id);
          made.append(hitArea(other.box));
        }
        continue;
      }
      made.append(...build(child));
    }
    // Engines do not take the name of a table from a caption that is no element of HTML.
    const caption = made.role === 'table' && made.querySelector(':scope > [role=caption]');
    if (caption && !made.ariaLabel) made.ariaLabel = linesOf(caption).join(' ');
    const silent = !made.querySelector('.markedContent');
    if (silent && node.box && node.role === 'img') place(made, node.box);
    return made;
  };
  const root = document.createElement('div');
  for (const node of content.structure ?? []) root.append(element(node));
  layer.prepend(root);
  for (const link of content.links) {
    if (used.has(link.id)) continue;
    root.append(makeLink(link, content, hasText ? addressOf(link) : undefined));
  }
  for (const link of root.querySelectorAll('a')) {
    // A name that the document states is not in the language of the description.
    const isNamed = link.ariaLabel && link.ariaLabel !== link.title;
    if (!isNamed) describeLink(link, link.title, content.words.language(), layer.lang);
  }
}

/** Stands where a tag names something that is no link, such as a field. */
function placeOf(annotation: string): HTMLElement {
  const place = document.createElement('div');
  place.dataset['annotation'] = annotation;
  return place;
}

/** Lets `control`, which lies in a layer of its own, be read where a tag names its annotation. */
export function readInPlace(layer: HTMLElement, annotation: string, control: HTMLElement): void {
  const place = layer.querySelector(`[data-annotation="${CSS.escape(annotation)}"]`);
  if (!place) return;
  control.id = `field-${annotation}`;
  place.setAttribute('aria-owns', control.id);
}

/** The link that a tag belongs to: the one it names, else the one that lies over its text. */
function linkOf(
  node: StructureNode,
  links: DocumentLink[],
  parts: Map<string, HTMLElement>,
  used: Set<string>,
): DocumentLink | undefined {
  const free = links.filter(({ id }) => !used.has(id));
  const named = node.children.flatMap((child) => ('link' in child ? child.link : []));
  const starts = textOf(node).flatMap((id) => startsOf(parts.get(id)));
  const link =
    free.find(({ id }) => named.includes(id)) ??
    free.find(({ box }) => starts.some((start) => lies(start, box)));
  if (link) used.add(link.id);
  return link;
}

function textOf(node: StructureNode): string[] {
  return node.children.flatMap((child) => {
    if ('text' in child) return child.text;
    return 'children' in child ? textOf(child) : [];
  });
}

type Point = Pick<Box, 'left' | 'top'>;

// The text elements carry their place as percentages of the page.
function startsOf(part: HTMLElement | undefined): Point[] {
  return [...(part?.querySelectorAll<HTMLElement>('[role=presentation]') ?? [])].map(
    ({ style }) => ({ left: parseFloat(style.left) / 100, top: parseFloat(style.top) / 100 }),
  );
}

function lies({ left, top }: Point, box: Box): boolean {
  const slack = 0.005;
  return (
    left >= box.left - slack &&
    left <= box.left + box.width &&
    top >= box.top - slack &&
    top <= box.top + box.height
  );
}

function describe(made: HTMLElement, node: StructureNode): void {
  if (node.level) made.setAttribute('aria-level', String(node.level));
  if (node.label) made.setAttribute('aria-label', node.label);
  if (node.language) made.lang = node.language;
  if (node.rowSpan) made.setAttribute('aria-rowspan', String(node.rowSpan));
  if (node.columnSpan) made.setAttribute('aria-colspan', String(node.columnSpan));
}

const addressOf = ({ href, page }: DocumentLink): string =>
  href ? shortAddress(href) : `#${page}`;

function makeLink(link: DocumentLink, content: LayerContent, name?: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  const { href, page } = link;
  if (href) {
    anchor.href = href;
    anchor.title = content.words.linkAddress(toldAddress(href));
    // A form around the viewer keeps its answers: the link opens beside the page.
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  } else if (page) {
    anchor.href = `#page=${page}`;
    const to = content.words.linkPage(page, link.label);
    anchor.title = to;
    anchor.addEventListener('click', (event) => {
      event.preventDefault();
      content.follow(page, link.spot);
    });
    name = name && to;
  }
  if (name) anchor.setAttribute('aria-label', name);
  anchor.append(hitArea(link.box));
  return anchor;
}

function hitArea(box: Box): HTMLElement {
  const area = document.createElement('span');
  area.className = 'hit';
  area.ariaHidden = 'true';
  place(area, box);
  return area;
}

function place(element: HTMLElement, box: Box): void {
  element.classList.add('placed');
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    element.style.setProperty(side, `${(box[side] * 100).toFixed(2)}%`);
  }
}
