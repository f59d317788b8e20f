import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { decodeText } from '../text/encoding.ts';
import { wholeSource } from '../whole-source.ts';
import { calendarPage, readCalendar, summaryOf } from './calendar.ts';

/** Shows the events of a file for calendars (RFC 5545), as invitations carry them. */
export const calendarEngine: DocumentEngine = {
  name: 'calendar',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const calendar = readCalendar(decodeText(await wholeSource(source, options.signal)));
    return readingDocument({
      title: summaryOf(calendar),
      read: (_, { words }) => statedPage(calendarPage(calendar, words), words),
    });
  },
};
