import { controlValue, partValues } from './controls.ts';
import { append, element, fragment, heading, link, setLanguage } from './html.ts';

/** Elements that are rebuilt under their own name. */
const kept = new Set(
  (
    'p div br hr ul ol li dl dt dd table caption thead tbody tfoot tr th td blockquote pre code ' +
    'strong b em i u s del ins sub sup small q cite abbr figure figcaption address'
  ).split(' '),
);

/** Elements that go with all that is in them. */
const dropped = new Set(
  (
    'script style template iframe frame frameset object embed applet noscript noframes svg math ' +
    'head title link meta base audio video canvas datalist button dialog portal xmp'
  ).split(' '),
);

export const cleaningLimits = { elements: 50_000, depth: 200, span: 1000 } as const;

export interface Cleaning {
  /** What stands for a picture, or undefined for nothing. */
  picture(source: string, alternative: string): Node | undefined;
}

export interface Cleaned {
  content: DocumentFragment;
  /** False where there was more than the limit. */
  whole: boolean;
}

/**
 * Rebuilds foreign HTML from a list of what may stay: meaning stays, and nothing that runs, loads,
 * styles or names. No attribute is copied but those read here one by one.
 */
export function clean(root: Node, cleaning: Cleaning): Cleaned {
  let left: number = cleaningLimits.elements;
  const values = new Set<Node>();
  const layouts = new Map<Element, boolean>();
  const isLayout = (part: Element, name: string): boolean => {
    if (!tableParts.test(name)) return false;
    const table = part.closest('table');
    if (!table) return true;
    let known = layouts.get(table);
    if (known === undefined) layouts.set(table, (known = isLayoutTable(table)));
    return known;
  };

  const children = (parent: Node, depth: number): Node[] => {
    const made: Node[] = [];
    for (const child of parent.childNodes) {
      if (left <= 0) break;
      const rebuilt = rebuild(child, depth);
      if (rebuilt) made.push(rebuilt);
    }
    return made;
  };

  const rebuild = (node: Node, depth: number): Node | undefined => {
    left -= 1;
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
      return document.createTextNode(node.nodeValue ?? '');
    if (!isElement(node)) return undefined;
    const name = node.localName.toLowerCase();
    if (dropped.has(name) || isHidden(node)) return undefined;
    if (depth > cleaningLimits.depth) return document.createTextNode(node.textContent ?? '');
    if (name === 'img')
      return cleaning.picture(
        node.getAttribute('src') ?? '',
        (node.getAttribute('alt') ?? '').trim(),
      );
    if (/^(?:input|select|textarea)$/.test(name)) {
      const value = controlValue(node, name);
      for (const part of value.childNodes) values.add(part);
      return value;
    }
    const content = children(node, depth + 1);
    const made = isLayout(node, name) ? element('div', ...content) : rebuilt(node, name, content);
    if (made instanceof HTMLElement) {
      setLanguage(made, languageOf(node));
      if (/^(?:ltr|rtl)$/i.test(node.getAttribute('dir') ?? ''))
        made.dir = node.getAttribute('dir')!.toLowerCase();
    }
    return made;
  };

  const content = fragment(...children(root, 0));
  partValues(content, values);
  return { content, whole: left > 0 };
}

const languageOf = (node: Element): string | undefined =>
  node.getAttribute('lang') ?? node.getAttribute('xml:lang') ?? undefined;

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/**
 * Text that senders hide from readers is for programs: previews, filters of unwanted mail. The style of a
 * letter stands aside from the policy of the page (`parseHtml`).
 */
function isHidden(node: Element): boolean {
  const style = node.getAttribute('style') ?? node.getAttribute('data-style') ?? '';
  return node.hasAttribute('hidden') || /(?:^|;)\s*display\s*:\s*none/i.test(style);
}

function rebuilt(node: Element, name: string, content: Node[]): Node {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) return heading(Number(level), ...content);
  if (name === 'a') return link(node.getAttribute('href'), ...content);
  if (name === 'fieldset' || name === 'legend') return element('div', ...content);
  // What means nothing by itself stays where it says which language its text is in.
  if (!kept.has(name))
    return languageOf(node) && name === 'span' ? element('span', ...content) : fragment(...content);
  const made = element(name as 'p');
  append(made, ...content);
  if (name === 'td' || name === 'th') {
    const cell = made as HTMLElement as HTMLTableCellElement;
    const [wide, tall] = [spanOf(node, 'colspan'), spanOf(node, 'rowspan')];
    if (wide > 1) cell.colSpan = wide;
    if (tall > 1) cell.rowSpan = tall;
    const scope = (node.getAttribute('scope') ?? '').toLowerCase();
    if (name === 'th' && /^(?:row|col|rowgroup|colgroup)$/.test(scope)) cell.scope = scope;
  }
  if (name === 'ol') {
    const start = Number.parseInt(node.getAttribute('start') ?? '', 10);
    if (start > 0) (made as HTMLElement as HTMLOListElement).start = start;
  }
  return made;
}

function spanOf(node: Element, name: string): number {
  const span = Number.parseInt(node.getAttribute(name) ?? '', 10);
  return span > 1 ? Math.min(span, cleaningLimits.span) : 1;
}

const tableParts = /^(?:table|thead|tbody|tfoot|tr|td|th)$/;

/** Messages are laid out in tables that say nothing: such a table becomes plain blocks. */
function isLayoutTable(table: Element): boolean {
  if (/^(?:presentation|none)$/i.test(table.getAttribute('role') ?? '')) return true;
  if (table.querySelector('th, caption')) return false;
  return table.querySelector('table') !== null || !table.querySelector('td ~ td');
}
