/** What a drag or the clipboard brings: files, and the names of folders, which cannot be sent. */
export interface Brought {
  files: File[];
  folders: string[];
}

export function hasFiles(data: DataTransfer | null): boolean {
  return !!data && [...data.types].includes('Files');
}

/** Reads `data` at once: after the event it is empty. */
export function broughtBy(data: DataTransfer): Brought {
  const files = [...data.files];
  const folders = new Set(
    [...data.items].flatMap((item) => {
      const entry = item.kind === 'file' ? item.webkitGetAsEntry?.() : null;
      return entry?.isDirectory ? entry.name : [];
    }),
  );
  return { files: files.filter(({ name }) => !folders.has(name)), folders: [...folders] };
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
