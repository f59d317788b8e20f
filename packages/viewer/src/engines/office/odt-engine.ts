import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { OdfBody } from './odf-body.ts';
import { countOdfChanges, openOdf } from './odf-package.ts';
import { pagesOf } from './odf-pages.ts';
import { claimsIn, PackagePictures } from './package.ts';

/** Shows ODT as one page of HTML. */
export const odtEngine: DocumentEngine = {
  name: 'odt',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const odf = await openOdf(await wholeSource(source, options.signal), 'text');
    const { language, title, properties, body } = odf;
    const pages = pagesOf(odf);
    const margins = [...pages.values()].flatMap(({ headers, footers }) => [...headers, ...footers]);
    return readingDocument({
      language,
      title,
      properties,
      notices: [{ what: 'changes', count: countOdfChanges(body, ...margins) }],
      signatures: () => claimsIn(odf.office),
      async read(_, { words, signal }) {
        const pictures = new PackagePictures(odf.office, words);
        const content = new OdfBody(odf, pictures, words).convert(body, pages);
        await pictures.load(signal);
        return statedPage(content, words, pictures.pictures);
      },
    });
  },
};
