import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { attributeOf, childOf, descendantsOf, textOf, type XmlElement } from '../xml/parse-xml.ts';
import { DocxBody } from './docx-body.ts';
import { countChanges } from './docx-changes.ts';
import { DocxStyles } from './docx-styles.ts';
import {
  claimsIn,
  mainPart,
  officeProperties,
  openPackage,
  PackagePictures,
  relationsOf,
  titleIn,
} from './package.ts';

/** Shows DOCX as one page of HTML: what its paragraphs mean, not where they stood on paper. */
export const docxEngine: DocumentEngine = { name: 'docx', open };

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
  const office = openPackage(await wholeSource(source, options.signal));
  const main = await mainPart(office, 'word/document.xml');
  const root = await office.xml(main);
  const body = childOf(root, 'body');
  if (!body) throw new DocumentFailure('broken');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const optional = (name: string): Promise<XmlElement | undefined> =>
    office.xml(folder + name).catch(() => undefined);
  const [relations, styleSheet, numbering, footnotes, endnotes, comments, properties] =
    await Promise.all([
      relationsOf(office, main),
      optional('styles.xml'),
      optional('numbering.xml'),
      optional('footnotes.xml'),
      optional('endnotes.xml'),
      optional('comments.xml'),
      officeProperties(office),
    ]);
  options.signal.throwIfAborted();
  const styles = new DocxStyles(styleSheet);
  const language = mainLanguage(body, styles);
  return readingDocument({
    language,
    title: titleIn(properties),
    properties,
    notices: [
      {
        what: 'changes',
        count: [body, footnotes, endnotes].reduce((sum, part) => sum + countChanges(part), 0),
      },
    ],
    signatures: () => claimsIn(office),
    async read(_, { words, signal }) {
      const pictures = new PackagePictures(office, words);
      const converter = new DocxBody({
        styles,
        numbering,
        notes: { footnote: footnotes, endnote: endnotes },
        comments,
        language,
        pictures,
        words,
      });
      const margins = async (kind: 'header' | 'footer') => {
        const name = relations.get(marginId(body, kind) ?? '')?.target;
        const part = name ? await office.xml(name).catch(() => undefined) : undefined;
        return part && name ? { part, relations: await relationsOf(office, name) } : undefined;
      };
      const content = converter.convert(
        { part: body, relations },
        await margins('header'),
        await margins('footer'),
      );
      await pictures.load(signal);
      return statedPage(content, words, pictures.pictures);
    },
  });
}

/** Of the first page where the document gives that one its own, else of all pages. */
function marginId(body: XmlElement, kind: 'header' | 'footer'): string | undefined {
  // The first section's properties stand in its last paragraph, the last one's at the end.
  const section = [...descendantsOf(body, 'sectPr')][0];
  const wanted = childOf(section, 'titlePg') ? ['first', 'default'] : ['default'];
  const references = [...descendantsOf(section, `${kind}Reference`)];
  for (const type of wanted) {
    const found = references.find((reference) => attributeOf(reference, 'type') === type);
    if (found) return attributeOf(found, 'id');
  }
  return undefined;
}

/** The language that most of the text is marked with: word processors mark run by run. */
function mainLanguage(body: XmlElement, styles: DocxStyles): string {
  const letters = new Map<string, number>();
  for (const run of descendantsOf(body, 'r')) {
    const language = styles.run(childOf(run, 'rPr')).language ?? styles.language;
    const length = textOf(childOf(run, 't')).length;
    letters.set(language, (letters.get(language) ?? 0) + length);
  }
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? styles.language;
}
