import { pdfTail } from '@twintown/core/files/pdf-end.js';
import { latin1 } from '@twintown/core/files/source.js';
import { PDFDataRangeTransport } from '../../generated/pdfjs.js';
import { DocumentFailure } from '../engine.ts';
import { beginsAsPdf } from '../pdf-mark.ts';
import { answerOf, request } from '../request.ts';
import { bytesOf } from '../whole-source.ts';
import { beginningOf, firstChunk } from './pdf-beginning.ts';

/**
 * Bytes in which the rest is kept and asked for; neighbours come by one request. Finding one page may
 * touch the head of every other, and each touch costs a chunk.
 */
export const chunkSize = 64 * 1024;

/** Bytes of a document that is fetched in parts: the worker makes room for all of them at once. */
const largest = 2 ** 31 - 1;

/** Bytes up to which a whole file is fetched at once: asking for its parts would take longer. */
const smallFile = 512 * 1024;

/**
 * Bytes up to which the same holds on a quick connection, and the milliseconds in which it must have
 * shown that it is one. A slow one would be kept busy with pages that nobody asked for; the worker
 * takes as long to begin, so that nobody waits for the attempt.
 */
const quickFile = 4 * 1024 * 1024;
const quickly = 400;

/** Requests on their way at a time. Parts asked for meanwhile wait, and neighbours among them are joined. */
const mostRequests = 2;

/** Bytes asked for by one request. */
const largestRequest = 512 * 1024;

/**
 * Parts asked for one after the other from which on they are taken to be a single object. The worker begins
 * to read an object anew with each part of it that was missing, so that a long one takes minutes.
 */
const longRun = 12;

/** Bytes up to which a file with such an object is fetched as a whole. */
const longObjectFile = 64 * 1024 * 1024;

const patience = [500, 2000];

export type PdfSource = { data: Uint8Array<ArrayBuffer> } | { range: RangeTransport };

/**
 * Fetches the beginning of a document, and the rest as pages need it where the server can give
 * ranges. pdf.js could do this itself, but leaves a rejected promise behind when the network fails,
 * and its errors do not tell a lost connection from a damaged file.
 *
 * @param lost told once when a later part cannot be had in spite of repeated requests
 * @throws {DocumentFailure} `unsupported` when the bytes are no PDF; `too-large` beyond 2 GB, or beyond
 * `wholeLimit` where the server gives no ranges
 */
export async function fetchPdf(
  address: URL,
  signal: AbortSignal,
  lost: (failure: DocumentFailure) => void,
): Promise<PdfSource> {
  const first = await answerOf((both) => beginningOf(address, both), signal, address);
  if (first.status !== 206) return { data: pdfOnly(await bytesOf(first, signal)) };
  const total = totalOf(first);
  if (!total) return { data: await fetchWhole(address, signal) };
  const head = pdfOnly(await bytesOf(first, signal, firstChunk));
  if (total > largest) throw Object.assign(new DocumentFailure('too-large'), { size: total });
  if (head.length >= total) return { data: head };
  const limit =
    total > smallFile ? AbortSignal.any([signal, AbortSignal.timeout(quickly)]) : signal;
  const whole = total <= quickFile && (await wholeOf(address, head, total, limit));
  signal.throwIfAborted();
  if (whole) return { data: whole };
  return { range: new RangeTransport(address, head, total, signal, lost) };
}

/**
 * @returns the same bytes
 * @throws {DocumentFailure} `unsupported` when they begin as no PDF does, so that another engine is asked
 */
export function pdfOnly(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (!beginsAsPdf(bytes)) throw new DocumentFailure('unsupported');
  return bytes;
}

/** The whole file. @throws {DocumentFailure} as `fetchPdf` does */
export async function fetchWhole(
  address: URL,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return pdfOnly(await bytesOf(await request(address, signal), signal));
}

/** The file from its beginning on, or undefined where the rest does not come at the first request or in time. */
async function wholeOf(
  address: URL,
  head: Uint8Array<ArrayBuffer>,
  total: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const headers = { Range: `bytes=${head.length}-${total - 1}` };
  try {
    const response = await request(address, signal, { headers });
    if (response.status !== 206 || totalOf(response) !== total) return undefined;
    const rest = await bytesOf(response, signal, total);
    if (head.length + rest.length !== total) return undefined;
    const whole = new Uint8Array(total);
    whole.set(head);
    whole.set(rest, head.length);
    return whole;
  } catch {
    return undefined;
  }
}

/** A part of the file; undefined where the server gives another one or none. */
export async function fetchPart(
  address: URL,
  begin: number,
  end: number,
  total: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const headers = { Range: `bytes=${begin}-${end - 1}` };
    const response = await request(address, signal, { headers });
    if (response.status === 206 && totalOf(response) === total)
      return await bytesOf(response, signal, end - begin);
    void response.body?.cancel().catch(() => undefined);
  } catch {
    // As where there is none.
  }
  return undefined;
}

interface Part {
  begin: number;
  end: number;
}

/**
 * The rest of a document, part by part. Opening a document may touch all of its parts within
 * milliseconds: asked for one by one they would take a request each.
 */
export class RangeTransport extends PDFDataRangeTransport {
  readonly #address: URL;
  readonly head: Uint8Array<ArrayBuffer>;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #lost: (failure: DocumentFailure) => void;
  #waiting: Part[] = [];
  #requests = 0;
  #fetched = 0;
  #lastEnd = 0;
  #run = 0;
  /** What came of the end of the file, in no order. */
  readonly #last: { begin: number; end: number; text: string }[] = [];
  /** Called once when the file had better be fetched as a whole. */
  longObject: (() => void) | undefined;

  constructor(
    address: URL,
    head: Uint8Array<ArrayBuffer>,
    total: number,
    signal: AbortSignal,
    lost: (failure: DocumentFailure) => void,
  ) {
    super(total, null);
    this.#address = address;
    this.head = head;
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
    this.#lost = lost;
  }

  /** True while a part is on its way. */
  get isFetching(): boolean {
    return this.#requests > 0 || this.#waiting.length > 0;
  }

  /** Bytes that came so far. The worker keeps all of them. */
  get fetched(): number {
    return this.#fetched;
  }

  /** True once nothing is left to be fetched. */
  get isWhole(): boolean {
    return this.#fetched >= this.length - this.head.length;
  }

  /** The end of the file, a character for each byte; '' where it was not asked for. */
  get tail(): string {
    let text = '';
    let from = this.length;
    for (const part of [...this.#last].sort((a, b) => b.begin - a.begin)) {
      if (part.end !== from) break;
      text = part.text + text;
      from = part.begin;
    }
    return text;
  }

  #keepTail(begin: number, bytes: Uint8Array): void {
    const end = begin + bytes.length;
    if (end > this.length - pdfTail) this.#last.push({ begin, end, text: latin1(bytes) });
  }

  override requestDataRange(begin: number, end: number): void {
    const goesOn = begin === this.#lastEnd && !this.isFetching;
    this.#run = goesOn ? this.#run + 1 : 0;
    this.#lastEnd = end;
    if (this.#run === longRun && this.length <= longObjectFile) this.longObject?.();
    if (end <= this.head.length) {
      // pdf.js takes over the buffer that it is given, so it is given a copy.
      this.onDataRange(begin, this.head.slice(begin, end));
      return;
    }
    this.#waiting.push({ begin, end });
    this.#next();
  }

  #next(): void {
    const [first] = this.#waiting;
    if (!first || this.#requests >= mostRequests || this.#signal.aborted) return;
    const parts = this.#take(first);
    const { begin } = first;
    const end = parts.at(-1)?.end ?? first.end;
    this.#requests += 1;
    const fetched = this.#fetch(begin, end).finally(() => (this.#requests -= 1));
    void fetched.then(
      (chunk) => {
        if (this.#signal.aborted) return;
        this.#fetched += chunk.length;
        for (const part of parts) {
          const bytes = chunk.slice(part.begin - begin, part.end - begin);
          this.#keepTail(part.begin, bytes);
          this.onDataRange(part.begin, bytes);
        }
        this.#next();
      },
      (error: unknown) => {
        if (this.#signal.aborted) return;
        this.#stop.abort();
        this.#lost(error instanceof DocumentFailure ? error : new DocumentFailure('network'));
      },
    );
  }

  /** Takes a part and those that follow it in the file out of what waits. */
  #take(first: Part): Part[] {
    const parts: Part[] = [];
    for (let next: Part | undefined = first; next; next = this.#follower(next)) {
      if (next.end - first.begin > largestRequest && next !== first) break;
      parts.push(next);
    }
    this.#waiting = this.#waiting.filter((part) => !parts.includes(part));
    return parts;
  }

  #follower({ end }: Part): Part | undefined {
    return this.#waiting.find(({ begin }) => begin === end);
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #fetch(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    for (let attempt = 0; ; attempt++) {
      try {
        const headers = { Range: `bytes=${begin}-${end - 1}` };
        const response = await request(this.#address, this.#signal, { headers });
        // Another length or a whole file means that the document was replaced meanwhile.
        if (response.status === 206 && totalOf(response) === this.length) {
          const chunk = await bytesOf(response, this.#signal, end - begin);
          if (chunk.length === end - begin) return chunk;
          // WebKit takes what came before a connection broke for all of it where no length is stated (measured, 2.50).
          const isAsked = response.headers.get('Content-Range')?.startsWith(`bytes ${begin}-`);
          if (isAsked) throw new DocumentFailure('network');
        }
        throw new DocumentFailure('broken');
      } catch (error) {
        const wait = patience[attempt];
        const isPassing = error instanceof DocumentFailure && /network|server/.test(error.code);
        if (wait === undefined || !isPassing) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }
}

function totalOf(response: Response): number {
  const range = response.headers.get('Content-Range');
  return Number(/\/(?<total>\d+)$/.exec(range ?? '')?.groups?.['total'] ?? 0);
}
