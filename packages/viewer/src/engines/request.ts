import { DocumentFailure } from './engine.ts';

/**
 * Fetches, and turns what goes wrong into the failures that the viewer has sentences for.
 * @throws {DocumentFailure} or the signal's reason
 */
export async function request(
  address: URL,
  signal: AbortSignal,
  init?: RequestInit,
): Promise<Response> {
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

/** @throws {DocumentFailure} `network` when the connection breaks, `empty` when nothing came */
export async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > 0) return bytes;
  } catch (cause) {
    throw new DocumentFailure('network', { cause });
  }
  throw new DocumentFailure('empty');
}
