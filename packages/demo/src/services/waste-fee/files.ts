import { doubtsOf } from '@twintown/core/file-name.js';
import { fileSize as sizeText } from '@twintown/core/file-size.js';
import { fileType } from '@twintown/core/file-type.js';
import { inARow, translate } from '@twintown/core/messages.js';
import { createHash } from 'node:crypto';
import { attributes, html, type Html } from '../../html.ts';
import { extensionOf, visibleName } from '../../http/file-name.ts';
import type { RefusedFile, StoredFile } from '../../store.ts';
import type { WaitingFile } from '../../uploads.ts';
import type { Words } from '../../words.ts';
import { printDigest } from './digest.ts';

export type ListedFile = StoredFile | WaitingFile;

const isStored = (file: ListedFile): file is StoredFile => 'type' in file;

/** Id of the file's name in the page. */
export const lineId = (file: ListedFile): string =>
  // What a form calls a waiting file by holds its name, of any characters.
  `file-${isStored(file) ? file.id : createHash('sha256').update(file.id).digest('hex').slice(0, 16)}`;

/**
 * Files by name, kind and size; those that were received also by the digest that the server worked
 * out. Such as wait cannot be opened yet. Names come from outside: hidden characters are spelled out.
 */
export function printFiles(
  files: readonly ListedFile[],
  words: Words,
  purpose: 'removable' | 'received',
): Html {
  return html`<ul data-files aria-label="${words('filesAdded')}">
    ${files.map(
      (file) =>
        html`<li${attributes({ 'data-bytes': file.size, 'data-sha256': file.sha256 })}>
          ${printName(file)}
          <span data-tag>${typeOf(file, words)}</span>
          <span data-size>${fileSize(file.size, words.language)}</span>
          ${
            purpose === 'received' &&
            file.sha256 !== undefined &&
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
          ${doubtsOf(file.name).map(
            (doubt) => html`<p>${translate(words.language, `files.${doubt}`)}</p>`,
          )}
        </li>`,
    )}
  </ul>`;
}

/** Says which files were there already, and are kept once. */
export function printTwice(id: string, files: readonly RefusedFile[], words: Words): Html {
  const sentences = files.map(({ name }) => words('fileDuplicate', { name: visibleName(name) }));
  return html`<p id="${id}" data-notice="info">${inARow(sentences)}</p>`;
}

export const asideId = (file: StoredFile): string => `file-${file.id}-removed`;

/** Says which file was removed, with a button that puts it back. */
export function printAside(file: StoredFile, words: Words): Html {
  const name = visibleName(file.name);
  return html`<p data-removed>
    <span id="${asideId(file)}">${translate(words.language, 'files.removed', { name })}</span>
    <button
      name="restore-file"
      value="${file.id}"
      formnovalidate
      data-variant="quiet"
      aria-label="${translate(words.language, 'files.undoNamed', { name })}"
    >
      ${translate(words.language, 'files.undo')}
    </button>
  </p>`;
}

function printName(file: ListedFile): Html {
  const name = html`<bdi>${visibleName(file.name)}</bdi>`;
  return isStored(file)
    ? html`<a id="${lineId(file)}" href="/waste-fee/files/${file.id}">${name}</a>`
    : html`<span id="${lineId(file)}">${name}</span>`;
}

/** The word that the field has for the kind of `file`. */
const typeOf = ({ name }: ListedFile, { language }: Words): string =>
  translate(language, `files.${fileType(extensionOf(name))}`);

export const fileSize = (bytes: number, language: string): string => sizeText(language, bytes);
