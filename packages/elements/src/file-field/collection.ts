import { parseSize } from '@twintown/core/file-size.js';
import { checkSet, type SetMember } from '@twintown/core/files/set.js';
import { FileEntry } from './entry.ts';

/** Limits as the author wrote them on the element. */
export function limitsOf(host: HTMLElement, input: HTMLInputElement) {
  const most = host.dataset.maxFiles ?? '';
  return {
    accept: input.accept,
    maxSize: parseSize(host.dataset.maxSize),
    maxTotal: parseSize(host.dataset.maxTotal),
    maxFiles: input.multiple ? (/^\d+$/.test(most) ? Number(most) : undefined) : 1,
  };
}

/**
 * Files that the server has already and printed inside the field, `<ul data-files>` with one `<li>`
 * for each: its name in a `<bdi>` or link, its bytes in `data-bytes`, its digest in `data-sha256`.
 */
export function printedFiles(host: HTMLElement): SetMember[] {
  return [...host.querySelectorAll<HTMLElement>('ul[data-files] > li')].map((line) => ({
    name: (line.querySelector('bdi,a')?.textContent ?? '').trim(),
    size: parseSize(line.dataset.bytes) ?? 0,
    type: '',
    sha256: line.dataset.sha256,
  }));
}

/** The chosen files in their order. Knows nothing of the page or of uploading. */
export class Collection {
  readonly entries: FileEntry[] = [];
  /** What was taken out, press by press: who pressed too often turns one press round after the other. */
  readonly #presses: (readonly FileEntry[])[] = [];

  get listed(): FileEntry[] {
    return this.entries.filter(({ removed }) => !removed);
  }

  /** What the press took out that would be turned round next. */
  get removedLast(): readonly FileEntry[] {
    return this.#presses.at(-1) ?? [];
  }

  get wrong(): FileEntry[] {
    return this.listed.filter(({ issue }) => issue);
  }

  /** Files whose bytes go with the form: all that are neither refused nor uploaded already. */
  get sent(): FileEntry[] {
    return this.listed.filter(({ state }) => state !== 'refused' && state !== 'uploaded');
  }

  get pending(): boolean {
    return this.listed.some(({ state }) =>
      ['checking', 'waiting', 'uploading', 'interrupted'].includes(state),
    );
  }

  add(files: readonly File[]): FileEntry[] {
    const added = files.map((file) => new FileEntry(file));
    this.entries.push(...added);
    return added;
  }

  takeOut(entries: readonly FileEntry[]): void {
    for (const entry of entries) {
      entry.removed = true;
      entry.dropPicture();
    }
    this.#presses.push(entries);
  }

  /** Puts the files of the last press back into their places. Gives them. */
  putBack(): readonly FileEntry[] {
    const entries = this.#presses.pop() ?? [];
    for (const entry of entries) {
      entry.removed = false;
      entry.showPicture();
    }
    return entries;
  }

  /** Forgets what was taken out: it cannot be put back any more. Gives what was forgotten. */
  forgetRemoved(): FileEntry[] {
    this.#presses.length = 0;
    const gone = this.entries.filter(({ removed }) => removed);
    this.#drop(gone);
    return gone;
  }

  clear(): FileEntry[] {
    this.#presses.length = 0;
    return this.entries.splice(0);
  }

  #drop(gone: readonly FileEntry[]): void {
    const kept = this.entries.filter((entry) => !gone.includes(entry));
    this.entries.splice(0, Infinity, ...kept);
  }

  /** Judges the files beside each other and beside those the server has. */
  judge(printed: readonly SetMember[], rules: Parameters<typeof checkSet>[1]): void {
    for (const entry of this.entries) entry.among = undefined;
    const fit = this.listed.filter(({ own }) => !own);
    const members = fit.map(({ file, sha256 }) => ({
      name: file.name,
      size: file.size,
      type: file.type,
      sha256: sha256 || undefined,
    }));
    // The one file of a single question takes the place of the one that the server has.
    const present = rules.maxFiles === 1 ? [] : printed;
    const issues = checkSet([...present, ...members], rules).slice(present.length);
    fit.forEach((entry, index) => {
      entry.among = issues[index];
    });
  }
}
