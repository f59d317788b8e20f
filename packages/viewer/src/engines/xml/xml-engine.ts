import { xmlClaims } from '../containers/signatures.ts';
import type {
  DocumentEngine,
  DocumentSource,
  OpenDocument,
  OpenOptions,
  ReadablePage,
  ReadingWords,
} from '../engine.ts';
import { element, fragment, page } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { cutText, paragraphs } from '../text/text-engine.ts';
import { wholeSource } from '../whole-source.ts';
import { embeddedFiles } from './embedded-files.ts';
import { parseXml, type XmlElement, xmlText } from './parse-xml.ts';
import { transformed } from './transform.ts';
import { xmlTree } from './xml-tree.ts';

/**
 * Shows XML by the page's own view of it (`OpenOptions.xmlView`), else as an indented outline; what
 * is no well-formed XML, or declares a document type, as its plain text. A stylesheet that the
 * document names for itself is never followed.
 */
export const xmlEngine: DocumentEngine = {
  name: 'xml',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const text = xmlText(await wholeSource(source, options.signal));
    const root = parsed(text);
    const files = root && embeddedFiles(root);
    return readingDocument({
      async read(_, { words }) {
        if (!root) return plain(text, words);
        const view = options.xmlView && (await transformed(root, options.xmlView, words));
        return view ?? page(xmlTree(root, words, files), 'stated');
      },
      attachments: [...(files?.values() ?? [])],
      signatures: async () => (root ? xmlClaims(root, (covered) => covered.has('')) : []),
    });
  },
};

function parsed(text: string): XmlElement | undefined {
  try {
    return parseXml(text);
  } catch {
    return undefined;
  }
}

function plain(text: string, words: ReadingWords): ReadablePage {
  const { shown, whole } = cutText(text.replace(/\r\n?/g, '\n'));
  const cut = !whole && element('p', words.cutOff('text', shown.length));
  return page(fragment(cut, ...paragraphs(shown)), 'stated');
}
