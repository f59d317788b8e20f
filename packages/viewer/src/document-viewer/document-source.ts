import { extensionOf } from '@twintown/core/file-name.js';
import { DocumentFailure } from '../engines/engine.ts';
import type { DocumentRequest } from '../engines/open-document.ts';

/** Bytes of a file that a page can take into memory; larger ones no browser opens in one piece. */
const largestFile = 1024 ** 3;

/** Milliseconds to wait for what is only told beside other things. */
const patience = 3000;

/** A document as the page or a reader asked for it: an address, or a file that the page holds. */
export class RequestedDocument {
  readonly what: string | Blob;
  /** The same whenever the same document is asked for. */
  readonly key: unknown;
  /** Whether what is shown is what the page's server made of it. */
  isConverted = false;
  readonly #name: string;
  #objectUrl = '';

  /**
   * @param name what the page calls it; without one the file's own name or the address' end
   * @param key what it is known by where `what` is made anew each time
   */
  constructor(what: string | Blob, name = '', key: unknown = what) {
    this.what = what;
    this.key = key;
    this.#name = name;
  }

  /**
   * @throws {DocumentFailure} `missing` when the address is none that documents come from;
   * `too-large` for a file that no memory holds
   */
  async request(): Promise<DocumentRequest> {
    const name = this.fileName;
    if (this.what instanceof Blob) {
      if (this.what.size > largestFile) throw new DocumentFailure('too-large');
      const source = new Uint8Array(await this.what.arrayBuffer());
      return { source, name, type: this.what.type };
    }
    const source = addressOf(this.what);
    if (!source) throw new DocumentFailure('missing');
    return { source, name, type: '' };
  }

  /** Where the document can be saved from, or ''. */
  get download(): string {
    if (this.what instanceof Blob) return (this.#objectUrl ||= URL.createObjectURL(this.what));
    return addressOf(this.what)?.href ?? '';
  }

  /** Bytes of the file; undefined where the server does not say. Asks the server. */
  async size(): Promise<number | undefined> {
    if (this.what instanceof Blob) return this.what.size;
    const address = addressOf(this.what);
    if (!address) return undefined;
    try {
      const { ok, headers } = await fetch(address, {
        method: 'HEAD',
        signal: AbortSignal.timeout(patience),
      });
      // Of what travels compressed the length is that of the journey.
      const stated = headers.get('Content-Encoding') ? null : headers.get('Content-Length');
      return ok && stated !== null && /^\d+$/.test(stated) ? Number(stated) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether `fileName` was meant for people: the end of an address was not. */
  get isNamed(): boolean {
    return !!this.#name || this.what instanceof File;
  }

  /** Name of the file, as it was given. Show it through `visibleName` only. */
  get fileName(): string {
    if (this.#name) return this.#name;
    if (this.what instanceof File) return this.what.name;
    if (typeof this.what !== 'string') return '';
    const end = addressOf(this.what)?.pathname.split('/').pop() ?? '';
    try {
      return decodeURIComponent(end);
    } catch {
      return end;
    }
  }

  /** What the ending of the name, else of the address, says that it is: `DOC`; '' for nothing. */
  get type(): string {
    const address = typeof this.what === 'string' ? (addressOf(this.what)?.pathname ?? '') : '';
    return (extensionOf(this.fileName) || extensionOf(address)).toUpperCase();
  }

  /** Frees the object URL. */
  release(): void {
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = '';
  }
}

/** Only what a browser fetches as a document: no scripts, no local files. */
function addressOf(text: string): URL | undefined {
  // The page itself is no document of its own.
  if (/^\s*(?:#|$)/.test(text)) return undefined;
  // Not that of `document`, where markup such as `<img name="baseURI">` takes its place.
  const { baseURI } = new Text();
  if (!URL.canParse(text, baseURI)) return undefined;
  const address = new URL(text, baseURI);
  return ['https:', 'http:', 'blob:'].includes(address.protocol) ? address : undefined;
}
