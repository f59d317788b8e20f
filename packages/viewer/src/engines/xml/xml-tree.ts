import type { ReadingWords } from '../engine.ts';
import { element, fragment } from '../reading/html.ts';
import { isElement, type XmlElement } from './parse-xml.ts';

const limits = { items: 20_000, text: 2000 } as const;

/**
 * XML as nested lists: each element its name, its attributes and its text, in the document's order.
 * Declarations of namespaces are left out, and long texts such as encoded files are cut.
 */
export function xmlTree(root: XmlElement, words: ReadingWords): DocumentFragment {
  let left: number = limits.items;

  const item = (node: XmlElement): HTMLLIElement => {
    left -= 1;
    const made = element('li', element('strong', node.name));
    const attributes = node.attributes.filter(
      ({ qualifiedName }) => !/^(?:xmlns(?::|$)|xsi:schemaLocation$)/.test(qualifiedName),
    );
    if (attributes.length > 0)
      made.append(` (${attributes.map(({ name, value }) => `${name}: ${cut(value)}`).join(', ')})`);
    const own = element('ul');
    let first = true;
    for (const child of node.children) {
      if (left <= 0) break;
      if (isElement(child)) own.append(item(child));
      else if (child.trim() !== '') {
        const text = cut(child.trim());
        // Text that stands among elements keeps its place among them.
        if (first) made.append(': ', text);
        else own.append(element('li', text));
        left -= 1;
      }
      if (isElement(child) || child.trim() !== '') first = false;
    }
    if (own.hasChildNodes()) made.append(own);
    return made;
  };

  const tree = element('ul', item(root));
  return fragment(left <= 0 && element('p', words.cutOff('rows', limits.items)), tree);
}

const cut = (text: string): string =>
  text.length > limits.text
    ? `${text.slice(0, limits.text).replace(/[\ud800-\udbff]$/, '')}…`
    : text;
