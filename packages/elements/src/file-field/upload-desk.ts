import { parseSize } from '@twintown/core/file-size.js';
import { warning } from '@twintown/core/issue.js';
import { translate } from '@twintown/core/messages.js';
import { questionsOf } from '../shared/membership.ts';
import type { Question } from '../shared/question.ts';
import { localeOf, prepare } from '../shared/sentences.ts';
import type { Collection } from './collection.ts';
import { isLeftOff, type FileEntry, type FileState } from './entry.ts';
import { percent } from './file-row.ts';
import { Link } from './link.ts';
import { nameAmong } from './same-named.ts';
import { keepUnderWay, underWay } from './under-way.ts';
import type { Uploads } from './uploads.ts';

interface DeskHost extends HTMLElement {
  endpoint: string;
  input: HTMLInputElement | null;
  requestUpdate(): void;
}

/** A field, as the server and what is remembered here know it. */
interface Place {
  endpoint: string;
  field: string;
  place: string;
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
/** Files that are there sooner hold nothing up. */
const promptly = 500;
const defaultChunk = 8 * 1024 * 1024;

/** Stands between the field and the part that uploads, which is loaded when a file needs it. */
export class UploadDesk {
  readonly #host: DeskHost;
  readonly #collection: Collection;
  readonly #listener: DeskListener;
  #uploads: Promise<Uploads> | undefined;
  readonly #states = new WeakMap<FileEntry, FileState | 'put-off'>();
  #told = 0;
  #toldAt = 0;
  /** What was uploaded, and told, before the files that are under way now. */
  #earlier = new Set<FileEntry>();
  #isDrawing = false;
  readonly #link = new Link(() => void this.goOn());
  readonly #lookedAt = new Set<FileEntry>();
  /** Breaks that were told. */
  readonly #breaks = new WeakMap<FileEntry, string>();
  #place: Place | undefined;
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
    const going = this.#going;
    if (going.every(({ upload }) => upload === 'uploaded')) {
      this.#toldAt = performance.now();
      this.#told = 0;
      this.#earlier = new Set(going);
    }
    this.#prepare();
    for (const entry of entries) {
      entry.upload ??= 'waiting';
      this.#earlier.delete(entry);
    }
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

  /** Stops sending while the field is out of the page; `send` and `goOn` go on. */
  rest(): void {
    this.#link.stop();
    void this.#uploads?.then(
      (uploads) => {
        if (this.#host.isConnected) return;
        for (const entry of this.#collection.entries)
          if (entry.upload !== 'uploaded' && entry.upload !== 'failed') uploads.stop(entry);
      },
      () => {},
    );
  }

  /** The next try is not waited for, nor a press where there were enough. */
  async goOn(): Promise<void> {
    const uploads = await this.#uploads;
    const broken = this.#collection.listed.filter(lacksLink);
    if (!uploads || !this.#host.isConnected || broken.length === 0) return;
    for (const entry of broken) {
      uploads.stop(entry);
      uploads.add(entry);
    }
    this.#listener.changed();
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
    const { endpoint, place } = this.#placed;
    const here = new Set(this.#collection.entries.map(({ sha256 }) => sha256));
    // Read once: this is asked for with each step of progress.
    this.#begun = (this.#begun ?? underWay(endpoint, place)).filter((file) => !here.has(file));
    return this.#begun.length;
  }

  /** Files under way that a page loaded anew in this tab will ask for: no byte of them need be carried. */
  get askedForAgain(): FileEntry[] {
    if (!this.#host.endpoint) return [];
    const { endpoint, place } = this.#placed;
    const known = underWay(endpoint, place);
    return this.#going.filter(
      ({ upload, sha256 }) => upload !== 'uploaded' && known.includes(sha256),
    );
  }

  /** The form is to be sent: whoever overlooked what ended with the page before is asked once. */
  async ask(question: Question): Promise<void> {
    const count = this.brokenOff;
    if (count === 0 || !(await prepare([question]))) return;
    try {
      const { setIssues, shownIssue } = await import('../shared/answers.ts');
      // An error, such as a file that is missing, asks for the same thing.
      if (!shownIssue(question)) setIssues(question, [warning('broken-off', { count })]);
    } catch {
      // Offline nothing is sent.
    }
  }

  /** Who sends the form after they were asked knows what is in it. */
  forgetBrokenOff(): void {
    if (this.brokenOff === 0) return;
    const { endpoint, place } = this.#placed;
    keepUnderWay(endpoint, place, []);
    this.#begun = [];
    this.#host.requestUpdate();
  }

  /** Stays what it was at first: others of the name may come and go before it. */
  get #placed(): Place {
    if (this.#place) return this.#place;
    const { endpoint, input, baseURI } = this.#host;
    const { href } = new URL(endpoint, baseURI);
    if (!input) return { endpoint: href, field: '', place: '' };
    return (this.#place = { endpoint: href, field: input.name, place: nameAmong(input) });
  }

  /**
   * What it takes to check the form comes before the link can break: without it the form would be sent
   * unchecked, into the browser's own error page, and the files would be gone.
   */
  #prepare(): void {
    const form = this.#host.input?.form;
    if (form) void prepare(questionsOf(form), form);
  }

  async #load(): Promise<Uploads> {
    const placed = this.#placed;
    const { Uploads } = await import('./uploads.ts');
    const { dataset } = this.#host;
    return new Uploads(
      {
        ...placed,
        parallel: Number(dataset.parallel) || 3,
        chunkSize: parseSize(dataset.chunkSize) || defaultChunk,
      },
      (entry) => this.#moved(entry),
    );
  }

  #moved(entry: FileEntry): void {
    const { state } = entry;
    const told = entry.isPutOff ? 'put-off' : state;
    const isNew = this.#states.get(entry) !== told;
    this.#states.set(entry, told);
    this.#tell();
    if (lacksLink(entry)) {
      this.#link.listen();
      void this.#lookAgain(entry);
    }
    if (!isNew) return this.#draw();
    this.#listener.changed();
    if (state === 'failed') this.#listener.failed(entry);
    if (state === 'interrupted') setTimeout(() => this.#tellInterrupted(entry), calm);
  }

  /** A file that was deleted or saved again breaks its upload off as a lost link does. */
  async #lookAgain(entry: FileEntry): Promise<void> {
    if (this.#lookedAt.has(entry)) return;
    this.#lookedAt.add(entry);
    try {
      const { findAgain } = await import('./examine.ts');
      if (!(await findAgain([entry]))) return;
      (await this.#uploads)?.stop(entry);
      this.#listener.changed();
      if (!entry.removed) this.#listener.failed(entry);
    } catch {
      // Offline it is the link.
    } finally {
      this.#lookedAt.delete(entry);
    }
  }

  /** It did not go on at once. Tries that bring it no further are no news, nor is each of several files. */
  #tellInterrupted(entry: FileEntry): void {
    if (entry.state !== 'interrupted' || this.#breaks.get(entry) === placeOf(entry)) return;
    this.#tellStopped();
  }

  /** A submission waits for the files: what stands still is told at once, what goes on where it takes longer. */
  tellHeld(): void {
    if (!this.#tellStopped()) setTimeout(() => this.#tellStopped() || this.#tellHowFar(), promptly);
  }

  #tellStopped(): boolean {
    const stopped = this.#going.filter(({ state }) => state === 'interrupted');
    for (const entry of stopped) this.#breaks.set(entry, placeOf(entry));
    // A line is something that they could look after.
    const { length: count } = stopped.filter(({ isPutOff }) => !isPutOff);
    const locale = localeOf(this.#host);
    if (count > 0) this.#listener.progressed(translate(locale, 'files.interruptedTold', { count }));
    else if (stopped[0]) this.#listener.progressed(translate(locale, 'files.stateBusy'));
    return stopped.length > 0;
  }

  #tellHowFar(): void {
    const { part, isDone } = this.#sum;
    if (isDone) return;
    const locale = localeOf(this.#host);
    // Not the step that was just passed right after it.
    this.#told = Math.max(this.#told, steps.find((step) => part >= step) ?? 0);
    this.#toldAt = performance.now();
    this.#listener.progressed(
      translate(locale, 'files.progressTold', { percent: percent(locale, part) }),
    );
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

  /** All files under way together: how many, how far from 0 to 1, and whether they are there. */
  get #sum(): { count: number; part: number; isDone: boolean } {
    const going = this.#going.filter((entry) => !this.#earlier.has(entry));
    const total = going.reduce((sum, { file }) => sum + file.size, 0);
    const sent = going.reduce((sum, { file, progress }) => sum + file.size * progress, 0);
    const isDone = going.every(({ upload }) => upload === 'uploaded');
    return { count: going.length, part: total > 0 ? sent / total : 0, isDone };
  }

  /** Tells how far all files under way together are, at a few steps, and the end. */
  #tell(): void {
    const locale = localeOf(this.#host);
    const { count, part, isDone } = this.#sum;
    if (isDone) {
      this.#told = 0;
      if (count > 0) this.#listener.progressed(translate(locale, 'files.uploaded', { count }));
      return;
    }
    const step = steps.find((each) => part >= each) ?? 0;
    if (step <= this.#told || performance.now() - this.#toldAt < calm) return;
    this.#told = step;
    this.#toldAt = performance.now();
    this.#listener.progressed(
      translate(locale, 'files.progressTold', { percent: percent(locale, step) }),
    );
  }
}

/** Where an upload stands still, and why. */
const placeOf = ({ isPutOff, progress }: FileEntry): string => `${isPutOff} ${progress}`;

const lacksLink = ({ state, uploadIssue }: FileEntry): boolean =>
  state === 'interrupted' || (state === 'failed' && isLeftOff(uploadIssue?.code));
