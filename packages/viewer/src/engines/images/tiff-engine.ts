import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { pdfEngine } from '../pdf/pdf-engine.ts';
import { wholeSource } from '../whole-source.ts';
import { lacksRows } from './tiff.ts';
import { tiffToPdf } from './tiff-to-pdf.ts';
import { unpackTiff } from './unpack-tiff.ts';

/** Shows TIFF, each of its pictures a page, by the decoders of the PDF engine. */
export const tiffEngine: DocumentEngine = {
  name: 'tiff',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const bytes = await wholeSource(source, options.signal);
    const pdf = await asPdf(bytes, options.signal).catch((error: unknown) => {
      if (error instanceof DocumentFailure && error.code === 'unsupported')
        error.facts = { isPictureKind: true };
      throw error;
    });
    const opened = await pdfEngine.open(pdf, options);
    // What was received, and not what was made of it.
    opened.wholeFile = async () => bytes;
    opened.isCutOff ||= lacksRows(bytes);
    return opened;
  },
};

const asPdf = async (
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> => tiffToPdf(bytes, await unpackTiff(bytes, signal));
