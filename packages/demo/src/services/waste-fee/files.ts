import { fileSize as sizeText } from '@twintown/core/file-size.js';
import { html, type Html } from '../../html.ts';
import { extensionOf, visibleName } from '../../http/file-name.ts';
import type { StoredFile } from '../../store.ts';
import type { Words } from '../../words.ts';
import { printDigest } from './digest.ts';

/**
 * Files by name, kind and size; those that were received also by the digest that the server worked
 * out. Names come from outside: hidden characters are spelled out.
 */
export function printFiles(
  files: readonly StoredFile[],
  words: Words,
  purpose: 'removable' | 'received',
): Html {
  return html`<ul data-files aria-label="${words('filesAdded')}">
    ${files.map(
      (file) =>
        html`<li data-bytes="${file.size}" data-sha256="${file.sha256}">
          <a id="file-${file.id}" href="/waste-fee/files/${file.id}"
            ><bdi>${visibleName(file.name)}</bdi></a
          >
          <span data-tag>${extensionOf(file.name).toUpperCase()}</span>
          <span data-size>${fileSize(file.size, words.language)}</span>
          ${
            purpose === 'received' &&
            html`<div data-checksum>
              <span>${words('fileHash')}</span> ${printDigest(file.sha256, file.name, words)}
            </div>`
          }
          ${
            purpose === 'removable' &&
            html`<button
              name="remove-file"
              value="${file.id}"
              formnovalidate
              data-variant="quiet"
              aria-label="${words('removeFile', { name: visibleName(file.name) })}"
            >
              ${words('remove')}
            </button>`
          }
        </li>`,
    )}
  </ul>`;
}

export const fileSize = (bytes: number, language: string): string => sizeText(language, bytes);
