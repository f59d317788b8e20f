import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { DocumentFailure } from '../engine.ts';
import type { PdfProcess } from './pdf-engine.ts';
import { carryAnswers } from './pdf-form.ts';

/** Bytes fetched since it was opened after which a worker, which keeps them all, is replaced by a fresh one. */
const fetchBudget = 32 * 1024 * 1024;

/**
 * Pages used after which the same happens: what a worker takes from the system while pages come it does
 * not give back before they stop.
 */
const pageBudget = 50;

/** The same of a file of which a fresh worker would have to ask for parts again. */
const pageBudgetInParts = 200;

/**
 * Pages used after which pdf.js lets go of what it keeps for the next ones. It remembers every string of
 * letters that it has drawn or read; its fonts, which go too, come again with the next page.
 */
const pagesKept = 50;

/** Pages looked up before they are asked for, and how many of them at a time. */
const pagesAhead = 2000;
const pagesAtOnce = 25;

/**
 * Opens the document of a process once more, beside it. Undefined where its bytes cannot be had again
 * without harm.
 */
export type OpenAgain = (
  present: PdfProcess,
  signal: AbortSignal,
) => Promise<PdfProcess | undefined>;

/** Hands out the process of a document and keeps it light while nobody needs it. */
export class PdfKeeper {
  readonly #openAgain: OpenAgain;
  #process: PdfProcess;
  #fetchedAtOpening: number;
  /** Open already, and waiting for a moment in which nothing is asked of the present one. */
  #fresh: PdfProcess | undefined;
  #isRenewing = false;
  #tidying: Promise<void> | undefined;
  readonly #used = new Set<number>();
  #usedAltogether = 0;
  #lookedUp = false;
  #running = 0;
  readonly #closed = new AbortController();
  readonly #ended = new Promise<void>((resolve) =>
    this.#closed.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

  constructor(process: PdfProcess, openAgain: OpenAgain) {
    this.#process = process;
    this.#fetchedAtOpening = process.fetched;
    this.#openAgain = openAgain;
  }

  /** True while parts of the document are on their way. */
  get isFetching(): boolean {
    return this.#process.isFetching;
  }

  /** True once all of the file is there. */
  get isWhole(): boolean {
    return this.#process.isWhole;
  }

  /** Bytes of the file that are asked for once more, where that is possible. */
  part(begin: number, end: number): Promise<Uint8Array | undefined> {
    return this.#process.part(begin, end);
  }

  /** Does something with a page, from 1. @throws {DocumentFailure} `broken` once it is closed */
  onPage<Result>(
    number: number,
    act: (page: PDFPageProxy, pdf: PDFDocumentProxy) => Result | Promise<Result>,
  ): Promise<Result> {
    return this.use(async (pdf) => {
      if (!this.#used.has(number)) this.#usedAltogether += 1;
      this.#used.add(number);
      return act(await pdf.getPage(number), pdf);
    });
  }

  /** Does something with the document. @throws {DocumentFailure} `broken` once it is closed */
  async use<Result>(act: (pdf: PDFDocumentProxy) => Result | Promise<Result>): Promise<Result> {
    while (this.#tidying) await this.#tidying;
    if (this.#closed.signal.aborted) throw new DocumentFailure('broken');
    this.#running += 1;
    try {
      return await act(this.#process.pdf);
    } finally {
      this.#running -= 1;
      if (this.#running === 0 && !this.#closed.signal.aborted) this.#rest();
    }
  }

  /**
   * Looks up the pages while nobody waits for one, so that going to one need not begin with that. Only
   * in a file that is there as a whole: looking up pages must fetch nothing.
   */
  lookUpPages(): void {
    if (this.#lookedUp || !this.#process.isWhole) return;
    this.#lookedUp = true;
    void this.#lookUp(this.#process.pdf);
  }

  /** A page is being drawn. */
  drawn(): void {
    this.#process.drawn();
  }

  /** Frees the process. Never rejects. */
  close(): Promise<void> {
    this.#closed.abort();
    void this.#fresh?.release();
    return this.#process.release(this.#usedAltogether);
  }

  /** Nothing is asked of the worker: the moment to make it lighter. */
  #rest(): void {
    this.#change();
    const fetched = this.#process.fetched - this.#fetchedAtOpening;
    const pages = this.#process.isPortable ? pageBudget : pageBudgetInParts;
    if (fetched > fetchBudget || this.#usedAltogether >= pages) void this.#renew();
    if (this.#used.size >= pagesKept) {
      this.#tidying = this.#tidy().finally(() => {
        this.#tidying = undefined;
        this.#change();
      });
    }
  }

  async #tidy(): Promise<void> {
    this.#used.clear();
    // A page whose drawing was broken off just now cannot be let go: then the next time does it.
    await Promise.race([this.#process.pdf.cleanup().catch(() => undefined), this.#ended]);
  }

  /**
   * Opens the document in a fresh worker. The present one goes on meanwhile, and stays where that
   * fails: nobody waits, and answers are never without a place.
   */
  async #renew(): Promise<void> {
    if (this.#isRenewing || this.#fresh) return;
    this.#isRenewing = true;
    const { signal } = this.#closed;
    this.#fresh = await this.#openAgain(this.#process, signal).catch(() => undefined);
    this.#isRenewing = false;
    if (signal.aborted) return void this.#fresh?.release();
    this.#startCounting();
    this.#change();
  }

  /** Puts the fresh process in the place of the present one, unless something is being asked of that. */
  #change(): void {
    if (!this.#fresh || this.#running > 0 || this.#tidying) return;
    const before = this.#process;
    this.#process = this.#fresh;
    this.#fresh = undefined;
    carryAnswers(before.pdf.annotationStorage, this.#process.pdf.annotationStorage);
    this.#used.clear();
    this.#lookedUp = false;
    this.#startCounting();
    void before.release();
  }

  #startCounting(): void {
    this.#fetchedAtOpening = this.#process.fetched;
    this.#usedAltogether = 0;
  }

  async #lookUp(pdf: PDFDocumentProxy): Promise<void> {
    const last = Math.min(pdf.numPages, pagesAhead);
    for (let page = 1; page <= last; page += pagesAtOnce) {
      await new Promise<void>(whenIdle);
      if (this.#closed.signal.aborted || pdf !== this.#process.pdf) return;
      const count = Math.min(pagesAtOnce, last - page + 1);
      // What is wrong with a page is told when it is asked for.
      await Promise.allSettled(Array.from({ length: count }, (_, at) => pdf.getPage(page + at)));
    }
  }
}

// Safari has no idle callbacks.
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act);
  else setTimeout(act, 50);
}
