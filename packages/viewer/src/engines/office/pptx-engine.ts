import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
  type ReadingWords,
} from '../engine.ts';
import { append, fragment, heading, interfaceWords, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  type XmlElement,
} from '../xml/parse-xml.ts';
import { partsToShow } from './hidden-parts.ts';
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
import { PptxSlide, titleOfSlide } from './pptx-slide.ts';

const mostSlides = 1000;

/** Shows PPTX: each slide a page with its title as heading, its text and its pictures. */
export const pptxEngine: DocumentEngine = { name: 'pptx', open };

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
  const { signal } = options;
  const office = openPackage(await wholeSource(source, signal));
  const main = await mainPart(office, 'ppt/presentation.xml');
  const [root, relations, properties] = await Promise.all([
    office.xml(main),
    relationsOf(office, main),
    officeProperties(office),
  ]);
  const all: { name: string; root: XmlElement }[] = [];
  for (const entry of elementsOf(childOf(root, 'sldIdLst'), 'sldId').slice(0, mostSlides)) {
    // An entry has an id of its own beside the id of its part.
    const id = entry.attributes.find((each) => each.qualifiedName.endsWith(':id'))?.value;
    const name = relations.get(id ?? '')?.target;
    const slide = name ? await office.xml(name) : undefined;
    signal.throwIfAborted();
    if (name && slide) all.push({ name, root: slide });
  }
  const { shown: slides, notice } = partsToShow('Slides', all, (slide) =>
    /^(?:0|false)$/.test(attributeOf(slide.root, 'show') ?? ''),
  );
  const language = mainLanguage(slides.map((slide) => slide.root));
  return readingDocument({
    pageCount: slides.length,
    parts: 'slides',
    language,
    title: titleIn(properties),
    properties,
    notices: [notice],
    signatures: () => claimsIn(office),
    label: (number) => titleOfSlide(slides[number - 1]?.root),
    outline: slides.map((slide, index) => ({
      title: titleOfSlide(slide.root) ?? '',
      page: index + 1,
      children: [],
    })),
    async read(number, { words, signal: reading }) {
      const slide = slides[number - 1];
      if (!slide) throw new DocumentFailure('broken');
      const pictures = new PackagePictures(office, words);
      const parts = await relationsOf(office, slide.name);
      const content = new PptxSlide(parts, pictures, language).convert(slide.root);
      append(content, await speakerNotes(office, parts, pictures, words, language));
      await pictures.load(reading);
      return statedPage(content, words, pictures.pictures);
    },
  });
}

/** What the speaker noted to a slide, under a heading. */
async function speakerNotes(
  office: OfficePackage,
  slide: ReadonlyMap<string, Relation>,
  pictures: PackagePictures,
  words: ReadingWords,
  language: string,
): Promise<DocumentFragment | undefined> {
  const part = [...slide.values()].find(({ type }) => type === 'notesSlide')?.target;
  // Notes that are damaged leave the slide as it is.
  const root = part && (await office.xml(part).catch(() => undefined));
  if (!root) return undefined;
  const relations = await relationsOf(office, part);
  const notes = new PptxSlide(relations, pictures, language).notes(root);
  return notes.hasChildNodes()
    ? fragment(interfaceWords(words, heading(2, words.speakerNotes())), notes)
    : undefined;
}

/** The language that most runs of text are marked with. */
function mainLanguage(slides: readonly XmlElement[]): string {
  const runs = new Map<string, number>();
  for (const slide of slides) {
    for (const run of descendantsOf(slide, 'rPr')) {
      const language = attributeOf(run, 'lang');
      if (language) runs.set(language, (runs.get(language) ?? 0) + 1);
    }
  }
  return [...runs].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
