import { visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import type { Attachment, ReadingWords } from '../engine.ts';
import { element, fragment, interfaceWords } from '../reading/html.ts';
import { base64Of, isSignature, sizeOf } from './embedded-files.ts';
import { isElement, type XmlElement } from './parse-xml.ts';

const limits = { items: 20_000, text: 2000 } as const;

/**
 * XML as nested lists: each element its name, its attributes and its text, in the document's order.
 * Declarations of namespaces and signatures are left out, long texts are cut, and in place of encoded data
 * stands how large it is.
 * @param files those that can be opened in place, by the element that holds them
 */
export function xmlTree(
  root: XmlElement,
  words: ReadingWords,
  files: ReadonlyMap<XmlElement, Attachment> = new Map(),
): DocumentFragment {
  let left: number = limits.items;
  const indexes = new Map([...files.keys()].map((node, index) => [node, index]));

  const written = (text: string): Node | string => {
    const letters = base64Of(text);
    if (!letters) return cut(text);
    const size = fileSize(words.language, sizeOf(letters));
    return interfaceWords(words, element('span', words.encoded(size)));
  };

  const item = (node: XmlElement): HTMLLIElement => {
    left -= 1;
    const made = element('li', element('strong', node.name));
    const attributes = node.attributes.filter(
      ({ qualifiedName }) => !/^(?:xmlns(?::|$)|xsi:schemaLocation$)/.test(qualifiedName),
    );
    if (attributes.length > 0)
      made.append(` (${attributes.map(({ name, value }) => `${name}: ${cut(value)}`).join(', ')})`);
    const file = files.get(node);
    if (file) {
      const button = element('button', visibleName(file.name));
      button.type = 'button';
      button.dataset['attachment'] = String(indexes.get(node));
      made.append(': ', button, ` (${fileSize(words.language, file.size ?? 0)})`);
      return made;
    }
    const own = element('ul');
    let first = true;
    for (const child of node.children) {
      if (left <= 0) break;
      if (isElement(child)) {
        if (!isSignature(child)) own.append(item(child));
      } else if (child.trim() !== '') {
        const text = written(child.trim());
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
