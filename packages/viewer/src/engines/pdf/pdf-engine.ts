import {
  getDocument,
  type PDFDocumentProxy,
  PasswordException,
  PasswordResponses,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist';
import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { limitWork, openingLimit } from '../patience.ts';
import { pageDocument } from './page-document.ts';
import { PdfDocument } from './pdf-document.ts';
import { chunkSize, fetchPdf, type PdfSource } from './pdf-source.ts';
import { pdfAssets, startPdfWorker } from './pdf-worker.ts';

// A page may hold one huge image; decoded it takes four bytes a pixel.
const largestImage = 100_000_000;

/** Shows PDF by pdf.js, with its parser in a real worker and nowhere else. */
export const pdfEngine: DocumentEngine = { name: 'pdf', open };

/** A document in a worker of its own. */
export interface PdfProcess {
  readonly pdf: PDFDocumentProxy;
  /** Bytes fetched in parts; 0 where the whole file was there from the beginning. */
  readonly fetched: number;
  readonly isFetching: boolean;
  /** True once all of the file is there. */
  readonly isWhole: boolean;
  release(): Promise<void>;
}

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
  const process = await start(source, options);
  try {
    // A document that was opened once is asked for again by itself: nobody can cancel that.
    const again: OpenOptions = { ...options, signal: new AbortController().signal };
    return new PdfDocument(process, await describe(process.pdf), () => start(source, again));
  } catch (error) {
    await process.release();
    options.signal.throwIfAborted();
    throw failure(error);
  }
}

async function start(source: DocumentSource, options: OpenOptions): Promise<PdfProcess> {
  const { signal, password, lost } = options;
  if (source instanceof Uint8Array && source.byteLength === 0) throw new DocumentFailure('empty');
  const ended = new AbortController();
  const reading = AbortSignal.any([signal, ended.signal]);
  // Both travel at once; the worker's file is usually the later one.
  const starting = startPdfWorker(reading);
  const fetching = source instanceof URL ? fetchPdf(source, reading, lost) : { data: source };
  let port: Worker;
  let content: PdfSource;
  try {
    [port, content] = await Promise.all([starting, fetching]);
  } catch (error) {
    ended.abort();
    void starting.then(
      (worker) => worker.terminate(),
      () => undefined,
    );
    throw error;
  }
  const worker = new PDFWorker({ port: port as never, verbosity: VerbosityLevel.ERRORS });
  const assets = pdfAssets().href;
  const task = getDocument({
    ...content,
    ...(password === undefined ? {} : { password }),
    worker,
    ownerDocument: pageDocument(),
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: `${assets}cmaps/`,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    iccUrl: `${assets}iccs/`,
    // Only what a shown page needs is fetched.
    rangeChunkSize: chunkSize,
    disableAutoFetch: true,
    disableStream: true,
    // A second worker would need a second address in the policy.
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: largestImage,
    // The browser's decoder keeps every picture it has decoded: 15 MB for each page of a scan.
    isImageDecoderSupported: false,
  });
  const release = async (): Promise<void> => {
    ended.abort();
    // A worker that is stuck in a file answers nobody, also not to the request to end.
    const destroyed = task.destroy().catch(() => undefined);
    await Promise.race([destroyed, new Promise((resolve) => setTimeout(resolve, 1000))]);
    worker.destroy();
    port.terminate();
  };
  const aborted = (): void => void release();
  signal.addEventListener('abort', aborted, { once: true });
  const isFetching = (): boolean => 'range' in content && content.range.isFetching;
  let stop = (): void => undefined;
  const tooLong = new Promise<never>((_, reject) => {
    stop = limitWork(openingLimit, isFetching, () => reject(new DocumentFailure('broken')));
  });
  try {
    const pdf = await Promise.race([task.promise, tooLong]);
    // Its first page is asked for next; both answers travel together.
    pdf.getPage(1).catch(() => undefined);
    await Promise.race([pdf.getMetadata(), tooLong]);
    signal.throwIfAborted();
    return {
      pdf,
      get fetched() {
        return 'range' in content ? content.range.fetched : 0;
      },
      get isFetching() {
        return isFetching();
      },
      get isWhole() {
        return !('range' in content) || content.range.isWhole;
      },
      release,
    };
  } catch (error) {
    await release();
    signal.throwIfAborted();
    throw failure(error);
  } finally {
    stop();
    signal.removeEventListener('abort', aborted);
  }
}

async function describe(pdf: PDFDocumentProxy): Promise<{ title: string; language: string }> {
  const { info } = await pdf.getMetadata();
  const { Title, Language } = info as { Title?: string; Language?: string };
  return { title: Title ?? '', language: Language ?? '' };
}

function failure(error: unknown): DocumentFailure {
  if (error instanceof DocumentFailure) return error;
  const options = { cause: error };
  if (error instanceof PasswordException) {
    const wrong = (error as { code?: number }).code === PasswordResponses.INCORRECT_PASSWORD;
    return new DocumentFailure(wrong ? 'wrong-password' : 'password', options);
  }
  return new DocumentFailure('broken', options);
}
