import {
  AbortException,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PasswordException,
  PasswordResponses,
  PDFDateString,
  PDFWorker,
  TextLayer,
  VerbosityLevel,
} from 'pdfjs-dist';
import {
  type Attachment,
  type DocumentEngine,
  DocumentFailure,
  type DocumentLink,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
  type PagedDocument,
  type PageSize,
  type ReadablePage,
  type ReadOptions,
  type RenderOptions,
  type SignatureClaim,
  type StructureNode,
  type TextLayout,
} from '../engine.ts';
import { annotationId, boxFrom, type PdfTag, structureOf } from './pdf-structure.ts';
import { limitWork, openingLimit } from '../patience.ts';
import { readPdfPage } from './pdf-reading.ts';
import { chunkSize, fetchPdf, type PdfSource } from './pdf-source.ts';
import { pdfAssets, startPdfWorker } from './pdf-worker.ts';

// PDF counts in points, 72 to the inch; CSS has 96 pixels to the inch.
const pixelsPerPoint = 96 / 72;

// Larger canvases stay blank in some browsers (16,777,216 px on iOS); then fewer pixels are drawn.
const largestCanvas = 16_777_216;

// A page may hold one huge image; decoded it takes four bytes a pixel.
const largestImage = 100_000_000;

interface LinkAnnotation {
  id: string;
  subtype?: string;
  rect: number[];
  url?: string;
  dest?: unknown;
}

interface PdfSignature {
  signerName?: string | null;
  signingTime?: string | null;
  coversWholeDocument?: boolean;
}

/** Shows PDF by pdf.js, with its parser in a real worker and nowhere else. */
export const pdfEngine: DocumentEngine = { name: 'pdf', open };

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
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
    const metadata = await Promise.race([describe(pdf), tooLong]);
    signal.throwIfAborted();
    return new PdfDocument(pdf, metadata, { release, isFetching });
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

class PdfDocument implements PagedDocument {
  readonly pageCount: number;
  readonly language: string;
  readonly title: string;
  readonly #pdf: PDFDocumentProxy;
  readonly #release: () => Promise<void>;
  readonly #isFetching: () => boolean;

  constructor(
    pdf: PDFDocumentProxy,
    { title, language }: { title: string; language: string },
    { release, isFetching }: { release: () => Promise<void>; isFetching: () => boolean },
  ) {
    this.#pdf = pdf;
    this.#release = release;
    this.#isFetching = isFetching;
    this.pageCount = pdf.numPages;
    this.title = title;
    this.language = language;
  }

  get isFetching(): boolean {
    return this.#isFetching();
  }

  async pageSize(number: number): Promise<PageSize> {
    const page = await this.#pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: pixelsPerPoint });
    return { width, height };
  }

  async renderPage(
    number: number,
    canvas: HTMLCanvasElement,
    { scale, signal }: RenderOptions,
  ): Promise<void> {
    const page = await this.#pdf.getPage(number);
    signal.throwIfAborted();
    const full = page.getViewport({ scale: scale * pixelsPerPoint });
    const shrink = Math.min(1, Math.sqrt(largestCanvas / (full.width * full.height)));
    const viewport = page.getViewport({ scale: scale * pixelsPerPoint * shrink });
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    const task = page.render({ canvas, viewport });
    const cancel = (): void => task.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await task.promise;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async layText(number: number, layer: HTMLElement, signal: AbortSignal): Promise<TextLayout> {
    const page = await this.#pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    signal.throwIfAborted();
    // The names are pdf.js's own: its text elements compute their size from them.
    layer.style.setProperty('--total-scale-factor', `calc(var(--page-scale) * ${pixelsPerPoint})`);
    layer.style.setProperty('--scale-round-x', '1px');
    layer.style.setProperty('--scale-round-y', '1px');
    const text = new TextLayer({
      textContentSource: content,
      container: layer,
      viewport: page.getViewport({ scale: pixelsPerPoint }),
      images: null as never,
    });
    const cancel = (): void => text.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await text.render();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AbortException)) throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    const parts = new Map<string, HTMLElement>();
    for (const part of layer.querySelectorAll<HTMLElement>('.markedContent[id]')) {
      parts.set(part.id, part);
    }
    return { parts, hasText: (layer.textContent ?? '').trim() !== '' };
  }

  async structure(number: number): Promise<StructureNode[] | undefined> {
    const page = await this.#pdf.getPage(number);
    return structureOf((await page.getStructTree()) as unknown as PdfTag | null, page.view);
  }

  async links(number: number): Promise<DocumentLink[]> {
    const page = await this.#pdf.getPage(number);
    const annotations = (await page.getAnnotations()) as LinkAnnotation[];
    const links: DocumentLink[] = [];
    for (const annotation of annotations) {
      if (annotation.subtype !== 'Link') continue;
      const link = { id: annotationId(annotation.id), box: boxFrom(annotation.rect, page.view) };
      const href = safeAddress(annotation.url);
      if (href) {
        links.push({ ...link, href });
        continue;
      }
      const target = annotation.dest ? await this.#pageOf(annotation.dest) : undefined;
      if (target) links.push({ ...link, page: target });
    }
    return links;
  }

  async readPage(number: number, options: ReadOptions): Promise<ReadablePage> {
    const [page, structure, links] = await Promise.all([
      this.#pdf.getPage(number),
      this.structure(number),
      this.links(number),
    ]);
    options.signal.throwIfAborted();
    return readPdfPage({ page, structure, links }, options);
  }

  async releasePage(number: number): Promise<void> {
    const page: PDFPageProxy = await this.#pdf.getPage(number);
    page.cleanup();
  }

  async attachments(): Promise<Attachment[]> {
    const found = await this.#pdf.getAttachments();
    return Array.from(found ?? [], ([id, { filename, content }]) => ({
      name: filename,
      ...(content && { size: content.length }),
      content: async () => {
        const bytes = content ?? (await this.#pdf.getAttachmentContent(id));
        if (!bytes) throw new DocumentFailure('broken');
        return new Uint8Array(bytes);
      },
    }));
  }

  async signatures(): Promise<SignatureClaim[]> {
    const found = ((await this.#pdf.getSignatures()) ?? []) as unknown as PdfSignature[];
    return Array.from(found, (signature) => {
      const name = signature.signerName;
      const time = PDFDateString.toDateObject(signature.signingTime ?? '');
      return {
        ...(name ? { name } : {}),
        ...(time ? { time } : {}),
        coversWholeDocument: signature.coversWholeDocument === true,
      };
    });
  }

  close(): Promise<void> {
    return this.#release();
  }

  async #pageOf(destination: unknown): Promise<number | undefined> {
    try {
      const explicit =
        typeof destination === 'string'
          ? await this.#pdf.getDestination(destination)
          : (destination as unknown[]);
      const target: unknown = explicit?.[0];
      if (typeof target === 'number') return target + 1;
      return target ? (await this.#pdf.getPageIndex(target as never)) + 1 : undefined;
    } catch {
      // A destination that leads nowhere is common in real files: then there is no link.
      return undefined;
    }
  }
}

/** The address if a reader may be led there; scripts, files and programs may not be started. */
function safeAddress(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return ['https:', 'http:', 'mailto:'].includes(protocol) ? href : undefined;
}
