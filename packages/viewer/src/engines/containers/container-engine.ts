import { openArchive } from '../archive/archive.ts';
import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { fileList } from './file-list.ts';
import { claimsOf, isOfContainer } from './signatures.ts';

/** Shows signed containers (ASiC-E, ASiC-S, eDoc) and ZIP files as a list of the files in them. */
export const containerEngine: DocumentEngine = {
  name: 'container',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const archive = openArchive(await wholeSource(source, options.signal));
    const isSigned = archive.entries.some(isOfContainer);
    const files = archive.entries.filter(
      (entry) => !entry.isFolder && !(isSigned && isOfContainer(entry)),
    );
    const attachments = files.map((entry) => ({
      name: entry.name,
      size: entry.size,
      isLocked: entry.encrypted,
      content: () => archive.read(entry),
    }));
    return readingDocument({
      read: (_, { words }) => fileList(attachments, words),
      attachments,
      signatures: () => claimsOf(archive),
    });
  },
};
