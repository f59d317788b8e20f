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
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  textOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { DocxBody, type DocxPart } from './docx-body.ts';
import { countChanges } from './docx-changes.ts';
import { DocxStyles, isOn } from './docx-styles.ts';
import {
  claimsIn,
  mainPart,
  type OfficePackage,
  officeProperties,
  openPackage,
  PackagePictures,
  type Relation,
  relationsOf,
  titleIn,
} from './package.ts';

/** Headers, and footers, of one document that are read. */
const mostMargins = 100;

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
  const [relations, settings, styleSheet, numbering, footnotes, endnotes, comments, properties] =
    await Promise.all([
      relationsOf(office, main),
      optional('settings.xml'),
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
  const parts = (kind: 'header' | 'footer'): Promise<DocxPart[]> =>
    marginParts(
      office,
      relations,
      marginIds(body, kind, isOn(childOf(settings, 'evenAndOddHeaders'))),
    );
  const margins = { headers: await parts('header'), footers: await parts('footer') };
  const tracked = [body, footnotes, endnotes].concat(
    Object.values(margins).flatMap((all) => all.map(({ part }) => part)),
  );
  return readingDocument({
    language,
    title: titleIn(properties),
    properties,
    notices: [
      {
        what: 'changes',
        count: tracked.reduce((sum, part) => sum + countChanges(part), 0),
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
      const content = converter.convert({ part: body, relations }, margins);
      await pictures.load(signal);
      return statedPage(content, words, pictures.pictures);
    },
  });
}

/** Those of all sections, of the pages that are told apart: the first one, and those on the left. */
function marginIds(body: XmlElement, kind: 'header' | 'footer', hasEven: boolean): Set<string> {
  const ids = new Set<string>();
  // A section that names none goes on with that of the section before.
  const latest = new Map<string | undefined, string>();
  for (const section of descendantsOf(body, 'sectPr')) {
    for (const reference of elementsOf(section, `${kind}Reference`))
      latest.set(attributeOf(reference, 'type'), attributeOf(reference, 'id') ?? '');
    const hasFirst = isOn(childOf(section, 'titlePg'));
    for (const type of [hasFirst && 'first', 'default', hasEven && 'even'])
      if (type) ids.add(latest.get(type) ?? '');
  }
  return ids;
}

async function marginParts(
  office: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
  ids: ReadonlySet<string>,
): Promise<DocxPart[]> {
  const parts: DocxPart[] = [];
  for (const id of [...ids].slice(0, mostMargins)) {
    const name = relations.get(id)?.target;
    // One that is damaged leaves the text as it is.
    const part = name ? await office.xml(name).catch(() => undefined) : undefined;
    if (name && part) parts.push({ part, relations: await relationsOf(office, name) });
  }
  return parts;
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
