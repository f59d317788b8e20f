import { parseSize } from '@twintown/core/file-size.js';
import { translate } from '@twintown/core/messages.js';
import { localeOf } from '../shared/sentences.ts';
import type { Collection } from './collection.ts';
import type { FileEntry, FileState } from './entry.ts';
import { percent } from './file-row.ts';
import { keepUnderWay, underWay } from './under-way.ts';
import type { Uploads } from './uploads.ts';

interface DeskHost extends HTMLElement {
  endpoint: string;
  input: HTMLInputElement | null;
  requestUpdate(): void;
}

interface DeskListener {
  /** The state of a file changed. */
  changed(): void;
  /** Something that a person who hears the page should know. */
  progressed(text: string): void;
  /** The upload of a file was given up or refused. */
  failed(entry: FileEntry): void;
}

/** Said on the way: often enough to know that it goes on, seldom enough to be borne. */
const steps = [0.75, 0.5, 0.25];
/** What is over sooner than this is told by its end alone. */
export const calm = 1500;
const defaultChunk = 8 * 1024 * 1024;

/** Stands between the field and the part that uploads, which is loaded when a file needs it. */
export class UploadDesk {
  readonly #host: DeskHost;
  readonly #collection: Collection;
  readonly #listener: DeskListener;
  #uploads: Promise<Uploads> | undefined;
  readonly #states = new WeakMap<FileEntry, FileState>();
  #told = 0;
  #toldAt = 0;
  #isDrawing = false;
  /** What was under way in this tab when the page was loaded, by the digest of the bytes. */
  #begun: readonly string[] | undefined;

  constructor(host: DeskHost, collection: Collection, listener: DeskListener) {
    this.#host = host;
    this.#collection = collection;
    this.#listener = listener;
  }

  /** Begins or goes on with the files that are good, where the field has an endpoint. */
  send(entries: readonly FileEntry[]): void {
    if (!this.#host.endpoint || entries.length === 0) return;
    if (!this.#going.some(({ upload }) => upload !== 'uploaded')) this.#toldAt = performance.now();
    for (const entry of entries) entry.upload ??= 'waiting';
    this.#uploads ??= this.#load();
    this.#uploads.then(
      (uploads) => {
        for (const entry of entries)
          if (!entry.removed && entry.upload !== 'uploaded' && entry.state !== 'refused')
            if (this.#host.isConnected) uploads.add(entry);
            else entry.upload = undefined;
      },
      () => {
        // Offline: the form carries the bytes as if there were no endpoint.
        this.#uploads = undefined;
        for (const entry of entries) entry.upload = entry.uploadIssue = undefined;
        this.#listener.changed();
      },
    );
    this.#listener.changed();
  }

  /**
   * The person took the file out. One that the server may have whole goes from there too: a page loaded
   * anew prints what was sent before it. Of any other the part that came stays, to go on from.
   */
  stop(entry: FileEntry): void {
    void this.#uploads?.then((uploads) => {
      if (!entry.removed) return;
      if (entry.progress < 1) uploads.stop(entry);
      else uploads.discard(entry);
    });
  }

  /** Stops sending while the field is out of the page; `send` goes on. */
  pause(entry: FileEntry): void {
    if (entry.upload === 'uploaded' || entry.upload === 'failed') return;
    void this.#uploads?.then(
      (uploads) => !this.#host.isConnected && uploads.stop(entry),
      () => {},
    );
  }

  discard(entry: FileEntry): void {
    void this.#uploads?.then((uploads) => uploads.discard(entry));
  }

  /** Puts the server's names of finished uploads into the form, as hidden fields of the page. */
  printIds(name: string): void {
    const key = `${name}-upload`;
    const ids = this.#collection.listed.flatMap(({ state, uploadId }) =>
      state === 'uploaded' && uploadId ? uploadId : [],
    );
    const present = [
      ...this.#host.querySelectorAll<HTMLInputElement>('input[type=hidden][data-upload]'),
    ];
    for (const field of present) if (!ids.includes(field.value)) field.remove();
    for (const id of ids) {
      if (present.some(({ value }) => value === id)) continue;
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = key;
      field.value = id;
      field.dataset.upload = '';
      this.#host.append(field);
    }
  }

  /** How many uploads ended because the page was loaded anew, and were not begun again since. */
  get brokenOff(): number {
    if (!this.#host.endpoint) return 0;
    const { endpoint, field } = this.#place;
    const here = new Set(this.#collection.entries.map(({ sha256 }) => sha256));
    // Read once: this is asked for with each step of progress.
    this.#begun = (this.#begun ?? underWay(endpoint, field)).filter((file) => !here.has(file));
    return this.#begun.length;
  }

  /** Files under way that a page loaded anew in this tab will ask for: no byte of them need be carried. */
  get askedForAgain(): FileEntry[] {
    if (!this.#host.endpoint) return [];
    const known = underWay(this.#place.endpoint, this.#place.field);
    return this.#going.filter(
      ({ upload, sha256 }) => upload !== 'uploaded' && known.includes(sha256),
    );
  }

  /** Who sends the form knows what is in it. */
  forgetBrokenOff(): void {
    if (this.brokenOff === 0) return;
    keepUnderWay(this.#place.endpoint, this.#place.field, []);
    this.#begun = [];
    this.#host.requestUpdate();
  }

  get #place(): { endpoint: string; field: string } {
    const { endpoint, input, baseURI } = this.#host;
    return { endpoint: new URL(endpoint, baseURI).href, field: input?.name ?? '' };
  }

  async #load(): Promise<Uploads> {
    const { Uploads } = await import('./uploads.ts');
    const { dataset } = this.#host;
    return new Uploads(
      {
        ...this.#place,
        parallel: Number(dataset.parallel) || 3,
        chunkSize: parseSize(dataset.chunkSize) || defaultChunk,
      },
      (entry) => this.#moved(entry),
    );
  }

  #moved(entry: FileEntry): void {
    const { state } = entry;
    const isNew = this.#states.get(entry) !== state;
    this.#states.set(entry, state);
    this.#tell();
    if (!isNew) return this.#draw();
    this.#listener.changed();
    if (state === 'failed') this.#listener.failed(entry);
    if (state === 'interrupted') setTimeout(() => this.#tellInterrupted(entry), calm);
    if (lacksLink(entry)) window.addEventListener('online', this.#goOn, { once: true });
  }

  /** The link is back: the next try is not waited for, nor for a press where there were enough. */
  readonly #goOn = async (): Promise<void> => {
    const uploads = await this.#uploads;
    if (!uploads || !this.#host.isConnected) return;
    for (const entry of this.#collection.listed.filter(lacksLink)) {
      uploads.stop(entry);
      uploads.add(entry);
    }
    this.#listener.changed();
  };

  /** The link did not come back at once. */
  #tellInterrupted(entry: FileEntry): void {
    if (entry.state !== 'interrupted') return;
    const locale = localeOf(this.#host);
    const done = percent(locale, entry.progress);
    this.#listener.progressed(translate(locale, 'files.stateInterrupted', { percent: done }));
  }

  get #going(): FileEntry[] {
    return this.#collection.listed.filter(({ upload }) => upload && upload !== 'failed');
  }

  /** Progress comes many times a second; the page follows it with its frames. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#host.requestUpdate();
    });
  }

  /** Tells how far all files together are, at a few steps, and the end. */
  #tell(): void {
    const locale = localeOf(this.#host);
    const going = this.#going;
    const total = going.reduce((sum, { file }) => sum + file.size, 0);
    const sent = going.reduce((sum, { file, progress }) => sum + file.size * progress, 0);
    const isDone = going.every(({ upload }) => upload === 'uploaded');
    if (isDone) {
      this.#told = 0;
      if (going.length > 0)
        this.#listener.progressed(translate(locale, 'files.uploaded', { count: going.length }));
      return;
    }
    const step = steps.find((part) => total > 0 && sent / total >= part) ?? 0;
    if (step <= this.#told || performance.now() - this.#toldAt < calm) return;
    this.#told = step;
    this.#toldAt = performance.now();
    this.#listener.progressed(
      translate(locale, 'files.progressTold', { percent: percent(locale, step) }),
    );
  }
}

const lacksLink = ({ state, uploadIssue }: FileEntry): boolean =>
  state === 'interrupted' || (state === 'failed' && uploadIssue?.code === 'upload-failed');
