/** What a drag or the clipboard brings: files, and the names of folders, which cannot be sent. */
interface Brought {
  files: File[];
  folders: string[];
}

function hasFiles(data: DataTransfer | null): boolean {
  return !!data && [...data.types].includes('Files');
}

/** Reads `data` at once: after the event it is empty. */
function broughtBy(data: DataTransfer): Brought {
  const files = [...data.files];
  const folders = new Set(
    [...data.items].flatMap((item) => {
      const entry = item.kind === 'file' ? item.webkitGetAsEntry?.() : null;
      return entry?.isDirectory ? entry.name : [];
    }),
  );
  return { files: files.filter(({ name }) => !folders.has(name)), folders: [...folders] };
}

interface ArrivalListener {
  /** Whether files may come now. */
  isOpen(): boolean;
  /** Files are held over the element, or no more. */
  changed(): void;
  came(files: File[], folders: string[]): void;
}

/** How many fields of the page take files. */
let fields = 0;

/**
 * A control in the closed shadow root of somebody else's element may take files, and only the element is
 * seen from here. One with children is more likely a part of the page, which must not be lost.
 */
const mayTake = ({ localName, shadowRoot, childElementCount }: Element): boolean =>
  /^(?!tt-).*-/.test(localName) && !shadowRoot && childElementCount === 0;

/**
 * What nobody takes the browser opens in the place of the page, and all that was typed is gone: beside
 * the field, and on one that takes no files now.
 */
function keepPage(event: DragEvent): void {
  const [target] = event.composedPath();
  const isTaken =
    target instanceof Element && (target.matches('input[type=file]:enabled') || mayTake(target));
  if (event.defaultPrevented || isTaken || !hasFiles(event.dataTransfer)) return;
  event.preventDefault();
  event.dataTransfer!.dropEffect = 'none';
}

const dragTypes = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

/** Files that are dropped on an element or pasted into it. */
export class Arrivals {
  /** Files are held over the element. */
  isOver = false;
  readonly #host: HTMLElement;
  readonly #listener: ArrivalListener;

  constructor(host: HTMLElement, listener: ArrivalListener) {
    this.#host = host;
    this.#listener = listener;
  }

  listen(): void {
    for (const type of dragTypes) this.#host.addEventListener(type, this.#drag);
    this.#host.addEventListener('paste', this.#paste);
    fields += 1;
    for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, keepPage);
  }

  stop(): void {
    for (const type of dragTypes) this.#host.removeEventListener(type, this.#drag);
    this.#host.removeEventListener('paste', this.#paste);
    fields -= 1;
    if (fields > 0) return;
    for (const type of ['dragover', 'drop'] as const) window.removeEventListener(type, keepPage);
  }

  readonly #drag = (event: DragEvent): void => {
    if (!hasFiles(event.dataTransfer) || !this.#listener.isOpen()) return;
    const isLeaving =
      event.type === 'dragleave' && !this.#host.contains(event.relatedTarget as Node | null);
    const isOver = event.type !== 'drop' && (event.type !== 'dragleave' ? true : !isLeaving);
    if (isOver !== this.isOver) this.#listener.changed();
    this.isOver = isOver;
    if (event.type === 'dragleave') return;
    event.preventDefault();
    if (event.type !== 'drop') return;
    const { files, folders } = broughtBy(event.dataTransfer!);
    this.#listener.came(files, folders);
  };

  readonly #paste = (event: ClipboardEvent): void => {
    if (!hasFiles(event.clipboardData) || !this.#listener.isOpen()) return;
    event.preventDefault();
    const { files, folders } = broughtBy(event.clipboardData!);
    this.#listener.came(files, folders);
  };
}

/**
 * Opens the camera, where the device has one. The helper stands nowhere in the page: the answer
 * lands in the author's own control like every other file.
 */
export function takePhoto(taken: (files: File[]) => void): void {
  const helper = document.createElement('input');
  helper.type = 'file';
  helper.accept = 'image/*';
  helper.setAttribute('capture', 'environment');
  helper.addEventListener('change', () => taken([...(helper.files ?? [])]));
  helper.click();
}
