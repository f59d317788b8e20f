import type { TtFileField } from '@twintown/elements/file-field.js';

/**
 * Where files are sent at once nobody has to send the chosen ones. The button stays for files that
 * only the form can carry: offline, or after the server refused to take them one by one.
 */
export function hideUploadButton(): void {
  const button = document.querySelector<HTMLButtonElement>('button[value=upload]');
  if (!button) return;
  const fields = document.querySelectorAll<TtFileField>('tt-file-field[endpoint]');
  const isNeeded = (): boolean =>
    [...fields].some((field) =>
      field.files.some(({ state }) => state === 'ready' || state === 'failed'),
    );
  const settle = (): void => {
    button.hidden = !isNeeded();
  };
  void customElements.whenDefined('tt-file-field').then(settle);
  addEventListener('tt-files', settle);
}
