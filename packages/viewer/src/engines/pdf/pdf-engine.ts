import { isCutPdf, pdfHead, pdfTail } from '@twintown/core/files/pdf-end.js';
import { latin1 } from '@twintown/core/files/source.js';
import {
  getDocument,
  type PDFDocumentProxy,
  PasswordException,
  PasswordResponses,
  PDFWorker,
  VerbosityLevel,
} from '../../generated/pdfjs.js';
import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
} from '../engine.ts';
import { limitWork, openingLimit } from '../patience.ts';
import { visibleText } from '../visible-text.ts';
import { pageDocument } from './page-document.ts';
import { PdfDocument } from './pdf-document.ts';
import { beginPage } from './pdf-head-start.ts';
import { chunkSize, fetchPart, fetchPdf, fetchWhole, type PdfSource } from './pdf-source.ts';
import { watchRest } from './pdf-worker-rest.ts';
import { endPdfWorker, startPdfWorker } from './pdf-worker-service.ts';
import { pdfAssets } from './pdf-worker.ts';

// A page may hold one huge image; decoded it takes four bytes a pixel.
const largestImage = 100_000_000;

/** Bytes that are taken from one worker to the next. Of larger files a second copy would weigh more than what it frees. */
const largestCopy = 16 * 1024 * 1024;

/** What one worker reads of several documents, one after the other: it does not give back all it took. */
const workerBudget = { bytes: 8 * 1024 * 1024, pages: 50 };

const read = new WeakMap<Worker, typeof workerBudget>();

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
  /** True where the end of the file is missing. */
  readonly isCutOff: boolean;
  /** True where another process can be given the file by this one. */
  readonly isPortable: boolean;
  /** Bytes of the file that are asked for once more; undefined where they cannot be had without the rest. */
  part(begin: number, end: number): Promise<Uint8Array | undefined>;
  /** A page is being drawn: what was begun ahead for that is no longer needed. */
  drawn(): void;
  /** @param pages used of it, by which its worker is judged; without them it serves no other document */
  release(pages?: number): Promise<void>;
}

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
  const process = await start(source, options);
  try {
    return new PdfDocument(process, await describe(process.pdf), (present, signal) =>
      startAgain(source, present, { ...options, drawsFirstPage: false, signal }),
    );
  } catch (error) {
    await process.release();
    options.signal.throwIfAborted();
    throw failure(error);
  }
}

/** The same document in a second process. What is there already is not fetched again. */
async function startAgain(
  source: DocumentSource,
  present: PdfProcess,
  options: OpenOptions,
): Promise<PdfProcess | undefined> {
  if (present.isPortable) {
    return start((await present.pdf.getData()) as Uint8Array<ArrayBuffer>, options, true);
  }
  return source instanceof URL ? start(source, options, true) : undefined;
}

/** Says that a file that comes in parts has an object that should come in one piece. */
class LongObject extends Error {}

async function start(
  source: DocumentSource,
  options: OpenOptions,
  isFresh = false,
): Promise<PdfProcess> {
  try {
    return await startOnce(source, options, isFresh);
  } catch (error) {
    if (!(error instanceof LongObject) || !(source instanceof URL)) throw error;
    return startOnce(await fetchWhole(source, options.signal), options, isFresh, source);
  }
}

async function startOnce(
  source: DocumentSource,
  options: OpenOptions,
  isFresh: boolean,
  address = source instanceof URL ? source : undefined,
): Promise<PdfProcess> {
  const { signal, password, lost } = options;
  if (source instanceof Uint8Array && source.byteLength === 0) throw new DocumentFailure('empty');
  const ended = new AbortController();
  const reading = AbortSignal.any([signal, ended.signal]);
  // Both travel at once; the worker's file is usually the later one.
  const starting = startPdfWorker(reading, isFresh);
  let giveUp: (reason: Error) => void = () => undefined;
  const givenUp = new Promise<never>((_, reject) => (giveUp = reject));
  // Told to whoever waits for the document, and to nobody where nobody does.
  givenUp.catch(() => {});
  let tellLost: (failure: DocumentFailure) => void = giveUp;
  const fetching =
    source instanceof URL
      ? fetchPdf(source, reading, (failure) => tellLost(failure))
      : { data: source };
  let port: Worker;
  let content: PdfSource;
  let hasBegun = false;
  let isLacking = false;
  let lacks = (): void => void (isLacking = true);
  let holdsLongObject = false;
  // One in the midst of reading complains when it is asked to end, and one that never began is silent.
  const isDeaf = (): boolean => holdsLongObject || !hasBegun;
  try {
    const [{ worker, ready }, fetched] = await Promise.all([starting, fetching]);
    [port, content] = [worker, fetched];
    watchRest(worker, () => lacks(), reading);
    // What it is asked meanwhile waits for it.
    ready.then(() => (hasBegun = true), giveUp);
    reading.throwIfAborted();
  } catch (error) {
    ended.abort();
    // Nothing was asked of it.
    void starting.then(
      ({ worker, ready }) =>
        endPdfWorker(
          worker,
          ready.then(
            () => true,
            () => false,
          ),
        ),
      () => undefined,
    );
    throw error;
  }
  if ('range' in content) content.range.longObject = () => giveUp(new LongObject());
  const size = 'range' in content ? content.range.length : content.data.length;
  // Before the worker takes the bytes.
  const beginning = 'range' in content ? content.range.head : content.data;
  const head = latin1(beginning.subarray(0, pdfHead));
  const tailOfAll = 'range' in content ? '' : latin1(content.data.subarray(-pdfTail));
  const isCutOff = (): boolean => {
    const tail = 'range' in content ? content.range.tail : tailOfAll;
    return tail !== '' && isCutPdf(head, tail);
  };
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
  const isFit = (pages: number): boolean => {
    const before = read.get(port) ?? { bytes: 0, pages: 0 };
    const fetched = 'range' in content ? content.range.fetched : size;
    const now = { bytes: before.bytes + fetched, pages: before.pages + pages };
    read.set(port, now);
    return now.bytes <= workerBudget.bytes && now.pages <= workerBudget.pages;
  };
  const end = async (pages: number): Promise<boolean> => {
    // A worker that is stuck in a file answers nobody, also not to the request to end.
    const destroyed = task.destroy().then(
      () => true,
      () => false,
    );
    const late = new Promise<false>((resolve) => setTimeout(resolve, isDeaf() ? 0 : 1000, false));
    const hasAnswered = await Promise.race([destroyed, late]);
    worker.destroy();
    return hasAnswered && isFit(pages);
  };
  let ending: Promise<boolean> | undefined;
  const release = async (pages = Infinity): Promise<void> => {
    ended.abort();
    if (!ending) endPdfWorker(port, (ending = end(pages)));
    await ending;
  };
  const aborted = (): void => void release();
  signal.addEventListener('abort', aborted, { once: true });
  const isFetching = (): boolean => !hasBegun || ('range' in content && content.range.isFetching);
  const isWhole = (): boolean => !('range' in content) || content.range.isWhole;
  const stop = limitWork(openingLimit, isFetching, () => giveUp(new DocumentFailure('broken')));
  try {
    const pdf = await Promise.race([task.promise, givenUp]);
    // Its first page is asked for next; both answers travel together.
    const first = pdf.getPage(1);
    // What is wrong with the page is told when it is drawn.
    const begun = first
      .then((page) => (options.drawsFirstPage ? beginPage(page) : undefined))
      .catch(() => undefined);
    await Promise.race([pdf.getMetadata(), givenUp]);
    signal.throwIfAborted();
    // From here on the rest of the file is missed by whoever reads it.
    tellLost = lost;
    lacks = () => options.lacks?.();
    if (isLacking) lacks();
    if ('range' in content) content.range.longObject = undefined;
    return {
      pdf,
      get fetched() {
        return 'range' in content ? content.range.fetched : 0;
      },
      get isFetching() {
        return isFetching();
      },
      get isWhole() {
        return isWhole();
      },
      isCutOff: isCutOff(),
      get isPortable() {
        return isWhole() && size <= largestCopy;
      },
      drawn: () => void begun.then((end) => end?.()),
      part: async (begin, end) => address && fetchPart(address, begin, end, size, reading),
      release,
    };
  } catch (error) {
    holdsLongObject = error instanceof LongObject;
    if (isDeaf()) port.terminate();
    const released = release();
    if (!isDeaf()) await released;
    signal.throwIfAborted();
    const reason = failure(error);
    const isBroken = reason instanceof DocumentFailure && reason.code === 'broken';
    if (isBroken && isLacking) throw new DocumentFailure('viewer', { cause: error });
    throw isBroken && isCutOff() ? new DocumentFailure('cut-off', { cause: error }) : reason;
  } finally {
    stop();
    signal.removeEventListener('abort', aborted);
  }
}

async function describe(pdf: PDFDocumentProxy): Promise<{ title: string; language: string }> {
  const { info } = await pdf.getMetadata();
  const { Title, Language } = info as { Title?: string; Language?: string };
  return { title: visibleText(Title ?? ''), language: Language ?? '' };
}

function failure(error: unknown): Error {
  if (error instanceof DocumentFailure || error instanceof LongObject) return error;
  const options = { cause: error };
  if (error instanceof PasswordException) {
    const wrong = (error as { code?: number }).code === PasswordResponses.INCORRECT_PASSWORD;
    return new DocumentFailure(wrong ? 'wrong-password' : 'password', options);
  }
  return new DocumentFailure('broken', options);
}
