/** Stands in for a tus server: answers the creation, and each part when `release` says so. */
export class FakeRequest {
  static open: FakeRequest[] = [];
  static sent: string[] = [];
  upload: { onprogress?: (event: { loaded: number; lengthComputable: boolean }) => void } = {};
  status = 0;
  responseText = '';
  onload: (() => void) | undefined;
  onerror: (() => void) | undefined;
  method = '';
  address = '';
  aborted = false;
  readonly #headers: Record<string, string> = {};
  readonly #sent: Record<string, string> = {};

  open(method: string, address: string): void {
    this.method = method;
    this.address = address;
  }

  setRequestHeader(name: string, value: string): void {
    this.#sent[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#headers[name] ?? null;
  }

  send(body: Blob | null): void {
    FakeRequest.sent.push(this.method);
    if (this.method === 'POST') {
      this.#headers['Location'] = FakeRequest.location;
      this.#answer(FakeRequest.created);
    } else if (this.method === 'HEAD') {
      this.#headers['Upload-Offset'] = '0';
      this.#headers['Upload-Length'] = String(FakeRequest.size);
      this.#answer(200);
    } else {
      FakeRequest.open.push(this);
      FakeRequest.size = body?.size ?? 0;
    }
  }

  static created = 201;
  static size = 0;
  static location = '/uploads/1';

  finish(): void {
    this.#headers['Upload-Offset'] = String(FakeRequest.size);
    this.#answer(204);
  }

  progress(part: number): void {
    const loaded = FakeRequest.size * part;
    this.upload.onprogress?.({ loaded, lengthComputable: true });
  }

  refuse(status: number): void {
    this.#answer(status);
  }

  /** The request ends without an answer. */
  fail(): void {
    setTimeout(() => {
      if (!this.aborted) this.onerror?.();
    });
  }

  #answer(status: number): void {
    this.status = status;
    setTimeout(() => {
      if (!this.aborted) this.onload?.();
    });
  }

  abort(): void {
    this.aborted = true;
    FakeRequest.open = FakeRequest.open.filter((each) => each !== this);
  }
}

/** Forgets where uploads to `endpoint` were begun. Files of tests run beside each other in one store. */
export function forgetUploads(endpoint: string): void {
  const own = `${new URL(endpoint, location.href).href} `;
  for (const key of Object.keys(localStorage)) if (key.includes(own)) localStorage.removeItem(key);
}
