import { DocumentFailure } from './engine.ts';

/** Milliseconds without a byte after which a server counts as one that does not answer. */
export const longestSilence = 120_000;

/** @throws {DocumentFailure} `network` when the server says nothing for too long */
export async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DocumentFailure('network')), longestSilence);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetches, and turns what goes wrong into the failures that the viewer has sentences for.
 * @throws {DocumentFailure} or the signal's reason
 */
export function request(address: URL, signal: AbortSignal, init?: RequestInit): Promise<Response> {
  return answerOf((both) => fetch(address, { ...init, signal: both }), signal, address);
}

/**
 * The same for a request that is made elsewhere.
 * @param ask makes the request, or hands over one that was made; it ends when its signal is aborted
 * @param address where it goes: another website may refuse it, and a page is not told that it did
 *   (Fetch, 4.1, network errors)
 */
export async function answerOf(
  ask: (signal: AbortSignal) => Promise<Response>,
  signal: AbortSignal,
  address: URL,
): Promise<Response> {
  let response: Response;
  const silent = new AbortController();
  try {
    response = await inTime(ask(AbortSignal.any([signal, silent.signal])));
  } catch (cause) {
    silent.abort();
    signal.throwIfAborted();
    const isElsewhere = navigator.onLine && address.origin !== location.origin;
    const code = cause instanceof TypeError && isElsewhere ? 'refused' : 'network';
    throw new DocumentFailure(code, { cause });
  }
  const { status } = response;
  if (response.ok) return response;
  // The range of an empty file cannot be satisfied (RFC 9110, 15.5.17).
  if (status === 416) throw new DocumentFailure('empty');
  if (status === 401) throw new DocumentFailure('sign-in');
  if (status === 403) throw new DocumentFailure('forbidden');
  if (status === 404 || status === 410) throw new DocumentFailure('missing');
  throw new DocumentFailure('server');
}
