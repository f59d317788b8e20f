const prefix = 'twintown-upload:';
const lifetime = 24 * 60 * 60 * 1000;

export interface KnownUpload {
  size: number | null;
  metadata: Record<string, string>;
  creationTime: string;
  uploadUrl: string | null;
  parallelUploadUrls: string[] | null;
  urlStorageKey: string;
}

/**
 * Where uploads were begun, so that they go on after a reload. Kept by the digest of the bytes:
 * neither names of files nor anything else a person wrote is stored. Where the browser refuses to
 * store, the page itself remembers.
 */
export class UploadMemory {
  readonly #fallback = new Map<string, string>();

  constructor() {
    this.#forgetOld();
  }

  findAllUploads(): Promise<KnownUpload[]> {
    return Promise.resolve(this.#keys().flatMap((key) => this.#read(key) ?? []));
  }

  findUploadsByFingerprint(fingerprint: string | null): Promise<KnownUpload[]> {
    const known = fingerprint === null ? undefined : this.#read(prefix + fingerprint);
    return Promise.resolve(known ? [known] : []);
  }

  removeUpload(key: string): Promise<void> {
    this.#fallback.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      /* Then it was never there. */
    }
    return Promise.resolve();
  }

  addUpload(fingerprint: string, { size, uploadUrl }: KnownUpload): Promise<string> {
    const key = prefix + fingerprint;
    const text = JSON.stringify({ size, uploadUrl, begun: Date.now() });
    try {
      localStorage.setItem(key, text);
    } catch {
      this.#fallback.set(key, text);
    }
    return Promise.resolve(key);
  }

  #keys(): string[] {
    try {
      const stored = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n)!);
      return [...stored.filter((key) => key.startsWith(prefix)), ...this.#fallback.keys()];
    } catch {
      return [...this.#fallback.keys()];
    }
  }

  #text(key: string): string | null {
    const kept = this.#fallback.get(key);
    if (kept !== undefined) return kept;
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  #read(key: string): (KnownUpload & { begun: number }) | undefined {
    try {
      const { size, uploadUrl, begun } = JSON.parse(this.#text(key) ?? '');
      if (typeof uploadUrl !== 'string' || typeof begun !== 'number') return undefined;
      return {
        size,
        uploadUrl,
        begun,
        metadata: {},
        creationTime: '',
        parallelUploadUrls: null,
        urlStorageKey: key,
      };
    } catch {
      return undefined;
    }
  }

  #forgetOld(): void {
    for (const key of this.#keys()) {
      const known = this.#read(key);
      if (!known || Date.now() - known.begun > lifetime) void this.removeUpload(key);
    }
  }
}
