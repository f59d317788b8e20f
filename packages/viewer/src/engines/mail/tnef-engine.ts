import type { DocumentEngine } from '../engine.ts';
import { element, fragment, interfaceWords, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';

/** Says of a file in the format of Outlook ([MS-OXTNEF]; `winmail.dat`) what to ask the sender for. */
export const tnefEngine: DocumentEngine = {
  name: 'tnef',
  open: async () =>
    readingDocument({
      read: (_, { words }) =>
        statedPage(fragment(interfaceWords(words, element('p', words.packed()))), words),
    }),
};
