import { fileSize } from '@twintown/core/file-size.js';
import { visibleName } from '@twintown/core/file-name.js';
import { openArchive } from '../archive/archive.ts';
import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { element, fragment, interfaceWords, page, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { claimsOf, isOfContainer } from './signatures.ts';

/** A longer list is not gone through; all files stay among the attachments. */
const mostShown = 1000;

/** Shows signed containers (ASiC-E, ASiC-S, eDoc) and ZIP files as a list of the files in them. */
export const containerEngine: DocumentEngine = {
  name: 'container',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const archive = openArchive(await wholeSource(source, options.signal));
    const isSigned = archive.entries.some(isOfContainer);
    const files = archive.entries.filter(
      (entry) => !entry.isFolder && !(isSigned && isOfContainer(entry)),
    );
    return readingDocument({
      read(_, { words }) {
        const list = element('ul');
        for (const [index, { name, size }] of files.slice(0, mostShown).entries()) {
          const button = element('button', shownPath(name));
          button.type = 'button';
          button.dataset['attachment'] = String(index);
          list.append(element('li', button, ` (${fileSize(words.language, size)})`));
        }
        if (!list.hasChildNodes()) return statedPage(fragment(), words);
        const cut =
          files.length > mostShown &&
          interfaceWords(words, element('p', words.cutOff('files', mostShown)));
        return page(
          fragment(interfaceWords(words, element('h2', words.files())), cut, list),
          'stated',
        );
      },
      attachments: files.map((entry) => ({
        name: entry.name,
        size: entry.size,
        content: () => archive.read(entry),
      })),
      signatures: () => claimsOf(archive),
    });
  },
};

/** Folders before the name, each with its hidden characters spelled out. */
const shownPath = (name: string): string =>
  name
    .split(/[/\\]/)
    .filter(Boolean)
    .map((part) => visibleName(part))
    .join(' / ');
