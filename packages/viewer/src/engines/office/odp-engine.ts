import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { append, fragment, heading, interfaceWords, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { attributeOf, childOf, elementsOf, textOf, type XmlElement } from '../xml/parse-xml.ts';
import { partsToShow } from './hidden-parts.ts';
import { OdfBody } from './odf-body.ts';
import { openOdf } from './odf-package.ts';
import { claimsIn, PackagePictures } from './package.ts';

/** Shows ODP: each slide a page with its title as heading, its text and its pictures. */
export const odpEngine: DocumentEngine = {
  name: 'odp',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const odf = await openOdf(await wholeSource(source, options.signal), 'presentation');
    const { language, title, properties } = odf;
    const all = elementsOf(odf.body, 'page');
    const { shown: slides, notice } = partsToShow('Slides', all, (slide) => {
      const style = odf.style('drawing-page', attributeOf(slide, 'style-name'));
      const look = childOf(style, 'drawing-page-properties');
      return attributeOf(look, 'visibility') === 'hidden';
    });
    return readingDocument({
      pageCount: slides.length,
      parts: 'slides',
      language,
      title,
      properties,
      notices: [notice],
      signatures: () => claimsIn(odf.office),
      label: (number) => titleOf(slides[number - 1]),
      outline: slides.map((slide, index) => ({
        title: titleOf(slide) ?? '',
        page: index + 1,
        children: [],
      })),
      async read(number, { words, signal }) {
        const slide = slides[number - 1];
        if (!slide) throw new DocumentFailure('broken');
        const pictures = new PackagePictures(odf.office, words);
        const body = new OdfBody(odf, pictures, words);
        const title = titleFrame(slide);
        const text = titleOf(slide);
        const content = fragment(text ? heading(1, text) : undefined);
        const others = slide.children.filter((child) => child !== title);
        body.blocks({ ...slide, children: others }, content);
        body.writeNotes(content);
        const notes = fragment();
        for (const frame of elementsOf(childOf(slide, 'notes'), 'frame'))
          if (/^(?:notes)?$/.test(attributeOf(frame, 'class') ?? ''))
            append(notes, body.frame(frame));
        if (notes.textContent?.trim())
          append(content, interfaceWords(words, heading(2, words.speakerNotes())), notes);
        await pictures.load(signal);
        return statedPage(content, words, pictures.pictures);
      },
    });
  },
};

const titleFrame = (slide: XmlElement | undefined): XmlElement | undefined =>
  elementsOf(slide, 'frame').find((frame) => attributeOf(frame, 'class') === 'title');

function titleOf(slide: XmlElement | undefined): string | undefined {
  const frame = titleFrame(slide);
  return textOf(childOf(frame, 'text-box')).replace(/\s+/g, ' ').trim() || undefined;
}
