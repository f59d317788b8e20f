import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import type { OdfPackage } from './odf-package.ts';

/** What stands above and below the text of pages. */
export interface OdfMargins {
  headers: readonly XmlElement[];
  footers: readonly XmlElement[];
}

/**
 * What stands above and below, by the part of the text that begins the first page of its kind
 * (ISO/IEC 26300-1, 16.9). The first kind has the key `undefined`, one that begins within the last part `body`.
 */
export type OdfPages = ReadonlyMap<XmlElement | undefined, OdfMargins>;

/** The kinds of pages that the text asks for, and those that follow where its program turned the page. */
export function pagesOf({ body, masters, style }: OdfPackage): OdfPages {
  const named = (name: string | undefined): XmlElement | undefined =>
    masters.find((each) => attributeOf(each, 'name') === name);
  const pages = new Map<XmlElement | undefined, OdfMargins>();
  const shown = new Set<XmlElement>();
  let master: XmlElement | undefined;
  const begin = (
    block: XmlElement | undefined,
    next: XmlElement | undefined,
    isFirst: boolean,
  ): void => {
    const isOther = next !== master || block === undefined;
    master = next;
    const parts = (kind: string): XmlElement[] => {
      const main = (isFirst ? childOf(next, `${kind}-first`) : undefined) ?? childOf(next, kind);
      // Which pages lie on the left is known only where the program turned them: theirs follow at once.
      return [main, childOf(next, `${kind}-left`)].filter((found) => {
        if (!found || shown.has(found) || attributeOf(found, 'display') === 'false') return false;
        shown.add(found);
        return true;
      }) as XmlElement[];
    };
    const margins = { headers: parts('header'), footers: parts('footer') };
    if (isOther || margins.headers.length + margins.footers.length > 0) pages.set(block, margins);
  };
  const turn = (block: XmlElement): void => {
    const next = named(attributeOf(master, 'next-style-name')) ?? master;
    begin(block, next, next !== master);
  };
  let isTurned = false;
  for (const block of blocksOf(body)) {
    if (block.name === 'soft-page-break') {
      isTurned = true;
      continue;
    }
    const { page, breaks } = startOf(block, style);
    const own = named(page);
    if (!pages.has(undefined)) begin(undefined, own ?? named('Standard') ?? masters[0], true);
    else if (own) begin(block, own, true);
    else if (isTurned || breaks.has('break-before')) turn(block);
    isTurned = breaks.has('break-after') || !descendantsOf(block, 'soft-page-break').next().done;
  }
  if (!pages.has(undefined)) begin(undefined, named('Standard') ?? masters[0], true);
  if (isTurned) turn(body);
  return pages;
}

/** The page that a part of the text asks for, and whether it breaks pages. */
function startOf(
  block: XmlElement,
  style: OdfPackage['style'],
): { page: string | undefined; breaks: ReadonlySet<string> } {
  const breaks = new Set<string>();
  const family = block.name === 'table' ? 'table' : 'paragraph';
  const first = block.name === 'list' ? (firstParagraph(block) ?? block) : block;
  let page: string | undefined;
  let name = attributeOf(first, 'style-name');
  for (let depth = 0; name !== undefined && depth < 20; depth += 1) {
    const found = style(family, name);
    page ??= attributeOf(found, 'master-page-name');
    const properties = childOf(found, `${family}-properties`);
    for (const kind of ['break-before', 'break-after'])
      if (attributeOf(properties, kind) === 'page') breaks.add(kind);
    name = attributeOf(found, 'parent-style-name');
  }
  return { page, breaks };
}

function firstParagraph(parent: XmlElement): XmlElement | undefined {
  for (const child of elementsOf(parent)) {
    if (child.name === 'p' || child.name === 'h') return child;
    const inside = firstParagraph(child);
    if (inside) return inside;
  }
  return undefined;
}

/** Paragraphs, lists and tables, also those in sections and indexes, and where pages were turned between them. */
function* blocksOf(parent: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(parent)) {
    if (/^(?:p|h|list|table|soft-page-break)$/.test(child.name)) yield child;
    else if (
      /^(?:section|index-body|index-title|.*-index|table-of-content|bibliography)$/.test(child.name)
    )
      yield* blocksOf(child);
  }
}
