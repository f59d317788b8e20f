import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { DocumentFailure } from '../engine.ts';
import type { PdfProcess } from './pdf-engine.ts';

/**
 * Bytes fetched since it was opened after which a worker, which keeps them all, is replaced by a fresh
 * one.
 */
const fetchBudget = 32 * 1024 * 1024;

/**
 * Pages used after which pdf.js lets go of what it keeps for the next ones. It remembers every string of
 * letters that it has drawn or read; its fonts, which go too, come again with the next page.
 */
const pagesKept = 50;

/** Pages looked up before they are asked for, and how many of them at a time. */
const pagesAhead = 2000;
const pagesAtOnce = 25;

/** Hands out the process of a document and keeps it light while nobody needs it. */
export class PdfKeeper {
  readonly #reopen: () => Promise<PdfProcess>;
  #process: PdfProcess;
  #fetchedAtOpening: number;
  #reopening: Promise<void> | undefined;
  #tidying: Promise<void> | undefined;
  readonly #used = new Set<number>();
  #lookedUp = false;
  #held = false;
  #running = 0;
  #closed = false;
  #end: () => void = () => undefined;
  readonly #ended = new Promise<void>((resolve) => (this.#end = resolve));

  /** @param reopen opens the same document anew, in a worker of its own */
  constructor(process: PdfProcess, reopen: () => Promise<PdfProcess>) {
    this.#process = process;
    this.#fetchedAtOpening = process.fetched;
    this.#reopen = reopen;
  }

  /** True while parts of the document are on their way. */
  get isFetching(): boolean {
    return this.#process.isFetching || this.#reopening !== undefined;
  }

  /** True once all of the file is there. */
  get isWhole(): boolean {
    return this.#process.isWhole && !this.#reopening;
  }

  /** Answers live in the process: a document that is being filled in stays in the one it has. */
  holdOn(): void {
    this.#held = true;
  }

  /** Does something with a page, from 1. @throws {DocumentFailure} `broken` once it is closed */
  onPage<Result>(
    number: number,
    act: (page: PDFPageProxy, pdf: PDFDocumentProxy) => Result | Promise<Result>,
  ): Promise<Result> {
    return this.use(async (pdf) => {
      this.#used.add(number);
      return act(await pdf.getPage(number), pdf);
    });
  }

  /** Does something with the document. @throws {DocumentFailure} `broken` once it is closed */
  async use<Result>(act: (pdf: PDFDocumentProxy) => Result | Promise<Result>): Promise<Result> {
    while (this.#reopening ?? this.#tidying) await (this.#reopening ?? this.#tidying);
    if (this.#closed) throw new DocumentFailure('broken');
    this.#running += 1;
    try {
      return await act(this.#process.pdf);
    } finally {
      this.#running -= 1;
      if (this.#running === 0 && !this.#closed) this.#rest();
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

  /** Frees the process. Never rejects. */
  close(): Promise<void> {
    this.#closed = true;
    this.#end();
    return this.#process.release();
  }

  /** Nothing is asked of the worker: the moment to make it lighter. */
  #rest(): void {
    const isHeavy = this.#process.fetched - this.#fetchedAtOpening > fetchBudget;
    if (isHeavy && !this.#held) {
      this.#reopening = this.#exchange().finally(() => (this.#reopening = undefined));
    } else if (this.#used.size >= pagesKept) {
      this.#tidying = this.#tidy().finally(() => (this.#tidying = undefined));
    }
  }

  async #tidy(): Promise<void> {
    this.#used.clear();
    // A page whose drawing was broken off just now cannot be let go: then the next time does it.
    await Promise.race([this.#process.pdf.cleanup().catch(() => undefined), this.#ended]);
  }

  // The old worker ends first: two of them at once would need twice the memory.
  async #exchange(): Promise<void> {
    await this.#process.release();
    const process = await this.#reopen().catch(() => undefined);
    if (!process) return;
    this.#process = process;
    this.#fetchedAtOpening = process.fetched;
    this.#used.clear();
    if (this.#closed) await process.release();
  }

  async #lookUp(pdf: PDFDocumentProxy): Promise<void> {
    const last = Math.min(pdf.numPages, pagesAhead);
    for (let page = 1; page <= last; page += pagesAtOnce) {
      await new Promise<void>(whenIdle);
      if (this.#closed || pdf !== this.#process.pdf) return;
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
