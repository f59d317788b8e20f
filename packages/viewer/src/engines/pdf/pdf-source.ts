import { PDFDataRangeTransport } from 'pdfjs-dist';
import { DocumentFailure } from '../engine.ts';

/** Bytes asked for at first. Smaller files come in one piece. */
const firstChunk = 256 * 1024;

/**
 * Bytes in which the rest is kept and asked for; neighbours come by one request. Finding one page may
 * touch the head of every other, and each touch costs a chunk.
 */
export const chunkSize = 64 * 1024;

/** Bytes up to which a whole file is fetched at once: asking for its parts would take longer. */
const smallFile = 2 * 1024 * 1024;

const patience = [500, 2000];

export type PdfSource = { data: Uint8Array<ArrayBuffer> } | { range: RangeTransport };

/**
 * Fetches the beginning of a document, and the rest as pages need it where the server can give
 * ranges. pdf.js could do this itself, but leaves a rejected promise behind when the network fails,
 * and its errors do not tell a lost connection from a damaged file.
 *
 * @param lost told once when a later part cannot be had in spite of repeated requests
 * @throws {DocumentFailure}
 */
export async function fetchPdf(
  address: URL,
  signal: AbortSignal,
  lost: (failure: DocumentFailure) => void,
): Promise<PdfSource> {
  // A range from the first byte is the one request header that needs no preflight.
  const first = await request(address, signal, { headers: { Range: `bytes=0-${firstChunk - 1}` } });
  if (first.status !== 206) return { data: await bytesOf(first) };
  const total = totalOf(first);
  if (!total) return { data: await bytesOf(await request(address, signal)) };
  const head = await bytesOf(first);
  if (head.length >= total) return { data: head };
  const whole = total <= smallFile && (await wholeOf(address, head, total, signal));
  if (whole) return { data: whole };
  return { range: new RangeTransport(address, head, total, signal, lost) };
}

/** The file from its beginning on, or undefined where the rest does not come at the first request. */
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
    const rest = await bytesOf(response);
    if (head.length + rest.length !== total) return undefined;
    const whole = new Uint8Array(total);
    whole.set(head);
    whole.set(rest, head.length);
    return whole;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/** The rest of a document, part by part. */
export class RangeTransport extends PDFDataRangeTransport {
  readonly #address: URL;
  readonly #head: Uint8Array<ArrayBuffer>;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #lost: (failure: DocumentFailure) => void;
  #fetching = 0;
  #fetched = 0;

  constructor(
    address: URL,
    head: Uint8Array<ArrayBuffer>,
    total: number,
    signal: AbortSignal,
    lost: (failure: DocumentFailure) => void,
  ) {
    super(total, null);
    this.#address = address;
    this.#head = head;
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
    this.#lost = lost;
  }

  /** True while a part is on its way. */
  get isFetching(): boolean {
    return this.#fetching > 0;
  }

  /** Bytes that came so far. The worker keeps all of them. */
  get fetched(): number {
    return this.#fetched;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#fetching += 1;
    const fetched = this.#fetch(begin, end).finally(() => (this.#fetching -= 1));
    void fetched.then(
      (chunk) => {
        if (this.#signal.aborted) return;
        this.#fetched += chunk.length;
        this.onDataRange(begin, chunk);
      },
      (error: unknown) => {
        if (this.#signal.aborted) return;
        this.#stop.abort();
        this.#lost(error instanceof DocumentFailure ? error : new DocumentFailure('network'));
      },
    );
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #fetch(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    // pdf.js takes over the buffer that it is given, so it is given a copy.
    if (end <= this.#head.length) return this.#head.slice(begin, end);
    for (let attempt = 0; ; attempt++) {
      try {
        const headers = { Range: `bytes=${begin}-${end - 1}` };
        const response = await request(this.#address, this.#signal, { headers });
        // Another length or a whole file means that the document was replaced meanwhile.
        if (response.status === 206 && totalOf(response) === this.length) {
          return await bytesOf(response);
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

async function request(address: URL, signal: AbortSignal, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { ...init, signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw new DocumentFailure('network', { cause });
  }
  const { status } = response;
  if (response.ok) return response;
  // The range of an empty file cannot be satisfied (RFC 9110, 15.5.17).
  if (status === 416) throw new DocumentFailure('empty');
  if (status === 401 || status === 403) throw new DocumentFailure('forbidden');
  if (status === 404 || status === 410) throw new DocumentFailure('missing');
  throw new DocumentFailure('server');
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > 0) return bytes;
  } catch (cause) {
    throw new DocumentFailure('network', { cause });
  }
  throw new DocumentFailure('empty');
}
