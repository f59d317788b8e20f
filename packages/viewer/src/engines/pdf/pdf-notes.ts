import { PDFDateString } from '../../generated/pdfjs.js';
import { dateFormat } from '@twintown/core/intl.js';
import type { Box, DocumentNote, ReadingWords } from '../engine.ts';
import { threads } from '../note-threads.ts';
import { append, element, heading, interfaceWords } from '../reading/html.ts';
import { annotationId } from './pdf-structure.ts';

/** What pdf.js gives of an annotation that somebody may have remarked something with. */
export interface RemarkAnnotation {
  id: string;
  subtype?: string;
  rect: number[];
  hasAppearance?: boolean;
  /** Of a file that is pinned to the page. */
  fileId?: string;
  file?: { filename: string };
  titleObj?: { str?: string };
  contentsObj?: { str?: string };
  modificationDate?: string | null;
  inReplyTo?: string | null;
  replyType?: string;
}

/** What pdf.js draws nothing for where the file gives no appearance. */
const notDrawn = /^(?:Text|FileAttachment|Stamp|Caret)$/;

const marks =
  /^(?:Highlight|Underline|Squiggly|StrikeOut|Square|Circle|Line|Polygon|PolyLine|Ink)$/;

/** Whether something of the page is marked here, and somebody says why. */
export const isMark = ({ subtype, contentsObj }: RemarkAnnotation): boolean =>
  marks.test(subtype ?? '') && !!contentsObj?.str?.trim();

/** Whether something stands here that the drawn page does not show. A reply stands with what it answers. */
export const isPin = (annotation: RemarkAnnotation): boolean =>
  !annotation.inReplyTo &&
  (isMark(annotation) || (!annotation.hasAppearance && notDrawn.test(annotation.subtype ?? '')));

// What a pinned file says of itself describes the file.
const noRemarks = /^(?:Link|Widget|Popup|FileAttachment)$/;

/** The remarks among a page's annotations, in the file's own order. */
export function notesOf(
  annotations: readonly RemarkAnnotation[],
  page: number,
  boxOf: (rect: number[]) => Box,
): DocumentNote[] {
  const notes: DocumentNote[] = [];
  for (const annotation of annotations) {
    const text = annotation.contentsObj?.str?.trim();
    // Of a group pdf.js gives each the words of the first (ISO 32000-2, table 172, RT).
    if (!text || noRemarks.test(annotation.subtype ?? '') || annotation.replyType === 'Group')
      continue;
    const author = annotation.titleObj?.str?.trim();
    const changed = PDFDateString.toDateObject(annotation.modificationDate ?? '');
    const answers = annotation.inReplyTo && annotationId(annotation.inReplyTo);
    notes.push({
      id: annotationId(annotation.id),
      page,
      box: boxOf(annotation.rect),
      text,
      ...(author && { author }),
      ...(changed && { changed }),
      ...(answers && { answers }),
    });
  }
  return notes;
}

/** Remarks shown after the text of a page at most: a file may be made to have no end of them. */
const mostShown = 500;

/** What was remarked on a page, to stand after its text. */
export function remarksOf(notes: readonly DocumentNote[], words: ReadingWords): HTMLElement {
  const format = dateFormat(words.language, { dateStyle: 'medium' });
  const item = ({ author, changed, text }: DocumentNote): HTMLLIElement => {
    const by = [author, changed && format.format(changed)].filter(Boolean).join(', ');
    const made = element('li');
    append(made, by !== '' && element('p', element('strong', by)));
    for (const line of text.split(/[\r\n]+/)) append(made, element('p', line));
    return made;
  };
  const list = element('ol');
  for (const [first, ...replies] of threads(notes.slice(0, mostShown))) {
    const made = item(first!);
    if (replies.length > 0) made.append(element('ol', ...replies.map(item)));
    list.append(made);
  }
  const section = element('section', interfaceWords(words, heading(1, words.comments())), list);
  section.dataset['remarks'] = '';
  return section;
}
