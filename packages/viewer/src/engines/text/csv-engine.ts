import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { element, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { cellText, tableLimits, textTable } from '../reading/table.ts';
import { wholeSource } from '../whole-source.ts';
import { csvLimits, readCsv } from './csv.ts';
import { decodeText } from './encoding.ts';

/** Shows CSV as a table. */
export const csvEngine: DocumentEngine = {
  name: 'csv',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const text = decodeText(await wholeSource(source, options.signal));
    return readingDocument({
      read(_, { words }) {
        const { titles, headers, rows, whole, isCut } = readCsv(text, tableLimits.rows);
        const content = textTable(headers, rows, words);
        content.prepend(...titles.map((title) => element('p', ...cellText(title))));
        if (isCut) content.prepend(element('p', words.cutOff('cells', csvLimits.cell)));
        if (!whole) content.prepend(element('p', words.cutOff('rows', rows.length)));
        return statedPage(content, words);
      },
    });
  },
};
