import type { OpenDocument } from '../engines/engine.ts';

/** Milliseconds after the last key when the answers are put into a file. */
const rest = 400;

/** Milliseconds in which that must be done: somebody waits for it, and a stuck worker never answers. */
const patience = 30_000;

export interface AnswersHost {
  readonly viewer: {
    readonly form: HTMLFormElement | null;
    /** Name under which the form submits the files; without one it submits none. */
    readonly name: string | null;
    /** What the viewer offers besides what is open, in its order. */
    readonly documentList: readonly { src: unknown }[];
  };
  /** What is open, or holds it. */
  readonly rootKey: unknown;
  /** Takes the files into the form. */
  submit(value: File | FormData | null): void;
  /** It turned out whether the answers given in a document can be put into its file. */
  saved(key: unknown, hasFailed: boolean): void;
}

/** An open document that was filled in. */
export interface FilledDocument {
  document: OpenDocument;
  /** The document with the answers. */
  save(): Promise<File | undefined>;
}

/** The file of one document, and how far it is from what was filled in. */
class Kept {
  readonly key: unknown;
  /** The document of the page's own that it is, or is a part of. */
  readonly root: unknown;
  /** Undefined once it is closed. */
  source: FilledDocument | undefined;
  file: File | undefined;
  hasFailed = false;
  isStale = false;
  timer = 0;
  saving = Promise.resolve();
  /** How many times it is being saved or waits for that. */
  running = 0;

  constructor(key: unknown, root: unknown) {
    this.key = key;
    this.root = root;
  }

  get isUnsaved(): boolean {
    return this.isStale || this.running > 0;
  }
}

/**
 * Keeps the files that a form submits up to date: one for each document that was filled in, also
 * after another one was opened. Making a file takes a moment, so a form that is submitted in that
 * moment waits for it.
 */
export class Answers {
  readonly #host: AnswersHost;
  readonly #kept = new Map<unknown, Kept>();
  #waiting: AbortController | undefined;
  #told: readonly unknown[] = [null];
  /** Whether a form waits for its files. */
  #isHeld = false;

  constructor(host: AnswersHost) {
    this.#host = host;
  }

  /** Whether there is a file of the document, or there will be one. @param key what it is known by */
  has(key: unknown): boolean {
    const kept = this.#kept.get(key);
    return kept !== undefined && (kept.isUnsaved || kept.file !== undefined);
  }

  /** Whether the document's answers could not be put into a file. */
  hasFailed(key: unknown): boolean {
    return this.#kept.get(key)?.hasFailed === true;
  }

  /** Something was filled in of the document that is known by `key` and belongs to `root`. */
  changed(key: unknown, root: unknown, source: FilledDocument): void {
    const kept = this.#kept.get(key) ?? new Kept(key, root);
    this.#kept.set(key, kept);
    kept.source = source;
    kept.isStale = true;
    clearTimeout(kept.timer);
    kept.timer = window.setTimeout(() => void this.#save(kept), rest);
    this.#waitForSubmit();
  }

  /** A document will be closed: settled once that costs no answer. Undefined where it costs none now. */
  leave(document: OpenDocument): Promise<unknown> | undefined {
    const left = [...this.#kept.values()].filter(({ source }) => source?.document === document);
    const unsaved = left.filter(({ isUnsaved }) => isUnsaved);
    for (const kept of left) if (!kept.isUnsaved) kept.source = undefined;
    if (unsaved.length === 0) return undefined;
    return Promise.all(unsaved.map((kept) => this.#save(kept)));
  }

  /** What was filled in was taken back. */
  forget(): void {
    for (const { timer } of this.#kept.values()) clearTimeout(timer);
    this.#kept.clear();
    this.tell();
  }

  /** Gives the form the files of what is offered at the moment, under the name of the moment. */
  tell(): void {
    if (this.#kept.size === 0 && this.#told[0] === null) return;
    const { viewer, rootKey } = this.#host;
    const { name } = viewer;
    const offered = viewer.documentList.map(({ src }) => src);
    const files = [...this.#kept.values()]
      .filter((kept) => kept.root === rootKey || offered.includes(kept.root))
      .sort((one, other) => offered.indexOf(one.root) - offered.indexOf(other.root))
      .flatMap(({ file }) => file ?? []);
    // A single file goes by whatever name the element has; several are named here.
    const told = files.length > 1 ? [name, ...files] : [files[0] ?? null];
    const isSame =
      told.length === this.#told.length && told.every((one, at) => one === this.#told[at]);
    if (isSame) return;
    this.#told = told;
    if (files.length < 2 || !name) {
      this.#host.submit(files.length < 2 ? (files[0] ?? null) : null);
      return;
    }
    const data = new FormData();
    for (const file of files) data.append(name, file);
    this.#host.submit(data);
  }

  #save(kept: Kept): Promise<void> {
    clearTimeout(kept.timer);
    if (kept.isStale) {
      kept.isStale = false;
      kept.running += 1;
      const { source } = kept;
      kept.saving = kept.saving.then(() => this.#put(kept, source));
    }
    return kept.saving;
  }

  /** Never rejects: what could not be saved is told, and holds no form back for ever. */
  async #put(kept: Kept, source: FilledDocument | undefined): Promise<void> {
    let timer = 0;
    const late = new Promise<never>((_, reject) => {
      timer = window.setTimeout(() => reject(new Error('It was not saved in time.')), patience);
    });
    const hadFailed = kept.hasFailed;
    try {
      kept.file = await Promise.race([source?.save(), late]);
      kept.hasFailed = false;
    } catch {
      // A file with some of the answers would be taken for all of them.
      kept.file = undefined;
      kept.hasFailed = true;
    }
    clearTimeout(timer);
    kept.running -= 1;
    if (this.#unsaved.length === 0) this.#waiting?.abort();
    this.tell();
    if (kept.hasFailed !== hadFailed) this.#host.saved(kept.key, kept.hasFailed);
  }

  get #unsaved(): Kept[] {
    return [...this.#kept.values()].filter(({ isUnsaved }) => isUnsaved);
  }

  #waitForSubmit(): void {
    if (this.#waiting && !this.#waiting.signal.aborted) return;
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    // Before the form's own listeners read what it holds. The form may stand in a shadow root.
    (this.#host.viewer.form?.getRootNode() ?? document).addEventListener(
      'submit',
      (event) => this.#submitted(event as SubmitEvent),
      { capture: true, signal },
    );
  }

  #submitted(event: SubmitEvent): void {
    const { form } = this.#host.viewer;
    const unsaved = this.#unsaved;
    if (event.target !== form || !form || unsaved.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Whoever presses again while the first time still waits means the same.
    if (this.#isHeld) return;
    this.#isHeld = true;
    const { submitter } = event;
    void Promise.all(unsaved.map((kept) => this.#save(kept))).then(() => {
      this.#isHeld = false;
      form.requestSubmit(submitter);
    });
  }
}
