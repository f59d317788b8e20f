import { preparePdfWorker } from './pdf-worker-start.ts';

/** Bytes asked for at first. Smaller files come in one piece. */
export const firstChunk = 256 * 1024;

/** Milliseconds after which a beginning asked for ahead is let go if nobody opens the document. */
const idleLimit = 10_000;

interface Asked {
  answer: Promise<Response>;
  stop: AbortController;
  timer: number;
}

const asked = new Map<string, Asked>();

/**
 * Begins what a PDF takes before the programs for it have come: the worker first, which takes longest,
 * then the first bytes. Does nothing where `requested` does not say that it is a PDF.
 */
export function beginPdf(requested: string | Blob): void {
  const isPdf =
    requested instanceof Blob
      ? requested.type === 'application/pdf'
      : /\.pdf(?:[?#]|$)/i.test(requested);
  if (!isPdf) return;
  preparePdfWorker();
  if (requested instanceof Blob) return;
  // Not the base of `document`, where markup such as `<img name="baseURI">` takes its place.
  const { baseURI } = new Text();
  if (!URL.canParse(requested, baseURI)) return;
  const address = new URL(requested, baseURI);
  if (/^https?:$/.test(address.protocol)) askAhead(address);
}

/** Asks for the beginning of a document that is about to be opened, while the programs for it come. */
export function askAhead(address: URL): void {
  const { href } = address;
  if (asked.has(href)) return;
  const stop = new AbortController();
  const answer = askForBeginning(address, stop.signal);
  // Whoever opens the document is told; nobody else need be.
  answer.catch(() => {});
  const timer = window.setTimeout(() => {
    asked.delete(href);
    stop.abort();
  }, idleLimit);
  asked.set(href, { answer, stop, timer });
}

/** The answer that was asked for ahead, once, or that of a new request. */
export function beginningOf(address: URL, signal: AbortSignal): Promise<Response> {
  const present = asked.get(address.href);
  if (!present || signal.aborted) return askForBeginning(address, signal);
  const { answer, stop, timer } = present;
  asked.delete(address.href);
  clearTimeout(timer);
  signal.addEventListener('abort', () => stop.abort(signal.reason), { once: true });
  return answer;
}

function askForBeginning(address: URL, signal: AbortSignal): Promise<Response> {
  // A range from the first byte is the one request header that needs no preflight.
  return fetch(address, { headers: { Range: `bytes=0-${firstChunk - 1}` }, signal });
}
