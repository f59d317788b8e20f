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
    return this.entries.filter(({ removed, isAbsent }) => !removed && !isAbsent);
  }

  /** Files that are shown, and that no answer has, nor holds anything up. */
  get absent(): FileEntry[] {
    return this.entries.filter(({ removed, isAbsent }) => !removed && isAbsent);
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

  /** A file that is chosen again takes the place of what the page before told of it. */
  add(files: readonly File[]): FileEntry[] {
    const isAgain = ({ kept, file: { name } }: FileEntry): boolean =>
      files.some((file) => file.name === name && file.size === kept?.chosenSize);
    this.#drop(this.entries.filter(isAgain));
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
    const kept = this.listed.filter((entry) => entry.kept);
    for (const entry of this.entries) if (!entry.kept) entry.among = undefined;
    const fit = this.listed.filter((entry) => !entry.own && !entry.kept);
    const members = fit.map(memberOf);
    // The one file of a single question takes the place of the one that the server has.
    const present = rules.maxFiles === 1 ? [] : printed;
    const issues = checkSet([...present, ...members], rules).slice(present.length);
    fit.forEach((entry, index) => {
      entry.among = issues[index];
    });
    const isChecked = fit.every(({ examined }) => examined);
    for (const entry of kept) {
      const now = checkSet([...present, ...members, memberOf(entry)], rules).at(-1);
      // Until all are read, nobody knows that none of them is the original.
      if (now || isChecked || entry.among?.code !== 'duplicate') entry.among = now;
    }
  }
}

function memberOf({ file, sha256, kept }: FileEntry): SetMember {
  return {
    name: file.name,
    size: kept?.size ?? file.size,
    type: file.type,
    sha256: (kept?.sha256 ?? sha256) || undefined,
  };
}
