import type { OpenOptions, ReadablePage, ReadingWords } from '../engine.ts';
import { element, interfaceWords, page, Pictures } from '../reading/html.ts';
import { clean } from '../reading/sanitize.ts';
import { writtenPicture } from '../reading/written-picture.ts';
import { isElement, type XmlElement } from './parse-xml.ts';

/**
 * The XML as the page's stylesheet or function makes it, cleaned to plain HTML. `undefined` where the
 * browser has no XSLT any more, or where the view fails: then the XML is shown as it is.
 */
export async function transformed(
  root: XmlElement,
  view: NonNullable<OpenOptions['xmlView']>,
  words: ReadingWords,
): Promise<ReadablePage | undefined> {
  try {
    const xml = documentOf(root);
    const result = typeof view === 'function' ? await view(xml) : byStylesheet(xml, view);
    if (!result) return undefined;
    const pictures = new Pictures();
    const from = result.nodeType === Node.DOCUMENT_NODE ? bodyOf(result as Document) : result;
    const { content, whole } = clean(from, {
      picture(source, alternative) {
        const inside = writtenPicture(source);
        if (inside) {
          const shown = pictures.add(inside.bytes, inside.type, alternative || words.picture());
          return alternative ? shown : interfaceWords(words, shown);
        }
        if (alternative) return element('span', `[${alternative}]`);
        const why = /^data:/i.test(source) ? words.notShown('picture') : words.remotePicture();
        return interfaceWords(words, element('span', `[${why}]`));
      },
    });
    if (!content.textContent?.trim()) return undefined;
    if (!whole)
      content.prepend(
        interfaceWords(words, element('p', words.cutOff('text', content.textContent.length))),
      );
    return page(content, 'stated', pictures);
  } catch {
    return undefined;
  }
}

function byStylesheet(xml: Document, stylesheet: Document): Node | undefined {
  if (!('XSLTProcessor' in globalThis)) return undefined;
  const processor = new XSLTProcessor();
  processor.importStylesheet(stylesheet);
  // In a document of its own nothing that the result names is loaded or run.
  const inert = document.implementation.createHTMLDocument('');
  return processor.transformToFragment(xml, inert) ?? undefined;
}

const bodyOf = (result: Document): Node =>
  result.querySelector('body') ?? result.documentElement ?? result;

/** The parsed tree as a document of the browser, made without parsing text again. */
function documentOf(root: XmlElement): Document {
  const made = document.implementation.createDocument(null, null);
  const build = (node: XmlElement): Element => {
    const part = made.createElementNS(node.namespace || null, node.qualifiedName);
    for (const { qualifiedName, namespace, value } of node.attributes) {
      const isDeclaration = /^xmlns(?::|$)/.test(qualifiedName);
      const space = isDeclaration ? 'http://www.w3.org/2000/xmlns/' : namespace || null;
      part.setAttributeNS(space, qualifiedName, value);
    }
    for (const child of node.children) part.append(isElement(child) ? build(child) : child);
    return part;
  };
  made.append(build(root));
  return made;
}
