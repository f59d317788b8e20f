import { Upload } from '../generated/tus.js';
import { isLeftOff, type FileEntry } from './entry.ts';
import { keepUnderWay, underWay } from './under-way.ts';
import { UploadMemory } from './upload-memory.ts';

/*
 * Sends files at once by the tus protocol. Loaded when the first file is chosen in a field that has
 * an endpoint.
 */

/** The part of tus-js-client that is used here; the bundled copy carries no types. */
interface TusUpload {
  url: string | null;
  start(): void;
  abort(terminate?: boolean): Promise<void>;
  findPreviousUploads(): Promise<unknown[]>;
  resumeFromPreviousUpload(previous: unknown): void;
}

interface TusError extends Error {
  originalResponse?: { getStatus(): number } | null;
}

export interface UploadSettings {
  endpoint: string;
  /** Name of the field, so that the server can hold each question to its own rules. */
  field: string;
  /** The same as it is told apart from others of that name, for what is remembered here. */
  place: string;
  /** How many files are sent at the same time. */
  parallel: number;
  /** Most bytes in one request; less is lost where a link breaks off without a word. */
  chunkSize: number;
}

/** Waits between attempts; together about three minutes without any progress. */
const patience = [0, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 60_000];

/** Sends some files at a time, in their order, each again and again until the patience is over. */
export class Uploads {
  readonly #settings: UploadSettings;
  readonly #changed: (entry: FileEntry) => void;
  readonly #memory = new UploadMemory();
  readonly #running = new Map<FileEntry, TusUpload>();
  readonly #waiting: FileEntry[] = [];

  constructor(settings: UploadSettings, changed: (entry: FileEntry) => void) {
    this.#settings = settings;
    this.#changed = changed;
  }

  add(entry: FileEntry): void {
    if (this.#running.has(entry) || this.#waiting.includes(entry)) return;
    entry.upload = 'waiting';
    entry.uploadIssue = undefined;
    this.#waiting.push(entry);
    this.#keep(entry, true);
    this.#next();
  }

  /** Stops sending; what the server has stays there, and `add` goes on from it. */
  stop(entry: FileEntry): void {
    const at = this.#waiting.indexOf(entry);
    if (at >= 0) this.#waiting.splice(at, 1);
    const upload = this.#running.get(entry);
    this.#running.delete(entry);
    if (entry.upload !== 'uploaded') entry.upload = undefined;
    if (entry.removed) this.#keep(entry, false);
    void upload?.abort().catch(() => {});
    this.#next();
  }

  /** Lets the server forget the file. It does so by itself too, after a time. */
  discard(entry: FileEntry): void {
    this.stop(entry);
    this.#keep(entry, false);
    const address = entry.uploadAddress;
    if (!address) return;
    entry.uploadAddress = entry.uploadId = '';
    entry.upload = undefined;
    entry.progress = 0;
    const fingerprint = this.#fingerprint(entry);
    if (fingerprint) void this.#memory.removeUpload(`twintown-upload:${fingerprint}`);
    void fetch(address, {
      method: 'DELETE',
      headers: { 'Tus-Resumable': '1.0.0' },
      keepalive: true,
    }).catch(() => {});
  }

  #next(): void {
    while (this.#running.size < this.#settings.parallel && this.#waiting.length > 0)
      void this.#start(this.#waiting.shift()!);
  }

  async #start(entry: FileEntry): Promise<void> {
    const { endpoint, field, chunkSize } = this.#settings;
    const { file } = entry;
    const isOurs = (): boolean => this.#running.get(entry) === upload;
    const upload = new Upload(file, {
      endpoint,
      chunkSize,
      retryDelays: patience,
      // The name travels in a header; addresses and what is stored here never hold it.
      metadata: { filename: file.name, filetype: file.type, field },
      fingerprint: () => Promise.resolve(this.#fingerprint(entry)),
      urlStorage: this.#memory,
      onUploadUrlAvailable: () => {
        entry.uploadAddress = upload.url ?? '';
      },
      onProgress: (sent: number, total: number) => {
        if (!isOurs()) return;
        entry.upload = 'uploading';
        entry.progress = total > 0 ? sent / total : 1;
        this.#changed(entry);
      },
      onShouldRetry: (error: TusError) => {
        const isTemporary = !isRefusal(error);
        if (isTemporary && isOurs()) {
          entry.upload = 'interrupted';
          entry.isAnswered = statusOf(error) > 0;
          this.#changed(entry);
        }
        return isTemporary;
      },
      onError: (error: TusError) => isOurs() && this.#fail(entry, codeOf(error)),
      onSuccess: () => isOurs() && this.#finish(entry, upload.url ?? ''),
    }) as unknown as TusUpload;
    this.#running.set(entry, upload);
    entry.upload = 'uploading';
    this.#changed(entry);
    const [previous] = await upload.findPreviousUploads();
    if (!isOurs()) return;
    if (previous) upload.resumeFromPreviousUpload(previous);
    upload.start();
  }

  /**
   * The bytes, for one question at one address: the same file goes on under another name, another
   * file or question never does. Without a digest nothing tells two files apart, so none goes on.
   */
  #fingerprint({ sha256, file }: FileEntry): string | null {
    const { endpoint, place } = this.#settings;
    return sha256 ? `${endpoint} ${place} ${sha256}-${file.size}` : null;
  }

  /** Remembers for a reload whether the upload is still to be ended. */
  #keep({ sha256 }: FileEntry, isUnderWay: boolean): void {
    if (!sha256) return;
    const { endpoint, place } = this.#settings;
    const others = underWay(endpoint, place).filter((file) => file !== sha256);
    keepUnderWay(endpoint, place, isUnderWay ? [...others, sha256] : others);
  }

  #fail(entry: FileEntry, code: string): void {
    this.#running.delete(entry);
    if (!isLeftOff(code)) this.#keep(entry, false);
    entry.upload = 'failed';
    entry.uploadIssue = { code, severity: 'error', params: { name: entry.file.name } };
    this.#changed(entry);
    this.#next();
  }

  #finish(entry: FileEntry, address: string): void {
    this.#running.delete(entry);
    this.#keep(entry, false);
    entry.upload = 'uploaded';
    entry.progress = 1;
    entry.uploadAddress = address;
    entry.uploadId = lastPart(address);
    this.#changed(entry);
    this.#next();
  }
}

/** The id that the server gave, or what stands there where it is not written as addresses are. */
function lastPart(address: string): string {
  const part = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const statusOf = ({ originalResponse }: TusError): number => originalResponse?.getStatus() ?? 0;

/** Statuses that say why; 507 is RFC 4918's: do not ask again unless the person does. */
const reasons: Readonly<Record<number, string>> = {
  413: 'upload-too-large',
  415: 'upload-type',
  507: 'upload-quota',
};

/** An answer that will not change by asking again; busy servers and locked files are none. */
function isRefusal(error: TusError): boolean {
  const status = statusOf(error);
  if (reasons[status]) return true;
  return status >= 400 && status < 500 && ![408, 409, 423, 425, 429, 460].includes(status);
}

function codeOf(error: TusError): string {
  if (isRefusal(error)) return reasons[statusOf(error)] ?? 'upload-refused';
  return statusOf(error) > 0 ? 'upload-busy' : 'upload-failed';
}
