import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Html } from '../html.ts';
import { securityHeaders } from './headers.ts';

/** One request and its answer, with the few verbs that the pages need. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** False for an address that is none; `url` is then that of the start page. */
  readonly isReadable: boolean;
  readonly method: string;
  readonly #cookies: Map<string, string>;
  readonly #setCookies: string[] = [];

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.method = request.method ?? 'GET';
    const address = addressOf(request.url ?? '/');
    this.isReadable = address !== undefined;
    this.url = address ?? new URL('http://localhost/');
    this.#cookies = readCookies(request.headers.cookie ?? '');
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(this.#secure ? `__Host-${name}` : name);
  }

  /**
   * Sets a session cookie, out of reach of scripts and not sent by other sites' forms. On https its
   * name begins with `__Host-`, which no neighbouring host can plant (RFC 6265bis, 4.1.3.2).
   */
  setCookie(name: string, value: string): void {
    const full = this.#secure ? `__Host-${name}` : name;
    this.#cookies.set(full, value);
    this.#setCookies.push(
      `${full}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`,
    );
  }

  get #secure(): boolean {
    return this.request.headers['x-forwarded-proto'] === 'https';
  }

  /**
   * True when a browser says that the request comes from a page of another site. A browser sends
   * `Origin` with every POST; a request with neither header comes from no browser page.
   */
  get isForeign(): boolean {
    const site = this.request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
    const origin = this.request.headers.origin;
    if (origin === undefined) return false;
    try {
      return new URL(origin).host !== this.request.headers.host;
    } catch {
      return true;
    }
  }

  page(body: Html, { status = 200, personal = true } = {}): void {
    this.send(status, 'text/html; charset=utf-8', Buffer.from(body.source), {
      'cache-control': personal ? 'no-store' : 'no-cache',
    });
  }

  /** Redirect after a POST: reload and Back never send the form a second time. */
  redirect(location: string): void {
    this.send(303, 'text/plain; charset=utf-8', Buffer.from(''), {
      location,
      'cache-control': 'no-store',
    });
  }

  /** For the page's script. */
  json(value: unknown, status = 200): void {
    const body = Buffer.from(JSON.stringify(value));
    this.send(status, 'application/json; charset=utf-8', body, { 'cache-control': 'no-store' });
  }

  /** Taken, and nothing to show. */
  empty(): void {
    this.send(204, 'text/plain; charset=utf-8', Buffer.alloc(0), { 'cache-control': 'no-store' });
  }

  send(status: number, type: string, body: Uint8Array, headers: Record<string, string> = {}): void {
    this.#begin(status, type, body.byteLength, headers);
    this.response.end(this.method === 'HEAD' ? undefined : body);
  }

  /** Sends what is large, a piece at a time as it is read: whoever is slow holds one piece in memory. */
  async sendPieces(
    type: string,
    size: number,
    pieces: Iterable<Uint8Array>,
    headers: Record<string, string>,
  ): Promise<void> {
    this.#begin(200, type, size, headers);
    if (this.method === 'HEAD') {
      this.response.end();
      return;
    }
    try {
      await pipeline(pieces, this.response);
    } catch (error) {
      // Whoever has seen enough goes away.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }

  #begin(status: number, type: string, size: number, headers: Record<string, string>): void {
    this.response.writeHead(status, {
      ...securityHeaders,
      'content-type': type,
      // Where there is no body it would be that of the answer with one (RFC 9110, 8.6).
      ...(status !== 204 && status !== 304 && { 'content-length': String(size) }),
      ...headers,
      ...(this.#setCookies.length > 0 && { 'set-cookie': this.#setCookies }),
    });
  }
}

function addressOf(target: string): URL | undefined {
  // Written after a host, a path that begins with two slashes names no host of its own.
  const address = target.startsWith('/') ? `http://localhost${target}` : target;
  return URL.canParse(address) ? new URL(address) : undefined;
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    const name = pair.slice(0, at).trim();
    if (cookies.has(name)) continue;
    try {
      cookies.set(name, decodeURIComponent(pair.slice(at + 1).trim()));
    } catch {
      // A cookie that is not ours to read is not worth a broken page.
    }
  }
  return cookies;
}
