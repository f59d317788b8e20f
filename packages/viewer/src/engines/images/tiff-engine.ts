import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { pdfEngine } from '../pdf/pdf-engine.ts';
import { wholeSource } from '../whole-source.ts';
import { tiffToPdf } from './tiff-to-pdf.ts';

/** Shows TIFF, each of its pictures a page, by the decoders of the PDF engine. */
export const tiffEngine: DocumentEngine = {
  name: 'tiff',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const bytes = await wholeSource(source, options.signal);
    const opened = await pdfEngine.open(tiffToPdf(bytes), options);
    // What was received, and not what was made of it.
    opened.wholeFile = async () => bytes;
    return opened;
  },
};
